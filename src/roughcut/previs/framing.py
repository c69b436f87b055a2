"""Where the camera goes so that a size and an angle frame these people as a cinematographer would."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from roughcut.previs.anatomy import Body
from roughcut.previs.camera import View
from roughcut.previs.figures.body import EYES_BELOW_CROWN
from roughcut.previs.stage import CameraKey, Point
from roughcut.script.vocabulary import Angle, Size

# Heights of the frame at the subject: in bare heads where the face is the matter, else in statures.
_HEADS = {Size.ECU: 0.68, Size.CU: 1.62, Size.MCU: 2.45, Size.MS: 3.45}
_STATURES = {Size.MLS: 0.84, Size.LS: 1.3, Size.EWS: 3.0}
_LEAST_M = {Size.MLS: 1.3, Size.LS: 2.1, Size.EWS: 4.6}
_NARROWEST_M = {
    Size.ECU: 0.21, Size.CU: 0.34, Size.MCU: 0.46, Size.MS: 0.60,
    Size.MLS: 0.80, Size.LS: 1.1, Size.EWS: 2.4,
}  # fmt: skip
_EYES_AT = {Size.ECU: 0.36, Size.CU: 0.37}
"""How far down the frame the eyes of a single are where the face fills it: the hair may be cut."""
# Air above the head, as a share of the frame.
_HEADROOM = {
    Size.ECU: 0.02, Size.CU: 0.04, Size.MCU: 0.06, Size.MS: 0.08,
    Size.MLS: 0.09, Size.LS: 0.10, Size.EWS: 0.12,
}  # fmt: skip
_LEAD = {Size.ECU: 0.03, Size.CU: 0.09, Size.MCU: 0.11, Size.MS: 0.12, Size.MLS: 0.10}
"""Room to look into: how far from the middle a single stands, as a share of the frame's width."""
_GROUND = {Size.EWS: 0.22}
_GROUND_SHARE = 0.11
"""Ground below the feet where they are seen; what is left over becomes sky."""
# Longer lenses for faces, shorter ones for places: vertical degrees.
_LENS = {
    Size.ECU: 12.0, Size.CU: 15.0, Size.MCU: 19.0, Size.MS: 23.0,
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
_STEEP, _WORM = 40.0, -24.0
_LOWEST_M = 0.15
_BELOW_EYES_M = 0.30
"""How much under the eyes of the lowest head a group's frame still shows."""
_EDGE = 0.03
_PAST_THE_LENS, _SEEN_TURNED = 30.0, 30.0
_ROUND_DEGREES = 14.0
"""How far at most a close camera goes round to the other side, so that a face looks past it."""
_MOST_FOR_A_HAND, _HEAD_AND_HAND_M = 2.0, 0.46
"""How many times taller a frame becomes at most for a hand, and the room that head and hand take beside
their middles."""
_EYES_OVER_A_HAND, _HAND_AT = 0.24, 0.84
"""How far down the frame eyes and hand are where it is about both."""
WIDE = (Size.LS, Size.EWS)
TIGHT = (Size.ECU, Size.CU, Size.MCU)


@dataclass(frozen=True)
class Setup:
    """From where a framing looks, beside its size: the angle, whether that angle is extreme (bird's eye,
    worm's eye), the camera's roll in degrees, and a frame height in statures where the words name one."""

    angle: Angle = Angle.EYE
    extreme: bool = False
    roll: float = 0.0
    statures: float | None = None


@dataclass(frozen=True)
class Subject:
    """Somebody to be framed: where they stand, their body, which way they face on the picture (−1 left,
    0 the lens, 1 right), how far to the right of their feet the head is (metres), and by how much the
    body is turned from the audience (degrees, 0…180). `hand` is a hand that a close framing of them is
    about: metres to the right of their feet, and above the ground."""

    x_m: float
    z_m: float
    body: Body
    face: float = 0.0
    lean_m: float = 0.0
    turned: float = 60.0
    hand: tuple[float, float] | None = None


def frame(size: Size, setup: Setup, subjects: Sequence[Subject], aspect: float) -> CameraKey:
    """The camera that holds all `subjects` (at least one) at this size; `aspect` is width by height.

    A single is seen from the audience's side, turned towards where they look, with room to look into.
    Wide sizes hold everyone from head to foot from any angle.
    """
    scale = 1.0
    key = _framed(size, setup, subjects, aspect, scale)
    while size in WIDE and scale < 1.8 and not _holds_all(key, subjects, aspect):
        scale *= 1.07
        key = _framed(size, setup, subjects, aspect, scale)
    return key


def _framed(size: Size, setup: Setup, subjects: Sequence[Subject], aspect: float, scale: float) -> CameraKey:
    fov = _LENS[size]
    hand = subjects[0].hand if len(subjects) == 1 and size in TIGHT else None
    plain_m = _height(size, setup, subjects, aspect) * scale
    height_m = max(plain_m, min(_to_the_hand(subjects[0], hand, aspect), _MOST_FOR_A_HAND * plain_m))
    single = len({(s.x_m, s.z_m) for s in subjects}) == 1
    face = subjects[0].face if single else 0.0
    # Whoever hardly turns away from the audience still looks past the lens, not into it.
    yaw = _yaw(size, subjects[0].turned) * face
    centre_x = (min(s.x_m for s in subjects) + max(s.x_m for s in subjects)) / 2
    centre_x += subjects[0].lean_m if single and size not in WIDE else 0.0
    centre_x += (hand[0] - subjects[0].lean_m) / 2 if hand else 0.0
    centre_z = sum(s.z_m for s in subjects) / len(subjects)
    eyes = max(s.body.eyes_m for s in subjects)
    distance = height_m / 2 / math.tan(math.radians(fov / 2))
    if not single:
        distance = _fitting_distance(distance, fov, aspect, subjects, centre_x, centre_z)
        height_m = 2 * distance * math.tan(math.radians(fov / 2))
    middle = _middle(size, subjects, distance, centre_z, height_m, single=single)
    lead = _LEAD.get(size, 0.0) * height_m * min(aspect, 1.8) * face
    if hand:
        middle, lead = eyes + (_EYES_OVER_A_HAND - 0.5) * height_m, 0.0
    look_at = (
        centre_x + lead * math.cos(math.radians(yaw)),
        middle,
        centre_z + lead * math.sin(math.radians(yaw)),
    )
    return CameraKey(
        time_ms=0,
        eye=_eye(look_at, distance, yaw, eyes, setup, size),
        look_at=look_at,
        fov=fov,
        roll=setup.roll,
        focus_m=distance,
        blur=_APERTURE_M[size],
        ease="smooth",
    )


def _yaw(size: Size, turned: float) -> float:
    """How far the camera goes round somebody (degrees), to the side to which they look."""
    if turned < _SEEN_TURNED and size in (*TIGHT, Size.MS):
        return max(-_ROUND_DEGREES, turned - _SEEN_TURNED)
    return min(_YAW[size], max(0.0, turned - _PAST_THE_LENS))


def _holds_all(key: CameraKey, subjects: Sequence[Subject], aspect: float) -> bool:
    """Whether heads, feet and shoulders of everyone are inside the frame."""
    high = 1000
    view = View(key.eye, key.look_at, key.fov, key.roll, key.focus_m, 0.0, round(high * aspect), high)
    for s in subjects:
        for x in (s.x_m - s.body.half_width_m, s.x_m + s.body.half_width_m):
            for y in (0.0, s.body.top_m):
                px, py, _ = view.project((x, y, s.z_m))
                if not (0 <= px <= view.width_px and _EDGE * high <= py <= (1 - _EDGE) * high):
                    return False
    return True


def _height(size: Size, setup: Setup, subjects: Sequence[Subject], aspect: float) -> float:
    """The height of the frame at the subjects, in metres."""
    head = max(_face_m(s.body) for s in subjects)
    stature = max(s.body.top_m for s in subjects)
    if size in _HEADS:
        height = _HEADS[size] * head
    elif setup.statures is not None:
        height = setup.statures * stature
    else:
        height = max(_STATURES[size] * stature, _LEAST_M[size])
    return max(height, _NARROWEST_M[size] / aspect)


def _to_the_hand(subject: Subject, hand: tuple[float, float] | None, aspect: float) -> float:
    """The least height of a frame, in metres, that holds a face and a hand, above and beside each other."""
    if hand is None:
        return 0.0
    below = (subject.body.eyes_m - hand[1]) / (_HAND_AT - _EYES_OVER_A_HAND)
    return max(below, (abs(hand[0] - subject.lean_m) + _HEAD_AND_HAND_M) / aspect)


def _face_m(body: Body) -> float:
    """A head from chin to crown, without hair and hat."""
    bare = (body.head_m - (body.top_m - body.eyes_m)) / (1.0 - EYES_BELOW_CROWN)
    return bare if bare > 0.6 * body.head_m else body.head_m


def _fitting_distance(
    distance: float, fov: float, aspect: float, subjects: Sequence[Subject], centre_x: float, centre_z: float
) -> float:
    """At least `distance`, and far enough that nobody is cut by the sides."""
    slope = math.tan(math.radians(fov / 2)) * aspect * 0.90
    needed = (
        (abs(s.x_m - centre_x) + s.body.half_width_m + 0.12) / slope - (s.z_m - centre_z) for s in subjects
    )
    # A child beside a grown-up, or who sits beside who stands, has a face in the frame too.
    tall = max(s.body.top_m for s in subjects) - min(s.body.eyes_m for s in subjects) + _BELOW_EYES_M
    return max(distance, tall / 1.7 / math.tan(math.radians(fov / 2)), *needed)


def _middle(
    size: Size,
    subjects: Sequence[Subject],
    distance: float,
    centre_z: float,
    height_m: float,
    *,
    single: bool,
) -> float:
    """The height of the middle of the frame: a face has its eyes on the upper third; other heads get
    their air, and a frame that is tall enough to hold whole people stands them on a little ground."""
    eyes = max(s.body.eyes_m for s in subjects)
    if single and size in _EYES_AT:
        return eyes + (_EYES_AT[size] - 0.5) * height_m
    # Nearer heads reach farther up in the picture.
    heads = max(
        eyes + (s.body.top_m - eyes) * distance / max(0.5, distance + s.z_m - centre_z) for s in subjects
    )
    air = _HEADROOM[size] if single else max(0.08, _HEADROOM[size])
    feet = -_GROUND.get(size, _GROUND_SHARE) * height_m
    return max(heads + air * height_m, feet + height_m) - height_m / 2


def _eye(look_at: Point, distance: float, yaw: float, eyes_m: float, setup: Setup, size: Size) -> Point:
    """Behind the look-at point by `distance`, at eye level unless the angle says otherwise."""
    x, y, z = look_at
    if setup.angle in _ELEVATION:
        steep = _STEEP if setup.angle is Angle.HIGH else _WORM
        elevation = math.radians(steep if setup.extreme else _ELEVATION[setup.angle])
    else:
        # A wide frame looks down a little, so that the ground on which people stand is seen.
        height = 1.5 if size is Size.LS else 1.9 if size is Size.EWS else y + 0.6 * (eyes_m - y)
        elevation = math.asin(max(-0.3, min(0.5, (height - y) / distance)))
    elevation = max(elevation, math.asin(max(-1.0, min(0.0, (_LOWEST_M - y) / distance))))
    flat = distance * math.cos(elevation)
    turn = math.radians(yaw)
    return (x + flat * math.sin(turn), y + distance * math.sin(elevation), z - flat * math.cos(turn))
