"""The nose inside a face; in profile it is part of the face's outline."""

from __future__ import annotations

from roughcut.previs.figures.head import Place, Shape, View, across
from roughcut.previs.figures.ink import Ink
from roughcut.previs.figures.palette import darker, mix
from roughcut.previs.figures.shapes import curve, loop
from roughcut.previs.schema import Colour, Look

_TIP = ((3.0, -4.5), (5.0, -0.6), (3.0, 1.7), (-0.6, 1.4))  # of a nose in three-quarter view


def draw_nose(ink: Ink, at: Place, look: Look, view: View, s: Shape, sneer: float) -> None:
    """The nose as a side of the face shows it; a `sneer` (0…1) raises and wrinkles it."""
    tone = darker(look.skin, 0.62) if not ink.manner.real else darker(look.skin, 0.55)
    y = s.nose_y - sneer * 0.8
    if view == "front":
        _front(ink, at, _breadth(look, s), s.eye_y, y, tone)
    elif view == "quarter":
        _quarter(ink, at, across(view, 0) + 4.5, s.eye_y, y, tone)
    elif view == "profile":
        nostril = curve([(33.2, y - 3.4), (31.6, y - 1.2), (32.6, y + 0.9), (34.6, y + 0.6)])
        ink.stroke(at(nostril), 1.2 * at.unit, tone)
    if sneer > 0 and ink.manner.detail and view != "profile":
        _wrinkles(ink, at, across(view, 0) + (2.0 if view == "quarter" else 0.0), s.eye_y, look, tone)


def _breadth(look: Look, s: Shape) -> float:
    return s.nose * (4.6 if look.sex == "female" else 5.6) * (0.85 if look.age == "child" else 1.0)


def _front(ink: Ink, at: Place, broad: float, eye_y: float, y: float, tone: Colour) -> None:
    side = [(1.2, eye_y), (3.6, y - 5), (broad, y - 1), (broad - 0.5, y + 1.6), (0, y + 3), (1.4, y - 6)]
    ink.shade(at(loop(side)), 0.34, 1.2 * at.unit)
    tip = [
        (-broad * 0.55, y + 0.2), (-broad * 0.15, y + 1.5), (broad * 0.25, y + 1.5), (broad * 0.62, y),
    ]  # fmt: skip
    ink.stroke(at(curve(tip)), 1.5 * at.unit, tone, (0.3, 1, 1, 0.3))
    if ink.manner.real and ink.manner.detail:
        for turn in (-1, 1):
            out = turn * broad
            wing = curve([(out * 0.85, y - 3), (out * 1.12, y - 0.5), (out * 0.8, y + 1)])
            ink.stroke(at(wing), 1.0 * at.unit, tone, (0.1, 1, 0.3))


def _quarter(ink: Ink, at: Place, x: float, eye_y: float, y: float, tone: Colour) -> None:
    side = [
        (x - 1, eye_y - 2), (x + 2.2, y - 6), (x + 3.4, y - 1),
        (x - 1, y + 2.6), (x - 5.5, y + 1), (x - 2.5, y - 5),
    ]  # fmt: skip
    ink.shade(at(loop(side)), 0.34, 1.3 * at.unit)
    bridge = curve([(x + 0.5, eye_y + 6), *[(x + dx, y + dy) for dx, dy in _TIP]])
    ink.stroke(at(bridge), 1.4 * at.unit, tone, (0.15, 0.7, 1, 1, 0.5))
    nostril = curve([(x - 5.2, y - 1.4), (x - 6.0, y + 0.6), (x - 4.2, y + 1.7)])
    ink.stroke(at(nostril), 1.1 * at.unit, tone)


def _wrinkles(ink: Ink, at: Place, x: float, eye_y: float, look: Look, tone: Colour) -> None:
    for k in (-1, 1):
        crease = curve([(x + k * 2.6, eye_y + 1), (x + k * 1.2, eye_y + 3.6)])
        ink.stroke(at(crease), 1.0 * at.unit, mix(tone, look.skin, 0.3))
