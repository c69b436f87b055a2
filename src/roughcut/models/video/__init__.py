"""Video models: the order they are given and what they can do."""
