"""Lips that fit the sound: the mouth shapes of a line, opened as far as its recording is loud.

When the mouth moves and what it says is for the phonemes; loudness only says how far it opens.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from roughcut.models.speech.schema import MouthCue, Viseme
from roughcut.previs.stage import Speech

_SHORTEST_MS = 84
_LEAD_MS = 30
"""A frame shows the mouth of its beginning until its end, and lips move before they are heard."""
_SILENT, _FAINT, _SOFT, _FULL = 0.10, 0.35, 0.55, 0.80
"""Levels against the loud parts of the line: what is below, between and above them."""
_ROUND_FROM = 0.25


def heard(speech: Speech, samples: NDArray[np.float32], sample_rate: int) -> Speech:
    """The same speech with mouths that open as far as it is loud (mono samples, from its start)."""
    loud = _loud(samples, sample_rate)
    if not speech.mouth or loud <= 0:
        return speech
    mouth: list[MouthCue] = []
    for start, end, shape in _stretches(speech):
        first, last = ((time - speech.start_ms) * sample_rate // 1000 for time in (start, end))
        fitted = _fitting(shape, _level(samples[first:last]) / loud)
        if not mouth or mouth[-1].viseme != fitted:
            shown = max(0, start - _LEAD_MS) if mouth else start
            mouth.append(MouthCue(start_ms=shown, viseme=fitted))
    return speech.model_copy(update={"mouth": tuple(mouth)})


def _stretches(speech: Speech) -> Iterator[tuple[int, int, Viseme]]:
    """Start, end (ms in the shot) and shape; a long sound in equal parts, because its end fades."""
    ends = [*(cue.start_ms for cue in speech.mouth[1:]), max(speech.end_ms, speech.mouth[-1].start_ms + 1)]
    for cue, end in zip(speech.mouth, ends, strict=True):
        parts = max(1, (end - cue.start_ms) // _SHORTEST_MS)
        edges = [cue.start_ms + (end - cue.start_ms) * part // parts for part in range(parts + 1)]
        for one, two in itertools.pairwise(edges):
            yield one, two, cue.viseme


def _loud(samples: NDArray[np.float32], sample_rate: int) -> float:
    """The level of the loud parts of a line; 0 where it is silent."""
    size = _SHORTEST_MS * sample_rate // 1000
    levels = [_level(samples[start : start + size]) for start in range(0, len(samples), size)]
    loud = float(np.percentile(levels, 90)) if levels else 0.0
    return loud if loud > 1e-4 else 0.0


def _level(samples: NDArray[np.float32] | Sequence[float]) -> float:
    return float(np.sqrt(np.mean(np.square(samples, dtype=np.float64)))) if len(samples) else 0.0


def _fitting(shape: Viseme, level: float) -> Viseme:
    """The shape, opened as far as it is loud; lips that meet stay shut, and round lips are never spread."""
    if shape in ("rest", "closed"):
        return shape
    if level < (_ROUND_FROM if shape == "round" else _SILENT):
        return "rest"
    if shape == "round" or level < _FAINT:
        return shape if shape == "round" else "teeth"
    if level >= _FULL:
        return "open"
    if shape == "teeth":
        return "wide" if level >= _SOFT else shape
    return "wide" if level < _SOFT else shape
