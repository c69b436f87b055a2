"""Footage that stands in for a provider's: colours, moving bars and a tone; made once for each shape."""

from __future__ import annotations

import tempfile
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

_SAMPLE_RATE = 48_000
_TONE_HZ = 220.0
_BARS = 16


class Shaped(Protocol):
    """Whatever says how long and how large footage is to be."""

    @property
    def seconds(self) -> int: ...
    @property
    def width_px(self) -> int: ...
    @property
    def height_px(self) -> int: ...
    @property
    def rate(self) -> Fraction: ...


def take_of(order: Shaped) -> bytes:
    """An mp4 of exactly that length, size and rate: bright, moving, with a tone."""
    return _mp4(order.seconds, order.width_px, order.height_px, order.rate, black=False)


def black_take_of(order: Shaped) -> bytes:
    """An mp4 of exactly that length, size and rate: black and silent."""
    return _mp4(order.seconds, order.width_px, order.height_px, order.rate, black=True)


@lru_cache(maxsize=32)
def _mp4(seconds: int, width_px: int, height_px: int, rate: Fraction, *, black: bool) -> bytes:
    from roughcut.film.encode import TakeWriter, planes_of  # heavy: only when footage is made
    from roughcut.film.schema import Encoding

    picture = np.zeros((height_px, width_px, 3), np.uint8) if black else _gradient(width_px, height_px)
    planes = planes_of(picture)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "take.mp4"
        with TakeWriter(file, width_px, height_px, rate, Encoding(preset="ultrafast")) as take:
            for index in range(round(seconds * rate)):
                take.write_planes(_moved(planes, width_px, height_px, index * 8))
            if not black:
                take.write_sound(_tone(seconds))
        return file.read_bytes()


def _moved(planes: NDArray[np.uint8], width_px: int, height_px: int, by_px: int) -> NDArray[np.uint8]:
    """An I420 picture moved to the right, as cheaply as can be: no colours are converted again."""
    moved = np.roll(planes, by_px, axis=1)
    chroma = planes[height_px:].reshape(height_px, width_px // 2)
    moved[height_px:] = np.roll(chroma, by_px // 2, axis=1).reshape(-1, width_px)
    return moved


def _gradient(width_px: int, height_px: int) -> NDArray[np.uint8]:
    """Colours that flow into each other behind bars: without hard edges no frame of it could be an anchor."""
    across = np.linspace(0, 2 * np.pi, width_px, endpoint=False)
    down = np.linspace(0.4, 1.0, height_px)[:, None, None]
    waves = np.stack([128 + 100 * np.cos(across + shift) for shift in (0.0, 2.1, 4.2)], axis=1)
    bars = np.where(np.arange(width_px) * _BARS // width_px % 2, 1.0, 0.5)[None, :, None]
    return (waves[None] * down * bars).astype(np.uint8)


def _tone(seconds: int) -> NDArray[np.float32]:
    times = np.arange(seconds * _SAMPLE_RATE) / _SAMPLE_RATE
    one = 0.1 * np.sin(2 * np.pi * _TONE_HZ * times)
    return np.stack([one, one], axis=1).astype(np.float32)
