"""Streams that another thread works on."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roughcut.film.ahead import ahead


@given(st.integers(0, 200))
def test_items_come_in_their_order(count: int) -> None:
    """Nothing is lost, doubled or exchanged."""
    assert list(ahead(range(count))) == list(range(count))


def test_items_are_made_in_another_thread() -> None:
    """Whoever uses them does not make them."""
    names = set(ahead(threading.current_thread().name for _ in range(3)))
    assert len(names) == 1
    assert threading.current_thread().name not in names


def test_an_error_is_raised_where_the_items_are_used() -> None:
    """What was made before it still comes."""

    def failing() -> Iterator[int]:
        yield from range(24)
        raise OSError("no more")

    stream = ahead(failing())
    assert [next(stream) for _ in range(24)] == list(range(24))
    with pytest.raises(OSError, match="no more"):
        next(stream)


def test_who_stops_early_stops_the_making() -> None:
    """An endless stream ends with its user, and not much of it was made in vain."""
    made = 0

    def endless() -> Iterator[int]:
        nonlocal made
        while True:
            made += 1
            yield made

    stream = ahead(endless())
    assert [next(stream) for _ in range(5)] == [1, 2, 3, 4, 5]
    stream.close()  # type: ignore[attr-defined]
    assert made < 200
