"""The crew: worker processes that voice lines and shoot takes, one to a core."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from roughcut.errors import RoughcutError
from roughcut.models.speech.schema import RecordingInfo, SpeechOrder
from roughcut.models.video.schema import TakeOrder

if TYPE_CHECKING:
    from roughcut.models.speech.engine import SpeechEngine
    from roughcut.previs.model import Previs

P = ParamSpec("P")
T = TypeVar("T")


def core_count() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Crew:
    """A pool of worker processes; they end with this process, however it ends."""

    def __init__(self, size: int | None = None) -> None:
        self.size = size or core_count()
        # Spawned, not forked: the durable engine runs threads, and a forked copy of them may hang.
        self._pool = ProcessPoolExecutor(
            self.size,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_begin,
            initargs=(os.getpid(),),
        )

    def warm_up(self) -> None:
        """Start the workers now, so that their imports run beside ours."""
        for _ in range(self.size):
            self._pool.submit(_load)

    def submit(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Queue a job for the next free worker."""
        return self._pool.submit(job, *args, **kwargs)

    def run(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do a job on the next free worker and wait for it."""
        try:
            return self.submit(job, *args, **kwargs).result()
        except BrokenProcessPool as error:
            raise RoughcutError(
                "A worker process was ended from outside (often for lack of memory); run the same "
                "command again to go on from here."
            ) from error

    def dismiss(self) -> None:
        """End the workers at once; a job in hand is given up and leaves nothing behind."""
        workers = list((self._pool._processes or {}).values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.join(timeout=5)


def _begin(parent: int) -> None:
    """In a new worker: leave Ctrl-C to the parent, and never outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _load() -> None:
    """Import what every job needs."""
    _engine()
    _previs()


@cache
def _engine() -> SpeechEngine:
    from roughcut.models.speech.engine import SpeechEngine

    return SpeechEngine()


@cache
def _previs() -> Previs:
    from roughcut.previs.model import Previs

    return Previs()


def record_line(order: SpeechOrder, folder: Path) -> RecordingInfo:
    """A worker's job: voice a line."""
    from roughcut.models.speech.recordings import record

    return record(order, folder, _engine())


def shoot_take(order: TakeOrder, voices: Path, take: Path) -> None:
    """A worker's job: shoot a take."""
    _previs().shoot(order, voices, take)
