"""Judges and metrics held against people: in which order both put things, and where a judge is biased."""
