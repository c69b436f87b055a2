"""The people in front of the camera: their drawings and shadows, from far to near."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from roughcut.previs.anatomy import body_of
from roughcut.previs.camera import NEAR_M, View
from roughcut.previs.paint import Matrix, Texture
from roughcut.previs.presence import Standing, extent_of, pose_at, standing, standing_at
from roughcut.previs.scenery import Item, bounds, layer_depth
from roughcut.previs.sprites import Drawn, Light, SpriteShelf
from roughcut.previs.stage import Figure, Resting, Spot, Stage, Thing, key_at, place_at
from roughcut.previs.wearing import worn_by

_SOFT_STEPS = 2
_SHADOW_PX = 64
_THING_SHADOW_M, _THING_TOP_M = (0.8, 0.34), 0.5
_CAR_SHADOW_M = (4.6, 1.3)
_SIZES_PER_OCTAVE = 3


@dataclass(frozen=True, eq=False)
class Cutout:
    """A figure's item in one frame; `slot` tells which thing it is from frame to frame."""

    slot: str
    item: Item


class Troupe:
    """The figures of one stage."""

    def __init__(
        self, stage: Stage, shelf: SpriteShelf, light: Light, views: Sequence[tuple[float, View]]
    ) -> None:
        self._stage, self._shelf = stage, shelf
        self._light = light
        self._extents = {figure.name: extent_of(figure, views) for figure in stage.figures}
        self._things = [(thing, _scale_of(thing, views)) for thing in stage.things]

    def cutouts(self, view: View, time_ms: float) -> list[Cutout]:
        """Everyone in sight with their shadows, from far to near; shadows first."""
        shadows: list[Cutout] = []
        people: list[Cutout] = []
        for figure in self._stage.figures:
            if not key_at(figure.spots, time_ms).seen:
                continue
            shadows.extend(self._shadow(figure, view, time_ms))
            people.extend(self._person(figure, view, time_ms))
        for index, (thing, px_per_m) in enumerate(self._things):
            place = key_at(thing.places, time_ms)
            if place.seen and px_per_m:
                slot = f"thing/{index}"
                shadows.extend(self._pool(f"{slot}/shadow", view, (place.x_m, place.z_m), _THING_SHADOW_M))
                people.extend(self._thing(slot, thing, place, view, px_per_m))
        for index, crossing in enumerate(self._stage.crossings):
            x = crossing.x_at(time_ms)
            if x is not None:
                spot, slot = (x, crossing.z_m), f"crossing/{index}"
                shadows.extend(self._pool(f"{slot}/shadow", view, spot, _CAR_SHADOW_M))
                people.extend(self._car(slot, spot, view))
        return [*shadows, *sorted(people, key=lambda cutout: -cutout.item.depth_m)]

    def farthest_m(self, view: View, time_ms: float) -> float:
        """How far away the farthest figure stands, or a car goes by; 0 where there is none."""
        places = [place_at(f, time_ms)[:2] for f in self._stage.figures if key_at(f.spots, time_ms).seen]
        places += [(0.0, crossing.z_m) for crossing in self._stage.crossings]
        return max((view.project((x, 1.0, z))[2] for x, z in places), default=0.0)

    def _person(self, figure: Figure, view: View, time_ms: float) -> Iterator[Cutout]:
        x, z, _ = place_at(figure, time_ms)
        stands = standing_at(self._stage, figure, view, time_ms, self._extents[figure.name])
        if stands is None:
            return
        extent = self._extents[figure.name]
        posture = key_at(figure.spots, time_ms).posture
        depth = view.project((x, body_of(figure.look, posture).eyes_m, z))[2]
        pose = pose_at(self._stage, figure, view, time_ms, extent)
        sigma = self._sigma(view, depth, extent.px_per_m)
        seat = self._seat_of(figure, time_ms) if extent.bottom_m < 0.5 else None
        if seat:
            ground = (seat.x_m, seat.z_m)
            yield from self._seat(figure, view, ground, layer_depth(view, seat.z_m + 0.02), sigma)
        look = worn_by(figure.look, key_at(figure.wears, time_ms))
        drawn = self._shelf.figure(
            look, pose, self._stage.style, extent.px_per_m, extent.bottom_m, self._light, sigma
        )
        matrix = _upright(stands, drawn)
        # Flat things hide each other by their place on the stage, from wherever the camera looks.
        item = _item(drawn.texture, matrix, view, layer_depth(view, z))
        if item:
            yield Cutout(figure.name, item)

    def _seat_of(self, figure: Figure, time_ms: float) -> Spot | None:
        """The spot where a seat stands for somebody: it was there before they sat down and stays when
        they rise, until the next cut."""
        cuts = self._stage.camera.cuts_ms
        since = max((cut for cut in cuts if cut <= time_ms), default=0)
        until = min((cut for cut in cuts if cut > time_ms), default=math.inf)
        now = key_at(figure.spots, time_ms)
        near = [spot for spot in figure.spots if spot.stool and since <= spot.time_ms < until]
        before = [spot for spot in near if spot.time_ms <= time_ms]
        return now if now.stool else next(iter([*reversed(before), *near]), None)

    def _seat(
        self, figure: Figure, view: View, spot: tuple[float, float], depth: float, sigma: float
    ) -> Iterator[Cutout]:
        drawn = self._shelf.seat(
            self._stage.style, self._extents[figure.name].px_per_m, self._stage.place, sigma, figure.sits_on
        )
        item = _item(drawn.texture, _upright(standing(view, spot, 0.0, 1.0), drawn), view, depth)
        if item:
            yield Cutout(f"{figure.name}/seat", item)

    def _sigma(self, view: View, depth: float, px_per_m: float) -> float:
        """The blur in the drawing's own pixels, in few steps; 0 where it would not show."""
        soft = view.softness(depth)
        if soft < 0.8:
            return 0.0
        own = soft * px_per_m / (view.focal_px / depth)
        return float(2.0 ** (round(_SOFT_STEPS * math.log2(own)) / _SOFT_STEPS))

    def _shadow(self, figure: Figure, view: View, time_ms: float) -> Iterator[Cutout]:
        if self._extents[figure.name].bottom_m > 0.0:
            return
        x, z, _ = place_at(figure, time_ms)
        spot = key_at(figure.spots, time_ms)
        if spot.high_m > 0.0:  # the bed's own is drawn
            return
        lying = spot.posture == "lying"
        wide = 1.9 if lying else 0.62 * figure.look.height_m
        deep = 0.30 * figure.look.height_m
        yield from self._pool(f"{figure.name}/shadow", view, (x, z), (wide, deep))

    def _thing(
        self, slot: str, thing: Thing, place: Resting, view: View, px_per_m: float
    ) -> Iterator[Cutout]:
        """Something on the floor, as sharp or soft as it is near."""
        spot = (place.x_m, place.z_m)
        depth = layer_depth(view, place.z_m)
        if depth < NEAR_M:
            return
        sigma = self._sigma(view, depth, px_per_m)
        drawn = self._shelf.thing(thing.held, self._stage.style, px_per_m, self._light, sigma)
        item = _item(drawn.texture, _upright(standing(view, spot, 0.0, _THING_TOP_M), drawn), view, depth)
        if item:
            yield Cutout(slot, item)

    def _car(self, slot: str, spot: tuple[float, float], view: View) -> Iterator[Cutout]:
        """A car that goes by behind the people."""
        depth = layer_depth(view, spot[1])
        if depth < NEAR_M:
            return
        px_per_m = _step_up(view.focal_px / depth)
        sigma = self._sigma(view, depth, px_per_m)
        drawn = self._shelf.car(self._stage.style, px_per_m, self._stage.place, sigma)
        item = _item(drawn.texture, _upright(standing(view, spot, 0.0, 1.5), drawn), view, depth)
        if item:
            yield Cutout(slot, item)

    @staticmethod
    def _pool(
        slot: str, view: View, spot: tuple[float, float], size: tuple[float, float]
    ) -> Iterator[Cutout]:
        """A soft shadow on the floor round a spot, so many metres wide and deep."""
        (x, z), (wide, deep) = spot, size
        per_x, per_z = wide / _SHADOW_PX, deep / _SHADOW_PX
        matrix = view.plane((x - wide / 2, 0.004, z + deep / 2), (per_x, 0.0, 0.0), (0.0, 0.0, -per_z))
        depth = view.project((x, 0.0, z))[2]
        item = _item(_shadow_texture(), matrix, view, depth)
        if item:
            yield Cutout(slot, item)


def _scale_of(thing: Thing, views: Sequence[tuple[float, View]]) -> float:
    """How large a thing is ever seen in a shot, in pixels a metre; 0 where it never is."""
    scales = []
    for time_ms, view in views:
        place = key_at(thing.places, time_ms)
        x, y, depth = view.project((place.x_m, 0.2, place.z_m))
        reach = view.focal_px / max(depth, NEAR_M)
        inside = -reach < x < view.width_px + reach and -reach < y < view.height_px + reach
        if place.seen and depth > NEAR_M and inside:
            scales.append(view.focal_px / depth)
    if not scales:
        return 0.0
    return _step_up(max(scales))


def _step_up(px_per_m: float) -> float:
    """The next of the few sizes in which things are drawn."""
    return float(2.0 ** (math.ceil(_SIZES_PER_OCTAVE * math.log2(px_per_m)) / _SIZES_PER_OCTAVE))


def _upright(stands: Standing, drawn: Drawn) -> Matrix:
    """3×3: a drawing's pixels to the frame."""
    per = 1.0 / drawn.px_per_m
    (foot_x, foot_y), (right_x, right_y), (rise_x, rise_y) = stands.foot, stands.right, stands.rise
    return np.array(
        [
            [
                right_x * per,
                -rise_x * per,
                foot_x - right_x * per * drawn.foot_x_px + rise_x * per * drawn.foot_y_px,
            ],
            [
                right_y * per,
                -rise_y * per,
                foot_y - right_y * per * drawn.foot_x_px + rise_y * per * drawn.foot_y_px,
            ],
            [0.0, 0.0, 1.0],
        ]
    )


def _item(texture: Texture, matrix: Matrix, view: View, depth: float) -> Item | None:
    (left, top), (width, height) = texture.origin, texture.size
    rect = bounds(matrix, (left, top, left + width, top + height), view)
    return None if rect is None else Item(texture, matrix, rect, depth)


@lru_cache(maxsize=1)
def _shadow_texture() -> Texture:
    """A soft dark pool: black, densest in the middle."""
    axis = (np.arange(_SHADOW_PX) + 0.5) / _SHADOW_PX * 2 - 1
    radius = np.hypot(*np.meshgrid(axis, axis))
    alpha = 0.46 * np.clip(1 - radius, 0, 1) ** 1.1
    picture = np.zeros((_SHADOW_PX, _SHADOW_PX, 4))
    picture[..., 0] = 16 * alpha
    picture[..., 1] = picture[..., 2] = 128 * alpha
    picture[..., 3] = 255 * alpha
    return Texture(np.rint(picture).astype(np.uint8))
