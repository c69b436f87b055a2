"""The command line: one verb a file. Heavy parts are imported when a verb needs them."""

import sys
from typing import NoReturn

STOPPED = "Stopped. What is finished is kept; run the same command again to go on."
STOPPED_CODE = 130


def main() -> NoReturn:
    """Run the command line; exit 0 when all went well, 2 for the user's mistakes, 130 when stopped."""
    try:
        from roughcut.cli.app import main as run  # takes a moment, in which somebody may change their mind
    except KeyboardInterrupt:
        sys.stderr.write(f"roughcut: {STOPPED}\n")
        sys.exit(STOPPED_CODE)
    run()


__all__ = ["STOPPED", "STOPPED_CODE", "main"]
