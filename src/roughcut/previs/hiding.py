"""What of a set need not be painted: parts behind something solid, and parts that hold nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from roughcut.previs.paint import BLOCK_PX, Rect, sampling
from roughcut.previs.scenery import Item

_ACROSS, _DOWN = 16, 12
_MARGIN_PX = 2.0
"""How far beyond a tile's outline the pixels lie that it is made of, and one more for rounding."""
_NEAR = 1e-9

Tiles = NDArray[np.bool_]


@dataclass(frozen=True)
class Part:
    """An item, the rectangle of it that is seen, and whether it hides everything behind that."""

    item: Item
    rect: Rect
    solid: bool


def seen_parts(items: Sequence[Item], width_px: int, height_px: int) -> list[Part]:
    """What must be painted of items (from far to near) for the same picture."""
    grid = _Grid(width_px, height_px)
    shown = np.ones((_DOWN, _ACROSS), np.bool_)
    parts: list[Part] = []
    for item in reversed(items):
        solid, some = grid.fill(item)
        rect = grid.box(item.rect, shown & some)
        if rect is not None:
            parts.append(Part(item, rect, bool(np.all(solid | ~grid.touched(rect)))))
            shown &= ~solid
    return parts[::-1]


class _Grid:
    """A frame cut into tiles."""

    def __init__(self, width_px: int, height_px: int) -> None:
        self._x = np.arange(_ACROSS + 1) * width_px // _ACROSS
        self._y = np.arange(_DOWN + 1) * height_px // _DOWN
        x, y = np.meshgrid(self._x, self._y)
        self._corners = np.stack([x.ravel(), y.ravel(), np.ones(x.size)]).astype(np.float64)

    def fill(self, item: Item) -> tuple[Tiles, Tiles]:
        """Which tiles an item fills with solid colour, and in which it shows at all."""
        inside = self._inside(item.rect)
        if item.texture.opaque or not inside.any():
            return inside, self.touched(item.rect)
        source, inverse = sampling(item.texture, item.matrix, 0, 0, item.at)
        x, y, w = inverse @ self._corners
        if np.any(w < _NEAR):
            return np.zeros_like(inside), np.ones_like(inside)
        full = item.texture.picture.shape
        left, right = _reach(x / w, full[1] / source.shape[1])
        top, bottom = _reach(y / w, full[0] / source.shape[0])
        solid, some = item.texture.blocks
        area = (right - left) * (bottom - top)
        return inside & (_count(solid, left, top, right, bottom) == area), (
            _count(some, left, top, right, bottom) > 0
        )

    def box(self, rect: Rect, tiles: Tiles) -> Rect | None:
        """The part of a rectangle that lies around its tiles out of these; None without any."""
        rows, columns = np.nonzero(tiles & self.touched(rect))
        if not len(rows):
            return None
        left, top = int(self._x[columns.min()]), int(self._y[rows.min()])
        right, bottom = int(self._x[columns.max() + 1]), int(self._y[rows.max() + 1])
        return max(rect[0], left), max(rect[1], top), min(rect[2], right), min(rect[3], bottom)

    def touched(self, rect: Rect) -> Tiles:
        """The tiles that share a pixel with a rectangle."""
        left, top, right, bottom = rect
        columns = (self._x[:-1] < right) & (self._x[1:] > left)
        rows = (self._y[:-1] < bottom) & (self._y[1:] > top)
        return np.logical_and.outer(rows, columns)

    def _inside(self, rect: Rect) -> Tiles:
        left, top, right, bottom = rect
        columns = (self._x[:-1] >= left) & (self._x[1:] <= right)
        rows = (self._y[:-1] >= top) & (self._y[1:] <= bottom)
        return np.logical_and.outer(rows, columns)


def _reach(at: NDArray[np.float64], scale: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The first block and the one after the last that each tile is made of, from its corners' places
    along one axis in the pixels of the level that is read, `scale` of the full level's pixels each."""
    corner = at.reshape(_DOWN + 1, _ACROSS + 1)
    four = np.stack([corner[:-1, :-1], corner[:-1, 1:], corner[1:, :-1], corner[1:, 1:]])
    low = np.floor((four.min(axis=0) - _MARGIN_PX) * scale / BLOCK_PX)
    high = np.floor((four.max(axis=0) + _MARGIN_PX) * scale / BLOCK_PX) + 1
    return low.astype(np.int64), high.astype(np.int64)


def _count(
    sums: NDArray[np.int32],
    left: NDArray[np.int64],
    top: NDArray[np.int64],
    right: NDArray[np.int64],
    bottom: NDArray[np.int64],
) -> NDArray[np.int32]:
    """How many blocks between these borders are marked; there are none outside the picture."""
    height, width = sums.shape[0] - 1, sums.shape[1] - 1
    left, right = np.clip(left, 0, width), np.clip(right, 0, width)
    top, bottom = np.clip(top, 0, height), np.clip(bottom, 0, height)
    return np.asarray(sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left])
