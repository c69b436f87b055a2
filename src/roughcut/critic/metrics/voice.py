"""Voice activity: when a sound like speech is heard. It hears voices, not words.

A block counts as voiced when its sound repeats at the pitch of a human voice (60…400 Hz), stands out
of the level around it, and is not close to silence. Room tone and rain have no pitch; a steady hum has
one but never stands out of itself. Music with a tune may pass for a voice.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from roughcut.critic.metrics.spans import Span, at_least, intersection, padded, runs, union

SAMPLE_RATE = 8000
HOP_S = 0.01
_WINDOW = 512
_HOP = int(SAMPLE_RATE * HOP_S)
_LAGS = (SAMPLE_RATE // 400, SAMPLE_RATE // 60)
_BAND_HZ = (150.0, 3600.0)
# Even steps of pitch as ears hear it (mel), for the colour of a voice.
_BAND_EDGES_HZ = 700 * (np.exp(np.linspace(np.log1p(200 / 700), np.log1p(3600 / 700), 17)) - 1)

LEAST_HARMONY = 0.5
"""The share of a block's energy that repeats at a voice's pitch."""
LEAST_LEVEL_DB = -55.0
"""The band level in dBFS below which nothing counts as a voice."""
LEAST_RISE_DB = 6.0
"""How far a voice stands out of the quieter fifth of the four seconds around it."""
_NEIGHBOURHOOD_S = 2.0
_JOIN_S, _LEAST_S, _PAD_S = 0.3, 0.06, 0.05


def whispers(levels_db: NDArray[np.float64], spans: Sequence[Span]) -> list[Span]:
    """Where in spans (s) that should be whispered something is heard: a whisper has no pitch to know it by,
    so it is what stands out of the level around it. `levels_db` has one level for each 10 ms."""
    level = np.asarray(levels_db, dtype=np.float32)
    if not len(level):
        return []
    sounds = (level >= LEAST_LEVEL_DB) & (level >= _floor(level) + LEAST_RISE_DB)
    heard = [(start * HOP_S, end * HOP_S) for start, end in runs(sounds)]
    return intersection(padded(at_least(union(heard, _JOIN_S), _LEAST_S), _PAD_S), spans)


class VoiceFinder:
    """Push mono sound at 8 kHz in blocks of any length; `finish()` gives the spans with a voice."""

    def __init__(self) -> None:
        self._rest = np.zeros(_WINDOW // 2, dtype=np.float32)
        # A number or a row of them for each block, end to end: they grow in place, and become arrays without
        # a second copy.
        self._levels, self._harmony, self._pitch, self._bands = (bytearray() for _ in range(4))
        window = np.hanning(_WINDOW)
        self._window = window.astype(np.float32)
        own = np.fft.irfft(np.abs(np.fft.rfft(window, 2 * _WINDOW)) ** 2)
        self._fading = (own[: _LAGS[1] + 1] / own[0]).astype(np.float32)

    def push(self, samples: NDArray[np.float32]) -> None:
        """Take the next samples (−1…1)."""
        sound = np.concatenate((self._rest, samples))
        count = max(0, (len(sound) - _WINDOW) // _HOP + 1)
        if count:
            frames = np.lib.stride_tricks.sliding_window_view(sound, _WINDOW)[::_HOP][:count]
            for start in range(0, count, 64):  # small batches stay in the cache
                self._measure(frames[start : start + 64])
        self._rest = sound[count * _HOP :]

    def finish(self) -> list[Span]:
        """The spans in seconds in which something like speech is heard."""
        self.push(np.zeros(_WINDOW // 2, dtype=np.float32))
        if not self._levels:
            return []
        level, harmony = _numbers(self._levels), _numbers(self._harmony)
        stands_out = level >= _floor(level) + LEAST_RISE_DB
        voiced = (harmony >= LEAST_HARMONY) & (level >= LEAST_LEVEL_DB) & stands_out
        spans = [(start * HOP_S, end * HOP_S) for start, end in runs(voiced)]
        return padded(at_least(union(spans, _JOIN_S), _LEAST_S), _PAD_S)

    def colours(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """After `finish()`: for every 10 ms the pitch in Hz (0 where nothing is voiced), and levels in dB
        in 16 bands from 200 to 3600 Hz."""
        voiced = _numbers(self._harmony) >= LEAST_HARMONY
        pitch = np.where(voiced, _numbers(self._pitch), 0).astype(np.float32)
        return pitch, _numbers(self._bands).reshape(-1, len(_BAND_EDGES_HZ) - 1)

    def _measure(self, frames: NDArray[np.float32]) -> None:
        spectrum = np.fft.rfft(frames * self._window, 2 * _WINDOW, axis=1)
        power = (spectrum.real**2 + spectrum.imag**2).astype(np.float32)
        low, high = (round(hz * 2 * _WINDOW / SAMPLE_RATE) for hz in _BAND_HZ)
        # Parseval over the padded transform and the window's own energy give the mean square.
        scale = 2 / (2 * _WINDOW) / float((self._window**2).sum())
        band = power[:, low:high].sum(axis=1) * scale
        edges = (_BAND_EDGES_HZ * 2 * _WINDOW / SAMPLE_RATE).round().astype(int)
        bands = 10 * np.log10(np.add.reduceat(power, edges, axis=1)[:, :-1] * scale + 1e-10)
        power[:, high:] = 0
        power[:, : round(50 * 2 * _WINDOW / SAMPLE_RATE)] = 0
        repeats = np.fft.irfft(power, axis=1)[:, : _LAGS[1] + 1]
        ratio = repeats / (repeats[:, :1] + 1e-9) / self._fading
        self._levels += (10 * np.log10(band + 1e-12)).astype(np.float32).tobytes()
        self._harmony += ratio[:, _LAGS[0] :].max(axis=1).astype(np.float32).tobytes()
        self._pitch += _pitch_hz(ratio).tobytes()
        self._bands += bands.astype(np.float32).tobytes()


def _numbers(kept: bytearray) -> NDArray[np.float32]:
    return np.frombuffer(kept, dtype=np.float32)


def _pitch_hz(ratio: NDArray[np.float32]) -> NDArray[np.float32]:
    """The pitch by the shortest lag whose peak is nearly the highest: longer ones may be its multiples."""
    inside = ratio[:, _LAGS[0] :]
    near = inside >= 0.9 * inside.max(axis=1, keepdims=True)
    first = near.argmax(axis=1)
    # The peak itself lies within a few lags of where the ratio first comes near it.
    around = np.minimum(first[:, None] + np.arange(6), inside.shape[1] - 1)
    lag = _LAGS[0] + first + np.take_along_axis(inside, around, axis=1).argmax(axis=1)
    return np.asarray(SAMPLE_RATE / lag, dtype=np.float32)


def _floor(level: NDArray[np.float32]) -> NDArray[np.float32]:
    """The level of the quieter fifth of each block's neighbourhood, from one value every half second."""
    step, reach = round(0.5 / HOP_S), round(_NEIGHBOURHOOD_S / HOP_S)
    points = np.arange(0, len(level) + step, step)
    values = [
        np.percentile(level[max(0, p - reach) : p + reach], 20) for p in points if p < len(level) + reach
    ]
    return np.interp(np.arange(len(level)), points[: len(values)], values).astype(np.float32)
