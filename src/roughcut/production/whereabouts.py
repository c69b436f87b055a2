"""Where the previs has put everybody, for the critic: heads, clothes and mouths as boxes in each frame."""

from __future__ import annotations

import math

import numpy as np

from roughcut.critic.whereabouts import MOUTH, Box, Track
from roughcut.director.schema import ShotPlan
from roughcut.models.video.schema import TakeOrder
from roughcut.previs.anatomy import Body, body_of
from roughcut.previs.camera import View, view_at
from roughcut.previs.figures.facing import eyes_and_mouth
from roughcut.previs.presence import Extent, extent_of, pose_at, standing_at
from roughcut.previs.schema import Pose
from roughcut.previs.stage import Figure, Stage, heading_at, key_at, place_at
from roughcut.previs.staging import stage_of

_LEAST_IN_FRAME = 0.85
"""The share of a box that must lie in the picture for it to be seen there."""
_MOST_HIDDEN = 0.15
_FACING_DEGREES = 75.0

_AWAY_DEGREES = 115.0
"""Who is turned farther away shows a back, which has other colours than a front."""

_AT_REST = {"viseme": "rest", "eyes_closed": False, "gaze": 0}
"""What moves nothing of the head."""
_Point = tuple[float, float]
_Parts = tuple[float, tuple[Box, Box, Box], Box, float, Pose]
"""Depth, the three boxes, the outline of the body, how far it is turned away (degrees), and its pose."""


def whereabouts(plan: ShotPlan) -> tuple[Track, ...]:
    """Everybody's track through every shot; nothing for a film that another model than the previs made,
    since only the previs puts people where it says."""
    if plan.model != "previs":
        return ()
    return tuple(track for order in plan.orders for track in tracks_of(order))


def tracks_of(order: TakeOrder) -> list[Track]:
    """Everybody's track through one shot of the previs."""
    return _tracks(order.shot_number, stage_of(order))


def _tracks(shot_number: int, stage: Stage) -> list[Track]:
    boxes = {figure.name: np.zeros((stage.frame_count, 3, 4), dtype=np.float32) for figure in stage.figures}
    seen = {figure.name: np.zeros((stage.frame_count, 3), dtype=bool) for figure in stage.figures}
    faces = {figure.name: np.zeros((stage.frame_count, 2), dtype=np.int16) for figure in stage.figures}
    known: dict[object, int] = {}
    times = [stage.time_ms(frame) for frame in range(stage.frame_count)]
    views = [(time, view_at(stage.camera, time, stage.width_px, stage.height_px)) for time in times]
    extents = {figure.name: extent_of(figure, views) for figure in stage.figures}
    for frame, (time_ms, view) in enumerate(views):
        here = {
            figure.name: parts
            for figure in stage.figures
            if (parts := _parts(figure, stage, view, time_ms, extents[figure.name]))
        }
        for name, (depth, three, _, turned, pose) in here.items():
            nearer = [outline for d, _, outline, *_ in here.values() if d < depth]
            boxes[name][frame] = three
            shown = (pose.turn, pose.head, pose.posture), (pose.expression, pose.blend_from)
            faces[name][frame] = [known.setdefault(each, len(known)) for each in shown]
            seen[name][frame] = [_shown(box, nearer) for box in three]
            seen[name][frame] &= turned < _AWAY_DEGREES
            seen[name][frame, MOUTH] &= turned < _FACING_DEGREES
    return [
        Track(name, shot_number, boxes[name], seen[name], faces[name]) for name in boxes if seen[name].any()
    ]


def _parts(figure: Figure, stage: Stage, view: View, time_ms: float, extent: Extent) -> _Parts | None:
    spot = key_at(figure.spots, time_ms)
    if not spot.seen or spot.posture == "lying":
        return None
    stands = standing_at(stage, figure, view, time_ms, extent)
    if stands is None:
        return None
    x, z, _ = place_at(figure, time_ms)
    pose = pose_at(stage, figure, view, time_ms, extent)
    heading = view.heading_of(heading_at(figure.headings, time_ms, stage.camera.cuts_ms))
    body = body_of(figure.look, pose.posture)
    depth = view.project((x, body.eyes_m, z))[2]
    scale = view.focal_px / depth
    eyes_m, lips_m = eyes_and_mouth(figure.look, pose.model_copy(update=_AT_REST))
    eyes, foot = stands.at(*eyes_m), stands.at(0.0, eyes_m[1])[0]
    three = _boxes(body, eyes, stands.at(*lips_m), foot, scale, heading)
    outline = (
        foot - 0.8 * body.half_width_m * scale, eyes[1] - 0.5 * body.head_m * scale,
        foot + 0.8 * body.half_width_m * scale, float(view.height_px),
    )  # fmt: skip
    head, clothes, mouth = (_shares(box, view) for box in three)
    return depth, (head, clothes, mouth), _shares(outline, view), abs(heading), pose


def _boxes(
    body: Body, eyes: _Point, lips: _Point, foot: float, scale: float, heading: float
) -> tuple[Box, Box, Box]:
    """Head, clothes and mouth in pixels. `eyes` and `lips` are where they are drawn, `foot` lies below the
    eyes of somebody who stands straight, and `scale` is pixels a metre."""
    (x, y), (mouth_x, mouth_y), head = eyes, lips, body.head_m * scale
    aside = math.sin(math.radians(max(-90.0, min(90.0, heading))))
    chest, half = foot + 0.6 * (x - foot), (0.55 - 0.25 * abs(aside)) * body.half_width_m * scale
    return (
        (x - 0.36 * head, y - 0.40 * head, x + 0.36 * head, y + 0.38 * head),
        (chest - half, y + 0.85 * head, chest + half, y + 1.75 * head),
        (mouth_x - 0.20 * head, mouth_y - 0.09 * head, mouth_x + 0.20 * head, mouth_y + 0.16 * head),
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
