"""Footage that fails in known ways on a shot's first takes, and a script of shots that are told apart."""

from __future__ import annotations

import tempfile
import threading
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from roughcut.rehearsal.desk import Order
from roughcut.script.formats import read_script
from roughcut.script.schema import Script

Picture = NDArray[np.uint8]
RATE = 8
_SOUND_RATE_HZ = 48_000
_COLOURS = np.array([[150, 90, 60], [60, 110, 150], [120, 140, 80], [180, 160, 120]], np.uint8)
_HEAD = "【CHARACTER DESCRIPTIONS】\n【SCENE DESCRIPTION】\nA hall.\n【DIALOGUE】\n"


def script_text(things: Mapping[str, int]) -> str:
    """A script without words: a shot for each thing that moves, so many seconds long, in one place."""
    clock, shots = 0, []
    for number, (thing, seconds) in enumerate(things.items(), start=1):
        size = ("Long Shot", "Medium Shot", "Close-up")[number % 3]
        span = f"[{clock}s-{clock + seconds}s]"
        shots.append(
            f"{number}. {span} (Camera Movement: Static+Shot Type: {size})\nPlot: The {thing} moves.\n"
        )
        clock += seconds
    return _HEAD + "".join(shots)


def script_of(things: Mapping[str, int]) -> Script:
    """That script, read."""
    return read_script(script_text(things), "things.txt").script


class SpoiltFootage:
    """Answers orders with footage of the thing that the prompt names. Each thing has faults, one for each
    of its takes in turn: `sound` (none), `black` (for its last 60 %), `frozen` (after an eighth), `short`
    (half as long as asked), `silent`, or `warm` (other colours); the last one for ever after where
    `is_hopeless`, else `sound`. `taken` counts the takes of each. Safe from any thread."""

    def __init__(self, faults: Mapping[str, tuple[str, ...]], *, is_hopeless: bool = False) -> None:
        self._faults = dict(faults)
        self._is_hopeless = is_hopeless
        self._known: dict[tuple[str, int | None], str] = {}
        self._lock = threading.Lock()
        self.taken: Counter[str] = Counter()

    def __call__(self, order: Order) -> bytes:
        thing = next(each for each in self._faults if f"The {each} moves" in order.prompt)
        with self._lock:
            fault = self._known.setdefault((order.prompt, order.seed), self._next(thing))
        seconds = order.seconds // 2 if fault == "short" else order.seconds
        return _mp4(thing, fault, seconds, order.width_px, order.height_px)

    def _next(self, thing: str) -> str:
        faults = self._faults[thing]
        place = self.taken[thing]
        self.taken[thing] += 1
        if place < len(faults):
            return faults[place]
        return faults[-1] if self._is_hopeless else "sound"


@lru_cache(maxsize=64)
def _mp4(thing: str, fault: str, seconds: int, width_px: int, height_px: int) -> bytes:
    """A mosaic in the colours of the hall with a bright bar that wanders, and a hiss; spoilt as asked."""
    from roughcut.film.encode import TakeWriter  # heavy: only when footage is made
    from roughcut.film.schema import Encoding

    count = RATE * seconds
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "take.mp4"
        with TakeWriter(file, width_px, height_px, Fraction(RATE), Encoding(preset="ultrafast")) as take:
            wall = _wall(thing, width_px, height_px)
            for index in range(count):
                take.write(_frame(wall, fault, index, count))
            if fault != "silent":
                take.write_sound(_hiss(seconds))
        return file.read_bytes()


def _wall(thing: str, width_px: int, height_px: int) -> Picture:
    """Tiles in the same colours for every thing, arranged in another way for each."""
    tiles = np.resize(np.arange(len(_COLOURS)), 12 * 8)
    np.random.default_rng(list(thing.encode())).shuffle(tiles)
    large = np.kron(tiles.reshape(8, 12), np.ones((height_px // 8 + 1, width_px // 12 + 1), np.int64))
    wall: Picture = _COLOURS[large[:height_px, :width_px]]
    return wall


def _frame(wall: Picture, fault: str, index: int, count: int) -> Picture:
    if fault == "black" and index >= 0.4 * count:
        return np.zeros_like(wall)
    if fault == "frozen":
        index = min(index, count // 8)
    picture = wall.copy()
    width = wall.shape[1]
    at = (index * width // 40) % (width - width // 12)
    picture[:, at : at + width // 12] = (235, 235, 225)
    if fault == "warm":
        picture = np.clip(picture * np.array([1.5, 0.7, 0.25]), 0, 255).astype(np.uint8)
    return picture


def _hiss(seconds: int) -> NDArray[np.float32]:
    noise = np.random.default_rng(1).normal(0, 0.02, (seconds * _SOUND_RATE_HZ, 1))
    return np.repeat(noise, 2, axis=1).astype(np.float32)
