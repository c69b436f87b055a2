"""The Fréchet distance between two sets of features, each taken for a Gaussian, in double precision.

d² = |m₁ − m₂|² + tr(S₁) + tr(S₂) − 2 tr((S₁S₂)^½). With centred features A and B (rows are samples,
divided by √(n−1)), S₁ = AᵀA and S₂ = BᵀB, and the last trace is the sum of the singular values of ABᵀ.
So no square root of a matrix is taken, and sets smaller than the features are wide need no patch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Features = NDArray[np.floating]


@dataclass(frozen=True)
class Interval:
    """How far the distance would scatter (95 %) over other films of the same kinds and count, and the
    floor: the mean distance between random halves of the reference set, which are of one kind."""

    low: float
    high: float
    floor: float


def frechet_distance(first: Features, second: Features) -> float:
    """The squared Fréchet distance between n × d and m × d features (n, m ≥ 2), as FID and FVD give it.

    0 for equal sets and never below; raises ValueError for fewer than two rows."""
    if len(first) < 2 or len(second) < 2:
        raise ValueError("a Gaussian needs at least two samples")
    mean_first, half_first = _half(first)
    mean_second, half_second = _half(second)
    cross = np.linalg.svd(half_first @ half_second.T, compute_uv=False).sum()
    spread = (half_first**2).sum() + (half_second**2).sum()
    apart = ((mean_first - mean_second) ** 2).sum()
    return max(0.0, float(apart + spread - 2 * cross))


def _half(features: Features) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The mean, and a matrix whose product with itself is the covariance, no taller than it is wide."""
    rows = np.asarray(features, dtype=np.float64)
    mean = rows.mean(axis=0)
    centred = (rows - mean) / np.sqrt(len(rows) - 1)
    if len(rows) > rows.shape[1]:
        centred = np.asarray(np.linalg.qr(centred, mode="r"), dtype=np.float64)
    return mean, centred


def bootstrap(
    first: Sequence[Features], second: Sequence[Features], *, draws: int = 200, seed: int = 0
) -> Interval:
    """The interval of the distance between two sets of films (features by film, rows are clips).

    Films are drawn with replacement, so that clips of one film stay together. Drawing again makes every
    distance larger, so the drawn ones are moved until their mean is the distance itself. The interval
    is of the distance at this count of films: fewer films of the same kinds lie farther apart.
    """
    random = np.random.default_rng(seed)
    whole = frechet_distance(np.concatenate(first), np.concatenate(second))
    drawn = [frechet_distance(_drawn(first, random), _drawn(second, random)) for _ in range(draws)]
    low, high = np.percentile(drawn, [2.5, 97.5])
    floor = np.mean([_between_halves(second, random) for _ in range(max(1, draws // 10))])
    shift = whole - float(np.mean(drawn))
    return Interval(max(0.0, float(low) + shift), float(high) + shift, float(floor))


def _drawn(films: Sequence[Features], random: np.random.Generator) -> NDArray[np.floating]:
    return np.concatenate([films[index] for index in random.integers(0, len(films), len(films))])


def _between_halves(films: Sequence[Features], random: np.random.Generator) -> float:
    order = random.permutation(len(films))
    middle = len(films) // 2
    one, other = ([films[index] for index in part] for part in (order[:middle], order[middle:]))
    return frechet_distance(np.concatenate(one), np.concatenate(other))
