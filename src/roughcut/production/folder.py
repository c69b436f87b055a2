"""The output folder of a production: its paths, its lock, and what a killed run may have left."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from roughcut.errors import OutputError, ProductionBusyError
from roughcut.files import expanded, output_errors


class ProductionFolder:
    """OUT and everything in it; nothing is created before `held()`."""

    def __init__(self, root: Path) -> None:
        self.root = expanded(root).absolute()
        self.dialogue = self.root / "dialogue.txt"
        self.script_text = self.root / "script.txt"
        self.script_json = self.root / "script.json"
        self.takes = self.root / "takes"
        self.other_takes = self.takes / "other"
        self.film = self.root / "film.mp4"
        self.srt = self.root / "film.srt"
        self.vtt = self.root / "film.vtt"
        self.storyboard = self.root / "storyboard.html"
        self.report_json = self.root / "report.json"
        self.report_html = self.root / "report.html"
        self.hidden = self.root / ".roughcut"
        self.voices = self.hidden / "voices"
        self.dailies = self.root / "dailies"
        self.plan = self.hidden / "plan.json"
        self.measured = self.hidden / "measured"
        self.retakes = self.hidden / "retakes.json"
        self.trial = self.hidden / "trial"
        self.ledger = self.hidden / "ledger.sqlite"
        self.stand_ins = self.hidden / "stand-ins.json"
        self.store = self.hidden / "artefacts.sqlite"
        self.database = self.hidden / "production.sqlite"

    def take(self, shot_number: int) -> Path:
        """The take of a shot; its stills lie beside it as `.first.png` and `.last.png`."""
        return self.takes / f"shot_{shot_number:03d}.mp4"

    def stills(self, shot_number: int) -> tuple[Path, Path]:
        """The first and last frame of a shot's take."""
        take = self.take(shot_number)
        return take.with_suffix(".first.png"), take.with_suffix(".last.png")

    def other_take(self, shot_number: int, take_number: int) -> Path:
        """One of several takes of a shot, whether or not it is the one in the film."""
        return self.other_takes / f"shot_{shot_number:03d}.take{take_number}.mp4"

    def read_stand_ins(self) -> dict[int, str]:
        """The shots that the previs stands in for, and why, as the last run left it."""
        try:
            found = json.loads(self.stand_ins.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return {int(number): why for number, why in found.items()}

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Hold the folder: made if needed, proven writable, locked against a second run, swept."""
        with output_errors(self.root):
            self.voices.mkdir(parents=True, exist_ok=True)
            self.takes.mkdir(exist_ok=True)
            self._prove_writable()
            lock = (self.hidden / "lock").open("a+")
        with lock:
            self._take_lock(lock.fileno())
            self.sweep()
            try:
                yield
            finally:
                self.sweep()

    def _prove_writable(self) -> None:
        try:
            with tempfile.NamedTemporaryFile(dir=self.root, prefix=".part-") as probe:
                probe.write(b"roughcut")
        except PermissionError as error:
            raise OutputError(
                f"Cannot write {self.root}: it may not be written; choose another folder with -o "
                "or change its permissions.",
                path=self.root,
            ) from error

    def _take_lock(self, handle: int) -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.pread(handle, 32, 0).decode("ascii", "replace").strip() or "unknown"
            raise ProductionBusyError(
                f"Another roughcut (process {holder}) is at work in {self.root}; wait for it to end, "
                "or choose another folder with -o."
            ) from error
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)

    def sweep(self) -> None:
        """Remove the unfinished files of a run that was stopped or killed."""
        folders = (self.root, self.takes, self.other_takes, self.hidden, self.voices, self.dailies)
        for folder in folders:
            if folder.is_dir():
                for part in folder.glob(".part-*"):
                    if part.is_dir():
                        shutil.rmtree(part, ignore_errors=True)
                    else:
                        part.unlink(missing_ok=True)

    def drop_takes_after(self, count: int) -> list[Path]:
        """Remove takes of shots that the script no longer has; gives the paths that went."""
        dropped = []
        for path in self.takes.glob("shot_*"):
            match = re.match(r"shot_(\d+)\.", path.name)
            if match and int(match[1]) > count:
                path.unlink(missing_ok=True)
                dropped.append(path)
        return dropped
