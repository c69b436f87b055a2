"""Gives a finished recording a delivery: breath in place of voice, wavering, brightness.

The fast network's voices are shaped before they sound (`spectrum`); those of the large one come as
samples, and are shaped here.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from roughcut.models.speech.delivery import Delivery
from roughcut.models.speech.waves import Wave

_FRAME, _HOP = 768, 192
_ENVELOPE_HZ = 220.0
_LEAST_HZ = 260.0
"""Breath has nothing of the voice's own lowest tones."""
_WAVER_HZ = 5.2


def coloured(wave: Wave, rate: int, delivery: Delivery) -> Wave:
    """The same words as the delivery asks for, as long as before; level and tempo are not touched."""
    if delivery.tremor > 0:
        wave = _wavering(wave, rate, delivery.tremor)
    if delivery.tilt_db:
        wave = _tilted(wave, rate, delivery.tilt_db)
    if delivery.whisper > 0:
        breath = _breath(wave, rate) * np.float32(delivery.whisper)
        wave = np.asarray(wave * np.float32(1 - delivery.whisper) + breath, np.float32)
    return wave


def _wavering(wave: Wave, rate: int, depth: float) -> Wave:
    """Played now a little faster, now slower: the pitch wavers by the depth, and the level with it."""
    time = np.arange(len(wave)) / rate
    turn = 2 * np.pi * _WAVER_HZ * time + 0.7 * np.sin(2 * np.pi * 0.83 * time)
    late = depth / (2 * np.pi * _WAVER_HZ) * np.sin(turn)
    moved = np.interp(np.clip(time + late, 0, time[-1] if len(time) else 0), time, wave)
    return np.asarray(moved * (1 + 3 * depth * np.cos(turn)), np.float32)


def _tilted(wave: Wave, rate: int, decibels: float) -> Wave:
    """So many dB an octave, about 1 kHz, from 100 Hz on."""
    hertz = np.maximum(np.fft.rfftfreq(len(wave), 1 / rate), 100.0)
    gain = 10 ** (decibels * np.log2(hertz / 1000.0) / 20)
    return np.asarray(np.fft.irfft(np.fft.rfft(wave) * gain, len(wave)), np.float32)


def _breath(wave: Wave, rate: int) -> Wave:
    """Noise in the shape of the words: their spectra without the fine comb of a voice."""
    window = np.hanning(_FRAME + 1)[:-1]
    padded = np.pad(wave, (_FRAME, 2 * _FRAME))
    frames = np.lib.stride_tricks.sliding_window_view(padded, _FRAME)[::_HOP] * window
    shapes = _smoothed(np.abs(np.fft.rfft(frames, axis=1)) ** 2, rate) ** 0.5
    hertz = np.fft.rfftfreq(_FRAME, 1 / rate)
    shapes = shapes * np.clip(hertz / _LEAST_HZ, 0, 1) ** 1.5
    turns = np.random.default_rng(0).random(shapes.shape) * 2 * np.pi
    noise = np.fft.irfft(shapes * np.exp(1j * turns), _FRAME, axis=1) * window
    whole = np.zeros(len(padded) + _FRAME)
    for index, frame in enumerate(noise):
        whole[index * _HOP : index * _HOP + _FRAME] += frame
    heard = whole[_FRAME : _FRAME + len(wave)]
    level = float(np.sqrt(np.mean(np.square(wave)))) / max(float(np.sqrt(np.mean(np.square(heard)))), 1e-9)
    return np.asarray(heard * level, np.float32)


def _smoothed(power: NDArray[np.float64], rate: int) -> NDArray[np.float64]:
    """The power averaged over the distance of a voice's harmonics."""
    half = max(1, round(_ENVELOPE_HZ * _FRAME / rate / 2))
    summed = np.cumsum(np.pad(power, ((0, 0), (half + 1, half)), mode="edge"), axis=1)
    wide = 2 * half + 1
    return np.asarray((summed[:, wide:] - summed[:, :-wide]) / wide)
