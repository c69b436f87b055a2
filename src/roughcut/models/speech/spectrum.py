"""Turns the fast network's spectra into the sound of one voice: pitch, throat, breath and age."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from hibari import dsp  # type: ignore[import-untyped]
from numpy.typing import NDArray

from roughcut.models.speech.delivery import Delivery
from roughcut.models.speech.networks import Spectra
from roughcut.models.speech.timbres import Timbre

_BINS = 601
_BIN_HZ = 20.0
_FRAME_S = 0.0125
_VOICED_HZ = 40.0
_SPEAKER_HZ = 184.0
_DECIBEL = math.log(10) / 20
# The speaker's own harmonics lie about nine bins apart; what is left of them in the envelope would
# sound as a second pitch once the pitch is changed, so the envelope is smoothed over that distance.
_SMOOTHING = np.hanning(13)[1:-1].astype(np.float32) / np.hanning(13).sum()

Plane = NDArray[np.float32]


def sound(spectra: Spectra, timbre: Timbre, delivery: Delivery) -> NDArray[np.float32]:
    """Samples at 24 kHz of one voice; the same spectra always give the same samples."""
    pitch = _pitch(spectra.pitch_hz, timbre, delivery)
    harmonic, phase = spectra.harmonic, spectra.harmonic_phase
    noise, free, free_phase = spectra.noise, spectra.free, spectra.free_phase
    if (timbre.pitch, timbre.formants) != (1.0, 1.0):
        rows, weights = _warp(timbre.formants)
        harmonic = _moved(_smoothed(harmonic), rows, weights)
        phase, noise, free = (_moved(plane, rows, weights) for plane in (phase, noise, free))
        free_phase = _moved_phase(free_phase, rows, weights)
    slope = _tilt(timbre.tilt_db + delivery.tilt_db)
    harmonic, free = harmonic + slope, free + slope
    noise = noise + slope * np.float32(0.5) + np.float32(timbre.breath_db * _DECIBEL)
    harmonic, noise = _whispered(harmonic, noise, delivery.whisper)
    wave = dsp.synth(harmonic, phase, noise, free, free_phase, pitch, np.random.default_rng(0))
    return np.asarray(wave, np.float32)


def _pitch(pitch_hz: Plane, timbre: Timbre, delivery: Delivery) -> Plane:
    """The melody of this voice: moved, stretched about its middle, and wavering where it is old."""
    voiced = pitch_hz > _VOICED_HZ
    melody = np.where(voiced, pitch_hz, _SPEAKER_HZ) / _SPEAKER_HZ
    moved = _SPEAKER_HZ * timbre.pitch * delivery.pitch * melody ** (timbre.range * delivery.range)
    tremor = timbre.tremor + delivery.tremor
    seconds = np.arange(len(pitch_hz)) * _FRAME_S
    wavering = np.sin(2 * np.pi * 5.2 * seconds + 0.7 * np.sin(2 * np.pi * 0.83 * seconds))
    roughness = np.random.default_rng(1).standard_normal(len(pitch_hz))
    trembling = moved * (1 + tremor * wavering + 0.5 * tremor * roughness)
    return np.where(voiced, np.maximum(trembling, 52.0), 0.0).astype(np.float32)


@lru_cache(maxsize=64)
def _warp(formants: float) -> tuple[NDArray[np.int64], Plane]:
    """For each bin, the bin it is taken from, and the weight of the one above that.

    Linear up to three quarters of the band, then bent so that the top stays the top.
    """
    bins = np.arange(_BINS, dtype=np.float64)
    top = (_BINS - 1) * 0.75 * min(1.0, formants)
    bent = (_BINS - 1) - ((_BINS - 1) - top / formants) * ((_BINS - 1) - bins) / ((_BINS - 1) - top)
    source = np.clip(np.where(bins <= top, bins / formants, bent), 0, _BINS - 1.001)
    rows = source.astype(np.int64)
    return rows, (source - rows).astype(np.float32)[:, None]


def _moved(plane: Plane, rows: NDArray[np.int64], weights: Plane) -> Plane:
    below = plane[rows]
    return np.asarray(below + weights * (plane[rows + 1] - below), np.float32)


def _moved_phase(phase: Plane, rows: NDArray[np.int64], weights: Plane) -> Plane:
    """Phases cannot be blended: the nearest one, turned as fast as its new frequency turns."""
    nearest = rows + (weights[:, 0] >= 0.5)
    turns = _BIN_HZ * _FRAME_S * (np.arange(_BINS) - nearest)
    return (phase[nearest] + 2 * np.pi * turns[:, None] * np.arange(phase.shape[1])).astype(np.float32)


def _smoothed(plane: Plane) -> Plane:
    half = len(_SMOOTHING) // 2
    padded = np.pad(plane, ((half, half), (0, 0)), mode="edge")
    total = np.zeros_like(plane)
    for offset, weight in enumerate(_SMOOTHING):
        total += weight * padded[offset : offset + _BINS]
    return total


def _tilt(decibels: float) -> Plane:
    """So many dB an octave, about 1 kHz, from 100 Hz on."""
    octaves = np.log2(np.maximum(np.arange(_BINS) * _BIN_HZ, 100.0) / 1000.0)
    return np.asarray(decibels * _DECIBEL * octaves, np.float32)[:, None]


def _whispered(harmonic: Plane, noise: Plane, share: float) -> tuple[Plane, Plane]:
    """Replace a share (0…1) of the voice by breath of the same spectrum."""
    if share <= 0:
        return harmonic, noise
    breath = harmonic + np.float32(np.log(share) - 1.3)
    kept = harmonic + np.float32(np.log(max(1 - share, 1e-4)))
    return kept, np.asarray(np.logaddexp(noise, breath), np.float32)
