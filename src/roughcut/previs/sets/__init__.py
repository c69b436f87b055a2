"""The places of the previs: what a scene description looks like, and how it is drawn."""
