"""Paired differences: the same shots in two films, and how sure their mean difference is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

LEAST_PAIRS = 5
"""Fewer pairs than this have a mean difference, but no interval worth the name."""


@dataclass(frozen=True)
class Difference:
    """The mean of second less first over `count` pairs, and a 95 % bootstrap interval (None for fewer
    than five pairs)."""

    mean: float
    interval: tuple[float, float] | None
    count: int


def paired_difference(
    first: Sequence[float | None], second: Sequence[float | None], *, draws: int = 2000, seed: int = 0
) -> Difference | None:
    """Compare two equally long series pair by pair; pairs with a gap are left out. None for no pair."""
    pairs = zip(first, second, strict=True)
    gaps = np.array([b - a for a, b in pairs if a is not None and b is not None], dtype=np.float64)
    if not gaps.size:
        return None
    if gaps.size < LEAST_PAIRS:
        return Difference(float(gaps.mean()), None, int(gaps.size))
    random = np.random.default_rng(seed)
    means = gaps[random.integers(0, gaps.size, (draws, gaps.size))].mean(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return Difference(float(gaps.mean()), (float(low), float(high)), int(gaps.size))
