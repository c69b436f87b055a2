"""The crew: its workers end with whoever hired them, and give memory back between jobs."""

from __future__ import annotations

import signal
import subprocess
import sys

_HIRE = """
import os, signal, sys
from roughcut.production.crew import Crew

if __name__ == "__main__":
    crew = Crew(1)
    print(crew.run(os.getpid), flush=True)
    signal.pause()
"""


def test_workers_end_when_their_parent_is_killed() -> None:
    """After kill -9 of the parent nothing that it started still holds its output open."""
    with subprocess.Popen([sys.executable, "-c", _HIRE], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        assert int(parent.stdout.readline()) != parent.pid
        parent.send_signal(signal.SIGKILL)
        parent.communicate(timeout=60)
    assert parent.returncode == -signal.SIGKILL
