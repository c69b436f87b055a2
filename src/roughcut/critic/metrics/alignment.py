"""Which stretch of a film is which planned shot, when some are missing, doubled, longer or shorter."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

_MERGE_MOST = 3
_EDIT_COST_S = 0.75
"""A missing, extra, merged or split shot costs as much as a length that is wrong by this much,
so a plan is bent only where the lengths cannot explain the film."""

_BAND = 40
"""How many stretches the match may stray from the diagonal, so that long films stay quick."""


@dataclass(frozen=True)
class Match:
    """The film's stretch [start, end) in frames for each planned shot: None where it is missing.

    `unsure` holds the indices whose cut was not seen, so that their ends come from the plan;
    `extra` the stretches that no planned shot accounts for."""

    spans: tuple[tuple[int, int] | None, ...]
    unsure: frozenset[int]
    extra: tuple[tuple[int, int], ...]

    @property
    def missing(self) -> tuple[int, ...]:
        """The 0-based indices of planned shots that the film does not hold."""
        return tuple(index for index, span in enumerate(self.spans) if span is None)


def match_shots(planned: Sequence[int], cuts: Sequence[int], frame_count: int, rate: float) -> Match:
    """Match planned shot lengths (frames) to the film's stretches between `cuts` (frame indices).

    A dynamic programme over both sequences: a stretch is one shot, several shots whose cuts were not
    seen, or an extra one; a shot is one stretch, several stretches, or missing.
    """
    edges = [0, *(cut for cut in cuts if 0 < cut < frame_count), frame_count]
    lengths = [b - a for a, b in itertools.pairwise(edges)]
    steps = _cheapest(planned, lengths, _EDIT_COST_S * rate)
    spans: list[tuple[int, int] | None] = [None] * len(planned)
    unsure: set[int] = set()
    extra: list[tuple[int, int]] = []
    shot = stretch = 0
    for shots, stretches in steps:
        start, end = edges[stretch], edges[stretch + stretches]
        if shots == 0:
            extra.append((start, end))
        elif stretches:
            parts = _divide(planned[shot : shot + shots], start, end)
            spans[shot : shot + shots] = parts
            if shots > 1:
                unsure.update(range(shot, shot + shots))
        shot, stretch = shot + shots, stretch + stretches
    return Match(tuple(spans), frozenset(unsure), tuple(extra))


def _moves() -> list[tuple[int, int, int]]:
    """(planned shots used, stretches used, edits) of every step of the dynamic programme."""
    moves = [(1, 1, 0), (1, 0, 2), (0, 1, 2)]
    for count in range(2, _MERGE_MOST + 1):
        moves += [(count, 1, count - 1), (1, count, count - 1)]
    return moves


def _cheapest(planned: Sequence[int], lengths: Sequence[int], edit: float) -> list[tuple[int, int]]:
    """The steps (planned shots used, stretches used) of the cheapest path through both sequences."""
    moves, slant = _moves(), len(lengths) / max(1, len(planned))
    best: dict[tuple[int, int], tuple[float, tuple[int, int] | None]] = {(0, 0): (0.0, None)}
    for i in range(len(planned) + 1):
        middle = round(i * slant)
        for j in range(max(0, middle - _BAND), min(len(lengths), middle + _BAND) + 1):
            options = [
                (best[(i - a, j - b)][0] + _cost(planned[i - a : i], lengths[j - b : j], edits, edit), (a, b))
                for a, b, edits in moves
                if (i - a, j - b) in best
            ]
            if options:
                best[(i, j)] = min(options, key=lambda option: option[0])
    steps: list[tuple[int, int]] = []
    at = (len(planned), len(lengths))
    while (step := best[at][1]) is not None:
        steps.append(step)
        at = (at[0] - step[0], at[1] - step[1])
    return steps[::-1]


def _cost(planned: Sequence[int], lengths: Sequence[int], edits: int, edit: float) -> float:
    if not planned or not lengths:
        return edits * edit
    return abs(sum(planned) - sum(lengths)) + edits * edit


def _divide(planned: Sequence[int], start: int, end: int) -> list[tuple[int, int] | None]:
    """Share a stretch among shots in proportion to their planned lengths."""
    parts: list[tuple[int, int] | None] = []
    whole, passed = sum(planned), 0
    for length in planned:
        a = start + (end - start) * passed // whole
        passed += length
        parts.append((a, start + (end - start) * passed // whole))
    return parts
