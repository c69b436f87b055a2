"""The till of a batch: one ledger whose cap counts all stories, and one gate for each provider."""

from __future__ import annotations

import threading
from pathlib import Path

from roughcut.models.video.profile import VideoProfile
from roughcut.production.money.books import open_ledger
from roughcut.production.money.daybook import Daybook
from roughcut.production.money.gate import Gate
from roughcut.production.money.ledger import Ledger
from roughcut.production.money.pace import Pace


class Till:
    """What productions that run side by side share; safe for threads."""

    def __init__(self, file: Path, concurrency: int | None = None, pace: Pace | None = None) -> None:
        """`concurrency` bounds the open jobs of each provider; None: as many as its profile says. `pace`
        is how often jobs are looked at, where it is not the usual one."""
        self._file = file
        self.pace = pace
        self._concurrency = concurrency
        self._gates: dict[str, Gate] = {}
        self._lock = threading.Lock()

    def ledger(self, production: str, daybook: Daybook | None) -> Ledger:
        """The ledger of one of the productions, in the book that all share."""
        return open_ledger(self._file, production, daybook=daybook, caps_all=True)

    def gate(self, profile: VideoProfile) -> Gate:
        """The gate of a model's provider."""
        with self._lock:
            if profile.provider not in self._gates:
                most = min(self._concurrency or profile.concurrency, profile.concurrency)
                self._gates[profile.provider] = Gate(most, profile.calls_per_minute)
            return self._gates[profile.provider]
