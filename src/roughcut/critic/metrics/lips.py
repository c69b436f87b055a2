"""Lips against sound: does the speaker's mouth move while they are heard, and at the same time?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Series = NDArray[np.float64]
"""A number for each frame; NaN where it is not known."""

LEAST_SEEN = 0.6
"""The share of a line's frames in which the mouth must be seen."""
MOST_LAG_S = 0.5
_SMOOTH_S = 0.09


@dataclass(frozen=True)
class Agreement:
    """How well mouths follow the sound (correlation, −1…1, over all lines together), and by how many
    frames the sound must be moved earlier so that they do best (positive: the sound is late)."""

    correlation: float
    lag_frames: int
    best: float


def moves_more(motion: Series, speaking: NDArray[np.bool_], least: float = 1.5) -> bool | None:
    """Whether a mouth moves `least` times as much while its owner speaks as while nobody of that name
    does. None where it is seen too seldom in either, so that nothing can be said."""
    talk, rest = motion[speaking], motion[~speaking]
    talk, rest = talk[~np.isnan(talk)], rest[~np.isnan(rest)]
    if talk.size < LEAST_SEEN * max(1, speaking.sum()) or talk.size < 8 or rest.size < 8:
        return None
    return bool(talk.mean() >= least * rest.mean() + 0.1)


def agreement(pairs: Sequence[tuple[Series, Series]], rate: float) -> Agreement | None:
    """How mouth motion follows loudness, over pairs of series (of the mouth, loudness) around each line.

    Both are smoothed over 0.09 s and made comparable within each line (mean 0, variance 1); frames in
    which the mouth is not seen do not count. None where there is too little to compare.
    """
    reach = round(MOST_LAG_S * rate)
    width = max(1, round(_SMOOTH_S * rate))
    # A line that the film has no room for has no frames at all.
    ready = [(_smooth(motion, width), _smooth(sound, width)) for motion, sound in pairs if motion.size]
    ready = [(a, b) for a, b in ready if (~np.isnan(a)).sum() >= rate and len(a) > 2 * reach]
    if not ready:
        return None
    found = {lag: _pooled(ready, lag) for lag in range(-reach, reach + 1)}
    best = max(found, key=lambda lag: (found[lag], -abs(lag)))
    return Agreement(found[0], best, found[best])


def _pooled(pairs: Sequence[tuple[Series, Series]], lag: int) -> float:
    """The correlation over all pairs when the sound is taken `lag` frames later than the picture."""
    products, counts = 0.0, 0
    for motion, sound in pairs:
        first, second = (
            (motion[: len(motion) - lag], sound[lag:]) if lag >= 0 else (motion[-lag:], sound[:lag])
        )
        both = ~np.isnan(first) & ~np.isnan(second)
        if both.sum() >= 8:
            products += float((_even(first[both]) * _even(second[both])).sum())
            counts += int(both.sum())
    return products / counts if counts else 0.0


def _even(values: Series) -> Series:
    spread = values.std()
    return (values - values.mean()) / spread if spread > 1e-9 else np.zeros_like(values)


def _smooth(values: Series, width: int) -> Series:
    known = np.convolve((~np.isnan(values)).astype(float), np.ones(width), "same")
    total = np.convolve(np.nan_to_num(values), np.ones(width), "same")
    smooth = np.where(known > 0, total / np.maximum(known, 1), np.nan)
    return np.where(np.isnan(values), np.nan, smooth)
