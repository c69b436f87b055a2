"""Runs a command and watches its whole process tree: wall time, cores used, peak memory, first file."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_TICK_S = 0.05


@dataclass(frozen=True)
class Watched:
    """How a command went. Memory is the summed proportional share (PSS) of the tree, in MiB."""

    wall_s: float
    cpu_s: float
    peak_mib: float
    first_file_s: float | None


def watch(command: Sequence[str], folder: Path, first: str) -> Watched:
    """Run a command to its end; the first file in `folder` that matches `first` is timed from the start."""
    before = os.times()
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    peak, first_s = 0.0, None
    while process.poll() is None:
        peak = max(peak, _tree_mib(process.pid))
        if first_s is None and any(folder.glob(first)):
            first_s = time.perf_counter() - start
        time.sleep(_TICK_S)
    wall = time.perf_counter() - start
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Watched(wall, cpu, peak, first_s)


def _tree_mib(root: int) -> float:
    return sum(_pss_kib(pid) for pid in _tree(root)) / 1024


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
