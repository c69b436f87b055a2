"""What the makers of roughcut run by hand; not part of the package."""
