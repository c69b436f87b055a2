"""An ear for the tests of speech, independent of the synthesis: pitch, breath, brightness of a recording."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from roughcut.models.speech.engine import Recording

_FRAME, _HOP = 1440, 240


def pitches(recording: Recording) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For each loud frame (60 ms, every 10 ms) its pitch in Hz and how periodic it is (0…1), by
    autocorrelation."""
    samples, rate = recording.samples, recording.sample_rate
    frames = np.lib.stride_tricks.sliding_window_view(samples, _FRAME)[::_HOP]
    loud = np.abs(frames).max(axis=1)
    window = np.hanning(_FRAME)
    shapes = frames[loud > 0.25 * np.percentile(loud, 95)] * window
    power = np.abs(np.fft.rfft(shapes, 4096, axis=1)) ** 2
    alike = np.fft.irfft(power, axis=1)[:, : rate // 55]
    fading = np.fft.irfft(np.abs(np.fft.rfft(window, 4096)) ** 2)[: rate // 55]
    alike = alike / alike[:, :1] / (fading / fading[0])
    low = rate // 450
    best = low + np.argmax(alike[:, low:], axis=1)
    return rate / best, alike[np.arange(len(best)), best]


def pitch_hz(recording: Recording) -> float:
    """The median pitch of what is voiced."""
    hertz, periodic = pitches(recording)
    return float(np.median(hertz[periodic > 0.5]))


def melody(recording: Recording) -> float:
    """How far the pitch moves, in semitones: from its tenth to its ninetieth percentile."""
    hertz, periodic = pitches(recording)
    low, high = np.percentile(12 * np.log2(hertz[periodic > 0.7]), [10, 90])
    return float(high - low)


def voiced_share(recording: Recording) -> float:
    """The share of loud frames that have a pitch."""
    return float(np.mean(pitches(recording)[1] > 0.6))


def wavering(recording: Recording) -> float:
    """How much the pitch changes from 10 ms to 10 ms, in semitones (median)."""
    hertz, periodic = pitches(recording)
    steps = np.abs(np.diff(12 * np.log2(hertz)))[(periodic[1:] > 0.7) & (periodic[:-1] > 0.7)]
    return float(np.median(steps[steps < 2]))


def brightness_db(recording: Recording) -> float:
    """The level above 2 kHz against that below, in dB."""
    power = np.abs(np.fft.rfft(recording.samples)) ** 2
    hertz = np.fft.rfftfreq(len(recording.samples), 1 / recording.sample_rate)
    return float(10 * np.log10(power[hertz > 2000].sum() / power[hertz < 2000].sum()))
