"""Retakes: shots with grave notes are taken again, compared, and kept where they are better."""
