"""Rooms of work with people: laboratory, cell, interrogation, meeting, television studio, vault."""

from __future__ import annotations

from roughcut.previs.schema import Colour
from roughcut.previs.sets.canvas import Canvas, fade_across, fade_down
from roughcut.previs.sets.colours import darker, lighter
from roughcut.previs.sets.parts import fixtures, furniture, ground, room, things
from roughcut.previs.sets.seats import Seat
from roughcut.previs.sets.studio import Studio

LABORATORY_SEATS = (Seat(-1.6, 2.95, 0.62), Seat(1.6, 2.95, 0.62))
CELL_SEATS = (Seat(-2.1, 3.5), Seat(-1.3, 3.5))
INTERROGATION_SEATS = (Seat(-1.2, 2.85), Seat(1.2, 2.85))
MEETING_SEATS = (Seat(-1.9, 3.3), Seat(-0.65, 3.3), Seat(0.65, 3.3), Seat(1.9, 3.3))
TV_SEATS = (Seat(-1.1, 2.6), Seat(1.1, 2.6))
_CONCRETE: Colour = (164, 162, 158)


def laboratory(studio: Studio) -> None:
    """A laboratory: benches with glass and instruments, cupboards of bottles, a hood."""
    wall = room.walls(studio, (220, 228, 230), 2.9, None, (206, 214, 218), (240, 244, 246))
    room.window(wall, studio, 0.0, 2.2, 1.0, 1.3, None, "city", (210, 218, 222))
    for x in (-4.0, -2.6, 2.6, 4.0):
        wall.rect(x - 0.6, 1.5, 1.2, 0.95, (196, 208, 214))
        wall.rect(x - 0.54, 1.55, 1.08, 0.85, (148, 170, 182))
        for bottle in range(8):
            tone = studio.chance.choice(((196, 120, 90), (110, 150, 130), (230, 220, 200), (96, 120, 160)))
            wall.rect(x - 0.5 + bottle * 0.13, 1.58 + 0.42 * (bottle % 2), 0.09, 0.26, tone, 0.02)
    run = studio.layer(4.3, -6, 6, -0.1, 2.2)
    furniture.counter(run, -5.2, 5.2, (206, 216, 220), (74, 84, 92), 0.92, 0.7)
    for x in (-4.4, 3.6):
        things.screen(run, x, 0.92, 0.55)
    for x, liquid in (
        (-3.4, (110, 190, 160)),
        (-3.1, (222, 130, 96)),
        (1.6, (120, 150, 220)),
        (4.6, (210, 190, 90)),
    ):
        fixtures.flask(run, x, 0.92, liquid, 0.3)
    bench = studio.layer(2.7, -2.5, 2.5, -0.03, 1.7)
    bench.rect(-2.2, 0.86, 4.4, 0.07, (64, 74, 82))
    for x in (-2.1, -0.05, 2.0):
        bench.rect(x, 0, 0.1, 0.86, fixtures.STEEL)
    for x, liquid in (
        (-1.0, (236, 150, 90)),
        (-0.75, (96, 190, 170)),
        (-0.5, (180, 120, 200)),
        (0.9, (226, 206, 96)),
    ):
        fixtures.flask(bench, x, 0.93, liquid)
    _microscope(bench, 0.35, 0.93)
    stools = studio.layer(2.99, -2, 2, -0.03, 0.8)
    for x in (-1.6, 1.6):
        studio.shadow(x, 2.9, 0.3)
        furniture.stool(stools, x, 0.62, (120, 132, 140))
    for x in (-3.2, 0.0, 3.2):
        room.ceiling_light(wall, x, 3.02)
    floor = studio.floor(22, 4.79)
    ground.tiles(floor, studio, (208, 214, 214), (208, 214, 214), 0.7)
    studio.shadow(0, 2.7, 2.2)


def _microscope(canvas: Canvas, x_m: float, y_m: float) -> None:
    body: Colour = (60, 66, 76)
    canvas.rect(x_m - 0.1, y_m, 0.24, 0.04, body)
    canvas.line([(x_m + 0.1, y_m), (x_m + 0.12, y_m + 0.2), (x_m + 0.02, y_m + 0.32)], 0.05, body)
    canvas.line([(x_m - 0.06, y_m + 0.4), (x_m + 0.02, y_m + 0.14)], 0.06, (210, 216, 220))


def prison(studio: Studio) -> None:
    """A cell: concrete, a bunk, a barred window high up, the barred door and the passage beyond."""
    wall = room.walls(studio, _CONCRETE, 2.8, (128, 138, 134), (120, 122, 122), (150, 148, 146), 4.2)
    fixtures.bricks(wall, studio.chance, (-5, 1.1, 10, 1.7), _CONCRETE, 0.3)
    room.window(wall, studio, -1.2, 0.9, 0.6, 1.85, None, "sky", (120, 122, 122))
    fixtures.bars(wall, -1.6, -0.8, 1.83, 2.47)
    wall.rect(1.5, 0, 1.7, 2.2, (52, 54, 62))
    wall.rect(1.6, 0, 1.5, 2.12, fade_down(2.1, 0, (126, 116, 100), (84, 78, 74)))
    fixtures.bars(wall, 1.6, 3.1, 0.02, 2.12)
    wall.rect(2.9, 0.95, 0.2, 0.26, (70, 72, 80))
    for mark in range(11):
        wall.rect(0.2 + mark * 0.06 + (mark // 5) * 0.08, 1.5, 0.014, 0.16, lighter(_CONCRETE, 0.35))
    bunk = studio.layer(3.55, -3.2, -0.5, -0.03, 2.0)
    for y in (0.32, 1.35):
        bunk.rect(-2.9, y, 2.1, 0.07, (84, 88, 96))
        bunk.rect(-2.88, y + 0.06, 2.06, 0.1, (186, 184, 172), 0.04)
        bunk.rect(-2.84, y + 0.12, 0.5, 0.1, (226, 224, 214), 0.05)
        bunk.rect(-1.9, y + 0.1, 1.0, 0.06, (110, 120, 110), 0.02)
    for x in (-2.9, -0.86):
        bunk.rect(x, 0, 0.06, 1.7, (84, 88, 96))
    studio.shadow(-1.85, 3.5, 1.1)
    sink = studio.layer(4.4, 0.2, 1.4, -0.03, 1.2)
    sink.rect(0.45, 0.6, 0.55, 0.22, (206, 210, 210), 0.06)
    sink.rect(0.66, 0.0, 0.12, 0.6, (150, 154, 156))
    lamp = studio.layer(4.4, -2, 2, 2.0, 3.0)
    fixtures.tube_light(lamp, 0.3, 2.66, 0.9)
    floor = studio.floor(22, 4.79)
    ground.plain(floor, studio, (138, 136, 132), 0.1)
    ground.pool(floor, 0.3, 2.2, 3.4, (236, 240, 236), 0.22)


def interrogation(studio: Studio) -> None:
    """A bare room: a table under one lamp, two chairs, the dark mirror, the clock."""
    wall = room.walls(studio, (138, 146, 148), 2.8, (104, 114, 116), (92, 98, 100), (120, 124, 126), 4.6)
    wall.rect(-1.7, 1.0, 3.4, 1.2, (70, 74, 78))
    wall.rect(-1.6, 1.06, 3.2, 1.08, fade_down(2.14, 1.06, (58, 70, 78), (84, 98, 104)))
    for x, share in ((-1.1, 0.16), (0.2, 0.12)):
        wall.polygon([(x, 1.06), (x + 0.3, 1.06), (x + 0.9, 2.14), (x + 0.6, 2.14)], (220, 230, 234), share)
    room.door(wall, 3.4, (96, 104, 106))
    room.wall_clock(wall, -2.9, 2.1, 0.2)
    table = studio.layer(2.9, -1.8, 1.8, -0.03, 1.3)
    steel: Colour = (126, 134, 138)
    for x in (-1.2, 1.2):
        furniture.chair(table, x, (92, 98, 102), (78, 84, 90))
    table.rect(-0.85, 0.7, 1.7, 0.06, fade_down(0.76, 0.7, lighter(steel, 0.35), steel))
    for x in (-0.78, 0.7):
        table.rect(x, 0, 0.07, 0.7, darker(steel, 0.2))
    things.cup(table, 0.45, 0.76)
    table.rect(-0.42, 0.76, 0.32, 0.02, (240, 236, 224))
    table.rect(-0.4, 0.78, 0.28, 0.012, (214, 190, 140))
    lamp = studio.layer(3.0, -3, 3, 0.4, 3.0)
    fixtures.tin_shade(lamp, 0.0, 2.25, 2.9)
    floor = studio.floor(22, 4.79)
    ground.plain(floor, studio, (112, 116, 118), 0.06)
    ground.pool(floor, 0, 2.7, 3.0, (255, 240, 206), 0.4)
    studio.shadow(0.0, 2.9, 1.1)


def meeting_room(studio: Studio) -> None:
    """A room to brief people in: a long table, a plan on the screen, blinds, a flip chart."""
    wall = room.walls(studio, (196, 200, 206), 2.9, None, (150, 156, 164), (228, 230, 232))
    fixtures.board_on_wall(wall, 0.0, 1.15, 2.6, 1.35, lit=True)
    for x in (-3.6, 3.6):
        room.window(wall, studio, x, 2.0, 1.3, 1.0, None, "city", (170, 176, 184))
        for slat in range(7):
            wall.rect(x - 1.0, 1.75 + slat * 0.085, 2.0, 0.045, (226, 228, 228))
    for x in (-2.4, 2.4):
        room.ceiling_light(wall, x, 3.02, 1.8)
    chairs = studio.layer(3.35, -3, 3, -0.03, 1.2)
    for x in (-1.9, -0.65, 0.65, 1.9):
        chairs.rect(x - 0.26, 0.5, 0.52, 0.55, fade_down(1.05, 0.5, (96, 104, 116), (70, 76, 88)), 0.1)
        chairs.rect(x - 0.25, 0.38, 0.5, 0.1, (84, 92, 104), 0.04)
        chairs.rect(x - 0.03, 0.05, 0.06, 0.34, (60, 64, 72))
        chairs.rect(x - 0.22, 0.02, 0.44, 0.05, (60, 64, 72))
    table = studio.layer(2.75, -2.9, 2.9, -0.03, 1.1)
    wood: Colour = (150, 110, 80)
    table.rect(-2.6, 0.68, 5.2, 0.07, fade_down(0.75, 0.68, lighter(wood, 0.25), wood))
    for x in (-2.0, 1.7):
        table.rect(x, 0, 0.3, 0.68, darker(wood, 0.3))
    for x in (-1.5, -0.4, 0.9, 1.8):
        table.rect(x - 0.16, 0.75, 0.32, 0.015, (244, 242, 234))
    things.cup(table, -0.9, 0.75)
    things.cup(table, 1.3, 0.75)
    floor = studio.floor(22, 4.79)
    ground.tiles(floor, studio, (112, 120, 132), (106, 114, 126), 0.9)
    studio.shadow(0.0, 2.8, 2.4)


def tv_studio(studio: Studio) -> None:
    """A television studio: two chairs before a wall of light, lamps on stands, a camera at the edge."""
    wall = room.walls(studio, (44, 50, 70), 3.8, None, (34, 38, 54), (26, 28, 40), 8.0)
    for index in range(9):
        x = -4.4 + index * 1.1
        tone = ((60, 96, 156), (84, 128, 186), (110, 160, 206))[index % 3]
        wall.rect(
            x - 0.48, 0.5, 0.96, 2.5, fade_down(3.0, 0.5, lighter(tone, 0.2), darker(tone, 0.4)), glowing=True
        )
    wall.rect(-4.95, 3.02, 9.9, 0.06, (180, 220, 244), glowing=True)
    wall.rect(-4.95, 0.42, 9.9, 0.06, (180, 220, 244), glowing=True)
    wall.glow(0, 1.8, 5, (140, 180, 226), 0.3)
    plants = studio.layer(3.9, -4, 4, -0.03, 1.5)
    furniture.plant(plants, studio.chance, -2.9, 1.2, (226, 226, 226))
    furniture.plant(plants, studio.chance, 2.9, 1.2, (226, 226, 226))
    seats = studio.layer(2.65, -1.8, 1.8, -0.03, 1.1)
    for x in (-1.1, 1.1):
        studio.shadow(x, 2.6, 0.5)
        furniture.armchair(seats, x, (206, 202, 192))
    low = studio.layer(2.55, -0.5, 0.5, -0.03, 0.7)
    furniture.round_table(low, 0.0, 0.55, 0.42, (236, 232, 224))
    things.cup(low, -0.12, 0.42)
    things.cup(low, 0.14, 0.42)
    _lamps_and_camera(studio)
    floor = studio.floor(22, 4.79)
    ground.plain(floor, studio, (62, 66, 84), 0.03)
    floor.ellipse(0, 2.5, 3.6, 2.0, (120, 126, 146))
    floor.ellipse(0, 2.5, 3.4, 1.85, (96, 102, 124))
    ground.pool(floor, 0, 2.5, 4.2, (236, 240, 255), 0.25)


def _lamps_and_camera(studio: Studio) -> None:
    stands = studio.layer(3.4, -5, 5, -0.03, 3.4)
    for side in (-1, 1):
        x = side * 4.0
        for foot in (-0.4, 0.4):
            stands.line([(x, 0.8), (x + foot, 0.0)], 0.04, (30, 32, 38))
        stands.rect(x - 0.025, 0.5, 0.05, 2.0, (30, 32, 38))
        stands.glow(x - side * 0.25, 2.7, 1.8, (255, 244, 220), 0.5)
        stands.rect(x - 0.35, 2.4, 0.7, 0.62, (40, 42, 50), 0.03)
        stands.rect(x - 0.29, 2.46, 0.58, 0.5, (255, 250, 234), 0.02, glowing=True)
    camera = studio.layer(3.0, 2.4, 4.0, -0.03, 1.9)
    for foot in (-0.4, 0.0, 0.4):
        camera.line([(3.2, 1.2), (3.2 + foot, 0.0)], 0.05, (24, 26, 32))
    camera.rect(2.95, 1.2, 0.62, 0.36, (34, 36, 44), 0.04)
    camera.rect(2.72, 1.28, 0.26, 0.2, (24, 26, 32), 0.03)
    camera.ellipse(3.48, 1.5, 0.025, 0.025, (236, 70, 60), glowing=True)


def vault(studio: Studio) -> None:
    """A bank's vault: walls of deposit boxes, the round door, a table to open them on."""
    steel: Colour = (150, 156, 164)
    wall = room.walls(studio, (120, 126, 136), 3.0, None, (92, 98, 108), (110, 114, 122))
    for column in range(30):
        for row in range(9):
            x, y = -7.2 + column * 0.48, 0.25 + row * 0.29
            if abs(x + 0.24) < 1.5:
                continue
            tone = lighter(steel, studio.chance.uniform(0.0, 0.14))
            wall.rect(x, y, 0.45, 0.26, fade_down(y + 0.26, y, lighter(tone, 0.12), darker(tone, 0.12)))
            wall.ellipse(x + 0.36, y + 0.13, 0.025, 0.025, (206, 176, 110))
    _round_door(wall, 0.0, 1.42)
    table = studio.layer(3.2, -1.0, 1.0, -0.03, 1.1)
    studio.shadow(0, 3.2, 0.8)
    furniture.table(table, 0, 1.5, 0.8, (110, 90, 76))
    table.rect(-0.4, 0.8, 0.5, 0.16, fade_down(0.96, 0.8, lighter(steel, 0.2), darker(steel, 0.2)))
    for bar in range(3):
        table.rect(0.2 + bar * 0.05, 0.8 + bar * 0.055, 0.3 - bar * 0.1, 0.05, (226, 186, 92))
    for x in (-3.4, 3.4):
        fixtures.tube_light(wall, x, 2.8, 1.8)
    floor = studio.floor(22, 4.79)
    ground.tiles(floor, studio, (146, 148, 152), (130, 132, 138), 0.7)
    ground.pool(floor, 0, 2.4, 4.4, (240, 244, 250), 0.25)


def _round_door(canvas: Canvas, x_m: float, y_m: float) -> None:
    steel: Colour = (182, 186, 192)
    canvas.ellipse(x_m, y_m, 1.34, 1.34, (70, 74, 84))
    canvas.ellipse(
        x_m, y_m, 1.24, 1.24, fade_across(x_m - 1.2, x_m + 1.2, lighter(steel, 0.25), darker(steel, 0.3))
    )
    canvas.ellipse(x_m, y_m, 1.02, 1.02, darker(steel, 0.22))
    canvas.ellipse(
        x_m, y_m, 0.96, 0.96, fade_across(x_m - 1, x_m + 1, lighter(steel, 0.16), darker(steel, 0.16))
    )
    for dx, dy in ((0, 1), (1, 0), (0.7, 0.7), (-0.7, 0.7)):
        canvas.line(
            [(x_m - dx * 0.42, y_m - dy * 0.42), (x_m + dx * 0.42, y_m + dy * 0.42)], 0.06, (96, 100, 108)
        )
    canvas.ellipse(x_m, y_m, 0.14, 0.14, (206, 176, 110))
