"""The Fréchet distance, against the usual formula with scipy's square root of a matrix."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.linalg import sqrtm

from roughcut.critic.metrics.frechet import bootstrap, frechet_distance

_D = 12


def _samples(count: int, seed: int, shift: float = 0.0) -> NDArray[np.float64]:
    random = np.random.default_rng(seed)
    mix = np.random.default_rng(99).normal(size=(_D, _D))
    return np.asarray(random.normal(size=(count, _D)) @ mix + shift)


def _usual(first: NDArray[np.float64], second: NDArray[np.float64]) -> float:
    root = sqrtm(np.cov(first, rowvar=False) @ np.cov(second, rowvar=False))
    apart = ((first.mean(axis=0) - second.mean(axis=0)) ** 2).sum()
    both = np.trace(np.cov(first, rowvar=False) + np.cov(second, rowvar=False))
    return float(apart + both - 2 * np.trace(root).real)


@pytest.mark.parametrize(("one", "other"), [(40, 60), (200, 13), (13, 13), (500, 500)])
def test_it_agrees_with_the_usual_formula_to_a_millionth(one: int, other: int) -> None:
    """Sets larger than the features are wide, and one just as large."""
    first, second = _samples(one, 1), _samples(other, 2, 0.7)
    assert frechet_distance(first, second) == pytest.approx(_usual(first, second), rel=1e-6)


def test_one_dimension_is_as_the_textbook_has_it() -> None:
    """(m₁ − m₂)² + (s₁ − s₂)² for two Gaussians on a line."""
    first, second = np.array([[-1.0], [1.0]]), np.array([[2.0], [8.0]])
    wanted = 5.0**2 + (2**0.5 - 18**0.5) ** 2
    assert frechet_distance(first, second) == pytest.approx(wanted)


def test_small_sets_in_a_wide_space_are_exact_too() -> None:
    """Three points against three in four hundred dimensions, moved by one: the distance is the move."""
    first = np.random.default_rng(1).normal(size=(3, 400))
    second = first.copy()
    second[:, 7] += 3.0
    assert frechet_distance(first, first) == pytest.approx(0, abs=1e-9)
    assert frechet_distance(first, second) == pytest.approx(9.0)


def test_it_is_symmetric_and_turns_with_the_space() -> None:
    """Neither the order of the sets nor a rotation of the features matters."""
    first, second = _samples(50, 3), _samples(30, 4, 1.0)
    turn, _ = np.linalg.qr(np.random.default_rng(5).normal(size=(_D, _D)))
    distance = frechet_distance(first, second)
    assert frechet_distance(second, first) == pytest.approx(distance)
    assert frechet_distance(first @ turn, second @ turn) == pytest.approx(distance)


def test_a_single_sample_has_no_distance() -> None:
    """A Gaussian needs two."""
    with pytest.raises(ValueError, match="at least two"):
        frechet_distance(_samples(1, 1), _samples(9, 2))


def test_the_interval_holds_the_distance_and_is_the_same_each_time() -> None:
    """Seeded; and the floor of one kind of films is far below the distance to another kind."""
    first = [_samples(4, seed) for seed in range(40)]
    second = [_samples(4, seed, 2.0) for seed in range(40, 80)]
    found = bootstrap(first, second, draws=50)
    assert found.low < frechet_distance(np.concatenate(first), np.concatenate(second)) < found.high
    assert found.floor < found.low / 2
    assert found == bootstrap(first, second, draws=50)


def test_the_interval_narrows_with_more_films() -> None:
    """Ten against eighty."""
    widths = []
    for count in (10, 80):
        first = [_samples(2, seed) for seed in range(count)]
        second = [_samples(2, seed + 500, 1.0) for seed in range(count)]
        found = bootstrap(first, second, draws=60)
        widths.append(found.high - found.low)
    assert widths[1] < widths[0] / 1.5
