"""Screenplays: Fountain and Final Draft, read and written without losing a spoken word."""
