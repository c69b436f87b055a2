"""The people in front of the camera: each one's pose at a time, and where the drawing goes."""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np

from roughcut.previs.anatomy import body_of
from roughcut.previs.camera import NEAR_M, View
from roughcut.previs.figures.body import MIRRORED
from roughcut.previs.figures.holding import grip_of
from roughcut.previs.idle import blinks, breath, glance, sway, viseme_at, weight_at
from roughcut.previs.paint import Matrix, Texture
from roughcut.previs.scenery import Item, bounds, layer_depth
from roughcut.previs.schema import Held, Pose, Turn
from roughcut.previs.sprites import Drawn, Light, SpriteShelf
from roughcut.previs.stage import (
    Figure,
    Spot,
    Stage,
    expression_at,
    gesture_at,
    heading_at,
    key_at,
    place_at,
    walks_at,
)
from roughcut.script.placement import Posture

_STRIDE = 0.101
"""How far a walker comes in an eighth of two steps, as a share of the height."""
_HIPS_M = 0.75
"""Where nothing below this is seen, nobody shifts their weight: the shoulders would hardly move."""
_AHEAD_MS = 125
"""Eyes are this much earlier than the head where somebody turns."""
_SIZES_PER_OCTAVE = 3
_LARGEST_PX_PER_M = 2400.0
_SOFT_STEPS = 2
_SHADOW_PX = 64
_UPRIGHT = 0.7
_LEAN_MS, _RISE_MS = 160, 260
_QUIET_PX = 0.2
"""Breath and sway that move a drawing by less than this are not worth drawing again."""


@dataclass(frozen=True, eq=False)
class Cutout:
    """A figure's item in one frame; `slot` tells which thing it is from frame to frame."""

    slot: str
    item: Item


@dataclass(frozen=True)
class Extent:
    """How large and how far down a figure is ever seen in a shot, so that one drawing serves it."""

    px_per_m: float
    bottom_m: float


class Troupe:
    """The figures of one stage."""

    def __init__(
        self, stage: Stage, shelf: SpriteShelf, light: Light, views: Sequence[tuple[float, View]]
    ) -> None:
        self._stage, self._shelf = stage, shelf
        self._light = light
        self._extents = {figure.name: self._extent(figure, views) for figure in stage.figures}

    def cutouts(self, view: View, time_ms: float) -> list[Cutout]:
        """Everyone in sight with their shadows, from far to near; shadows first."""
        shadows: list[Cutout] = []
        people: list[Cutout] = []
        for figure in self._stage.figures:
            if not key_at(figure.spots, time_ms).seen:
                continue
            shadows.extend(self._shadow(figure, view, time_ms))
            people.extend(self._person(figure, view, time_ms))
        return [*shadows, *sorted(people, key=lambda cutout: -cutout.item.depth_m)]

    def farthest_m(self, view: View, time_ms: float) -> float:
        """How far away the farthest figure stands, 0 where there is none."""
        places = (place_at(f, time_ms) for f in self._stage.figures if key_at(f.spots, time_ms).seen)
        return max((view.project((x, 1.0, z))[2] for x, z, _ in places), default=0.0)

    def _extent(self, figure: Figure, views: Sequence[tuple[float, View]]) -> Extent:
        scales, bottoms = [8.0], []
        for time_ms, view in views:
            x, z, _ = place_at(figure, time_ms)
            spot = key_at(figure.spots, time_ms)
            body = body_of(figure.look, spot.posture)
            sx, _, depth = view.project((x, body.eyes_m, z))
            half = body.half_width_m * view.focal_px / max(depth, NEAR_M)
            if spot.seen and depth > NEAR_M and -half < sx < view.width_px + half:
                scales.append(view.focal_px / depth)
                bottoms.append(_lowest_seen(view, x, z) if spot.posture != "lying" else 0.0)
        step = math.ceil(_SIZES_PER_OCTAVE * math.log2(max(scales)) - 0.05)
        bottom = math.floor(10 * (min(bottoms, default=0.0) - 0.12)) / 10
        return Extent(
            min(_LARGEST_PX_PER_M, 2.0 ** (step / _SIZES_PER_OCTAVE)), bottom if bottom > 0.3 else 0.0
        )

    def _person(self, figure: Figure, view: View, time_ms: float) -> Iterator[Cutout]:
        x, z, _ = place_at(figure, time_ms)
        spot = key_at(figure.spots, time_ms)
        body = body_of(figure.look, spot.posture)
        depth = view.project((x, body.eyes_m, z))[2]
        if depth < NEAR_M:
            return
        extent = self._extents[figure.name]
        pose = self._pose(figure, view, time_ms)
        sigma = self._sigma(view, depth, extent)
        bottom = extent.bottom_m
        seat = self._seat_of(figure, time_ms) if bottom < 0.5 else None
        if seat:
            ground = (seat.x_m, seat.z_m)
            yield from self._seat(figure, view, ground, layer_depth(view, seat.z_m + 0.02), sigma)
        drawn = self._shelf.figure(
            figure.look, pose, self._stage.style, extent.px_per_m, bottom, self._light, sigma
        )
        alive = self._alive(figure, time_ms, view.focal_px / depth * body.top_m, spot.posture == "lying")
        matrix = _upright(view, drawn, (x, z), max(bottom, _lowest_seen(view, x, z)), body.top_m, alive)
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
            self._stage.style, self._extents[figure.name].px_per_m, self._stage.place, sigma
        )
        item = _item(drawn.texture, _upright(view, drawn, spot, 0.0, 1.0, (1.0, 0.0)), view, depth)
        if item:
            yield Cutout(f"{figure.name}/seat", item)

    def _pose(self, figure: Figure, view: View, time_ms: float) -> Pose:
        spot = key_at(figure.spots, time_ms)
        walks = walks_at(figure, time_ms)
        walked = place_at(figure, time_ms)[2]
        cuts = self._stage.camera.cuts_ms
        heading = view.heading_of(heading_at(figure.headings, time_ms, cuts))
        soon = view.heading_of(heading_at(figure.headings, time_ms + _AHEAD_MS, cuts))
        turn, head = turns_of(heading, upright=walks or spot.posture == "lying")
        gesture, raised = gesture_at(figure.acts, time_ms, cuts)
        stance = key_at(figure.stances, time_ms)
        legs = spot.posture == "standing" and not walks and self._extents[figure.name].bottom_m < _HIPS_M
        expression, before = expression_at(figure.moods, time_ms, cuts)
        return Pose(
            turn=turn,
            head=None if head == turn else head,
            posture="walking" if walks else spot.posture,
            expression=expression,
            blend_from=before,
            viseme=viseme_at(self._stage.speeches, figure.name, time_ms),
            eyes_closed=blinks(figure.seed, time_ms) or 40 < abs(soon - heading) < 150,
            gaze=gaze_of(soon - heading or glance(figure.seed, time_ms), turn),
            gesture="none" if walks else gesture,
            raised=3 if walks else raised,
            rest="none" if walks else stance.rest,
            held=held_in(stance.held, spot.posture),
            weight=weight_at(figure.seed, time_ms) if legs else 0,
            step=int(walked / (_STRIDE * figure.look.height_m)) % 8 if walks else 0,
        )

    def _sigma(self, view: View, depth: float, extent: Extent) -> float:
        """The blur in the drawing's own pixels, in few steps; 0 where it would not show."""
        soft = view.softness(depth)
        if soft < 0.8:
            return 0.0
        own = soft * extent.px_per_m / (view.focal_px / depth)
        return float(2.0 ** (round(_SOFT_STEPS * math.log2(own)) / _SOFT_STEPS))

    def _alive(self, figure: Figure, time_ms: float, tall_px: float, lying: bool) -> tuple[float, float]:
        """How much taller than drawn (a factor) and how far leaning (a share of the height) to show."""
        if walks_at(figure, time_ms) or lying:
            return rise_of(figure, time_ms, self._stage.camera.cuts_ms), 0.0
        speaking = any(
            s.name == figure.name and s.start_ms <= time_ms < s.end_ms for s in self._stage.speeches
        )
        step = _QUIET_PX / max(1.0, tall_px)
        lift = round(breath(figure.seed, time_ms, speaking=speaking) / step) * step
        lean = round(sway(figure.seed, time_ms) / (2 * step)) * 2 * step
        return (1.0 + lift) * rise_of(figure, time_ms, self._stage.camera.cuts_ms), lean

    def _shadow(self, figure: Figure, view: View, time_ms: float) -> Iterator[Cutout]:
        if self._extents[figure.name].bottom_m > 0.0:
            return
        x, z, _ = place_at(figure, time_ms)
        lying = key_at(figure.spots, time_ms).posture == "lying"
        wide = 1.9 if lying else 0.62 * figure.look.height_m
        deep = 0.30 * figure.look.height_m
        per_x, per_z = wide / _SHADOW_PX, deep / _SHADOW_PX
        matrix = view.plane((x - wide / 2, 0.004, z + deep / 2), (per_x, 0.0, 0.0), (0.0, 0.0, -per_z))
        depth = view.project((x, 0.0, z))[2]
        item = _item(_shadow_texture(), matrix, view, depth)
        if item:
            yield Cutout(f"{figure.name}/shadow", item)


def rise_of(figure: Figure, time_ms: float, cuts: Collection[int] = ()) -> float:
    """By how much to stretch a body (a factor) that is about to rise or sit down, or just has: the two
    drawings meet between their heights."""
    for before, after in itertools.pairwise(figure.spots):
        since = time_ms - after.time_ms
        if before.posture == after.posture or after.time_ms in cuts or not -_LEAN_MS < since < _RISE_MS:
            continue
        if "lying" in (before.posture, after.posture):
            continue
        one, two = (body_of(figure.look, spot.posture).top_m for spot in (before, after))
        meeting = one + (two - one) * 0.4
        if since < 0:
            return 1.0 + (meeting / one - 1.0) * (1.0 + since / _LEAN_MS) ** 2
        return 1.0 + (meeting / two - 1.0) * (1.0 - since / _RISE_MS) ** 2
    return 1.0


_TURNS: tuple[tuple[float, Turn, Turn], ...] = (
    (10.0, "camera", "camera"), (27.0, "slight_left", "slight_right"),
    (62.0, "three_quarter_left", "three_quarter_right"), (112.0, "left", "right"),
    (150.0, "away_left", "away_right"), (math.inf, "away", "away"),
)  # fmt: skip
_OPEN = 0.74
"""A body turns less far than the head, which looks at somebody; it stays open to the audience."""


def turn_of(heading: float) -> Turn:
    """The drawing that shows a heading (degrees; 0 faces the lens, 90 the picture's right)."""
    left, right = next((left, right) for most, left, right in _TURNS if abs(heading) < most)
    return right if heading > 0 else left


def turns_of(heading: float, *, upright: bool = False) -> tuple[Turn, Turn]:
    """The drawings of body and head for where somebody looks; `upright` keeps them together."""
    head = turn_of(heading)
    return (head if upright or abs(heading) >= 112.0 else turn_of(heading * _OPEN)), head


def gaze_of(sideways: float, turn: Turn) -> Literal[-1, 0, 1]:
    """Where the eyes are in a drawing, of somebody who looks to the right of the picture (or left, < 0)."""
    if abs(sideways) < 5.0:
        return 0
    return 1 if (sideways > 0) is not (turn in MIRRORED) else -1


def held_in(held: Held, posture: Posture) -> Held:
    """What is in the hand: nobody who sits or lies carries a suitcase there."""
    grip = grip_of(held)
    if grip is None or posture == "lying" or (grip.hangs and posture in ("sitting", "crouching")):
        return "none"
    return held


def _lowest_seen(view: View, x: float, z: float) -> float:
    """The lowest height above a spot that the frame shows, in metres (0 where the ground is seen)."""
    base = view.axes @ np.subtract((x, 0.0, z), view.eye)
    rise = view.axes[:, 1]
    down = view.height_px / 2 / view.focal_px
    slope = rise[1] + down * rise[2]
    if slope <= 1e-6:
        return 0.0
    return max(0.0, float(-(base[1] + down * base[2]) / slope))


def _upright(
    view: View,
    drawn: Drawn,
    spot: tuple[float, float],
    low_m: float,
    high_m: float,
    alive: tuple[float, float],
) -> Matrix:
    """3×3: a drawing's pixels to the frame, standing on its spot and facing the picture plane; exact
    at the heights `low_m` and `high_m`, between which perspective is even enough."""
    (x, z), (grow, lean) = spot, alive
    low_m = min(low_m, high_m - 0.2)
    x0, y0, d0 = view.project((x, low_m, z))
    x1, y1, d1 = view.project((x, high_m, z))
    up_x, up_y = (x1 - x0) / (high_m - low_m), (y1 - y0) / (high_m - low_m)
    wide = view.focal_px / (0.3 * max(d0, NEAR_M) + 0.7 * max(d1, NEAR_M))
    roll = math.radians(view.roll)
    right_x, right_y = wide * math.cos(roll), wide * math.sin(roll)
    # Converging verticals would make flat people lean like planks: keep most of them upright, on
    # their feet where those are seen, else around the head.
    up_x *= 1.0 - _UPRIGHT
    share = min(1.0, low_m / 0.5)
    foot_x = (1.0 - share) * (x0 - up_x * low_m) + share * (x1 - up_x * high_m)
    foot_y = y0 - up_y * low_m
    rise_x, rise_y = grow * up_x + lean * right_x, grow * up_y + lean * right_y
    per = 1.0 / drawn.px_per_m
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
