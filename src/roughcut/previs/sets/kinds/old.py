"""Old stone: the ruins and the cave."""

from __future__ import annotations

import math
import random

from roughcut.previs.schema import Colour
from roughcut.previs.sets.canvas import Canvas, Fade, fade_down
from roughcut.previs.sets.colours import darker, lighter, mix
from roughcut.previs.sets.noise import noise
from roughcut.previs.sets.parts import buildings, ground, nature, sky
from roughcut.previs.sets.studio import Studio

_STONE: Colour = (178, 170, 152)
_ROCK: Colour = (132, 130, 146)


def ruins(studio: Studio) -> None:
    """Broken columns and arches, overgrown; inside a cave where the scene says so."""
    chance, within = studio.chance, "cave" in studio.place.props
    if within:
        _cavern(studio)
    else:
        sky.sky(studio, (146, 152, 118))
        sky.hills(studio, 24, 5.0, (126, 142, 122))
    wall = studio.layer(10, -30, 30, -0.06, 8)
    for x in (-22, -13.5, -5.2, 4.4, 13, 22):
        _arch(wall, chance, x + chance.uniform(-0.8, 0.8), chance.uniform(4.6, 6.4))
    rows = studio.layer(6.6, -20, 20, -0.06, 6.2)
    for x in (-15, -9.8, -5.0, 4.2, 8.4, 14.2):
        tall = chance.choice((5.4, 3.6, 2.2, 4.6))
        buildings.column(rows, x, tall, 0.85, _STONE, 0.3, broken=tall < 5)
        nature.leafy(rows, chance, x + 0.4, 0.25, 0.5, 0.32, (104, 128, 84))
    rubble = studio.layer(4.4, -12, 12, -0.03, 1.6)
    for x, wide, tall in (
        (-7.6, 2.0, 1.0),
        (-4.4, 1.3, 0.7),
        (3.6, 1.5, 0.8),
        (5.0, 1.0, 0.5),
        (8.2, 2.2, 1.1),
    ):
        nature.rock(rubble, chance, x, wide, tall, _STONE)
        nature.grass(rubble, chance, x - wide * 0.6, x + wide * 0.6, 0.26, (112, 134, 82))
    _ancient_floor(studio)
    _shafts(studio, 0.20 if within else 0.12)
    near = studio.layer(-0.8, -7, 7, -0.05, 0.8)
    for x in (-4.6, 4.9):
        nature.rock(near, chance, x, 1.6, 0.55, darker(_STONE, 0.25))
        nature.grass(near, chance, x - 1.2, x + 1.2, 0.3, (104, 126, 78))


def _arch(canvas: Canvas, chance: random.Random, x_m: float, height_m: float) -> None:
    half, pier = 1.5, 0.75
    spring = height_m - half - 0.7
    stone = darker(_STONE, 0.1)
    outer = [
        (x_m - half - pier, -0.1),
        (x_m - half - pier, height_m - 0.5),
        (x_m - half, height_m),
        (x_m - 0.2, height_m - 0.3),
        (x_m + half * 0.6, height_m + 0.1),
        (x_m + half + pier, height_m - 0.7),
        (x_m + half + pier, -0.1),
    ]
    inner = (
        [(x_m + half, -0.1)]
        + [
            (x_m + half * math.cos(math.pi * t / 12), spring + half * math.sin(math.pi * t / 12))
            for t in range(13)
        ]
        + [(x_m - half, -0.1)]
    )
    canvas.polygon(outer + inner, fade_down(height_m, 0, lighter(stone, 0.08), darker(stone, 0.2)))
    for course in range(1, int(spring / 0.55)):
        for side in (-1, 1):
            left = x_m + (half if side > 0 else -half - pier)
            canvas.rect(left, course * 0.55, pier, 0.035, darker(stone, 0.3), opacity=0.6)
            canvas.rect(
                left + pier * (0.35 if course % 2 else 0.65),
                course * 0.55,
                0.03,
                0.55,
                darker(stone, 0.3),
                opacity=0.5,
            )
    for t in range(1, 12):
        angle = math.pi * t / 12
        a = (x_m + half * math.cos(angle), spring + half * math.sin(angle))
        b = (x_m + (half + 0.5) * math.cos(angle), spring + (half + 0.5) * math.sin(angle))
        canvas.line([a, b], 0.035, darker(stone, 0.32), 0.7)


def _ancient_floor(studio: Studio) -> None:
    floor = studio.floor(32, 10.2)
    ground.plain(floor, studio, (138, 140, 108), 0.14)
    ground.slabs(floor, studio, _STONE, -9, 9.5, 1.3)
    chance = studio.chance
    for _ in range(90):
        x, z = chance.uniform(-20, 20), chance.uniform(-8, 9.5)
        moss = mix((112, 128, 84), (134, 140, 100), chance.random())
        floor.ellipse(x, z, chance.uniform(0.2, 1.1), chance.uniform(0.15, 0.6), moss, 0.65, 0.08)
    floor.roughen(noise(studio.seed + 5, 160, 500, 20, 4), 0.12)


def _shafts(studio: Studio, strength: float) -> None:
    """Beams of light that fall through the air behind the actors."""
    light: Colour = {"night": (150, 170, 214), "dusk": (255, 196, 140)}.get(
        studio.place.hour, (255, 242, 206)
    )
    canvas = studio.layer(5.2, -9, 9, 0.0, 9, 0.35)
    for x in (-4.2, -1.4, 2.6):
        beam = Fade((0, 9), (0, 0.3), ((0.0, light, strength), (1.0, light, 0.0)))
        canvas.polygon(
            [(x - 0.3, 9), (x + 0.7, 9), (x + 3.0, 0), (x + 0.8, 0)], beam, soft_m=0.14, glowing=True
        )


def _cavern(studio: Studio) -> None:
    """The rock that closes the view, and stalactites before it."""
    back = studio.layer(22, -60, 60, -16, 34, 0.35)
    back.haze = 0.0
    stops = ((0.0, darker(_ROCK, 0.62), 1.0), (0.6, darker(_ROCK, 0.32), 1.0), (1.0, darker(_ROCK, 0.5), 1.0))
    back.rect(-61, -17, 122, 52, Fade((0, 16), (0, -1), stops))
    back.pixels[..., 3] = 255
    back.roughen(noise(studio.seed + 3, 120, 300, 16, 4), 0.3)
    glow: Colour = {"night": (96, 130, 190), "dusk": (214, 150, 110)}.get(studio.place.hour, (196, 206, 196))
    back.glow(3, 9, 16, glow, 0.55, 12)
    chance = studio.chance
    for z, count, colour in ((15.0, 24, darker(_ROCK, 0.35)), (8.2, 16, darker(_ROCK, 0.55))):
        canvas = studio.layer(z, -z * 2.6, z * 2.6, 3.0, 17, 0.5)
        canvas.haze = 0.0
        half = z * 2.6
        canvas.rect(
            -half - 1,
            z * 0.35 + 4.5,
            2 * half + 2,
            14,
            fade_down(12, z * 0.35 + 4.5, darker(colour, 0.5), colour),
        )
        for _ in range(count * 2):
            x, wide = chance.uniform(-half, half), chance.uniform(0.3, 0.9)
            low = z * 0.35 + 4.6
            canvas.polygon(
                [(x - wide, low), (x + wide, low), (x + wide * 0.1, low - chance.uniform(0.5, 2.2))], colour
            )


def cave(studio: Studio) -> None:
    """A cavern with stalagmites, crystals that glow, and wet stone."""
    x: float
    chance = studio.chance
    _cavern(studio)
    walls = studio.layer(9.5, -28, 28, -0.06, 6)
    walls.haze = 0.0
    for x in range(-26, 27, 4):
        nature.rock(
            walls,
            chance,
            x + chance.uniform(-1, 1),
            chance.uniform(3.5, 6),
            chance.uniform(1.4, 4.4),
            darker(_ROCK, 0.08),
        )
    spikes = studio.layer(6.2, -18, 18, -0.05, 3.4)
    for x in (-13, -9, -6.6, -4.4, 4.0, 5.4, 8.8, 13.4):
        tall = chance.uniform(1.0, 3.0)
        spikes.polygon(
            [(x - tall * 0.22, 0), (x + tall * 0.22, 0), (x + 0.05, tall)],
            fade_down(tall, 0, lighter(_ROCK, 0.1), darker(_ROCK, 0.3)),
        )
    gems = studio.layer(4.6, -10, 10, -0.03, 3)
    for x in (-6.4, -3.4, 4.3, 7.8):
        _crystals(gems, chance, x)
    floor = studio.floor(30, 9.6)
    ground.plain(floor, studio, lighter(_ROCK, 0.08), 0.3)
    for x in (-3.4, 4.3):
        ground.pool(floor, x, 4.5, 3.0, (120, 206, 214), 0.3)
    floor.ellipse(1.5, 6.6, 3.4, 0.9, (70, 100, 116), 0.8, 0.15)


def _crystals(canvas: Canvas, chance: random.Random, x_m: float) -> None:
    for dx, tall, lean in ((-0.22, 0.55, -0.14), (0.2, 0.62, 0.16), (0.0, 0.95, 0.02)):
        x = x_m + dx
        canvas.glow(x, tall * 0.5, 1.0, (110, 214, 222), 0.25)
        body = [
            (x - 0.1, 0),
            (x + 0.1, 0),
            (x + lean + 0.08, tall * 0.8),
            (x + lean, tall),
            (x + lean - 0.08, tall * 0.78),
        ]
        canvas.polygon(body, fade_down(tall, 0, (190, 240, 240), (74, 150, 170)), glowing=True)
