"""Places apart: the rooftop, the bridge of a spaceship, the stage of a theatre."""

from __future__ import annotations

import random

from roughcut.previs.schema import Colour
from roughcut.previs.sets.canvas import Canvas, Fade, fade_across, fade_down
from roughcut.previs.sets.colours import darker, lighter
from roughcut.previs.sets.parts import ground, sky, street
from roughcut.previs.sets.parts.buildings import skyline
from roughcut.previs.sets.seats import Seat
from roughcut.previs.sets.studio import Studio

BRIDGE_SEATS = (Seat(-1.9, 3.6, 0.5), Seat(1.9, 3.6, 0.5))
_DECK: Colour = (172, 166, 160)


def rooftop(studio: Studio) -> None:
    """A flat roof over the city: parapet, water tower, vents, a string of lamps."""
    x: float
    chance = studio.chance
    sky.sky(studio, (120, 126, 140))
    far = studio.layer(27, -82, 82, -16, 22, 0.8)
    skyline(far, chance, -82, 82, 4, 15, (146, 154, 172))
    near = studio.layer(15, -46, 46, -9, 9, 0.8)
    skyline(near, chance, -46, 46, 0.5, 4.2, (124, 128, 144))
    tower = studio.layer(6.4, -9, 9, -0.05, 6.4)
    _water_tower(tower, -6.4)
    tower.rect(4.4, 0, 3.2, 2.6, fade_down(2.6, 0, (178, 158, 140), (142, 124, 112)))
    tower.rect(4.2, 2.55, 3.6, 0.16, (120, 108, 102))
    tower.rect(5.4, 0, 0.95, 2.1, fade_down(2.1, 0, (112, 128, 132), (88, 100, 106)))
    tower.ellipse(6.2, 1.05, 0.04, 0.04, (226, 206, 150))
    wall = studio.layer(5.6, -26, 26, -0.05, 1.3)
    wall.rect(-26, 0, 52, 0.95, fade_down(0.95, 0, lighter(_DECK, 0.06), darker(_DECK, 0.2)))
    wall.rect(-26, 0.92, 52, 0.14, lighter(_DECK, 0.2))
    for x in range(-26, 27, 2):
        wall.rect(x, 0.1, 0.03, 0.8, darker(_DECK, 0.3), opacity=0.6)
    vents = studio.layer(4.9, -7, 7, -0.03, 1.4)
    for x in (-3.6, 3.4):
        vents.rect(x - 0.45, 0, 0.9, 0.85, fade_down(0.85, 0, (186, 190, 192), (140, 144, 150)), 0.03)
        for slat in range(5):
            vents.rect(x - 0.36, 0.14 + slat * 0.13, 0.72, 0.05, (96, 100, 108))
    _string_of_lamps(studio)
    floor = studio.floor(26, 5.65)
    ground.plain(floor, studio, darker(_DECK, 0.08), 0.1)
    ground.slabs(floor, studio, darker(_DECK, 0.06), -9, 5.6, 2.2)
    if studio.tone.dark:
        ground.pool(floor, 0, 3.4, 6, street.LAMPLIGHT, 0.4)


def _water_tower(canvas: Canvas, x_m: float) -> None:
    wood: Colour = (132, 98, 80)
    for dx in (-0.9, -0.3, 0.3, 0.9):
        canvas.rect(x_m + dx - 0.05, 0, 0.1, 2.6, (84, 76, 76))
    canvas.line([(x_m - 0.9, 0.3), (x_m + 0.9, 2.4)], 0.05, (84, 76, 76))
    canvas.line([(x_m + 0.9, 0.3), (x_m - 0.9, 2.4)], 0.05, (84, 76, 76))
    canvas.rect(
        x_m - 1.15, 2.5, 2.3, 2.2, fade_across(x_m - 1.15, x_m + 1.15, lighter(wood, 0.12), darker(wood, 0.3))
    )
    for hoop in (2.8, 3.5, 4.2):
        canvas.rect(x_m - 1.17, hoop, 2.34, 0.06, darker(wood, 0.4))
    canvas.polygon(
        [(x_m - 1.35, 4.7), (x_m + 1.35, 4.7), (x_m, 5.8)],
        fade_across(x_m - 1.3, x_m + 1.3, (128, 116, 110), (88, 78, 78)),
    )


def _string_of_lamps(studio: Studio) -> None:
    canvas = studio.layer(5.3, -8, 8, 1.0, 4.2)
    for x in (-7.4, 0.0, 7.4):
        canvas.rect(x - 0.04, 1.0, 0.08, 2.7, (88, 80, 78))
    points = []
    for step in range(33):
        x = -7.4 + step * 14.8 / 32
        sag = (abs(x) % 7.4) / 7.4
        points.append((x, 3.65 - 2.6 * sag * (1 - sag)))
    canvas.line(points, 0.025, (66, 60, 62))
    for x, y in points[1::2]:
        if canvas.tone.dark:
            canvas.glow(x, y - 0.09, 0.55, street.LAMPLIGHT, 0.7)
        canvas.ellipse(x, y - 0.09, 0.06, 0.08, (255, 240, 200), glowing=canvas.tone.dark)


def spaceship(studio: Studio) -> None:
    """A ship's bridge: stars and a planet through the great window, consoles, lit panels."""
    chance = studio.chance
    _space(studio)
    day = {"night": 0.72, "dusk": 0.86, "dawn": 0.94}.get(studio.place.hour, 1.0)
    metal: Colour = (round(136 * day), round(144 * day), round(160 * day))
    _hull(studio, metal)
    desk = studio.layer(4.2, -7, 7, -0.03, 1.6)
    for x in (-4.4, -1.9, 1.9, 4.4):
        _console(desk, chance, x, metal)
    chairs = studio.layer(3.65, -3, 3, -0.03, 1.6)
    for x in (-1.9, 1.9):
        studio.shadow(x, 3.6, 0.4)
        chairs.rect(x - 0.06, 0.05, 0.12, 0.4, darker(metal, 0.3))
        chairs.rect(x - 0.34, 0.42, 0.68, 0.95, fade_down(1.37, 0.42, (92, 100, 124), (62, 68, 88)), 0.14)
        chairs.rect(x - 0.34, 0.42, 0.68, 0.14, (112, 122, 148), 0.05)
    floor = studio.floor(24, 5.2)
    ground.tiles(floor, studio, darker(metal, 0.38), darker(metal, 0.42), 1.2)
    for edge in (-0.3, 4.4):
        floor.rect(-24, edge, 48, 0.07, (120, 214, 230), glowing=True)
        floor.glow(0, edge, 16, (96, 190, 220), 0.22, 0.9)


def _space(studio: Studio) -> None:
    """Stars and a planet."""
    chance = studio.chance
    space = studio.layer(26, -90, 90, -24, 40, 0.3)
    space.rect(
        -91,
        -25,
        182,
        66,
        Fade((0, 30), (0, -12), ((0.0, (12, 16, 36), 1.0), (1.0, (34, 34, 72), 1.0))),
        glowing=True,
    )
    space.pixels[..., 3] = 255
    space.glow(-14, 12, 26, (96, 70, 140), 0.5)
    for _ in range(420):
        size = chance.uniform(0.05, 0.14)
        space.ellipse(
            chance.uniform(-60, 60),
            chance.uniform(-4, 30),
            size,
            size,
            (238, 240, 255),
            chance.uniform(0.3, 1),
            glowing=True,
        )
    space.ellipse(
        9,
        7,
        6.2,
        6.2,
        Fade((4, 12), (14, 2), ((0.0, (226, 176, 136), 1.0), (1.0, (96, 66, 96), 1.0))),
        glowing=True,
    )
    for band, wide in ((8.4, 5.6), (6.6, 6.0), (4.8, 5.4)):
        space.ellipse(9, band, wide * 0.96, 0.35, (246, 214, 176), 0.25, 0.3, glowing=True)


def _hull(studio: Studio, metal: Colour) -> None:
    canvas = studio.layer(5.0, -26, 26, 0.0, 9, 0.7)
    canvas.rect(-26, 0, 52, 0.95, fade_down(0.95, 0, metal, darker(metal, 0.35)))
    canvas.rect(-26, 3.3, 52, 6, fade_down(6, 3.3, darker(metal, 0.5), darker(metal, 0.15)))
    canvas.rect(-26, 0.9, 52, 0.1, lighter(metal, 0.25))
    canvas.rect(-26, 3.25, 52, 0.1, lighter(metal, 0.1))
    for x in (-24, -18, -12, -5.6, 5.6, 12, 18, 24):
        lean = 0.5 if x < 0 else -0.5
        canvas.polygon(
            [(x - 0.4, 0.9), (x + 0.4, 0.9), (x + 0.3 + lean, 3.4), (x - 0.3 + lean, 3.4)],
            fade_across(x - 0.4, x + 0.4, lighter(metal, 0.1), darker(metal, 0.3)),
        )
    for x in range(-25, 26, 2):
        canvas.rect(x, 0.15, 1.8, 0.6, darker(metal, 0.12), 0.05)
        canvas.rect(x + 0.2, 0.62, 0.9, 0.04, (120, 214, 230), glowing=True)
        canvas.rect(x + 0.1, 3.5, 1.6, 0.05, (230, 240, 250), glowing=True)


def _console(canvas: Canvas, chance: random.Random, x_m: float, metal: Colour) -> None:
    canvas.polygon(
        [(x_m - 0.85, 0), (x_m + 0.85, 0), (x_m + 1.0, 0.8), (x_m - 1.0, 0.8)],
        fade_down(0.8, 0, darker(metal, 0.1), darker(metal, 0.45)),
    )
    canvas.polygon(
        [(x_m - 1.0, 0.8), (x_m + 1.0, 0.8), (x_m + 0.9, 1.12), (x_m - 0.9, 1.12)], darker(metal, 0.55)
    )
    for side, tone in ((-0.55, (90, 190, 220)), (0.0, (240, 176, 96)), (0.55, (110, 214, 170))):
        canvas.rect(x_m + side - 0.23, 0.86, 0.46, 0.2, tone, 0.03, 0.9, glowing=True)
        for bar in range(4):
            canvas.rect(
                x_m + side - 0.18 + bar * 0.1,
                0.89,
                0.05,
                chance.uniform(0.04, 0.14),
                (240, 250, 255),
                opacity=0.8,
                glowing=True,
            )
    canvas.glow(x_m, 1.0, 1.3, (96, 190, 220), 0.3, 0.8)


def theatre(studio: Studio) -> None:
    """A theatre's stage: red drapes, a painted backdrop, footlights, two spots."""
    dim = {"night": 0.74, "dusk": 0.84, "dawn": 0.93}.get(studio.place.hour, 1.0)
    red: Colour = (round(164 * dim), round(46 * dim), round(52 * dim))
    back = studio.layer(4.82, -42, 42, -11, 26, 0.2)
    back.rect(-43, -12, 86, 39, fade_down(8, -2, (40, 34, 46), (58, 48, 60)))
    back.pixels[..., 3] = 255
    cloth = studio.layer(4.7, -6.5, 6.5, 0.0, 5.2)
    cloth.rect(-6.5, 0, 13, 5.2, fade_down(5.2, 0.4, (70, 92, 138), (226, 176, 150)))
    cloth.ellipse(1.6, 1.9, 0.7, 0.7, (250, 226, 176))
    for height, tone in ((1.5, (120, 110, 142)), (0.9, (84, 88, 120))):
        ridge = [(-6.5 + step * 0.5, height + 0.35 * ((step * 7 % 5) / 4)) for step in range(27)]
        cloth.polygon([(-6.5, 0), *ridge, (6.5, 0)], tone)
    for side in (-1, 1):
        for rank, z in enumerate((4.3, 3.2)):
            _drape(studio, z, side, 4.6 + rank * 1.4, red)
    border = studio.layer(3.3, -22, 22, 3.4, 9, 0.6)
    for fold in range(88):
        x = -22 + fold * 0.5
        tone = darker(red, 0.22) if fold % 2 else lighter(red, 0.06)
        border.polygon(
            [(x, 9), (x + 0.5, 9), (x + 0.5, 3.9), (x + 0.25, 3.62), (x, 3.9)],
            fade_down(7, 3.6, darker(tone, 0.35), tone),
        )
    border.rect(-22, 3.86, 44, 0.1, (222, 184, 104))
    beams = studio.layer(4.6, -7, 7, 0.0, 6, 0.4)
    for x, lean in ((-4.4, 3.0), (4.4, -3.0)):
        beam = Fade((0, 6), (0, 0), ((0.0, (255, 242, 206), 0.3), (1.0, (255, 242, 206), 0.05)))
        beams.polygon(
            [(x - 0.2, 6), (x + 0.2, 6), (x + lean + 1.4, 0), (x + lean - 1.4, 0)],
            beam,
            soft_m=0.1,
            glowing=True,
        )
    floor = studio.floor(24, 4.79)
    ground.planks(floor, studio, (round(150 * dim), round(108 * dim), round(76 * dim)), 0.2)
    for x in (-1.4, 1.4):
        floor.glow(x, 2.2, 2.6, (255, 240, 204), 0.5, 1.6)


def _drape(studio: Studio, z_m: float, side: int, inner_m: float, red: Colour) -> None:
    outer = 24.0
    left, right = (inner_m, outer) if side > 0 else (-outer, -inner_m)
    canvas = studio.layer(z_m, left - 0.2, right + 0.2, 0.0, 7, 0.6)
    folds = int((right - left) / 0.32)
    for fold in range(folds):
        x = left + fold * 0.32
        tone = darker(red, 0.3) if fold % 2 else lighter(red, 0.05)
        canvas.rect(x, 0.02, 0.33, 7, fade_across(x, x + 0.33, tone, darker(tone, 0.22)))
    canvas.rect(left, 0.05, right - left, 0.14, (206, 168, 92))
