"""Buildings seen from outside: houses, shop fronts, skylines, walls and columns."""

from __future__ import annotations

import random

from roughcut.previs.schema import Colour
from roughcut.previs.sets.canvas import Canvas, fade_down
from roughcut.previs.sets.colours import darker, lighter, mix

WARM_WINDOW: Colour = (255, 216, 146)
WALLS: tuple[Colour, ...] = (
    (214, 196, 172),
    (196, 178, 166),
    (182, 190, 190),
    (222, 208, 186),
    (188, 168, 150),
)
ROOFS: tuple[Colour, ...] = ((122, 82, 74), (92, 88, 98), (104, 92, 84), (138, 96, 78))


def window(
    canvas: Canvas,
    x_m: float,
    y_m: float,
    width_m: float,
    height_m: float,
    lit: bool,
    frame: Colour = (238, 234, 224),
) -> None:
    """A window from outside: reflecting sky by day, warm when somebody is in."""
    canvas.rect(x_m - 0.08, y_m - 0.08, width_m + 0.16, height_m + 0.16, frame)
    if lit:
        pane = fade_down(y_m + height_m, y_m, (255, 232, 178), (246, 190, 112))
        canvas.rect(x_m, y_m, width_m, height_m, pane, glowing=True)
        canvas.rect(x_m, y_m, width_m * 0.22, height_m, (214, 150, 96), opacity=0.5, glowing=True)
        canvas.rect(
            x_m + width_m * 0.78, y_m, width_m * 0.22, height_m, (214, 150, 96), opacity=0.5, glowing=True
        )
    else:
        canvas.rect(
            x_m, y_m, width_m, height_m, fade_down(y_m + height_m, y_m, (146, 172, 190), (88, 108, 126))
        )
        canvas.polygon(
            [
                (x_m, y_m),
                (x_m + width_m * 0.4, y_m),
                (x_m + width_m * 0.8, y_m + height_m),
                (x_m + width_m * 0.4, y_m + height_m),
            ],
            (232, 240, 244),
            0.16,
        )
    canvas.rect(x_m + width_m / 2 - 0.025, y_m, 0.05, height_m, frame)
    canvas.rect(x_m, y_m + height_m * 0.55, width_m, 0.05, frame)
    canvas.rect(x_m - 0.14, y_m - 0.16, width_m + 0.28, 0.1, darker(frame, 0.12))
    if lit:
        canvas.glow(x_m + width_m / 2, y_m + height_m / 2, max(width_m, height_m) * 1.2, WARM_WINDOW, 0.3)


def door(
    canvas: Canvas, x_m: float, y_m: float, colour: Colour, width_m: float = 0.95, height_m: float = 2.1
) -> None:
    """A panelled front door with a step and a little light above."""
    canvas.rect(x_m - 0.1, y_m, width_m + 0.2, height_m + 0.12, (236, 230, 218))
    canvas.rect(
        x_m,
        y_m,
        width_m,
        height_m,
        fade_down(y_m + height_m, y_m, lighter(colour, 0.08), darker(colour, 0.15)),
    )
    for row in (0.12, 0.52):
        for column in (0.12, 0.55):
            canvas.rect(
                x_m + column * width_m,
                y_m + row * height_m,
                width_m * 0.33,
                height_m * 0.34,
                darker(colour, 0.2),
            )
    canvas.ellipse(x_m + width_m * 0.88, y_m + height_m * 0.47, 0.04, 0.04, (230, 200, 120))
    canvas.rect(x_m - 0.25, y_m - 0.12, width_m + 0.5, 0.14, (176, 170, 162))


def house(canvas: Canvas, chance: random.Random, left_m: float, width_m: float) -> None:
    """Two storeys, a pitched roof, a door and windows; some windows are lit when it is dark."""
    wall, roof = chance.choice(WALLS), chance.choice(ROOFS)
    eaves = chance.uniform(5.2, 5.8)
    right = left_m + width_m
    canvas.rect(
        left_m, -0.5, width_m, eaves + 0.5, fade_down(eaves, 0, lighter(wall, 0.05), darker(wall, 0.12))
    )
    canvas.rect(left_m, -0.5, width_m, 0.9, darker(wall, 0.25))
    ridge = eaves + chance.uniform(1.7, 2.3)
    inset = width_m * 0.16
    canvas.polygon(
        [
            (left_m - 0.35, eaves - 0.05),
            (right + 0.35, eaves - 0.05),
            (right - inset, ridge),
            (left_m + inset, ridge),
        ],
        fade_down(ridge, eaves, lighter(roof, 0.1), darker(roof, 0.1)),
    )
    for row in range(1, 5):
        y = eaves + (ridge - eaves) * row / 5
        shift = inset * row / 5
        canvas.line([(left_m + shift - 0.2, y), (right - shift + 0.2, y)], 0.03, darker(roof, 0.25), 0.5)
    canvas.rect(left_m - 0.35, eaves - 0.2, width_m + 0.7, 0.16, darker(roof, 0.35))
    canvas.rect(left_m, eaves - 0.5, width_m, 0.3, darker(wall, 0.4), opacity=0.35)
    chimney = left_m + width_m * chance.uniform(0.25, 0.7)
    canvas.rect(chimney, ridge - 0.5, 0.6, 1.1, darker(wall, 0.3))
    entrance = left_m + width_m * (0.5 if width_m < 6 else chance.choice((0.24, 0.62)))
    canvas_lit = canvas.tone.dark
    bays = max(2, round(width_m / 2.1))
    for bay in range(bays):
        x = left_m + width_m * (bay + 0.5) / bays - 0.5
        window(canvas, x, 3.35, 1.0, 1.25, canvas_lit and chance.random() < 0.45)
        if abs(x + 0.5 - entrance) > 1.15:
            window(canvas, x - 0.1, 0.95, 1.2, 1.35, canvas_lit and chance.random() < 0.6)
    door(
        canvas,
        entrance - 0.475,
        0.12,
        chance.choice(((88, 104, 96), (126, 78, 70), (82, 92, 122), (110, 90, 70))),
    )
    if canvas_lit:
        canvas.glow(entrance, 2.5, 1.5, WARM_WINDOW, 0.55)


def skyline(
    canvas: Canvas,
    chance: random.Random,
    left_m: float,
    right_m: float,
    low_m: float,
    high_m: float,
    colour: Colour,
) -> None:
    """Far blocks, paler behind, with a scatter of lit windows after dusk."""
    for rank, share in ((1, 0.25), (0, 0.0)):
        x = left_m
        while x < right_m:
            width, height = chance.uniform(2.2, 5.5), chance.uniform(low_m, high_m) * (1.0 + 0.25 * rank)
            tone = mix(colour, canvas.tone.haze if not canvas.tone.dark else lighter(colour, 0.3), share)
            canvas.rect(x, -3, width, height + 3, fade_down(height, 0, tone, lighter(tone, 0.18)))
            if chance.random() < 0.4:
                canvas.rect(x + width * 0.3, height, width * 0.4, chance.uniform(0.4, 1.0), tone)
            if canvas.tone.dark and rank == 0:
                _lit_windows(canvas, chance, x, width, height)
            x += width + chance.uniform(-0.4, 0.8)


def _lit_windows(canvas: Canvas, chance: random.Random, x_m: float, width_m: float, height_m: float) -> None:
    y = 0.8
    while y < height_m - 0.6:
        x = x_m + 0.35
        while x < x_m + width_m - 0.4:
            if chance.random() < 0.3:
                tone = chance.choice(((255, 214, 140), (255, 232, 186), (206, 224, 246)))
                canvas.rect(x, y, 0.28, 0.4, tone, opacity=0.8, glowing=True)
            x += 0.62
        y += 0.85


def column(
    canvas: Canvas,
    x_m: float,
    height_m: float,
    width_m: float,
    colour: Colour,
    y_m: float = 0.0,
    broken: bool = False,
) -> None:
    """A fluted stone column with base and capital; broken ones end in a jagged stump."""
    half = width_m / 2
    top = y_m + height_m
    jag = [
        (x_m + half * 0.86, top),
        (x_m + half * 0.3, top - 0.22),
        (x_m - half * 0.1, top + 0.1),
        (x_m - half * 0.86, top - 0.3),
    ]
    crest = jag if broken else [(x_m + half * 0.86, top), (x_m - half * 0.86, top)]
    canvas.polygon([(x_m - half, y_m), (x_m + half, y_m), *crest], colour)
    for flute in range(6):
        x = x_m - half * 0.86 + half * 1.72 * (flute + 0.5) / 6
        shade = mix(lighter(colour, 0.16), darker(colour, 0.34), flute / 5)
        canvas.rect(
            x - half * 0.1, y_m + 0.1, half * 0.2, height_m - (0.35 if broken else 0.15), shade, opacity=0.6
        )
    canvas.rect(
        x_m - half * 1.3,
        y_m - 0.3,
        half * 2.6,
        0.5,
        fade_down(y_m + 0.2, y_m - 0.3, lighter(colour, 0.06), darker(colour, 0.25)),
    )
    canvas.rect(x_m - half * 1.12, y_m + 0.2, half * 2.24, 0.14, darker(colour, 0.06))
    if not broken:
        canvas.rect(x_m - half * 1.15, top - 0.1, half * 2.3, 0.16, lighter(colour, 0.05))
        canvas.rect(x_m - half * 1.4, top + 0.06, half * 2.8, 0.22, darker(colour, 0.08))
