"""Rooms of work and care: office, classroom, library, hospital, corridor, courtroom."""

from __future__ import annotations

from roughcut.previs.schema import Colour
from roughcut.previs.sets.canvas import Canvas, fade_down
from roughcut.previs.sets.colours import darker, lighter
from roughcut.previs.sets.parts import furniture, ground, room, things
from roughcut.previs.sets.seats import Seat
from roughcut.previs.sets.studio import Studio

OFFICE_SEATS = (Seat(-2.2, 3.5), Seat(2.2, 3.5))
LIBRARY_SEATS = (Seat(-1.2, 2.9), Seat(1.2, 2.9))
CLASS_SEATS = tuple(Seat(x, 3.3) for x in (-2.6, -0.9, 0.9, 2.6))
WARD_SEATS = (Seat(-2.5, 3.5, 0.55), Seat(-1.7, 3.5, 0.55), Seat(0.6, 3.4))
_STEEL: Colour = (168, 174, 180)


def office(studio: Studio) -> None:
    """An open office: a band of windows over the city, desks with screens, plants, a whiteboard."""
    wall = room.walls(studio, (214, 218, 218), 2.9, None, (196, 200, 202), (236, 238, 238))
    room.window(wall, studio, -1.4, 5.6, 1.75, 0.85, None, "city", (96, 104, 112))
    _whiteboard(wall, 3.2)
    room.wall_clock(wall, 4.85, 2.3)
    for x in (-4.2, -1.4, 1.4, 4.2):
        room.ceiling_light(wall, x, 3.02)
    back = studio.layer(4.35, -6, 6, -0.03, 2.2)
    furniture.shelf(back, studio.chance, 4.9, 1.1, 1.6, (176, 172, 164))
    furniture.plant(back, studio.chance, -4.9, 1.5, (206, 204, 198))
    furniture.plant(back, studio.chance, 2.05, 1.1, (206, 204, 198))
    desks = studio.layer(3.75, -5, 5, -0.03, 1.4)
    for x in (-2.2, 2.2):
        studio.shadow(x, 3.7, 0.9)
        _desk(desks, studio, x)
    chairs = studio.layer(3.5, -3, 3, -0.03, 1.2)
    for x in (-2.2, 2.2):
        _office_chair(chairs, x)
    floor = studio.floor(22, 4.79)
    ground.tiles(floor, studio, (146, 152, 158), (138, 144, 151), 1.0)
    _work_light(studio, floor)


def _desk(canvas: Canvas, studio: Studio, x_m: float) -> None:
    for side in (-1, 1):
        canvas.rect(x_m + side * 0.72 - 0.03, 0, 0.06, 0.72, _STEEL)
    canvas.rect(x_m - 0.7, 0.3, 1.4, 0.38, (206, 206, 202))
    canvas.rect(x_m - 0.8, 0.7, 1.6, 0.05, fade_down(0.75, 0.7, (226, 210, 186), (186, 164, 136)), 0.01)
    things.screen(canvas, x_m + 0.36, 0.75, 0.56)
    canvas.rect(x_m - 0.62, 0.75, 0.3, 0.06, (232, 230, 222))
    canvas.rect(x_m - 0.6, 0.81, 0.27, 0.04, studio.chance.choice(furniture.BOOKS))
    things.cup(canvas, x_m - 0.16, 0.75)


def _office_chair(canvas: Canvas, x_m: float, cloth: Colour = (88, 98, 112)) -> None:
    canvas.rect(x_m - 0.02, 0.06, 0.04, 0.36, (60, 64, 72))
    for foot in (-0.24, 0.24):
        canvas.line([(x_m, 0.1), (x_m + foot, 0.04)], 0.04, (60, 64, 72))
    canvas.rect(
        x_m - 0.23, 0.56, 0.46, 0.5, fade_down(1.06, 0.56, lighter(cloth, 0.12), darker(cloth, 0.15)), 0.1
    )
    canvas.rect(x_m - 0.03, 0.44, 0.06, 0.2, (60, 64, 72))
    canvas.rect(x_m - 0.25, 0.38, 0.5, 0.1, lighter(cloth, 0.16), 0.04)


def _whiteboard(canvas: Canvas, x_m: float) -> None:
    canvas.rect(x_m - 0.8, 1.0, 1.6, 1.05, (170, 174, 178), 0.02)
    canvas.rect(x_m - 0.76, 1.04, 1.52, 0.97, (250, 250, 248))
    inks = ((74, 110, 160), (190, 84, 76), (92, 140, 96))
    for row, share in enumerate((0.7, 0.5, 0.62)):
        canvas.line(
            [(x_m - 0.64, 1.84 - row * 0.14), (x_m - 0.64 + share, 1.85 - row * 0.14)], 0.025, inks[row]
        )
    for bar, tall in enumerate((0.14, 0.24, 0.2, 0.34)):
        canvas.rect(x_m + 0.24 + bar * 0.11, 1.14, 0.07, tall, inks[bar % 3])


def _work_light(studio: Studio, floor: Canvas) -> None:
    for x in (-4.2, -1.4, 1.4, 4.2):
        ground.pool(floor, x, 2.4, 3.0, (250, 250, 244), 0.22)


def classroom(studio: Studio) -> None:
    """A school room: blackboard, windows, desks in a row, a map and a clock."""
    wall = room.walls(studio, (222, 218, 196), 3.1, (150, 166, 150), (214, 208, 192))
    wall.rect(-1.9, 0.95, 3.8, 1.35, (132, 96, 68), 0.02)
    wall.rect(-1.82, 1.02, 3.64, 1.21, fade_down(2.2, 1.0, (66, 94, 82), (54, 80, 70)))
    chalk = (222, 230, 222)
    for row, reach in enumerate((1.3, 0.9, 1.1, 0.6)):
        wall.line([(-1.6, 2.0 - row * 0.2), (-1.6 + reach, 2.01 - row * 0.2)], 0.022, chalk, 0.8)
    wall.ellipse(0.95, 1.65, 0.36, 0.36, chalk, 0.5)
    wall.ellipse(0.95, 1.65, 0.335, 0.335, (60, 87, 76))
    wall.line([(0.6, 1.65), (1.3, 1.65)], 0.02, chalk, 0.7)
    wall.stays(-1.82, 1.02, 3.64, 1.21)
    wall.rect(-1.9, 0.9, 3.8, 0.06, (150, 110, 78))
    room.wall_clock(wall, 0, 2.66)
    for x in (-4.1, 4.3):
        room.window(wall, studio, x, 2.4, 1.6, 1.05, None)
    for x in (-3.2, 3.2):
        room.ceiling_light(wall, x, 3.2)
    desks = studio.layer(3.35, -5.4, 5.4, -0.03, 1.1)
    for x in (-4.3, -2.6, -0.9, 0.9, 2.6, 4.3):
        studio.shadow(x, 3.3, 0.5)
        furniture.chair(desks, x, (176, 132, 92))
    for x in (-4.3, 4.3):
        furniture.table(desks, x, 1.1, 0.72, (206, 166, 118))
    floor = studio.floor(22, 4.79)
    ground.planks(floor, studio, (190, 150, 110), 0.2)
    _work_light(studio, floor)


def library(studio: Studio) -> None:
    """A library: walls of books, a ladder, reading tables with lamps, tall windows."""
    wood = (122, 84, 62)
    wall = room.walls(studio, (196, 178, 146), 3.6, None, (214, 196, 166), (226, 214, 190))
    for x in (-5.6, 0.0, 5.6):
        room.window(wall, studio, x, 1.2, 2.2, 0.9, (122, 62, 58))
    books = studio.layer(4.5, -13, 13, -0.03, 3.3)
    for x in (-12.0, -10.0, -7.8, -3.6, -1.75, 1.75, 3.6, 7.8, 10.0, 12.0):
        furniture.shelf(books, studio.chance, x, 1.75, 2.9, wood)
    for rail in (1.2, 1.62):
        books.line([(rail, 0.0), (rail + 0.5, 2.7)], 0.05, lighter(wood, 0.25))
    for rung in range(8):
        x, y = 1.25 + rung * 0.058, 0.3 + rung * 0.3
        books.rect(x, y, 0.42, 0.04, lighter(wood, 0.25))
    tables = studio.layer(2.95, -3.2, 3.2, -0.03, 1.5)
    for x in (-2.2, 2.2):
        studio.shadow(x, 2.9, 0.7)
        furniture.table(tables, x, 1.3, 0.75, lighter(wood, 0.12))
        furniture.table_lamp(tables, x - 0.35, 0.75)
        things.book(tables, x + 0.3, 0.75)
    for x in (-1.2, 1.2):
        furniture.chair(tables, x, wood, (92, 118, 104))
    floor = studio.floor(22, 4.79)
    ground.planks(floor, studio, (140, 98, 72), 0.14)
    floor.rect(-3.6, 0.5, 7.2, 2.9, (110, 58, 56))
    floor.rect(-3.4, 0.65, 6.8, 2.6, (134, 74, 66))
    _work_light(studio, floor)


def hospital(studio: Studio) -> None:
    """A ward: bed, curtain, monitor, drip and a calm window."""
    wall = room.walls(studio, (222, 232, 230), 2.9, (168, 200, 198), (236, 240, 240), (244, 246, 246))
    room.window(wall, studio, 0.6, 1.9, 1.45, 1.0, (226, 232, 226), "sky")
    wall.rect(-3.4, 1.25, 2.4, 0.24, fade_down(1.49, 1.25, (236, 240, 240), (196, 206, 208)), 0.03)
    for socket in range(5):
        wall.rect(-3.2 + socket * 0.45, 1.31, 0.14, 0.11, (120, 150, 160), 0.02)
    room.door(wall, 4.2, (150, 182, 184), glass=True)
    for x in (-2.2, 1.6):
        room.ceiling_light(wall, x, 3.02)
    _bed_curtain(studio)
    ward = studio.layer(3.55, -4.6, 2.6, -0.03, 2.2)
    studio.shadow(-2.2, 3.5, 1.2)
    furniture.bed(ward, -2.2, 2.1, (150, 196, 200), (206, 212, 214))
    ward.rect(-3.75, 0, 0.04, 1.95, _STEEL)
    ward.rect(-3.83, 1.62, 0.2, 0.3, (226, 240, 244), 0.05, 0.85)
    ward.line([(-3.73, 1.62), (-3.6, 1.0), (-3.1, 0.7)], 0.012, (206, 222, 226))
    things.screen(ward, -0.75, 1.0, 0.5)
    ward.rect(-0.78, 0.05, 0.06, 0.98, _STEEL)
    furniture.chair(ward, 0.6, (150, 170, 176), (112, 160, 166))
    floor = studio.floor(22, 4.79)
    ground.tiles(floor, studio, (206, 216, 214), (206, 216, 214), 0.9)
    _work_light(studio, floor)


def _bed_curtain(studio: Studio) -> None:
    canvas = studio.layer(4.2, -6.2, -3.6, 0.1, 2.6)
    for fold in range(11):
        tone = (166, 206, 202) if fold % 2 else (182, 216, 212)
        canvas.rect(-6.0 + fold * 0.2, 0.25, 0.2, 2.05, fade_down(2.3, 0.25, tone, darker(tone, 0.08)))
    canvas.rect(-6.2, 2.3, 2.6, 0.04, _STEEL)


def corridor(studio: Studio) -> None:
    """A long hall: doors in a row, a window at the end, lights that repeat."""
    wall = room.walls(studio, (206, 200, 186), 2.9, (140, 150, 148), (226, 222, 212))
    for x in (-9.6, -6.6, -3.2, 3.2, 6.6, 9.6):
        room.door(wall, x, (150, 116, 88))
        wall.rect(x + 0.7, 1.5, 0.2, 0.12, (232, 226, 206))
    for x in (-4.9, -1.55, 1.55, 4.9):
        room.picture_frame(wall, studio, x, 1.8, 0.55, 0.42)
    room.window(wall, studio, 0, 1.3, 1.6, 0.9, None, "sky")
    for x in (-8, -4.9, 0, 4.9, 8):
        room.ceiling_light(wall, x, 3.02)
    bench = studio.layer(4.3, -6, 6, -0.03, 1.4)
    furniture.plant(bench, studio.chance, -1.3, 1.15)
    furniture.plant(bench, studio.chance, 1.3, 1.15)
    floor = studio.floor(22, 4.79)
    ground.tiles(floor, studio, (196, 186, 168), (166, 158, 146), 0.6)
    floor.rect(-22, 0.6, 44, 2.6, (146, 84, 78), opacity=0.9)
    floor.rect(-22, 0.75, 44, 0.08, (214, 180, 120))
    floor.rect(-22, 2.95, 44, 0.08, (214, 180, 120))
    _work_light(studio, floor)


def courtroom(studio: Studio) -> None:
    """A court: panelled wall, the raised bench, flags and rails."""
    oak: Colour = (134, 92, 64)
    wall = room.walls(studio, (196, 180, 154), 3.6, None, (226, 216, 196))
    wall.rect(-15, 0.1, 30, 2.3, fade_down(2.4, 0.1, oak, darker(oak, 0.16)))
    for panel in range(25):
        wall.rect(-14.8 + panel * 1.2, 0.3, 0.95, 1.9, darker(oak, 0.16), 0.02)
        wall.rect(-14.76 + panel * 1.2, 0.33, 0.87, 1.83, lighter(oak, 0.05), 0.02)
    wall.rect(-15, 2.38, 30, 0.12, lighter(oak, 0.2))
    wall.ellipse(0, 2.95, 0.42, 0.42, (206, 172, 96))
    wall.ellipse(0, 2.95, 0.34, 0.34, (150, 116, 66))
    _scales(wall, 0, 2.93)
    dais = studio.layer(4.3, -5, 5, -0.03, 2.6)
    furniture.armchair(dais, 0, (122, 54, 52))
    dais.rect(-0.4, 0.9, 0.8, 1.2, fade_down(2.1, 0.9, (142, 66, 62), (104, 46, 46)), 0.14)
    dais.rect(-2.2, 0, 4.4, 1.3, fade_down(1.3, 0, lighter(oak, 0.1), darker(oak, 0.2)))
    for panel in range(5):
        dais.rect(-2.05 + panel * 0.84, 0.2, 0.72, 0.85, darker(oak, 0.1), 0.02)
    dais.rect(-2.3, 1.28, 4.6, 0.09, lighter(oak, 0.2))
    for x, cloth in ((-3.0, (66, 90, 140)), (3.0, (150, 62, 60))):
        dais.rect(x - 0.02, 0, 0.04, 2.4, (206, 172, 96))
        dais.polygon(
            [(x, 2.3), (x + 0.34, 2.2), (x + 0.26, 1.0), (x, 0.9)],
            fade_down(2.3, 0.9, lighter(cloth, 0.1), darker(cloth, 0.2)),
        )
    rail = studio.layer(3.9, -9, 9, -0.03, 1.1)
    for left, right in ((-9.0, -3.3), (3.3, 9.0)):
        rail.rect(left, 0.86, right - left, 0.09, lighter(oak, 0.2))
        x = left
        while x < right:
            rail.rect(x, 0, 0.06, 0.88, oak)
            x += 0.24
    floor = studio.floor(22, 4.79)
    ground.planks(floor, studio, (150, 108, 78), 0.2)
    _work_light(studio, floor)


def _scales(canvas: Canvas, x_m: float, y_m: float) -> None:
    gold: Colour = (236, 206, 130)
    canvas.rect(x_m - 0.015, y_m - 0.2, 0.03, 0.42, gold)
    canvas.line([(x_m - 0.2, y_m + 0.16), (x_m + 0.2, y_m + 0.16)], 0.025, gold)
    for side in (-1, 1):
        canvas.polygon(
            [(x_m + side * 0.2 - 0.08, y_m), (x_m + side * 0.2 + 0.08, y_m), (x_m + side * 0.2, y_m - 0.06)],
            gold,
        )
