"""Progress: bars with a time estimate on a terminal, plain lines elsewhere, nothing when quiet."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Iterator

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from roughcut.production.events import Silence, Watcher

_WORDS = {
    "script": "Writing the script",
    "scripts": "Writing the scripts",
    "script reviews": "Reviewing the scripts",
    "judging": "Judging the film",
    "voices": "Voicing the lines",
    "takes": "Shooting the takes",
    "retakes": "Taking shots again",
    "film": "Cutting the film",
    "storyboard": "Drawing the storyboard",
    "review": "Reviewing the film",
    "films": "Reviewing the films",
    "fvd": "Comparing the films",
    "stories": "Making the films",
    "handles": "Shooting handles",
    "stems": "Taking the sound apart",
}


@contextlib.contextmanager
def watching(quiet: bool) -> Iterator[Watcher]:
    """A watcher that suits where the output goes."""
    if quiet or sys.stderr is None:  # somebody closed it
        yield Silence()
    elif sys.stderr.isatty():
        columns = (
            TextColumn("{task.description:<24}"),
            BarColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=Console(stderr=True)) as progress:
            yield _Bars(progress)
    else:
        yield _Lines()


class _Bars:
    """A bar for every stage, with a time estimate."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}
        self._lock = threading.Lock()

    def stage(self, name: str, total: int) -> None:
        with self._lock:
            self._tasks[name] = self._progress.add_task(_WORDS.get(name, name), total=max(1, total))
            if total == 0:
                self._progress.advance(self._tasks[name])

    def advance(self, name: str, parts: int = 1) -> None:
        with self._lock:
            if name in self._tasks:
                self._progress.advance(self._tasks[name], parts)

    def say(self, message: str) -> None:
        self._progress.console.print(message, markup=False, highlight=False)


class _Lines:
    """A line when a stage begins; stages over a second or two long are the takes, told by quarters."""

    def __init__(self) -> None:
        self._totals: dict[str, int] = {}
        self._done: dict[str, int] = {}
        self._lock = threading.Lock()

    def stage(self, name: str, total: int) -> None:
        with self._lock:
            self._totals[name], self._done[name] = total, 0
        if total:
            self.say(_WORDS.get(name, name))

    def advance(self, name: str, parts: int = 1) -> None:
        with self._lock:
            total = self._totals.get(name, 0)
            before = self._done.get(name, 0)
            self._done[name] = before + parts
            if total <= 1 or 4 * before // total == 4 * (before + parts) // total:
                return
            share = min(100, round(100 * (before + parts) / total))
        self.say(f"{_WORDS.get(name, name)}: {share}%")

    def say(self, message: str) -> None:
        sys.stderr.write(f"{message}\n")
        sys.stderr.flush()
