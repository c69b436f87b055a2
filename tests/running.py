"""Runs the command as a user does: in this process, or in one of its own where that is the point."""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from roughcut.cli.app import run as run_command

COMMAND = [sys.executable, "-m", "roughcut"]
# One worker: for a film this small the start of a second one costs more than it brings.
SMALL = ["--size", "128x72", "--fps", "6", "--workers", "1"]

DIALOGUE = """\
The Key

INT. KITCHEN - NIGHT

[Ada, an old woman with grey hair, sits at the table. Ben, a young man in a red jacket, stands by the door.]

Ada: You are late, Ben.
Ben: (quietly) I lost the key.
[Ben sits down.]
Ada: Not again!
"""

Roughcut = Callable[..., subprocess.CompletedProcess[str]]


def run(*arguments: str | Path, stdin: str | bytes = "", code: int = 0) -> subprocess.CompletedProcess[str]:
    """Run the command to its end in this process, as `main` does but for the signals, and check its exit
    code; failures show what it printed. A start of its own costs seconds: `run_apart` is for who needs it."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    words = [str(argument) for argument in arguments]
    printed, told = io.StringIO(), io.StringIO()
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(data), encoding="utf-8")
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(told):
            ended = run_command(words)
    finally:
        sys.stdin = before
    return _checked(words, ended, printed.getvalue(), told.getvalue(), code)


def run_apart(
    *arguments: str | Path, stdin: str | bytes = "", code: int = 0
) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own."""
    words = [*COMMAND, *map(str, arguments)]
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(words, input=data, capture_output=True, check=False)
    return _checked(words, done.returncode, done.stdout.decode(), done.stderr.decode(), code)


def _checked(
    words: list[str], ended: int, printed: str, told: str, code: int
) -> subprocess.CompletedProcess[str]:
    assert ended == code, told
    return subprocess.CompletedProcess(words, ended, printed, told)
