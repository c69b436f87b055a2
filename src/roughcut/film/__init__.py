"""Media: probing, decoding, encoding, assembling, loudness, subtitles and the storyboard."""
