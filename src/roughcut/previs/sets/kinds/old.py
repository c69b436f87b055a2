"""Old stone: ruins, cave, castle, temple."""

from __future__ import annotations

import math
import random

from roughcut.previs.schema import Colour
from roughcut.previs.sets.canvas import Canvas, Fade, fade_down
from roughcut.previs.sets.colours import darker, lighter, mix
from roughcut.previs.sets.noise import noise
from roughcut.previs.sets.parts import buildings, ground, nature, room, sky, things
from roughcut.previs.sets.studio import Studio

_STONE: Colour = (178, 170, 152)
_ROCK: Colour = (104, 98, 100)


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
    stops = ((0.0, darker(_ROCK, 0.7), 1.0), (0.6, darker(_ROCK, 0.4), 1.0), (1.0, darker(_ROCK, 0.5), 1.0))
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
            darker(_ROCK, 0.28),
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
    ground.plain(floor, studio, darker(_ROCK, 0.08), 0.3)
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


def castle(studio: Studio) -> None:
    """A great hall: masonry, tall windows, banners, torches, the throne on its steps."""
    x: float

    stone: Colour = (158, 150, 142)
    wall = room.walls(studio, stone, 6.0, None, darker(stone, 0.2), darker(stone, 0.5), side_x_m=8.5)
    _masonry(wall, stone, 6.0)
    for x in (-7.2, -3.2, 3.2, 7.2):
        _lancet(wall, studio, x, 2.3, 0.9, 2.6)
    for x, cloth in (
        (-5.2, (140, 52, 54)),
        (5.2, (140, 52, 54)),
        (-1.5, (62, 78, 126)),
        (1.5, (62, 78, 126)),
    ):
        wall.polygon(
            [(x - 0.45, 4.6), (x + 0.45, 4.6), (x + 0.45, 2.0), (x, 1.6), (x - 0.45, 2.0)],
            fade_down(4.6, 1.6, lighter(cloth, 0.1), darker(cloth, 0.25)),
        )
        wall.ellipse(x, 3.3, 0.22, 0.22, (216, 180, 100))
        wall.rect(x - 0.52, 4.55, 1.04, 0.08, (96, 74, 54))
    hall = studio.layer(4.4, -9, 9, -0.03, 5.5)
    for x in (-4.3, 4.3):
        hall.rect(x - 0.08, 0, 0.16, 1.7, (60, 54, 54))
        things.flames(hall, x, 1.7, 0.36, 0.55)
    _throne(hall)
    floor = studio.floor(24, 4.79)
    ground.plain(floor, studio, darker(stone, 0.1), 0.08)
    ground.slabs(floor, studio, darker(stone, 0.08), -9, 4.78, 1.0)
    floor.rect(-1.0, -9, 2.0, 13.4, (146, 54, 56))
    for edge in (-1.0, 0.9):
        floor.rect(edge, -9, 0.1, 13.4, (214, 178, 100))
    for x in (-4.3, 4.3):
        ground.pool(floor, x, 4.0, 3.4, things.FIRELIGHT, 0.4)


def _throne(canvas: Canvas) -> None:
    gold, red = (206, 168, 92), (150, 54, 58)
    for step in range(3):
        canvas.rect(
            -1.7 + step * 0.3, step * 0.16, 3.4 - step * 0.6, 0.16, lighter((150, 142, 134), 0.06 * step)
        )
    canvas.polygon(
        [(-0.55, 0.48), (0.55, 0.48), (0.5, 2.3), (0, 2.75), (-0.5, 2.3)],
        fade_down(2.7, 0.5, lighter(gold, 0.1), darker(gold, 0.3)),
    )
    canvas.rect(-0.38, 0.95, 0.76, 1.25, fade_down(2.2, 0.95, red, darker(red, 0.25)), 0.12)
    canvas.rect(-0.5, 0.85, 1.0, 0.16, lighter(red, 0.1), 0.05)
    for side in (-0.62, 0.46):
        canvas.rect(side, 0.48, 0.16, 0.75, gold, 0.05)


def _masonry(canvas: Canvas, stone: Colour, height_m: float) -> None:
    row = 0
    while row * 0.5 < height_m:
        for column in range(32):
            x = -15 + column * 0.95 + (0.47 if row % 2 else 0)
            if (column * 7 + row * 13) % 5 < 2:
                canvas.rect(
                    x,
                    row * 0.5,
                    0.93,
                    0.48,
                    mix(stone, (206, 196, 176) if (column + row) % 2 else (96, 92, 96), 0.14),
                    0.03,
                )
            canvas.rect(x, row * 0.5, 0.02, 0.5, darker(stone, 0.2), opacity=0.5)
        canvas.rect(-15, row * 0.5, 30, 0.02, darker(stone, 0.2), opacity=0.5)
        row += 1


def _lancet(
    canvas: Canvas, studio: Studio, x_m: float, sill_m: float, width_m: float, height_m: float
) -> None:
    half = width_m / 2
    top = [
        (
            x_m + half * math.cos(math.pi * t / 10),
            sill_m + height_m - half + half * 1.5 * math.sin(math.pi * t / 10),
        )
        for t in range(11)
    ]
    frame = [(x_m + (px - x_m) * 1.25, py + 0.1) for px, py in top]
    canvas.polygon(
        [(x_m - half * 1.25, sill_m - 0.12), (x_m + half * 1.25, sill_m - 0.12), *frame], (112, 104, 98)
    )
    _, middle, horizon = studio.tone.sky
    canvas.polygon(
        [(x_m - half, sill_m), (x_m + half, sill_m), *top],
        fade_down(sill_m + height_m, sill_m, middle, horizon),
        glowing=True,
    )
    for bar in (-0.33, 0.33):
        canvas.rect(x_m + bar * half - 0.015, sill_m, 0.03, height_m, (70, 66, 68))
    for row in range(1, 5):
        canvas.rect(x_m - half, sill_m + row * 0.5, width_m, 0.025, (70, 66, 68))
    if studio.place.hour != "night":
        canvas.glow(x_m, sill_m + height_m / 2, 2.0, horizon, 0.25)


def temple(studio: Studio) -> None:
    """A quiet temple court: red pillars under a sweeping roof, lanterns, incense and steps."""
    x: float
    sky.sky(studio, (150, 152, 140))
    sky.hills(studio, 26, 7.0, (116, 142, 136))
    trees = studio.layer(15, -42, 42, -0.2, 9)
    for x in range(-40, 41, 4):
        nature.pine(trees, studio.chance, x + studio.chance.uniform(-1, 1), studio.chance.uniform(5, 8))
    hall = studio.layer(9, -13, 13, -0.06, 9)
    _temple_hall(hall)
    lamps = studio.layer(5.2, -8, 8, -0.03, 2.6)
    for x in (-4.4, 4.4):
        _stone_lantern(lamps, x)
    burner = studio.layer(5.6, -1, 1, -0.03, 1.8)
    burner.polygon(
        [(-0.5, 0.5), (0.5, 0.5), (0.62, 1.0), (-0.62, 1.0)],
        fade_down(1.0, 0.5, (120, 112, 92), (74, 70, 62)),
    )
    for x in (-0.4, 0.34):
        burner.rect(x, 0, 0.08, 0.55, (84, 78, 68))
    for x in (-0.2, 0.0, 0.2):
        burner.rect(x, 1.0, 0.02, 0.3, (150, 70, 56))
    floor = studio.floor(30, 15.2)
    ground.plain(floor, studio, (166, 164, 150), 0.1)
    ground.slabs(floor, studio, (186, 180, 168), -9, 9, 1.1)


def _temple_hall(canvas: Canvas) -> None:
    red, tile, gold = (160, 66, 56), (74, 88, 92), (214, 176, 100)
    for step in range(3):
        canvas.rect(
            -9 + step * 0.4, step * 0.22, 18 - step * 0.8, 0.22, lighter((168, 162, 152), 0.06 * step)
        )
    canvas.rect(-7.2, 0.66, 14.4, 3.4, fade_down(4.06, 0.66, darker(red, 0.3), darker(red, 0.15)))
    for x in (-5.2, -1.75, 1.75, 5.2):
        canvas.rect(x - 1.0, 0.8, 2.0, 2.6, (84, 56, 46))
        for bar in range(7):
            canvas.rect(x - 0.95 + bar * 0.29, 0.85, 0.16, 2.5, (226, 206, 164), glowing=canvas.tone.dark)
        canvas.rect(x - 1.0, 1.6, 2.0, 0.08, (84, 56, 46))
    for x in (-7.0, -3.5, 0.0, 3.5, 7.0):
        canvas.rect(x - 0.22, 0.66, 0.44, 3.5, fade_down(4.1, 0.66, lighter(red, 0.12), red))
    canvas.rect(-7.6, 3.9, 15.2, 0.35, (70, 116, 110))
    for x in range(-7, 8):
        canvas.rect(x - 0.2, 3.95, 0.4, 0.24, gold)
    roof = [
        (-10.4, 4.9),
        (-8.6, 4.25),
        (8.6, 4.25),
        (10.4, 4.9),
        (7.6, 5.5),
        (5.6, 7.3),
        (-5.6, 7.3),
        (-7.6, 5.5),
    ]
    canvas.polygon(roof, fade_down(7.3, 4.3, lighter(tile, 0.12), darker(tile, 0.15)))
    for rib in range(-16, 17):
        canvas.line([(rib * 0.34, 7.2), (rib * 0.52, 4.35)], 0.04, darker(tile, 0.3), 0.6)
    canvas.rect(-5.9, 7.2, 11.8, 0.3, darker(tile, 0.25))
    for side in (-1, 1):
        canvas.polygon(
            [(side * 5.9, 7.2), (side * 5.9, 7.5), (side * 6.5, 7.9), (side * 6.1, 7.2)], darker(tile, 0.25)
        )


def _stone_lantern(canvas: Canvas, x_m: float) -> None:
    stone: Colour = (160, 158, 150)
    canvas.rect(x_m - 0.4, 0, 0.8, 0.2, darker(stone, 0.1))
    canvas.rect(x_m - 0.14, 0.2, 0.28, 1.0, fade_down(1.2, 0.2, stone, darker(stone, 0.15)))
    canvas.rect(x_m - 0.36, 1.18, 0.72, 0.14, stone)
    canvas.rect(x_m - 0.26, 1.3, 0.52, 0.42, lighter(stone, 0.06))
    lit = canvas.tone.dark
    if lit:
        canvas.glow(x_m, 1.5, 1.3, (255, 206, 136), 0.6)
    canvas.rect(x_m - 0.14, 1.36, 0.28, 0.3, (255, 226, 160) if lit else (70, 66, 62), 0.03, glowing=lit)
    canvas.polygon(
        [(x_m - 0.62, 1.7), (x_m + 0.62, 1.7), (x_m + 0.16, 2.1), (x_m - 0.16, 2.1)], darker(stone, 0.12)
    )
    canvas.ellipse(x_m, 2.16, 0.09, 0.12, stone)
