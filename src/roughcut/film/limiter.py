"""A limiter that looks ahead, so that no true peak passes a ceiling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from roughcut.film.tracks import SAMPLE_RATE

_ATTACK = SAMPLE_RATE // 100
_HOLD = SAMPLE_RATE // 25
_TAPS = 6
_PAST = _ATTACK + _HOLD + _TAPS
_FUTURE = _ATTACK + _TAPS
_BLOCK = SAMPLE_RATE // 2
# Between two samples a wave can rise above both, hardly ever by more than this.
_BETWEEN = 1.6


def limited(
    blocks: Iterable[NDArray[np.float32]], gain_db: float, ceiling_dbtp: float
) -> Iterator[NDArray[np.float32]]:
    """Amplify stereo sound at 48 kHz and hold its true peaks under a ceiling; as many samples come out as
    go in. The gain falls within 10 ms before a peak, stays down 40 ms and rises again within 10 ms."""
    for sound, held in _limited(blocks, _factor(gain_db), ceiling_dbtp):
        yield sound if held is None else sound * held[:, None]


def gains(
    blocks: Iterable[NDArray[np.float32]], gain_db: float, ceiling_dbtp: float
) -> Iterator[NDArray[np.float32]]:
    """What `limited` multiplies each sample by, the amplification included: as many as there are samples."""
    factor = _factor(gain_db)
    for sound, held in _limited(blocks, factor, ceiling_dbtp):
        yield np.full(len(sound), factor) if held is None else held * factor


def _factor(gain_db: float) -> np.float32:
    return np.float32(10 ** (gain_db / 20))


_Held = tuple[NDArray[np.float32], NDArray[np.float32] | None]
"""Amplified sound, and the gain of each sample that holds it under the ceiling; None where it is."""


def _limited(
    blocks: Iterable[NDArray[np.float32]], factor: np.float32, ceiling_dbtp: float
) -> Iterator[_Held]:
    limiter = _Limiter(10 ** (ceiling_dbtp / 20))
    for block in blocks:
        yield from limiter.write(block * factor)
    yield from limiter.flush()


def holds_back(highest: float, ceiling_dbtp: float) -> bool:
    """Whether sound whose highest sample is this (1 is full scale) might be held back under a ceiling."""
    return highest * _BETWEEN > 10 ** (ceiling_dbtp / 20)


class _Limiter:
    def __init__(self, ceiling: float) -> None:
        self._ceiling = ceiling
        self._sound = np.zeros((_PAST, 2), dtype=np.float32)
        self._parts: list[NDArray[np.float32]] = []
        self._waiting = 0

    def write(self, samples: NDArray[np.float32]) -> Iterator[_Held]:
        self._parts.append(samples)
        self._waiting += len(samples)
        if self._waiting >= _BLOCK + _FUTURE:
            yield self._release()

    def flush(self) -> Iterator[_Held]:
        if self._waiting + len(self._sound) > _PAST:
            self._parts.append(np.zeros((_FUTURE, 2), dtype=np.float32))
            yield self._release()

    def _release(self) -> _Held:
        """Everything whose future is known; what later samples need to know of the past is kept."""
        sound = np.concatenate([self._sound, *self._parts])
        ready = sound[_PAST : len(sound) - _FUTURE]
        is_loud = float(np.abs(sound).max(initial=0.0)) * _BETWEEN > self._ceiling
        held = _gain(sound, self._ceiling) if is_loud else None
        self._sound = sound[len(sound) - _FUTURE - _PAST :]
        self._parts, self._waiting = [], 0
        return ready, held


def _gain(sound: NDArray[np.float32], ceiling: float) -> NDArray[np.float32]:
    """The gain of each sample of `sound` but the first _PAST and the last _FUTURE."""
    wanted = np.minimum(1.0, ceiling / np.maximum(_true_peaks(sound), 1e-9))
    lowest = _running_min(wanted, _HOLD + _ATTACK + 1)
    total = np.concatenate([[0.0], np.cumsum(lowest, dtype=np.float64)])
    width = _ATTACK + 1
    return np.asarray((total[width:] - total[:-width]) / width, dtype=np.float32)


def _true_peaks(sound: NDArray[np.float32]) -> NDArray[np.float32]:
    """The highest level at each sample and at three points after it, without the first and last six."""
    peaks: NDArray[np.float32] = np.abs(sound[_TAPS:-_TAPS]).max(axis=1)
    for taps in _BETWEEN_TAPS:
        for channel in range(2):
            between = np.abs(np.convolve(sound[:, channel], taps, mode="valid"))[1:]
            np.maximum(peaks, between, out=peaks)
    return peaks


def _interpolator(fraction: float) -> NDArray[np.float32]:
    """Weights of the twelve samples around a point between two of them, for np.convolve."""
    distance = np.arange(-_TAPS + 1, _TAPS + 1) - fraction
    window = 0.5 + 0.5 * np.cos(np.pi * distance / (_TAPS + 0.5))
    taps = np.sinc(distance) * window
    return np.asarray((taps / taps.sum())[::-1], dtype=np.float32)


_BETWEEN_TAPS = [_interpolator(fraction) for fraction in (0.25, 0.5, 0.75)]


def _running_min(values: NDArray[np.float32], width: int) -> NDArray[np.float32]:
    """The least of each `width` neighbours, by doubling: its cost grows with log(width)."""
    have = 1
    while have * 2 <= width:
        values = np.minimum(values[:-have], values[have:])
        have *= 2
    rest = width - have
    return np.minimum(values[:-rest], values[rest:]) if rest else values
