"""The outlines of hair: hairlines, caps, locks and what hangs down the back, as points."""

from __future__ import annotations

import numpy as np

from roughcut.previs.figures.hairstyles import Haircut
from roughcut.previs.figures.head import View, across
from roughcut.previs.figures.shapes import Points, curve, join, loop

Knots = list[tuple[float, float]]

# The hairline on the forehead, right to left, from temple to temple.
_HAIRLINES: dict[str, Knots] = {
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
_SPIKES: Knots = [
    (34, -4), (31, -17), (25.5, -10), (20, -24), (12, -12.5), (5, -25), (-3, -13), (-11, -27), (-18, -15),
    (-24, -27), (-29, -14), (-32, -19), (-34, -4),
]  # fmt: skip


def ruffled(line: Points, size: float, period: float) -> Points:
    """The line with round bumps outward: curls."""
    step = np.gradient(line, axis=0)
    length = np.maximum(np.hypot(step[:, 0], step[:, 1]), 1e-6)
    dense = np.cumsum(length) - length[0]
    s = np.arange(0, dense[-1], period / 7)
    x, y = np.interp(s, dense, line[:, 0]), np.interp(s, dense, line[:, 1])
    nx, ny = np.interp(s, dense, step[:, 1] / length), np.interp(s, dense, -step[:, 0] / length)
    bump = size * (np.abs(np.sin(np.pi * s / period)) - 0.35)
    return np.stack([x + nx * bump, y + ny * bump], 1)


def edge(knots: Knots, cut: Haircut) -> Points:
    """The outer contour of the hair, left to right over the crown."""
    line = curve(knots)
    if cut.texture == "curly":
        return ruffled(line, 5.0 if cut.rise < 20 else 6.0, 11.0)
    if cut.texture == "spiky":
        return ruffled(line, 3.2, 17.0)
    return line


def outer_knots(view: View, cut: Haircut) -> Knots:
    w, r = cut.width, cut.rise
    side = min(cut.side, 30.0)
    if view in ("front", "back"):
        right: Knots = [
            (13, -49.8 - r), (27 + w * 0.5, -43 - r * 0.7), (36.4 + w * 0.9, -29 - r * 0.3),
            (38.6 + w, -11), (37.6 + w, min(side, 12.0)),
        ]  # fmt: skip
        left = [(-x, y) for x, y in reversed(right)]
        lift = 1.0 if cut.fringe == "swept" else 0.0
        return [*left, (0, -52.2 - r - lift), *right]
    if view == "quarter":
        return [
            (-25, 33), (-34 - w * 0.5, 20), (-39.5 - w, 6), (-43 - w, -9), (-41.5 - w * 0.9, -27 - r * 0.2),
            (-32 - w * 0.4, -41 - r * 0.7),
            (-18, -48.8 - r), (-3, -50.8 - r), (14, -49 - r * 0.9), (27, -42 - r * 0.6),
            (34.6 + w * 0.5, -29 - r * 0.2),
            (36 + w * 0.5, -14), (34.6 + w * 0.3, -3),
        ]  # fmt: skip
    return [
        (-27, 34), (-38 - w * 0.6, 18), (-45.5 - w, -2), (-47 - w, -19), (-40 - w * 0.7, -37 - r * 0.5),
        (-23, -48.6 - r),
        (-5, -51 - r), (12, -49.5 - r * 0.9), (24, -43 - r * 0.6), (30.5, -34 - r * 0.2),
    ]  # fmt: skip


def hairline(view: View, cut: Haircut) -> Points:
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


def hanging(view: View, cut: Haircut) -> Points:
    w, low = cut.width, cut.back
    flare = 5.0 if cut.texture == "smooth" else 9.0
    if view == "profile":
        knots: Knots = [
            (-18, -44), (-44 - w, -26), (-48 - w, 0), (-48 - w - flare * 0.3, low * 0.5),
            (-44 - w - flare * 0.4, low - 9), (-34, low),
            (-20, low - 3), (-14, low * 0.55), (-10, 20), (-4, -6),
        ]  # fmt: skip
    else:
        right: Knots = [
            (30, -34), (39 + w, -8), (40 + w, 24), (40 + w + flare * (low > 60), low * 0.62),
            (36 + w + flare * 0.6 * (low > 60), low - 7), (24, low),
        ]  # fmt: skip
        knots = [(0, -44), *right, (0, low + (2 if low > 60 else -2)), *[(-x, y) for x, y in reversed(right)]]
        if view == "quarter":
            knots = [(x * 0.94 - 7, y) for x, y in knots]
    shape = loop(knots)
    if cut.texture == "curly":
        return ruffled(np.vstack([shape, shape[:1]]), 4.5, 12.0)
    if cut.texture == "wavy":
        sway = np.clip((shape[:, 1] - 20) / 60, 0, 1)
        shape[:, 0] += 3.2 * sway * np.sin(shape[:, 1] / 8.5) * np.sign(shape[:, 0] + 7)
    return shape


def locks(view: View, cut: Haircut) -> list[Points]:
    """Hair that falls in front of the ears, down to `side`."""
    if cut.side < 14:
        return []
    low, w = cut.side, cut.width
    thick = 9.0 if low > 40 else 4.5
    bulge = 3.5 if cut.texture != "smooth" else 0.0

    def lock(x: float, out: float, top: float, full: float) -> Points:
        knots = [
            (x - out * full * 0.9, top), (x + out * (w + 1.5), top + 6),
            (x + out * (w + 3.0 + bulge), low * 0.45),
            (x + out * (w + 0.6 + bulge), low * 0.86), (x - out * full * 0.15, low + 2),
            (x - out * full * 0.80, low * 0.74),
            (x - out * full * 0.50, low * 0.30),
        ]  # fmt: skip
        shape = loop(knots)
        if cut.texture == "wavy":
            shape[:, 0] += 2.4 * np.sin(shape[:, 1] / 8.5) * np.clip(shape[:, 1] / 40, 0, 1)
        return ruffled(np.vstack([shape, shape[:1]]), 3.6, 11.0) if cut.texture == "curly" else shape

    if view == "front":
        return [lock(36.5, 1, -22, thick), lock(-36.5, -1, -22, thick)]
    if view == "quarter":
        near = lock(-27.5, -1, -24, thick + 5)
        return [near, lock(33.2, 1, -20, thick * 0.55)] if low > 30 else [near]
    if low > 30:
        return [lock(-12, -1, -26, thick + 7)]
    return [lock(-4, -1, -18, thick)]
