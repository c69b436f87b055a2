"""From text to phonemes: cleaning, numbers, English, Mandarin, and pieces that a network can hold."""
