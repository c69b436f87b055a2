"""Waves, mouths and deliveries, without a network."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roughcut.models.speech import mouth, waves
from roughcut.models.speech.delivery import Delivery, read_delivery
from roughcut.models.speech.schema import Viseme

_RATE = 24_000


def _tone(hertz: float, seconds: float, level: float = 0.3) -> waves.Wave:
    return (level * np.sin(2 * np.pi * hertz * np.arange(round(seconds * _RATE)) / _RATE)).astype(np.float32)


def test_loudness_is_that_of_the_standard() -> None:
    """A full-scale 997 Hz tone in one channel reads −3.01 LUFS, as BS.1770 says."""
    assert waves.loudness_lufs(_tone(997, 3, 1.0), _RATE) == pytest.approx(-3.01, abs=0.1)


def test_silence_has_no_loudness_and_stays_silent() -> None:
    """Nothing is amplified out of silence."""
    silence = np.zeros(_RATE, np.float32)
    assert waves.loudness_lufs(silence, _RATE) == float("-inf")
    assert not waves.levelled(silence, _RATE).any()


def test_levelling_reaches_the_target_without_clipping() -> None:
    """A quiet tone is brought up to the target, and an impossible target does not clip."""
    assert waves.loudness_lufs(waves.levelled(_tone(500, 1, 0.01), _RATE), _RATE) == pytest.approx(
        -20, abs=0.2
    )
    assert np.abs(waves.levelled(_tone(500, 1), _RATE, 6.0)).max() < 0.95


def test_shifting_raises_the_pitch_and_shortens() -> None:
    """Played 1.25 times as fast, 400 Hz is 500 Hz and a second is 0.8 s."""
    wave = waves.shifted(_tone(400, 1), 1.25)
    assert len(wave) == round(_RATE / 1.25)
    assert np.argmax(np.abs(np.fft.rfft(wave))) * _RATE / len(wave) == pytest.approx(500, abs=2)


def test_the_span_leaves_a_little_room() -> None:
    """Silence around speech is cut to 30 ms before and 80 ms after."""
    gap = np.zeros(_RATE // 2, np.float32)
    start, end = waves.speech_span(np.concatenate([gap, _tone(300, 0.5), gap]), _RATE)
    assert start == pytest.approx(_RATE * 0.47, abs=_RATE * 0.011)
    assert end == pytest.approx(_RATE * 1.08, abs=_RATE * 0.011)


@given(
    st.lists(st.tuples(st.integers(0, 400), st.sampled_from(get_args(Viseme))), max_size=40),
    st.integers(1, 6000),
)
def test_cues_are_few_ordered_and_end_at_rest(parts: list[tuple[int, str]], duration_ms: int) -> None:
    """Cues start at 0, rise, never repeat a shape, stay within the line and close the mouth."""
    time, stretches = 0.0, []
    for length, shape in parts:
        stretches.append((time, time + length, shape))
        time += length
    found = mouth.cues(stretches, duration_ms)  # type: ignore[arg-type]
    starts = [cue.start_ms for cue in found]
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    assert starts[-1] <= duration_ms
    assert all(a.viseme != b.viseme for a, b in pairwise(found))
    assert found[-1].viseme == "rest"


def test_lips_close_for_a_short_m() -> None:
    """A short m between long vowels is seen."""
    stretches = mouth.spans("ama", [40, 200, 60, 200, 80])
    assert "closed" in [cue.viseme for cue in mouth.cues(stretches, 580)]


@pytest.mark.parametrize(
    ("words", "field", "sign"),
    [
        ("whispering", "level_db", -1),
        ("大喊", "level_db", 1),
        ("slowly", "tempo", -1),
        ("匆忙地", "tempo", 1),
        ("voice trembling", "tremor", 1),
        ("flatly", "range", -1),
        ("laughing", "pitch", 1),
    ],
)
def test_a_parenthetical_changes_the_voice(words: str, field: str, sign: int) -> None:
    """Ways of speaking, English and Chinese, move the voice the way they say."""
    assert (getattr(read_delivery(words), field) - getattr(Delivery(), field)) * sign > 0


@pytest.mark.parametrize("words", ["", "to Anna", "看着窗外", "standing by the door"])
def test_other_parentheticals_change_nothing(words: str) -> None:
    """Words that are not about the voice leave it alone."""
    assert read_delivery(words) == Delivery()
