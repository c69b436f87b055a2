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
    if not kept:
        return None
    places = [np.asarray(each.places) for each in kept]
    far = np.concatenate([_far(each[None])[0] for each in places])
    alike = np.concatenate([_alike(each) for each in kept])
    if len(far) < LEAST_PAIRS or len(np.unique(far)) < LEAST_DISTANCES:
        return None
    slope = float(_slopes(kept, [each[None] for each in places])[0])
    random = np.random.default_rng(seed)
    orders = [[random.permutation(each) for each in places] for _ in range(_ORDERS)]
    steep = int((_slopes(kept, [np.array(each) for each in zip(*orders, strict=True)]) <= slope).sum())
    return Decay(
        slope=slope,
        by_distance={int(d): (float(alike[far == d].mean()), int((far == d).sum())) for d in np.unique(far)},
        orders_as_steep=steep / _ORDERS,
        pair_count=len(far),
    )


def _far(orders: NDArray[np.int64]) -> NDArray[np.float64]:
    """How far apart each pair of shots is, in each of several orders (orders × places)."""
    first, second = np.triu_indices(orders.shape[1], 1)
    return np.asarray(np.abs(orders[:, first] - orders[:, second]), dtype=np.float64)


def _alike(series: Series) -> NDArray[np.float64]:
    """How alike each pair of shots is."""
    first, second = np.triu_indices(len(series.places), 1)
    return np.asarray(series.likeness[first, second], dtype=np.float64)


def _slopes(kept: Sequence[Series], orders: Sequence[NDArray[np.int64]]) -> NDArray[np.float64]:
    """The slope in each of several orders of every series' places (orders × places)."""
    shared, spread = np.zeros(len(orders[0])), np.zeros(len(orders[0]))
    for each, places in zip(kept, orders, strict=True):
        alike, far = _alike(each), _far(places)
        off = far - far.mean(axis=1, keepdims=True)
        shared += (off * (alike - alike.mean())).sum(axis=1)
        spread += (off**2).sum(axis=1)
    return np.divide(shared, spread, out=np.zeros_like(shared), where=spread > 0)
