"""Things on the floor: what a hand can hold, drawn as it stands or lies when it is put down."""

from __future__ import annotations

import math

import cv2
import numpy as np

from roughcut.models.video.schema import Style
from roughcut.previs.figures.finish import finish
from roughcut.previs.figures.holding import GRIPS
from roughcut.previs.figures.ink import Ink
from roughcut.previs.figures.shapes import Points
from roughcut.previs.figures.styles import MANNERS
from roughcut.previs.schema import Held, Sprite

_HAND_M = 0.078
"""Half the length of a hand for which things are drawn: that of somebody of 1.7 m."""
_UPRIGHT: dict[Held, float] = {
    "suitcase": 4.4, "bag": 4.4, "parcel": 0.9, "bottle": 1.5, "cup": 0.72, "glass": 0.7, "lantern": 2.42,
}  # fmt: skip
"""What stands by itself, and how far its foot is below the hand (half hand lengths)."""
_FLAT = 0.42
"""What lies flat is seen from above at a slant: this much of its depth remains."""
_ROOM_M = 1.5
_FINER = 2


def set_down_sprite(thing: Held, style: Style, px_per_m: float) -> Sprite:
    """A thing on the floor, premultiplied and cropped; its foot is the middle of where it touches the ground.
    Nothing is drawn for what cannot be put down."""
    if thing not in GRIPS:
        return Sprite(np.zeros((1, 1, 4), np.uint8), px_per_m, 0.0, 0.0)
    ink = Ink(MANNERS[style], (-_ROOM_M / 2, _ROOM_M / 2, -0.3, _ROOM_M - 0.3), px_per_m * _FINER)
    GRIPS[thing].pen(ink, lambda points: _on_the_floor(thing, points), _HAND_M)
    picture = finish(ink, _FINER)
    x, y, wide, tall = cv2.boundingRect(np.ascontiguousarray(picture[:, :, 3]))
    foot = wide / 2 if wide else 0.0
    return Sprite(picture[y : y + tall, x : x + wide].copy(), px_per_m, foot, float(tall))


def half_width_m(thing: Held) -> float:
    """How far a thing on the floor reaches to each side, in metres."""
    sprite = set_down_sprite(thing, "abstract", 60.0)
    return float(sprite.picture.shape[1]) / 2 / sprite.px_per_m


def _on_the_floor(thing: Held, points: Points) -> Points:
    """Points of a thing (half hand lengths round the hand that held it) in metres round its place."""
    xy = np.asarray(points, np.float64) * _HAND_M
    foot = _UPRIGHT.get(thing)
    if foot is not None:
        return np.asarray(xy + np.array((0.0, foot * _HAND_M)))
    # What is long lies across; the rest lies as it was looked at.
    turn = math.radians(_TURNS.get(thing, -12.0))
    cos, sin = math.cos(turn), math.sin(turn)
    turned = np.stack([xy[:, 0] * cos - xy[:, 1] * sin, xy[:, 0] * sin + xy[:, 1] * cos], 1)
    return np.asarray(turned * (1.0, _FLAT) - (_MIDDLES_M.get(thing, 0.0), 0.0))


_TURNS: dict[Held, float] = {
    "sword": -84.0, "stick": -84.0, "knife": -84.0, "torch": -84.0, "microphone": -84.0, "flowers": -84.0,
    "umbrella": -52.0,
}  # fmt: skip
"""How far a thing is turned (degrees) that lies on the floor."""
_MIDDLES_M: dict[Held, float] = {"sword": 0.33, "umbrella": 0.4, "stick": -0.33}
"""How far its middle is from the hand that held it."""
