"""Where lines stand word for word in a dialogue, and which of these places follow one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

_MOST = 64  # places that are looked at for one line; only lines such as `Yes.` have more


@dataclass(frozen=True)
class Candidate:
    """A line may be the words `start` up to `end` of the dialogue; `weight` says how well that fits."""

    line: int
    start: int
    end: int
    weight: int


def occurrences(stream: Sequence[str], wanted: Mapping[int, Sequence[str]]) -> dict[int, list[int]]:
    """For each line (by its index) the places in `stream` where all its words stand in a row: at most 64,
    those nearest to its own place in the order of lines."""
    places: dict[str, list[int]] = {}
    for place, key in enumerate(stream):
        places.setdefault(key, []).append(place)
    found: dict[int, list[int]] = {}
    for rank, (line, keys) in enumerate(wanted.items()):
        rarest = min(range(len(keys)), key=lambda i: len(places.get(keys[i], ())))
        starts = [place - rarest for place in places.get(keys[rarest], ()) if place >= rarest]
        starts = [start for start in starts if list(stream[start : start + len(keys)]) == list(keys)]
        expected = rank * len(stream) // max(1, len(wanted))
        starts = sorted(starts, key=lambda start: abs(start - expected))[:_MOST]
        found[line] = sorted(starts)
    return found


def best_chain(candidates: Sequence[Candidate], length: int) -> list[Candidate]:
    """Of the candidates at most one a line, in the order of lines and of places, none over another, with
    the greatest sum of weights. `length` is that of the stream."""
    best = _Prefixes(length + 1)
    before: dict[Candidate, Candidate | None] = {}
    ordered = sorted(candidates, key=lambda c: (c.line, c.start))
    for _, group in groupby(ordered, key=lambda c: c.line):
        sums = [(best.up_to(choice.start), choice) for choice in group]
        for (total, last), choice in sums:
            before[choice] = last
            best.put(choice.end, total + choice.weight, choice)
    chain: list[Candidate] = []
    last = best.up_to(length)[1]
    while last is not None:
        chain.append(last)
        last = before[last]
    return chain[::-1]


class _Prefixes:
    """The best sum that ends at or before a place, in logarithmic time (a Fenwick tree of maxima)."""

    def __init__(self, size: int) -> None:
        self._tree: list[tuple[int, Candidate | None]] = [(0, None)] * (size + 1)

    def up_to(self, place: int) -> tuple[int, Candidate | None]:
        best: tuple[int, Candidate | None] = (0, None)
        index = place + 1
        while index > 0:
            if self._tree[index][0] > best[0]:
                best = self._tree[index]
            index -= index & -index
        return best

    def put(self, place: int, total: int, candidate: Candidate) -> None:
        index = place + 1
        while index < len(self._tree):
            if total > self._tree[index][0]:
                self._tree[index] = (total, candidate)
            index += index & -index
