"""`python -m roughcut`: the command line."""

from roughcut.cli import main

main()
