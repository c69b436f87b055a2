"""The gate before a provider: how many jobs may be open at once, and how many calls a minute."""

from __future__ import annotations

import heapq
import itertools
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_REMEMBERED = 12
"""So many of the last jobs tell how long one takes."""


class Gate:
    """Lets calls through one by one; shared by all who buy from one provider in this process."""

    def __init__(
        self, concurrency: int, calls_per_minute: int, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._free = concurrency
        self._waiting: list[tuple[int, int]] = []  # the most urgent first, then the first to come
        self._tickets = itertools.count()
        self._change = threading.Condition()
        self._interval_s = 60.0 / calls_per_minute
        self._sleep = sleep
        self._lock = threading.Lock()
        self._next_s = 0.0
        self._lasted: dict[str, deque[float]] = {}

    @contextmanager
    def place(self, urgency: int = 0) -> Iterator[None]:
        """Hold one of the places for open jobs. Of those who wait the most urgent is let in first: the one
        for whom most others wait, since the longest chain decides when all is done."""
        with self._change:
            mine = (-urgency, next(self._tickets))
            heapq.heappush(self._waiting, mine)
            try:
                self._change.wait_for(lambda: self._free and self._waiting[0] == mine)
            finally:
                self._waiting.remove(mine)
                heapq.heapify(self._waiting)
            self._free -= 1
            self._change.notify_all()  # another place may be free for the next one
        try:
            yield
        finally:
            with self._change:
                self._free += 1
                self._change.notify_all()

    def wait_turn(self) -> None:
        """Wait until the rate allows one more call."""
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._next_s)
            self._next_s = turn + self._interval_s
        if turn > now:
            self._sleep(turn - now)

    def remember(self, model: str, seconds: float) -> None:
        """A job of this model was over after so many seconds."""
        with self._lock:
            self._lasted.setdefault(model, deque(maxlen=_REMEMBERED)).append(seconds)

    def usual_s(self, model: str) -> float | None:
        """What the last jobs of a model took at least, in seconds; None before the first."""
        with self._lock:
            return min(self._lasted.get(model, ()), default=None)
