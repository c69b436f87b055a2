"""The mouth: six shapes of speech, each set by the expression."""

# ruff: noqa: RUF005  (arrays are moved by adding pairs; nothing is concatenated)

from __future__ import annotations

import numpy as np

from roughcut.models.speech.schema import Viseme
from roughcut.previs.figures.expressions import Face, Rest
from roughcut.previs.figures.head import Place, Shape, View, across
from roughcut.previs.figures.ink import Ink
from roughcut.previs.figures.palette import brightness, darker, mix
from roughcut.previs.figures.shapes import Points, curve, ellipse, join
from roughcut.previs.schema import Colour, Look

_INSIDE: Colour = (92, 26, 34)
_TONGUE: Colour = (214, 96, 100)
_TEETH: Colour = (252, 250, 245)

_LIP_Y, _LIP_EDGE = 33.0, 35.6
"""Where lips meet in profile, and how far they stand out, in head units."""
# Half width, height above and below the line of the corners, in head units, and how much of the
# opening the upper teeth fill.
_OPEN: dict[str, tuple[float, float, float, float]] = {
    "open": (9.6, 2.6, 11.5, 0.26),
    "wide": (13.2, 2.2, 5.2, 0.62),
    "round": (4.9, 4.0, 5.0, 0.0),
    "teeth": (10.0, 1.8, 2.6, 1.0),
    "grin": (11.5, 0.6, 4.4, 1.0),
    "laugh": (12.4, 0.8, 11.0, 0.34),
    "gape": (6.4, 3.2, 7.0, 0.0),
    "grit": (11.0, 2.4, 3.0, 1.0),
    "part": (6.5, 0.8, 2.6, 0.0),
}


def jaw_drop(viseme: Viseme, face: Face) -> float:
    """How far the jaw hangs, in head units; it moves the chin of a profile."""
    shape = face.rest if viseme == "rest" else viseme
    return {"open": 2.6, "laugh": 2.4, "gape": 2.0, "round": 1.2, "wide": 0.8}.get(shape, 0.0)


def lip_colour(look: Look) -> Colour:
    """Lips: the skin, redder; a woman's redder still."""
    red: Colour = (196, 74, 80) if look.sex == "female" and look.age != "child" else (188, 92, 84)
    share = 0.62 - 0.22 * look.lines if look.sex == "female" and look.age in ("adult", "teen") else 0.40
    return mix(darker(look.skin, 0.86) if brightness(look.skin) > 0.45 else look.skin, red, share)


class _Mouth:
    """The corners and lips of a mouth in head units, before it is drawn."""

    def __init__(self, view: View, s: Shape, face: Face) -> None:
        self.view, self.face = view, face
        self.x = across(view, 0) + (1.4 if view == "quarter" else 0.0)
        self.y = s.mouth_y
        self.narrow = s.mouth * (0.86 if view == "quarter" else 1.0)

    def corners(self, half: float) -> tuple[Points, Points]:
        half = half * self.face.wide * self.narrow
        lift, skew = self.face.smile, self.face.skew
        far = 0.90 if self.view == "quarter" else 1.0
        left = np.array((self.x - half, self.y - lift * 0.62 + max(0.0, -skew) * 0.0))
        right = np.array((self.x + half * far, self.y - lift * 0.62 - skew))
        return left, right

    def line(self, half: float, sag: float = 0.0) -> Points:
        """The closed mouth from corner to corner; it sags when the corners are lifted."""
        left, right = self.corners(half)
        middle = (left + right) / 2
        dip = self.face.smile * 0.80 + sag
        return curve(
            [
                left,
                left * 0.68 + right * 0.32 + (0, dip * 0.82),
                middle * 0.6 + right * 0.4 + (0, dip * 0.86),
                right,
            ]
        )

    def opening(self, kind: str) -> Points:
        half, above, below, _ = _OPEN[kind]
        left, right = self.corners(half)
        mid = (left + right) / 2
        top_y = (
            mid[1] - above + self.face.smile * (0.35 if kind in ("laugh", "grin", "wide", "open") else 0.1)
        )
        low_y = mid[1] + below + abs(self.face.smile) * 0.2
        if kind in ("round", "gape"):
            rx, cy = abs(right[0] - left[0]) / 2, (top_y + low_y) / 2
            return ellipse(float(mid[0]), cy, rx, (low_y - top_y) / 2)
        quarter = (right - left) * 0.24
        upper = curve(
            [
                tuple(left),
                (left[0] + quarter[0], top_y + 0.3),
                (mid[0], top_y + 0.5),
                (right[0] - quarter[0], top_y + 0.3),
                tuple(right),
            ]
        )
        lower = curve(
            [
                tuple(right),
                (right[0] - quarter[0] * 0.75, low_y - (low_y - mid[1]) * 0.22),
                (mid[0], low_y),
                (left[0] + quarter[0] * 0.75, low_y - (low_y - mid[1]) * 0.22),
                tuple(left),
            ]
        )
        return join(upper, lower)


def draw_mouth(ink: Ink, at: Place, look: Look, view: View, s: Shape, face: Face, viseme: Viseme) -> None:
    """The mouth of a face seen from the front, three quarters or the side."""
    if view == "back":
        return
    kind: Viseme | Rest = face.rest if viseme == "rest" else viseme
    if view == "profile":
        _profile(ink, at, look, face, kind)
    elif kind in ("line", "closed", "wave"):
        _shut(ink, at, look, _Mouth(view, s, face), kind)
    else:
        _opened(ink, at, look, _Mouth(view, s, face), kind)


def _line_tone(look: Look) -> Colour:
    return darker(mix(look.skin, (120, 40, 40), 0.42), 0.62)


def _shut(ink: Ink, at: Place, look: Look, mouth: _Mouth, kind: str) -> None:
    u, tone = at.unit, _line_tone(look)
    if ink.manner.flat:
        half = 5.0 if kind == "closed" else 8.5
        ink.stroke(at(mouth.line(half)), (2.8 if kind == "closed" else 1.9) * u, tone, (1, 1, 1))
        return
    lips = lip_colour(look)
    full = (1.15 if look.sex == "female" else 0.8) * (0.7 if look.age in ("child", "old") else 1.0)
    half = {"line": 8.9, "closed": 7.6, "wave": 8.6}[kind]
    line = mouth.line(half)
    if kind == "wave":
        line[:, 1] += 0.9 * np.sin(np.linspace(0, 4.5 * np.pi, len(line)))
    bulge = np.sin(np.linspace(0, np.pi, len(line)))[:, None] ** 0.8
    pressed = kind == "closed"
    bow = bulge * (1 - 0.28 * np.exp(-(np.linspace(-1, 1, len(line))[:, None] ** 2) / 0.02))
    if look.sex == "female" or pressed or ink.manner.real:
        up, low = (1.4, 1.8) if pressed else (1.7, 2.4)
        ink.fill(at(join(line, (line - bow * (0, up * full))[::-1])), darker(lips, 0.93))
        ink.fill(at(join(line, (line + bulge * (0, low * full))[::-1])), lips)
        sheen = line[len(line) // 3 : -len(line) // 3] + (0, low * full * 0.55)
        ink.tint(at(join(sheen, (sheen + (0, 0.7))[::-1])), (255, 240, 235), 0.4, 0.3 * u)
    ink.stroke(at(line), (2.3 if pressed else 1.45) * u, tone, (0.55, 0.9, 1, 0.9, 0.55))
    if not pressed:
        below = mouth.line(half * 0.42)[2:-2] + (0, 5.4 * max(full, 0.8) + 0.4)
        ink.stroke(at(below), 0.9 * u, darker(look.skin, 0.80), (0.1, 1, 0.1))
    if abs(mouth.face.smile) > 1.5 or mouth.face.skew:
        _corner_marks(ink, at, look, line)


def _corner_marks(ink: Ink, at: Place, look: Look, line: Points) -> None:
    for end, out in ((line[0], -1.0), (line[-1], 1.0)):
        mark = curve([end + (out * 0.6, -1.3), end + (out * 1.5, 0.0), end + (out * 0.8, 1.4)])
        ink.stroke(at(mark), 0.9 * at.unit, darker(look.skin, 0.68), (0.2, 1, 0.2))


def _opened(ink: Ink, at: Place, look: Look, mouth: _Mouth, kind: str) -> None:
    u = at.unit
    hole = mouth.opening(kind)
    if ink.manner.flat:
        ink.fill(at(hole), (112, 40, 48))
        if _OPEN[kind][3] > 0.5:
            ink.fill(at(_strip(hole, 0.6)), _TEETH)
        return
    middle = hole.mean(0)
    lips = lip_colour(look)
    full = 1.35 if kind == "round" else 1.0 if look.sex == "female" else 0.55
    full *= 0.7 if look.age == "child" else 1.0
    grown = middle + (hole - middle) * (1 + 0.13 * full, 1.0) + np.sign(hole - middle) * (0.2, 1.55 * full)
    soft = middle + (hole - middle) * (1.0 + 0.06 * full, 1.0)
    if look.sex == "female" or kind == "round" or ink.manner.real:
        ink.fill(at(_smooth(np.where(np.abs(hole - middle) > 1e9, hole, grown))), lips)
    ink.fill(at(soft), _line_tone(look))
    inner = middle + (hole - middle) * 0.94
    ink.fill(at(inner), _INSIDE)
    low, high = float(inner[:, 1].max()), float(inner[:, 1].min())
    if low - high > 6:
        tongue = ellipse(float(middle[0]), low + 0.3, np.ptp(inner[:, 0]) * 0.33, (low - high) * 0.36)
        ink.fill(at(_inside(tongue, inner)), _TONGUE)
    share = _OPEN[kind][3]
    if share > 0:
        ink.fill(at(_strip(inner, share)), _TEETH)
    if kind in ("grit", "wide") and not ink.manner.big_iris:
        x0, x1 = float(inner[:, 0].min()), float(inner[:, 0].max())
        if kind == "grit":
            y = (low + high) / 2
            ink.stroke(at(np.array([(x0 + 1, y), (x1 - 1, y)])), 0.7 * u, (170, 140, 140), (1, 1))
    if kind == "teeth":
        lower = hole[hole[:, 1] >= middle[1]]
        lower = lower[np.argsort(lower[:, 0])]
        ink.fill(at(join(lower + (0, -1.6), (lower + (0, 1.4))[::-1])), lips)
        ink.stroke(at(lower + (0, -1.6)), 0.9 * u, _line_tone(look))
    if kind in ("laugh", "grin", "grit"):
        _corner_marks(ink, at, look, np.array([hole[np.argmin(hole[:, 0])], hole[np.argmax(hole[:, 0])]]))


def _smooth(outline: Points) -> Points:
    """An outline without the steps that growing it left."""
    return (np.roll(outline, 1, 0) + 2 * outline + np.roll(outline, -1, 0)) / 4


def _strip(hole: Points, share: float) -> Points:
    """The upper part of an opening: the teeth."""
    high, low = hole[:, 1].min(), hole[:, 1].max()
    cut = hole.copy()
    cut[:, 1] = np.minimum(cut[:, 1], high + (low - high) * share)
    return cut


def _inside(shape: Points, hole: Points) -> Points:
    """The part of a shape within an opening, column by column."""
    lower = hole[np.argsort(hole[:, 0])]
    floor = [lower[np.abs(lower[:, 0] - x) < 2.5][:, 1].max(initial=hole[:, 1].mean()) for x in shape[:, 0]]
    return np.stack([shape[:, 0], np.minimum(shape[:, 1], floor)], 1)


def _profile(ink: Ink, at: Place, look: Look, face: Face, kind: str) -> None:
    half, above, below, teeth = _OPEN.get(kind, (8.6 if kind != "closed" else 6.6, 0.0, 0.0, 0.0))
    length = half * 0.92 * face.wide
    if above + below < 1:
        _shut_profile(ink, at, look, face, kind, length)
    else:
        _open_profile(ink, at, look, face, kind, length, (above, below, teeth))


def _corner(face: Face, length: float) -> tuple[float, float]:
    return _LIP_EDGE - length, _LIP_Y - face.smile * 0.55


def _shut_profile(ink: Ink, at: Place, look: Look, face: Face, kind: str, length: float) -> None:
    y, edge, lips = _LIP_Y, _LIP_EDGE, lip_colour(look)
    full = 1.0 if look.sex == "female" else 0.7
    if not ink.manner.flat and (look.sex == "female" or kind == "closed"):
        upper = [
            (edge - 6, y - 0.3), (edge - 2, y - 2.4 * full), (edge + 0.6, y - 2.6 * full), (edge - 0.8, y),
        ]  # fmt: skip
        lower = [
            (edge - 5, y), (edge - 0.8, y), (edge - 0.2, y + 2.6 * full), (edge - 3, y + 2.2 * full),
        ]  # fmt: skip
        ink.fill(at(join(curve(upper))), darker(lips, 0.93))
        ink.fill(at(join(curve(lower))), lips)
    between = [(edge - 0.6, y + 0.1), (edge - length * 0.5, y + face.smile * 0.22), _corner(face, length)]
    width = (2.3 if kind == "closed" else 1.5) * at.unit
    ink.stroke(at(curve(between)), width, _line_tone(look), (1, 1, 0.4))


def _open_profile(
    ink: Ink,
    at: Place,
    look: Look,
    face: Face,
    kind: str,
    length: float,
    opening: tuple[float, float, float],
) -> None:
    above, below, teeth = opening
    up, low, lips = _LIP_Y - above * 0.55, _LIP_Y + below * 0.86, lip_colour(look)
    edge, corner = _LIP_EDGE + (1.6 if kind == "round" else 0.0), _corner(face, length)
    hole = join(
        curve([(edge + 0.2, up), (edge - length * 0.5, up + 0.4), corner]),
        curve([corner, (edge - length * 0.45, low - 0.4), (edge - 0.6, low)]),
    )
    middle = hole.mean(0)
    ink.fill(at(hole), _line_tone(look))
    ink.fill(at(middle + (hole - middle) * (0.96, 0.88)), _INSIDE)
    if teeth > 0:
        ink.fill(at(_strip(middle + (hole - middle) * (0.86, 0.90), max(0.3, teeth * 0.8))), _TEETH)
    if not ink.manner.flat:
        swell = 1.5 if kind == "round" else 1.0
        ink.fill(at(ellipse(edge - 1.2, up - 0.9, 2.2 * swell, 1.3 * swell, 0.2)), darker(lips, 0.93))
        ink.fill(at(ellipse(edge - 1.6, low + 0.9, 2.2 * swell, 1.4 * swell, -0.2)), lips)
