"""Wild places: forest, beach, mountain, desert."""

from __future__ import annotations

import math
import random

from roughcut.previs.schema import Colour
from roughcut.previs.sets.canvas import Canvas, Fade, fade_down
from roughcut.previs.sets.colours import darker, lighter, mix
from roughcut.previs.sets.parts import ground, nature, sky
from roughcut.previs.sets.studio import Studio

_MOSS: Colour = (112, 132, 82)
_SAND: Colour = (228, 206, 164)
_DUNE: Colour = (222, 180, 124)


def forest(studio: Studio) -> None:
    """Deep woods: trunks in four depths that pale into the light, ferns, a path."""
    chance = studio.chance
    sky.sky(studio, _MOSS)
    for z, count, low, high, green in (
        (24.0, 34, 9, 13, (116, 152, 116)),
        (17.0, 24, 8, 12, (100, 140, 100)),
    ):
        far = studio.layer(z, -z * 2.8, z * 2.8, -0.6, 14, 0.7)
        for _ in range(count):
            x = chance.uniform(-z * 2.7, z * 2.7)
            if chance.random() < 0.4:
                nature.pine(far, chance, x, chance.uniform(low, high))
            else:
                nature.tree(far, chance, x, chance.uniform(low, high), green)
    mid = studio.layer(11, -32, 32, -0.08, 11)
    for x in (-28, -22, -16.5, -11.5, -7.0, -3.2, 4.6, 8.2, 13, 18.5, 24, 29):
        _trunk(mid, chance, x + chance.uniform(-0.8, 0.8), chance.uniform(0.22, 0.34))
    nature.hedge(mid, chance, -32, 32, 0.7, (92, 124, 80))
    near = studio.layer(6.4, -20, 20, -0.05, 9)
    for x in (-15.5, -9.4, -5.2, 5.6, 9.8, 16):
        _trunk(near, chance, x, chance.uniform(0.32, 0.46))
    _canopy(studio)
    ferns = studio.layer(4.6, -14, 14, -0.03, 1.0)
    for x in (-11, -8, -5.6, -3.4, 3.6, 5.4, 7.6, 11):
        _fern(ferns, chance, x, chance.uniform(0.45, 0.8))
    _forest_floor(studio)
    _beams(studio)
    edge = studio.layer(-0.8, -7, 7, -0.05, 0.75)
    for x in (-5.6, -3.9, 4.1, 5.8):
        _fern(edge, chance, x, 0.6)


def _forest_floor(studio: Studio) -> None:
    """Moss and leaves with a path."""
    chance = studio.chance
    floor = studio.floor(34, 17.2)
    ground.plain(floor, studio, _MOSS, 0.2)
    floor.polygon(
        [
            (-1.6, -9.5),
            (1.8, -9.5),
            (1.2, 0),
            (1.8, 5),
            (0.4, 10),
            (2.6, 18),
            (1.6, 18),
            (-0.8, 10),
            (0.2, 5),
            (-1.3, 0),
        ],
        (176, 152, 112),
        soft_m=0.12,
    )
    for _ in range(260):
        x, z = chance.uniform(-16, 16), chance.uniform(-9, 12)
        floor.ellipse(x, z, 0.09, 0.07, chance.choice(((176, 134, 80), (150, 120, 76), (130, 150, 90))), 0.7)


def _trunk(canvas: Canvas, chance: random.Random, x_m: float, half_m: float) -> None:
    bark: Colour = (104, 86, 72)
    outline = [
        (x_m - half_m * 1.7, 0.0),
        (x_m - half_m, 0.7),
        (x_m - half_m * 0.8, 12),
        (x_m + half_m * 0.8, 12),
        (x_m + half_m, 0.7),
        (x_m + half_m * 1.7, 0.0),
    ]
    stops = ((0.0, lighter(bark, 0.16), 1.0), (0.45, bark, 1.0), (1.0, darker(bark, 0.32), 1.0))
    canvas.polygon(outline, Fade((x_m - half_m, 0), (x_m + half_m, 0), stops))
    for index in range(9):
        y, dx = 0.5 + index * 1.1, math.sin(index * 2.4 + x_m) * half_m * 0.55
        canvas.line([(x_m + dx, y), (x_m + dx * 0.8, y + 0.6)], 0.03, darker(bark, 0.35), 0.7)
    nature.leafy(canvas, chance, x_m + half_m, 0.1, half_m * 1.7, 0.2, (100, 130, 78))


def _canopy(studio: Studio) -> None:
    canvas = studio.layer(6.2, -20, 20, 4.2, 10.5, 0.6)
    for index in range(26):
        x = -20 + index * 1.6
        y = 6.6 + 0.9 * math.sin(index * 1.7) + (0.5 if abs(x) < 4 else -0.6)
        nature.leafy(canvas, studio.chance, x, y + 0.8, 1.7, 1.2, studio.chance.choice(nature.GREENS))
    canvas.rect(-20, 8.2, 40, 3, (70, 108, 74))


def _fern(canvas: Canvas, chance: random.Random, x_m: float, height_m: float) -> None:
    for frond in range(9):
        angle = math.radians(20 + 140 * frond / 8)
        reach = height_m * (0.8 + 0.3 * math.sin(frond * 2.1))
        tip = (x_m + reach * math.cos(angle), reach * 0.85 * math.sin(angle))
        bend = (x_m + (tip[0] - x_m) * 0.55, tip[1] * 0.8 + 0.08)
        tone = mix((96, 140, 82), (136, 168, 96), frond % 3 / 2)
        canvas.polygon(
            [
                (x_m - 0.02, 0),
                (bend[0] - 0.05, bend[1] + 0.05),
                tip,
                (bend[0] + 0.05, bend[1] - 0.04),
                (x_m + 0.02, 0),
            ],
            tone,
        )


def _beams(studio: Studio) -> None:
    if studio.place.weather not in ("clear", "fog"):
        return
    light: Colour = {"night": (140, 164, 214), "dusk": (255, 190, 130)}.get(
        studio.place.hour, (255, 246, 206)
    )
    canvas = studio.layer(5.2, -9, 9, 0.0, 9, 0.35)
    for x in (-5.0, -1.6, 2.4):
        beam = Fade((0, 9), (0, 0.5), ((0.0, light, 0.16), (1.0, light, 0.0)))
        canvas.polygon([(x, 9), (x + 1.0, 9), (x + 3.0, 0), (x + 0.9, 0)], beam, soft_m=0.16, glowing=True)


def beach(studio: Studio) -> None:
    """Sand, surf and open sea; a headland, palms to one side, a rowing boat."""
    sky.sky(studio, (96, 148, 170))
    _, middle, _ = studio.tone.sky
    water = mix(middle, (30, 108, 140), 0.45)
    _open_sea(studio, water)
    palms = studio.layer(8.5, -18, 18, -0.05, 8)
    for x, tall, lean in ((-7.5, 5.6, 1.4), (-9.6, 4.6, -0.6), (10.5, 5.2, -1.3), (13.5, 6.0, 0.8)):
        _palm(palms, studio.chance, x, tall, lean)
    _rowing_boat(studio.layer(6.4, 2.4, 7.6, -0.05, 1.4))
    _shore(studio, water)


def _open_sea(studio: Studio, water: Colour) -> None:
    """Water up to the horizon, with lights on it and a headland before its end."""
    chance, (_, _, horizon) = studio.chance, studio.tone.sky
    sea = studio.layer(20, -62, 62, -6, 3.2, 0.7)
    deep = Fade((0, 0.9), (0, -1.6), ((0, mix(water, horizon, 0.5), 1), (1, water, 1)))
    sea.rect(-63, -7, 126, 7.9, deep, glowing=True)
    for _ in range(150):
        x, y = chance.uniform(-60, 60), -1.4 * chance.random() ** 1.6 + 0.8
        light = mix(horizon, (255, 255, 255), 0.4)
        sea.rect(x, y, chance.uniform(0.5, 2.4), 0.035, light, opacity=0.5, glowing=True)
    cape = [(-62, 0.85), (-62, 2.6), (-50, 3.0), (-38, 2.2), (-27, 1.7), (-20, 1.0), (-18, 0.85)]
    sea.polygon(cape, fade_down(3, 0.8, (122, 140, 118), (150, 146, 128)))


def _rowing_boat(boat: Canvas) -> None:
    hull = [(2.8, 0.62), (7.2, 0.7), (6.6, 0.12), (5.8, 0), (3.8, 0), (3.2, 0.12)]
    boat.polygon(hull, fade_down(0.7, 0, (206, 96, 78), (140, 58, 54)))
    boat.polygon([(2.8, 0.62), (7.2, 0.7), (7.1, 0.58), (2.95, 0.5)], (240, 232, 214))
    boat.line([(4.2, 0.6), (6.9, 1.15)], 0.05, (170, 128, 88))


def _shore(studio: Studio, water: Colour) -> None:
    """Sand that is wet where the waves run out, their foam, and shells."""
    chance, (_, _, horizon) = studio.chance, studio.tone.sky
    floor = studio.floor(40, 19.9)
    ground.plain(floor, studio, _SAND, 0.07)
    shore = [(x, 9.4 + 0.5 * math.sin(x * 0.35) + 0.3 * math.sin(x * 0.9)) for x in range(-40, 41)]
    wet = [*((x, z - 1.1) for x, z in shore), (41, 20), (-41, 20)]
    floor.polygon(wet, mix(_SAND, (150, 130, 104), 0.4), soft_m=0.1)
    shallow = Fade((0, 9), (0, 15), ((0, mix(water, horizon, 0.35), 1), (1, water, 1)))
    floor.polygon([*shore, (41, 21), (-41, 21)], shallow, glowing=True)
    for shift, wide in ((0.0, 0.28), (1.3, 0.14), (2.8, 0.1)):
        foam = [*((x, z + shift) for x, z in shore), *((x, z + shift + wide) for x, z in reversed(shore))]
        floor.polygon(foam, (250, 252, 250), 0.85, 0.04)
    for _ in range(40):
        x, z = chance.uniform(-9, 9), chance.uniform(-7, 7)
        floor.ellipse(x, z, 0.08, 0.06, chance.choice(((246, 236, 214), (196, 172, 134))))


def _palm(canvas: Canvas, chance: random.Random, x_m: float, height_m: float, lean_m: float) -> None:
    def at(share: float) -> tuple[float, float]:
        return x_m + lean_m * share * share, height_m * share

    for step in range(16):
        a, b = at(step / 16), at((step + 1) / 16)
        half = 0.17 - 0.08 * step / 16
        tone = (150, 122, 92) if step % 2 else (134, 106, 80)
        canvas.polygon(
            [(a[0] - half, a[1]), (a[0] + half, a[1]), (b[0] + half * 0.8, b[1]), (b[0] - half * 0.8, b[1])],
            tone,
        )
    crown = at(1.0)
    for leaf in range(9):
        angle = math.radians(-30 + 240 * leaf / 8)
        tip = (crown[0] + 2.0 * math.cos(angle), crown[1] + 0.85 * math.sin(angle) - 0.35)
        bend = (crown[0] + 1.1 * math.cos(angle), crown[1] + 0.75 * math.sin(angle) + 0.38)
        green = ((92, 142, 92), (112, 158, 98), (76, 124, 86))[leaf % 3]
        canvas.polygon([crown, (bend[0], bend[1] + 0.16), tip, (bend[0], bend[1] - 0.14)], green)


def mountain(studio: Studio) -> None:
    """A high ledge: snowy peaks, ridges in the haze, pines and boulders."""
    x: float
    chance = studio.chance
    sky.sky(studio, (140, 150, 130))
    peaks = studio.layer(27, -82, 82, -8, 24, 0.7)
    for x, tall, wide in ((-46.0, 15.0, 17.0), (-20, 20, 20), (6, 15.5, 16), (27, 21, 22), (56, 16, 19)):
        _peak(peaks, x, tall, wide)
    sky.hills(studio, 21, 4.6, (124, 144, 138), 0.6)
    sky.hills(studio, 16, 2.4, (112, 138, 112), 0.6)
    pines = studio.layer(11, -32, 32, -0.08, 7)
    for step in (-10, -9, -8, -7, -6, -5, -4, -3, -2, 2, 3, 4, 5, 6, 7, 8, 9, 10):
        x = step * 3.1
        nature.pine(pines, chance, x + chance.uniform(-1, 1), chance.uniform(3.4, 6.2))
    rocks = studio.layer(5.4, -14, 14, -0.05, 2.4)
    for x, wide, tall in (
        (-10.0, 3.4, 1.9),
        (-6.4, 2.2, 1.2),
        (-4.0, 1.1, 0.5),
        (4.6, 1.6, 0.8),
        (6.9, 2.8, 1.5),
        (11, 3.4, 2.1),
    ):
        nature.rock(rocks, chance, x, wide, tall, (150, 150, 152))
        nature.grass(rocks, chance, x - wide / 2, x + wide / 2, 0.22, (122, 142, 92))
    floor = studio.floor(34, 15.9)
    ground.plain(floor, studio, (140, 148, 108), 0.2)
    for _ in range(80):
        x, z = chance.uniform(-18, 18), chance.uniform(-9, 12)
        floor.ellipse(x, z, chance.uniform(0.1, 0.9), chance.uniform(0.1, 0.5), (164, 160, 150), 0.7, 0.05)


def _peak(canvas: Canvas, x_m: float, height_m: float, half_m: float) -> None:
    rock: Colour = (126, 136, 154)
    left = [
        (x_m - half_m, -8),
        (x_m - half_m * 0.55, height_m * 0.42),
        (x_m - half_m * 0.32, height_m * 0.62),
        (x_m, height_m),
    ]
    right = [(x_m + half_m * 0.24, height_m * 0.7), (x_m + half_m * 0.5, height_m * 0.46), (x_m + half_m, -8)]
    canvas.polygon([*left, *right], fade_down(height_m, 0, rock, lighter(rock, 0.25)))
    ridge = [
        (x_m, height_m),
        (x_m + half_m * 0.06, height_m * 0.6),
        (x_m - half_m * 0.06, height_m * 0.3),
        (x_m + half_m * 0.1, -8),
    ]
    canvas.polygon([*ridge, *reversed(right)], darker(rock, 0.16), 0.75)
    snow = [
        (x_m, height_m),
        (x_m - half_m * 0.32, height_m * 0.62),
        (x_m - half_m * 0.2, height_m * 0.66),
        (x_m - half_m * 0.12, height_m * 0.56),
        (x_m, height_m * 0.66),
        (x_m + half_m * 0.1, height_m * 0.56),
        (x_m + half_m * 0.17, height_m * 0.68),
        (x_m + half_m * 0.25, height_m * 0.7),
    ]
    canvas.polygon(snow, (246, 248, 252))
    canvas.polygon(
        [
            (x_m, height_m),
            (x_m + half_m * 0.03, height_m * 0.68),
            (x_m + half_m * 0.1, height_m * 0.58),
            (x_m + half_m * 0.17, height_m * 0.68),
            (x_m + half_m * 0.25, height_m * 0.7),
        ],
        (206, 216, 232),
    )


def desert(studio: Studio) -> None:
    """Dunes with sharp crests, mesas far off, a cactus or two."""
    x: float
    chance = studio.chance
    sky.sky(studio, _DUNE)
    mesas = studio.layer(27, -82, 82, -4, 12, 0.6)
    for x, tall, wide in ((-52, 7, 14), (-24, 9.5, 8), (20, 6, 12), (44, 9, 9)):
        mesas.polygon(
            [
                (x - wide, -4),
                (x - wide * 0.66, tall * 0.55),
                (x - wide * 0.6, tall),
                (x + wide * 0.5, tall * 0.97),
                (x + wide * 0.6, tall * 0.5),
                (x + wide, -4),
            ],
            fade_down(tall, 0, (186, 118, 88), (214, 164, 120)),
        )
        mesas.rect(x - wide * 0.62, tall * 0.7, wide * 1.15, 0.35, (160, 98, 78), opacity=0.5)
    for z, tall in ((20.0, 2.4), (13.0, 1.4)):
        _dunes(studio, z, tall)
    plants = studio.layer(8, -22, 22, -0.06, 4)
    for x, tall in ((-12.5, 2.8), (-5.6, 2.2), (7.2, 3.2), (15.5, 2.4)):
        _cactus(plants, x, tall)
    stones = studio.layer(5.2, -12, 12, -0.04, 1)
    for x in (-7.5, -4.4, 4.2, 8.6):
        nature.rock(stones, chance, x, chance.uniform(0.6, 1.5), chance.uniform(0.25, 0.6), (190, 146, 110))
    floor = studio.floor(36, 12.9)
    ground.plain(floor, studio, _DUNE, 0.06)
    for row in range(60):
        z = -9 + row * 0.36
        ripple = [(x * 1.5 - 36, z + 0.1 * math.sin(x * 0.9 + row * 0.7)) for x in range(49)]
        floor.line(ripple, 0.05, darker(_DUNE, 0.12), 0.5)


def _dunes(studio: Studio, z_m: float, height_m: float) -> None:
    half = z_m * 2.8
    canvas = studio.layer(z_m, -half, half, -0.3, height_m * 2.2, 0.7)
    x = -half - 4
    while x < half:
        wide, tall = studio.chance.uniform(9, 17), height_m * studio.chance.uniform(0.8, 1.5)
        crest = x + wide * studio.chance.uniform(0.45, 0.65)
        body = [(x, -0.3)] + [
            (x + (crest - x) * t, -0.3 + (tall + 0.3) * math.sin(t * math.pi / 2) ** 1.5) for t in _EIGHTHS
        ]
        slope = [(crest + (x + wide - crest) * t, tall * (1 - t) ** 1.6 - 0.3 * t) for t in _EIGHTHS]
        canvas.polygon([*body, *slope], fade_down(tall, 0, lighter(_DUNE, 0.16), _DUNE))
        canvas.polygon(
            [(crest, tall), *slope, (crest - wide * 0.12, -0.3), (crest + wide * 0.04, tall * 0.5)],
            darker(_DUNE, 0.2),
            0.75,
        )
        x += wide * 0.62


_EIGHTHS = tuple(step / 8 for step in range(9))


def _cactus(canvas: Canvas, x_m: float, height_m: float) -> None:
    green: Colour = (104, 140, 96)
    canvas.rect(
        x_m - 0.2,
        -0.05,
        0.4,
        height_m,
        Fade((x_m - 0.2, 0), (x_m + 0.2, 0), ((0, lighter(green, 0.15), 1), (1, darker(green, 0.25), 1))),
        0.2,
    )
    for side, low, high in ((-1, 0.4, 0.74), (1, 0.5, 0.9)):
        arm = x_m + side * 0.62
        canvas.rect(min(x_m, arm), height_m * low, 0.62, 0.22, darker(green, 0.08), 0.1)
        canvas.rect(
            arm - 0.12,
            height_m * low,
            0.24,
            height_m * (high - low),
            green if side < 0 else darker(green, 0.16),
            0.12,
        )
