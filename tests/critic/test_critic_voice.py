"""Voice activity on sounds whose nature is known."""

from __future__ import annotations

import numpy as np
import pytest
from critic_films import voice
from numpy.typing import NDArray

from roughcut.critic.metrics.lines import onset_errors_s, speech_outside, speech_shares, typical
from roughcut.critic.metrics.spans import Span, total
from roughcut.critic.metrics.voice import SAMPLE_RATE, VoiceFinder, whispers

Samples = NDArray[np.float64]
_LENGTH_S = 8.0
_COUNT = round(_LENGTH_S * SAMPLE_RATE)
_SAID = (3.0, 5.0)


def _heard(sound: Samples, block: int = 700) -> list[Span]:
    finder = VoiceFinder()
    for start in range(0, len(sound), block):
        finder.push(sound[start : start + block].astype(np.float32))
    return finder.finish()


def _noise(level_db: float, seed: int = 1) -> Samples:
    """Pink noise: the sound of rooms, rain and wind."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).normal(size=_COUNT))
    pink = np.fft.irfft(spectrum / np.sqrt(np.maximum(np.fft.rfftfreq(_COUNT, 1 / SAMPLE_RATE), 20)), _COUNT)
    return np.asarray(pink / np.sqrt(np.mean(pink**2)) * 10 ** (level_db / 20))


def _hum(level: float) -> Samples:
    time = np.arange(_COUNT) / SAMPLE_RATE
    return np.asarray(level * sum(np.sin(2 * np.pi * 100 * k * time) / k for k in (1, 2, 3)))


def _with_voice(sound: Samples, level: float = 1.0) -> Samples:
    said = voice(_SAID[1] - _SAID[0], 150)[::6] * level
    mixed = sound.copy()
    mixed[round(_SAID[0] * SAMPLE_RATE) :][: len(said)] += said
    return mixed


@pytest.mark.parametrize(
    ("room_db", "level"), [(-120.0, 1.0), (-60.0, 1.0), (-40.0, 1.0), (-60.0, 0.15), (-50.0, 0.15)]
)
def test_a_voice_is_heard_over_room_tone_and_only_where_it_is(room_db: float, level: float) -> None:
    """Loud voices in noisy rooms, and quiet ones in quiet rooms."""
    speech = _heard(_with_voice(_noise(room_db), level))
    share = speech_shares(speech, [_SAID])[0]
    assert share is not None
    assert share > 0.8
    assert total(speech_outside(speech, [_SAID])) == 0


def test_a_whisper_is_heard_where_one_is_asked_for() -> None:
    """Noise that stands out of a quiet room is a whisper within the line; elsewhere it is none."""
    levels = np.full(800, -58.0)
    levels[300:400] = -32.0
    levels[600:700] = -32.0
    (heard,) = whispers(levels, [(2.8, 4.2)])
    assert heard == pytest.approx((2.95, 4.05))
    assert whispers(levels, [(4.5, 5.5)]) == []
    assert whispers(np.zeros(0), [(2.8, 4.2)]) == []


@pytest.mark.parametrize("level_db", [-60.0, -40.0, -25.0])
def test_noise_is_no_voice(level_db: float) -> None:
    """However loud the rain."""
    assert total(_heard(_noise(level_db))) < 0.1


def test_a_steady_hum_is_no_voice() -> None:
    """It has a pitch, but it never stands out of itself."""
    assert total(_heard(_hum(0.05))) < 0.2


def test_a_voice_is_heard_over_a_hum() -> None:
    """And its pauses are the hum's."""
    share = speech_shares(_heard(_with_voice(_hum(0.005))), [_SAID])[0]
    assert share is not None
    assert share > 0.8


def test_silence_and_no_sound_at_all_hold_no_voice() -> None:
    """Also when there is not a single sample."""
    assert _heard(np.zeros(_COUNT)) == []
    assert _heard(np.zeros(0)) == []


def test_the_blocks_do_not_matter() -> None:
    """Sound in pieces of any length is the same sound."""
    sound = _with_voice(_noise(-50))
    assert _heard(sound, 97) == _heard(sound, 5000)


def test_onsets_are_timed_to_a_few_hundredths() -> None:
    """The start of the voice, not the end of the window that saw it."""
    error = onset_errors_s(_heard(_with_voice(_noise(-50))), [_SAID])[0]
    assert error is not None
    assert abs(error) < 0.1


def test_a_line_that_follows_at_once_cannot_be_timed() -> None:
    """Its start is not heard, since the line before it still sounds."""
    assert onset_errors_s([(1.0, 4.0)], [(1.0, 2.0), (2.1, 4.0)]) == [0.0, None]
    assert typical([0.2, None, 0.4]) == pytest.approx(0.3)
    assert typical([None]) is None


def test_the_colours_of_voices_have_a_row_for_every_block() -> None:
    """Pitch and bands are told for each 10 ms that is measured, however the sound was cut into blocks."""
    sound = _with_voice(_noise(-50.0))
    finders = VoiceFinder(), VoiceFinder()
    for finder, size in zip(finders, (700, 8000), strict=True):
        for start in range(0, len(sound), size):
            finder.push(sound[start : start + size].astype(np.float32))
        finder.finish()
    (pitch, bands), (again, same) = finders[0].colours(), finders[1].colours()
    assert pitch.shape == again.shape == bands.shape[:1] == same.shape[:1]
    assert np.allclose(bands, same, atol=1e-3)
    assert VoiceFinder().colours()[1].shape == (0, 16)
