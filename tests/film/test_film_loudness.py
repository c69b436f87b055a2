"""Loudness: the meter agrees with the standard's own reference tones."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from roughcut.film.loudness import measure


def tone(level_dbfs: float, seconds: float = 5.0, hertz: float = 997.0) -> NDArray[np.float32]:
    """A stereo sine with this peak level."""
    time_s = np.arange(int(48000 * seconds)) / 48000
    wave = 10 ** (level_dbfs / 20) * np.sin(2 * np.pi * hertz * time_s)
    return np.stack([wave, wave], axis=1).astype(np.float32)


@pytest.mark.parametrize("level", [-33.0, -23.0, -16.0])
def test_a_reference_tone_measures_its_level(level: float) -> None:
    """EBU Tech 3341: a stereo 1 kHz sine at −23 dBFS reads −23.0 LUFS."""
    assert measure([tone(level)]).integrated_lufs == pytest.approx(level, abs=0.1)


def test_pauses_do_not_count() -> None:
    """Silence is gated away: half a film of it does not change the loudness of the other half."""
    silence = np.zeros((48000 * 5, 2), dtype=np.float32)
    assert measure([tone(-20.0), silence]).integrated_lufs == pytest.approx(-20.0, abs=0.3)


def test_true_peaks_between_samples_are_seen() -> None:
    """A sine at a quarter of the sample rate, sampled 45° off its crests, peaks 3 dB above its samples."""
    index = np.arange(48000)
    swell = np.minimum(1.0, index / 4800)
    wave = (0.5 * swell * np.sin(np.pi / 2 * index + np.pi / 4)).astype(np.float32)
    loudness = measure([np.stack([wave, wave], axis=1)])
    assert np.abs(wave).max() == pytest.approx(0.3536, abs=1e-3)
    assert loudness.true_peak_dbtp == pytest.approx(20 * np.log10(0.5), abs=0.3)


def test_the_cut_into_blocks_does_not_matter() -> None:
    """Loudness belongs to the sound, not to its packing."""
    sound = tone(-18.0, 3.07)
    blocks = [sound[start : start + 777] for start in range(0, len(sound), 777)]
    assert measure(blocks) == measure([sound])


def test_silence_and_nothing_have_no_loudness() -> None:
    """There is no number for what cannot be heard."""
    for blocks in ([], [np.zeros((48000, 2), dtype=np.float32)]):
        assert (measure(blocks).integrated_lufs, measure(blocks).true_peak_dbtp) == (None, None)
