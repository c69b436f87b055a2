"""Ducking: everything else makes room for words, smoothly."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roughcut.previs.ducking import ducked
from roughcut.previs.sounds.making import RATE, Sound


def _voices(*spans_s: tuple[float, float], length_s: float = 4.0) -> Sound:
    sound = np.zeros(round(length_s * RATE), np.float32)
    for start, end in spans_s:
        sound[round(start * RATE) : round(end * RATE)] = 0.1
    return sound


def test_nothing_steps_back_where_nobody_speaks() -> None:
    """Without words the gain is 1 throughout."""
    assert np.array_equal(ducked(_voices(), -6.0), np.ones(4 * RATE, np.float32))


def test_words_are_given_room_before_they_begin() -> None:
    """At the first sample of a word the rest has already stepped back, and half a second later it is back."""
    gain = ducked(_voices((1.5, 2.5)), -6.0)
    assert gain[round(1.5 * RATE)] == pytest.approx(10 ** (-6 / 20), abs=0.02)
    assert gain[2 * RATE] == pytest.approx(10 ** (-6 / 20), abs=0.001)
    assert gain[RATE] == pytest.approx(1.0)
    assert gain[round(3.1 * RATE)] == pytest.approx(1.0)


def test_a_short_pause_lets_nothing_swell() -> None:
    """Between two words of a sentence the gain stays down."""
    gain = ducked(_voices((1.0, 1.5), (1.7, 2.2)), -6.0)
    assert gain[round(1.6 * RATE)] == pytest.approx(10 ** (-6 / 20), abs=0.01)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1.8), st.floats(0.01, 0.5)), max_size=4))
def test_a_gain_never_jumps(words: list[tuple[float, float]]) -> None:
    """Whatever is said: the gain stays in its bounds and changes by less than 1 dB in 10 ms."""
    gain = ducked(_voices(*((at, at + long) for at, long in words), length_s=2.4), -9.0)
    levels = 20 * np.log10(gain[:: RATE // 100])
    assert -9.001 < levels.min() <= levels.max() <= 0.001
    assert np.abs(np.diff(levels)).max() < 1.1
