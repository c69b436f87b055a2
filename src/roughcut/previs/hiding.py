"""What of a set need not be painted: parts behind something solid, and parts that hold nothing."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from roughcut.previs.paint import BLOCK_PX, Rect, sampling
from roughcut.previs.scenery import Item

_ACROSS, _DOWN = 16, 12
_MARGIN_PX = 2.0
"""How far beyond a tile's outline the pixels lie that it is made of, and one more for rounding."""
_NEAR = 1e-9

Tiles = NDArray[np.bool_]
Area = tuple[slice, slice]
"""Rows and columns of tiles."""


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
        area = grid.area(item.rect)
        if not shown[area].any():
            continue
        solid, some = grid.fill(item, area)
        rect = grid.box(item.rect, area, shown[area] & some)
        if rect is not None:
            shown[area] &= ~solid
            parts += grid.bands(item, rect, solid, area)
    return parts[::-1]


class _Grid:
    """A frame cut into tiles."""

    def __init__(self, width_px: int, height_px: int) -> None:
        self._x = np.arange(_ACROSS + 1) * width_px // _ACROSS
        self._y = np.arange(_DOWN + 1) * height_px // _DOWN
        x, y = np.meshgrid(self._x, self._y)
        self._corners = np.stack([x, y, np.ones_like(x)]).astype(np.float64)

    def area(self, rect: Rect) -> Area:
        """The rows and columns of the tiles that share a pixel with a rectangle."""
        left, top, right, bottom = rect
        columns = slice(_before(self._x[1:], left, "right"), _before(self._x[:-1], right, "left"))
        rows = slice(_before(self._y[1:], top, "right"), _before(self._y[:-1], bottom, "left"))
        return rows, columns

    def fill(self, item: Item, area: Area) -> tuple[Tiles, Tiles]:
        """Which tiles of its area an item fills with solid colour, and in which it shows at all."""
        inside = self._inside(item.rect, area)
        if item.texture.opaque or not inside.any():
            return inside, np.ones_like(inside)
        source, inverse = sampling(item.texture, item.matrix, 0, 0, item.at)
        if np.any(np.tensordot(inverse[2], self._corners, 1) < _NEAR):
            return np.zeros_like(inside), np.ones_like(inside)
        rows, columns = area
        corners = self._corners[:, rows.start : rows.stop + 1, columns.start : columns.stop + 1]
        x, y, w = np.tensordot(inverse, corners, 1)
        full = item.texture.picture.shape
        left, right = _reach(x / w, full[1] / source.shape[1])
        top, bottom = _reach(y / w, full[0] / source.shape[0])
        solid, some = item.texture.blocks
        blocks = (right - left) * (bottom - top)
        return inside & (_count(solid, left, top, right, bottom) == blocks), (
            _count(some, left, top, right, bottom) > 0
        )

    def box(self, rect: Rect, area: Area, tiles: Tiles) -> Rect | None:
        """The part of a rectangle that lies around these tiles of its area; None without any."""
        rows, columns = np.flatnonzero(tiles.any(axis=1)), np.flatnonzero(tiles.any(axis=0))
        if not len(rows):
            return None
        rows, columns = rows + area[0].start, columns + area[1].start
        left, top = int(self._x[columns[0]]), int(self._y[rows[0]])
        right, bottom = int(self._x[columns[-1] + 1]), int(self._y[rows[-1] + 1])
        return max(rect[0], left), max(rect[1], top), min(rect[2], right), min(rect[3], bottom)

    def bands(self, item: Item, rect: Rect, solid: Tiles, area: Area) -> Iterator[Part]:
        """A part of an item, cut where the rows of tiles begin or cease to be solid all across: what is solid
        needs no blending, and most of what stands on the ground is, below its ragged edge."""
        within = self.area(rect)
        left, top, right, bottom = rect
        flags = np.asarray(_within(solid, area, within).all(axis=1))
        edges = [0, *(np.flatnonzero(flags[1:] != flags[:-1]) + 1).tolist(), len(flags)]
        for first, last in itertools.pairwise(edges):
            start, end = int(self._y[within[0].start + first]), int(self._y[within[0].start + last])
            yield Part(item, (left, max(top, start), right, min(bottom, end)), bool(flags[first]))

    def _inside(self, rect: Rect, area: Area) -> Tiles:
        """The tiles of its area that lie in a rectangle as a whole."""
        left, top, right, bottom = rect
        rows, columns = area
        across = (self._x[:-1][columns] >= left) & (self._x[1:][columns] <= right)
        down = (self._y[:-1][rows] >= top) & (self._y[1:][rows] <= bottom)
        return np.logical_and.outer(down, across)


def _before(borders: NDArray[np.int64], at: int, side: Literal["left", "right"]) -> int:
    return int(np.searchsorted(borders, at, side))


def _within(tiles: Tiles, area: Area, part: Area) -> Tiles:
    """Of the tiles of an area those that lie in a part of it."""
    (rows, columns), (down, across) = area, part
    return tiles[
        down.start - rows.start : down.stop - rows.start,
        across.start - columns.start : across.stop - columns.start,
    ]


def _reach(at: NDArray[np.float64], scale: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The first block and the one after the last that each tile is made of, from its corners' places
    along one axis in the pixels of the level that is read, `scale` of the full level's pixels each."""
    low_side, high_side = np.minimum(at[:, :-1], at[:, 1:]), np.maximum(at[:, :-1], at[:, 1:])
    least, most = np.minimum(low_side[:-1], low_side[1:]), np.maximum(high_side[:-1], high_side[1:])
    low = np.floor((least - _MARGIN_PX) * scale / BLOCK_PX)
    high = np.floor((most + _MARGIN_PX) * scale / BLOCK_PX) + 1
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
    left, right = np.minimum(np.maximum(left, 0), width), np.minimum(np.maximum(right, 0), width)
    top, bottom = np.minimum(np.maximum(top, 0), height), np.minimum(np.maximum(bottom, 0), height)
    return np.asarray(sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left])
