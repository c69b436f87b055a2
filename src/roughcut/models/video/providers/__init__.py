"""The clients of the video providers, one module each."""
