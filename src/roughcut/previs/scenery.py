"""The set in front of the camera: its layers and floor as things to paint, from far to near."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from roughcut.models.video.schema import Style
from roughcut.previs.camera import NEAR_M, View
from roughcut.previs.finish import grade_of
from roughcut.previs.flats import Box, Flat, flats_of
from roughcut.previs.paces import travelled_ms
from roughcut.previs.paint import (
    Matrix,
    Reading,
    Rect,
    Texture,
    blurred,
    colours,
    inverse_of,
    packed,
    reading_of,
    stretch,
)
from roughcut.previs.schema import Floor, Layer, Passing, Place, SetPicture
from roughcut.previs.sets import draw_set
from roughcut.previs.stage import Pace

_SOFT_PX, _DRAWINGS_S = 0.8, 12
_GROUND_BEHIND = 1.6
"""The ground that shows behind people is about this many times as far as they are."""


@dataclass(frozen=True, eq=False)
class Item:
    """Something to paint: a texture, where it goes, what it may touch, and how far away it is."""

    texture: Texture
    matrix: Matrix
    rect: Rect
    depth_m: float
    at: tuple[float, float] | None = None

    @cached_property
    def reading(self) -> Reading:
        """How its texture is read."""
        return reading_of(self.texture, self.matrix, self.at)


@dataclass(frozen=True)
class _Upright:
    """A layer of the set, cut into flats; `size` is its picture's height and width."""

    left_m: float
    top_m: float
    z_m: float
    px_per_m: float
    size: tuple[int, int]
    flats: list[Flat]


class Scenery:
    """A drawn set; what the camera sees of it is made ready as it is seen."""

    def __init__(self, picture: SetPicture, style: Style) -> None:
        grade = colours(saturation=grade_of(style).saturation, contrast=grade_of(style).contrast)
        self.light, self.flames, self.sky = picture.light, picture.flames, picture.sky
        self._layers = [
            _upright(layer, grade, opaque=index == 0) for index, layer in enumerate(picture.layers)
        ]
        self._passing = [
            (thing, Texture(packed(thing.picture, grade)), dict[int, Texture]()) for thing in picture.passing
        ]
        self._floor = picture.floor
        (self._ground,) = flats_of(picture.floor.picture, grade, opaque=True)

    def items(
        self, view: View, nearest_m: float, from_z_m: float = -math.inf, to_z_m: float = math.inf
    ) -> list[Item]:
        """What to paint of the layers that stand from `from_z_m` to before `to_z_m`, from far to near;
        those nearer to the lens than `nearest_m` are left out, because they would stand before whom
        the shot is about. The floor counts as standing at its far edge."""
        behind: list[Item] = []
        before: list[Item] = []
        for index, layer in enumerate(self._layers):
            depth = layer_depth(view, layer.z_m)
            if depth < (NEAR_M if index == 0 else max(NEAR_M, nearest_m)):
                continue
            if not from_z_m <= layer.z_m < to_z_m:
                continue
            group = behind if index == 0 or layer.z_m >= self._floor.far_m else before
            group.extend(self._parts(index, layer, view, depth))
        ground = self._ground_items(view) if from_z_m <= self._floor.far_m < to_z_m else ()
        return [*behind, *ground, *before]

    @property
    def passes(self) -> bool:
        """Whether anything goes by outside."""
        return bool(self._passing)

    def passing(self, view: View, time_ms: float, paces: Sequence[Pace]) -> Iterator[tuple[str, Item]]:
        """What goes by outside of a vehicle at a time, each thing with the name of its slot. It is drawn on
        twos, as breath is: all that stands before it is painted again whenever it moves."""
        if not self._passing:
            return
        drawn_ms = math.floor(time_ms * _DRAWINGS_S / 1000 + 1e-6) * 1000 / _DRAWINGS_S
        gone_ms = travelled_ms(paces, drawn_ms)
        for index, (thing, texture, soft) in enumerate(self._passing):
            x, z = thing.at(gone_ms)
            depth = layer_depth(view, z)
            matrix = _laid(thing, x, z, view) if thing.flat else _stood(thing, x, z, view)
            height, width = thing.picture.shape[:2]
            rect = bounds(matrix, (0, 0, width, height), view) if depth > NEAR_M else None
            if rect is None:
                continue
            sharpness = view.softness(depth) * thing.px_per_m * depth / view.focal_px
            step = round(2 * math.log2(sharpness)) if sharpness > _SOFT_PX else None
            if step is not None and step not in soft:
                soft[step] = blurred(texture, 2.0 ** (step / 2))
            seen = texture if step is None else soft[step]
            yield f"passing/{index}{'/shadow' if thing.flat else ''}", Item(seen, matrix, rect, depth)

    def soft_from_z_m(self, view: View, least_px: float) -> float:
        """From which z on, away from the audience, everything is blurred by at least `least_px`."""
        soft_from = math.inf
        for layer in self._layers:
            if layer.z_m < self._floor.far_m and view.softness(view.focus_m * _GROUND_BEHIND) < least_px:
                return min(soft_from, math.nextafter(self._floor.far_m, math.inf))
            if view.softness(layer_depth(view, layer.z_m)) < least_px:
                return soft_from
            soft_from = layer.z_m
        return soft_from

    def _parts(self, index: int, layer: _Upright, view: View, depth: float) -> Iterator[Item]:
        per_px = 1.0 / layer.px_per_m
        matrix = view.plane((layer.left_m, layer.top_m, layer.z_m), (per_px, 0.0, 0.0), (0.0, -per_px, 0.0))
        # Where the middle of the frame meets the layer decides its sharpness.
        sigma = view.softness(depth) / (view.focal_px / depth * per_px)
        seen = _seen(matrix, view, layer.size)
        whole = (0, 0, view.width_px, view.height_px)
        for flat in layer.flats:
            rect = whole if index == 0 else bounds(matrix, flat.box, view)
            texture = flat.texture(seen, sigma) if rect else None
            if rect and texture:
                yield Item(texture, matrix, _around(rect, texture, matrix, view, index), depth)

    def _ground_items(self, view: View) -> Iterator[Item]:
        floor = self._floor
        height, width = floor.picture.shape[:2]
        right = (floor.right_m - floor.left_m) / width
        near = (floor.far_m - floor.near_m) / height
        matrix = view.plane((floor.left_m, 0.0, floor.far_m), (right, 0.0, 0.0), (0.0, 0.0, -near))
        top = max(0, self._far_edge(view))
        if top >= view.height_px or view.eye[1] <= 0.02:
            return
        rect = (0, top, view.width_px, view.height_px)
        at = self._looked_at(view, floor, right, near)
        sigma = view.softness(view.focus_m * _GROUND_BEHIND) / max(1e-3, stretch(matrix, at))
        texture = self._ground.texture(_seen(matrix, view, floor.picture.shape, top), sigma)
        if texture:
            yield Item(texture, matrix, rect, max(0.0, floor.far_m - view.eye[2]), at)

    def _far_edge(self, view: View) -> int:
        """The row where the ground begins: its far edge, at the higher side of a tilted frame."""
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


def _stood(thing: Passing, x_m: float, z_m: float, view: View) -> Matrix:
    per, (height, width) = 1.0 / thing.px_per_m, thing.picture.shape[:2]
    corner = (x_m - width * per / 2, height * per - 0.05, z_m)
    return view.plane(corner, (per, 0.0, 0.0), (0.0, -per, 0.0))


def _laid(thing: Passing, x_m: float, z_m: float, view: View) -> Matrix:
    per, (height, width) = 1.0 / thing.px_per_m, thing.picture.shape[:2]
    corner = (x_m - width * per / 2, 0.003, z_m + height * per)
    return view.plane(corner, (per, 0.0, 0.0), (0.0, 0.0, -per))


def _upright(layer: Layer, grade: Matrix, *, opaque: bool) -> _Upright:
    height, width = layer.picture.shape[:2]
    flats = flats_of(layer.picture, grade, opaque=opaque)
    return _Upright(layer.left_m, layer.top_m, layer.z_m, layer.px_per_m, (height, width), flats)


_standing: dict[tuple[Place, Style, float, int], Scenery] = {}


def scenery_of(place: Place, style: Style, px_per_m: float, seed: int) -> Scenery:
    """The drawn set of a place, kept between the shots of a scene; the one before it is struck first,
    because a set is the largest thing in memory and two would be needed for nothing."""
    key = (place, style, px_per_m, seed)
    scenery = _standing.get(key)
    if scenery is None:
        strike_set()
        scenery = _standing[key] = Scenery(draw_set(place, style, px_per_m, seed), style)
    return scenery


def strike_set() -> None:
    """Let go of the set that stands; whoever draws before it keeps it until they are done."""
    _standing.clear()


def sharpness_for(width_px: int, height_px: int) -> float:
    """The set's pixels a metre (at 11 m) that a picture of this size deserves."""
    return float(min(240, max(40, round(max(height_px, width_px * 9 // 16) / 6 / 10) * 10)))


def layer_depth(view: View, z_m: float) -> float:
    """How far before the lens a layer stands, measured on the camera's own axis."""
    return view.depth((view.look_at[0], view.look_at[1], z_m))


def bounds(matrix: Matrix, box: tuple[float, float, float, float], view: View) -> Rect | None:
    """The part of the frame that a box of a picture can touch; None where it is out of sight."""
    left, top, right, bottom = box
    (a, b, c), (d, e, f), (g, h, i) = matrix.tolist()
    corners = [
        (a * x + b * y + c, d * x + e * y + f, g * x + h * y + i)
        for x, y in ((left, top), (right, top), (right, bottom), (left, bottom))
    ]
    seen = [(x / w, y / w) for x, y, w in _before_the_lens(corners)]
    if not seen:
        return None
    xs, ys = [x for x, _ in seen], [y for _, y in seen]
    x0, x1 = max(0, math.floor(min(xs))), min(view.width_px, math.ceil(max(xs)))
    y0, y1 = max(0, math.floor(min(ys))), min(view.height_px, math.ceil(max(ys)))
    return (x0, y0, x1, y1) if x0 < x1 and y0 < y1 else None


_Homogeneous = tuple[float, float, float]


def _before_the_lens(outline: list[_Homogeneous]) -> list[_Homogeneous]:
    """An outline without what lies nearer to the lens than `NEAR_M`, or behind it."""
    if all(w >= NEAR_M for _, _, w in outline):
        return outline
    kept: list[_Homogeneous] = []
    for one, two in zip(outline, [*outline[1:], outline[0]], strict=True):
        if one[2] >= NEAR_M:
            kept.append(one)
        if (one[2] >= NEAR_M) is not (two[2] >= NEAR_M):
            share = (NEAR_M - one[2]) / (two[2] - one[2])
            x, y = (u + (v - u) * share for u, v in zip(one[:2], two[:2], strict=True))
            kept.append((x, y, NEAR_M))
    return kept


def _around(rect: Rect, texture: Texture, matrix: Matrix, view: View, index: int) -> Rect:
    """Softened things reach a little farther than they did."""
    if index == 0 or texture.scale == 1.0:
        return rect
    (left, top), (width, height) = texture.origin, texture.size
    return bounds(matrix, (left, top, left + width, top + height), view) or rect


def _seen(matrix: Matrix, view: View, shape: tuple[int, ...], top: int = 0) -> Box:
    """The part of a picture that the frame (from its row `top` down) can show, in the picture's pixels."""
    width, height = view.width_px, view.height_px
    to_picture = inverse_of(matrix)
    corners = ((0, top + 1), (width, top + 1), (width, height), (0, height))
    there = [tuple(a * x + b * y + c for a, b, c in to_picture) for x, y in corners]
    # The inverse has the sign of the reciprocal depth: where it fails, the frame looks past the plane.
    if any(w < 1e-9 for _, _, w in there):
        return (0, 0, shape[1], shape[0])
    xs, ys = [x / w for x, _, w in there], [y / w for _, y, w in there]
    return (
        max(0, math.floor(min(xs)) - 2),
        max(0, math.floor(min(ys)) - 2),
        min(shape[1], math.ceil(max(xs)) + 2),
        min(shape[0], math.ceil(max(ys)) + 2),
    )
