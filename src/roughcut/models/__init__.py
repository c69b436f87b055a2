"""What can be called: video models, voices, and later language and vision models."""
