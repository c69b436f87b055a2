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


def test_a_crew_can_be_dismissed_before_it_has_arrived() -> None:
    """Workers that are still on their way are sent home without a word of complaint."""
    script = "from roughcut.production.crew import Crew\ncrew = Crew(2)\ncrew.warm_up()\ncrew.dismiss()\n"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
