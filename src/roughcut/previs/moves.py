"""What the camera does during a shot: each movement as keys that start or end on a framing."""

from __future__ import annotations

import math
from collections.abc import Sequence

from roughcut.previs.stage import CameraKey, Ease, Point
from roughcut.script.vocabulary import Movement

EXPLAINS_A_CHANGE = frozenset(
    {
        Movement.PUSH_IN, Movement.PULL_OUT, Movement.STEADICAM, Movement.ZOOM, Movement.CRASH_ZOOM,
        Movement.CRANE, Movement.FOLLOW, Movement.TRUCK, Movement.DOLLY_ZOOM, Movement.ARC, Movement.TILT,
    }
)  # fmt: skip
"""Movements that carry the camera from one size to the next within a shot; others cut."""
_SHAKE = {Movement.HANDHELD: (0.42, 1.0), Movement.STEADICAM: (0.16, 0.6), Movement.FOLLOW: (0.14, 0.6)}
SHALLOW_M = 0.030
"""The aperture of a shot that is asked to have little depth of field."""
_WHIP_SHARE = 0.36
_WHIP_MS, _CRASH_MS, _PAN_MS, _RACK_MS = 260, 380, 1100, 800


def shake_of(moves: Sequence[Movement]) -> tuple[float, float]:
    """How restless the camera is (degrees) and how fast (1 = a person's hands)."""
    return max((_SHAKE[move] for move in moves if move in _SHAKE), default=(0.0, 1.0))


def moved(
    move: Movement, base: CameraKey, other: CameraKey, span: tuple[int, int], turn_ms: int, aspect: float
) -> list[CameraKey]:
    """Keys for one movement over `span`. `base` is the framing asked for, `other` the framing of
    somebody else where there is one (else equal to `base`), `turn_ms` when attention passes to base."""
    start, end = span
    tall = visible_height(base)
    gentle = {
        Movement.PUSH_IN: (dollied(base, 1.24), base),
        Movement.PULL_OUT: (base, dollied(base, 1.34)),
        Movement.ZOOM: (_zoomed(base, 1.25), base),
        Movement.STEADICAM: (dollied(base, 1.10), base),
        Movement.FOLLOW: (dollied(base, 1.05), base),
        Movement.TRUCK: (_trucked(base, -0.10 * tall * aspect), _trucked(base, 0.08 * tall * aspect)),
        Movement.ARC: (_arced(base, -11.0), _arced(base, 11.0)),
        Movement.CRANE: (_craned(base), base),
        Movement.DOLLY_ZOOM: (base, _vertigo(base, 0.62)),
    }
    if move in gentle:
        one, two = gentle[move]
        return [_at(one, start), _at(two, end)]
    if move is Movement.TILT:
        return [_at(_aimed(base, 0.0, -0.18 * tall), start), _at(base, start + (end - start) * 2 // 3)]
    if move is Movement.PAN:
        return _pan(base, other, span, turn_ms, aspect)
    if move is Movement.WHIP_PAN:
        return _whip(base, other, span, turn_ms, aspect)
    if move is Movement.CRASH_ZOOM:
        wide = _zoomed(base, 1.8)
        begin = max(start + 1, min(turn_ms, end - _CRASH_MS - 1))
        return [_at(wide, start), _at(wide, begin), _at(base, begin + _CRASH_MS, "snap")]
    if move is Movement.RACK_FOCUS:
        return _rack(base, other, span, turn_ms)
    if move is Movement.SHALLOW_FOCUS:
        return [_at(base.model_copy(update={"blur": max(SHALLOW_M, base.blur)}), start)]
    return [_at(base, start)]


def joined(
    bases: Sequence[CameraKey], moves: Sequence[Movement], end_ms: int, turn_ms: int
) -> list[CameraKey]:
    """Keys that carry the camera through several framings in one shot."""
    if Movement.CRASH_ZOOM in moves and len(bases) == 2:
        begin = max(1, min(turn_ms, end_ms - _CRASH_MS - 1))
        return [_at(bases[0], 0), _at(bases[0], begin), _at(bases[1], begin + _CRASH_MS, "snap")]
    keys = [_at(bases[0], 0)]
    steps = len(bases) - 1
    for index, base in enumerate(bases[1:]):
        # A hold before and after each travel lets the eye read where it is.
        begin = int(end_ms * (index + 0.16) / steps)
        finish = int(end_ms * (index + 0.92) / steps)
        keys += [_at(bases[index], max(1, begin)), _at(base, finish)]
    return keys


def visible_height(key: CameraKey) -> float:
    """The height of the frame at the point looked at, in metres."""
    return 2 * math.dist(key.eye, key.look_at) * math.tan(math.radians(key.fov / 2))


def dollied(key: CameraKey, factor: float) -> CameraKey:
    """The camera at `factor` times its distance; it sinks or rises so that headroom stays."""
    drop = 0.40 * visible_height(key) * (factor - 1.0)
    eye, look_at = _lifted(_from(key, factor), -drop), _lifted(key.look_at, -drop)
    floor = max(0.0, 0.12 - eye[1])
    return key.model_copy(
        update={
            "eye": _lifted(eye, floor),
            "look_at": _lifted(look_at, floor),
            "focus_m": key.focus_m * factor,
        }
    )


def _at(key: CameraKey, time_ms: int, ease: Ease = "smooth") -> CameraKey:
    return key.model_copy(update={"time_ms": max(0, time_ms), "ease": ease})


def _from(key: CameraKey, factor: float) -> Point:
    (ex, ey, ez), (x, y, z) = key.eye, key.look_at
    return (x + (ex - x) * factor, y + (ey - y) * factor, z + (ez - z) * factor)


def _lifted(point: Point, by_m: float) -> Point:
    return (point[0], point[1] + by_m, point[2])


def _sideways(key: CameraKey) -> tuple[float, float]:
    """The camera's right, on the ground: x and z."""
    dx, dz = key.look_at[0] - key.eye[0], key.look_at[2] - key.eye[2]
    length = math.hypot(dx, dz)
    return dz / length, -dx / length


def _aimed(key: CameraKey, right_m: float, up_m: float) -> CameraKey:
    sx, sz = _sideways(key)
    x, y, z = key.look_at
    return key.model_copy(update={"look_at": (x + sx * right_m, y + up_m, z + sz * right_m)})


def _trucked(key: CameraKey, right_m: float) -> CameraKey:
    """The camera slides to its right and keeps the subject: it looks back by two thirds of the way."""
    sx, sz = _sideways(key)
    x, y, z = key.eye
    aimed = _aimed(key, right_m * 0.35, 0.0)
    return aimed.model_copy(update={"eye": (x + sx * right_m * 2.0, y, z + sz * right_m * 2.0)})


def _arced(key: CameraKey, degrees: float) -> CameraKey:
    (ex, ey, ez), (x, _, z) = key.eye, key.look_at
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    dx, dz = ex - x, ez - z
    return key.model_copy(update={"eye": (x + dx * cos - dz * sin, ey, z + dx * sin + dz * cos)})


def _craned(key: CameraKey) -> CameraKey:
    reach = math.dist(key.eye, key.look_at)
    x, y, z = key.eye
    lowered = _aimed(key, 0.0, -0.10 * visible_height(key))
    return lowered.model_copy(update={"eye": (x, y + 0.5 * reach, z - 0.1 * reach), "focus_m": reach * 1.15})


def _zoomed(key: CameraKey, factor: float) -> CameraKey:
    """The frame `factor` times as tall, through the lens alone; headroom stays."""
    half = math.tan(math.radians(key.fov / 2)) * factor
    fov = min(70.0, 2 * math.degrees(math.atan(half)))
    aimed = _aimed(key, 0.0, -0.30 * visible_height(key) * (factor - 1.0))
    return aimed.model_copy(update={"fov": fov})


def _vertigo(key: CameraKey, factor: float) -> CameraKey:
    """Nearer by `factor` with a wider lens, so that the subject keeps its size and the place does not."""
    half = math.tan(math.radians(key.fov / 2)) / factor
    return key.model_copy(
        update={
            "eye": _from(key, factor),
            "fov": min(80.0, 2 * math.degrees(math.atan(half))),
            "focus_m": key.focus_m * factor,
        }
    )


def _pan(
    base: CameraKey, other: CameraKey, span: tuple[int, int], turn_ms: int, aspect: float
) -> list[CameraKey]:
    start, end = span
    if other == base:
        wide = visible_height(base) * aspect
        return [_at(_aimed(base, -0.17 * wide, 0.0), start), _at(_aimed(base, 0.05 * wide, 0.0), end)]
    begin = max(start + 1, min(turn_ms - _PAN_MS // 2, end - _PAN_MS - 1))
    return [_at(other, start), _at(other, begin), _at(base, begin + _PAN_MS)]


def _whip(
    base: CameraKey, other: CameraKey, span: tuple[int, int], turn_ms: int, aspect: float
) -> list[CameraKey]:
    start, end = span
    if other == base:
        # Nobody wants to begin on an empty corner: whom the camera comes to is at its edge already.
        away = _aimed(base, -_WHIP_SHARE * visible_height(base) * aspect, 0.0)
        return [_at(away, start), _at(base, start + _WHIP_MS, "snap")]
    begin = max(start + 1, min(turn_ms - _WHIP_MS, end - _WHIP_MS - 1))
    return [_at(other, start), _at(other, begin), _at(base, begin + _WHIP_MS)]


def _rack(base: CameraKey, other: CameraKey, span: tuple[int, int], turn_ms: int) -> list[CameraKey]:
    start, end = span
    sharp = base.model_copy(update={"blur": SHALLOW_M})
    # With nobody else to leave, the focus comes from the depth of the place.
    apart = abs(other.focus_m / base.focus_m - 1.0) > 0.25
    far = other.focus_m if apart else base.focus_m * 2.4
    soft = sharp.model_copy(update={"focus_m": far})
    begin = max(start + 1, min(turn_ms - _RACK_MS // 2, end - _RACK_MS - 1))
    return [_at(soft, start), _at(soft, begin), _at(sharp, begin + _RACK_MS)]
