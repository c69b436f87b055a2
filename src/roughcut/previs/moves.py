"""What the camera does during a shot: each movement as keys that start or end on a framing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from roughcut.previs.camera import View
from roughcut.previs.stage import CameraKey, Ease, Point
from roughcut.previs.wording import Move
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
_WHIP_MS, _CRASH_MS, _RACK_MS = 260, 380, 800
_PAN_MS, _SHORTEST_PAN_MS = 1300, 700
_PAN_MS_PER_WIDTH = 1500
"""How long a pan takes over each width of the frame, so that the place can be read on the way."""
_HOLD_SHARE, _LONGEST_HOLD_MS = 0.10, 500
_ARRIVED_SHARE = 0.86
_FULL_TILT_MS = 1500
_ON_THE_GROUND_M = 0.05
_WIDE_LENS, _FARTHER = 30.0, 1.5
_REVEAL_SHARE = 0.28
_LATE_MS = 600
"""A camera that comes to somebody so long after they began to speak has missed them."""
DRAWS_BACK = 1.6
"""How many times as far away as its framing a pull-out ends, where nobody is to be taken in."""
Span = tuple[int, int]


def shake_of(moves: Sequence[Movement]) -> tuple[float, float]:
    """How restless the camera is (degrees) and how fast (1 = a person's hands)."""
    return max((_SHAKE[move] for move in moves if move in _SHAKE), default=(0.0, 1.0))


def travel_of(span: Span, line_end_ms: int | None) -> Span:
    """When a gentle movement starts and arrives within `span`: after a short hold, and at its frame
    before the line that it is about ends (`line_end_ms`), where there is one, and before the cut."""
    start, end = span
    length = end - start
    begin = start + min(_LONGEST_HOLD_MS, int(_HOLD_SHARE * length))
    arrived = start + int(_ARRIVED_SHARE * length)
    if line_end_ms is not None:
        arrived = min(arrived, max(line_end_ms, start + int(0.6 * length)))
    return begin, max(begin + 1, arrived)


@dataclass(frozen=True)
class Attention:
    """What a movement is timed by: when attention passes to those framed (ms), when the first and the
    last of their lines start and end (None without one), and how far left, right and down they may
    shift on the picture and still be seen, as shares of it. `paired` framings keep a shoulder at the
    frame's edge, which a long way in or out would bring to its middle. `back` is how many times as far
    away a camera that draws back ends."""

    turn_ms: int
    speaks_ms: int | None = None
    line_end_ms: int | None = None
    spare: tuple[float, float, float] = (0.24, 0.24, 0.3)
    paired: bool = False
    back: float = DRAWS_BACK


def moved(
    move: Move, base: CameraKey, other: CameraKey, span: Span, attention: Attention, aspect: float
) -> list[CameraKey]:
    """Keys for one movement over `span`. `base` is the framing asked for, `other` the framing of
    somebody else where there is one (else equal to `base`)."""
    turn_ms = attention.turn_ms
    travel = travel_of(span, attention.line_end_ms)
    ends = _ends(move, base, aspect, attention)
    if ends is not None:
        return [_at(ends[0], span[0]), _at(ends[0], travel[0]), _at(ends[1], travel[1])]
    if move.kind is Movement.TILT:
        return _tilt(move.way, base, span, attention)
    if move.kind is Movement.PAN:
        return _pan(move.way, base, other, (span, travel), attention, aspect)
    if move.kind is Movement.WHIP_PAN:
        return _whip(move.way, base, other, span, attention, aspect)
    if move.kind is Movement.CRASH_ZOOM:
        wide = _zoomed(base, 1.8)
        begin = max(span[0] + 1, min(turn_ms, span[1] - _CRASH_MS - 1))
        return [_at(wide, span[0]), _at(wide, begin), _at(base, begin + _CRASH_MS, "snap")]
    if move.kind is Movement.RACK_FOCUS:
        return _rack(base, other, span, turn_ms)
    if move.kind is Movement.SHALLOW_FOCUS:
        return [_at(base.model_copy(update={"blur": max(SHALLOW_M, base.blur)}), span[0])]
    return [_at(base, span[0])]


def _ends(
    move: Move, base: CameraKey, aspect: float, attention: Attention
) -> tuple[CameraKey, CameraKey] | None:
    """The first and the last frame of a movement that goes evenly from one to the other."""
    tall, way, far = visible_height(base), move.way, 0.4 if attention.paired else 1.0
    if move.kind is Movement.ZOOM and way < 0:
        return base, _zoomed(base, 1.55)
    side = 1.0 if way >= 0 else -1.0
    if move.kind is Movement.CRANE:
        return _crane(move, base)
    slide = 0.14 * tall * aspect * side
    return {
        Movement.PUSH_IN: (dollied(base, 1.0 + 0.5 * far), base),
        Movement.PULL_OUT: (base, dollied(base, 1.0 + (attention.back - 1.0) * far)),
        Movement.ZOOM: (_zoomed(base, 1.55), base),
        Movement.STEADICAM: (_arced(dollied(base, 1.26), -9.0 * side), base),
        Movement.FOLLOW: (dollied(base, 1.12), base),
        Movement.TRUCK: (_trucked(base, -slide), _trucked(base, 0.6 * slide)),
        Movement.ARC: (_arced(base, -17.0 * side), _arced(base, 14.0 * side)),
        Movement.DOLLY_ZOOM: (base, _vertigo(base, 0.55)),
    }.get(move.kind)


def _crane(move: Move, base: CameraKey) -> tuple[CameraKey, CameraKey]:
    """Down from above to the framing, or up from it to a look from above; a pedestal stays level."""
    if move.level:
        lift = 0.24 * visible_height(base)
        return (_raised(base, -lift), base) if move.way >= 0 else (_raised(base, lift), base)
    return (base, _craned(dollied(base, 1.35))) if move.way > 0 else (_craned(base), base)


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
        finish = int(end_ms * (index + 0.90) / steps)
        keys += [_at(bases[index], max(1, begin)), _at(base, finish)]
    return keys


def key_of(view: View, time_ms: int) -> CameraKey:
    """A key that holds what a camera sees at a time, reached at an even pace."""
    return CameraKey(
        time_ms=time_ms,
        eye=view.eye,
        look_at=view.look_at,
        fov=view.fov,
        roll=view.roll,
        focus_m=view.focus_m,
        blur=view.blur,
        ease="linear",
    )


def visible_height(key: CameraKey) -> float:
    """The height of the frame at the point looked at, in metres."""
    return 2 * math.dist(key.eye, key.look_at) * math.tan(math.radians(key.fov / 2))


def bearing_of(key: CameraKey) -> float:
    """By how many degrees a camera looks to the right of straight ahead."""
    return math.degrees(math.atan2(key.look_at[0] - key.eye[0], key.look_at[2] - key.eye[2]))


def dollied(key: CameraKey, factor: float) -> CameraKey:
    """The camera at `factor` times its distance; it sinks or rises so that headroom stays. Where whole people
    stand on the ground there is no more below them to show than floor: they get as much air."""
    tall = visible_height(key)
    drop = 0.0 if key.look_at[1] - tall / 2 < _ON_THE_GROUND_M else 0.40 * tall * (factor - 1.0)
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
    """From above, no steeper than shows what is around: the place behind people stays in the upper part of
    the frame. A longer lens comes from farther away, because it sees less."""
    far = key if key.fov >= _WIDE_LENS else dollied(key, _FARTHER)
    reach = math.dist(far.eye, far.look_at)
    x, y, z = far.eye
    high = (x, y + 0.27 * reach, z - 0.1 * reach)
    lx, ly, lz = far.look_at
    flat = math.hypot(high[0] - lx, high[2] - lz)
    # … but faces, which are at what is looked at, stay above the lower edge.
    steep = max(far.fov / 2 - 4.0, math.degrees(math.atan2(high[1] - ly, flat)) - 0.3 * far.fov)
    low = max(ly - 0.06 * visible_height(far), high[1] - flat * math.tan(math.radians(steep)))
    return far.model_copy(update={"eye": high, "look_at": (lx, low, lz), "focus_m": reach * 1.15})


def _raised(key: CameraKey, by_m: float) -> CameraKey:
    """The camera higher, without tilting."""
    by_m = max(by_m, 0.2 - key.eye[1])
    return key.model_copy(update={"eye": _lifted(key.eye, by_m), "look_at": _lifted(key.look_at, by_m)})


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


def _tilt(way: int, base: CameraKey, span: Span, attention: Attention) -> list[CameraKey]:
    """Up to the framing, or down to it: from far where the words say which way and there is time before
    anybody speaks, else with the head in frame all the while."""
    start, end = span
    tall = visible_height(base)
    silent_ms = (end if attention.speaks_ms is None else attention.speaks_ms) - start
    finish = start + int(0.66 * (end - start))
    if silent_ms >= _FULL_TILT_MS and way != 0:
        off = 0.62 * tall * (1.0 if way < 0 else -1.0)
        finish = min(finish, start + silent_ms)
    else:
        lower = min(0.30, attention.spare[2])
        off = (-0.10 if way > 0 or lower < 0.08 else lower) * tall
    # Never below the ground, whatever the size.
    away = _aimed(base, 0.0, max(off, min(0.0, 0.25 * tall - base.look_at[1])))
    return [
        _at(away, start),
        _at(away, start + int(0.12 * (finish - start))),
        _at(base, max(start + 2, finish)),
    ]


def _pan(
    way: int, base: CameraKey, other: CameraKey, spans: tuple[Span, Span], attention: Attention, aspect: float
) -> list[CameraKey]:
    (start, end), travel = spans
    turn_ms = attention.turn_ms
    wide = visible_height(base) * aspect
    if other == base or way * _rightwards(other, base) < 0:
        # With nobody to leave on that side, the framing is reached from there; a speaker stays in it.
        early = attention.speaks_ms is not None and attention.speaks_ms < travel[1]
        spare = attention.spare[1 if way >= 0 else 0] if early else _REVEAL_SHARE
        share = min(spare, _REVEAL_SHARE)
        away = _aimed(base, (-share if way >= 0 else share) * wide, 0.0)
        return [_at(away, start), _at(away, travel[0]), _at(base, travel[1])]
    far = math.dist(base.look_at, other.look_at) / wide
    lasts = min(int(max(_PAN_MS, _PAN_MS_PER_WIDTH * far)), (end - start) * 2 // 3)
    in_time = end if attention.speaks_ms is None else attention.speaks_ms + _LATE_MS
    lasts = min(lasts, in_time - start - 1)
    if lasts < _SHORTEST_PAN_MS:
        return [_at(base, start)]
    begin = min(turn_ms - lasts * 2 // 3, in_time - lasts, end - lasts - (end - start) // 8)
    begin = max(start + 1, begin)
    return [_at(other, start), _at(other, begin), _at(base, begin + lasts)]


def _rightwards(one: CameraKey, two: CameraKey) -> float:
    """How far to the right the gaze goes from one key to another, in metres along the picture."""
    sx, sz = _sideways(two)
    return sx * (two.look_at[0] - one.look_at[0]) + sz * (two.look_at[2] - one.look_at[2])


def _whip(
    way: int, base: CameraKey, other: CameraKey, span: Span, attention: Attention, aspect: float
) -> list[CameraKey]:
    start, end = span
    begin = max(start + 1, min(attention.turn_ms - _WHIP_MS, end - _WHIP_MS - 1))
    late = attention.speaks_ms is not None and begin + _WHIP_MS > attention.speaks_ms + _LATE_MS
    if other == base or late or way * _rightwards(other, base) < 0:
        # Nobody wants to begin on an empty corner: whom the camera comes to is at its edge already.
        side = 1.0 if way >= 0 else -1.0
        away = _aimed(base, -side * _WHIP_SHARE * visible_height(base) * aspect, 0.0)
        return [_at(away, start), _at(base, start + _WHIP_MS, "snap")]
    return [_at(other, start), _at(other, begin), _at(base, begin + _WHIP_MS)]


def _rack(base: CameraKey, other: CameraKey, span: Span, turn_ms: int) -> list[CameraKey]:
    """The focus passes from `other` to `base`. With nobody else at another depth it is on the place for
    a moment and then comes to whom the framing is about."""
    start, end = span
    sharp = base.model_copy(update={"blur": max(SHALLOW_M, base.blur)})
    apart = abs(other.focus_m / base.focus_m - 1.0) > 0.12
    soft = sharp.model_copy(update={"focus_m": other.focus_m if apart else base.focus_m * 2.4})
    begin = turn_ms - _RACK_MS // 2 if apart else start + _RACK_MS // 4
    begin = max(start + 1, min(begin, end - _RACK_MS - 1))
    return [_at(soft, start), _at(soft, begin), _at(sharp, begin + _RACK_MS)]
