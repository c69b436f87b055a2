"""The command line: one verb a file. Heavy parts are imported when a verb needs them."""

from roughcut.cli.app import main

__all__ = ["main"]
