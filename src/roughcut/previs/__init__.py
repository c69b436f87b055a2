"""The embedded video model: a stage, figures, a camera and voices, drawn on this machine."""
