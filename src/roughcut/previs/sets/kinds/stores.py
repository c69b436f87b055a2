"""Rough rooms: warehouse, garage, cellar."""

from __future__ import annotations

from roughcut.previs.schema import Colour
from roughcut.previs.sets.canvas import fade_across, fade_down
from roughcut.previs.sets.colours import darker
from roughcut.previs.sets.parts import fixtures, furniture, ground, room, street, things
from roughcut.previs.sets.parts.street import LAMPLIGHT
from roughcut.previs.sets.studio import Studio

_CONCRETE: Colour = (150, 148, 144)


def warehouse(studio: Studio) -> None:
    """A warehouse: sheet metal, high racks, crates and drums, the roller door, tin lamps."""
    sheet: Colour = (140, 148, 152)
    wall = room.walls(studio, sheet, 4.6, None, (96, 100, 106), (92, 96, 102), 9.0)
    for rib in range(100):
        wall.rect(-15 + rib * 0.3, 0.1, 0.05, 4.5, darker(sheet, 0.16))
    wall.rect(-1.9, 0, 3.8, 3.5, (84, 88, 94))
    for slat in range(14):
        wall.rect(
            -1.8,
            0.02 + slat * 0.245,
            3.6,
            0.22,
            fade_down(0.26 + slat * 0.245, 0.02 + slat * 0.245, (196, 150, 86), (150, 110, 62)),
        )
    racks = studio.layer(4.3, -9, 9, -0.05, 4.4)
    for x in (-6.8, -3.9, 3.9, 6.8):
        studio.shadow(x, 4.3, 1.3)
        fixtures.stacking_shelf(racks, studio.chance, x, 2.6, 3.4)
    goods = studio.layer(3.6, -5.2, 5.2, -0.03, 1.9)
    for x, size, y in ((-4.2, 0.9, 0.0), (-3.2, 0.8, 0.0), (-3.8, 0.7, 0.9), (4.4, 0.9, 0.0)):
        fixtures.crate(goods, x, y, size)
    fixtures.barrel(goods, 3.3, (70, 110, 134))
    fixtures.barrel(goods, 2.72, (176, 84, 66))
    for x in (-3.7, 3.5):
        studio.shadow(x, 3.6, 1.1)
    lamps = studio.layer(4.0, -8, 8, 0.6, 5.0)
    for x in (-4.4, 0.0, 4.4):
        fixtures.tin_shade(lamps, x, 3.5, 5.0)
    floor = studio.floor(26, 4.79)
    ground.plain(floor, studio, _CONCRETE, 0.1)
    floor.rect(-26, 1.0, 52, 0.12, (226, 190, 80), opacity=0.8)
    for x in (-4.4, 0.0, 4.4):
        ground.pool(floor, x, 2.8, 3.0, LAMPLIGHT, 0.32)


def garage(studio: Studio) -> None:
    """A garage: a car with its bonnet to the wall, a board of tools, a bench, tyres, the roller door."""
    wall = room.walls(studio, (176, 170, 160), 2.9, (128, 122, 116), (110, 108, 106), (150, 148, 144))
    wall.rect(-5.2, 1.15, 2.6, 1.2, (186, 150, 106))
    for index, (dx, tall) in enumerate(
        ((0.2, 0.5), (0.5, 0.4), (0.8, 0.6), (1.15, 0.35), (1.5, 0.55), (1.85, 0.45), (2.2, 0.5))
    ):
        x, tone = -5.1 + dx, ((196, 70, 60), (70, 76, 86), (60, 110, 150))[index % 3]
        wall.rect(x - 0.03, 2.2 - tall, 0.06, tall, (120, 126, 132))
        wall.rect(x - 0.05, 2.2 - tall, 0.1, tall * 0.35, tone, 0.02)
        wall.rect(x - 0.08, 2.12, 0.16, 0.08, (120, 126, 132), 0.02)
    wall.rect(3.0, 0, 2.5, 2.4, (120, 124, 130))
    for slat in range(9):
        wall.rect(
            3.06,
            0.02 + slat * 0.26,
            2.38,
            0.23,
            fade_down(0.25 + slat * 0.26, 0.02 + slat * 0.26, (206, 208, 208), (166, 170, 174)),
        )
    bench = studio.layer(4.4, -5.4, -2.2, -0.03, 1.4)
    bench.rect(-5.2, 0.82, 2.7, 0.08, (150, 112, 78))
    for x in (-5.1, -2.66):
        bench.rect(x, 0, 0.1, 0.82, (110, 82, 62))
    bench.rect(-4.6, 0.9, 0.5, 0.24, (186, 62, 54), 0.03)
    bench.rect(-3.4, 0.9, 0.3, 0.14, (90, 96, 104), 0.03)
    motor = studio.layer(4.1, -2.4, 2.8, -0.03, 1.7)
    street.car(motor, 0.3, (70, 110, 130))
    studio.shadow(0.3, 4.1, 2.2, 0.45)
    tyres = studio.layer(3.7, 2.8, 4.4, -0.03, 1.2)
    for row in range(4):
        tyres.rect(3.2, row * 0.24, 0.78, 0.23, fade_across(3.2, 3.98, (74, 76, 82), (36, 38, 44)), 0.1)
    studio.shadow(3.6, 3.7, 0.5)
    lamp = studio.layer(4.5, -5, 5, 2.0, 3.1)
    for x in (-2.6, 2.6):
        fixtures.tube_light(lamp, x, 2.72, 1.6)
    floor = studio.floor(22, 4.79)
    ground.plain(floor, studio, _CONCRETE, 0.1)
    for x, z, wide in ((0.6, 3.0, 0.5), (-1.0, 1.6, 0.3)):
        floor.ellipse(x, z, wide, wide * 0.45, (60, 58, 62), 0.5, 0.08)


def cellar(studio: Studio) -> None:
    """A cellar: brick vaulting, pipes, shelves and barrels, one bare bulb, wooden steps."""
    brick: Colour = (136, 104, 88)
    wall = room.walls(studio, brick, 2.5, None, (96, 76, 68), (104, 88, 80), 4.8)
    fixtures.bricks(wall, studio.chance, (-7, 0.1, 14, 2.4), brick, 0.3)
    wall.rect(-15, 2.2, 30, 0.1, fade_down(2.3, 2.2, (150, 146, 140), (96, 94, 92)))
    wall.rect(-15, 2.05, 30, 0.06, (150, 100, 76))
    for x in (-3.6, 1.4):
        wall.rect(x, 0, 0.09, 2.25, (130, 126, 122))
    racks = studio.layer(4.4, -4.6, 4.6, -0.03, 2.1)
    furniture.shelf(racks, studio.chance, -2.6, 1.5, 1.9, (120, 88, 66))
    for x in (0.2, 0.95, 1.7):
        studio.shadow(x, 4.4, 0.4)
        fixtures.barrel(racks, x, (140, 100, 70), 0.95)
    things.stairs(racks, 3.4, (140, 108, 80))
    things.boxes(racks, -4.0)
    lamp = studio.layer(3.2, -3, 3, 0.2, 3.0)
    fixtures.bulb(lamp, 0.0, 2.05, 2.7)
    floor = studio.floor(22, 4.79)
    ground.plain(floor, studio, (124, 112, 102), 0.14)
    ground.pool(floor, 0, 2.8, 3.8, LAMPLIGHT, 0.45)
