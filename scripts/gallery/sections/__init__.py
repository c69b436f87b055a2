"""The sections of the gallery, one a module."""
