"""Voices: casting a voice for each character, and speaking lines with it."""
