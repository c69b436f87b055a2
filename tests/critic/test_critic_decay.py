"""Decay with distance: a drift has a slope that no other order of the shots has; scatter has none."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roughcut.critic.metrics.decay import Series, decay


def drifting(count: int, step: float, level: float = 0.9, seed: int = 1, scatter: float = 0.02) -> Series:
    """Shots in a row of which each is `step` less alike to each further one, with some scatter."""
    apart = np.abs(np.subtract.outer(np.arange(count), np.arange(count)))
    noise = scatter * np.random.default_rng(seed).normal(size=(count, count))
    return Series(range(count), level - step * apart + noise + noise.T)


def test_a_drift_is_found_with_its_slope() -> None:
    """And hardly any order of the shots falls as steeply."""
    found = decay([drifting(9, 0.04)])
    assert found
    assert found.slope == pytest.approx(-0.04, abs=0.006)
    assert found.orders_as_steep < 0.01
    assert found.pair_count == 36
    means = [found.by_distance[apart][0] for apart in (1, 4, 8)]
    assert means == sorted(means, reverse=True)
    assert found.by_distance[8][1] == 1


def test_scatter_without_drift_falls_as_steeply_in_other_orders() -> None:
    """On average in half of them."""
    shares = [found.orders_as_steep for seed in range(12) if (found := decay([drifting(8, 0.0, seed=seed)]))]
    assert 0.25 < np.mean(shares) < 0.75


def test_each_thing_is_measured_against_its_own_level() -> None:
    """Somebody whose clothes are hard to see, in shots far apart, is no drift of somebody else's."""
    near, far = drifting(6, 0.0, level=0.95, scatter=0), drifting(6, 0.0, level=0.4, scatter=0)
    found = decay([near, Series([place * 5 for place in far.places], far.likeness)])
    assert found
    assert found.slope == pytest.approx(0.0, abs=1e-12)


@settings(max_examples=5)
@given(st.integers(4, 7), st.floats(0, 0.1), st.integers(0, 30))
def test_where_the_film_begins_does_not_matter(count: int, step: float, shift: int) -> None:
    """Only distances count."""
    series = drifting(count, step)
    moved = Series([place + shift for place in series.places], series.likeness)
    first, second = decay([series]), decay([moved])
    assert first
    assert second
    assert first.slope == pytest.approx(second.slope)
    assert first.by_distance == second.by_distance


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_too_few_shots_have_no_slope(count: int) -> None:
    """Three shots are three pairs at two distances."""
    assert decay([drifting(count, 0.1)]) is None
    assert decay([]) is None
