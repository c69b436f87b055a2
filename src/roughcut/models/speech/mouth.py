"""Mouth shapes from phonemes, how long each lasts, and where the recording is silent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from roughcut.models.speech.schema import MouthCue, Viseme

_SHAPES: dict[Viseme, str] = {
    "closed": "mbp",
    "teeth": "fvszʂʃʒʐθðʦʣʨʥꭧʧʤɕçtdnlɾTkɡŋxɣ",
    "round": "ouwʊɔOQYɹɻrɥyøœʋɒ",
    "wide": "eiɪjæɛʲᵻɨAəᵊɜɚɤʝ",
    "open": "aɑɐʌIW",
}
_SHAPE_OF = {phoneme: shape for shape, phonemes in _SHAPES.items() for phoneme in phonemes}
# The mouth already stands for the vowel while breath or stress goes before it.
_BEFORE_VOWELS = frozenset("ˈˌʰhɦ")
# Lips that close are seen however briefly; a consonant made behind the teeth hardly shows.
_WEIGHTS: dict[Viseme, float] = {
    "rest": 1.6, "closed": 2.0, "open": 1.2, "wide": 1.0, "round": 1.1, "teeth": 0.6,
}  # fmt: skip
_STEP_MS, _STEPS = 12, 7
"""Time is cut this finely, and a shape lasts at least so many steps: never more than twelve a second."""

_ORDER = tuple(_WEIGHTS)

Span = tuple[float, float, Viseme]


def spans(phonemes: str, durations_ms: Sequence[float], late_ms: float = 0.0) -> list[Span]:
    """Start, end (ms) and shape of each stretch; durations count the silences before and after too.

    `late_ms` is by how much the durations, summed up, run behind the sound.
    """
    time: float = durations_ms[0] - late_ms
    found: list[Span] = [(0.0, time, _rest())]
    for shape, duration in zip(_shapes(phonemes), durations_ms[1:-1], strict=True):
        found.append((time, time + duration, shape))
        time += duration
    return [*found, (time, time + durations_ms[-1] + late_ms, _rest())]


def _shapes(phonemes: str) -> list[Viseme]:
    """A shape for each sign: marks and consonants without one keep the shape beside them."""
    shapes = [_SHAPE_OF.get(sign) for sign in phonemes]
    for place in reversed(range(len(shapes) - 1)):
        if phonemes[place] in _BEFORE_VOWELS:
            shapes[place] = shapes[place + 1]
    found: list[Viseme] = []
    for shape in shapes:
        found.append(shape or (found[-1] if found else _rest()))
    return found


def rested(stretches: Iterable[Span], silences_ms: Iterable[tuple[float, float]]) -> list[Span]:
    """The stretches with the mouth at rest in each silence (start and end, ms, in order)."""
    pieces = list(stretches)
    found: list[Span] = []
    for start, end in silences_ms:
        pieces = [
            piece
            for a, b, shape in pieces
            for piece in ((a, min(b, start), shape), (max(a, end), b, shape))
            if piece[0] < piece[1]
        ]
        found.append((start, end, _rest()))
    return sorted([*pieces, *found], key=lambda span: span[0])


def cues(stretches: Iterable[Span], duration_ms: int) -> tuple[MouthCue, ...]:
    """At most twelve cues a second: of all such rows of shapes the one that agrees most with the stretches.

    The first cue stands at 0 and the last is at rest.
    """
    steps = -(-duration_ms // _STEP_MS)
    agreement = _agreement(stretches, steps)
    changes: list[tuple[int, Viseme]] = []
    for step, shape in _best_row(agreement):
        if not changes or changes[-1][1] != shape:
            changes.append((step, shape))
    return tuple(MouthCue(start_ms=step * _STEP_MS, viseme=shape) for step, shape in changes)


def _agreement(stretches: Iterable[Span], steps: int) -> NDArray[np.float64]:
    """Steps × shapes: how much each shape is wanted in each step, in weighted ms."""
    wanted = np.zeros((steps, len(_ORDER)))
    for start, end, shape in stretches:
        first, last = max(0, int(start // _STEP_MS)), min(steps, int(end // _STEP_MS) + 1)
        edges = np.arange(first, max(first, last) + 1) * _STEP_MS
        inside = np.minimum(end, edges[1:]) - np.maximum(start, edges[:-1])
        wanted[first:last, _ORDER.index(shape)] += np.maximum(0.0, inside) * _WEIGHTS[shape]
    return wanted


def _best_row(wanted: NDArray[np.float64]) -> list[tuple[int, Viseme]]:
    """First step and shape of each stay, of `_STEPS` steps or more, that together are wanted most."""
    steps = len(wanted)
    if steps < _STEPS:
        return [(0, _rest())]
    summed = np.vstack([np.zeros(len(_ORDER)), np.cumsum(wanted, axis=0)])
    best = np.full(steps + 1, -np.inf)
    best[0] = 0.0
    gain = np.full(len(_ORDER), -np.inf)
    since = np.zeros(len(_ORDER), np.int64)
    came: list[tuple[int, int]] = [(0, 0)] * (steps + 1)
    for step in range(_STEPS, steps + 1):
        left = step - _STEPS
        better = best[left] - summed[left] > gain
        gain[better], since[better] = (best[left] - summed[left])[better], left
        totals = summed[step] + gain
        # What comes last is the mouth at rest.
        shape = int(np.argmax(totals)) if step < steps else _ORDER.index(_rest())
        best[step], came[step] = totals[shape], (int(since[shape]), shape)
    row: list[tuple[int, Viseme]] = []
    while steps:
        start, shape = came[steps]
        row.append((start, _ORDER[shape]))
        steps = start
    return row[::-1]


def _rest() -> Viseme:
    return "rest"
