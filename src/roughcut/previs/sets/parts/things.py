"""Single things that scripts name: fires, fountains, stairs, boxes, a piano, what lies on tables."""

from __future__ import annotations

import random

from roughcut.previs.schema import Colour
from roughcut.previs.sets.canvas import Canvas, Fade, fade_down
from roughcut.previs.sets.colours import darker, lighter, mix
from roughcut.previs.sets.parts.buildings import column
from roughcut.previs.sets.parts.furniture import WOOD

FIRELIGHT: Colour = (255, 176, 92)
_STONE: Colour = (176, 172, 164)


def flames(canvas: Canvas, x_m: float, y_m: float, width_m: float, height_m: float) -> None:
    """Three tongues of fire and their light."""
    canvas.glow(x_m, y_m + height_m * 0.4, height_m * 2.4, FIRELIGHT, 0.6)
    canvas.flickers(x_m, y_m + height_m * 0.4, height_m * 2.2)
    for share, colour in ((1.0, (236, 112, 52)), (0.72, (250, 168, 66)), (0.42, (255, 228, 150))):
        for dx, tall in ((-0.28, 0.7), (0.26, 0.62), (0.0, 1.0)):
            cx, half, top = x_m + dx * width_m, width_m * 0.24 * share, y_m + height_m * tall * share
            tongue = [
                (cx - half, y_m + half * 0.6),
                (cx - half * 0.7, y_m + (top - y_m) * 0.45),
                (cx + half * 0.15, top),
                (cx + half * 0.75, y_m + (top - y_m) * 0.4),
                (cx + half, y_m + half * 0.5),
                (cx, y_m),
            ]
            canvas.polygon(tongue, colour, glowing=True, soft_m=0.012)


def campfire(canvas: Canvas, chance: random.Random, x_m: float) -> None:
    """Logs within a ring of stones, burning."""
    for dx in (-0.45, -0.25, 0.25, 0.45):
        canvas.ellipse(x_m + dx, 0.07, 0.12, 0.08, mix(_STONE, (90, 84, 80), chance.random()))
    canvas.line([(x_m - 0.36, 0.06), (x_m + 0.3, 0.22)], 0.09, (92, 66, 50))
    canvas.line([(x_m + 0.36, 0.06), (x_m - 0.3, 0.22)], 0.09, (112, 80, 58))
    flames(canvas, x_m, 0.12, 0.55, 0.75)
    for dx in (-0.12, 0.1):
        canvas.ellipse(x_m + dx, 0.05, 0.1, 0.06, (124, 116, 110))


def fireplace(canvas: Canvas, x_m: float, stone: Colour = (196, 186, 172)) -> None:
    """A hearth with a mantelpiece, burning."""
    canvas.rect(x_m - 0.75, 0, 1.5, 1.15, fade_down(1.15, 0, lighter(stone, 0.1), darker(stone, 0.12)))
    canvas.rect(x_m - 0.5, 0.06, 1.0, 0.8, (46, 38, 38))
    canvas.line([(x_m - 0.28, 0.12), (x_m + 0.28, 0.16)], 0.1, (92, 66, 50))
    flames(canvas, x_m, 0.14, 0.5, 0.5)
    canvas.rect(x_m - 0.88, 1.12, 1.76, 0.1, darker(WOOD, 0.15), 0.02)
    canvas.rect(x_m - 0.85, 0, 1.7, 0.06, darker(stone, 0.3))


def fountain(canvas: Canvas, x_m: float) -> None:
    """A round basin with a bowl on a stem, and water."""
    canvas.polygon(
        [(x_m - 1.3, 0.0), (x_m + 1.3, 0.0), (x_m + 1.4, 0.5), (x_m - 1.4, 0.5)], _fade(_STONE, 0.5, 0)
    )
    canvas.ellipse(x_m, 0.5, 1.42, 0.11, lighter(_STONE, 0.15))
    canvas.ellipse(x_m, 0.5, 1.26, 0.08, (126, 170, 190))
    column(canvas, x_m, 0.95, 0.22, _STONE, 0.5)
    canvas.polygon([(x_m - 0.62, 1.62), (x_m + 0.62, 1.62), (x_m + 0.16, 1.38), (x_m - 0.16, 1.38)], _STONE)
    canvas.ellipse(x_m, 1.62, 0.64, 0.06, lighter(_STONE, 0.2))
    water: Colour = (214, 236, 244)
    for side in (-1, 1):
        for reach, top in ((0.3, 2.0), (0.62, 1.86), (0.9, 1.72)):
            arc = [
                (x_m + side * reach * t, 1.62 + (top - 1.62) * 4 * t * (1 - t) - 1.05 * t**3) for t in _STEPS
            ]
            canvas.line(arc, 0.035, water, 0.75)
    canvas.line([(x_m, 1.62), (x_m, 2.1)], 0.04, water, 0.8)


_STEPS = tuple(step / 10 for step in range(11))


def _fade(colour: Colour, top_m: float, bottom_m: float) -> Fade:
    return fade_down(top_m, bottom_m, lighter(colour, 0.08), darker(colour, 0.18))


def stairs(canvas: Canvas, x_m: float, stone: Colour = (190, 182, 172)) -> None:
    """A flight of steps that climbs to the right, 2 m wide."""
    steps = 9
    for step in range(steps):
        x, y = x_m - 1.1 + step * 0.25, step * 0.18
        canvas.rect(x, 0, x_m + 1.15 - x, y + 0.18, fade_down(y + 0.18, 0, stone, darker(stone, 0.25)))
        canvas.rect(x - 0.03, y + 0.145, x_m + 1.18 - x, 0.04, lighter(stone, 0.2))
    rail = [(x_m - 1.05, 1.0), (x_m + 1.15, 2.6)]
    canvas.line(rail, 0.06, darker(WOOD, 0.2))
    for step in range(0, steps, 2):
        x = x_m - 1.0 + step * 0.25
        canvas.line([(x, step * 0.18 + 0.18), (x, 1.04 + step * 0.18)], 0.03, darker(WOOD, 0.3))


def boxes(canvas: Canvas, x_m: float, card: Colour = (190, 150, 106)) -> None:
    """Three boxes, one on two."""
    for dx, y, wide, tall in ((-0.36, 0, 0.62, 0.46), (0.34, 0, 0.56, 0.4), (-0.08, 0.44, 0.5, 0.36)):
        left = x_m + dx - wide / 2
        tone = mix(card, (214, 176, 130), y)
        canvas.rect(
            left, y, wide, tall, fade_down(y + tall, y, lighter(tone, 0.08), darker(tone, 0.14)), 0.01
        )
        canvas.rect(left + wide * 0.42, y, wide * 0.16, tall, lighter(tone, 0.16))
        canvas.rect(left, y + tall - 0.03, wide, 0.03, darker(tone, 0.2))


def piano(canvas: Canvas, x_m: float) -> None:
    """An upright piano."""
    body: Colour = (64, 46, 42)
    canvas.rect(x_m - 0.75, 0, 1.5, 1.22, fade_down(1.22, 0, lighter(body, 0.16), body), 0.02)
    canvas.rect(x_m - 0.78, 1.2, 1.56, 0.06, lighter(body, 0.2))
    canvas.rect(x_m - 0.78, 0.62, 1.56, 0.12, darker(body, 0.2))
    canvas.rect(x_m - 0.68, 0.7, 1.36, 0.05, (244, 240, 230))
    for key in range(18):
        canvas.rect(x_m - 0.66 + key * 0.074, 0.715, 0.03, 0.035, (34, 30, 32))
    canvas.rect(x_m - 0.3, 0.86, 0.6, 0.24, (238, 232, 218))


def statue(canvas: Canvas, x_m: float, stone: Colour = (186, 184, 178)) -> None:
    """A robed figure on a plinth."""
    canvas.rect(x_m - 0.45, 0, 0.9, 0.9, fade_down(0.9, 0, stone, darker(stone, 0.25)))
    canvas.rect(x_m - 0.52, 0.86, 1.04, 0.1, lighter(stone, 0.12))
    robe = [
        (-0.3, 0.96),
        (0.3, 0.96),
        (0.22, 1.7),
        (0.27, 2.12),
        (0.1, 2.26),
        (-0.1, 2.26),
        (-0.27, 2.12),
        (-0.2, 1.6),
    ]
    canvas.polygon(
        [(x_m + x, y) for x, y in robe], fade_down(2.3, 0.9, lighter(stone, 0.1), darker(stone, 0.12))
    )
    canvas.polygon([(x_m + 0.04, 0.96), (x_m + 0.3, 0.96), (x_m + 0.2, 2.0)], darker(stone, 0.22), 0.6)
    canvas.ellipse(x_m, 2.42, 0.14, 0.18, lighter(stone, 0.05))


def clock_post(canvas: Canvas, x_m: float) -> None:
    """A public clock on a post."""
    iron: Colour = (58, 70, 68)
    canvas.rect(x_m - 0.05, 0, 0.1, 2.7, iron)
    canvas.rect(x_m - 0.13, 0, 0.26, 0.3, iron, 0.04)
    canvas.ellipse(x_m, 2.95, 0.36, 0.36, iron)
    canvas.ellipse(x_m, 2.95, 0.3, 0.3, (250, 246, 232), glowing=canvas.tone.dark)
    canvas.line([(x_m, 2.95), (x_m - 0.1, 3.06)], 0.04, (40, 40, 46))
    canvas.line([(x_m, 2.95), (x_m + 0.17, 3.08)], 0.03, (40, 40, 46))
    canvas.stays(x_m - 0.3, 2.65, 0.6, 0.6)


def vase(canvas: Canvas, chance: random.Random, x_m: float, y_m: float) -> None:
    """A vase with cut flowers, standing at height `y_m`."""
    for _ in range(9):
        tip_x, tip_y = x_m + chance.uniform(-0.16, 0.16), y_m + chance.uniform(0.3, 0.46)
        canvas.line([(x_m, y_m + 0.18), (tip_x, tip_y)], 0.012, (98, 138, 86))
        canvas.ellipse(
            tip_x, tip_y, 0.045, 0.045, chance.choice(((232, 112, 132), (246, 196, 96), (240, 232, 236)))
        )
    shape = [(-0.05, 0), (0.05, 0), (0.085, 0.1), (0.045, 0.2), (-0.045, 0.2), (-0.085, 0.1)]
    canvas.polygon([(x_m + x, y_m + y) for x, y in shape], (124, 158, 172))


def cup(canvas: Canvas, x_m: float, y_m: float) -> None:
    """A cup on a saucer."""
    china: Colour = (244, 240, 232)
    canvas.ellipse(x_m, y_m + 0.012, 0.095, 0.014, darker(china, 0.1))
    canvas.ellipse(x_m + 0.06, y_m + 0.06, 0.03, 0.03, darker(china, 0.14))
    canvas.polygon(
        [
            (x_m - 0.04, y_m + 0.01),
            (x_m + 0.04, y_m + 0.01),
            (x_m + 0.06, y_m + 0.1),
            (x_m - 0.06, y_m + 0.1),
        ],
        china,
    )
    canvas.rect(x_m - 0.06, y_m + 0.05, 0.12, 0.02, (198, 96, 80))


def phone(canvas: Canvas, x_m: float, y_m: float) -> None:
    """A telephone with a receiver."""
    red: Colour = (176, 66, 62)
    canvas.polygon(
        [(x_m - 0.11, y_m), (x_m + 0.11, y_m), (x_m + 0.07, y_m + 0.1), (x_m - 0.07, y_m + 0.1)], red
    )
    canvas.rect(x_m - 0.13, y_m + 0.1, 0.26, 0.045, darker(red, 0.25), 0.02)
    canvas.ellipse(x_m, y_m + 0.05, 0.032, 0.032, (238, 230, 214))


def letter(canvas: Canvas, x_m: float, y_m: float) -> None:
    """An envelope propped up."""
    paper: Colour = (246, 238, 218)
    canvas.rect(x_m - 0.11, y_m, 0.22, 0.15, paper)
    canvas.line(
        [(x_m - 0.11, y_m + 0.15), (x_m, y_m + 0.06), (x_m + 0.11, y_m + 0.15)], 0.012, darker(paper, 0.28)
    )
    canvas.ellipse(x_m, y_m + 0.065, 0.02, 0.02, (186, 62, 58))


def book(canvas: Canvas, x_m: float, y_m: float) -> None:
    """Two books, one on the other."""
    canvas.rect(x_m - 0.13, y_m, 0.26, 0.05, (94, 112, 136), 0.008)
    canvas.rect(x_m - 0.11, y_m + 0.05, 0.23, 0.045, (170, 84, 74), 0.008)


def screen(canvas: Canvas, x_m: float, y_m: float, width_m: float = 0.55) -> None:
    """A monitor on its foot, showing light."""
    tall = width_m * 0.6
    canvas.rect(x_m - 0.09, y_m, 0.18, 0.02, (70, 74, 82))
    canvas.rect(x_m - 0.02, y_m, 0.04, 0.12, (70, 74, 82))
    canvas.rect(x_m - width_m / 2, y_m + 0.1, width_m, tall, (48, 52, 60), 0.015)
    face = fade_down(y_m + 0.1 + tall, y_m + 0.1, (150, 196, 222), (92, 134, 172))
    canvas.rect(x_m - width_m / 2 + 0.025, y_m + 0.125, width_m - 0.05, tall - 0.05, face, glowing=True)
    for row, share in enumerate((0.6, 0.42, 0.52)):
        canvas.rect(
            x_m - width_m * 0.38,
            y_m + tall - 0.02 - row * 0.07,
            width_m * share,
            0.025,
            (226, 240, 248),
            glowing=True,
        )
