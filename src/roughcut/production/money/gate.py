"""The gate before a provider: how many jobs may be open at once, and how many calls a minute."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Gate:
    """Lets calls through one by one; shared by all who buy from one provider in this process."""

    def __init__(
        self, concurrency: int, calls_per_minute: int, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._places = threading.BoundedSemaphore(concurrency)
        self._interval_s = 60.0 / calls_per_minute
        self._sleep = sleep
        self._lock = threading.Lock()
        self._next_s = 0.0

    @contextmanager
    def place(self) -> Iterator[None]:
        """Hold one of the places for open jobs."""
        with self._places:
            yield

    def wait_turn(self) -> None:
        """Wait until the rate allows one more call."""
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._next_s)
            self._next_s = turn + self._interval_s
        if turn > now:
            self._sleep(turn - now)
