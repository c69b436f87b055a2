"""What is heard besides words: the air of places, and the noises that things and people make."""
