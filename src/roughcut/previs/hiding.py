"""What of a picture need not be painted: parts behind something solid, and parts that hold nothing."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from roughcut.previs.paint import BLOCK_PX, SOLID_SHIFT, SOME_MASK, Rect
from roughcut.previs.scenery import Item

_ACROSS, _DOWN = 20, 12
_MARGIN_PX = 2.0
"""How far beyond a tile's outline the pixels lie that it is made of, and one more for rounding."""
_NEAR, _FAR = 1e-9, 1 << 30
_NARROW = 2
"""So few tiles beside others are not worth a part of their own, and so narrow a gap is not worth two."""
_HIDDEN, _BLENDED, _SOLID = 0, 1, 2

Tiles = NDArray[np.bool_]
"""Down × across: the tiles that a frame is cut into."""


@dataclass(frozen=True)
class Part:
    """An item, the rectangle of it that is seen, and whether it hides everything behind that."""

    item: Item
    rect: Rect
    solid: bool


def all_tiles() -> Tiles:
    """Every tile of a frame."""
    return np.ones((_DOWN, _ACROSS), np.bool_)


def seen_parts(
    items: Sequence[Item], width_px: int, height_px: int, shown: Tiles | None = None
) -> list[Part]:
    """What must be painted of items (from far to near) for the same picture within the tiles that are
    `shown` (default: all). What the items hide of them is taken out of `shown`."""
    shown = all_tiles() if shown is None else shown
    grid = _Grid(width_px, height_px)
    cover = _Cover(items, grid)
    parts: list[list[Part]] = []
    for index in range(len(items) - 1, -1, -1):
        item, touched = items[index], cover.touched(index)
        seen = shown & touched
        if not seen.any():
            continue
        solid, some = cover.fill(index)
        seen &= some
        shown &= ~(solid & touched)
        states = seen.astype(np.uint8) + (seen & solid)
        parts.append(list(grid.parts(item, states)))
    return list(itertools.chain.from_iterable(reversed(parts)))


class _Grid:
    """A frame cut into tiles."""

    def __init__(self, width_px: int, height_px: int) -> None:
        self.x = np.arange(_ACROSS + 1) * width_px // _ACROSS
        self.y = np.arange(_DOWN + 1) * height_px // _DOWN
        self._columns, self._rows = self.x.tolist(), self.y.tolist()

    def parts(self, item: Item, states: NDArray[np.uint8]) -> Iterator[Part]:
        """An item cut into rectangles: rows of tiles that look alike, and in them what is alike in a row."""
        left, top, right, bottom = item.rect
        first = 0
        for row, same in itertools.groupby([states[index].tobytes() for index in range(_DOWN)]):
            last = first + sum(1 for _ in same)
            y0, y1 = max(top, self._rows[first]), min(bottom, self._rows[last])
            for start, end, solid in _runs(row, item.texture.opaque):
                rect = (max(left, self._columns[start]), y0, min(right, self._columns[end]), y1)
                yield Part(item, rect, solid)
            first = last


@lru_cache(maxsize=4096)
def _runs(row: bytes, opaque: bool) -> list[tuple[int, int, bool]]:
    """First tile, the one after the last, and whether it is solid, of what is to be painted of a row."""
    if opaque:
        row = row.replace(bytes([_BLENDED]), bytes([_SOLID]))
    runs: list[tuple[int, int, bool]] = []
    at = 0
    for state, same in itertools.groupby(row):
        end = at + sum(1 for _ in same)
        if state != _HIDDEN:
            runs.append((at, end, state == _SOLID))
        at = end
    return _joined(runs, opaque)


def _joined(runs: list[tuple[int, int, bool]], opaque: bool) -> list[tuple[int, int, bool]]:
    """The runs without those that are too short to be worth a part of their own."""
    touching = {end for _, end, solid in runs if not solid} | {start for start, _, solid in runs if not solid}
    joined: list[tuple[int, int, bool]] = []
    for start, end, solid in runs:
        if solid and end - start <= _NARROW and (start in touching or end in touching):
            solid = False
        # What is empty or hidden may be blended in vain, but only what fills its rectangle is laid over it.
        near = joined and start - joined[-1][1] <= _NARROW and joined[-1][2] is solid
        if near and (opaque or not solid or start == joined[-1][1]):
            joined[-1] = (joined[-1][0], end, solid)
        else:
            joined.append((start, end, solid))
    return joined


class _Cover:
    """Where items fill tiles: for each tile which blocks of their textures it is made of."""

    def __init__(self, items: Sequence[Item], grid: _Grid) -> None:
        self._items = items
        rects = np.array([item.rect for item in items], np.int64).reshape(-1, 4).T[:, :, None]
        left, top, right, bottom = rects
        self._touched = _both(
            (grid.y[1:] > top) & (grid.y[:-1] < bottom), (grid.x[1:] > left) & (grid.x[:-1] < right)
        )
        self._inside = _both(
            (grid.y[:-1] >= top) & (grid.y[1:] <= bottom), (grid.x[:-1] >= left) & (grid.x[1:] <= right)
        )
        blended = [index for index, item in enumerate(items) if not item.texture.opaque]
        self._row = {index: row for row, index in enumerate(blended)}
        if blended:
            self._read([items[index] for index in blended], grid)

    def _read(self, items: Sequence[Item], grid: _Grid) -> None:
        readings = [item.reading for item in items]
        inverse = np.array([reading.inverse for reading in readings])[:, :, :, None, None]
        x = grid.x[None, None, None, :]
        y = grid.y[None, None, :, None]
        u, v, w = np.moveaxis(inverse[:, :, 0] * x + inverse[:, :, 1] * y + inverse[:, :, 2], 1, 0)
        # Seen edge-on, or past its horizon, nothing can be told of a picture.
        self._lost = (w < _NEAR).any(axis=(1, 2)).tolist()
        w = np.maximum(w, _NEAR)
        sizes = np.array([item.texture.picture.shape[1::-1] for item in items])
        levels = np.array([reading.source.shape[1::-1] for reading in readings])
        scale = (sizes / levels / BLOCK_PX).T[:, :, None, None]
        most = (-(-sizes // BLOCK_PX)).T[:, :, None, None]
        left, right = _reach(u / w, scale[0])
        top, bottom = _reach(v / w, scale[1])
        self._wanted = (right - left) * (bottom - top)
        left, right = np.clip(left, 0, most[0]), np.clip(right, 0, most[0])
        top, bottom = np.clip(top, 0, most[1]) * (most[0] + 1), np.clip(bottom, 0, most[1]) * (most[0] + 1)
        self._corners = np.stack([bottom + right, top + right, bottom + left, top + left], axis=1)

    def touched(self, index: int) -> Tiles:
        """The tiles that share a pixel with an item's rectangle."""
        return np.asarray(self._touched[index])

    def fill(self, index: int) -> tuple[Tiles, Tiles]:
        """Which tiles an item fills with solid colour, and in which it shows at all."""
        inside, row = self._inside[index], self._row.get(index)
        if row is None:
            return np.asarray(inside), self.touched(index)
        if self._lost[row]:
            return np.zeros_like(inside), self.touched(index)
        counts = self._items[index].texture.blocks.take(self._corners[row])
        found = counts[0] - counts[1] - counts[2] + counts[3]
        solid = np.asarray(inside & (found >> SOLID_SHIFT == self._wanted[row]))
        return solid, np.asarray(found & SOME_MASK > 0)


def _both(down: NDArray[np.bool_], across: NDArray[np.bool_]) -> Tiles:
    return np.asarray(down[:, :, None] & across[:, None, :])


def _reach(
    at: NDArray[np.float64], scale: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The first block and the one after the last that each tile is made of, from its corners' places
    along one axis in the pixels of the level that is read, each `scale` blocks."""
    low, high = np.minimum(at[..., :-1], at[..., 1:]), np.maximum(at[..., :-1], at[..., 1:])
    least, most = np.minimum(low[:, :-1], low[:, 1:]), np.maximum(high[:, :-1], high[:, 1:])
    first = np.floor((least - _MARGIN_PX) * scale)
    last = np.floor((most + _MARGIN_PX) * scale) + 1
    # Where a picture is seen edge-on, numbers grow beyond what a whole number holds.
    return np.clip(first, -_FAR, _FAR).astype(np.int64), np.clip(last, -_FAR, _FAR).astype(np.int64)
