"""Things that lie on tables and stand about: weapons, papers, bottles, bags, a bicycle."""

from __future__ import annotations

from roughcut.previs.schema import Colour
from roughcut.previs.sets.canvas import Canvas, fade_across, fade_down
from roughcut.previs.sets.colours import darker, lighter

_STEEL: Colour = (186, 194, 202)
_DARK: Colour = (52, 54, 62)


def bottle(canvas: Canvas, x_m: float, y_m: float, glass: Colour = (70, 110, 84)) -> None:
    """A wine bottle with a label."""
    paint = fade_across(x_m - 0.045, x_m + 0.045, lighter(glass, 0.25), darker(glass, 0.25))
    canvas.rect(x_m - 0.045, y_m, 0.09, 0.2, paint, 0.015)
    canvas.polygon(
        [
            (x_m - 0.044, y_m + 0.18),
            (x_m + 0.044, y_m + 0.18),
            (x_m + 0.016, y_m + 0.25),
            (x_m - 0.016, y_m + 0.25),
        ],
        paint,
    )
    canvas.rect(x_m - 0.017, y_m + 0.24, 0.034, 0.09, darker(glass, 0.2))
    canvas.rect(x_m - 0.043, y_m + 0.06, 0.086, 0.08, (240, 232, 212))


def map_sheet(canvas: Canvas, x_m: float, y_m: float) -> None:
    """A map that hangs over the table's edge, with a route and a cross."""
    paper: Colour = (234, 220, 180)
    outline = [
        (x_m - 0.3, y_m + 0.02),
        (x_m + 0.3, y_m + 0.02),
        (x_m + 0.32, y_m - 0.2),
        (x_m - 0.28, y_m - 0.22),
    ]
    canvas.polygon(outline, fade_down(y_m, y_m - 0.2, paper, darker(paper, 0.1)))
    canvas.line(
        [
            (x_m - 0.22, y_m - 0.16),
            (x_m - 0.1, y_m - 0.06),
            (x_m + 0.06, y_m - 0.12),
            (x_m + 0.18, y_m - 0.05),
        ],
        0.014,
        (120, 150, 110),
    )
    for dx in (-0.03, 0.03):
        canvas.line([(x_m + 0.18 - dx, y_m - 0.14), (x_m + 0.18 + dx, y_m - 0.08)], 0.014, (190, 60, 52))


def laptop(canvas: Canvas, x_m: float, y_m: float) -> None:
    """A laptop, open, its screen towards us."""
    canvas.rect(x_m - 0.17, y_m + 0.02, 0.34, 0.23, _DARK, 0.012)
    canvas.rect(
        x_m - 0.155,
        y_m + 0.035,
        0.31,
        0.195,
        fade_down(y_m + 0.23, y_m, (150, 196, 222), (92, 134, 172)),
        glowing=True,
    )
    canvas.polygon(
        [(x_m - 0.19, y_m), (x_m + 0.19, y_m), (x_m + 0.17, y_m + 0.03), (x_m - 0.17, y_m + 0.03)], _STEEL
    )


def gun(canvas: Canvas, x_m: float, y_m: float) -> None:
    """A pistol lying on its side."""
    canvas.rect(
        x_m - 0.11, y_m + 0.055, 0.21, 0.035, fade_down(y_m + 0.09, y_m + 0.05, (110, 114, 122), _DARK)
    )
    canvas.polygon(
        [(x_m + 0.03, y_m + 0.06), (x_m + 0.1, y_m + 0.06), (x_m + 0.13, y_m), (x_m + 0.07, y_m)],
        (74, 56, 48),
    )
    canvas.line([(x_m + 0.02, y_m + 0.055), (x_m + 0.0, y_m + 0.03), (x_m + 0.045, y_m + 0.03)], 0.01, _DARK)


def sword(canvas: Canvas, x_m: float, y_m: float) -> None:
    """A sword laid flat."""
    canvas.polygon(
        [
            (x_m - 0.46, y_m + 0.03),
            (x_m - 0.38, y_m + 0.05),
            (x_m + 0.26, y_m + 0.05),
            (x_m + 0.26, y_m + 0.015),
            (x_m - 0.38, y_m + 0.015),
        ],
        fade_down(y_m + 0.05, y_m + 0.01, lighter(_STEEL, 0.5), _STEEL),
    )
    canvas.rect(x_m + 0.25, y_m - 0.005, 0.03, 0.08, (206, 170, 96))
    canvas.rect(x_m + 0.28, y_m + 0.017, 0.15, 0.033, (96, 62, 50), 0.01)
    canvas.ellipse(x_m + 0.44, y_m + 0.034, 0.024, 0.024, (206, 170, 96))


def money(canvas: Canvas, x_m: float, y_m: float) -> None:
    """Banded notes in two heaps, and a few coins."""
    for dx, count in ((-0.1, 4), (0.07, 2)):
        for note in range(count):
            y = y_m + note * 0.032
            canvas.rect(x_m + dx - 0.075, y, 0.15, 0.028, (142, 176, 140))
            canvas.rect(x_m + dx - 0.015, y, 0.03, 0.028, (240, 234, 216))
    for dx in (0.17, 0.2, 0.23):
        canvas.ellipse(x_m + dx, y_m + 0.012, 0.022, 0.01, (230, 190, 92))


def bag(canvas: Canvas, x_m: float, y_m: float = 0.0) -> None:
    """A holdall with two handles, 0.34 m high."""
    hide: Colour = (136, 92, 66)
    canvas.line(
        [
            (x_m - 0.12, y_m + 0.28),
            (x_m - 0.1, y_m + 0.42),
            (x_m + 0.1, y_m + 0.42),
            (x_m + 0.12, y_m + 0.28),
        ],
        0.03,
        darker(hide, 0.3),
    )
    canvas.rect(
        x_m - 0.3, y_m, 0.6, 0.31, fade_down(y_m + 0.31, y_m, lighter(hide, 0.12), darker(hide, 0.2)), 0.09
    )
    canvas.rect(x_m - 0.27, y_m + 0.23, 0.54, 0.025, darker(hide, 0.35))
    for dx in (-0.16, 0.13):
        canvas.rect(x_m + dx, y_m + 0.02, 0.035, 0.25, darker(hide, 0.25))


def umbrella(canvas: Canvas, x_m: float) -> None:
    """An open umbrella set down on the ground."""
    cloth: Colour = (176, 58, 62)
    canvas.line([(x_m, 0.42), (x_m + 0.46, 0.03), (x_m + 0.5, 0.1)], 0.022, (70, 56, 48))
    canvas.polygon(
        [(x_m - 0.52, 0.18), (x_m - 0.5, 0.5), (x_m - 0.28, 0.78), (x_m + 0.04, 0.84), (x_m + 0.3, 0.7),
         (x_m + 0.12, 0.52), (x_m - 0.08, 0.44), (x_m - 0.18, 0.24), (x_m - 0.34, 0.14)],
        fade_across(x_m - 0.5, x_m + 0.3, lighter(cloth, 0.12), darker(cloth, 0.2)),
    )  # fmt: skip
    for tip in ((x_m + 0.02, 0.84), (x_m - 0.3, 0.77), (x_m - 0.5, 0.46)):
        canvas.line([tip, (x_m - 0.1, 0.44)], 0.012, darker(cloth, 0.35))


def bicycle(canvas: Canvas, x_m: float, colour: Colour = (62, 116, 140)) -> None:
    """A bicycle from the side, 1.05 m high."""
    tyre: Colour = (44, 46, 52)
    for hub in (-0.52, 0.52):
        ring = [(x_m + hub + 0.33 * x, 0.34 + 0.33 * y) for x, y in _RING]
        canvas.line(ring, 0.035, tyre)
        for x, y in _RING[::3]:
            canvas.line([(x_m + hub, 0.34), (x_m + hub + 0.32 * x, 0.34 + 0.32 * y)], 0.006, (170, 176, 182))
    seat, crank, head = (x_m - 0.2, 0.86), (x_m - 0.06, 0.32), (x_m + 0.36, 0.82)
    for a, b in (
        (seat, crank),
        (crank, head),
        (seat, head),
        ((x_m - 0.52, 0.34), crank),
        ((x_m - 0.52, 0.34), (x_m - 0.17, 0.74)),
    ):
        canvas.line([a, b], 0.035, colour)
    canvas.line([(x_m + 0.52, 0.34), head, (x_m + 0.33, 0.98), (x_m + 0.22, 1.04)], 0.03, colour)
    canvas.rect(x_m - 0.33, 0.88, 0.26, 0.06, (60, 44, 40), 0.03)
    canvas.ellipse(*crank, 0.08, 0.08, (120, 126, 132))


_RING = (
    (1.0, 0.0), (0.87, 0.5), (0.5, 0.87), (0.0, 1.0), (-0.5, 0.87), (-0.87, 0.5), (-1.0, 0.0),
    (-0.87, -0.5), (-0.5, -0.87), (0.0, -1.0), (0.5, -0.87), (0.87, -0.5), (1.0, 0.0),
)  # fmt: skip


def gate(canvas: Canvas, x_m: float, stone: Colour = (158, 152, 142)) -> None:
    """A stone gate, closed: two carved leaves in a heavy frame, 3.2 m high."""
    canvas.rect(x_m - 1.35, 0, 2.7, 3.2, fade_down(3.2, 0, lighter(stone, 0.1), darker(stone, 0.2)), 0.05)
    canvas.rect(x_m - 1.5, 2.85, 3.0, 0.42, fade_down(3.27, 2.85, lighter(stone, 0.16), stone), 0.04)
    canvas.rect(x_m - 1.0, 0, 2.0, 2.7, darker(stone, 0.45))
    for left in (x_m - 0.97, x_m + 0.02):
        canvas.rect(
            left, 0.02, 0.95, 2.62, fade_across(left, left + 0.95, darker(stone, 0.06), darker(stone, 0.22))
        )
        canvas.rect(left + 0.1, 0.2, 0.75, 2.25, darker(stone, 0.26), 0.02)
        canvas.rect(left + 0.14, 0.24, 0.67, 2.17, darker(stone, 0.12), 0.02)
    glow: Colour = (150, 226, 214)
    for index, (dx, y) in enumerate(
        ((-0.48, 2.0), (0.5, 2.0), (-0.48, 1.4), (0.5, 1.4), (-0.48, 0.8), (0.5, 0.8))
    ):
        canvas.glow(x_m + dx, y, 0.42, glow, 0.3)
        _sign(canvas, x_m + dx, y, index, glow)


def _sign(canvas: Canvas, x_m: float, y_m: float, index: int, colour: Colour) -> None:
    """A carved sign of no script: a ring, a wave or a tree of strokes."""
    if index % 3 == 0:
        canvas.line([(x_m + 0.14 * x, y_m + 0.14 * y) for x, y in _RING], 0.03, colour)
        canvas.ellipse(x_m, y_m, 0.04, 0.04, colour, glowing=True)
    elif index % 3 == 1:
        for lift in (-0.08, 0.06):
            canvas.line(
                [
                    (x_m - 0.16, y_m + lift),
                    (x_m - 0.06, y_m + lift + 0.09),
                    (x_m + 0.06, y_m + lift),
                    (x_m + 0.16, y_m + lift + 0.09),
                ],
                0.03,
                colour,
            )
    else:
        canvas.line([(x_m, y_m - 0.16), (x_m, y_m + 0.16)], 0.03, colour)
        for lift in (-0.02, 0.1):
            canvas.line(
                [(x_m - 0.12, y_m + lift + 0.06), (x_m, y_m + lift - 0.04), (x_m + 0.12, y_m + lift + 0.06)],
                0.03,
                colour,
            )
