"""Encoders: pictures, texts and films as vectors, from weights that the user names."""
