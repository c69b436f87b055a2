"""Rooms to eat, wash, train and change in: restaurant, bathroom, gym, backstage, lift."""

from __future__ import annotations

from roughcut.previs.schema import Colour
from roughcut.previs.sets.canvas import Canvas, fade_across, fade_down
from roughcut.previs.sets.colours import darker, lighter
from roughcut.previs.sets.parts import fixtures, furniture, ground, room, things
from roughcut.previs.sets.parts.street import LAMPLIGHT
from roughcut.previs.sets.seats import Seat
from roughcut.previs.sets.studio import Studio

RESTAURANT_SEATS = (Seat(-1.05, 2.75), Seat(1.05, 2.75))
BACKSTAGE_SEATS = (Seat(-1.5, 3.3), Seat(0.9, 3.3))
GYM_SEATS = (Seat(-0.5, 3.0), Seat(0.5, 3.0))


def restaurant(studio: Studio) -> None:
    """A restaurant: white cloths, candles, panelled walls, the town behind tall windows."""
    wall = room.walls(studio, (150, 84, 74), 3.2, (96, 62, 52), (190, 158, 110), (214, 200, 180))
    for x in (-3.3, 0.0, 3.3):
        room.window(wall, studio, x, 1.5, 1.75, 1.05, (120, 44, 46), "city", (190, 158, 110))
    for x in (-1.65, 1.65):
        wall.glow(x, 2.0, 1.2, LAMPLIGHT, 0.45)
        wall.rect(x - 0.03, 1.75, 0.06, 0.2, (206, 176, 110))
        wall.polygon(
            [(x - 0.14, 1.92), (x + 0.14, 1.92), (x + 0.08, 2.16), (x - 0.08, 2.16)],
            (255, 236, 190),
            glowing=True,
        )
    for z, places in ((4.0, (-4.3, -2.1, 2.1, 4.3)), (2.8, (0.0,))):
        tables = studio.layer(z, -5.4, 5.4, -0.03, 1.4)
        for x in places:
            studio.shadow(x, z, 0.9)
            for side in (-1, 1):
                furniture.chair(tables, x + side * (1.05 if z < 3 else 0.78), (104, 70, 52), (150, 62, 58))
            _laid_table(tables, x)
    floor = studio.floor(22, 4.79)
    ground.planks(floor, studio, (120, 84, 64), 0.18)
    for x in (-3.4, 0, 3.4):
        ground.pool(floor, x, 2.8, 2.8, LAMPLIGHT, 0.3)


def _laid_table(canvas: Canvas, x_m: float) -> None:
    cloth: Colour = (244, 240, 230)
    canvas.rect(x_m - 0.06, 0, 0.12, 0.5, (70, 52, 46))
    canvas.polygon(
        [(x_m - 0.62, 0.74), (x_m + 0.62, 0.74), (x_m + 0.66, 0.28), (x_m + 0.3, 0.36), (x_m, 0.26),
         (x_m - 0.3, 0.36), (x_m - 0.66, 0.28)], fade_down(0.74, 0.26, cloth, darker(cloth, 0.18)),
    )  # fmt: skip
    canvas.rect(x_m - 0.63, 0.71, 1.26, 0.05, lighter(cloth, 0.4), 0.02)
    fixtures.candle(canvas, x_m, 0.75, 0.14)
    for dx in (-0.34, 0.34):
        canvas.ellipse(x_m + dx, 0.765, 0.13, 0.018, (226, 226, 222))
        glass = x_m + dx * 0.55
        canvas.line([(glass, 0.76), (glass, 0.85)], 0.012, (214, 226, 230))
        canvas.ellipse(glass, 0.9, 0.035, 0.055, (150, 44, 52), 0.9)


def bathroom(studio: Studio) -> None:
    """A bathroom: tiles, a basin under a mirror, the tub with its curtain, a frosted window."""
    tile: Colour = (206, 224, 226)
    wall = room.walls(studio, (226, 232, 230), 2.7, None, (240, 242, 240), (244, 244, 242), 4.4)
    wall.rect(-9, 0.1, 18, 1.75, tile)
    for column in range(90):
        wall.rect(-9 + column * 0.2, 0.1, 0.01, 1.75, darker(tile, 0.12))
    for row in range(9):
        wall.rect(-9, 0.1 + row * 0.2, 18, 0.01, darker(tile, 0.12))
    wall.rect(-9, 1.83, 18, 0.06, (96, 140, 150))
    room.window(wall, studio, 1.1, 0.9, 0.8, 1.5, None, "sky")
    room.door(wall, 3.3, (226, 226, 218))
    wall.rect(-1.25, 1.15, 1.0, 1.15, (170, 140, 104), 0.03)
    wall.rect(-1.2, 1.2, 0.9, 1.05, fade_across(-1.2, -0.3, (214, 230, 234), (168, 192, 200)))
    wall.polygon([(-1.1, 1.2), (-0.9, 1.2), (-0.4, 2.25), (-0.6, 2.25)], (246, 250, 250), 0.5)
    wall.glow(-0.75, 2.42, 1.0, (255, 246, 226), 0.5)
    wall.rect(-1.05, 2.38, 0.6, 0.07, (255, 250, 236), 0.03, glowing=True)
    basin = studio.layer(4.3, -1.6, 0.2, -0.03, 1.2)
    basin.rect(-0.83, 0, 0.16, 0.75, (232, 236, 236))
    basin.polygon(
        [(-1.15, 0.9), (-0.35, 0.9), (-0.5, 0.7), (-1.0, 0.7)],
        fade_down(0.9, 0.7, (252, 252, 250), (206, 212, 214)),
    )
    basin.line([(-0.75, 0.9), (-0.75, 1.04), (-0.66, 1.04)], 0.03, fixtures.STEEL)
    tub = studio.layer(3.7, -4.4, -1.7, -0.03, 2.4)
    studio.shadow(-3.0, 3.6, 1.0)
    tub.rect(-4.0, 0.08, 2.0, 0.52, fade_down(0.6, 0.08, (250, 250, 248), (206, 214, 216)), 0.2)
    tub.rect(-4.1, 0.54, 2.2, 0.09, (252, 252, 250), 0.04)
    for fold in range(5):
        tone = (150, 190, 200) if fold % 2 else (176, 208, 214)
        tub.rect(-4.2 + fold * 0.12, 0.3, 0.12, 1.8, fade_down(2.1, 0.3, tone, darker(tone, 0.1)))
    tub.rect(-4.3, 2.1, 2.4, 0.03, fixtures.STEEL)
    floor = studio.floor(22, 4.79)
    ground.tiles(floor, studio, (216, 220, 218), (150, 176, 182), 0.35)
    floor.ellipse(-0.7, 3.4, 0.7, 0.42, (226, 150, 130))


def gym(studio: Studio) -> None:
    """A gym: mirrors, racks of weights, a punching bag, mats, a bench."""
    wall = room.walls(studio, (176, 178, 182), 3.4, (96, 104, 116), (70, 76, 86), (150, 152, 158))
    for x in (-3.6, -1.2, 1.2):
        wall.rect(x - 1.15, 0.45, 2.3, 2.0, (120, 128, 136))
        wall.rect(x - 1.1, 0.5, 2.2, 1.9, fade_across(x - 1.1, x + 1.1, (196, 210, 216), (150, 168, 178)))
        wall.polygon([(x - 0.7, 0.5), (x - 0.3, 0.5), (x + 0.6, 2.4), (x + 0.2, 2.4)], (226, 236, 238), 0.4)
    for rung in range(10):
        wall.rect(3.0, 0.3 + rung * 0.25, 1.3, 0.06, (190, 150, 106))
    for x in (3.0, 4.24):
        wall.rect(x, 0.1, 0.08, 2.6, (150, 112, 78))
    for x in (-3.4, 0.0, 3.4):
        fixtures.tube_light(wall, x, 3.2, 1.8)
    rack = studio.layer(4.3, -4.6, -1.4, -0.03, 1.2)
    for y in (0.35, 0.8):
        rack.rect(-4.3, y, 2.6, 0.06, (70, 74, 82))
        for weight in range(6):
            x = -4.1 + weight * 0.42
            rack.rect(x, y + 0.1, 0.26, 0.04, (150, 154, 160))
            for end in (x - 0.05, x + 0.21):
                rack.rect(end, y + 0.06, 0.1, 0.13, (46, 48, 56), 0.02)
    for x in (-4.3, -1.8):
        rack.rect(x, 0, 0.07, 1.0, (70, 74, 82))
    bag = studio.layer(3.6, 1.6, 3.0, 0.3, 3.7)
    bag.rect(2.28, 2.1, 0.03, 1.6, (120, 124, 130))
    bag.rect(2.08, 0.75, 0.42, 1.4, fade_across(2.08, 2.5, (186, 72, 62), (110, 38, 38)), 0.12)
    bag.rect(2.08, 1.75, 0.42, 0.06, (60, 30, 32))
    studio.shadow(2.3, 3.6, 0.4)
    bench = studio.layer(3.04, -1.0, 1.0, -0.03, 0.7)
    bench.rect(-0.85, 0.36, 1.7, 0.12, fade_down(0.48, 0.36, (70, 76, 90), (44, 48, 58)), 0.04)
    for x in (-0.7, 0.62):
        bench.rect(x, 0, 0.08, 0.36, (120, 124, 130))
    studio.shadow(0, 3.0, 0.8)
    floor = studio.floor(22, 4.79)
    ground.plain(floor, studio, (104, 108, 114), 0.06)
    floor.rect(-3.0, 0.6, 6.0, 2.6, (62, 96, 130))
    floor.rect(-2.9, 0.7, 5.8, 2.4, (76, 112, 148))


def backstage(studio: Studio) -> None:
    """A dressing room behind the stage: mirrors ringed with bulbs, a rail of costumes, a screen."""
    wall = room.walls(studio, (150, 112, 110), 2.9, (104, 74, 76), (120, 92, 84), (176, 160, 150))
    for x in (-1.5, 0.9):
        wall.rect(x - 0.62, 0.95, 1.24, 1.2, (90, 66, 58), 0.03)
        wall.rect(x - 0.5, 1.05, 1.0, 1.0, fade_across(x - 0.5, x + 0.5, (206, 216, 220), (150, 164, 172)))
        for step in range(5):
            for bx, by in (
                (x - 0.56, 1.05 + step * 0.25),
                (x + 0.56, 1.05 + step * 0.25),
                (x - 0.5 + step * 0.25, 2.1),
            ):
                wall.glow(bx, by, 0.35, LAMPLIGHT, 0.6)
                wall.ellipse(bx, by, 0.05, 0.05, (255, 246, 220), glowing=True)
    room.door(wall, 3.9, (120, 86, 74))
    tops = studio.layer(4.2, -2.4, 2.0, -0.03, 1.3)
    tops.rect(-2.3, 0.72, 4.1, 0.07, (150, 112, 84))
    for x in (-2.25, -0.35, 1.7):
        tops.rect(x, 0, 0.08, 0.72, (110, 80, 62))
    things.vase(tops, studio.chance, -0.3, 0.79)
    for x, tone in (
        (-1.8, (206, 120, 130)),
        (-1.2, (230, 206, 160)),
        (0.5, (150, 176, 196)),
        (1.2, (196, 96, 96)),
    ):
        tops.rect(x, 0.79, 0.1, 0.14, tone, 0.02)
    _costumes(studio)
    stools = studio.layer(3.34, -2.2, 1.6, -0.03, 0.7)
    for x in (-1.5, 0.9):
        studio.shadow(x, 3.3, 0.3)
        furniture.stool(stools, x, 0.45, (96, 66, 60))
    floor = studio.floor(22, 4.79)
    ground.planks(floor, studio, (126, 92, 72), 0.18)
    ground.pool(floor, 0, 2.6, 4.0, LAMPLIGHT, 0.3)


def _costumes(studio: Studio) -> None:
    rail = studio.layer(3.8, -5.6, -2.6, -0.03, 2.1)
    rail.rect(-5.3, 1.8, 2.5, 0.04, fixtures.STEEL)
    for x in (-5.3, -2.84):
        rail.rect(x, 0, 0.05, 1.84, fixtures.STEEL)
    tones: tuple[Colour, ...] = (
        (150, 40, 52),
        (52, 70, 120),
        (196, 160, 80),
        (70, 110, 90),
        (110, 70, 120),
        (214, 206, 196),
    )
    for index in range(12):
        x, tone = -5.15 + index * 0.19, tones[index % len(tones)]
        low = 0.55 + 0.18 * (index % 3)
        rail.polygon(
            [
                (x - 0.06, 1.78),
                (x + 0.06, 1.78),
                (x + 0.16, 1.62),
                (x + 0.18, low),
                (x - 0.18, low),
                (x - 0.16, 1.62),
            ],
            fade_across(x - 0.18, x + 0.18, lighter(tone, 0.12), darker(tone, 0.25)),
        )
    studio.shadow(-4.1, 3.8, 1.2)


def elevator(studio: Studio) -> None:
    """A lift from inside: steel panels, the closed doors, a rail, the buttons, the floor's number."""
    steel: Colour = (168, 172, 178)
    wall = room.walls(studio, steel, 2.5, None, (110, 114, 122), (206, 208, 208), 2.6)
    for x in (-2.4, -1.7, 1.0, 1.7):
        wall.rect(
            x, 0.12, 0.66, 2.3, fade_across(x, x + 0.66, lighter(steel, 0.22), darker(steel, 0.12)), 0.02
        )
    wall.rect(-1.0, 0.05, 2.0, 2.2, darker(steel, 0.45))
    for x in (-0.95, 0.01):
        wall.rect(x, 0.08, 0.94, 2.12, fade_across(x, x + 0.94, lighter(steel, 0.3), darker(steel, 0.06)))
    wall.rect(-0.4, 2.28, 0.8, 0.18, (36, 38, 44), 0.03)
    wall.polygon([(-0.08, 2.32), (0.08, 2.32), (0.0, 2.42)], (236, 120, 80), glowing=True)
    wall.rect(1.2, 1.0, 0.3, 0.75, (90, 94, 102), 0.03)
    for row in range(5):
        for column in range(2):
            lit = (row, column) == (3, 1)
            wall.ellipse(
                1.28 + column * 0.14,
                1.1 + row * 0.13,
                0.04,
                0.04,
                (255, 206, 120) if lit else (206, 208, 210),
                glowing=lit,
            )
    rail = studio.layer(4.5, -2.6, 2.6, 0.6, 1.1)
    for left, right in ((-2.5, -1.1), (1.6, 2.5)):
        rail.rect(left, 0.9, right - left, 0.06, lighter(steel, 0.3), 0.03)
    lamp = studio.layer(4.4, -2.6, 2.6, 1.6, 2.8)
    room.ceiling_light(lamp, 0.0, 2.46, 2.6)
    floor = studio.floor(22, 4.79)
    ground.tiles(floor, studio, (96, 98, 106), (86, 88, 96), 0.5)
    ground.pool(floor, 0, 2.6, 3.0, (250, 248, 240), 0.3)
