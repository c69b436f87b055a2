"""The scripter: a dialogue becomes a shooting script."""
