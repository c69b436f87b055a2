"""Runs the real command as a user does."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

COMMAND = [sys.executable, "-m", "roughcut"]
# One worker: for a film this small the start of a second one costs more than it brings.
SMALL = ["--size", "192x108", "--fps", "12", "--workers", "1"]

DIALOGUE = """\
The Key

INT. KITCHEN - NIGHT

[Ada, an old woman with grey hair, sits at the table. Ben, a young man in a red jacket, stands by the door.]

Ada: You are late, Ben.
Ben: (quietly) I lost the key.
[Ben sits down.]
Ada: Again? Then we had better change the lock before the winter comes.
"""

Roughcut = Callable[..., subprocess.CompletedProcess[str]]


def run(
    *arguments: str | Path, stdin: str | bytes | None = None, code: int = 0
) -> subprocess.CompletedProcess[str]:
    """Run the command to its end and check its exit code; failures show what it printed."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        input=data if data is not None else b"",
        capture_output=True,
        check=False,
    )
    result = subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )
    assert result.returncode == code, result.stderr
    return result
