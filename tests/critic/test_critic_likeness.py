"""Likeness of colours and of style."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from roughcut.critic.metrics.colour import lab
from roughcut.critic.metrics.likeness import (
    KeptHistogram,
    histogram,
    likeness,
    mean_histogram,
    mean_pairwise,
    style_likeness,
    style_of,
)

_rgb = st.tuples(*[st.integers(0, 255)] * 3)


def _flat(colour: tuple[int, int, int]) -> NDArray[np.float64]:
    return lab(np.full((8, 8, 3), colour, dtype=np.uint8))


def _picture(seed: int, grain: int = 8) -> NDArray[np.uint8]:
    random = np.random.default_rng(seed)
    small = random.integers(0, 256, (64 // grain, 96 // grain, 3))
    return np.asarray(np.kron(small, np.ones((grain, grain, 1))), dtype=np.uint8)


@given(_rgb, _rgb)
def test_shares_add_up_and_likeness_is_symmetric_and_bounded(
    one: tuple[int, int, int], other: tuple[int, int, int]
) -> None:
    """1 with itself, never above it, the same both ways."""
    first, second = histogram(_flat(one)), histogram(_flat(other))
    assert first.sum() == pytest.approx(1, abs=1e-5)
    assert likeness(first, first) == pytest.approx(1, abs=1e-5)
    assert 0 <= likeness(first, second) == likeness(second, first) <= 1 + 1e-5


def test_a_small_change_of_colour_is_a_small_change_of_likeness() -> None:
    """No cliff at the edge of a cell; red and blue have nothing in common."""
    red, redder = histogram(_flat((200, 40, 40))), histogram(_flat((204, 40, 40)))
    assert likeness(red, redder) > 0.75
    assert likeness(red, histogram(_flat((40, 40, 200)))) == 0


def test_half_red_half_blue_shares_half_with_red() -> None:
    """The share of area is what counts."""
    both = np.concatenate([_flat((200, 40, 40)), _flat((40, 40, 200))])
    assert likeness(histogram(both), histogram(_flat((200, 40, 40)))) == pytest.approx(0.5, abs=1e-5)


def test_pairs_are_averaged() -> None:
    """Two alike and one apart: one pair of three."""
    red, blue = histogram(_flat((200, 40, 40))), histogram(_flat((40, 40, 200)))
    assert mean_pairwise([red, red, blue]) == pytest.approx(1 / 3, abs=1e-5)
    assert mean_pairwise([red]) is None
    assert likeness(mean_histogram([red, blue]), red) == pytest.approx(0.5, abs=1e-5)


def test_style_knows_contrast_colour_and_detail() -> None:
    """Each changed alone makes a picture less like itself; a mirror image is as before."""
    picture = _picture(3)
    own = style_of(lab(picture))
    grey = np.repeat(picture.mean(axis=-1, keepdims=True), 3, axis=-1).astype(np.uint8)
    flat = (128 + (picture.astype(float) - 128) * 0.3).astype(np.uint8)
    fine = _picture(3, grain=2)
    assert style_likeness(own, style_of(lab(picture[:, ::-1]))) == pytest.approx(1, abs=0.02)
    for other in (grey, flat, fine):
        assert style_likeness(own, style_of(lab(other))) < 0.7


@given(st.integers(0, 2**32 - 1))
def test_a_kept_histogram_is_the_same_to_the_bit(seed: int) -> None:
    """What is kept without its empty cells gives back every number."""
    colours = histogram(lab(_picture(seed)))
    kept = KeptHistogram.of(colours)
    assert np.array_equal(kept.unpacked, colours)
    assert kept.shares.all()


def test_a_kept_histogram_is_small() -> None:
    """A picture of few colours takes few numbers, whatever the number of cells."""
    kept = KeptHistogram.of(histogram(_flat((200, 30, 60))))
    assert kept.cells.nbytes + kept.shares.nbytes <= 8 * 6
