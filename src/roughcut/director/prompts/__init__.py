"""Prompts: what a take's brief says, in the words and within the limits of each kind of model."""
