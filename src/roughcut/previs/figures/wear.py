"""What is worn on the head: glasses and hats."""

# ruff: noqa: RUF005  (arrays are moved by adding pairs; nothing is concatenated)

from __future__ import annotations

from roughcut.previs.figures.eyes import EYE_X
from roughcut.previs.figures.hairstyles import haircut_of
from roughcut.previs.figures.head import Place, Shape, View, across
from roughcut.previs.figures.ink import Ink
from roughcut.previs.figures.palette import darker, lighter
from roughcut.previs.figures.shapes import Points, curve, ellipse, join, loop
from roughcut.previs.schema import Colour, Look

_FRAME: Colour = (46, 40, 44)
_GOLD: Colour = (232, 188, 72)


def draw_glasses(ink: Ink, at: Place, look: Look, view: View, s: Shape) -> None:
    """Glasses: two rims with a bridge and temples; from the side one rim and its temple."""
    if not look.glasses or view == "back":
        return
    u, y = at.unit, s.eye_y + 0.8
    rim = (1.9 if not ink.manner.flat else 2.4) * u
    if view == "profile":
        ink.tint(at(ellipse(27.5, y, 4.6, 9.4)), (214, 236, 250), 0.28)
        ink.stroke(at(ellipse(27.5, y, 4.6, 9.4, count=40)[list(range(40)) + [0]]), rim, _FRAME, (1, 1))
        ink.stroke(at(curve([(23.4, y - 2.5), (8, y - 2.5), (-7, y - 1)])), rim, _FRAME, (1, 1))
        return
    rims = []
    for side in (-1, 1):
        x = across(view, side * EYE_X) + (0.4 if view == "quarter" else 0)
        wide = (
            11.2 * (0.80 if view == "quarter" and side > 0 else 1.0) * (1.08 if ink.manner.big_iris else 1.0)
        )
        tall = 9.6 * (1.12 if ink.manner.big_iris else 1.0)
        rims.append((x, wide))
        ring = ellipse(x, y, wide, tall, count=40)
        ink.tint(at(ring), (214, 236, 250), 0.08)
        ink.tint(
            at(
                loop(
                    [
                        (x - wide * 0.5, y - tall * 0.6),
                        (x - wide * 0.2, y - tall * 0.7),
                        (x - wide * 0.45, y + tall * 0.1),
                        (x - wide * 0.7, y + tall * 0.15),
                    ]
                )
            ),
            (255, 255, 255),
            0.2,
        )
        ink.stroke(at(ring[list(range(40)) + [0]]), rim, _FRAME, (1, 1))
    (lx, lw), (rx, rw) = rims
    ink.stroke(
        at(curve([(lx + lw, y - 1.5), ((lx + lw + rx - rw) / 2, y - 3.4), (rx - rw, y - 1.5)])),
        rim,
        _FRAME,
        (1, 1),
    )
    ends = [(lx - lw, -36.5 if view == "front" else -20.5)] + ([(rx + rw, 36.5)] if view == "front" else [])
    for start, end in ends:
        ink.stroke(at(curve([(start, y - 2.5), (end, y - 1.0)])), rim, _FRAME, (1, 1))


def draw_hat(ink: Ink, at: Place, look: Look, view: View) -> None:
    """The hat of a look, over its hair."""
    kind, colour, u = look.hat, look.hat_colour, at.unit
    if kind == "none":
        return
    grow = min(haircut_of(look.hair_style).width, 7.0) + 1.5
    spans: dict[View, tuple[float, float]] = {
        "front": (-38, 38),
        "back": (-38, 38),
        "quarter": (-43, 36),
        "profile": (-47, 33),
    }
    x0, x1 = spans[view]
    x0, x1 = x0 - grow, x1 + grow * 0.8
    middle = (x0 + x1) / 2
    band = -20.0

    def dome(top: float, low: float = band, sag: float = 4.0) -> Points:
        half = (x1 - x0) / 2
        arc = [
            (x0, low),
            (x0 + half * 0.06, (low + top) / 2),
            (x0 + half * 0.42, top + 6),
            (middle, top),
            (x1 - half * 0.42, top + 6),
            (x1 - half * 0.06, (low + top) / 2),
            (x1, low),
        ]
        return join(curve(arc), curve([(x1, low), (middle, low + sag), (x0, low)]))

    if kind == "cap":
        ink.part([at(dome(-60))], colour, 4 * u)
        ink.stroke(
            at(
                curve(
                    [
                        (middle, -59),
                        (middle + (x1 - middle) * 0.2, -40),
                        (middle + (x1 - middle) * 0.15, band + 3),
                    ]
                )
            ),
            1.1 * u,
            darker(colour, 0.7),
        )
        if view != "back":
            brim = {
                "front": [(-31, -20), (0, -28), (31, -20), (27, -11), (0, -14), (-27, -11)],
                "quarter": [(-6, -22), (26, -28), (52, -16), (56, -9), (34, -12), (2, -12)],
                "profile": [(14, -24), (36, -25), (66, -13), (67, -9), (40, -13), (16, -14)],
            }[view]
            ink.part([at(loop(brim))], darker(colour, 0.80), 2 * u)
    elif kind == "brimmed":
        ink.part([at(dome(-74, -24, 2))], colour, 5 * u)
        hatband = join(
            curve([(x0 + 0.6, -31), (middle, -28), (x1 - 0.6, -31)]),
            curve([(x1, -22), (middle, -19), (x0, -22)]),
        )
        ink.part([at(hatband)], look.accent if look.accent != colour else lighter(colour, 0.3))
        ink.part(
            [
                at(
                    loop(
                        [
                            (x0 - 22, -17),
                            (x0 - 4, -23.5),
                            (middle, -23),
                            (x1 + 4, -23.5),
                            (x1 + 22, -17),
                            (x1 + 6, -12.5),
                            (middle, -12),
                            (x0 - 6, -12.5),
                        ]
                    )
                )
            ],
            colour,
            2.5 * u,
        )
    elif kind == "beanie":
        ink.part([at(dome(-63))], colour, 4 * u)
        cuff = join(
            curve([(x0 - 1, -32), (middle, -30), (x1 + 1, -32)]),
            curve([(x1 + 1, -17), (middle, -13), (x0 - 1, -17)]),
        )
        ink.part([at(cuff)], lighter(colour, 0.14), 2 * u)
        if ink.manner.detail:
            for k in range(1, 8):
                x = x0 + (x1 - x0) * k / 8
                ink.stroke(at(curve([(x, -30), (x, -16)])), 0.9 * u, darker(colour, 0.78), (0.6, 1, 0.6))
    elif kind == "helmet":
        ink.part([at(dome(-62, -14, 2))], colour, 6 * u)
        ink.tint(
            at(loop([(middle - 20, -50), (middle - 8, -57), (middle - 6, -53), (middle - 19, -44)])),
            (255, 255, 255),
            0.5,
            1.0 * u,
        )
        rim = join(
            curve([(x0 - 3, -19), (middle, -15), (x1 + 4, -19)]),
            curve([(x1 + 4, -12), (middle, -9), (x0 - 3, -12)]),
        )
        ink.part([at(rim)], darker(colour, 0.75))
    elif kind == "headscarf":
        _headscarf(ink, at, colour, view, x0, x1)
    elif kind == "crown":
        points = [
            (x0 + 6, -30),
            (x0 + 2, -64),
            (x0 + (x1 - x0) * 0.27, -46),
            (middle, -72),
            (x1 - (x1 - x0) * 0.27, -46),
            (x1 - 2, -64),
            (x1 - 6, -30),
        ]
        ink.part([at(join(points, curve([(x1 - 6, -30), (middle, -25), (x0 + 6, -30)])))], _GOLD, 3 * u)
        for x, y in (points[1], points[3], points[5]):
            ink.part([at(ellipse(x, y, 3, 3))], look.accent)


def draw_scarf(ink: Ink, at: Place, look: Look, view: View) -> None:
    """The part of a headscarf that lies round the neck, below the head."""
    if look.hat != "headscarf":
        return
    x = {"front": 0.0, "quarter": -3.0, "profile": -12.0, "back": 0.0}[view]
    fold = loop([(x - 27, 26), (x + 27, 26), (x + 36, 56), (x + 26, 72), (x, 82), (x - 26, 72), (x - 36, 56)])
    ink.part([at(fold)], darker(look.hat_colour, 0.88), 4 * at.unit)
    if ink.manner.detail:
        ink.stroke(
            at(curve([(x - 24, 60), (x, 70), (x + 27, 56)])), 1.4 * at.unit, darker(look.hat_colour, 0.66)
        )


def _headscarf(ink: Ink, at: Place, colour: Colour, view: View, x0: float, x1: float) -> None:
    if view == "front":
        outer = curve(
            [
                (-20, 66),
                (-40, 46),
                (x0, 10),
                (x0 + 1, -22),
                (-24, -52),
                (0, -58),
                (24, -52),
                (x1 - 1, -22),
                (x1, 10),
                (40, 46),
                (20, 66),
            ]
        )
        inner = curve(
            [
                (9, 52),
                (22, 44),
                (33, 22),
                (35, -4),
                (27, -27),
                (0, -35),
                (-27, -27),
                (-35, -4),
                (-33, 22),
                (-22, 44),
                (-9, 52),
            ]
        )
    elif view == "quarter":
        outer = curve(
            [
                (-30, 62),
                (-42, 40),
                (x0, 8),
                (x0 + 2, -24),
                (-26, -52),
                (-2, -58),
                (22, -52),
                (37, -28),
                (38, -6),
                (36.5, 20),
                (33, 44),
                (18, 64),
            ]
        )
        inner = curve(
            [
                (20, 52),
                (30, 42),
                (34.5, 20),
                (34.5, -6),
                (30, -28),
                (12, -36),
                (-8, -28),
                (-16, -4),
                (-13, 24),
                (-4, 42),
                (8, 52),
            ]
        )
    elif view == "profile":
        outer = curve(
            [
                (12, 64),
                (-20, 60),
                (-46, 34),
                (x0, 0),
                (x0 + 3, -28),
                (-28, -53),
                (-4, -58),
                (16, -53),
                (31, -36),
            ]
        )
        inner = curve([(26, -31), (10, -18), (2, 0), (4, 24), (14, 44), (26, 54)])
    else:
        ink.part(
            [
                at(
                    loop(
                        [
                            (0, -58),
                            (30, -50),
                            (x1, -16),
                            (x1, 14),
                            (38, 48),
                            (20, 72),
                            (0, 80),
                            (-20, 72),
                            (-38, 48),
                            (x0, 14),
                            (x0, -16),
                            (-30, -50),
                        ]
                    )
                )
            ],
            colour,
            5 * at.unit,
        )
        return
    ink.part([at(join(outer, inner))], colour, 4 * at.unit)
