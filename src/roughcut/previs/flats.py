"""Flats: the upright pictures of a set, cut into the parts that hold something and made ready as seen.

A layer is up to 180 m wide and mostly empty, and a shot sees a few metres of it: so its picture is cut
at its gaps, and only the windows that a camera has looked at are converted, softened and kept.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from roughcut.previs.paint import Matrix, Texture, blurred, packed
from roughcut.previs.schema import Picture

Box = tuple[int, int, int, int]
"""left, top, right, bottom in the layer's pixels; right and bottom are outside."""

_BLOCK = 16
_GAP = 3
_DEPTH = 5
_GRID = 64
_SMALLEST = 512
_KEPT = 4
_REACH = 3.5
_STEPS_PER_OCTAVE = 3
_SHARP_PX = 0.55
_SOFTEST_PX = 40.0


class Flat:
    """One part of a layer, converted on demand. `picture` is that part alone (kept, so that the empty
    rest of the layer can go), `box` its place in the layer's pixels."""

    def __init__(self, picture: Picture, box: Box, grade: Matrix, *, opaque: bool) -> None:
        self.box = box
        self._picture, self._grade, self._opaque = picture, grade, opaque
        self._textures: OrderedDict[tuple[Box, int | None], Texture] = OrderedDict()

    def texture(self, seen: Box, sigma: float) -> Texture | None:
        """The texture of what is seen (the layer's pixels), softened by about `sigma` of them.

        It depends on the arguments alone, never on what was seen before.
        """
        if _common(self.box, seen) is None:
            return None
        step = None if sigma < _SHARP_PX else round(_STEPS_PER_OCTAVE * math.log2(min(sigma, _SOFTEST_PX)))
        # Blur draws on what lies beside the frame: that must be there, or be the end of the picture.
        reach = 2 if step is None else math.ceil(_REACH * 2.0 ** (step / _STEPS_PER_OCTAVE)) + 2
        return self._kept(self._window(_widened(seen, reach)), step)

    def _window(self, needed: Box) -> Box:
        """The smallest of a fixed set of windows on the box that holds what is needed of it."""
        x0, y0, x1, y1 = self.box
        left, right = _span(max(needed[0], x0) - x0, min(needed[2], x1) - x0)
        top, bottom = _span(max(needed[1], y0) - y0, min(needed[3], y1) - y0)
        return (x0 + left, y0 + top, min(x1, x0 + right), min(y1, y0 + bottom))

    def _kept(self, window: Box, step: int | None) -> Texture:
        key = (window, step)
        if key in self._textures:
            self._textures.move_to_end(key)
            return self._textures[key]
        texture = self._textures[key] = self._made(window, step)
        while len(self._textures) > _KEPT:
            self._textures.popitem(last=False)
        return texture

    def _made(self, window: Box, step: int | None) -> Texture:
        if step is not None:
            return blurred(self._kept(window, None), 2.0 ** (step / _STEPS_PER_OCTAVE))
        left, top, right, bottom = window
        x0, y0 = self.box[:2]
        part = packed(self._picture[top - y0 : bottom - y0, left - x0 : right - x0], self._grade)
        edge = cv2.BORDER_REPLICATE if self._opaque else cv2.BORDER_CONSTANT
        # Sides of whole blocks halve without a remainder, so that small copies lie where they should.
        down, along = -part.shape[0] % _GRID, -part.shape[1] % _GRID
        part = np.asarray(cv2.copyMakeBorder(part, 0, down, 0, along, edge), dtype=np.uint8)
        return Texture(part, opaque=self._opaque, origin=(float(left), float(top)))


def flats_of(picture: Picture, grade: Matrix, *, opaque: bool) -> list[Flat]:
    """The parts of a layer, cut at its gaps; an opaque one stays whole."""
    height, width = picture.shape[:2]
    if opaque:
        return [Flat(picture, (0, 0, width, height), grade, opaque=True)]
    filled = _filled(picture[..., 3])
    flats = []
    for x0, y0, x1, y1 in _cut(filled, (0, 0, filled.shape[1], filled.shape[0]), _DEPTH):
        box = (x0 * _BLOCK, y0 * _BLOCK, min(width, x1 * _BLOCK), min(height, y1 * _BLOCK))
        part = picture[box[1] : box[3], box[0] : box[2]].copy()
        flats.append(Flat(part, box, grade, opaque=False))
    return flats


def _filled(alpha: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Which blocks of the picture hold anything."""
    rows, columns = -(-alpha.shape[0] // _BLOCK), -(-alpha.shape[1] // _BLOCK)
    down = np.maximum.reduceat(alpha, np.arange(rows) * _BLOCK, axis=0)
    across = np.maximum.reduceat(down, np.arange(columns) * _BLOCK, axis=1)
    return np.asarray(across > 0)


def _cut(filled: NDArray[np.bool_], box: Box, depth: int) -> Iterator[Box]:
    """The box shrunk to what it holds, and cut at its widest gap again and again."""
    left, top, right, bottom = box
    part = filled[top:bottom, left:right]
    columns, rows = np.flatnonzero(part.any(axis=0)), np.flatnonzero(part.any(axis=1))
    if not len(columns):
        return
    right, left = left + int(columns[-1]) + 1, left + int(columns[0])
    bottom, top = top + int(rows[-1]) + 1, top + int(rows[0])
    gap_x, at_x = _widest_gap(columns)
    gap_y, at_y = _widest_gap(rows)
    if depth == 0 or max(gap_x, gap_y) < _GAP:
        yield (left, top, right, bottom)
    elif gap_x >= gap_y:
        middle = box[0] + at_x
        yield from _cut(filled, (left, top, middle, bottom), depth - 1)
        yield from _cut(filled, (middle, top, right, bottom), depth - 1)
    else:
        middle = box[1] + at_y
        yield from _cut(filled, (left, top, right, middle), depth - 1)
        yield from _cut(filled, (left, middle, right, bottom), depth - 1)


def _widest_gap(held: NDArray[np.intp]) -> tuple[int, int]:
    """(how wide, where its middle is) of the widest gap in a row of filled indices."""
    if len(held) < 2:
        return 0, 0
    gaps = np.diff(held) - 1
    widest = int(np.argmax(gaps))
    return int(gaps[widest]), int(held[widest]) + 1 + int(gaps[widest]) // 2


def _span(start: int, end: int) -> tuple[int, int]:
    """The smallest window that holds start…end: sides double, places are half a side apart."""
    side = _SMALLEST
    while True:
        place = start // (side // 2) * (side // 2)
        if end <= place + side:
            return place, place + side
        side *= 2


def _widened(box: Box, by: int) -> Box:
    return (box[0] - by, box[1] - by, box[2] + by, box[3] + by)


def _common(one: Box, two: Box) -> Box | None:
    left, top = max(one[0], two[0]), max(one[1], two[1])
    right, bottom = min(one[2], two[2]), min(one[3], two[3])
    return (left, top, right, bottom) if left < right and top < bottom else None
