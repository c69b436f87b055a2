"""What is worn on the face: glasses."""

# ruff: noqa: RUF005  (arrays are moved by adding pairs; nothing is concatenated)

from __future__ import annotations

from roughcut.previs.figures.eyes import EYE_X
from roughcut.previs.figures.head import Place, Shape, View, across
from roughcut.previs.figures.ink import Ink
from roughcut.previs.figures.shapes import curve, ellipse, loop
from roughcut.previs.schema import Colour, Look

_FRAME: Colour = (46, 40, 44)


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
