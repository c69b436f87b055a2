"""The head: skull, face outline, ears and nose, and where its features sit from each side."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import numpy as np

from roughcut.previs.figures.ink import Ink
from roughcut.previs.figures.palette import darker
from roughcut.previs.figures.shapes import Knots, Points, curve, ellipse, join, loop, mirrored
from roughcut.previs.schema import Look, Pose, Turn

View = Literal["front", "quarter", "profile", "back"]
VIEWS: dict[Turn, View] = {
    "camera": "front", "three_quarter_left": "quarter", "three_quarter_right": "quarter",
    "left": "profile", "right": "profile", "away": "back", "slight_left": "front", "slight_right": "front",
    "away_left": "back", "away_right": "back",
}  # fmt: skip
_SLIGHTLY = ("slight_left", "slight_right")
QUARTER_SHIFT = 12.0
_PIVOT = np.array((-6.0, 36.0))


def view_of(pose: Pose) -> View:
    """The side from which the head of a pose is seen."""
    return VIEWS[pose.head or pose.turn]


def features_of(at: Place, pose: Pose, nod: float) -> Place:
    """Where the features of a face lie that is turned or bowed a little, against its skull."""
    turned = 5.0 if (pose.head or pose.turn) in _SLIGHTLY else 0.0
    if pose.head == "slight_left" and pose.turn == "camera":
        turned = -turned  # the picture of a body that faces the camera is not mirrored
    bowed = 16.0 * nod if view_of(pose) == "front" else 8.0 * nod if view_of(pose) == "quarter" else 0.0
    return replace(at, by=(turned, bowed))


@dataclass(frozen=True)
class Place:
    """Maps head units (x right, y down, 100 = chin to crown, 0 between them) to metres; the head is
    turned by `turn` (radians, clockwise) about the top of the neck, and what it maps is moved by `by`."""

    x: float
    y: float
    unit: float
    turn: float = 0.0
    by: tuple[float, float] = (0.0, 0.0)

    def __call__(self, points: Knots) -> Points:
        p = np.asarray(points, np.float64)
        if self.by != (0.0, 0.0):
            p = p + self.by
        if self.turn:
            cos, sin = math.cos(self.turn), math.sin(self.turn)
            p = (p - _PIVOT) @ ((cos, sin), (-sin, cos)) + _PIVOT
        return np.asarray(p * (self.unit, -self.unit) + (self.x, self.y))


@dataclass(frozen=True)
class Shape:
    """The measures of a face that differ between people, in head units."""

    cheek: float
    jaw: float
    chin: float
    eye_y: float
    eye: float
    nose_y: float
    mouth_y: float
    nose: float = 1.0
    brow: float = 1.0
    mouth: float = 1.0


@lru_cache(maxsize=64)
def shape_of(look: Look) -> Shape:
    """The face of a look: rounder for children, squarer for men, and a little its own for everyone."""
    if look.age == "child":
        usual = Shape(cheek=36.5, jaw=29.5, chin=8.0, eye_y=8.0, eye=1.16, nose_y=21.5, mouth_y=31.5)
    else:
        round_ = 2.2 if look.build == "stout" else -0.8 if look.build == "slim" else 0.0
        if look.sex == "female":
            usual = Shape(34.2 + round_, 25.5 + round_, 6.5, 5.0, 1.06, 21.5, 32.2)
        else:
            eye = 0.94 if look.age in ("adult", "old") else 1.0
            usual = Shape(35.0 + round_, 29.5 + round_, 10.5, 4.0, eye, 21.8, 32.4)
    usual = replace(usual, jaw=usual.jaw + 1.6 * look.lines, eye=usual.eye * (1 - 0.10 * look.lines))
    own = f"{look.sex} {look.height_m} {look.skin} {look.hair} {look.hair_style} {look.accent}"
    a, b, c, d, e, f = (byte / 127.5 - 1 for byte in hashlib.sha256(own.encode()).digest()[:6])
    return replace(
        usual, cheek=usual.cheek + 1.1 * a, jaw=usual.jaw + 1.8 * b, chin=usual.chin + 1.3 * c,
        eye=usual.eye * (1 + 0.055 * d),
        nose=1 + 0.16 * e, brow=1 + 0.24 * f, mouth=1 + 0.09 * c, nose_y=usual.nose_y + 0.5 * a,
    )  # fmt: skip


def skull(view: View, s: Shape, jaw: float = 0.0) -> Points:
    """The outline of head and face; `jaw` is how far the jaw has dropped."""
    if view in ("front", "back"):
        right = [
            (12, -49), (26, -42.5), (35.5, -29), (38, -12), (37.2, 4), (s.cheek, 19), (s.jaw, 33),
            (s.chin + 9.5, 43.5),
            (s.chin, 49.0),
        ]  # fmt: skip
        return loop([(0, -50), *right, (0, 50), *mirrored(right)])
    if view == "quarter":
        return loop(
            [
                (-4, -50), (12, -48.5), (25, -41.5), (32.5, -29), (34.6, -15), (33.6, -5), (32.4, 4),
                (33.6, 13),
                (s.cheek - 1.4, 22), (s.jaw + 1, 34), (s.chin + 14.5, 44.5), (s.chin + 7, 49.4), (8, 49.5),
                (-4, 45.5), (s.jaw * -0.72, 34), (-28, 18), (-35, 8), (-41, -8), (-40, -25), (-32, -39),
                (-19, -47.5),
            ]
        )  # fmt: skip
    face = curve(
        [
            (-4, -50), (12, -48.6), (24, -42), (31, -31), (33, -18), (33.2, -8), (31.2, 0.5), (33.4, 7),
            (37.5, 14.5),
            (40.0, 19.2), (38.2, 22.4), (34.0, 24.0), (35.0, 27.6), (36.2, 30.6), (34.4, 33.0),
        ]
    )  # fmt: skip
    d = jaw
    below = curve(
        [
            (34.4, 33.0 + d * 0.4), (35.4, 36 + d), (32.6, 39.6 + d), (33.2, 43.5 + d), (31.4, 48.4 + d),
            (26, 50.4 + d),
            (15, 47.5 + d * 0.8), (0, 41 + d * 0.3), (-9, 33.0), (-15, 26), (-28, 26), (-38, 14),
            (-44.5, -4), (-45.5, -20),
            (-38, -37), (-22, -47.5), (-4, -50),
        ]
    )  # fmt: skip
    return join(face, below)


def across(view: View, x: float) -> float:
    """Where a feature at `x` on the front of a face comes to lie from another side."""
    if view == "quarter":
        return x + (QUARTER_SHIFT if x <= 0 else QUARTER_SHIFT * (1 - x / 42))
    return x


def draw_ear(ink: Ink, at: Place, look: Look, view: View, side: int) -> None:
    """One ear; `side` −1 is at the left of the picture."""
    x, tilt = {
        "front": (side * 38.2, -0.12 * side), "back": (side * 38.2, -0.12 * side),
        "quarter": (-24.5, 0.10), "profile": (-8.5, 0.12),
    }[view]  # fmt: skip
    wide = {"front": 5.0, "back": 4.6, "quarter": 6.8, "profile": 7.8}[view]
    ink.part([at(ellipse(x, 10.5, wide, 10.2, tilt))], look.skin, 0.03 * 100 * at.unit)
    if ink.manner.detail and view != "back":
        inner = darker(look.skin, 0.72)
        lean = side if view == "front" else -1
        ink.stroke(
            at(
                curve(
                    [(x + lean * wide * k, y) for k, y in ((-0.3, 3.5), (0.45, 5.5), (0.35, 11), (-0.1, 15))]
                )
            ),
            1.2 * at.unit,
            inner,
        )
