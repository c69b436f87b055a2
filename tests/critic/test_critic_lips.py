"""Mouths against loudness, on series whose answer is known."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from roughcut.critic.metrics.lips import agreement, moves_more

Series = NDArray[np.float64]
RATE = 24


def _talk(frame_count: int, seed: int) -> Series:
    """Loudness of syllables between two silences."""
    random = np.random.default_rng(seed)
    series = np.zeros(frame_count)
    for start in range(20, frame_count - 25, 6):
        series[start : start + 4] = random.uniform(5, 30)
    return series


def _pairs(late: int) -> list[tuple[Series, Series]]:
    noise = np.random.default_rng(9)
    talks = [_talk(140, seed) for seed in range(5)]
    return [(0.1 * talk + noise.uniform(0, 0.3, 140), np.roll(talk, late)) for talk in talks]


@pytest.mark.parametrize("late", [-6, 0, 5])
def test_the_lag_of_the_sound_is_found_to_the_frame(late: int) -> None:
    """Positive where the sound is late."""
    found = agreement(_pairs(late), RATE)
    assert found is not None
    assert found.lag_frames == late
    assert found.best > 0.9


def test_agreement_falls_as_the_sound_moves_away_and_mouths_of_others_do_not_agree() -> None:
    """High in time, lower out of time, near zero for words of another line."""
    in_time, late = agreement(_pairs(0), RATE), agreement(_pairs(5), RATE)
    random = np.random.default_rng(4)
    strange = agreement([(random.uniform(0, 3, 140), sound) for _, sound in _pairs(0)], RATE)
    assert in_time is not None
    assert late is not None
    assert strange is not None
    assert in_time.correlation > 0.9 > late.correlation + 0.2
    assert abs(strange.correlation) < 0.25


def test_frames_without_a_mouth_do_not_count_and_too_few_give_nothing() -> None:
    """A stretch of NaN leaves the lag; all but a second of it leaves no answer."""
    holed = _pairs(3)
    for motion, _ in holed:
        motion[60:80] = np.nan
    found = agreement(holed, RATE)
    assert found is not None
    assert found.lag_frames == 3
    for motion, _ in holed:
        motion[20:] = np.nan
    assert agreement(holed, RATE) is None


def test_a_mouth_that_moves_only_while_its_owner_speaks_moves_more() -> None:
    """Against one that stays still, and one that never rests."""
    speaking = np.zeros(100, dtype=bool)
    speaking[30:70] = True
    assert moves_more(np.where(speaking, 3.0, 0.2), speaking)
    assert moves_more(np.full(100, 0.2), speaking) is False
    assert moves_more(np.full(100, 3.0), speaking) is False


def test_a_mouth_that_is_hardly_seen_gives_no_verdict() -> None:
    """Less than 60 % of the line, or no rest to compare with."""
    speaking = np.zeros(100, dtype=bool)
    speaking[30:70] = True
    hidden = np.where(speaking, 3.0, 0.2)
    hidden[30:50] = np.nan
    assert moves_more(hidden, speaking) is None
    assert moves_more(np.full(40, 3.0), np.ones(40, dtype=bool)) is None


def test_a_line_without_frames_takes_nothing_from_the_others() -> None:
    """Where a film has no room for a line, its series are empty."""
    empty: Series = np.zeros(0)
    found = agreement([(empty, empty), *_pairs(3)], RATE)
    assert found is not None
    assert found.lag_frames == 3
