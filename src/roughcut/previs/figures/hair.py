"""Hair: the mass behind the head and the cap over it, for each haircut and side."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from roughcut.previs.figures.hair_outlines import Knots, edge, hairline, hanging, locks, outer_knots
from roughcut.previs.figures.hairstyles import Haircut, haircut_of
from roughcut.previs.figures.head import Place, View
from roughcut.previs.figures.ink import Ink
from roughcut.previs.figures.palette import brightness, darker, lighter, mix
from roughcut.previs.figures.shapes import Points, curve, ellipse, join, loop, ribbon
from roughcut.previs.schema import Colour, Look


def _cut_of(look: Look) -> Haircut:
    """The haircut, pressed flat under a hat."""
    cut = haircut_of(look.hair_style)
    if look.hat in ("none", "crown"):
        return cut
    return replace(
        cut,
        rise=min(cut.rise, 1.0),
        width=min(cut.width, 5.0),
        extra="none" if cut.extra == "bun" else cut.extra,
    )


def draw_back_hair(ink: Ink, at: Place, look: Look, view: View) -> None:
    """What hangs behind head and shoulders (in profile: behind the shoulder), and tails and buns there."""
    cut = _cut_of(look)
    dark = darker(look.hair, 0.80) if view in ("front", "quarter") else look.hair
    if look.hair_style in ("bald", "balding") or look.hat == "headscarf":
        return
    if cut.back > 40 and view != "back":
        ink.part([at(hanging(view, cut))], dark, 3.0 * at.unit)
    if cut.extra == "ponytail" and view != "back":
        _ponytail(ink, at, look, view)
    if cut.extra == "bun" and view in ("front", "quarter", "profile"):
        x = {"front": 0.0, "quarter": -16.0, "profile": -30.0}[view]
        y = {"front": -58.0, "quarter": -56.0, "profile": -50.0}[view]
        _knot(ink, at, look, x, y, 14.5)


def _knot(ink: Ink, at: Place, look: Look, x: float, y: float, r: float) -> None:
    ink.part([at(ellipse(x, y, r, r * 0.92))], look.hair, 3.0 * at.unit)
    if ink.manner.detail:
        tone = darker(look.hair, 0.72)
        for k in (0.45, 0.75):
            ink.stroke(
                at(curve([(x - r * k, y + r * 0.2), (x, y + r * (k - 0.1)), (x + r * k, y - r * 0.15)])),
                1.1 * at.unit,
                tone,
            )
        _gloss(
            ink,
            at,
            look,
            [(x - r * 0.55, y - r * 0.35), (x - r * 0.05, y - r * 0.62), (x + r * 0.35, y - r * 0.52)],
            2.6,
        )


def _ponytail(ink: Ink, at: Place, look: Look, view: View) -> None:
    if view == "profile":
        shape = loop(
            [
                (-42, -32),
                (-54, -34),
                (-66, -16),
                (-67, 14),
                (-58, 46),
                (-52, 56),
                (-53, 30),
                (-50, 4),
                (-45, -14),
            ]
        )
    elif view == "quarter":
        shape = loop(
            [(-38, -34), (-50, -34), (-59, -14), (-57, 18), (-49, 46), (-44, 54), (-45, 26), (-42, 0)]
        )
    else:
        # On the side from which the face turns away, as in the other views.
        shape = loop(
            [(-20, -40), (-38, -38), (-50, -20), (-52, 8), (-47, 36), (-43, 44), (-41, 20), (-36, -8)]
        )
    ink.part([at(shape)], look.hair, 3.0 * at.unit)


def draw_hair(ink: Ink, at: Place, look: Look, view: View) -> None:
    """The cap of hair over the head, with its fringe, side locks and shine."""
    cut = _cut_of(look)
    if look.hair_style == "bald" or look.hat == "headscarf":
        return
    if look.hair_style == "balding":
        _fringe_of_age(ink, at, look, view)
        return
    if view == "back":
        _from_behind(ink, at, look, cut)
        return
    cap = join(edge(outer_knots(view, cut), cut), hairline(view, cut))
    shapes = [cap, *locks(view, cut)]
    ink.part([at(shape) for shape in shapes], look.hair, (2.2 if cut.rise < 4 else 4.2) * at.unit)
    if ink.manner.detail and cut.rise > 3:
        _strands(ink, at, look, view, cut)
    if cut.extra == "bun" and view == "quarter":
        return
    if cut.extra in ("braids", "twin_tails"):
        _tails(ink, at, look, view, cut)


def _strands(ink: Ink, at: Place, look: Look, view: View, cut: Haircut) -> None:
    """A band of shine and a few lines that follow the hair."""
    r = cut.rise
    tone = darker(look.hair, 0.76) if brightness(look.hair) > 0.16 else lighter(look.hair, 0.13)
    if view == "front":
        root = {"side": -15.0, "straight": 0.0, "centre": 0.0, "swept": 10.0}.get(cut.fringe, 4.0)
        ends: Knots = [(-33, -24), (-22, -32), (22, -27), (33, -20), (10, -30)]
        start = (root, -46 - r * 0.6)
        _gloss(
            ink,
            at,
            look,
            [(-27, -33 - r * 0.55), (-14, -41 - r * 0.7), (3, -43.5 - r * 0.7), (16, -41 - r * 0.6)],
            4.2,
        )
    elif view == "quarter":
        ends = [(30, -24), (20, -28), (-16, -22), (-30, -16), (-38, -4)]
        start = (-2, -46 - r * 0.6)
        _gloss(
            ink,
            at,
            look,
            [(-31, -32 - r * 0.4), (-18, -41 - r * 0.6), (-2, -44 - r * 0.7), (12, -42 - r * 0.6)],
            4.2,
        )
    else:
        ends = [(24, -29), (8, -20), (-14, -14), (-30, -8), (-41, 2)]
        start = (-6, -46 - r * 0.6)
        _gloss(
            ink,
            at,
            look,
            [(-36, -31 - r * 0.2), (-22, -41 - r * 0.6), (-5, -44.5 - r * 0.7), (8, -42.5 - r * 0.6)],
            4.2,
        )
    if cut.texture == "curly":
        _curls(ink, at, look, view, cut, tone)
        return
    if look.grey > 0:
        _grey_streaks(ink, at, look, view, start)
    for x, y in ends:
        sx, sy = start[0] + (x - start[0]) * 0.32, start[1] + (y - start[1]) * 0.12
        bend = ((sx + x) / 2 + np.sign(x - start[0]) * 3.2, (sy + y) / 2 - 3.4)
        ink.stroke(at(curve([(sx, sy), bend, (x, y)])), 1.05 * at.unit, tone, (0.1, 1, 0.15))


def _gloss(ink: Ink, at: Place, look: Look, knots: Knots, width: float) -> None:
    if ink.manner.flat:
        return
    strength = 0.30 if brightness(look.hair) < 0.6 else 0.45
    line = curve(knots)
    band = ribbon(line, [0.2 * width, width, width * 0.8, 0.2 * width])
    ink.tint(at(band), lighter(look.hair, 0.75), strength, 0.0 if ink.manner.hard_shade else 1.3 * at.unit)


def _grey_streaks(ink: Ink, at: Place, look: Look, view: View, start: tuple[float, float]) -> None:
    """Bands of grey from the parting to the temples, more of them the greyer the hair is."""
    sides = {
        "front": ((-35, -6), (35, -6), (-30, -18), (31, -16)),
        "quarter": ((-32, -2), (28, -22), (-38, -8), (-22, -16)),
        "profile": ((-4, 2), (6, -14), (-24, -4), (-38, 2)), "back": (),
    }[view]  # fmt: skip
    count = 2 if look.grey < 0.5 else 4
    pale = mix(look.hair, (206, 206, 208), 0.30 + 0.40 * look.grey)
    for x, y in sides[:count]:
        middle = ((start[0] + x) * 0.56 + 0.24 * x, (start[1] + y) * 0.5 - 5)
        ink.stroke(at(curve([start, middle, (x, y)])), 2.6 * at.unit, pale, (0.05, 0.5, 1.0, 0.7))


def _curls(ink: Ink, at: Place, look: Look, view: View, cut: Haircut, tone: Colour) -> None:
    w, r = cut.width, cut.rise
    shift = -4.0 if view != "front" else 0.0
    spots = [
        (-30 - w * 0.5, -22),
        (-20, -38 - r * 0.4),
        (-4, -44 - r * 0.5),
        (13, -42 - r * 0.4),
        (28 + w * 0.3, -30),
        (-34 - w * 0.5, -4),
    ]
    for x, y in spots:
        x += shift
        ink.stroke(
            at(
                curve(
                    [
                        (x - 4, y + 1.5),
                        (x - 1.5, y - 3),
                        (x + 3, y - 1.5),
                        (x + 2.4, y + 2.5),
                        (x - 0.6, y + 2),
                    ]
                )
            ),
            1.1 * at.unit,
            tone,
            (0.3, 1, 1, 0.3),
        )


def _tails(ink: Ink, at: Place, look: Look, view: View, cut: Haircut) -> None:
    plaited = cut.extra == "braids"
    sides = {"front": (-1, 1), "quarter": (-1, 1), "profile": (-1,), "back": (-1, 1)}[view]
    for side in sides:
        x = {
            "front": side * 38.0,
            "back": side * 38.0,
            "quarter": -31.0 if side < 0 else 37.0,
            "profile": -20.0,
        }[view]
        top = 22.0 if plaited else -18.0
        if plaited:
            shapes = [
                ellipse(x + side * k * 0.6, top + 9 * k, 6.4 - 0.35 * k, 6.6, side * 0.25 * (-1) ** k)
                for k in range(7)
            ]
            ink.part([at(s) for s in shapes], look.hair, 2.2 * at.unit)
            if ink.manner.detail:
                for k in range(6):
                    yk, xk = top + 9 * k + 4.5, x + side * k * 0.6
                    ink.stroke(
                        at(curve([(xk - 4.5, yk - 2), (xk, yk + 1.8), (xk + 4.5, yk - 2)])),
                        1.0 * at.unit,
                        darker(look.hair, 0.7),
                    )
            tie = (x + side * 3.6, top + 57)
        else:
            swing = side * 12
            shape = loop(
                [
                    (x - side * 4, top),
                    (x + swing, top - 6),
                    (x + swing * 1.7, top + 22),
                    (x + swing * 1.4, top + 62),
                    (x + swing * 0.7, top + 84),
                    (x + swing * 0.35, top + 52),
                    (x + side * 1.5, top + 18),
                ]
            )
            ink.part([at(shape)], look.hair, 3.0 * at.unit)
            tie = (x + side * 2.5, top + 0.5)
        ink.part([at(ellipse(*tie, 3.8, 3.4))], look.accent)


def _from_behind(ink: Ink, at: Place, look: Look, cut: Haircut) -> None:
    w, r, low = cut.width, cut.rise, max(cut.back, 34.0)
    if low > 44:
        shape = (
            hanging("front", cut) if low <= _ON_THE_BACK or cut.texture == "curly" else _down_the_back(w, low)
        )
        shapes = [shape, join(edge(outer_knots("back", cut), cut), [(30, 30), (-30, 30)])]
    else:
        outer = edge(outer_knots("back", cut), cut)
        nape = curve(
            [
                (37 + w * 0.6, 12),
                (33, 24),
                (22, low - 3),
                (0, low),
                (-22, low - 3),
                (-33, 24),
                (-37 - w * 0.6, 12),
            ]
        )
        shapes = [join(outer, nape)]
    ink.part([at(s) for s in shapes], look.hair, 4.2 * at.unit)
    hidden = cut.rise <= 3
    if ink.manner.detail and (not hidden or low > 44):
        tone = darker(look.hair, 0.76) if brightness(look.hair) > 0.16 else lighter(look.hair, 0.13)
        for x in (-24, -9, 9, 24):
            end = low - 12 if low > 44 else 22
            out = 1.15 if low <= _ON_THE_BACK else 0.62
            roots = [(x, 6.0)] if hidden else [(x * 0.35, -40 - r * 0.5), (x, -12)]
            middle = [(x * 1.1, 0.5 * low)] if low > 44 else []
            ink.stroke(at(curve([*roots, *middle, (x * out, end)])), 1.1 * at.unit, tone, (0.1, 1, 0.1))
    if ink.manner.detail and not hidden:
        _gloss(
            ink,
            at,
            look,
            [(-27, -30 - r * 0.5), (-12, -38 - r * 0.6), (6, -40 - r * 0.6), (18, -37 - r * 0.5)],
            4.6,
        )
    if cut.extra == "ponytail":
        ink.part(
            [at(loop([(-9, -22), (9, -22), (14, 10), (11, 44), (0, 62), (-11, 44), (-14, 10)]))],
            look.hair,
            3 * at.unit,
        )
        ink.part([at(ellipse(0, -22, 7, 4))], look.accent)
    if cut.extra == "bun":
        _knot(ink, at, look, 0, -46, 15)
    if cut.extra in ("braids", "twin_tails"):
        _tails(ink, at, look, "back", cut)


_ON_THE_BACK = 80.0
"""Hair that reaches lower than this from the eyes lies on the back, and comes together to its ends."""


def _down_the_back(w: float, low: float) -> Points:
    """Long hair from behind: as wide as the head at the ears, narrower to its ends."""
    half = [
        (37 + w, -14), (40 + w * 0.8, 22), (39 + w * 0.5, 0.5 * low), (32, 0.74 * low),
        (21, 0.92 * low), (9, low), (0, low - 3),
    ]  # fmt: skip
    return curve([*half, *((-x, y) for x, y in reversed(half[:-1]))])


_AGED = {
    "quarter": (
        (-19, 6), (-21, -8), (-27, -20), (-40, -24), (-46, -10), (-44, 8), (-37, 22), (-27, 33), (-30, 14),
        (-24, 0),
    ),
    "profile": (
        (1, 6), (0, -8), (-8, -18), (-30, -24), (-48, -20), (-50, -4), (-44, 16), (-28, 34), (-20, 26),
        (-16, 6), (-9, -2), (-3, 1),
    ),
    "back": (
        (-40, 10), (-43, -6), (-36, -20), (0, -14), (36, -20), (43, -6), (40, 10), (26, 30), (0, 35),
        (-26, 30),
    ),
}  # fmt: skip


def _fringe_of_age(ink: Ink, at: Place, look: Look, view: View) -> None:
    """Hair only round the sides and the back of the head."""
    unit = at.unit
    if view == "front":
        for side in (-1, 1):
            ear = [(35, 8), (38, 12), (43.5, 4), (43.5, -10), (39.5, -23), (36, -16), (34, -6)]
            ink.part([at(loop([(side * x, y) for x, y in ear]))], look.hair, 2 * unit)
        return
    ink.part([at(loop(_AGED[view]))], look.hair, 2.4 * unit)
