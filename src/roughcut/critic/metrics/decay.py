"""How likeness falls with distance: the same thing in two shots, by how many shots lie between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LEAST_PAIRS = 6
LEAST_DISTANCES = 3
"""Fewer pairs, or fewer different distances, have no slope worth a number."""
_ORDERS = 1000


@dataclass(frozen=True)
class Series:
    """One thing in several shots: the shots' places in the film, and how alike each pair of them is
    (a symmetric matrix, 0…1, in the order of `places`)."""

    places: Sequence[int]
    likeness: NDArray[np.float64]


@dataclass(frozen=True)
class Decay:
    """The change of likeness for each further shot apart (negative: it falls), the mean likeness and the
    count of pairs by distance, and the share of 1,000 random orders of the shots in which likeness falls
    at least as steeply: near 1 in 2 for things that do not drift."""

    slope: float
    by_distance: dict[int, tuple[float, int]]
    orders_as_steep: float
    pair_count: int


def decay(series: Sequence[Series], *, seed: int = 0) -> Decay | None:
    """The slope over all series together, each against its own level. None for fewer than six pairs or
    fewer than three distances."""
    kept = [each for each in series if len(each.places) >= 2]
    pairs = [_pairs(each, np.asarray(each.places)) for each in kept]
    if not pairs:
        return None
    far, alike = np.concatenate([f for f, _ in pairs]), np.concatenate([a for _, a in pairs])
    if len(far) < LEAST_PAIRS or len(np.unique(far)) < LEAST_DISTANCES:
        return None
    slope = _slope(pairs)
    random = np.random.default_rng(seed)
    steep = sum(
        _slope([_pairs(each, random.permutation(np.asarray(each.places))) for each in kept]) <= slope
        for _ in range(_ORDERS)
    )
    return Decay(
        slope=slope,
        by_distance={int(d): (float(alike[far == d].mean()), int((far == d).sum())) for d in np.unique(far)},
        orders_as_steep=steep / _ORDERS,
        pair_count=len(far),
    )


def _pairs(series: Series, places: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How far apart each pair of shots is, and how alike."""
    first, second = np.triu_indices(len(places), 1)
    return np.abs(places[first] - places[second]).astype(np.float64), series.likeness[first, second]


def _slope(pairs: Sequence[tuple[NDArray[np.float64], NDArray[np.float64]]]) -> float:
    shared = spread = 0.0
    for far, alike in pairs:
        off = far - far.mean()
        shared += float((off * (alike - alike.mean())).sum())
        spread += float((off**2).sum())
    return shared / spread if spread else 0.0
