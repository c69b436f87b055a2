"""Stubble, moustaches and beards."""

from __future__ import annotations

import numpy as np

from roughcut.previs.figures.head import Place, Shape, View, across
from roughcut.previs.figures.ink import Ink
from roughcut.previs.figures.palette import darker, lighter, mix
from roughcut.previs.figures.shapes import Points, curve, join, loop
from roughcut.previs.schema import Look


def _mapped(view: View, points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return [(across(view, x), y) for x, y in points]


def _moustache(view: View, s: Shape, wide: float) -> Points:
    y = s.nose_y + 4.6
    if view == "profile":
        return loop(
            [(36.6, y - 0.6), (30, y - 1.0), (24.0, y + 3.4), (22.5, y + 6.2), (29, y + 4.8), (36.2, y + 4.0)]
        )
    right = [(3, y - 1.6), (9, y - 0.4), (wide, y + 4.6), (wide + 0.6, y + 6.6), (8, y + 4.6), (2.5, y + 4.0)]
    left = [(-x, yy) for x, yy in reversed(right)]
    return loop(_mapped(view, [(0, y - 0.6), *right, (0, y + 3.8), *left]))


def _beard(view: View, s: Shape, drop: float) -> Points:
    """The hair on cheeks, jaw and chin; `drop` is how far it hangs below the chin."""
    if view == "profile":
        return _beard_aside(s.mouth_y, drop)
    if view == "quarter":
        return _beard_turned(s, drop)
    m = s.mouth_y
    half_out = [
        (38.2, 4), (37.0, 18), (s.jaw + 2.6, 34), (s.chin + 11.5, 46 + drop * 0.35),
        (s.chin + 1, 52.5 + drop * 0.9),
    ]  # fmt: skip
    half_in = [(9.0, m + 3.4), (13.5, m + 0.8), (14.5, m - 4.5), (24, 25), (31.6, 15), (34.0, 4)]
    right_out = curve(half_out)
    left_out = np.array([(-x, y) for x, y in right_out[::-1]])
    ring = curve([(-34.0, 4), *[(-x, y) for x, y in reversed(half_in[:-1])], *half_in])
    return join(right_out, [(0, 53.6 + drop)], left_out, ring)


def _beard_aside(m: float, drop: float) -> Points:
    outer = [
        (-1.5, 6), (-6, 20), (-8, 32), (4, 43), (15, 50 + drop * 0.6), (26, 53 + drop),
        (33.5, 50 + drop * 0.7), (36.6, 42), (35.4, 37.8),
    ]  # fmt: skip
    inner = [(35.4, 37.8), (30, m + 3.6), (27, m - 1), (22.5, m - 3), (14, 24), (5, 12), (4, 5)]
    return join(curve(outer), curve(inner))


def _beard_turned(s: Shape, drop: float) -> Points:
    m = s.mouth_y
    near = [(-23, 8), (-22.5, 22), (-s.jaw * 0.72 - 1, 35), (-4, 47 + drop * 0.4), (8, 52.5 + drop * 0.9)]
    far = [
        (s.chin + 7, 52.5 + drop), (s.chin + 15.5, 46 + drop * 0.35), (s.jaw + 2.4, 34), (s.cheek - 0.4, 23),
    ]  # fmt: skip
    mouth = [
        (24, 27), (14.5, m - 4.5), (13.5, m + 0.8), (7.0, m + 4.2), (-7.0, m + 4.2), (-13.5, m + 0.8),
        (-14.5, m - 4.5), (-24, 24),
    ]  # fmt: skip
    within = [*_mapped("quarter", mouth), (-17.5, 12), (-19, 4)]
    return join(curve(near), curve(far), curve(within))


def draw_beard(ink: Ink, at: Place, look: Look, view: View, s: Shape) -> None:
    """The facial hair of a look; the mouth is drawn over it afterwards."""
    kind, tone, u = look.facial_hair, look.facial_hair_colour, at.unit
    if kind == "none" or view == "back":
        return
    if kind == "stubble":
        shadow = mix(darker(tone, 0.8), look.skin, 0.45)
        ink.tint(at(_beard(view, s, -2.5)), shadow, 0.32, 3.2 * u)
        ink.tint(at(_moustache(view, s, 12)), shadow, 0.26, 1.8 * u)
        return
    if kind in ("beard", "long_beard"):
        drop = 30.0 if kind == "long_beard" else 6.5
        ink.part([at(_beard(view, s, drop))], tone, 3.0 * u)
        if ink.manner.detail:
            _strands(ink, at, look, view, drop)
    ink.part([at(_moustache(view, s, 13.5))], lighter(tone, 0.07), 1.4 * u)


def _strands(ink: Ink, at: Place, look: Look, view: View, drop: float) -> None:
    mark = darker(look.facial_hair_colour, 0.78)
    centre = {"front": 0.0, "quarter": 12.0, "profile": 22.0, "back": 0.0}[view]
    for x in (-13, -5, 4, 12):
        low = 49 + drop * (0.85 - 0.012 * abs(x))
        start = (centre + x * 1.1, 43.5)
        ink.stroke(
            at(curve([start, (centre + x * 1.0, (start[1] + low) / 2), (centre + x * 0.7, low)])),
            1.0 * at.unit,
            mark,
            (0.1, 1, 0.1),
        )
