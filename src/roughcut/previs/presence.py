"""How each figure is posed at a time, and where it stands in the frame."""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from roughcut.models.speech.schema import Viseme
from roughcut.previs.anatomy import body_of
from roughcut.previs.camera import NEAR_M, View
from roughcut.previs.figures.body import MIRRORED
from roughcut.previs.figures.expressions import FACES
from roughcut.previs.figures.holding import grip_of
from roughcut.previs.idle import blinks, breath, glance, sway, viseme_at, weight_at
from roughcut.previs.schema import Expression, Held, Pose, Turn
from roughcut.previs.stage import (
    Figure,
    Stage,
    expression_at,
    gesture_at,
    heading_at,
    key_at,
    place_at,
    walks_at,
)
from roughcut.script.placement import Posture

STRIDE = 0.101
"""How far a walker comes in an eighth of two steps, as a share of the height."""
_HIPS_M = 0.75
"""Where nothing below this is seen, nobody shifts their weight: the shoulders would hardly move."""
_DRAWN_IN_MS, _DRAWN_OUT_MS = 320, 120
"""How long before a line an open mouth is shut, and how long it stays so after."""
_AHEAD_MS = 125
"""Eyes are this much earlier than the head where somebody turns."""
_SIZES_PER_OCTAVE = 3
_LARGEST_PX_PER_M = 2400.0
_UPRIGHT = 0.7
_LEAN_MS, _RISE_MS = 160, 260
_QUIET_PX = 0.2
"""Breath and sway that move a drawing by less than this are not worth drawing again."""


@dataclass(frozen=True)
class Extent:
    """How large and how far down a figure is ever seen in a shot, so that one drawing serves it."""

    px_per_m: float
    bottom_m: float


def extent_of(figure: Figure, views: Sequence[tuple[float, View]]) -> Extent:
    """The extent of a figure over a shot, from its views and their times (ms)."""
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
    return Extent(min(_LARGEST_PX_PER_M, 2.0 ** (step / _SIZES_PER_OCTAVE)), bottom if bottom > 0.3 else 0.0)


def pose_at(stage: Stage, figure: Figure, view: View, time_ms: float, extent: Extent) -> Pose:
    """How a figure is drawn at a time, seen from a view."""
    spot = key_at(figure.spots, time_ms)
    walks = walks_at(figure, time_ms)
    walked = place_at(figure, time_ms)[2]
    cuts = stage.camera.cuts_ms
    heading = view.heading_of(heading_at(figure.headings, time_ms, cuts))
    soon = view.heading_of(heading_at(figure.headings, time_ms + _AHEAD_MS, cuts))
    turn, head = turns_of(heading, upright=walks or spot.posture == "lying")
    gesture, raised = gesture_at(figure.acts, time_ms, cuts)
    stance = key_at(figure.stances, time_ms)
    level = key_at(figure.gazes, time_ms).level
    legs = spot.posture == "standing" and not walks and extent.bottom_m < _HIPS_M
    expression, before = expression_at(figure.moods, time_ms, cuts)
    return Pose(
        turn=turn,
        head=None if head == turn else head,
        posture="walking" if walks else spot.posture,
        expression=expression,
        blend_from=before,
        viseme=_lips(stage, figure, time_ms, expression),
        eyes_closed=blinks(figure.seed, time_ms) or 40 < abs(soon - heading) < 150,
        gaze=gaze_of(soon - heading or (0.0 if level else glance(figure.seed, time_ms)), turn),
        level=level,
        gesture="none" if walks else gesture,
        raised=3 if walks else raised,
        rest="none" if walks else stance.rest,
        held=held_in(stance.held, spot.posture),
        weight=weight_at(figure.seed, time_ms) if legs else 0,
        lean=spot.lean if spot.posture == "leaning" else 0,
        step=int(walked / (STRIDE * figure.look.height_m)) % 8 if walks else 0,
    )


def _lips(stage: Stage, figure: Figure, time_ms: float, expression: Expression) -> Viseme:
    """The shape of the mouth: whoever laughs or gapes shuts it to speak, between words and shortly before."""
    shape = viseme_at(stage.speeches, figure.name, time_ms)
    if shape != "rest" or FACES[expression].rest not in ("laugh", "gape"):
        return shape
    own = [speech for speech in stage.speeches if speech.name == figure.name]
    speaks = any(s.start_ms - _DRAWN_IN_MS <= time_ms < s.end_ms + _DRAWN_OUT_MS for s in own)
    return "closed" if speaks else shape


@dataclass(frozen=True)
class Standing:
    """Where a figure's flat picture stands in a frame: `foot` is the pixel of its own spot on the ground,
    `right` and `rise` are the pixels that a metre to the picture's right, and one up, come to."""

    foot: tuple[float, float]
    right: tuple[float, float]
    rise: tuple[float, float]

    def at(self, x_m: float, y_m: float) -> tuple[float, float]:
        """The pixel of a point of the figure: metres to the right of its spot and above the ground."""
        (foot_x, foot_y), right, rise = self.foot, self.right, self.rise
        return foot_x + right[0] * x_m + rise[0] * y_m, foot_y + right[1] * x_m + rise[1] * y_m


def standing_at(stage: Stage, figure: Figure, view: View, time_ms: float, extent: Extent) -> Standing | None:
    """Where a figure stands, breath, sway and rising counted; None where it is not before the camera."""
    x, z, _ = place_at(figure, time_ms)
    spot = key_at(figure.spots, time_ms)
    body = body_of(figure.look, spot.posture)
    depth = view.project((x, body.eyes_m + spot.high_m, z))[2]
    if depth < NEAR_M:
        return None
    alive = _alive(stage, figure, time_ms, view.focal_px / depth * body.top_m, spot.posture == "lying")
    low_m = max(extent.bottom_m, _lowest_seen(view, x, z) - spot.high_m)
    return standing(view, (x, z), low_m, body.top_m, alive, spot.high_m)


def standing(
    view: View,
    spot: tuple[float, float],
    low_m: float,
    high_m: float,
    alive: tuple[float, float] = (1.0, 0.0),
    base_m: float = 0.0,
) -> Standing:
    """Where a flat picture stands that faces the picture plane on a spot (x and z), `base_m` above the
    ground; exact at the heights `low_m` and `high_m` above its base, between which perspective is even
    enough. `alive` is how much taller than drawn it is (a factor) and how far it leans (a share of the
    height)."""
    (x, z), (grow, lean) = spot, alive
    low_m = min(low_m, high_m - 0.2)
    x0, y0, d0 = view.project((x, base_m + low_m, z))
    x1, y1, d1 = view.project((x, base_m + high_m, z))
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
    return Standing((foot_x, foot_y), (right_x, right_y), (rise_x, rise_y))


def _alive(stage: Stage, figure: Figure, time_ms: float, tall_px: float, lying: bool) -> tuple[float, float]:
    """How much taller than drawn (a factor) and how far leaning (a share of the height) to show."""
    if walks_at(figure, time_ms) or lying:
        return rise_of(figure, time_ms, stage.camera.cuts_ms), 0.0
    speaking = any(s.name == figure.name and s.start_ms <= time_ms < s.end_ms for s in stage.speeches)
    step = _QUIET_PX / max(1.0, tall_px)
    lift = round(breath(figure.seed, time_ms, speaking=speaking) / step) * step
    lean = round(sway(figure.seed, time_ms) / (2 * step)) * 2 * step
    return (1.0 + lift) * rise_of(figure, time_ms, stage.camera.cuts_ms), lean


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
