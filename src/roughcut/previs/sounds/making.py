"""Sounds from noise and oscillators: shaped noise without a seam, swells, decays, and tones."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

RATE = 48_000
Sound = NDArray[np.float32]
"""Mono (N) or stereo (N × 2) samples at 48 kHz."""
Chance = np.random.Generator


def noise(chance: Chance, count: int, low_hz: float, high_hz: float, slope: float = 1.0) -> Sound:
    """Noise between two edges, as loud as 1 (root mean square), whose end meets its beginning. Beyond the
    edges it falls by 12 dB an octave, and between them by 6 dB an octave times (`slope` − 1)."""
    # Nothing is heard of what lies four octaves above the upper edge: there is no need to make it.
    top = min(count // 2, round(min(18_000.0, high_hz * 16) * count / RATE)) + 1
    pitch = np.arange(top, dtype=np.float32) * np.float32(RATE / count)
    pitch[0] = 1.0
    rise = (pitch / low_hz) ** 2
    shape = rise / (1 + rise) / (1 + (pitch / high_hz) ** 2)
    if slope != 1.0:
        shape *= (pitch / low_hz) ** (1.0 - slope)
    shape[0] = 0.0
    bins = np.zeros(count // 2 + 1, np.complex64)
    turns = chance.random(top, dtype=np.float32) * np.float32(2 * np.pi)
    bins.real[:top], bins.imag[:top] = shape * np.cos(turns), shape * np.sin(turns)
    return even(np.fft.irfft(bins, count))


def wide(chance: Chance, count: int, low_hz: float, high_hz: float, slope: float = 1.0) -> Sound:
    """The same noise for two ears: alike enough to stand in the middle, different enough to be around."""
    one, two = (noise(chance, count, low_hz, high_hz, slope) for _ in range(2))
    return even(np.stack([0.8 * one + 0.35 * two, 0.35 * one + 0.8 * two], axis=1))


def even(sound: NDArray[np.floating]) -> Sound:
    """As loud as 1 (root mean square); silence stays silence."""
    level = float(np.sqrt(np.mean(np.square(sound, dtype=np.float32))))
    return np.asarray(sound * np.float32(1 / max(level, 1e-9)), np.float32)


def swell(chance: Chance, count: int, waves: Sequence[int], depth_db: float) -> Sound:
    """A gain that rises and falls by up to `depth_db` either way, in whole `waves` a loop: no seam."""
    turn = np.linspace(0, 2 * np.pi, 600, endpoint=False)
    total = sum(np.sin(wave * turn + 2 * np.pi * chance.random()) / len(waves) for wave in waves)
    gain = 10 ** (depth_db * np.asarray(total) / 20)
    at = np.arange(count, dtype=np.float32) * np.float32(600 / count)
    return np.asarray(np.interp(at, np.arange(601), [*gain, gain[0]]), np.float32)


def seconds(length_s: float) -> NDArray[np.float32]:
    """The time of each sample, from 0."""
    return np.arange(round(length_s * RATE), dtype=np.float32) / np.float32(RATE)


def decay(length_s: float, half_s: float, rise_s: float = 0.002) -> Sound:
    """A gain that rises within `rise_s`, then halves every `half_s`, and is 0 at its end."""
    time = seconds(length_s)
    gain = 0.5 ** (time / half_s) * np.minimum(1.0, time / rise_s)
    end = min(len(gain), RATE // 100)
    gain[len(gain) - end :] *= np.linspace(1, 0, end)
    return np.asarray(gain, np.float32)


def chime(length_s: float, partials: Sequence[tuple[float, float, float]]) -> Sound:
    """Something that is struck: each partial with its pitch (Hz), loudness, and half life (s)."""
    time = seconds(length_s)
    rings = (
        loud * np.sin(2 * np.pi * hertz * time) * decay(length_s, half) for hertz, loud, half in partials
    )
    return np.asarray(sum(rings), np.float32)


def burst(chance: Chance, length_s: float, low_hz: float, high_hz: float, half_s: float) -> Sound:
    """A puff of noise that dies away."""
    return noise(chance, round(length_s * RATE), low_hz, high_hz) * decay(length_s, half_s)


def put(loop: Sound, sound: Sound, at: int, side: float = 0.0, gain: float = 1.0) -> None:
    """Add a mono sound to a stereo loop, from sample `at` on and round its end to its beginning; `side`
    is −1 (left) to 1."""
    angle = (1.0 + side) * np.pi / 4
    places = (at + np.arange(len(sound))) % len(loop)
    both = np.array([np.cos(angle), np.sin(angle)], np.float32) * np.float32(gain)
    loop[places] += sound[:, None] * both


def far(sound: Sound, gaps_s: Sequence[float] = (0.043, 0.071, 0.113), share: float = 0.35) -> Sound:
    """A sound with a few echoes, as it comes from across a place."""
    longest = round(max(gaps_s) * RATE)
    heard = np.concatenate([sound, np.zeros(longest, np.float32)])
    for number, gap in enumerate(gaps_s, 1):
        start = round(gap * RATE)
        heard[start : start + len(sound)] += np.float32(share**number) * sound
    return heard
