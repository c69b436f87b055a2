"""The crew: worker processes that voice lines and shoot takes, one to a core."""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from roughcut.errors import RoughcutError
from roughcut.models.speech.schema import RecordingInfo, SpeechOrder
from roughcut.models.video.schema import TakeOrder

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

    from roughcut.critic.whereabouts import Track
    from roughcut.models.speech.engine import SpeechEngine
    from roughcut.previs.model import Previs

P = ParamSpec("P")
S = TypeVar("S")
T = TypeVar("T")

_TRADES = ("roughcut.models.speech.engine", "roughcut.previs.model")
"""What the workers' jobs need: imported once, in the process that they are forked from."""
_MMAP_THRESHOLD, _LARGE_BYTES = -3, 256 * 1024
_IDLE_S = 1.0
"""A worker that waits so long for its next take has most likely shot its last one."""


def core_count() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Crew:
    """A pool of worker processes; they end with this process, however it ends."""

    def __init__(self, size: int | None = None) -> None:
        self.size = size or core_count()
        self._pool = ProcessPoolExecutor(self.size, mp_context=_context(), initializer=_begin)
        self._hiring: threading.Thread | None = None

    def warm_up(self) -> None:
        """Start the workers now, so that their imports run beside ours."""
        # The server that workers are forked from answers when it has imported everything; nobody waits here.
        self._hiring = threading.Thread(target=self._hire, name="hiring")
        self._hiring.start()

    def _hire(self) -> None:
        for _ in range(self.size):
            self._pool.submit(_load)

    def submit(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Queue a job for the next free worker."""
        return self._pool.submit(job, *args, **kwargs)

    def run(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do a job on the next free worker and wait for it."""
        return self.ended(self.submit(job, *args, **kwargs))

    def run_each(self, job: Callable[[S], T], items: Iterable[S]) -> list[T]:
        """Do a job for each of these, as many at a time as there are workers, and wait for all."""
        return [self.ended(each) for each in [self.submit(job, item) for item in items]]

    @staticmethod
    def ended(future: Future[T]) -> T:
        """Wait for a job. Raises what it raised, and RoughcutError where its worker is gone."""
        try:
            return future.result()
        except BrokenProcessPool as error:
            raise RoughcutError(
                "A worker process was ended from outside (often for lack of memory); run the same "
                "command again to go on from here."
            ) from error

    def dismiss(self) -> None:
        """End the workers at once; a job in hand is given up and leaves nothing behind."""
        if self._hiring:
            self._hiring.join()
        workers = list((self._pool._processes or {}).values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.join(timeout=5)


def _context() -> ForkServerContext | SpawnContext:
    """How workers begin. A plain fork would copy the durable engine's threads, which may hang; a fork of
    a server that has done nothing but the imports is safe, and the workers share what was imported."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(_TRADES))
    return context


def _begin() -> None:
    """In a new worker: leave Ctrl-C to the parent, never outlive it, and give memory back."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    keep_no_holes()


def keep_no_holes() -> None:
    """Have the allocator map every picture by itself, for the rest of this process."""
    # It learns to keep pictures for itself once the first was freed: then half of a worker's memory is
    # holes. With a fixed threshold every picture is a mapping of its own, and goes when it goes.
    if mallopt := _of_libc("mallopt"):
        mallopt(_MMAP_THRESHOLD, _LARGE_BYTES)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _of_libc(name: str) -> Callable[..., int] | None:
    """A function of the C library, where it has it (glibc)."""
    if sys.platform != "linux":
        return None
    found: Callable[..., int] | None = getattr(ctypes.CDLL(None), name, None)
    return found


def give_memory_back() -> None:
    """Let go of what nothing refers to any more, and hand the allocator's empty pages to the system."""
    gc.collect()
    if trim := _of_libc("malloc_trim"):
        trim(0)


def _fall_silent() -> None:
    """In a worker: let go of the voices' networks, which no take needs."""
    _engine.cache_clear()
    give_memory_back()


class _Idleness:
    """In a worker: what is kept from take to take goes when no other take follows soon."""

    def __init__(self) -> None:
        self._timer: threading.Timer | None = None

    def end(self) -> None:
        """A take begins."""
        if self._timer:
            self._timer.cancel()

    def begin(self) -> None:
        """A take is done."""
        self._timer = threading.Timer(_IDLE_S, _strike)
        self._timer.daemon = True
        self._timer.start()


_idleness = _Idleness()


def _strike() -> None:
    """In a worker that waits: let go of sets and drawings. A take that begins meanwhile makes them anew,
    and they are the same."""
    from roughcut.previs.renderer import strike

    strike()
    give_memory_back()


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
    """A worker's job: voice a line, or cut it out of what was recorded."""
    from roughcut.models.speech.recordings import record, record_excerpt

    return record_excerpt(order, folder) if order.excerpt else record(order, folder, _engine())


def find_people(order: TakeOrder) -> list[Track]:
    """A worker's job: say where a take has everybody."""
    from roughcut.production.whereabouts import tracks_of

    return tracks_of(order)


def shoot_take(order: TakeOrder, voices: Path, take: Path) -> None:
    """A worker's job: shoot a take."""
    _idleness.end()
    if _engine.cache_info().currsize:
        _fall_silent()
    try:
        _previs().shoot(order, voices, take)
    finally:
        _idleness.begin()
