"""The crew: worker processes that voice lines, shoot takes and finish the film, one to a core."""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from roughcut.errors import RoughcutError
from roughcut.models.speech.schema import RecordingInfo, SpeechOrder
from roughcut.models.video.schema import TakeOrder

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

    from roughcut.models.speech.engine import SpeechEngine
    from roughcut.previs.model import Previs

P = ParamSpec("P")
T = TypeVar("T")
Tell = Callable[[str, int], None]
"""Called with a stage's name and how many parts of it are done."""

_TRADES = ("roughcut.models.speech.engine", "roughcut.previs.model")
"""What the workers' jobs need: imported once, in the process that they are forked from."""
_MMAP_THRESHOLD, _LARGE_BYTES = -3, 256 * 1024


def core_count() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _unheard(_stage: str, _parts: int) -> None:
    """Progress that nobody listens to."""


class Crew:
    """A pool of worker processes; they end with this process, however it ends.

    `tell` hears of the progress inside long jobs, in a thread of its own.
    """

    def __init__(self, size: int | None = None, tell: Tell = _unheard) -> None:
        self.size = size or core_count()
        context = _context()
        self._ear, self._mouth = context.Pipe(duplex=False)
        self._pool = ProcessPoolExecutor(
            self.size, mp_context=context, initializer=_begin, initargs=(self._mouth,)
        )
        self._listener = threading.Thread(target=_listen, args=(self._ear, tell), daemon=True)
        self._listener.start()

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
        # With the last end that could speak gone, the listener comes to its end.
        self._mouth.close()
        self._listener.join(timeout=5)
        self._ear.close()


def _context() -> ForkServerContext | SpawnContext:
    """How workers begin. A plain fork would copy the durable engine's threads, which may hang; a fork of
    a server that has done nothing but the imports is safe, and the workers share what was imported."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(_TRADES))
    return context


def _listen(ear: Connection, tell: Tell) -> None:
    while True:
        try:
            stage, parts = ear.recv()
        except (EOFError, OSError):
            return
        tell(stage, parts)


_mouths: list[Connection] = []


def _begin(mouth: Connection) -> None:
    """In a new worker: leave Ctrl-C to the parent, never outlive it, and give memory back."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _mouths.append(mouth)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # The allocator learns to keep pictures for itself once the first was freed: then half of a worker's
    # memory is holes. With a fixed threshold every picture is a mapping of its own, and goes when it goes.
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


def tell_parent(stage: str, parts: int) -> None:
    """In a worker: say how many parts of a stage are done."""
    # One write of so few bytes is whole in a pipe, so that workers need no lock.
    _mouths[-1].send((stage, parts))


def free_memory() -> None:
    """In a worker: let go of what the last kind of job needed and the next does not."""
    _engine.cache_clear()
    gc.collect()
    if trim := _of_libc("malloc_trim"):
        trim(0)


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
    if _engine.cache_info().currsize:
        free_memory()
    _previs().shoot(order, voices, take)
