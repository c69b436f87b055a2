"""A stream that a thread of its own works on, a little ahead of whoever uses it: two cores are busy."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

_AT_ONCE, _DEPTH = 24, 3


def ahead(items: Iterable[T]) -> Iterator[T]:
    """The same items in the same order, made by another thread, a few dozen at most ahead of their use. An
    error in making them is raised where they are used; who stops early stops the making, too."""
    source = iter(items)
    with ThreadPoolExecutor(1, thread_name_prefix="ahead") as pool:
        # A few at a time: handing over each block of sound alone would cost more than it saves.
        waiting = deque(pool.submit(list, islice(source, _AT_ONCE)) for _ in range(_DEPTH))
        try:
            while some := waiting.popleft().result():
                waiting.append(pool.submit(list, islice(source, _AT_ONCE)))
                yield from some
        finally:
            for each in waiting:
                each.cancel()
