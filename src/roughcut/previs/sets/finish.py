"""The style's last touch on a finished picture: brush marks, grain, the shadow of cut paper, or nothing.

A layer is mostly empty and may be very wide, so it is worked on piece by piece, the empty ones left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from roughcut.models.video.schema import Style
from roughcut.previs.schema import Picture

Grid = NDArray[np.float32]
Touch = Callable[[Picture, int, int], Picture]
"""Works on a piece of a picture, given with the column and row of its corner; the same size comes back."""

_PIECE_PX, _MARGIN_PX = 512, 24
_LONG_PX, _THICK_PX, _FINER = 26.0, 5.0, 3
_WAVER_M, _DAB_LONG_M, _DAB_THICK_M = 0.011, 0.16, 0.06
_DAB_ALONG, _DAB_DOWN = 0.30, 0.55
_BRISTLES, _WARMTH, _HEAVING = 0.075, 0.045, 0.03
_GRAIN, _STAINS, _STAIN_M, _SOFT_M = 0.016, 0.055, 1.1, 0.009
_CLOSE_PX_PER_M = 60.0
"""A layer that is drawn coarser than this is seen from afar, where marks are fainter."""
_PAPER_SHADOW_M, _PAPER_SHADOW = 0.055, 0.34


def finished(picture: Picture, px_per_m: float, style: Style, seed: int) -> Picture:
    """The picture as this style leaves it: same size, still premultiplied, opaque where it was."""
    if style == "painterly":
        return _by_pieces(picture, _brush(picture, px_per_m, seed))
    if style == "realistic":
        return _by_pieces(picture, _lens(picture, px_per_m, seed))
    if style == "abstract":
        return _layered(picture, px_per_m)
    return picture


def _by_pieces(picture: Picture, touch: Touch) -> Picture:
    """Every piece that holds something, touched with what lies around it in view."""
    done = picture.copy()
    height, width = picture.shape[:2]
    for y in range(0, height, _PIECE_PX):
        for x in range(0, width, _PIECE_PX):
            left, top = max(0, x - _MARGIN_PX), max(0, y - _MARGIN_PX)
            right, bottom = min(width, x + _PIECE_PX), min(height, y + _PIECE_PX)
            piece = picture[top : bottom + _MARGIN_PX, left : right + _MARGIN_PX]
            if piece[..., 3].any():
                done[y:bottom, x:right] = touch(piece, left, top)[
                    y - top : bottom - top, x - left : right - left
                ]
    return done


@dataclass(frozen=True)
class _Strokes:
    """Noise whose blobs are about `long_m` wide and `thick_m` high; wider far away, since a brush has its
    own size."""

    grid: Grid
    columns_per_px: float
    rows_per_px: float

    @classmethod
    def over(cls, picture: Picture, px_per_m: float, seed: int, long_m: float, thick_m: float) -> _Strokes:
        """For a whole picture; −1…1."""
        height, width = picture.shape[:2]
        columns = max(3, round(width / max(_LONG_PX, px_per_m * long_m)))
        rows = max(3, round(height / max(_THICK_PX, px_per_m * thick_m)))
        grid = np.random.default_rng(seed).uniform(-1, 1, (rows, columns)).astype(np.float32)
        size = (columns * _FINER, rows * _FINER)
        smooth = np.asarray(cv2.resize(grid, size, interpolation=cv2.INTER_CUBIC), np.float32)
        return cls(smooth, size[0] / width, size[1] / height)

    def at(self, piece: Picture, left: int, top: int) -> Grid:
        """The noise over one piece."""
        across, down = self.columns_per_px, self.rows_per_px
        place = np.array(
            [[across, 0, (left + 0.5) * across - 0.5], [0, down, (top + 0.5) * down - 0.5]], np.float32
        )
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        size = (piece.shape[1], piece.shape[0])
        found = cv2.warpAffine(self.grid, place, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(found, np.float32)


def _lit(piece: Picture, *light: Grid) -> Picture:
    """Red, green and blue multiplied, and no brighter than their alpha."""
    shaded = cv2.multiply(piece, cv2.merge([*light, np.ones(light[0].shape, np.float32)]), dtype=cv2.CV_8U)
    cover = cv2.cvtColor(np.ascontiguousarray(piece[..., 3]), cv2.COLOR_GRAY2BGRA)
    cover[..., 3] = piece[..., 3]
    return np.asarray(cv2.min(shaded, cover), np.uint8)


def _brush(picture: Picture, px_per_m: float, seed: int) -> Touch:
    """Colour is laid in dabs, each of one place's colour, with edges that waver, and bristles run along."""
    across = _Strokes.over(picture, px_per_m, seed, 0.5, 0.5)
    up = _Strokes.over(picture, px_per_m, seed + 1, 0.5, 0.5)
    bristles = _Strokes.over(picture, px_per_m, seed + 2, 0.42, 0.05)
    warmth = _Strokes.over(picture, px_per_m, seed + 3, 0.9, 0.25)
    chance = np.random.default_rng(seed + 9).uniform(-0.5, 0.5, (2, 64, 64)).astype(np.float32)
    reach = np.float32(_WAVER_M * px_per_m)
    strength = np.float32(min(1.0, 0.35 + px_per_m / _CLOSE_PX_PER_M))

    def touch(piece: Picture, left: int, top: int) -> Picture:
        height, width = piece.shape[:2]
        heave = across.at(piece, left, top)
        columns = np.arange(width, dtype=np.float32)[None] + left + heave * reach
        rows = np.arange(height, dtype=np.float32)[:, None] + top + up.at(piece, left, top) * reach
        columns, rows = _dabbed(columns, rows, px_per_m, chance)
        moved = cv2.remap(
            piece, columns - left, rows - top, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        )
        soft = np.asarray(cv2.medianBlur(moved, 5 if px_per_m > _CLOSE_PX_PER_M else 3), np.uint8)
        light: Grid = 1 + strength * (
            np.float32(_BRISTLES) * bristles.at(piece, left, top) + np.float32(_HEAVING) * heave
        )
        warm: Grid = strength * np.float32(_WARMTH) * warmth.at(piece, left, top)
        return _lit(soft, light + warm, light, light - warm)

    return touch


def _dabbed(columns: Grid, rows: Grid, px_per_m: float, chance: Grid) -> tuple[Grid, Grid]:
    """Let every pixel of a dab look at nearly the same place: cells laid like bricks, each moved by chance,
    and bent by the wavering that is already in `columns` and `rows`."""
    long, thick = max(5.0, _DAB_LONG_M * px_per_m), max(3.0, _DAB_THICK_M * px_per_m)
    down = np.floor(rows / thick + columns / (6 * long)).astype(np.int32)
    along = np.floor(columns / long + down * np.float32(0.37)).astype(np.int32)
    cell = (down & 63) * 64 + (along & 63)
    moved_x = np.take(chance[0] * np.float32(long * _DAB_ALONG), cell)
    moved_y = np.take(chance[1] * np.float32(thick * _DAB_DOWN), cell)
    return np.asarray(columns + moved_x, np.float32), np.asarray(rows + moved_y, np.float32)


def _lens(picture: Picture, px_per_m: float, seed: int) -> Touch:
    """A lens, not a pen: edges a centimetre soft; and what no real surface is without: broad stains of
    light and shade, and a fine grain."""
    stains = _Strokes.over(picture, px_per_m, seed + 4, _STAIN_M, _STAIN_M)
    fine = _Strokes.over(picture, px_per_m, seed + 5, 0.25, 0.2)
    grain = np.random.default_rng(seed + 6).normal(0, _GRAIN, (_PIECE_PX, _PIECE_PX)).astype(np.float32)
    sigma, close = _SOFT_M * px_per_m, px_per_m > _CLOSE_PX_PER_M

    def touch(piece: Picture, left: int, top: int) -> Picture:
        if sigma >= 0.3:
            piece = np.asarray(
                cv2.GaussianBlur(piece, (0, 0), sigma, borderType=cv2.BORDER_REPLICATE), np.uint8
            )
        broad, small = stains.at(piece, left, top), fine.at(piece, left, top)
        light: Grid = 1 + np.float32(_STAINS * 0.65) * broad + np.float32(_STAINS * 0.35) * small
        if close:
            height, width = piece.shape[:2]
            rows = np.arange(top, top + height) % _PIECE_PX
            light += grain[rows[:, None], np.arange(left, left + width) % _PIECE_PX]
        return _lit(piece, light, light, light)

    return touch


def _layered(picture: Picture, px_per_m: float) -> Picture:
    """Cut paper: every layer throws a shadow on what lies behind it, down and to the right."""
    alpha = np.ascontiguousarray(picture[..., 3])
    reach = _PAPER_SHADOW_M * px_per_m
    if reach < 1 or bool((alpha == 255).all()):
        return picture
    shift = np.array([[1, 0, reach], [0, 1, reach * 0.8]], np.float32)
    thrown = cv2.warpAffine(alpha, shift, (alpha.shape[1], alpha.shape[0]))
    thrown = cv2.GaussianBlur(thrown, (0, 0), max(0.5, reach * 0.25))
    under = cv2.multiply(thrown, cv2.bitwise_not(alpha), scale=_PAPER_SHADOW / 255)
    shaded = picture.copy()
    shaded[..., 3] = cv2.add(alpha, under)
    return shaded
