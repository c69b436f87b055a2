"""Examinations: each takes a case and answers one metric with its notes."""
