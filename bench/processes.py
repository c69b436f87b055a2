"""Runs a command and watches its whole process tree: wall time, cores used, peak memory, first file."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_TICK_S = 0.05
_PSS_SHARE = 0.02
"""Asking for memory stops what is asked: so much of the time may go into it."""
_TICKS_PER_S = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Watched:
    """How a command went. Memory is the summed proportional share (PSS) of the tree, in MiB."""

    wall_s: float
    cpu_s: float
    peak_mib: float
    first_file_s: float | None


def watch(command: Sequence[str], folder: Path, first: str) -> Watched:
    """Run a command to its end; the first file in `folder` that matches `first` is timed from the start."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    peak, first_s, ask_again = 0.0, None, 0.0
    cpu_s: dict[int, float] = {}
    while process.poll() is None:
        tree = _tree(process.pid)
        asked = time.perf_counter()
        if asked >= ask_again:
            peak = max(peak, sum(map(_pss_kib, tree)) / 1024)
            ask_again = time.perf_counter() + (time.perf_counter() - asked) / _PSS_SHARE
        # Grandchildren's time never reaches their grandparent's account: each process is asked itself.
        cpu_s |= {pid: seconds for pid in tree if (seconds := _cpu_s(pid)) is not None}
        if first_s is None and any(folder.glob(first)):
            first_s = time.perf_counter() - start
        time.sleep(_TICK_S)
    wall = time.perf_counter() - start
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Watched(wall, sum(cpu_s.values()), peak, first_s)


def _cpu_s(pid: int) -> float | None:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    user, system = int(fields[11]), int(fields[12])
    return (user + system) / _TICKS_PER_S


def _tree(root: int) -> list[int]:
    """A process and all that it and they started, from whichever thread."""
    found = [root]
    for pid in found:
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            try:
                found.extend(int(child) for child in children.read_text().split())
            except OSError:
                continue
    return found


def _pss_kib(pid: int) -> int:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)
