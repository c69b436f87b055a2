"""Sound levels of sounds whose level is known."""

from __future__ import annotations

import numpy as np
import pytest

from roughcut.critic.metrics.levels import (
    block_levels_db,
    level_within,
    line_levels_db,
    silent_spans,
    uneven_by_db,
)

_RATE = 48000


def test_a_full_square_wave_is_zero_and_a_sine_is_three_less() -> None:
    """And digital silence is the floor, not minus infinity."""
    time = np.arange(_RATE) / _RATE
    square, sine = np.ones(_RATE, np.float32), np.sin(2 * np.pi * 1000 * time).astype(np.float32)
    assert block_levels_db(square, _RATE) == pytest.approx(0, abs=1e-6)
    assert block_levels_db(sine, _RATE) == pytest.approx(-3.01, abs=0.01)
    assert block_levels_db(np.zeros(_RATE, np.float32), _RATE) == pytest.approx(-120)
    assert len(block_levels_db(np.zeros(700, np.float32), _RATE)) == 1


def test_silence_must_last() -> None:
    """Nine tenths of a second are not a second."""
    levels = [-30.0] * 50 + [-90.0] * 90 + [-30.0] * 50 + [-90.0] * 120
    assert silent_spans(levels, -60, 1.0)[0] == pytest.approx((1.9, 3.1))
    assert len(silent_spans(levels, -60, 1.0)) == 1


def test_the_level_of_a_line_is_that_of_its_speech() -> None:
    """The pause within it does not count; a line with hardly any speech has none."""
    levels = [-60.0] * 100 + [-20.0] * 100 + [-60.0] * 100
    assert line_levels_db(levels, [(1.0, 2.0)], [(0.5, 2.5), (2.5, 3.0)]) == [pytest.approx(-20), None]
    assert level_within(levels, []) is None
    assert uneven_by_db([-20.0, -22.0, None, -30.0], [0.0] * 4) == [2.0, 0.0, None, -8.0]


def test_a_line_may_be_as_quiet_as_it_was_asked_to_be() -> None:
    """A whisper of 5 dB less is even anywhere from there to the median; below and above it is not."""
    levels = [-20.0, -20.0, -20.0, -24.0, -28.0, -17.0]
    assert uneven_by_db(levels, [0.0, 0.0, 0.0, -5.0, -5.0, -5.0]) == [0.0, 0.0, 0.0, 0.0, -3.0, 3.0]
