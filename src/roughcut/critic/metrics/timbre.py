"""Whose voice is it: a signature of pitch and sound for each line, compared with the speaker's others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Signature = NDArray[np.float64]
"""Median and spread of the pitch (in octaves, weighted), then the shape of the mean spectrum."""

LEAST_BLOCKS = 20
"""Voiced blocks of 10 ms that a line needs."""
_PITCH_WEIGHT = 6.0
_SHAPE_WEIGHT = 0.25
_CLEARLY = 1.35
"""So many times as far as somebody else's must a speaker's own lines be for the voice to be wrong."""


def signature(pitch_hz: NDArray[np.floating], bands_db: NDArray[np.floating]) -> Signature | None:
    """The signature of a line from its voiced blocks: pitch (n) and levels in bands (n × b, dB).

    The level as a whole does not count. None for too few blocks.
    """
    if len(pitch_hz) < LEAST_BLOCKS:
        return None
    octaves = np.log2(np.asarray(pitch_hz, dtype=np.float64))
    low, middle, high = np.percentile(octaves, [25, 50, 75])
    shape = np.asarray(bands_db, dtype=np.float64).mean(axis=0)
    return np.concatenate([[_PITCH_WEIGHT * middle, high - low], _SHAPE_WEIGHT * (shape - shape.mean())])


def right_voices(signatures: Sequence[Signature | None], speakers: Sequence[str]) -> list[bool | None]:
    """For each line whether its voice is nearer to the same speaker's other lines than to anybody else's.

    Distances are to the median signature of each speaker's lines, the line itself left out. None where
    a line has no signature, its speaker no other line, or nobody else speaks, and where somebody else's
    lines are nearer, but not clearly: a voice changes with what is said.
    """
    lines = [(own, who) for own, who in zip(signatures, speakers, strict=True) if own is not None]
    if len({who for _, who in lines}) < 2:
        return [None] * len(signatures)
    verdicts = iter([_right(index, lines) for index in range(len(lines))])
    return [None if own is None else next(verdicts) for own in signatures]


def _right(index: int, lines: Sequence[tuple[Signature, str]]) -> bool | None:
    own, who = lines[index]
    rest = [line for other, line in enumerate(lines) if other != index]
    distances = {
        name: float(np.linalg.norm(own - np.median([s for s, w in rest if w == name], axis=0)))
        for name in {w for _, w in rest}
    }
    others = [distance for name, distance in distances.items() if name != who]
    if who not in distances or not others:
        return None
    if distances[who] < min(others):
        return True
    return False if distances[who] >= _CLEARLY * min(others) else None
