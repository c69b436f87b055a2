"""What moves in the air of a shot: rain, snow, drifting fog, and the flicker of fires.

All of it lies over the luma of a finished frame, because it has next to no colour of its own: a tile
of streaks, flakes or banks that is moved on from frame to frame costs one addition, and the frame below
is still drawn only where it changed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from roughcut.previs.airtiles import Tile, tiles_of
from roughcut.previs.camera import NEAR_M, View
from roughcut.previs.paint import warp
from roughcut.previs.scenery import Item
from roughcut.previs.schema import Flame, Place
from roughcut.previs.scratch import scratch
from roughcut.previs.stage import Sweep

_WHITEST = 235
_SHIMMER_LUMA = 26.0
_BEYOND_A_ROOF_M = 8.0
_SHIMMER_LEAST_PX = 3.0
_SWEEP_WIDTH, _SWEEP_ON_PEOPLE, _SWEEP_ELSEWHERE = 0.28, 0.20, 0.10
"""How wide a band of light is that goes over a picture (a share of it), and how much brighter it makes it."""


@dataclass(frozen=True)
class _Drift:
    """How far a layer has moved on the picture, in pixels."""

    right: float
    down: float


class Air:
    """The air over the frames of one shot. `sky` is whether the weather can come down among the people; on a
    platform it does beyond the roof."""

    def __init__(
        self,
        place: Place,
        flames: tuple[Flame, ...],
        view: View,
        seed: int,
        *,
        sky: bool,
        sweeps: tuple[Sweep, ...] = (),
    ) -> None:
        self._sweeps = sweeps
        tiles = tiles_of(place, view, seed) if sky or place.kind == "station" else ()
        self._tiles = tuple(tile for tile in tiles if sky or tile.depth_m > _BEYOND_A_ROOF_M)
        self._flames = flames
        self._seed = seed
        self._lighter = place.weather == "snow"
        self._frame: NDArray[np.uint8] | None = None
        self._mask: NDArray[np.uint8] | None = None
        self._masked: tuple[tuple[int, bytes], ...] = ()

    def over(
        self, planes: NDArray[np.uint8], view: View, time_ms: float, people: Sequence[Item] = ()
    ) -> NDArray[np.uint8]:
        """The frame (I420 planes) with the air of that time before it: another array, valid until the next
        call, or `planes` itself where nothing moves. What falls behind `people` is hidden by them."""
        sweeps = [sweep for sweep in self._sweeps if sweep.from_ms <= time_ms <= sweep.until_ms]
        if not self._tiles and not self._flames and not sweeps:
            return planes
        if self._frame is None:
            self._frame = np.empty_like(planes)
        np.copyto(self._frame, planes)
        luma = self._frame[: view.height_px]
        for flame in self._flames:
            self._flicker(luma, flame, view, time_ms)
        nearest = min((item.depth_m for item in people), default=math.inf)
        free = self._free(people, view) if any(tile.depth_m > nearest for tile in self._tiles) else None
        for tile in self._tiles:
            self._lay(luma, tile, view, time_ms, free if tile.depth_m > nearest else None)
        for sweep in sweeps:
            self._light(luma, sweep, time_ms, self._free(people, view))
        if self._tiles or sweeps:
            cv2.threshold(luma, _WHITEST, _WHITEST, cv2.THRESH_TRUNC, dst=luma)
        return self._frame

    @staticmethod
    def _light(luma: NDArray[np.uint8], sweep: Sweep, time_ms: float, free: NDArray[np.uint8]) -> None:
        """A band of light that goes over the picture, most of all over the people in it."""
        share = (time_ms - sweep.from_ms) / max(1, sweep.until_ms - sweep.from_ms)
        middle = -_SWEEP_WIDTH + share * (1.0 + 2.0 * _SWEEP_WIDTH)
        across = (np.arange(luma.shape[1]) + 0.5) / luma.shape[1]
        band = np.exp(-(((across - middle) / _SWEEP_WIDTH) ** 2)).astype(np.float32)
        gain = np.where(free == 0, np.float32(_SWEEP_ON_PEOPLE), np.float32(_SWEEP_ELSEWHERE)) * band
        luma[:] = cv2.multiply(luma, 1.0 + gain, dtype=cv2.CV_8U)

    def _free(self, people: Sequence[Item], view: View) -> NDArray[np.uint8]:
        """Where nobody stands: 255, else 0. Drawn again only when somebody moved."""
        key = tuple((item.texture.serial, item.matrix.tobytes()) for item in people)
        if self._mask is None or key != self._masked:
            self._mask, self._masked = unhidden(people, view, self._mask), key
        return self._mask

    def _lay(
        self,
        luma: NDArray[np.uint8],
        tile: Tile,
        view: View,
        time_ms: float,
        free: NDArray[np.uint8] | None,
    ) -> None:
        drift = _drift(tile, view, time_ms)
        height, width = tile.size
        left = round(-drift.right) % width
        top = round(-drift.down) % height if tile.falls else 0
        window = tile.picture[top : top + view.height_px, left : left + view.width_px]
        if free is not None:
            seen = scratch("seen", *window.shape)
            window = np.asarray(cv2.bitwise_and(window, free, dst=seen), np.uint8)
        (cv2.max if self._lighter else cv2.add)(luma, window, dst=luma)

    def _flicker(self, luma: NDArray[np.uint8], flame: Flame, view: View, time_ms: float) -> None:
        """A fire breathes: its light swells and sinks, a little of it at every pace."""
        x, y, depth = view.project((flame.x_m, flame.y_m, flame.z_m))
        radius = view.focal_px * flame.radius_m / depth if depth > NEAR_M else 0.0
        if radius < _SHIMMER_LEAST_PX:
            return
        strength = _SHIMMER_LUMA * flicker_at(time_ms, self._seed + round(flame.x_m * 100))
        left, top = max(0, int(x - radius)), max(0, int(y - radius))
        right, bottom = min(view.width_px, int(x + radius)), min(view.height_px, int(y + radius))
        if right <= left or bottom <= top:
            return
        across = ((np.arange(left, right) + 0.5 - x) / radius) ** 2
        down = ((np.arange(top, bottom) + 0.5 - y) / radius) ** 2
        fall = np.maximum(0.0, 1.0 - down[:, None] - across[None, :]) ** 2
        part = luma[top:bottom, left:right]
        part[:] = cv2.add(part, (fall * strength).astype(np.float32), dtype=cv2.CV_8U)


def unhidden(people: Sequence[Item], view: View, mask: NDArray[np.uint8] | None = None) -> NDArray[np.uint8]:
    """255 where nobody of `people` stands before what lies behind, else 0: as many pixels as the frame, in
    `mask` if given."""
    mask = np.empty((view.height_px, view.width_px), np.uint8) if mask is None else mask
    mask[:] = 255
    for item in people:
        left, top, right, bottom = item.rect
        size = (bottom - top, right - left)
        # All four channels where they are seen are fewer bytes than the alpha of a whole drawing.
        shown = scratch("shown", *size, 4)
        inverse = item.reading.at(left, top)
        warp(item.reading.source, inverse, shown, cv2.BORDER_CONSTANT, cv2.INTER_NEAREST)
        free = cv2.extractChannel(shown, 3, scratch("alpha", *size))
        cv2.bitwise_not(free, dst=free)
        part = mask[top:bottom, left:right]
        cv2.bitwise_and(part, free, dst=part)
    return mask


def flicker_at(time_ms: float, seed: int) -> float:
    """How bright a fire burns at a time: 0…1, about a half on the whole."""
    phase = seed % 97
    waves = sum(
        math.sin(time_ms / 1000 * math.tau * pace + phase * (1.3 + pace)) * share
        for pace, share in ((1.7, 0.20), (3.1, 0.16), (5.3, 0.12))
    )
    return 0.5 + waves


def _drift(tile: Tile, view: View, time_ms: float) -> _Drift:
    """Its own way through the air, and what the camera's turning and moving make of it."""
    forward = view.axes[2]
    level = max(0.2, float(forward[2]))
    seconds = time_ms / 1000
    sway = tile.sway_px * math.sin(seconds * 1.3 + tile.depth_m)
    across = -view.focal_px * (float(forward[0]) / level + view.eye[0] / tile.depth_m)
    up = view.focal_px * (float(forward[1]) / level + view.eye[1] / tile.depth_m)
    return _Drift(tile.right_px_s * seconds + sway + across, tile.down_px_s * seconds + up)
