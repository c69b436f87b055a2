"""Eyes and brows: whites, irises, lids, lashes, and tears."""

# ruff: noqa: RUF005  (arrays are moved by adding pairs; nothing is concatenated)

from __future__ import annotations

from functools import cached_property

import numpy as np

from roughcut.previs.figures.expressions import Face
from roughcut.previs.figures.head import Place, Shape, View, across
from roughcut.previs.figures.ink import Ink
from roughcut.previs.figures.palette import brightness, darker, lighter, mix
from roughcut.previs.figures.shapes import Points, curve, ellipse, join, loop
from roughcut.previs.schema import Colour, Look

_WHITE: Colour = (252, 250, 246)
_LASH: Colour = (44, 32, 34)
EYE_X = 17.2


class Eye:
    """One eye in head units: its lids as curves of x, for an eye `side` of the nose."""

    def __init__(self, ink: Ink, look: Look, view: View, s: Shape, face: Face, side: int) -> None:
        self.side, self.view = side, view
        narrow = {"front": 1.0, "quarter": 0.80 if side > 0 else 0.98, "profile": 0.62, "back": 1.0}[view]
        self.x = 21.5 if view == "profile" else across(view, side * EYE_X)
        if view == "quarter":
            self.x += 0.8 if side > 0 else -1.0
        self.y = s.eye_y
        m = ink.manner
        self.width = 16.2 * s.eye * m.eye_w * narrow
        self.height = 10.2 * s.eye * m.eye_h * (1.06 if look.sex == "female" else 0.94)
        self.face = face
        self.iris = 5.25 * s.eye * (1.08 if m.big_iris else 0.84 if m.real else 1.0)

    @cached_property
    def lids(self) -> tuple[Points, Points]:
        """The upper and the lower lid, from inner to outer corner."""
        f, h, w = self.face, self.height, self.width
        out = 1.0 if self.view == "profile" else float(self.side)
        out = -1.0 if self.view == "profile" else out
        if self.view == "profile":  # seen from the side: the front of the eye is its high end
            upper = [(w * 0.48, -h * 0.42 * f.open), (w * 0.1, -h * 0.52 * f.open), (-w * 0.5, h * 0.02)]
            lower = [
                (w * 0.44, h * (0.40 - 0.5 * f.cheek)),
                (w * 0.1, h * (0.40 - 0.6 * f.cheek)),
                (-w * 0.5, h * 0.02),
            ]
            tilt = [f.lid, f.lid * 0.3, -f.lid * 0.4]
            return self._place([(x, y + t) for (x, y), t in zip(upper, tilt, strict=True)], 1), self._place(
                lower, 1
            )
        top = h * 0.56 * f.open
        upper = [
            (-w * 0.5, h * 0.14),
            (-w * 0.28, -top * 0.74 + f.lid),
            (0.02 * w, -top),
            (w * 0.30, -top * 0.70 - f.lid * 0.7),
            (w * 0.5, -h * 0.03),
        ]
        floor = h * (0.46 - 0.62 * f.cheek)
        lower = [(-w * 0.5, h * 0.14), (-w * 0.2, floor), (w * 0.18, floor * 0.98), (w * 0.5, -h * 0.03)]
        return self._place(upper, out), self._place(lower, out)

    def _place(self, points: list[tuple[float, float]], out: float) -> Points:
        line = curve(points)
        return np.stack([self.x + line[:, 0] * out, self.y + line[:, 1]], 1)

    @property
    def room(self) -> Points:
        """The corners of all that is drawn of the eye: lids, lashes, creases and bags."""
        low = max(self.y + 5.0, float(self.lids[1][:, 1].max())) + 5.0
        wide, high = 0.75 * self.width + 4.0, self.height + 8.0
        return np.array(
            [
                (self.x - wide, self.y - high),
                (self.x + wide, low),
                (self.x + wide, self.y - high),
                (self.x - wide, low),
            ]
        )

    def clamp(self, shape: Points) -> Points:
        """The part of a shape that shows between the lids."""
        upper, lower = self._sorted
        x = np.clip(shape[:, 0], max(upper[0, 0], lower[0, 0]), min(upper[-1, 0], lower[-1, 0]))
        top = np.interp(x, upper[:, 0], upper[:, 1])
        floor = np.interp(x, lower[:, 0], lower[:, 1])
        return np.stack([x, np.minimum(np.maximum(shape[:, 1], top), floor)], 1)

    @cached_property
    def _sorted(self) -> tuple[Points, Points]:
        upper, lower = self.lids
        return upper[np.argsort(upper[:, 0])], lower[np.argsort(lower[:, 0])]


def draw_eye(
    ink: Ink, at: Place, look: Look, view: View, s: Shape, face: Face, side: int, closed: bool
) -> None:
    """One eye, open or closed."""
    eye = Eye(ink, look, view, s, face, side)
    if not ink.shows(at(eye.room)):
        return
    lash = mix(_LASH, look.hair, 0.22) if brightness(look.hair) < 0.5 else _LASH
    if ink.manner.flat:
        _flat_eye(ink, at, eye, closed or face.arcs != "none")
        return
    if closed or face.arcs != "none":
        _closed_eye(ink, at, look, eye, lash, face.arcs if not closed or face.arcs != "none" else "down")
        return
    _open_eye(ink, at, look, eye, lash)


def _flat_eye(ink: Ink, at: Place, eye: Eye, closed: bool) -> None:
    tone: Colour = (40, 34, 44)
    if closed:
        w = eye.width * 0.42
        ink.stroke(
            at(curve([(eye.x - w, eye.y), (eye.x, eye.y + 2), (eye.x + w, eye.y)])),
            1.8 * at.unit,
            tone,
            (0.8, 1, 0.8),
        )
    else:
        tall = 4.6 * min(1.4, max(0.45, eye.face.open))
        ink.fill(at(ellipse(eye.x, eye.y, 3.2 * (eye.width / 15.4), tall)), tone)


def _closed_eye(ink: Ink, at: Place, look: Look, eye: Eye, lash: Colour, arc: str) -> None:
    w, u = eye.width * 0.52, at.unit
    bend = -4.2 if arc == "up" else 2.6
    base = eye.y + (2.4 if arc == "up" else 1.6)
    line = curve(
        [
            (eye.x - w, base),
            (eye.x - w * 0.45, base + bend * 0.8),
            (eye.x + w * 0.35, base + bend * 0.85),
            (eye.x + w, base - 0.4),
        ]
    )
    thick = (2.4 if look.sex == "female" else 1.9) * (0.8 if ink.manner.real else 1.0)
    ink.stroke(at(line), thick * u, lash, (0.35, 1, 1, 0.35))
    if look.sex == "female" and arc != "up" and eye.view != "back":
        out = -1.0 if eye.view == "profile" else float(eye.side)
        tip = eye.x + out * w
        ink.stroke(
            at(curve([(tip - out * 2.5, base + 0.6), (tip + out * 1.8, base + 1.6)])), 1.3 * u, lash, (1, 0.2)
        )


def _open_eye(ink: Ink, at: Place, look: Look, eye: Eye, lash: Colour) -> None:
    m, u, f = ink.manner, at.unit, eye.face
    upper, lower = eye.lids
    outline = join(upper, lower[::-1])
    ink.fill(at(outline), mix(_WHITE, look.skin, 0.10) if m.real else _WHITE)
    reach = eye.width * 0.16
    gx = f.gaze[0] * 1.3 + (
        eye.width * 0.16 if eye.view == "profile" else reach * 0.35 if eye.view == "quarter" else 0.0
    )
    cx, cy = eye.x + gx, eye.y - eye.height * 0.02 + f.gaze[1]
    rx = eye.iris * f.small_iris * (0.55 if eye.view == "profile" else 0.94 if eye.view == "quarter" else 1.0)
    ry = eye.iris * f.small_iris * (1.42 if m.big_iris else 1.0)
    iris = _iris_colour(look)
    ink.fill(at(eye.clamp(ellipse(cx, cy, rx, ry))), darker(iris, 0.55))
    ink.fill(at(eye.clamp(ellipse(cx, cy + 0.25, rx * 0.84, ry * 0.86))), iris)
    ink.fill(at(eye.clamp(ellipse(cx, cy + ry * 0.45, rx * 0.62, ry * 0.42))), lighter(iris, 0.34))
    ink.fill(at(eye.clamp(ellipse(cx, cy, rx * 0.46, ry * 0.50))), (24, 18, 22))
    lid_shadow = join(upper, (upper + (0, eye.height * 0.13))[::-1])
    ink.tint(at(eye.clamp(lid_shadow)), (70, 50, 70), 0.30)
    glint = rx * (0.30 if m.big_iris else 0.25)
    ink.fill(
        at(eye.clamp(ellipse(cx - rx * 0.36, cy - ry * 0.38, glint, glint * (1.25 if m.big_iris else 1)))),
        (255, 255, 255),
    )
    if not m.real:
        ink.fill(
            at(eye.clamp(ellipse(cx + rx * 0.36, cy + ry * 0.42, glint * 0.5, glint * 0.5))), (255, 255, 255)
        )
    woman = look.sex == "female" or look.age == "child"
    thick = (2.5 if woman else 1.9) * (1.25 if m.big_iris else 0.62 if m.real else 1.0)
    taper = (0.25, 0.8, 1.0, 1.0, 0.5) if eye.view != "profile" else (0.5, 1.0, 0.9, 0.3)
    ink.stroke(at(upper + (0, -0.35)), thick * u, lash, taper)
    ink.stroke(at(lower[len(lower) // 3 :]), 0.8 * u, mix(lash, look.skin, 0.45), (0.2, 1, 0.8))
    if look.sex == "female":
        _lashes(ink, at, upper, eye, lash)
    if m.detail and f.open < 1.3:
        crease = upper + (0, -eye.height * 0.20 - 1.0)
        ink.stroke(at(crease[len(crease) // 5 :]), 0.8 * u, darker(look.skin, 0.66), (0.1, 1, 0.2))
    if look.age == "old" or f.bags:
        bag = lower + (0, 2.4 + (0.8 if f.bags else 0))
        ink.stroke(at(bag[2:-6]), (1.3 if f.bags else 0.8) * u, darker(look.skin, 0.74), (0.1, 1, 0.1))


def _lashes(ink: Ink, at: Place, upper: Points, eye: Eye, lash: Colour) -> None:
    out = -1.0 if eye.view == "profile" else float(eye.side)
    if eye.view == "profile":
        tip, back = upper[0], upper[4]
        out = 1.0
    else:
        tip, back = upper[-1], upper[-7]
    size = 1.8 if ink.manner.real else 2.6
    ink.fill(at(np.array([back, tip + (out * size, -size * 0.75), tip + (-out * 0.3, 0.9)])), lash)


def _iris_colour(look: Look) -> Colour:
    """Eyes go with the hair and skin: brown for most, blue, green or grey for some fair ones."""
    if brightness(look.skin) < 0.62 or brightness(look.hair) < 0.16:
        return (84, 54, 36)
    choices: tuple[Colour, ...] = ((92, 62, 40), (66, 110, 150), (82, 120, 84), (110, 80, 48), (96, 112, 126))
    return choices[sum(look.hair) % len(choices)]


def draw_brow(ink: Ink, at: Place, look: Look, view: View, s: Shape, face: Face, side: int) -> None:
    """One brow."""
    if ink.manner.flat:
        return
    eye_top = 9.8 * s.eye * 0.56 * min(ink.manner.eye_h, 1.25)
    cock = face.cock if side > 0 else -face.cock * 0.25
    y = s.eye_y - eye_top - 7.2 - face.brow * 0.9 - cock * 0.8
    slant = face.slant
    half = 7.9 * (1.0 if view == "front" else 0.78 if side > 0 and view == "quarter" else 0.95)
    if view == "profile":
        x, half, out = 23.5, 6.6, -1.0
    else:
        x, out = across(view, side * (EYE_X - 0.3)), float(side)
    if view == "quarter":
        x += 0.8 if side > 0 else -1.0
    pinch = face.pinch * 0.7
    line = curve(
        [
            (x - out * (half + pinch), y + 0.7 + slant * 0.72),
            (x - out * half * 0.2, y - 0.7 + slant * 0.12),
            (x + out * half * 0.45, y - 1.3 - slant * 0.30),
            (x + out * half * 1.05, y + 1.0 - slant * 0.42),
        ]
    )
    thick = (
        s.brow
        * {"female": 1.9, "male": 2.9}[look.sex]
        * (0.8 if look.age == "child" else 1.15 if look.age == "old" else 1.0)
    )
    thick *= 0.8 if ink.manner.big_iris else 1.0
    hair = look.hair if look.hair_style != "bald" or look.facial_hair == "none" else look.facial_hair_colour
    tone = darker(hair, 0.78)
    if brightness(hair) >= 0.62:
        tone = mix(hair, (112, 108, 110), 0.5) if look.age == "old" else darker(hair, 0.62)
    ink.stroke(at(line), thick * at.unit, tone, (0.75, 1.0, 0.85, 0.2))
    if face.pinch > 1.5 and ink.manner.detail and view == "front":
        crease = [(side * 3.0, y + 2.6 + slant * 0.3), (side * 2.2, y + 6.2)]
        ink.stroke(at(curve(crease)), 0.9 * at.unit, darker(look.skin, 0.68), (0.2, 1, 0.2))


def draw_marks(ink: Ink, at: Place, look: Look, view: View, s: Shape, face: Face) -> None:
    """What feeling leaves on a face: blush, tears, sweat."""
    u = at.unit
    if view == "back" or ink.manner.flat:
        return
    sides = (1,) if view == "profile" else (-1, 1)
    for side in sides:
        x = 21.0 if view == "profile" else across(view, side * 21.5)
        natural = 0.16 if look.sex == "female" or look.age == "child" else 0.07
        amount = min(0.62, natural + face.blush * 0.42)
        if face.pale:
            amount = 0.0
        wide = 7.5 * (0.8 if view == "quarter" and side > 0 else 1.0)
        if amount > 0:
            ink.tint(at(ellipse(x, s.nose_y - 0.5, wide * 0.8, 3.6)), (232, 96, 92), amount, 2.6 * u)
        if face.tears:
            _tear(ink, at, x - side * 1.5, s.eye_y + 4.0, s.mouth_y)
    if face.sweat and view != "profile":
        x = across(view, -28.0) if view == "front" else -10.0
        drop = loop([(x, -16), (x + 2.4, -9.8), (x, -7), (x - 2.4, -9.8)])
        ink.fill(at(drop), (176, 216, 240))
        ink.fill(at(ellipse(x - 0.8, -9.8, 0.7, 1.3)), (250, 253, 255))


def _tear(ink: Ink, at: Place, x: float, top: float, low: float) -> None:
    ink.tint(
        at(loop([(x - 1.6, top), (x + 1.6, top), (x + 2.0, low - 3), (x, low + 1), (x - 2.0, low - 3)])),
        (178, 220, 246),
        0.75,
    )
    ink.fill(at(loop([(x, low - 8), (x + 2.9, low), (x, low + 3.6), (x - 2.9, low)])), (166, 212, 242))
    ink.fill(at(ellipse(x - 1.0, low, 0.8, 1.5)), (250, 253, 255))
