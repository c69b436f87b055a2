"""What makes a room a trade's room: bricks, bars, crates, barrels, glassware, racks, seats in rows."""

from __future__ import annotations

import random

from roughcut.previs.schema import Colour
from roughcut.previs.sets.canvas import Canvas, fade_across, fade_down
from roughcut.previs.sets.colours import darker, lighter, mix
from roughcut.previs.sets.parts.street import LAMPLIGHT

STEEL: Colour = (176, 182, 188)
_BRICK_M, _COURSE_M = 0.36, 0.13


def bricks(
    canvas: Canvas,
    chance: random.Random,
    area: tuple[float, float, float, float],
    colour: Colour,
    share: float = 0.22,
) -> None:
    """Some bricks of a wall, lighter and darker than the rest; `area` is left, bottom, width, height."""
    left, bottom, width, height = area
    for row in range(int(height / _COURSE_M)):
        shift = _BRICK_M / 2 if row % 2 else 0.0
        for column in range(int(width / _BRICK_M)):
            if chance.random() < share:
                tone = mix(darker(colour, 0.16), lighter(colour, 0.13), chance.random())
                x, y = left + column * _BRICK_M + shift, bottom + row * _COURSE_M
                canvas.rect(x, y, min(_BRICK_M, left + width - x) - 0.02, _COURSE_M - 0.02, tone)


def bars(
    canvas: Canvas, left_m: float, right_m: float, low_m: float, high_m: float, gap_m: float = 0.14
) -> None:
    """Iron bars between two rails."""
    iron: Colour = (84, 88, 96)
    x = left_m
    while x <= right_m:
        canvas.rect(
            x - 0.018, low_m, 0.036, high_m - low_m, fade_across(x - 0.02, x + 0.02, lighter(iron, 0.3), iron)
        )
        x += gap_m
    for y in (low_m, (low_m + high_m) / 2, high_m - 0.05):
        canvas.rect(left_m - 0.03, y, right_m - left_m + 0.06, 0.05, darker(iron, 0.15))


def crate(canvas: Canvas, x_m: float, y_m: float, size_m: float, wood: Colour = (176, 136, 92)) -> None:
    """A wooden crate with a brace across."""
    left = x_m - size_m / 2
    canvas.rect(
        left, y_m, size_m, size_m, fade_down(y_m + size_m, y_m, lighter(wood, 0.08), darker(wood, 0.16))
    )
    for board in range(1, 4):
        canvas.rect(left, y_m + size_m * board / 4, size_m, 0.012, darker(wood, 0.35))
    canvas.line(
        [(left + 0.06, y_m + 0.06), (left + size_m - 0.06, y_m + size_m - 0.06)], 0.07, darker(wood, 0.1)
    )
    for x in (left, left + size_m - 0.07):
        canvas.rect(x, y_m, 0.07, size_m, darker(wood, 0.2))
    for y in (y_m, y_m + size_m - 0.07):
        canvas.rect(left, y, size_m, 0.07, darker(wood, 0.12))


def barrel(canvas: Canvas, x_m: float, colour: Colour = (150, 106, 74), height_m: float = 0.9) -> None:
    """A barrel or drum with two hoops."""
    half = height_m * 0.32
    belly = [(-half * 0.82, 0.0), (half * 0.82, 0.0), (half, height_m * 0.5), (half * 0.82, height_m),
             (-half * 0.82, height_m), (-half, height_m * 0.5)]  # fmt: skip
    canvas.polygon(
        [(x_m + x, y) for x, y in belly],
        fade_across(x_m - half, x_m + half, lighter(colour, 0.2), darker(colour, 0.3)),
    )
    for y in (0.2, 0.72):
        canvas.rect(x_m - half * 0.96, height_m * y, half * 1.92, 0.05, darker(colour, 0.45))


def stacking_shelf(
    canvas: Canvas, chance: random.Random, x_m: float, width_m: float, height_m: float
) -> None:
    """An iron rack with boxes on its boards."""
    iron: Colour = (96, 106, 122)
    boards = max(2, round(height_m / 0.75))
    for board in range(boards):
        y = 0.1 + board * (height_m - 0.15) / boards
        x = x_m - width_m / 2 + 0.08
        while x < x_m + width_m / 2 - 0.45:
            wide, tall = chance.uniform(0.3, 0.5), chance.uniform(0.26, 0.5)
            card = mix((190, 150, 106), (158, 130, 100), chance.random())
            canvas.rect(x, y, wide, tall, fade_down(y + tall, y, lighter(card, 0.08), darker(card, 0.16)))
            canvas.rect(x + wide * 0.4, y, wide * 0.16, tall, lighter(card, 0.18))
            x += wide + chance.uniform(0.02, 0.2)
        canvas.rect(x_m - width_m / 2, y - 0.05, width_m, 0.06, iron)
    for side in (-1, 1):
        canvas.rect(x_m + side * width_m / 2 - 0.03, 0, 0.06, height_m, darker(iron, 0.2))


def flask(canvas: Canvas, x_m: float, y_m: float, liquid: Colour, height_m: float = 0.26) -> None:
    """A conical flask with something in it."""
    half = height_m * 0.36
    glass: Colour = (214, 232, 238)
    canvas.polygon(
        [(x_m - half, y_m), (x_m + half, y_m), (x_m + half * 0.25, y_m + height_m * 0.68),
         (x_m + half * 0.25, y_m + height_m), (x_m - half * 0.25, y_m + height_m),
         (x_m - half * 0.25, y_m + height_m * 0.68)], glass, 0.75,
    )  # fmt: skip
    canvas.polygon(
        [(x_m - half * 0.94, y_m + 0.01), (x_m + half * 0.94, y_m + 0.01),
         (x_m + half * 0.55, y_m + height_m * 0.4), (x_m - half * 0.55, y_m + height_m * 0.4)], liquid,
    )  # fmt: skip


def tube_light(canvas: Canvas, x_m: float, y_m: float, width_m: float = 1.4) -> None:
    """A bare tube on a rail, always on."""
    canvas.glow(x_m, y_m, width_m * 1.1, (236, 244, 246), 0.3, 0.7)
    canvas.rect(x_m - width_m / 2 - 0.05, y_m + 0.03, width_m + 0.1, 0.05, (120, 126, 132))
    canvas.rect(x_m - width_m / 2, y_m, width_m, 0.04, (250, 252, 248), 0.02, glowing=True)


def bulb(canvas: Canvas, x_m: float, y_m: float, top_m: float, strength: float = 0.75) -> None:
    """A bare bulb on its wire, lit."""
    canvas.line([(x_m, y_m), (x_m, top_m)], 0.014, (40, 38, 40))
    canvas.glow(x_m, y_m, 2.4, LAMPLIGHT, strength)
    canvas.ellipse(x_m, y_m, 0.055, 0.07, (255, 246, 214), glowing=True)


def tin_shade(canvas: Canvas, x_m: float, y_m: float, top_m: float, colour: Colour = (70, 82, 84)) -> None:
    """A wide tin lampshade over a work place, lit."""
    canvas.line([(x_m, y_m + 0.2), (x_m, top_m)], 0.02, (50, 50, 54))
    canvas.glow(x_m, y_m - 0.2, 2.6, LAMPLIGHT, 0.5, 2.0)
    canvas.polygon(
        [(x_m - 0.42, y_m), (x_m + 0.42, y_m), (x_m + 0.1, y_m + 0.24), (x_m - 0.1, y_m + 0.24)], colour
    )
    canvas.ellipse(x_m, y_m, 0.36, 0.04, (255, 240, 202), glowing=True)


def row_seat(canvas: Canvas, x_m: float, colour: Colour, count: int = 3) -> None:
    """Seats on one beam, as where people wait; the seat at 0.45 m."""
    left = x_m - count * 0.3
    canvas.rect(left + 0.1, 0.28, count * 0.6 - 0.2, 0.06, (90, 94, 102))
    for foot in (left + 0.3, left + count * 0.6 - 0.36):
        canvas.rect(foot, 0, 0.06, 0.3, (90, 94, 102))
    for seat in range(count):
        x = left + seat * 0.6 + 0.04
        canvas.rect(
            x, 0.44, 0.52, 0.5, fade_down(0.94, 0.44, lighter(colour, 0.14), darker(colour, 0.1)), 0.06
        )
        canvas.rect(x - 0.01, 0.36, 0.54, 0.12, lighter(colour, 0.06), 0.04)


def candle(canvas: Canvas, x_m: float, y_m: float, height_m: float = 0.16) -> None:
    """A burning candle."""
    canvas.glow(x_m, y_m + height_m + 0.04, 0.6, LAMPLIGHT, 0.5)
    canvas.flickers(x_m, y_m + height_m + 0.04, 0.5)
    canvas.rect(x_m - 0.02, y_m, 0.04, height_m, (246, 238, 220))
    canvas.polygon(
        [(x_m - 0.016, y_m + height_m), (x_m + 0.016, y_m + height_m), (x_m, y_m + height_m + 0.07)],
        (255, 214, 120), glowing=True,
    )  # fmt: skip


def board_on_wall(
    canvas: Canvas, x_m: float, y_m: float, width_m: float, height_m: float, lit: bool = False
) -> None:
    """A screen on the wall with a plan on it: rooms, a route, a mark."""
    face: Colour = (206, 224, 230) if lit else (232, 228, 214)
    canvas.rect(x_m - width_m / 2 - 0.05, y_m - 0.05, width_m + 0.1, height_m + 0.1, (70, 74, 82))
    canvas.rect(x_m - width_m / 2, y_m, width_m, height_m, face, glowing=lit)
    ink: Colour = (84, 116, 138)

    def at(x: float, y: float) -> tuple[float, float]:
        return x_m - width_m / 2 + x * width_m, y_m + y * height_m

    for left, low, right, high in (
        (0.08, 0.1, 0.36, 0.5),
        (0.36, 0.1, 0.6, 0.36),
        (0.36, 0.36, 0.6, 0.86),
        (0.6, 0.3, 0.9, 0.86),
    ):
        canvas.line(
            [at(left, low), at(right, low), at(right, high), at(left, high), at(left, low)], 0.02, ink
        )
    canvas.line(
        [at(0.2, 0.04), at(0.2, 0.3), at(0.48, 0.3), at(0.48, 0.62), at(0.74, 0.62)], 0.03, (206, 84, 70)
    )
    canvas.ellipse(*at(0.74, 0.62), 0.06, 0.06, (206, 84, 70))
