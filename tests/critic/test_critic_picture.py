"""Black, frozen, flickering, moving pictures, known by construction."""

from __future__ import annotations

import numpy as np
import pytest

from roughcut.critic.metrics.picture import (
    FreezeFinder,
    Luma,
    black_spans,
    flicker_levels,
    is_black,
    mean_movement,
    visibly_differs,
)

_SHAPE = (90, 160)


def _grey(level: float) -> Luma:
    return np.full(_SHAPE, level, dtype=np.float32)


def _stills(pictures: list[Luma], least: int) -> list[tuple[int, int]]:
    finder = FreezeFinder()
    for each in pictures:
        finder.push(each)
    return finder.finish(least)


def test_black_may_hold_a_speck() -> None:
    """A hundredth of the frame may shine; a twentieth is something to see."""
    speck, thing = _grey(10), _grey(10)
    speck[:9, :16] = 200
    thing[:18, :40] = 200
    assert is_black(speck)
    assert not is_black(thing)
    assert black_spans([False, True, True, False, True]) == [(1, 3), (4, 5)]


def test_stills_are_the_stretches_that_stay() -> None:
    """Their ends are the frames that visibly differ."""
    pictures = [_grey(50)] * 10 + [_grey(90)] * 3 + [_grey(50)] * 8
    assert _stills(pictures, 5) == [(0, 10), (13, 21)]


def test_a_change_too_slow_for_two_neighbours_is_still_a_change() -> None:
    """A fade of a quarter level a frame is seen once it has added up."""
    pictures = [_grey(50 + frame / 4) for frame in range(60)]
    assert _stills(pictures, 20) == []


def test_coding_noise_is_no_change() -> None:
    """Levels that jitter by one are the same picture."""
    random = np.random.default_rng(1)
    pictures = [np.asarray(_grey(80) + random.normal(0, 0.5, _SHAPE), dtype=np.float32) for _ in range(40)]
    assert _stills(pictures, 40) == [(0, 40)]


def test_one_strong_pixel_is_visible_unless_the_film_is_noisy() -> None:
    """An eye that closes in a long shot."""
    blink = _grey(80)
    blink[40, 80] = 68
    assert visibly_differs(_grey(80), blink)
    assert not visibly_differs(_grey(80), blink, noise=3.0)


def test_flicker_is_half_of_the_swing_and_a_fade_has_none() -> None:
    """Ten levels up and down are a flicker of ten."""
    assert flicker_levels([100, 110] * 10, [(0, 20)]) == pytest.approx(10)
    assert flicker_levels([float(level) for level in range(20)], [(0, 20)]) == pytest.approx(0)
    assert flicker_levels([1.0, 2.0], [(0, 2)]) is None


def test_movement_leaves_out_the_cut() -> None:
    """The first frame of a shot differs because of the cut."""
    assert mean_movement([0, 1, 1, 60, 3, 3], [(0, 3), (3, 6), None]) == [1, 3, None]
