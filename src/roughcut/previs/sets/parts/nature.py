"""Things that grow and lie about: trees, bushes, grass, flowers, rocks."""

from __future__ import annotations

import math
import random

from roughcut.previs.schema import Colour
from roughcut.previs.sets.canvas import Canvas, Fade
from roughcut.previs.sets.colours import darker, lighter, mix

GREENS: tuple[Colour, ...] = ((96, 142, 84), (116, 158, 90), (82, 128, 84), (132, 164, 96))
BLOSSOMS: tuple[Colour, ...] = (
    (236, 128, 150),
    (246, 196, 92),
    (232, 232, 238),
    (178, 132, 206),
    (226, 92, 88),
)


def leafy(
    canvas: Canvas,
    chance: random.Random,
    x_m: float,
    y_m: float,
    radius_x_m: float,
    radius_y_m: float,
    colour: Colour,
) -> None:
    """A mass of leaves: a dark body, lit clumps towards the upper left, and a few stray leaves."""
    outline = []
    count = 26
    for step in range(count):
        turn = 2 * math.pi * step / count
        reach = chance.uniform(0.9, 1.06) if step % 2 else chance.uniform(0.82, 0.94)
        outline.append((x_m + radius_x_m * reach * math.cos(turn), y_m + radius_y_m * reach * math.sin(turn)))
    shade = darker(colour, 0.2)
    canvas.polygon(_rounded(outline), shade)
    for tint, spread, size, shift in (
        (0.0, 0.72, 0.34, 0.10),
        (0.12, 0.6, 0.24, 0.24),
        (0.24, 0.46, 0.15, 0.38),
    ):
        for _ in range(9):
            turn, reach = chance.uniform(0, 2 * math.pi), spread * math.sqrt(chance.random())
            cx = x_m + radius_x_m * (reach * math.cos(turn) - shift * 0.5)
            cy = y_m + radius_y_m * (reach * math.sin(turn) + shift)
            blob = size * chance.uniform(0.7, 1.2)
            tone = mix(shade, mix(colour, (238, 226, 140), tint), 0.72)
            canvas.ellipse(cx, cy, radius_x_m * blob, radius_y_m * blob * 0.8, tone)


def _rounded(outline: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Cut every corner twice (Chaikin), so that a rough outline becomes a soft one."""
    for _ in range(2):
        cut = []
        for (ax, ay), (bx, by) in zip(outline, outline[1:] + outline[:1], strict=True):
            cut += [
                (0.75 * ax + 0.25 * bx, 0.75 * ay + 0.25 * by),
                (0.25 * ax + 0.75 * bx, 0.25 * ay + 0.75 * by),
            ]
        outline = cut
    return outline


def tree(
    canvas: Canvas, chance: random.Random, x_m: float, height_m: float, colour: Colour | None = None
) -> None:
    """A broad-leaved tree standing at y = 0."""
    colour = colour or chance.choice(GREENS)
    bark: Colour = (112, 88, 72)
    half, crown = height_m * 0.032, height_m * 0.62
    trunk = [
        (x_m - half * 1.5, 0.0),
        (x_m - half * 0.8, height_m * 0.25),
        (x_m - half * 0.6, crown),
        (x_m + half * 0.6, crown),
        (x_m + half * 0.8, height_m * 0.25),
        (x_m + half * 1.5, 0.0),
    ]
    canvas.polygon(
        trunk,
        Fade((x_m - half, 0), (x_m + half, 0), ((0, lighter(bark, 0.12), 1), (1, darker(bark, 0.25), 1))),
    )
    for side in (-1, 1):
        fork = [(x_m, height_m * 0.36), (x_m + side * height_m * 0.16, height_m * 0.58)]
        canvas.line(fork, half, darker(bark, 0.1))
    for dx, dy, size in ((-0.17, 0.56, 0.19), (0.18, 0.58, 0.18), (0.0, 0.74, 0.25), (-0.08, 0.62, 0.2)):
        leafy(
            canvas,
            chance,
            x_m + dx * height_m,
            dy * height_m,
            size * height_m,
            size * height_m * 0.82,
            colour,
        )


def pine(
    canvas: Canvas, chance: random.Random, x_m: float, height_m: float, colour: Colour = (72, 110, 88)
) -> None:
    """A fir: tiers that narrow upwards, lit from the left."""
    width = height_m * 0.2
    canvas.rect(x_m - height_m * 0.02, 0, height_m * 0.04, height_m * 0.2, (96, 74, 62))
    tiers = 6
    for tier in range(tiers):
        low = height_m * (0.1 + 0.78 * tier / tiers)
        high = min(height_m, low + height_m * 0.3)
        half = width * (1 - tier / tiers) * chance.uniform(0.9, 1.1) + 0.06
        tone = lighter(colour, 0.035 * tier)
        canvas.polygon(
            [
                (x_m - half, low),
                (x_m - half * 0.3, low + 0.05),
                (x_m, low - 0.04),
                (x_m + half * 0.4, low + 0.06),
                (x_m + half, low),
                (x_m, high),
            ],
            tone,
        )
        canvas.polygon(
            [(x_m + half * 0.15, low + 0.03), (x_m + half, low), (x_m, high)], darker(tone, 0.16), 0.8
        )


def hedge(
    canvas: Canvas, chance: random.Random, left_m: float, right_m: float, height_m: float, colour: Colour
) -> None:
    """A clipped hedge with a lumpy top and darker foot."""
    top = []
    x = left_m
    while x < right_m:
        top.append((x, height_m + chance.uniform(-0.05, 0.07)))
        x += chance.uniform(0.18, 0.4)
    outline = [(left_m, -0.1), *top, (right_m, -0.1)]
    stops = ((0.0, lighter(colour, 0.1), 1.0), (0.55, colour, 1.0), (1.0, darker(colour, 0.35), 1.0))
    canvas.polygon(outline, Fade((0, height_m), (0, 0), stops))
    for _ in range(int((right_m - left_m) * 7)):
        x, y = chance.uniform(left_m, right_m), chance.uniform(0.08, height_m)
        tone = mix(
            darker(colour, 0.2), mix(colour, (230, 226, 140), 0.18), chance.uniform(0.6, 1.0) * y / height_m
        )
        size = chance.uniform(0.05, 0.13)
        canvas.ellipse(x, y, size * 1.4, size, tone)


def grass(
    canvas: Canvas,
    chance: random.Random,
    left_m: float,
    right_m: float,
    height_m: float,
    colour: Colour,
    y_m: float = 0.0,
) -> None:
    """A tuft of blades from `left_m` to `right_m`."""
    count = int((right_m - left_m) * 26)
    for _ in range(count):
        x, tall = chance.uniform(left_m, right_m), height_m * chance.uniform(0.4, 1.0)
        lean = chance.uniform(-0.35, 0.35) * tall
        tone = mix(darker(colour, 0.22), lighter(colour, 0.18), chance.random())
        canvas.polygon([(x - 0.014, y_m), (x + 0.014, y_m), (x + lean, y_m + tall)], tone)


def flowers(
    canvas: Canvas,
    chance: random.Random,
    left_m: float,
    right_m: float,
    height_m: float,
    per_m: float = 9,
    colours: tuple[Colour, ...] = BLOSSOMS,
    y_m: float = 0.0,
) -> None:
    """A bed of flowers on stems, with leaves at the foot."""
    for _ in range(int((right_m - left_m) * 5)):
        x, size = chance.uniform(left_m, right_m), height_m * chance.uniform(0.22, 0.42)
        canvas.ellipse(
            x, y_m + size * 0.6, size * 1.1, size, mix((84, 128, 78), (120, 152, 84), chance.random())
        )
    for _ in range(int((right_m - left_m) * per_m)):
        x, tall = chance.uniform(left_m, right_m), height_m * chance.uniform(0.45, 1.0)
        colour, size = chance.choice(colours), chance.uniform(0.045, 0.075)
        canvas.line([(x, y_m), (x + chance.uniform(-0.05, 0.05), y_m + tall)], 0.014, (92, 134, 80))
        for petal in range(5):
            turn = 2 * math.pi * petal / 5
            canvas.ellipse(
                x + size * 0.62 * math.cos(turn),
                y_m + tall + size * 0.62 * math.sin(turn),
                size * 0.55,
                size * 0.55,
                colour,
            )
        canvas.ellipse(x, y_m + tall, size * 0.36, size * 0.36, (250, 214, 110))


def rock(
    canvas: Canvas,
    chance: random.Random,
    x_m: float,
    width_m: float,
    height_m: float,
    colour: Colour,
    y_m: float = 0.0,
) -> None:
    """A boulder with a lit top and a dark foot."""
    left, right = x_m - width_m / 2, x_m + width_m / 2
    top = [
        (left, y_m),
        (left + width_m * 0.06, y_m + height_m * chance.uniform(0.4, 0.6)),
        (left + width_m * 0.3, y_m + height_m * chance.uniform(0.85, 1.0)),
        (left + width_m * 0.62, y_m + height_m * chance.uniform(0.8, 1.0)),
        (left + width_m * 0.92, y_m + height_m * chance.uniform(0.4, 0.6)),
        (right, y_m),
    ]
    stops = ((0.0, lighter(colour, 0.12), 1.0), (1.0, darker(colour, 0.25), 1.0))
    canvas.polygon(top, Fade((0, y_m + height_m), (0, y_m), stops))
    crack = [top[2], (x_m, y_m + height_m * 0.5), (x_m + width_m * 0.1, y_m)]
    canvas.polygon([*crack, (right, y_m), top[4], top[3]], darker(colour, 0.3), 0.45)
