"""The set in front of the camera: its layers and floor as things to paint, from far to near."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from roughcut.models.video.schema import Style
from roughcut.previs.camera import NEAR_M, View
from roughcut.previs.finish import grade_of
from roughcut.previs.paint import Matrix, Rect, Texture, blurred, colours, packed, stretch, texture_of
from roughcut.previs.schema import Floor, Layer, Place, SetPicture
from roughcut.previs.sets import draw_set

_STEPS_PER_OCTAVE = 3
_SHARP_PX = 0.55


@dataclass(frozen=True, eq=False)
class Item:
    """Something to paint: a texture, where it goes, what it may touch, and how far away it is."""

    texture: Texture
    matrix: Matrix
    rect: Rect
    depth_m: float
    at: tuple[float, float] | None = None


class Scenery:
    """A drawn set; softened copies of its layers are made as the camera asks for them."""

    def __init__(self, picture: SetPicture, style: Style) -> None:
        grade = colours(saturation=grade_of(style).saturation, contrast=grade_of(style).contrast)
        self.light = picture.light
        self._layers = picture.layers
        self._floor = picture.floor
        self._textures = [
            texture_of(packed(layer.picture, grade), opaque=index == 0)
            for index, layer in enumerate(picture.layers)
        ]
        self._ground = texture_of(packed(picture.floor.picture, grade), opaque=True)
        self._soft: dict[tuple[int, int], Texture] = {}

    def items(self, view: View, nearest_m: float) -> list[Item]:
        """What to paint, from far to near; layers nearer to the lens than `nearest_m` are left out,
        because they would stand before whom the shot is about."""
        behind: list[Item] = []
        before: list[Item] = []
        for index, layer in enumerate(self._layers):
            item = self._layer(index, layer, view)
            if item is None or (index > 0 and item.depth_m < nearest_m):
                continue
            (behind if index == 0 or layer.z_m >= self._floor.far_m else before).append(item)
        return [*behind, *self._ground_items(view), *before]

    def _layer(self, index: int, layer: Layer, view: View) -> Item | None:
        per_px = 1.0 / layer.px_per_m
        matrix = view.plane((layer.left_m, layer.top_m, layer.z_m), (per_px, 0.0, 0.0), (0.0, -per_px, 0.0))
        height, width = layer.picture.shape[:2]
        whole = (0, 0, view.width_px, view.height_px)
        rect = whole if index == 0 else bounds(matrix, width, height, view)
        depth = view.axes[2] @ np.subtract((view.look_at[0], view.look_at[1], layer.z_m), view.eye)
        if rect is None or depth < NEAR_M:
            return None
        # Where the middle of the frame meets the layer decides its sharpness.
        size = view.focal_px / depth * per_px
        return Item(self._softened(index, view.softness(float(depth)) / size), matrix, rect, float(depth))

    def _softened(self, index: int, sigma: float) -> Texture:
        """A copy with about that blur, in the layer's own pixels."""
        texture = self._textures[index]
        if sigma < _SHARP_PX:
            return texture
        step = round(_STEPS_PER_OCTAVE * math.log2(min(sigma, 40.0)))
        key = (index, step)
        if key not in self._soft:
            self._soft[key] = blurred(texture, 2.0 ** (step / _STEPS_PER_OCTAVE))
        return self._soft[key]

    def _ground_items(self, view: View) -> Iterator[Item]:
        floor = self._floor
        height, width = floor.picture.shape[:2]
        right = (floor.right_m - floor.left_m) / width
        near = (floor.far_m - floor.near_m) / height
        matrix = view.plane((floor.left_m, 0.0, floor.far_m), (right, 0.0, 0.0), (0.0, 0.0, -near))
        top = self._far_edge(view)
        if top >= view.height_px or view.eye[1] <= 0.02:
            return
        rect = (0, max(0, top), view.width_px, view.height_px)
        at = self._looked_at(view, floor, right, near)
        depth = 1e6 if not self._layers else max(0.0, floor.far_m - view.eye[2])
        yield Item(self._ground_texture(view, matrix, at), matrix, rect, depth, at)

    def _far_edge(self, view: View) -> int:
        """The row where the ground begins: its far edge straight ahead, tilted frames at the higher side."""
        rows = [view.project((x, 0.0, self._floor.far_m))[1] for x in self._edge_points(view)]
        return math.floor(min(rows))

    def _edge_points(self, view: View) -> tuple[float, float]:
        ahead = self._floor.far_m - view.eye[2]
        bearing = math.atan2(view.axes[2][0], max(0.05, view.axes[2][2]))
        half = math.atan(view.width_px / 2 / view.focal_px)
        sides = (max(-1.3, bearing - half), min(1.3, bearing + half))
        return view.eye[0] + ahead * math.tan(sides[0]), view.eye[0] + ahead * math.tan(sides[1])

    def _looked_at(self, view: View, floor: Floor, right: float, near: float) -> tuple[float, float]:
        """The ground pixel under what the camera looks at."""
        x = min(max(view.look_at[0], floor.left_m), floor.right_m)
        z = min(max(view.look_at[2], floor.near_m), floor.far_m)
        return (x - floor.left_m) / right, (floor.far_m - z) / near

    def _ground_texture(self, view: View, matrix: Matrix, at: tuple[float, float]) -> Texture:
        size = stretch(matrix, at)
        behind = view.focus_m * 1.6
        sigma = view.softness(behind) / max(1e-3, size)
        if sigma < _SHARP_PX:
            return self._ground
        step = round(_STEPS_PER_OCTAVE * math.log2(min(sigma, 24.0)))
        key = (-1, step)
        if key not in self._soft:
            self._soft[key] = blurred(self._ground, 2.0 ** (step / _STEPS_PER_OCTAVE))
        return self._soft[key]


@lru_cache(maxsize=3)
def scenery_of(place: Place, style: Style, px_per_m: float, seed: int) -> Scenery:
    """The drawn set of a place, kept between the shots of a scene."""
    return Scenery(draw_set(place, style, px_per_m, seed), style)


def sharpness_for(width_px: int, height_px: int) -> float:
    """The set's pixels a metre (at 11 m) that a picture of this size deserves."""
    return float(min(240, max(40, round(max(height_px, width_px * 9 // 16) / 6 / 10) * 10)))


def bounds(matrix: Matrix, width: float, height: float, view: View) -> Rect | None:
    """The part of the frame that a picture of that size can touch; None where it is out of sight."""
    corners = np.array([[0, width, width, 0], [0, 0, height, height], [1, 1, 1, 1]], dtype=np.float64)
    x, y, w = matrix @ corners
    if np.all(w < NEAR_M):
        return None
    if np.any(w < NEAR_M):
        return (0, 0, view.width_px, view.height_px)
    x, y = x / w, y / w
    left, right = max(0, math.floor(x.min())), min(view.width_px, math.ceil(x.max()))
    top, bottom = max(0, math.floor(y.min())), min(view.height_px, math.ceil(y.max()))
    return (left, top, right, bottom) if left < right and top < bottom else None
