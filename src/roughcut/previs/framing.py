"""Where the camera goes so that a size and an angle frame these people as a cinematographer would."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from roughcut.previs.anatomy import Body
from roughcut.previs.stage import CameraKey, Point
from roughcut.script.vocabulary import Angle, Size

# Heights of the frame at the subject: in heads where the face is the matter, else in statures.
_HEADS = {Size.ECU: 1.3, Size.CU: 2.15, Size.MCU: 3.2, Size.MS: 4.4}
_STATURES = {Size.MLS: 0.95, Size.LS: 1.5, Size.EWS: 3.0}
_LEAST_M = {Size.MLS: 1.5, Size.LS: 2.3, Size.EWS: 4.6}
_NARROWEST_M = {
    Size.ECU: 0.27, Size.CU: 0.38, Size.MCU: 0.50, Size.MS: 0.62,
    Size.MLS: 0.85, Size.LS: 1.1, Size.EWS: 2.4,
}  # fmt: skip
# Air above the head, as a share of the frame; an extreme close-up cuts into the hair.
_HEADROOM = {
    Size.ECU: -0.06, Size.CU: 0.07, Size.MCU: 0.08, Size.MS: 0.09,
    Size.MLS: 0.09, Size.LS: 0.12, Size.EWS: 0.12,
}  # fmt: skip
_GROUND = {Size.EWS: 0.22}
_GROUND_SHARE = 0.13
"""Ground below the feet where they are seen; what is left over becomes sky."""
# Longer lenses for faces, shorter ones for places: vertical degrees.
_LENS = {
    Size.ECU: 15.0, Size.CU: 18.0, Size.MCU: 21.0, Size.MS: 24.0,
    Size.MLS: 27.0, Size.LS: 31.0, Size.EWS: 38.0,
}  # fmt: skip
_YAW = {
    Size.ECU: 24.0,
    Size.CU: 24.0,
    Size.MCU: 22.0,
    Size.MS: 18.0,
    Size.MLS: 10.0,
    Size.LS: 0.0,
    Size.EWS: 0.0,
}
_APERTURE_M = {
    Size.ECU: 0.015, Size.CU: 0.014, Size.MCU: 0.012, Size.MS: 0.009,
    Size.MLS: 0.003, Size.LS: 0.0, Size.EWS: 0.0,
}  # fmt: skip
_ELEVATION = {Angle.HIGH: 24.0, Angle.LOW: -15.0}
_LOWEST_M = 0.15
WIDE = (Size.LS, Size.EWS)
TIGHT = (Size.ECU, Size.CU, Size.MCU)


@dataclass(frozen=True)
class Subject:
    """Somebody to be framed: where they stand, their body, and which way they face on the picture
    (−1 left, 0 the lens, 1 right)."""

    x_m: float
    z_m: float
    body: Body
    face: float = 0.0


def frame(size: Size, angle: Angle, subjects: Sequence[Subject], aspect: float) -> CameraKey:
    """The camera that holds all `subjects` (at least one) at this size; `aspect` is width by height.

    A single is seen from the audience's side, turned towards where they look, with room to look into.
    """
    fov = _LENS[size]
    height_m = _height(size, subjects, aspect)
    single = len({(s.x_m, s.z_m) for s in subjects}) == 1
    face = subjects[0].face if single else 0.0
    yaw = _YAW[size] * face
    centre_x = (min(s.x_m for s in subjects) + max(s.x_m for s in subjects)) / 2
    centre_z = sum(s.z_m for s in subjects) / len(subjects)
    eyes = max(s.body.eyes_m for s in subjects)
    distance = height_m / 2 / math.tan(math.radians(fov / 2))
    if not single:
        distance = _fitting_distance(distance, fov, aspect, subjects, centre_x, centre_z)
        height_m = 2 * distance * math.tan(math.radians(fov / 2))
    middle = _top(size, subjects, distance, centre_z, height_m) - height_m / 2
    lead = 0.07 * height_m * min(aspect, 1.8) * face if size not in WIDE else 0.0
    look_at = (
        centre_x + lead * math.cos(math.radians(yaw)),
        middle,
        centre_z + lead * math.sin(math.radians(yaw)),
    )
    eye = _eye(look_at, distance, yaw, eyes, angle, size)
    return CameraKey(
        time_ms=0, eye=eye, look_at=look_at, fov=fov, focus_m=distance, blur=_APERTURE_M[size], ease="smooth"
    )


def _height(size: Size, subjects: Sequence[Subject], aspect: float) -> float:
    """The height of the frame at the subjects, in metres."""
    head = max(s.body.head_m for s in subjects)
    stature = max(s.body.top_m for s in subjects)
    height = _HEADS[size] * head if size in _HEADS else max(_STATURES[size] * stature, _LEAST_M[size])
    return max(height, _NARROWEST_M[size] / aspect)


def _fitting_distance(
    distance: float, fov: float, aspect: float, subjects: Sequence[Subject], centre_x: float, centre_z: float
) -> float:
    """At least `distance`, and far enough that nobody is cut by the sides."""
    slope = math.tan(math.radians(fov / 2)) * aspect * 0.90
    needed = (
        (abs(s.x_m - centre_x) + s.body.half_width_m + 0.12) / slope - (s.z_m - centre_z) for s in subjects
    )
    return max(distance, *needed)


def _top(size: Size, subjects: Sequence[Subject], distance: float, centre_z: float, height_m: float) -> float:
    """The upper edge of the frame, at the middle of the group: heads get their air, and a frame that
    is tall enough to hold whole people stands them on a little ground."""
    eyes = max(s.body.eyes_m for s in subjects)
    # Nearer heads reach farther up in the picture.
    heads = max(
        eyes + (s.body.top_m - eyes) * distance / max(0.5, distance + s.z_m - centre_z) for s in subjects
    )
    air = _HEADROOM[size] if len(subjects) == 1 else max(0.08, _HEADROOM[size])
    feet = -_GROUND.get(size, _GROUND_SHARE) * height_m
    return max(heads + air * height_m, feet + height_m)


def _eye(look_at: Point, distance: float, yaw: float, eyes_m: float, angle: Angle, size: Size) -> Point:
    """Behind the look-at point by `distance`, at eye level unless the angle says otherwise."""
    x, y, z = look_at
    if angle in _ELEVATION:
        elevation = math.radians(_ELEVATION[angle])
    else:
        # A wide frame looks down a little, so that the ground on which people stand is seen.
        height = 1.5 if size is Size.LS else 1.9 if size is Size.EWS else y + 0.6 * (eyes_m - y)
        elevation = math.asin(max(-0.3, min(0.5, (height - y) / distance)))
    elevation = max(elevation, math.asin(max(-1.0, min(0.0, (_LOWEST_M - y) / distance))))
    flat = distance * math.cos(elevation)
    turn = math.radians(yaw)
    return (x + flat * math.sin(turn), y + distance * math.sin(elevation), z - flat * math.cos(turn))
