"""Spans: half-open intervals [start, end) of frames, samples or seconds, and what can be done with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Span = tuple[float, float]


def runs(flags: NDArray[np.bool_] | Sequence[bool], least: int = 1) -> list[tuple[int, int]]:
    """The maximal runs of true values as [start, end) indices, those of `least` values or longer."""
    array = np.concatenate(([False], np.asarray(flags, dtype=bool), [False]))
    edges = np.flatnonzero(array[1:] != array[:-1])
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a >= least]


def union(spans: Iterable[Span], gap: float = 0.0) -> list[Span]:
    """The same points as disjoint spans in order; spans with at most `gap` between them are joined."""
    joined: list[Span] = []
    for start, end in sorted(span for span in spans if span[1] > span[0]):
        if joined and start - joined[-1][1] <= gap:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def intersection(first: Iterable[Span], second: Iterable[Span]) -> list[Span]:
    """The points that lie in both."""
    left, right, common = union(first), union(second), []
    i = j = 0
    while i < len(left) and j < len(right):
        start, end = max(left[i][0], right[j][0]), min(left[i][1], right[j][1])
        if end > start:
            common.append((start, end))
        if left[i][1] < right[j][1]:
            i += 1
        else:
            j += 1
    return common


def difference(first: Iterable[Span], second: Iterable[Span]) -> list[Span]:
    """The points of the first that do not lie in the second."""
    cuts, rest = union(second), []
    for start, end in union(first):
        at = start
        for low, high in cuts:
            if high <= at or low >= end:
                continue
            if low > at:
                rest.append((at, low))
            at = max(at, high)
        if at < end:
            rest.append((at, end))
    return rest


def total(spans: Iterable[Span]) -> float:
    """How much the spans cover; what two of them share counts once."""
    return sum(end - start for start, end in union(spans))


def padded(spans: Iterable[Span], by: float) -> list[Span]:
    """Each span grown by `by` at both ends (joined where they meet; never below zero)."""
    return union((max(0.0, start - by), end + by) for start, end in spans)


def at_least(spans: Iterable[Span], length: float) -> list[Span]:
    """The spans that are `length` or longer."""
    return [span for span in spans if span[1] - span[0] >= length]
