"""Framings that need two people: over a shoulder, and through somebody's eyes."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from roughcut.previs.framing import Setup, Subject, frame
from roughcut.previs.moves import SHALLOW_M, dollied, visible_height
from roughcut.previs.stage import CameraKey
from roughcut.script.naming import mentions
from roughcut.script.schema import Action, Beat
from roughcut.script.vocabulary import Size

_OTS_YAW = 27.0
_OTS_DEPTH = 0.55
"""How far from the lens the near shoulder is, as a share of the way to the face across."""
_OTS_SHARE = 0.31
"""How much of the frame's width the near shoulder takes, at its edge."""
_HEADLESS_SHARE = 0.20
_SHOULDER_SHARE = 0.125
_OTS_BLUR_M = 0.020
_CHIN_BELOW_EYES_M = 0.13
_STEEPEST = 0.46
_DEEP_SHARE = 0.68
"""How far from the lens the nearer of two at different depths is, as a share of the way to the farther."""
_DEEP_SHIFT = 0.19
_SHOULDER = re.compile(
    r"\bover (?:the )?[^,.;:]{1,60}?shoulder|(?:越过|隔着|从)[^，。；：]{1,30}?肩", re.IGNORECASE
)
_MOST_YAW = 32.0
_OTS_SIZES = {Size.ECU: Size.MCU, Size.CU: Size.MCU, Size.LS: Size.MLS, Size.EWS: Size.MLS}


@dataclass(frozen=True)
class Pair:
    """A framing over somebody: the camera, where the listener is cheated to (x, z), and the headings
    of listener and speaker. `listener_seen` is False where the camera looks through their eyes."""

    base: CameraKey
    listener_x_m: float
    listener_z_m: float
    listener_heading: float
    speaker_heading: float
    listener_seen: bool


def shoulder_of(beats: Sequence[Beat], names: Sequence[str]) -> str | None:
    """Over whose shoulder the prose says that we look (`over Ann's shoulder`, `越过小雨的肩膀`)."""
    for beat in beats:
        found = _SHOULDER.search(beat.text) if isinstance(beat, Action) else None
        meant = mentions(found.group(0), names) if found else []
        if meant:
            return meant[0][1]
    return None


def over_shoulder(speaker: Subject, listener: Subject, size: Size, aspect: float) -> Pair:
    """The camera behind and beside the listener, on the audience's side of the line between the two."""
    side = 1.0 if listener.x_m >= speaker.x_m else -1.0
    single = Subject(speaker.x_m, speaker.z_m, speaker.body, 0.0)
    plain = frame(_OTS_SIZES.get(size, size), Setup(), [single], max(aspect, 0.9))
    reach = math.dist(plain.eye, plain.look_at)
    wide = visible_height(plain) * aspect
    sin, cos = math.sin(math.radians(_OTS_YAW * side)), math.cos(math.radians(_OTS_YAW * side))
    # The face stands on its own third; the shoulder takes the other side.
    shift = 0.15 * wide * side
    x, y, z = plain.look_at
    look_at = (x + shift * cos, y, z + shift * sin)
    near = max(0.62, _OTS_DEPTH * reach)
    share = near / reach
    # As high as puts the listener's chin and shoulder half-way up the frame, whoever of the two sits.
    chin = listener.body.eyes_m - _CHIN_BELOW_EYES_M
    wanted = (chin - share * y) / (1.0 - share) - y
    rise = max(-_STEEPEST * reach, min(_STEEPEST * reach, wanted))
    # A back without its head tells little: where the head cannot be had, show less of the back.
    width = _OTS_SHARE if abs(wanted - rise) * (1.0 - share) < 0.2 else _HEADLESS_SHARE
    eye_y = y + rise
    eye = (look_at[0] + reach * sin, max(0.3, eye_y), look_at[2] - reach * cos)
    blur = max(plain.blur, _OTS_BLUR_M)
    base = plain.model_copy(update={"eye": eye, "look_at": look_at, "blur": blur})
    off = side * ((0.5 - width) * wide * share + 0.85 * _shoulder_m(listener))
    return Pair(
        base=base,
        listener_x_m=eye[0] - sin * near + cos * off,
        listener_z_m=eye[2] + cos * near + sin * off,
        listener_heading=180.0 + _OTS_YAW * -side * 0.3,
        speaker_heading=(_OTS_YAW + 30.0) * side,
        listener_seen=True,
    )


def _shoulder_m(subject: Subject) -> float:
    """Half the width of somebody at the shoulders, whatever their elbows do."""
    return min(subject.body.half_width_m, _SHOULDER_SHARE * subject.body.top_m)


def in_depth(speaker: Subject, listener: Subject, size: Size, aspect: float) -> Pair:
    """Both faces in one frame at two depths, so that the focus can pass from the near one (`listener`)
    to the far one, who is framed at this size."""
    side = 1.0 if listener.x_m >= speaker.x_m else -1.0
    plain = frame(size, Setup(), [replace(speaker, face=0.0)], max(aspect, 0.9))
    eye_y, plain = _height_for_both(plain, listener)
    reach = math.dist(plain.eye, plain.look_at)
    wide = visible_height(plain) * aspect
    x, y, z = plain.look_at
    middle = x + _DEEP_SHIFT * wide * side
    eye = (middle, eye_y, plain.eye[2])
    off = max(0.28 * wide * _DEEP_SHARE, _shoulder_m(listener))
    return Pair(
        base=plain.model_copy(
            update={"eye": eye, "look_at": (middle, y, z), "blur": max(plain.blur, SHALLOW_M)}
        ),
        listener_x_m=middle + side * off,
        listener_z_m=plain.eye[2] + reach * _DEEP_SHARE,
        listener_heading=-40.0 * side,
        speaker_heading=35.0 * side,
        listener_seen=True,
    )


def _height_for_both(plain: CameraKey, listener: Subject) -> tuple[float, CameraKey]:
    """How high the camera stands so that the nearer head, whose height differs, is in the frame too; and
    the framing, from farther away where no height would do."""
    for factor in (1.0, 1.15, 1.3, 1.5, 1.75):
        key = dollied(plain, factor)
        tall, y, reach = visible_height(key), key.look_at[1], math.dist(key.eye, key.look_at)
        wanted = (listener.body.eyes_m - _DEEP_SHARE * (y + 0.2 * tall)) / (1.0 - _DEEP_SHARE)
        eye_y = max(0.3, y - _STEEPEST * reach, min(y + _STEEPEST * reach, wanted))
        top = eye_y + (listener.body.top_m - eye_y) / _DEEP_SHARE
        if y - 0.2 * tall < top < y + 0.48 * tall:
            break
    return eye_y, key


def point_of_view(speaker: Subject, listener: Subject, size: Size, aspect: float) -> Pair:
    """The camera in the listener's eyes; the speaker looks into it."""
    plain = frame(size, Setup(), [Subject(speaker.x_m, speaker.z_m, speaker.body, 0.0)], aspect)
    reach = math.dist(plain.eye, plain.look_at)
    bearing = math.degrees(math.atan2(listener.x_m - speaker.x_m, -(listener.z_m - speaker.z_m)))
    yaw = math.radians(max(-_MOST_YAW, min(_MOST_YAW, bearing)))
    x, _, z = plain.look_at
    eye = (x + reach * math.sin(yaw), listener.body.eyes_m, z - reach * math.cos(yaw))
    return Pair(
        base=plain.model_copy(update={"eye": eye}),
        listener_x_m=eye[0],
        listener_z_m=eye[2],
        listener_heading=180.0,
        speaker_heading=math.degrees(yaw),
        listener_seen=False,
    )
