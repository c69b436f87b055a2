"""Tiles of rain, snow and fog: pictures of luma that repeat without a seam, a tile larger than the frame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from roughcut.previs.camera import View
from roughcut.previs.schema import Place

Luma = NDArray[np.uint8]

_LIGHT = {"dawn": 0.9, "day": 1.0, "dusk": 0.85, "night": 0.62}
_REFERENCE_PX, _WIDE_PX_PER_M = 720.0, 143.0


@dataclass(frozen=True)
class Tile:
    """One depth of what is in the air: a picture that may be read from anywhere in its first tile (of
    `size`, height and width), how it moves (pixels a second), and how far from the lens it seems."""

    picture: Luma
    size: tuple[int, int]
    depth_m: float
    right_px_s: float
    down_px_s: float
    sway_px: float = 0.0
    falls: bool = True


def tiles_of(place: Place, view: View, seed: int) -> tuple[Tile, ...]:
    """The layers of this weather from far to near, fit for the framing that `view` has; empty in still
    air. The same arguments give the same tiles."""
    maker = _MAKERS.get(place.weather)
    return maker(view, _LIGHT[place.hour], np.random.default_rng(seed)) if maker else ()


def _magnified(view: View) -> float:
    """Drops look larger through a longer lens, though far less than people do."""
    px_per_m = view.focal_px / max(0.5, view.focus_m) * _REFERENCE_PX / view.height_px
    return float(np.clip((px_per_m / _WIDE_PX_PER_M) ** 0.35, 0.85, 1.6))


def _rain(view: View, light: float, chance: np.random.Generator) -> tuple[Tile, ...]:
    unit, larger = view.height_px / _REFERENCE_PX, _magnified(view)
    tiles = []
    for depth_m, long, wide, luma, count, pace in (
        (11.0, 24, 1.0, 24, 520, 900),
        (6.0, 46, 1.2, 30, 190, 1500),
        (2.5, 92, 2.0, 32, 46, 2600),
    ):
        size = _tile_size(view)
        tile = np.zeros(size, np.uint8)
        for _ in range(round(count / larger**2.5)):
            length = long * unit * larger * chance.uniform(0.6, 1.2)
            x, y = chance.uniform(0, size[1]), chance.uniform(0, size[0])
            _line(
                tile,
                (x, y),
                (x - 0.09 * length, y + length),
                wide * unit * larger,
                luma * light * chance.uniform(0.5, 1),
            )
        speed = pace * unit * larger
        tiles.append(Tile(_spread(tile, view), size, depth_m, -0.09 * speed, speed))
    return tuple(tiles)


def _snow(view: View, light: float, chance: np.random.Generator) -> tuple[Tile, ...]:
    unit, larger = view.height_px / _REFERENCE_PX, _magnified(view)
    tiles = []
    for depth_m, radius, count, pace in ((11.0, 1.3, 300, 70), (6.0, 2.2, 110, 120), (2.5, 4.4, 22, 210)):
        size = _tile_size(view)
        tile = np.zeros(size, np.uint8)
        for _ in range(round(count / larger**3.5)):
            reach = radius * unit * larger * chance.uniform(0.7, 1.3)
            at = (chance.uniform(0, size[1]), chance.uniform(0, size[0]))
            _dot(tile, at, reach, (244 if depth_m > 4 else 232) * light**0.5)
        soft = cv2.GaussianBlur(tile, (0, 0), max(0.3, 0.22 * radius * unit * larger)) if radius > 2 else tile
        tiles.append(
            Tile(
                _spread(np.asarray(soft, np.uint8), view), size, depth_m,
                -0.25 * pace * unit * larger, pace * unit * larger, 9.0 * unit * larger,
            )
        )  # fmt: skip
    return tuple(tiles)


def _fog(view: View, light: float, chance: np.random.Generator) -> tuple[Tile, ...]:
    """Banks that lie low and drift sideways at two depths."""
    unit = view.height_px / _REFERENCE_PX
    tiles = []
    for depth_m, cells, luma, pace in ((9.0, 7, 24.0, 14.0), (3.5, 4, 16.0, 34.0)):
        width = view.width_px // 2 * 2
        rows = max(3, cells * 2 * view.height_px // view.width_px)
        grid = chance.uniform(0, 1, (rows, cells)).astype(np.float32)
        # One more column than there are, the first again, so that the right edge runs into the left.
        grid = np.concatenate([grid, grid[:, :1]], axis=1)
        columns, down = np.meshgrid(
            np.linspace(0, cells, width, endpoint=False, dtype=np.float32),
            np.linspace(0, rows - 1, view.height_px, dtype=np.float32),
        )
        field = cv2.remap(grid, columns, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        field = field * field * (3 - 2 * field)
        height = np.linspace(0.35, 1.0, view.height_px, dtype=np.float32)[:, None]
        grain = chance.uniform(-0.5, 0.5, field.shape).astype(np.float32)
        tile = np.clip(np.rint(field * height * luma * light + grain), 0, 255).astype(np.uint8)
        picture = np.concatenate([tile, tile], axis=1)
        tiles.append(Tile(picture, (view.height_px, width), depth_m, pace * unit, 0.0, falls=False))
    return tuple(tiles)


_MAKERS: dict[str, Callable[[View, float, np.random.Generator], tuple[Tile, ...]]] = {
    "rain": _rain,
    "snow": _snow,
    "fog": _fog,
}


def _tile_size(view: View) -> tuple[int, int]:
    return max(32, view.height_px * 3 // 5), max(32, view.width_px * 9 // 20)


def _spread(tile: Luma, view: View) -> Luma:
    """The tile again and again, so that a frame fits wherever in the first tile it begins."""
    height, width = tile.shape
    down, across = -(-view.height_px // height) + 1, -(-view.width_px // width) + 1
    whole = np.tile(tile, (down, across))
    return np.ascontiguousarray(whole[: height + view.height_px, : width + view.width_px])


def _line(
    tile: Luma, start: tuple[float, float], end: tuple[float, float], width_px: float, luma: float
) -> None:
    """A streak, also where it leaves the tile and comes in again on the other side."""
    height, width = tile.shape
    thick, faint = max(1, round(width_px)), min(1.0, max(0.35, width_px))
    for dx in (-width, 0, width):
        for dy in (-height, 0):
            a = (round((start[0] + dx) * 16), round((start[1] + dy) * 16))
            b = (round((end[0] + dx) * 16), round((end[1] + dy) * 16))
            cv2.line(tile, a, b, float(luma * faint), thick, cv2.LINE_AA, 4)


def _dot(tile: Luma, at: tuple[float, float], radius_px: float, luma: float) -> None:
    height, width = tile.shape
    for dx in (-width, 0, width):
        for dy in (-height, 0, height):
            centre = (round((at[0] + dx) * 16), round((at[1] + dy) * 16))
            cv2.circle(tile, centre, max(8, round(radius_px * 16)), float(luma), -1, cv2.LINE_AA, 4)
