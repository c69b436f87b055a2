"""The people of the previs: what a description looks like, and how it is drawn."""
