"""What became of retakes: before and after, measured the same way."""
