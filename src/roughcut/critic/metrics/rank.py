"""How alike two orders are: Spearman's and Kendall's rank correlation, with bootstrap intervals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float64]

LEAST_ITEMS = 10
"""Fewer items than this have no correlation worth a number: of ten that have nothing to do with each
other, one set in twenty reaches 0.65."""
DRAWS = 2000
_MOST_AT_ONCE = 400
_Measure = Callable[[Rows, Rows], Rows]
"""A correlation of two rows of values (2 × items) for each row of weights (draws × items)."""
_SPREAD = 1e-12


@dataclass(frozen=True)
class RankCorrelation:
    """A correlation, -1 to 1 (None where one side is all alike), its 95 % interval by resampling items
    (None where most resamples are all alike), and how many items it rests on."""

    value: float | None
    interval: tuple[float, float] | None
    count: int


def spearman(first: Sequence[float], second: Sequence[float], *, seed: int = 0) -> RankCorrelation:
    """Spearman's rho: the correlation of ranks; equal values share the middle of theirs.

    Raises ValueError for lengths that differ, and for fewer than `LEAST_ITEMS` items."""
    return _resampled(_pair(first, second), _spearman_of, seed)


def kendall(first: Sequence[float], second: Sequence[float], *, seed: int = 0) -> RankCorrelation:
    """Kendall's tau-b: pairs in the same order less pairs in opposite orders, as a share of the pairs that
    are not equal on either side.

    Raises ValueError for lengths that differ, and for fewer than `LEAST_ITEMS` items."""
    return _resampled(_pair(first, second), _kendall_of, seed)


def _pair(first: Sequence[float], second: Sequence[float]) -> Rows:
    if len(first) != len(second):
        raise ValueError("Both sides need a value for each item.")
    if len(first) < LEAST_ITEMS:
        raise ValueError(f"{len(first)} items are too few to correlate; {LEAST_ITEMS} are the least.")
    return np.array([first, second], dtype=np.float64)


def _resampled(pair: Rows, of: _Measure, seed: int) -> RankCorrelation:
    """The value of all items once each, and its interval over draws with replacement. A draw is how often
    each item is in it, so that ties and pairs are counted by weight."""
    count = pair.shape[1]
    value = float(of(pair, np.ones((1, count)))[0])
    random = np.random.default_rng(seed)
    drawn = []
    for start in range(0, DRAWS, _MOST_AT_ONCE):
        weights = random.multinomial(count, [1 / count] * count, min(_MOST_AT_ONCE, DRAWS - start))
        drawn.append(of(pair, weights.astype(np.float64)))
    values = np.concatenate(drawn)
    known = values[np.isfinite(values)]
    if not np.isfinite(value) or len(known) < DRAWS / 2:
        return RankCorrelation(float(value) if np.isfinite(value) else None, None, count)
    low, high = np.percentile(known, [2.5, 97.5])
    return RankCorrelation(value, (float(low), float(high)), count)


def _spearman_of(pair: Rows, weights: Rows) -> Rows:
    ranks = [_ranks(side, weights) for side in pair]
    total = weights.sum(axis=1)
    centred = [rank - ((rank * weights).sum(axis=1) / total)[:, None] for rank in ranks]
    shared = (centred[0] * centred[1] * weights).sum(axis=1)
    spreads = [(each**2 * weights).sum(axis=1) for each in centred]
    return _ratio(shared, spreads[0], spreads[1])


def _ranks(values: Rows, weights: Rows) -> Rows:
    """The rank of each item in each draw; items of one value share the middle rank of all their copies."""
    kinds, kind_of = np.unique(values, return_inverse=True)
    counts = np.zeros((len(weights), len(kinds)))
    for kind in range(len(kinds)):
        counts[:, kind] = weights[:, kind_of == kind].sum(axis=1)
    middle = np.cumsum(counts, axis=1) - counts / 2
    return np.asarray(middle[:, kind_of], dtype=np.float64)


def _kendall_of(pair: Rows, weights: Rows) -> Rows:
    signs = [np.sign(side[:, None] - side[None, :]) for side in pair]
    shared = ((weights @ (signs[0] * signs[1])) * weights).sum(axis=1)
    unequal = [((weights @ np.abs(each)) * weights).sum(axis=1) for each in signs]
    return _ratio(shared, unequal[0], unequal[1])


def _ratio(shared: Rows, first: Rows, second: Rows) -> Rows:
    """Shared over the geometric mean of both; NaN where one side has no spread."""
    whole = np.sqrt(first * second)
    found = np.full(len(whole), np.nan)
    np.divide(shared, whole, out=found, where=whole > _SPREAD)
    return found
