"""Hair: the mass behind the head and the cap over it, for each haircut and side."""

from __future__ import annotations

import numpy as np

from roughcut.previs.figures.hairstyles import Haircut, haircut_of
from roughcut.previs.figures.head import Place, View, across
from roughcut.previs.figures.ink import Ink
from roughcut.previs.figures.palette import brightness, darker, lighter
from roughcut.previs.figures.shapes import Points, curve, ellipse, join, loop, ribbon
from roughcut.previs.schema import Colour, Look

_Knots = list[tuple[float, float]]

# The hairline on the forehead, right to left, from temple to temple.
_HAIRLINES: dict[str, _Knots] = {
    "none": [(33.4, -12), (29, -25), (17, -32), (0, -33), (-17, -32), (-29, -25), (-33.4, -12)],
    "back": [(33, -12), (29, -27), (17, -34), (3, -34), (-12, -33), (-26, -29), (-33, -12)],
    "side": [
        (34, -6),
        (31, -15),
        (22, -20),
        (8, -24.5),
        (-6, -31),
        (-15, -39),
        (-23, -31),
        (-30, -21),
        (-33.6, -9),
    ],
    "straight": [
        (34.4, -2),
        (31, -11),
        (20, -13.5),
        (7, -15),
        (-7, -15),
        (-20, -13.5),
        (-31, -11),
        (-34.4, -2),
    ],
    "centre": [
        (34, 0),
        (31, -14),
        (22, -25),
        (10, -34),
        (0, -41),
        (-10, -34),
        (-22, -25),
        (-31, -14),
        (-34, 0),
    ],
    "swept": [(33.4, -10), (30, -23), (21, -33), (8, -36), (-8, -33), (-22, -27), (-31, -18), (-33.6, -8)],
    "curls": [(34, -6), (30, -17), (20, -23), (8, -25), (-5, -25), (-18, -23.5), (-29, -18), (-34, -6)],
}
_SPIKES: _Knots = [
    (34, -4), (31, -17), (25.5, -10), (20, -24), (12, -12.5), (5, -25), (-3, -13), (-11, -27), (-18, -15),
    (-24, -27), (-29, -14), (-32, -19), (-34, -4),
]  # fmt: skip


def _ruffled(line: Points, size: float, period: float) -> Points:
    """The line with round bumps outward: curls."""
    step = np.gradient(line, axis=0)
    length = np.maximum(np.hypot(step[:, 0], step[:, 1]), 1e-6)
    dense = np.cumsum(length) - length[0]
    s = np.arange(0, dense[-1], period / 7)
    x, y = np.interp(s, dense, line[:, 0]), np.interp(s, dense, line[:, 1])
    nx, ny = np.interp(s, dense, step[:, 1] / length), np.interp(s, dense, -step[:, 0] / length)
    bump = size * (np.abs(np.sin(np.pi * s / period)) - 0.35)
    return np.stack([x + nx * bump, y + ny * bump], 1)


def _edge(knots: _Knots, cut: Haircut) -> Points:
    """The outer contour of the hair, left to right over the crown."""
    line = curve(knots)
    if cut.texture == "curly":
        return _ruffled(line, 5.0 if cut.rise < 20 else 6.0, 11.0)
    if cut.texture == "spiky":
        return _ruffled(line, 3.2, 17.0)
    return line


def _outer(view: View, cut: Haircut) -> _Knots:
    w, r = cut.width, cut.rise
    side = min(cut.side, 30.0)
    if view in ("front", "back"):
        right: _Knots = [
            (13, -49.8 - r), (27 + w * 0.5, -43 - r * 0.7), (36.4 + w * 0.9, -29 - r * 0.3), (38.6 + w, -11), (37.6 + w, min(side, 12.0)),
        ]  # fmt: skip
        left = [(-x, y) for x, y in reversed(right)]
        lift = 3.0 if cut.fringe == "swept" else 0.0
        return [*left, (0, -52.2 - r - lift), *right]
    if view == "quarter":
        return [
            (-25, 33), (-34 - w * 0.5, 20), (-39.5 - w, 6), (-43 - w, -9), (-41.5 - w * 0.9, -27 - r * 0.2), (-32 - w * 0.4, -41 - r * 0.7),
            (-18, -48.8 - r), (-3, -50.8 - r), (14, -49 - r * 0.9), (27, -42 - r * 0.6), (34.6 + w * 0.5, -29 - r * 0.2),
            (36 + w * 0.5, -14), (34.6 + w * 0.3, -3),
        ]  # fmt: skip
    return [
        (-27, 34), (-38 - w * 0.6, 18), (-45.5 - w, -2), (-47 - w, -19), (-40 - w * 0.7, -37 - r * 0.5), (-23, -48.6 - r),
        (-5, -51 - r), (12, -49.5 - r * 0.9), (24, -43 - r * 0.6), (30.5, -34 - r * 0.2),
    ]  # fmt: skip


def _inner(view: View, cut: Haircut) -> Points:
    """The hairline round the face, from the right end of the outer contour back to its left end."""
    side = min(cut.side, 16.0)
    knots = _SPIKES if cut.fringe == "spiky" else _HAIRLINES[cut.fringe]
    if view == "front":
        front = curve(knots) if cut.fringe != "spiky" else np.array(knots, np.float64)
        return join([(35.2, side)], front, [(-35.2, side)])
    if view == "quarter":
        shown = [(across("quarter", x), y) for x, y in knots]
        shown = [(max(x, -20.0 + (y + 12) * 0.1), y) for x, y in shown]
        front = curve(shown) if cut.fringe != "spiky" else np.array(shown, np.float64)
        burn = [
            (-19.0, max(side, 2.0)),
            (-22.5, max(side, 2.0) + 0.5),
            (-23.5, 0.5),
            (-29.5, 2),
            (-31, 12),
            (-27.5, 24),
        ]
        return join([(33.8, -2.0)], front, burn)
    drop = {
        "straight": (34.6, -14.0),
        "side": (33.8, -22.0),
        "spiky": (35.0, -15.0),
        "curls": (34.2, -22.0),
        "centre": (32.0, -27.0),
    }
    first = drop.get(cut.fringe, (29.0, -32.0))
    low = first[1]
    front = curve([first, (25, low + 4.5), (15, low * 0.55 - 5), (7, -8), (3.5, max(side, 2.0))])
    return join(
        front, [(-1.5, max(side, 2.0) + 0.6), (-3, -0.5), (-9, -2.0), (-15.5, 2.5), (-16.5, 14), (-21, 27)]
    )


def draw_back_hair(ink: Ink, at: Place, look: Look, view: View) -> None:
    """What hangs behind head and shoulders (in profile: behind the shoulder), and tails and buns there."""
    cut = haircut_of(look.hair_style)
    dark = darker(look.hair, 0.80) if view in ("front", "quarter") else look.hair
    if look.hair_style in ("bald", "balding"):
        return
    if cut.back > 40 and view != "back":
        ink.part([at(_hanging(view, cut))], dark, 3.0 * at.unit)
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
        shape = loop([(20, -40), (38, -38), (50, -20), (52, 8), (47, 36), (43, 44), (41, 20), (36, -8)])
    ink.part([at(shape)], look.hair, 3.0 * at.unit)


def _hanging(view: View, cut: Haircut) -> Points:
    w, low = cut.width, cut.back
    flare = 5.0 if cut.texture == "smooth" else 9.0
    if view == "profile":
        knots: _Knots = [
            (-18, -44), (-44 - w, -26), (-48 - w, 0), (-48 - w - flare * 0.3, low * 0.5), (-44 - w - flare * 0.4, low - 9), (-34, low),
            (-20, low - 3), (-14, low * 0.55), (-10, 20), (-4, -6),
        ]  # fmt: skip
    else:
        right: _Knots = [
            (30, -34), (39 + w, -8), (40 + w, 24), (40 + w + flare * (low > 60), low * 0.62), (36 + w + flare * 0.6 * (low > 60), low - 7), (24, low),
        ]  # fmt: skip
        knots = [(0, -44), *right, (0, low + (2 if low > 60 else -2)), *[(-x, y) for x, y in reversed(right)]]
        if view == "quarter":
            knots = [(x * 0.94 - 7, y) for x, y in knots]
    shape = loop(knots)
    if cut.texture == "curly":
        return _ruffled(np.vstack([shape, shape[:1]]), 4.5, 12.0)
    if cut.texture == "wavy":
        sway = np.clip((shape[:, 1] - 20) / 60, 0, 1)
        shape[:, 0] += 3.2 * sway * np.sin(shape[:, 1] / 8.5) * np.sign(shape[:, 0] + 7)
    return shape


def draw_hair(ink: Ink, at: Place, look: Look, view: View) -> None:
    """The cap of hair over the head, with its fringe, side locks and shine."""
    cut = haircut_of(look.hair_style)
    if look.hair_style == "bald":
        return
    if look.hair_style == "balding":
        _fringe_of_age(ink, at, look, view)
        return
    if view == "back":
        _from_behind(ink, at, look, cut)
        return
    cap = join(_edge(_outer(view, cut), cut), _inner(view, cut))
    shapes = [cap, *_locks(view, cut)]
    ink.part([at(shape) for shape in shapes], look.hair, (2.2 if cut.rise < 4 else 4.2) * at.unit)
    if ink.manner.detail and cut.rise > 3:
        _strands(ink, at, look, view, cut)
    if cut.extra == "bun" and view == "quarter":
        return
    if cut.extra in ("braids", "twin_tails"):
        _tails(ink, at, look, view, cut)


def _locks(view: View, cut: Haircut) -> list[Points]:
    """Hair that falls in front of the ears, down to `side`."""
    if cut.side < 14:
        return []
    low, w = cut.side, cut.width
    thick = 9.0 if low > 40 else 4.5
    bulge = 3.5 if cut.texture != "smooth" else 0.0

    def lock(x: float, out: float, top: float, full: float) -> Points:
        knots = [
            (x - out * full * 0.9, top), (x + out * (w + 1.5), top + 6), (x + out * (w + 3.0 + bulge), low * 0.45),
            (x + out * (w + 0.6 + bulge), low * 0.86), (x - out * full * 0.15, low + 2), (x - out * full * 0.80, low * 0.74),
            (x - out * full * 0.50, low * 0.30),
        ]  # fmt: skip
        shape = loop(knots)
        if cut.texture == "wavy":
            shape[:, 0] += 2.4 * np.sin(shape[:, 1] / 8.5) * np.clip(shape[:, 1] / 40, 0, 1)
        return _ruffled(np.vstack([shape, shape[:1]]), 3.6, 11.0) if cut.texture == "curly" else shape

    if view == "front":
        return [lock(36.5, 1, -22, thick), lock(-36.5, -1, -22, thick)]
    if view == "quarter":
        near = lock(-27.5, -1, -24, thick + 5)
        return [near, lock(33.2, 1, -20, thick * 0.55)] if low > 30 else [near]
    if low > 30:
        return [lock(-12, -1, -26, thick + 7)]
    return [lock(-4, -1, -18, thick)]


def _strands(ink: Ink, at: Place, look: Look, view: View, cut: Haircut) -> None:
    """A band of shine and a few lines that follow the hair."""
    r = cut.rise
    tone = darker(look.hair, 0.76) if brightness(look.hair) > 0.16 else lighter(look.hair, 0.13)
    if view == "front":
        root = {"side": -15.0, "straight": 0.0, "centre": 0.0, "swept": 10.0}.get(cut.fringe, 4.0)
        ends: _Knots = [(-33, -24), (-22, -32), (22, -27), (33, -20), (10, -30)]
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
    for x, y in ends:
        sx, sy = start[0] + (x - start[0]) * 0.32, start[1] + (y - start[1]) * 0.12
        bend = ((sx + x) / 2 + np.sign(x - start[0]) * 3.2, (sy + y) / 2 - 3.4)
        ink.stroke(at(curve([(sx, sy), bend, (x, y)])), 1.05 * at.unit, tone, (0.1, 1, 0.15))


def _gloss(ink: Ink, at: Place, look: Look, knots: _Knots, width: float) -> None:
    if ink.manner.flat:
        return
    strength = 0.30 if brightness(look.hair) < 0.6 else 0.45
    line = curve(knots)
    band = ribbon(line, [0.2 * width, width, width * 0.8, 0.2 * width])
    ink.tint(at(band), lighter(look.hair, 0.75), strength, 0.0 if ink.manner.hard_shade else 1.3 * at.unit)


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
        shape = _hanging("front", cut)
        shapes = [shape, join(_edge(_outer("back", cut), cut), [(30, 30), (-30, 30)])]
    else:
        outer = _edge(_outer("back", cut), cut)
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
    if ink.manner.detail and cut.rise > 3:
        tone = darker(look.hair, 0.76)
        for x in (-24, -9, 9, 24):
            end = low - 12 if low > 44 else 22
            ink.stroke(
                at(curve([(x * 0.35, -40 - r * 0.5), (x, -12), (x * 1.15, end)])),
                1.1 * at.unit,
                tone,
                (0.1, 1, 0.1),
            )
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


def _fringe_of_age(ink: Ink, at: Place, look: Look, view: View) -> None:
    """Hair only round the sides and the back of the head."""
    unit = at.unit
    if view == "front":
        for side in (-1, 1):
            ear = [(35, 8), (38, 12), (43.5, 4), (43.5, -10), (39.5, -23), (36, -16), (34, -6)]
            ink.part([at(loop([(side * x, y) for x, y in ear]))], look.hair, 2 * unit)
        return
    if view == "quarter":
        shape = loop(
            [
                (-19, 6),
                (-21, -8),
                (-27, -20),
                (-40, -24),
                (-46, -10),
                (-44, 8),
                (-37, 22),
                (-27, 33),
                (-30, 14),
                (-24, 0),
            ]
        )
    elif view == "profile":
        shape = loop(
            [
                (1, 6),
                (0, -8),
                (-8, -18),
                (-30, -24),
                (-48, -20),
                (-50, -4),
                (-44, 16),
                (-28, 34),
                (-20, 26),
                (-16, 6),
                (-9, -2),
                (-3, 1),
            ]
        )
    else:
        shape = loop(
            [
                (-40, 10),
                (-43, -6),
                (-36, -20),
                (0, -14),
                (36, -20),
                (43, -6),
                (40, 10),
                (26, 30),
                (0, 35),
                (-26, 30),
            ]
        )
    ink.part([at(shape)], look.hair, 2.4 * unit)
