"""Listening: every block of a film's sound, once, as levels, loudness and spans with a voice."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from roughcut.critic.evidence import SoundEvidence
from roughcut.critic.metrics.levels import BLOCK_S, block_levels_db
from roughcut.critic.metrics.voice import SAMPLE_RATE as VOICE_RATE
from roughcut.critic.metrics.voice import VoiceFinder
from roughcut.film.loudness import Meter

RATE = 48000
_STEP = RATE // VOICE_RATE
_BATCH = RATE // 2


class Listener:
    """Push sound in order (N×2, −1…1, 48 kHz, its first sample together with the first picture), then
    ask for `finish()`."""

    def __init__(self) -> None:
        self._meter = Meter(RATE)
        self._voices = VoiceFinder()
        self._narrow = Decimator()
        self._levels = bytearray()
        self._waiting: list[NDArray[np.float32]] = []
        self._waiting_count = self._count = 0

    def push(self, block: NDArray[np.float32]) -> None:
        """Take the next block, of any length."""
        self._waiting.append(block)
        self._waiting_count += len(block)
        self._count += len(block)
        if self._waiting_count >= _BATCH:
            self._measure()

    def finish(self) -> SoundEvidence:
        """Decide what was still open and hand over everything."""
        self._measure(last=True)
        loudness = self._meter.result()
        levels = np.frombuffer(self._levels, dtype=np.float32).astype(np.float64).round(2)
        speech = self._voices.finish()
        pitch, bands = self._voices.colours()
        return SoundEvidence(
            end_s=self._count / RATE,
            levels_db=levels,
            speech=speech,
            pitch_hz=pitch,
            bands_db=bands,
            integrated_lufs=loudness.integrated_lufs,
            true_peak_db=loudness.true_peak_dbtp,
        )

    def _measure(self, *, last: bool = False) -> None:
        size = round(RATE * BLOCK_S)
        sound = np.concatenate([*self._waiting, np.zeros((0, 2), dtype=np.float32)])
        whole = len(sound) if last else len(sound) // size * size
        self._waiting, self._waiting_count = [sound[whole:]], len(sound) - whole
        self._meter.write(sound[:whole])
        # Power is averaged over both channels, so sound on one side alone is not taken for silence.
        power = np.sqrt((sound[:whole] ** 2).mean(axis=1))
        self._levels += block_levels_db(power, RATE).astype(np.float32).tobytes()
        self._voices.push(self._narrow.push(sound[:whole].mean(axis=1)))


class Decimator:
    """Mono sound from 48 kHz to the rate at which voices are looked for, block by block."""

    def __init__(self) -> None:
        taps = 16 * _STEP
        at = np.arange(taps) - (taps - 1) / 2
        self._taps = (np.sinc(at * 0.9 / _STEP) * np.hanning(taps) * 0.9 / _STEP).astype(np.float32)
        self._rest = np.zeros(taps // 2, dtype=np.float32)

    def push(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """The next samples at the lower rate; half a filter's length waits for the next call."""
        sound = np.concatenate((self._rest, samples))
        count = max(0, (len(sound) - len(self._taps)) // _STEP + 1)
        self._rest = sound[count * _STEP :]
        if not count:
            return np.zeros(0, dtype=np.float32)
        windows = np.lib.stride_tricks.sliding_window_view(sound, len(self._taps))[::_STEP][:count]
        return np.asarray(windows @ self._taps, dtype=np.float32)
