"""Metrics: pure functions with a contract."""
