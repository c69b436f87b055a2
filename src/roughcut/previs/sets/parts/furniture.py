"""Furniture, drawn from the front, standing at y = 0."""

from __future__ import annotations

import random

from roughcut.previs.schema import Colour
from roughcut.previs.sets.canvas import Canvas, fade_down
from roughcut.previs.sets.colours import darker, lighter
from roughcut.previs.sets.parts.nature import leafy
from roughcut.previs.sets.parts.street import LAMPLIGHT

WOOD: Colour = (166, 122, 86)
BOOKS: tuple[Colour, ...] = (
    (158, 78, 72),
    (84, 108, 132),
    (196, 162, 98),
    (98, 124, 100),
    (132, 104, 134),
    (222, 210, 190),
)


def table(
    canvas: Canvas, x_m: float, width_m: float = 1.5, height_m: float = 0.75, wood: Colour = WOOD
) -> None:
    """A plain table with four legs."""
    left = x_m - width_m / 2
    for leg in (left + 0.28, left + width_m - 0.34):
        canvas.rect(leg, 0.06, 0.055, height_m - 0.1, darker(wood, 0.35))
    for leg in (left + 0.06, left + width_m - 0.13):
        canvas.rect(leg, 0, 0.07, height_m - 0.05, darker(wood, 0.15))
    canvas.rect(left + 0.06, height_m - 0.17, width_m - 0.12, 0.12, darker(wood, 0.25))
    canvas.rect(
        left,
        height_m - 0.06,
        width_m,
        0.06,
        fade_down(height_m, height_m - 0.06, lighter(wood, 0.18), wood),
        0.015,
    )


def round_table(
    canvas: Canvas, x_m: float, width_m: float = 0.8, height_m: float = 0.74, top: Colour = (226, 216, 202)
) -> None:
    """A café table on one leg."""
    iron: Colour = (64, 62, 66)
    canvas.ellipse(x_m, 0.03, width_m * 0.3, 0.04, iron)
    canvas.rect(x_m - 0.03, 0.03, 0.06, height_m - 0.05, iron)
    canvas.ellipse(x_m, height_m - 0.03, width_m / 2, 0.06, darker(top, 0.25))
    canvas.ellipse(x_m, height_m, width_m / 2, 0.06, top)


def chair(canvas: Canvas, x_m: float, wood: Colour = (142, 100, 72), seat: Colour | None = None) -> None:
    """A dining chair facing the audience: seat at 0.45 m, back to 0.92 m."""
    for side in (-1, 1):
        canvas.rect(x_m + side * 0.2 - 0.025, 0.0, 0.05, 0.92, darker(wood, 0.2), 0.015)
    for y in (0.6, 0.74, 0.86):
        canvas.rect(x_m - 0.2, y, 0.4, 0.06, wood, 0.02)
    canvas.rect(x_m - 0.22, 0.37, 0.44, 0.05, darker(wood, 0.35))
    canvas.rect(
        x_m - 0.24, 0.41, 0.48, 0.06, fade_down(0.47, 0.41, lighter(seat or wood, 0.15), seat or wood), 0.025
    )
    for side in (-1, 1):
        canvas.rect(x_m + side * 0.2 - 0.03, 0.0, 0.055, 0.4, wood, 0.015)


def stool(canvas: Canvas, x_m: float, height_m: float = 0.45, wood: Colour = WOOD) -> None:
    """A simple round stool on four legs."""
    for foot, head in ((-0.19, -0.1), (-0.08, -0.05), (0.08, 0.05), (0.19, 0.1)):
        canvas.line([(x_m + foot, 0.0), (x_m + head, height_m - 0.04)], 0.045, darker(wood, 0.25))
    canvas.rect(x_m - 0.16, height_m * 0.4, 0.32, 0.035, darker(wood, 0.3))
    canvas.ellipse(x_m, height_m - 0.045, 0.21, 0.04, darker(wood, 0.28))
    canvas.ellipse(x_m, height_m - 0.015, 0.21, 0.04, lighter(wood, 0.12))


def sofa(canvas: Canvas, x_m: float, width_m: float = 2.1, colour: Colour = (112, 132, 140)) -> None:
    """A sofa with two cushions: seat at 0.45 m, back to 0.88 m."""
    left = x_m - width_m / 2
    for leg in (left + 0.12, left + width_m - 0.18):
        canvas.rect(leg, 0, 0.06, 0.14, (92, 70, 54))
    canvas.rect(
        left + 0.08,
        0.3,
        width_m - 0.16,
        0.58,
        fade_down(0.88, 0.3, lighter(colour, 0.06), darker(colour, 0.15)),
        0.12,
    )
    half = (width_m - 0.36) / 2
    for index in range(2):
        x = left + 0.18 + index * half
        canvas.rect(
            x + 0.01, 0.44, half - 0.02, 0.4, fade_down(0.84, 0.44, lighter(colour, 0.12), colour), 0.09
        )
        canvas.rect(
            x + 0.01,
            0.3,
            half - 0.02,
            0.17,
            fade_down(0.47, 0.3, lighter(colour, 0.2), darker(colour, 0.04)),
            0.05,
        )
    canvas.rect(left + 0.05, 0.12, width_m - 0.1, 0.2, darker(colour, 0.2), 0.05)
    for x in (left, left + width_m - 0.22):
        canvas.rect(
            x, 0.12, 0.22, 0.5, fade_down(0.62, 0.12, lighter(colour, 0.14), darker(colour, 0.18)), 0.09
        )


def armchair(canvas: Canvas, x_m: float, colour: Colour = (176, 120, 92)) -> None:
    """An upholstered chair, seat at 0.45 m."""
    canvas.rect(
        x_m - 0.38, 0.2, 0.76, 0.78, fade_down(0.98, 0.2, lighter(colour, 0.08), darker(colour, 0.15)), 0.16
    )
    canvas.rect(x_m - 0.3, 0.3, 0.6, 0.17, lighter(colour, 0.18), 0.06)
    canvas.rect(x_m - 0.36, 0.1, 0.72, 0.22, darker(colour, 0.16), 0.05)
    for x in (x_m - 0.44, x_m + 0.26):
        canvas.rect(
            x, 0.1, 0.18, 0.52, fade_down(0.62, 0.1, lighter(colour, 0.12), darker(colour, 0.2)), 0.08
        )
        canvas.rect(x + 0.05, 0, 0.05, 0.1, (84, 64, 50))


def bed(
    canvas: Canvas, x_m: float, width_m: float = 2.0, cover: Colour = (142, 158, 184), wood: Colour = WOOD
) -> None:
    """A bed from its long side: head at the left, mattress at 0.5 m."""
    left = x_m - width_m / 2
    canvas.rect(left - 0.08, 0, 0.1, 1.05, fade_down(1.05, 0, lighter(wood, 0.1), darker(wood, 0.15)), 0.03)
    canvas.rect(left + width_m - 0.02, 0, 0.08, 0.6, darker(wood, 0.08), 0.03)
    canvas.rect(left, 0.14, width_m, 0.16, darker(wood, 0.2))
    canvas.rect(left, 0.28, width_m, 0.24, (238, 234, 228), 0.06)
    canvas.rect(left + 0.05, 0.47, 0.55, 0.16, (250, 248, 244), 0.08)
    canvas.rect(
        left + 0.6,
        0.2,
        width_m - 0.62,
        0.37,
        fade_down(0.57, 0.2, lighter(cover, 0.14), darker(cover, 0.1)),
        0.07,
    )
    canvas.rect(left + 0.6, 0.45, 0.3, 0.12, lighter(cover, 0.45), 0.04)


def shelf(
    canvas: Canvas,
    chance: random.Random,
    x_m: float,
    width_m: float = 1.1,
    height_m: float = 2.0,
    wood: Colour = WOOD,
) -> None:
    """A bookcase, filled."""
    left, boards = x_m - width_m / 2, max(2, round(height_m / 0.4))
    canvas.rect(left, 0, width_m, height_m, darker(wood, 0.12))
    canvas.rect(left + 0.04, 0.06, width_m - 0.08, height_m - 0.1, darker(wood, 0.5))
    pitch = (height_m - 0.1) / boards
    for board in range(boards):
        y = 0.06 + board * pitch
        canvas.rect(left + 0.02, y, width_m - 0.04, 0.03, wood)
        x = left + 0.06
        while x < left + width_m - 0.16:
            if chance.random() < 0.12:
                canvas.ellipse(x + 0.08, y + 0.11, 0.06, 0.08, (206, 186, 160))
                x += 0.2
                continue
            thick, tall = chance.uniform(0.03, 0.065), pitch * chance.uniform(0.58, 0.84)
            canvas.rect(x, y + 0.03, thick, tall, chance.choice(BOOKS))
            x += thick + 0.004


def floor_lamp(canvas: Canvas, x_m: float, height_m: float = 1.65) -> None:
    """A standing lamp; lit at dusk and night."""
    canvas.ellipse(x_m, 0.03, 0.17, 0.035, (74, 68, 66))
    canvas.rect(x_m - 0.015, 0.03, 0.03, height_m - 0.3, (92, 84, 78))
    _shade(canvas, x_m, height_m - 0.36, 0.22, 0.36)


def table_lamp(canvas: Canvas, x_m: float, y_m: float) -> None:
    """A small lamp that stands at height `y_m`."""
    canvas.ellipse(x_m, y_m + 0.09, 0.075, 0.09, (150, 116, 92))
    canvas.rect(x_m - 0.012, y_m + 0.15, 0.024, 0.1, (92, 84, 78))
    _shade(canvas, x_m, y_m + 0.22, 0.15, 0.2)


def _shade(canvas: Canvas, x_m: float, y_m: float, half_m: float, tall_m: float) -> None:
    lit = canvas.tone.dark
    if lit:
        canvas.glow(x_m, y_m + tall_m / 2, half_m * 8, LAMPLIGHT, 0.62)
    outline = [
        (x_m - half_m, y_m),
        (x_m + half_m, y_m),
        (x_m + half_m * 0.68, y_m + tall_m),
        (x_m - half_m * 0.68, y_m + tall_m),
    ]
    paint = (
        fade_down(y_m + tall_m, y_m, (250, 222, 168), (255, 240, 206))
        if lit
        else fade_down(y_m + tall_m, y_m, (236, 224, 202), (218, 202, 176))
    )
    canvas.polygon(outline, paint, glowing=lit)


def plant(
    canvas: Canvas, chance: random.Random, x_m: float, height_m: float = 1.1, pot: Colour = (186, 124, 94)
) -> None:
    """A pot plant with long leaves."""
    low = height_m * 0.3
    for _ in range(16):
        lean, tall = chance.uniform(-0.42, 0.42) * height_m, height_m * chance.uniform(0.6, 1.0)
        green = chance.choice(((88, 130, 88), (106, 148, 98), (74, 112, 82)))
        tip, bend = (x_m + lean, low + (tall - low) * (1 - abs(lean) / height_m)), x_m + lean * 0.35
        middle = low + (tip[1] - low) * 0.62
        canvas.polygon(
            [(x_m - 0.02, low), (bend - 0.06, middle), tip, (bend + 0.06, middle), (x_m + 0.02, low)], green
        )
    half = height_m * 0.16
    canvas.polygon(
        [(x_m - half * 0.72, 0), (x_m + half * 0.72, 0), (x_m + half, low), (x_m - half, low)],
        fade_down(low, 0, lighter(pot, 0.1), darker(pot, 0.16)),
    )
    canvas.rect(x_m - half * 1.1, low - 0.05, half * 2.2, 0.07, lighter(pot, 0.06), 0.02)


def shrub(canvas: Canvas, chance: random.Random, x_m: float, pot: Colour = (120, 112, 106)) -> None:
    """A clipped bush in a tub."""
    leafy(canvas, chance, x_m, 0.85, 0.42, 0.45, (92, 132, 86))
    canvas.polygon(
        [(x_m - 0.24, 0), (x_m + 0.24, 0), (x_m + 0.3, 0.46), (x_m - 0.3, 0.46)],
        fade_down(0.46, 0, lighter(pot, 0.1), darker(pot, 0.15)),
    )


def counter(
    canvas: Canvas,
    left_m: float,
    right_m: float,
    front: Colour,
    top: Colour,
    height_m: float = 0.92,
    panels_m: float = 0.6,
) -> None:
    """A run of cupboards under a worktop."""
    canvas.rect(left_m, 0, right_m - left_m, 0.1, darker(front, 0.5))
    canvas.rect(
        left_m, 0.08, right_m - left_m, height_m - 0.1, fade_down(height_m, 0.1, front, darker(front, 0.1))
    )
    count = max(1, round((right_m - left_m) / panels_m))
    pitch = (right_m - left_m) / count
    for index in range(count):
        x = left_m + index * pitch
        canvas.rect(x + 0.03, 0.14, pitch - 0.06, height_m - 0.4, darker(front, 0.09), 0.015)
        canvas.rect(x + 0.04, 0.15, pitch - 0.08, height_m - 0.42, lighter(front, 0.06), 0.012)
        canvas.rect(x + 0.03, height_m - 0.22, pitch - 0.06, 0.14, lighter(front, 0.05), 0.012)
        canvas.rect(x + pitch / 2 - 0.08, height_m - 0.16, 0.16, 0.022, (150, 142, 132), 0.01)
    canvas.rect(
        left_m - 0.03,
        height_m - 0.04,
        right_m - left_m + 0.06,
        0.06,
        fade_down(height_m + 0.02, height_m - 0.04, lighter(top, 0.15), top),
    )
    canvas.rect(left_m, height_m - 0.07, right_m - left_m, 0.035, (20, 18, 22), opacity=0.25)
