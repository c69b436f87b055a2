"""Built places in the open beyond the street of houses: alley, bridge, market, village, camp, graveyard."""

from __future__ import annotations

import math

from roughcut.previs.schema import Colour
from roughcut.previs.sets.canvas import Canvas, fade_across, fade_down
from roughcut.previs.sets.colours import darker, lighter, mix
from roughcut.previs.sets.parts import buildings, fixtures, ground, nature, sky, street, things
from roughcut.previs.sets.seats import Seat
from roughcut.previs.sets.studio import Studio

CAMP_SEATS = (Seat(-1.5, 3.0), Seat(1.5, 3.0))
_BRICK: Colour = (150, 92, 76)
_STONE: Colour = (176, 170, 160)


def alley(studio: Studio) -> None:
    """A back alley: brick on three sides, a fire escape, bins, a lamp over a steel door."""
    sky.sky(studio, (110, 108, 108))
    back = studio.layer(7.5, -24, 24, -0.05, 11)
    back.rect(-24, 0, 48, 11, fade_down(11, 0, _BRICK, darker(_BRICK, 0.22)))
    fixtures.bricks(back, studio.chance, (-8, 0.1, 16, 7.5), _BRICK, 0.16)
    for x in (-3.4, 0.4, 4.2):
        for y in (3.2, 6.2):
            buildings.window(back, x, y, 1.0, 1.5, studio.tone.dark and studio.chance.random() < 0.6)
    _fire_escape(back, -1.6)
    buildings.door(back, 2.4, 0.0, (92, 104, 112), 1.0, 2.1)
    back.rect(1.7, 2.45, 1.4, 0.08, (70, 74, 80))
    if studio.tone.dark:
        back.glow(2.4, 2.5, 2.6, street.LAMPLIGHT, 0.8)
    back.ellipse(2.4, 2.38, 0.14, 0.1, (255, 240, 200), glowing=studio.tone.dark)
    for side in (-1, 1):
        wall = studio.layer(5.2, min(side * 4.6, side * 16), max(side * 4.6, side * 16), -0.05, 11, 0.7)
        left = min(side * 4.6, side * 16)
        tone = darker(_BRICK, 0.3)
        wall.rect(left, 0, 11.4, 11, fade_across(side * 4.6, side * 12, tone, darker(tone, 0.35)))
        fixtures.bricks(wall, studio.chance, (left, 0.1, 11.4, 6), tone, 0.1)
        wall.rect(side * 4.75 - 0.07, 0, 0.14, 9, (96, 100, 104))
    bins = studio.layer(4.4, -4.6, 4.6, -0.03, 1.5)
    for x, tone in ((-3.4, (70, 96, 84)), (-2.5, (78, 84, 92))):
        studio.shadow(x, 4.4, 0.5)
        bins.rect(
            x - 0.38, 0.06, 0.76, 0.95, fade_down(1.0, 0.06, lighter(tone, 0.14), darker(tone, 0.2)), 0.04
        )
        bins.rect(x - 0.42, 0.98, 0.84, 0.1, darker(tone, 0.15), 0.04)
    things.boxes(bins, 3.6)
    studio.shadow(3.6, 4.4, 0.8)
    floor = studio.floor(26, 7.6)
    ground.plain(floor, studio, (104, 102, 104), 0.12)
    floor.rect(-0.15, -9, 0.3, 17, (76, 76, 80), opacity=0.7)
    for x, z, wide in ((-1.4, 3.4, 0.9), (1.9, 1.2, 0.7), (-2.4, 0.2, 0.5)):
        floor.ellipse(x, z, wide, wide * 0.4, studio.tone.sky[2], 0.35, 0.05, glowing=True)
    if studio.tone.dark:
        ground.pool(floor, 2.2, 6.0, 4.0, street.LAMPLIGHT, 0.6)


def _fire_escape(canvas: Canvas, x_m: float) -> None:
    iron: Colour = (58, 58, 64)
    for y in (2.9, 5.9):
        canvas.rect(x_m - 1.5, y, 3.0, 0.08, iron)
        canvas.rect(x_m - 1.5, y + 0.85, 3.0, 0.05, iron)
        for bar in range(11):
            canvas.rect(x_m - 1.5 + bar * 0.3, y, 0.03, 0.88, iron)
    canvas.line([(x_m + 1.2, 2.95), (x_m - 1.1, 5.9)], 0.07, iron)
    canvas.line([(x_m + 1.45, 2.95), (x_m - 0.85, 5.9)], 0.05, iron)
    for x in (x_m - 1.3, x_m - 1.0):
        canvas.rect(x, 1.5, 0.035, 1.5, iron)
    for rung in range(5):
        canvas.rect(x_m - 1.3, 1.6 + rung * 0.28, 0.33, 0.03, iron)


def bridge(studio: Studio) -> None:
    """On a bridge over the river: parapet, lamps, the town on the banks, an arched bridge far off."""
    sky.sky(studio, (110, 130, 140))
    town = studio.layer(26, -78, 78, -3, 14, 0.7)
    buildings.skyline(town, studio.chance, -78, 78, 2.5, 8.5, (104, 110, 132))
    water = studio.layer(20, -66, 66, -9, 1.0, 0.6)
    river: Colour = (92, 126, 146)
    mirrored = mix(studio.tone.sky[2], studio.tone.lit(river), 0.35)
    deep = mix(studio.tone.sky[1], studio.tone.lit(river), 0.7)
    water.rect(-66, -9, 132, 9.8, fade_down(0.8, -4, mirrored, deep), glowing=True)
    for _ in range(140):
        x, y = studio.chance.uniform(-60, 60), studio.chance.uniform(-5, 0.6)
        water.ellipse(x, y, studio.chance.uniform(0.4, 1.6), 0.04, lighter(river, 0.5), 0.45)
    far = studio.layer(16, -50, 50, -5, 4, 0.7)
    stone = darker(_STONE, 0.4)
    far.rect(-50, 2.3, 100, 0.4, stone)
    for pier in range(9):
        x = -48 + pier * 12
        arch: list[tuple[float, float]] = [(x + 1, -4.0), (x + 1, 0.6)]
        arch += [
            (x + 6 - 5 * math.cos(math.pi * s / 12), 0.6 + 1.5 * math.sin(math.pi * s / 12))
            for s in range(13)
        ]
        far.polygon([*arch, (x + 11, -4.0), (x + 12, -4.0), (x + 12, 2.4), (x, 2.4), (x, -4.0)], stone)
    _parapet(studio)
    floor = studio.floor(34, 5.6)
    ground.plain(floor, studio, (104, 106, 112), 0.08)
    floor.rect(-34, 1.0, 68, 4.6, _STONE)
    ground.slabs(floor, studio, _STONE, 1.0, 5.4, 0.9)
    floor.rect(-34, 0.75, 68, 0.25, lighter(_STONE, 0.2))
    for index in range(18):
        floor.rect(-34 + index * 4, -3.0, 2.0, 0.14, (228, 226, 216), opacity=0.8)
    if studio.tone.dark:
        for x in (-9.2, -3.4, 3.8, 9.6):
            ground.pool(floor, x, 4.0, 3.2, street.LAMPLIGHT, 0.5)


def _parapet(studio: Studio) -> None:
    wall = studio.layer(5.3, -26, 26, -0.05, 1.5)
    wall.rect(-26, 0, 52, 0.3, darker(_STONE, 0.12))
    wall.rect(-26, 0.92, 52, 0.16, fade_down(1.08, 0.92, lighter(_STONE, 0.18), darker(_STONE, 0.05)))
    for post in range(105):
        x = -26 + post * 0.5
        wall.polygon(
            [
                (x - 0.07, 0.3),
                (x + 0.07, 0.3),
                (x + 0.12, 0.5),
                (x + 0.05, 0.9),
                (x - 0.05, 0.9),
                (x - 0.12, 0.5),
            ],
            fade_across(x - 0.1, x + 0.1, lighter(_STONE, 0.1), darker(_STONE, 0.2)),
        )
    lamps = studio.layer(5.2, -12, 12, -0.05, 4.2)
    for x in (-9.2, -3.4, 3.8, 9.6):
        lamps.rect(x - 0.28, 0, 0.56, 1.16, fade_down(1.16, 0, _STONE, darker(_STONE, 0.16)))
        street.lantern(lamps, x, 3.6)


def market(studio: Studio) -> None:
    """A market: stalls with striped awnings, heaps of fruit, strings of lamps, houses behind."""
    sky.sky(studio, (150, 144, 130))
    row = studio.layer(13, -40, 40, -0.1, 8.8)
    x = -39.0
    while x < 38:
        width = studio.chance.uniform(5.4, 7.2)
        buildings.house(row, studio.chance, x, width)
        x += width + 0.3
    awnings = ((196, 84, 70), (72, 116, 140), (220, 170, 76), (104, 140, 90))
    for z, places in ((8.2, (-12.0, -8.2, -4.4, -0.6, 3.2, 7.0, 10.8)), (5.0, (-6.8, -3.6, 3.6, 6.8))):
        stalls = studio.layer(z, -16, 16, -0.05, 3.0)
        for index, place in enumerate(places):
            studio.shadow(place, z, 1.3)
            _stall(stalls, studio, place, awnings[(index + round(z)) % 4])
    lamps = studio.layer(4.6, -8, 8, 2.2, 4.0)
    for step in range(17):
        x, y = -8 + step, 3.5 - 0.5 * (1 - ((step % 4) / 2 - 1) ** 2)
        if studio.tone.dark:
            lamps.glow(x, y, 0.9, street.LAMPLIGHT, 0.6)
        lamps.ellipse(
            x, y, 0.13, 0.17, (236, 96, 66) if step % 2 else (250, 206, 110), glowing=studio.tone.dark
        )
        lamps.rect(x - 0.01, y + 0.15, 0.02, 0.5, (60, 56, 56))
    floor = studio.floor(34, 13)
    ground.plain(floor, studio, (158, 150, 138), 0.08)
    ground.slabs(floor, studio, (168, 160, 148), -9, 12, 0.7)
    if studio.tone.dark:
        for x in (-5, 0, 5):
            ground.pool(floor, x, 3.4, 3.6, street.LAMPLIGHT, 0.45)


def _stall(canvas: Canvas, studio: Studio, x_m: float, cloth: Colour) -> None:
    for side in (-1.25, 1.19):
        canvas.rect(x_m + side, 0, 0.06, 2.3, (120, 92, 70))
    canvas.rect(x_m - 1.25, 0.1, 2.5, 0.72, fade_down(0.82, 0.1, (176, 134, 92), (130, 96, 66)))
    canvas.rect(x_m - 1.3, 0.8, 2.6, 0.07, (196, 156, 110))
    fruits = ((226, 150, 66), (196, 72, 62), (140, 170, 80), (236, 206, 90), (150, 80, 120))
    for heap in range(4):
        centre, tone = x_m - 0.95 + heap * 0.62, studio.chance.choice(fruits)
        for row in range(3):
            for berry in range(5 - row):
                spot = centre + (berry - (4 - row) / 2) * 0.11
                canvas.ellipse(
                    spot,
                    0.93 + row * 0.085,
                    0.06,
                    0.06,
                    mix(tone, (255, 244, 210), studio.chance.random() * 0.3),
                )
    for stripe in range(10):
        left = x_m - 1.5 + stripe * 0.3
        tone = cloth if stripe % 2 else (244, 238, 226)
        canvas.polygon([(left, 2.15), (left + 0.3, 2.15), (left + 0.27, 2.75), (left + 0.03, 2.75)], tone)
        canvas.polygon([(left, 2.16), (left + 0.3, 2.16), (left + 0.15, 1.98)], darker(tone, 0.1))


def village(studio: Studio) -> None:
    """A village: cottages with steep roofs along a lane, a well, fences, hills behind."""
    grass: Colour = (128, 152, 92)
    sky.sky(studio, grass)
    sky.hills(studio, 26, 4.0, (140, 164, 120))
    sky.hills(studio, 20, 1.8, (130, 158, 104))
    houses = studio.layer(10.5, -34, 34, -0.1, 6.5)
    for place, wide, tone in (
        (-24, 5.4, (214, 196, 164)), (-15.5, 4.8, (196, 178, 150)), (-6.4, 5.2, (222, 206, 174)),
        (5.6, 5.6, (206, 186, 154)), (14.6, 4.8, (220, 202, 172)), (24, 5.4, (200, 184, 156)),
    ):  # fmt: skip
        _cottage(houses, place, wide, tone)
    trees = studio.layer(9.2, -30, 30, -0.1, 6)
    for x in (-20, -11, 0.2, 10.4, 19.5):
        nature.tree(trees, studio.chance, x, studio.chance.uniform(3.6, 5.0))
    fence = studio.layer(6.6, -22, 22, -0.05, 1.1)
    for left, right in ((-22, -4.6), (5.2, 22)):
        street.fence(fence, left, right, 0.9, (176, 150, 118))
    well = studio.layer(5.0, 2.4, 5.4, -0.03, 2.6)
    studio.shadow(3.9, 5.0, 1.0)
    for x in (3.1, 4.62):
        well.rect(x, 0.6, 0.1, 1.4, (120, 90, 66))
    well.polygon([(2.8, 1.95), (5.0, 1.95), (3.9, 2.55)], (150, 92, 70))
    well.rect(3.2, 0, 1.4, 0.8, fade_across(3.2, 4.6, lighter(_STONE, 0.08), darker(_STONE, 0.22)), 0.06)
    well.rect(3.86, 1.1, 0.03, 0.85, (90, 76, 62))
    well.polygon([(3.76, 1.12), (4.0, 1.12), (3.96, 0.88), (3.8, 0.88)], (120, 90, 66))
    floor = studio.floor(34, 15)
    ground.plain(floor, studio, grass, 0.16)
    floor.polygon(
        [(-34, -1.2), (34, -1.2), (34, 4.4), (2.0, 4.2), (1.2, 9.5), (-1.8, 9.5), (-1.4, 4.2), (-34, 4.4)],
        (190, 164, 124), soft_m=0.15,
    )  # fmt: skip


def _cottage(canvas: Canvas, x_m: float, width_m: float, plaster: Colour) -> None:
    left, thatch = x_m - width_m / 2, (156, 122, 82)
    canvas.rect(left, 0, width_m, 2.5, fade_down(2.5, 0, lighter(plaster, 0.06), darker(plaster, 0.12)))
    for beam in (0.0, 0.33, 0.66, 0.97):
        canvas.rect(left + beam * width_m, 0, 0.14, 2.5, (108, 82, 64))
    canvas.rect(left, 1.3, width_m, 0.12, (108, 82, 64))
    canvas.rect(x_m + width_m * 0.26, 3.6, 0.5, 1.5, (150, 108, 90))
    canvas.polygon(
        [
            (left - 0.5, 2.3),
            (left + width_m + 0.5, 2.3),
            (x_m + width_m * 0.3, 4.9),
            (x_m - width_m * 0.3, 4.9),
        ],
        fade_down(4.9, 2.3, lighter(thatch, 0.14), darker(thatch, 0.2)),
    )
    buildings.door(canvas, x_m - 0.2, 0.0, (128, 84, 66), 0.9, 1.95)
    for dx in (-0.36, 0.3):
        buildings.window(canvas, x_m + dx * width_m - 0.38, 1.45, 0.75, 0.75, canvas.tone.dark)


def camp(studio: Studio) -> None:
    """A camp in a clearing: two tents, a fire, logs to sit on, firs all round."""
    chance = studio.chance
    grass: Colour = (112, 128, 86)
    sky.sky(studio, grass)
    sky.hills(studio, 26, 5.0, (112, 136, 130))
    for z, count, low, high in ((18.0, 26, 6, 10), (11.0, 16, 5, 8)):
        woods = studio.layer(z, -z * 3, z * 3, -0.3, 12, 0.8)
        for _ in range(count):
            nature.pine(woods, chance, chance.uniform(-z * 2.9, z * 2.9), chance.uniform(low, high))
    tents = studio.layer(5.2, -8, 8, -0.05, 2.6)
    for x, cloth in ((-3.9, (206, 124, 70)), (4.2, (84, 118, 138))):
        studio.shadow(x, 5.2, 1.7)
        _tent(tents, x, cloth)
    logs = studio.layer(3.04, -2.6, 2.6, -0.03, 0.7)
    bark: Colour = (112, 86, 66)
    for x in (-1.5, 1.5):
        studio.shadow(x, 3.0, 0.6)
        logs.rect(x - 0.6, 0.0, 1.2, 0.46, fade_down(0.46, 0, lighter(bark, 0.2), darker(bark, 0.3)), 0.2)
        for end in (-0.52, 0.52):
            logs.ellipse(x + end, 0.23, 0.09, 0.21, (196, 164, 120))
            logs.ellipse(x + end, 0.23, 0.05, 0.12, (168, 132, 92))
    fire = studio.layer(3.3, -1.9, 1.9, -0.03, 2.4)
    things.campfire(fire, chance, 0.0)
    floor = studio.floor(34, 14)
    ground.plain(floor, studio, grass, 0.16)
    floor.ellipse(0, 3.0, 3.6, 1.9, (150, 132, 100), 0.8, 0.3)
    ground.pool(floor, 0, 3.2, 3.4, things.FIRELIGHT, 0.5 if studio.tone.dark else 0.15)


def _tent(canvas: Canvas, x_m: float, cloth: Colour) -> None:
    lit = canvas.tone.dark
    canvas.polygon(
        [(x_m - 1.6, 0), (x_m + 1.6, 0), (x_m + 0.1, 1.95), (x_m - 0.1, 1.95)],
        fade_across(x_m - 1.6, x_m + 1.6, lighter(cloth, 0.14), darker(cloth, 0.25)),
    )
    canvas.polygon(
        [(x_m - 0.5, 0), (x_m + 0.5, 0), (x_m, 1.6)],
        (255, 206, 130) if lit else darker(cloth, 0.55),
        0.95,
        glowing=lit,
    )
    canvas.polygon([(x_m - 0.5, 0), (x_m - 0.72, 0), (x_m, 1.7)], lighter(cloth, 0.2))
    for side in (-1, 1):
        canvas.line([(x_m + side * 0.1, 1.9), (x_m + side * 2.1, 0.02)], 0.02, (206, 200, 186))


def graveyard(studio: Studio) -> None:
    """A graveyard: stones in the grass, bare trees, an iron fence, the chapel on the hill."""
    chance = studio.chance
    grass: Colour = (108, 122, 88)
    sky.sky(studio, grass)
    sky.hills(studio, 24, 3.0, (120, 132, 110))
    chapel = studio.layer(17, -40, 40, -0.3, 10)
    tone: Colour = (150, 146, 142)
    chapel.rect(8, 0, 6.5, 3.6, tone)
    chapel.polygon([(7.6, 3.5), (14.9, 3.5), (14.0, 5.4), (8.5, 5.4)], (104, 92, 92))
    chapel.rect(5.8, 0, 2.4, 5.6, lighter(tone, 0.05))
    chapel.polygon([(5.6, 5.5), (8.4, 5.5), (7.0, 9.2)], (104, 92, 92))
    for far_x in (-30, -18, -8, 20, 31):
        _bare_tree(chapel, far_x, 6.5)
    fence = studio.layer(10.5, -34, 34, -0.05, 1.8)
    fixtures.bars(fence, -34, 34, 0.05, 1.5, 0.34)
    for z, places in ((8.4, (-9.6, -6.6, -3.8, -0.9, 2.2, 5.2, 8.4)), (5.6, (-7.2, -4.0, 3.9, 6.9))):
        stones = studio.layer(z, -16, 16, -0.03, 2.2)
        for index, x in enumerate(places):
            studio.shadow(x, z, 0.5)
            _gravestone(stones, x, index + round(z))
    tree = studio.layer(6.4, -9, -2, -0.05, 6.5)
    _bare_tree(tree, -5.4, 5.6)
    floor = studio.floor(34, 15)
    ground.plain(floor, studio, grass, 0.18)
    floor.polygon(
        [(-1.4, -9), (1.4, -9), (1.0, 3), (1.4, 15), (-0.4, 15), (-1.0, 3)], (156, 146, 126), soft_m=0.15
    )
    for _ in range(120):
        x, depth = chance.uniform(-14, 14), chance.uniform(-8, 12)
        floor.ellipse(x, depth, 0.08, 0.05, chance.choice(((170, 120, 70), (146, 104, 66))), 0.7)


def _gravestone(canvas: Canvas, x_m: float, index: int) -> None:
    stone = mix(_STONE, (130, 134, 130), (index % 3) / 2)
    tall = 0.85 + 0.18 * (index % 3)
    canvas.rect(x_m - 0.42, 0, 0.84, 0.14, darker(stone, 0.2))
    if index % 4 == 0:
        canvas.rect(
            x_m - 0.08,
            0.1,
            0.16,
            tall + 0.4,
            fade_across(x_m - 0.08, x_m + 0.08, lighter(stone, 0.1), darker(stone, 0.2)),
        )
        canvas.rect(x_m - 0.32, tall, 0.64, 0.16, stone)
        return
    canvas.rect(
        x_m - 0.34,
        0.1,
        0.68,
        tall,
        fade_across(x_m - 0.34, x_m + 0.34, lighter(stone, 0.1), darker(stone, 0.2)),
        0.3,
    )
    canvas.rect(
        x_m - 0.34,
        0.1,
        0.68,
        tall * 0.6,
        fade_across(x_m - 0.34, x_m + 0.34, lighter(stone, 0.1), darker(stone, 0.2)),
    )
    for line in range(3):
        canvas.rect(x_m - 0.2, tall * 0.75 - line * 0.12, 0.4, 0.03, darker(stone, 0.35))


def _bare_tree(canvas: Canvas, x_m: float, height_m: float) -> None:
    bark: Colour = (84, 76, 72)

    def branch(x: float, y: float, angle: float, length: float, wide: float) -> None:
        tip = (x + length * math.cos(angle), y + length * math.sin(angle))
        canvas.line([(x, y), tip], wide, bark)
        if length > height_m * 0.07:
            for bend in (-0.5, 0.38):
                branch(*tip, angle + bend, length * 0.68, wide * 0.62)

    branch(x_m, 0.0, math.pi / 2 + 0.04, height_m * 0.34, height_m * 0.055)
