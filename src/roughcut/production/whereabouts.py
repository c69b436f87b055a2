"""Where the previs has put everybody, for the critic: heads, clothes and mouths as boxes in each frame."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from roughcut.critic.whereabouts import MOUTH, Box, Track
from roughcut.director.schema import ShotPlan
from roughcut.previs.anatomy import Body, body_of
from roughcut.previs.camera import NEAR_M, View, view_at
from roughcut.previs.figures.body import head_of, head_offset_of
from roughcut.previs.schema import Expression, Look, Pose, Turn
from roughcut.previs.stage import Figure, Stage, heading_at, key_at, place_at, walks_at
from roughcut.previs.staging import stage_of
from roughcut.previs.troupe import turns_of
from roughcut.script.placement import Posture

_LEAST_IN_FRAME = 0.85
"""The share of a box that must lie in the picture for it to be seen there."""
_MOST_HIDDEN = 0.15
_FACING_DEGREES = 75.0

_AWAY_DEGREES = 115.0
"""Who is turned farther away shows a back, which has other colours than a front."""

_Parts = tuple[float, tuple[Box, Box, Box], Box, float]
"""Depth, the three boxes, the outline of the body, and how far it is turned from the camera (degrees)."""


def whereabouts(plan: ShotPlan) -> tuple[Track, ...]:
    """Everybody's track through every shot; nothing for a film that another model than the previs made,
    since only the previs puts people where it says."""
    if plan.model != "previs":
        return ()
    return tuple(track for order in plan.orders for track in _tracks(order.shot_number, stage_of(order)))


def _tracks(shot_number: int, stage: Stage) -> list[Track]:
    boxes = {figure.name: np.zeros((stage.frame_count, 3, 4), dtype=np.float32) for figure in stage.figures}
    seen = {figure.name: np.zeros((stage.frame_count, 3), dtype=bool) for figure in stage.figures}
    for frame in range(stage.frame_count):
        time_ms = stage.time_ms(frame)
        view = view_at(stage.camera, time_ms, stage.width_px, stage.height_px)
        here = {f.name: parts for f in stage.figures if (parts := _parts(f, stage, view, time_ms))}
        for name, (depth, three, _, turned) in here.items():
            nearer = [outline for d, _, outline, _ in here.values() if d < depth]
            boxes[name][frame] = three
            seen[name][frame] = [_shown(box, nearer) for box in three]
            seen[name][frame] &= turned < _AWAY_DEGREES
            seen[name][frame, MOUTH] &= turned < _FACING_DEGREES
    return [Track(name, shot_number, boxes[name], seen[name]) for name in boxes if seen[name].any()]


def _parts(figure: Figure, stage: Stage, view: View, time_ms: float) -> _Parts | None:
    spot = key_at(figure.spots, time_ms)
    if not spot.seen or spot.posture == "lying":
        return None
    x, z, _ = place_at(figure, time_ms)
    heading = view.heading_of(heading_at(figure.headings, time_ms, stage.camera.cuts_ms))
    posture: Posture = "walking" if walks_at(figure, time_ms) else spot.posture
    turn, _ = turns_of(heading, upright=posture == "walking")
    body = body_of(figure.look, posture)
    expression = key_at(figure.moods, time_ms).expression
    eyes_m, lean_m = _head(figure.look, turn, posture, expression)
    eye_x, eye_y, depth = view.project((x, eyes_m, z))
    if depth < NEAR_M:
        return None
    scale = view.focal_px / depth
    three = _boxes(body, (eye_x, eye_y), scale, heading, lean_m * scale)
    outline = (
        eye_x - 0.8 * body.half_width_m * scale, eye_y - 0.5 * body.head_m * scale,
        eye_x + 0.8 * body.half_width_m * scale, float(view.height_px),
    )  # fmt: skip
    head, clothes, mouth = (_shares(box, view) for box in three)
    return depth, (head, clothes, mouth), _shares(outline, view), abs(heading)


@lru_cache(maxsize=512)
def _head(look: Look, turn: Turn, posture: Posture, expression: Expression) -> tuple[float, float]:
    """How high the eyes are, and how far to the right of the spot, in metres."""
    pose = Pose(turn=turn, posture=posture, expression=expression)
    return head_of(look, pose)[0], head_offset_of(look, pose)


def _boxes(
    body: Body, spot: tuple[float, float], scale: float, heading: float, lean: float
) -> tuple[Box, Box, Box]:
    """Head, clothes and mouth in pixels. `spot` is at the height of the eyes above where the figure
    stands, `lean` how far its head is to the right of that, `scale` pixels a metre."""
    (foot, y), head = spot, body.head_m * scale
    aside = math.sin(math.radians(max(-90.0, min(90.0, heading))))
    x, chest, lips = foot + lean, foot + 0.6 * lean, foot + lean + 0.16 * head * aside
    half = (0.55 - 0.25 * abs(aside)) * body.half_width_m * scale
    return (
        (x - 0.36 * head, y - 0.40 * head, x + 0.36 * head, y + 0.38 * head),
        (chest - half, y + 0.85 * head, chest + half, y + 1.75 * head),
        (lips - 0.20 * head, y + 0.13 * head, lips + 0.20 * head, y + 0.38 * head),
    )


def _shares(box: Box, view: View) -> Box:
    left, top, right, bottom = box
    return left / view.width_px, top / view.height_px, right / view.width_px, bottom / view.height_px


def _shown(box: Box, nearer: list[Box]) -> bool:
    """Whether a box lies in the picture and is hidden by nobody nearer."""
    area = _area(box)
    if area <= 0 or _area(_common(box, (0.0, 0.0, 1.0, 1.0))) < _LEAST_IN_FRAME * area:
        return False
    return all(_area(_common(box, other)) <= _MOST_HIDDEN * area for other in nearer)


def _common(one: Box, other: Box) -> Box:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])
