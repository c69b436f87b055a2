"""The script and its formats: pure, no input or output."""
