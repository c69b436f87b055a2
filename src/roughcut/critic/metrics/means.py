"""Means that say what they are of: how many values, how many gaps, and how sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

LEAST_VALUES = 5
"""Fewer values than this have a mean, but no interval worth the name."""


@dataclass(frozen=True)
class MeanOf:
    """The mean of `count` values out of `total` (gaps are left out, never counted as 0) and its 95 %
    bootstrap interval; None for no value, and the interval for fewer than five."""

    value: float | None
    interval: tuple[float, float] | None
    count: int
    total: int


def mean_of(values: Sequence[float | None], *, draws: int = 2000, seed: int = 0) -> MeanOf:
    """The mean of what is known, resampled with replacement for its interval."""
    known = np.array([value for value in values if value is not None], dtype=np.float64)
    if not known.size:
        return MeanOf(None, None, 0, len(values))
    if known.size < LEAST_VALUES:
        return MeanOf(float(known.mean()), None, int(known.size), len(values))
    random = np.random.default_rng(seed)
    means = known[random.integers(0, known.size, (draws, known.size))].mean(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return MeanOf(float(known.mean()), (float(low), float(high)), int(known.size), len(values))
