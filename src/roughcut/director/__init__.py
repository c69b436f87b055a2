"""The director: a script becomes a shot plan that a video model can shoot. Pure."""
