"""Waves: trimming, joining, resampling and bringing speech to one loudness; float32 mono in −1…1."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Wave = NDArray[np.float32]

SPEECH_LUFS = -20.0
_CEILING = 0.94
_KNEE = 0.7


def speech_span(wave: Wave, rate: int, lead_s: float = 0.03, tail_s: float = 0.08) -> tuple[int, int]:
    """The first and last sample of the speech, with a little room before and after it."""
    hop = rate // 100
    energy = _energy(wave, hop)
    if not len(energy):
        return 0, len(wave)
    loud = np.flatnonzero(energy > max(energy.max() * 10**-4.5, 1e-9))
    if not len(loud):
        return 0, len(wave)
    start = max(0, int(loud[0]) * hop - round(lead_s * rate))
    return start, min(len(wave), int(loud[-1] + 1) * hop + round(tail_s * rate))


def silences_ms(wave: Wave, rate: int, least_ms: int = 100) -> list[tuple[float, float]]:
    """Start and end of every silence of at least so many ms, before, after and within the speech.

    Shorter ones belong to a consonant. Silent is what lies 28 dB below the loudest 10 ms.
    """
    energy = _energy(wave, rate // 100)
    quiet = np.concatenate([[False], energy <= energy.max(initial=0.0) * 10**-2.8, [False]])
    edges = np.flatnonzero(np.diff(quiet.astype(np.int8))).reshape(-1, 2) * 10.0
    return [(float(a), float(b)) for a, b in edges if b - a >= least_ms or a == 0 or b >= 10 * len(energy)]


def _energy(wave: Wave, hop: int) -> NDArray[np.float64]:
    """The mean power of each whole hop."""
    frames = len(wave) // hop
    return np.asarray(np.square(wave[: frames * hop], dtype=np.float64).reshape(frames, hop).mean(axis=1))


def faded(wave: Wave, rate: int) -> Wave:
    """Without clicks: 5 ms in and 20 ms out."""
    into, out = min(len(wave), rate // 200), min(len(wave), rate // 50)
    wave = wave.copy()
    wave[:into] *= np.linspace(0, 1, into, dtype=np.float32)
    wave[len(wave) - out :] *= np.linspace(1, 0, out, dtype=np.float32)
    return wave


def shifted(wave: Wave, shift: float) -> Wave:
    """Played `shift` times as fast: shorter and higher, resonances too (exact, by the spectrum)."""
    if shift == 1.0 or not len(wave):
        return wave
    length = max(1, round(len(wave) / shift))
    spectrum = np.fft.rfft(wave)
    kept = np.zeros(length // 2 + 1, spectrum.dtype)
    bins = min(len(kept), len(spectrum))
    kept[:bins] = spectrum[:bins]
    return (np.fft.irfft(kept, length) * (length / len(wave))).astype(np.float32)


def loudness_lufs(wave: Wave, rate: int) -> float:
    """Gated loudness after ITU-R BS.1770 (K-weighted, blocks of 400 ms); -inf for silence.

    Sounds shorter than a block are measured whole.
    """
    weighted = np.fft.irfft(np.fft.rfft(wave) * _k_weighting(len(wave), rate), len(wave))
    block, hop = round(0.4 * rate), round(0.1 * rate)
    starts = range(0, max(1, len(wave) - block + 1), hop)
    power = np.array([np.mean(np.square(weighted[start : start + block])) for start in starts])
    power = power[power > 10 ** ((-70 + 0.691) / 10)]
    if not len(power):
        return float("-inf")
    power = power[power >= power.mean() / 10]
    return float(-0.691 + 10 * np.log10(power.mean()))


def levelled(wave: Wave, rate: int, target_lufs: float = SPEECH_LUFS) -> Wave:
    """Brought to a loudness; peaks above the knee are bent, so that nothing reaches ±0.95."""
    now = loudness_lufs(wave, rate)
    return amplified(wave, target_lufs - now) if np.isfinite(now) else wave


def amplified(wave: Wave, gain_db: float) -> Wave:
    """Louder or softer; peaks above the knee are bent, so that nothing reaches ±0.95."""
    louder = wave * np.float32(10 ** (gain_db / 20))
    room = _CEILING - _KNEE
    over = np.maximum(np.abs(louder) - _KNEE, 0)
    bent = np.sign(louder) * (_KNEE + room * np.tanh(over / room))
    return np.where(over > 0, bent, louder).astype(np.float32)


@lru_cache(maxsize=16)
def _k_weighting(samples: int, rate: int) -> NDArray[np.float64]:
    """The amplitude response of the K filter for each bin of a real spectrum of so many samples."""
    # The two filters of BS.1770 as it gives them for 48 kHz, evaluated at each frequency.
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(samples, 1 / rate) / 48_000)
    shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z**2) / (
        1 - 1.69065929318241 * z + 0.73248077421585 * z**2
    )
    high = (1 - 2 * z + z**2) / (1 - 1.99004745483398 * z + 0.99007225036621 * z**2)
    return np.asarray(np.abs(shelf * high), np.float64)
