"""Lips that fit the sound: the mouth shapes of a line, corrected by how loud its recording is.

Shapes come from phonemes, whose times a voice keeps only roughly: without this a mouth stands open in
a pause, or rests through a loud vowel, which is what viewers notice first.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from roughcut.models.speech.schema import MouthCue, Viseme
from roughcut.previs.stage import Speech

_SLOT_MS = 84
_SILENT, _FAINT, _LOUD, _FULL = 0.08, 0.30, 0.55, 0.85
"""Levels against the loud parts of the line: what is below, between and above them."""
_VOWELS: tuple[Viseme, ...] = ("open", "wide", "round")


def heard(speech: Speech, samples: NDArray[np.float32], sample_rate: int) -> Speech:
    """The same speech with at most twelve shapes a second that open with its sound (mono samples,
    from the start of the line)."""
    levels = _levels(samples, sample_rate)
    if not speech.mouth or not len(levels):
        return speech
    shapes: list[Viseme] = []
    for slot, level in enumerate(levels):
        middle_ms = speech.start_ms + (slot + 0.5) * _SLOT_MS
        shapes.append(_fitting(_shape_at(speech.mouth, middle_ms), float(level), speech.mouth, middle_ms))
    changes = [slot for slot, shape in enumerate(shapes) if slot == 0 or shapes[slot - 1] != shape]
    mouth = tuple(
        MouthCue(start_ms=speech.start_ms + slot * _SLOT_MS, viseme=shapes[slot]) for slot in changes
    )
    return speech.model_copy(update={"mouth": mouth})


def _levels(samples: NDArray[np.float32], sample_rate: int) -> NDArray[np.float64]:
    """The level of each slot, 1 = as loud as the loud parts of the line."""
    size = _SLOT_MS * sample_rate // 1000
    count = -(-len(samples) // size)
    padded = np.zeros(count * size)
    padded[: len(samples)] = samples
    levels = np.sqrt(np.mean(padded.reshape(count, size) ** 2, axis=1)) if count else np.zeros(0)
    loud = float(np.percentile(levels, 90)) if count else 0.0
    return np.asarray(levels / loud) if loud > 1e-4 else np.zeros(0)


def _shape_at(mouth: Sequence[MouthCue], time_ms: float) -> Viseme:
    return next((cue.viseme for cue in reversed(mouth) if cue.start_ms <= time_ms), "rest")


def _fitting(shape: Viseme, level: float, mouth: Sequence[MouthCue], time_ms: float) -> Viseme:
    """The shape itself where it fits the level, else the nearest one that does."""
    if level < _SILENT:
        return "rest"
    if level < _FAINT:
        return "teeth" if shape in _VOWELS else shape
    if level < _LOUD:
        return "round" if shape == "open" else shape
    if shape in _VOWELS and (level < _FULL or shape != "round"):
        return shape
    return "open" if level >= _FULL else _vowel_near(mouth, time_ms)


def _vowel_near(mouth: Sequence[MouthCue], time_ms: float) -> Viseme:
    vowels = [cue for cue in mouth if cue.viseme in ("open", "wide")]
    return min(vowels, key=lambda cue: abs(cue.start_ms - time_ms)).viseme if vowels else "open"
