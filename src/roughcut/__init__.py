"""roughcut: a dialogue becomes a shooting script, a film, an edit and an honest review."""

__version__ = "0.1.0"
