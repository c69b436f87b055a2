"""The last step of a drawing: light, texture, and the size that was asked for."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from roughcut.previs.figures.ink import Ink
from roughcut.previs.schema import Picture
from roughcut.previs.scratch import scratch

_BLOTCH_M = 0.016  # how large a dab of paint is
_GRAIN_SIDE = 512
GRAIN_STEP = 4  # pixels between two looks at the grain


@lru_cache(maxsize=1)
def _grain() -> NDArray[np.float32]:
    """Smooth noise that repeats every 512 cells: across, down, and lightness; −1…1."""
    noise = np.random.default_rng(20).standard_normal((3, _GRAIN_SIDE, _GRAIN_SIDE)).astype(np.float32)
    layers = []
    for channel, (sx, sy) in zip(noise, ((2.2, 2.2), (2.2, 2.2), (3.4, 2.6)), strict=True):
        wrapped = np.pad(channel, 32, mode="wrap")
        soft = cv2.GaussianBlur(wrapped, (0, 0), sx, sigmaY=sy)[32:-32, 32:-32]
        layers.append(soft / np.abs(soft).max())
    return np.stack(layers)


def _grain_over(ink: Ink, width: int, height: int) -> list[NDArray[np.float32]]:
    """The noise that lies over a picture, by its place in metres; looked up coarsely."""
    coarse = GRAIN_STEP
    cell = _BLOTCH_M / 4
    x_m = ink.left + (np.arange(0, width + coarse, coarse) + coarse / 2) / ink.px
    y_m = ink.top - (np.arange(0, height + coarse, coarse) + coarse / 2) / ink.px
    columns, rows = np.meshgrid(np.mod(x_m / cell, _GRAIN_SIDE - 1), np.mod(-y_m / cell, _GRAIN_SIDE - 1))
    size = (len(x_m) * coarse, len(y_m) * coarse)
    found = []
    for grain in _grain():
        few = cv2.remap(
            grain,
            columns.astype(np.float32),
            rows.astype(np.float32),
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_WRAP,
        )
        found.append(np.asarray(cv2.resize(few, size)[:height, :width], np.float32))
    return found


def _painted(picture: Picture, ink: Ink) -> Picture:
    """Edges that waver like a brush's and colour laid in dabs; fixed to the figure, so that it does
    not boil from frame to frame."""
    height, width = picture.shape[:2]
    dx, dy, tone = _grain_over(ink, width, height)
    reach = 0.0042 * ink.px
    grid_x = np.arange(width, dtype=np.float32)[None] + dx * reach
    grid_y = np.arange(height, dtype=np.float32)[:, None] + dy * reach
    moved = cv2.remap(picture, grid_x, grid_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    dabs = np.round(tone * 5) / 5 * 0.5 + tone * 0.5
    hue = (0.035 * dx)[:, :, None] * np.array((1.0, 0.1, -1.2), np.float32)
    lit = moved[:, :, :3] * (1 + (0.085 * dabs)[:, :, None] + hue)
    np.clip(lit, 0, moved[:, :, 3:], out=lit)
    return np.dstack([lit.astype(np.uint8), moved[:, :, 3]])


def finish(ink: Ink, finer: int) -> Picture:
    """The finished picture, `finer` times smaller than it was drawn: copy it, because the next drawing may
    use the same memory."""
    picture = ink.finish()
    if ink.manner.texture:
        picture = _painted(picture, ink)
    if finer > 1:
        size = (max(1, picture.shape[1] // finer), max(1, picture.shape[0] // finer))
        trimmed = picture[: size[1] * finer, : size[0] * finer]
        small = scratch("small", size[1], size[0], 4)
        picture = np.asarray(cv2.resize(trimmed, size, dst=small, interpolation=cv2.INTER_AREA), np.uint8)
    return np.ascontiguousarray(picture)
