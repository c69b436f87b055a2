"""Rooms of a home: kitchen, living room, bedroom."""

from __future__ import annotations

from roughcut.previs.sets.canvas import Canvas, fade_down
from roughcut.previs.sets.colours import darker, lighter
from roughcut.previs.sets.parts import furniture, ground, room, things
from roughcut.previs.sets.parts.street import LAMPLIGHT
from roughcut.previs.sets.seats import Seat
from roughcut.previs.sets.studio import Studio

KITCHEN_SEATS = (Seat(-1.2, 2.85), Seat(1.2, 2.85))
LIVING_SEATS = (Seat(-2.0, 3.25), Seat(-1.0, 3.25), Seat(1.5, 3.25))
BEDROOM_SEATS = (Seat(1.0, 3.4, 0.52), Seat(1.8, 3.4, 0.52))


def kitchen(studio: Studio) -> None:
    """A family kitchen: cupboards and stove along the wall, a window over the sink, a table."""
    front, top, tile = (150, 172, 164), (196, 168, 134), (232, 230, 220)
    wall = room.walls(studio, (236, 224, 200), 2.9)
    wall.rect(-4.9, 0.9, 9.8, 0.62, tile)
    for column in range(66):
        wall.rect(-4.9 + column * 0.15, 0.9, 0.01, 0.62, darker(tile, 0.12))
    for row in range(5):
        wall.rect(-4.9, 0.9 + row * 0.15, 9.8, 0.01, darker(tile, 0.12))
    room.window(wall, studio, 0.0, 1.8, 1.15, 1.12, curtains=(216, 126, 106))
    for left, right in ((-4.2, -1.5), (1.5, 2.6)):
        _cupboards(wall, left, right, front)
    _hood(wall, 3.25)
    run = studio.layer(4.3, -6, 6, -0.1, 2.2)
    furniture.counter(run, -4.4, 2.75, front, top)
    _stove(run, 3.25)
    furniture.counter(run, 3.75, 4.6, front, top)
    _fridge(run, -4.95)
    _on_the_counter(studio, run)
    _kitchen_table(studio)
    lamp = studio.layer(3.4, -2, 2, 0.3, 4.1)
    room.pendant(lamp, 0.0, 2.15, (206, 112, 92), 2.95)
    floor = studio.floor(22, 4.79)
    ground.tiles(floor, studio, (226, 214, 196), (198, 182, 162), 0.5)
    studio.shadow(0.0, 2.9, 1.0)
    _indoor_light(studio, floor)


def _kitchen_table(studio: Studio) -> None:
    canvas = studio.layer(2.9, -1.8, 1.8, -0.03, 1.3)
    for x in (-1.2, 1.2):
        furniture.chair(canvas, x, (156, 112, 80), (196, 108, 88))
    furniture.table(canvas, 0.0, 1.7, 0.75, (190, 146, 104))
    things.vase(canvas, studio.chance, 0.05, 0.75)
    things.cup(canvas, -0.5, 0.75)
    things.cup(canvas, 0.5, 0.75)


def _cupboards(wall: Canvas, left_m: float, right_m: float, front: tuple[int, int, int]) -> None:
    count = max(1, round((right_m - left_m) / 0.55))
    pitch = (right_m - left_m) / count
    wall.rect(left_m, 1.48, right_m - left_m, 0.06, (30, 26, 30), opacity=0.25, soft_m=0.03)
    for index in range(count):
        x = left_m + index * pitch
        wall.rect(x, 1.55, pitch, 0.8, fade_down(2.35, 1.55, lighter(front, 0.08), front))
        wall.rect(x + 0.05, 1.61, pitch - 0.1, 0.68, darker(front, 0.1), 0.01)
        wall.rect(x + 0.06, 1.62, pitch - 0.12, 0.66, lighter(front, 0.1), 0.01)
        wall.rect(x + (0.08 if index % 2 else pitch - 0.11), 1.66, 0.025, 0.14, (150, 142, 132), 0.01)


def _hood(wall: Canvas, x_m: float) -> None:
    steel = (188, 192, 194)
    wall.polygon(
        [(x_m - 0.42, 1.6), (x_m + 0.42, 1.6), (x_m + 0.2, 1.95), (x_m - 0.2, 1.95)],
        fade_down(1.95, 1.6, lighter(steel, 0.2), steel),
    )
    wall.rect(x_m - 0.18, 1.95, 0.36, 0.95, steel)
    wall.rect(x_m - 0.42, 1.55, 0.84, 0.07, darker(steel, 0.2))


def _stove(run: Canvas, x_m: float) -> None:
    steel = (206, 208, 208)
    run.rect(
        x_m - 0.44, 0.04, 0.88, 0.86, fade_down(0.9, 0.04, lighter(steel, 0.2), darker(steel, 0.08)), 0.02
    )
    run.rect(x_m - 0.34, 0.16, 0.68, 0.42, (52, 54, 60), 0.03)
    run.polygon(
        [(x_m - 0.3, 0.2), (x_m - 0.1, 0.2), (x_m + 0.1, 0.54), (x_m - 0.1, 0.54)], (150, 156, 166), 0.25
    )
    run.rect(x_m - 0.34, 0.62, 0.68, 0.03, (120, 122, 126), 0.01)
    for knob in range(4):
        run.ellipse(x_m - 0.27 + knob * 0.18, 0.76, 0.03, 0.03, (70, 72, 78))
    run.rect(x_m - 0.45, 0.88, 0.9, 0.05, (60, 62, 68))
    run.rect(x_m - 0.28, 0.94, 0.34, 0.2, fade_down(1.14, 0.94, (196, 96, 80), (142, 60, 52)), 0.03)
    run.rect(x_m - 0.31, 1.13, 0.4, 0.03, (170, 80, 68), 0.01)
    run.ellipse(x_m - 0.11, 1.18, 0.035, 0.03, (60, 50, 50))


def _fridge(run: Canvas, x_m: float) -> None:
    body = (214, 222, 220)
    run.rect(x_m - 0.4, 0.03, 0.8, 1.85, fade_down(1.88, 0.03, lighter(body, 0.3), darker(body, 0.1)), 0.06)
    run.rect(x_m - 0.4, 1.2, 0.8, 0.015, darker(body, 0.3))
    for y in (0.85, 1.3):
        run.rect(x_m + 0.28, y, 0.035, 0.28, (150, 156, 158), 0.015)


def _on_the_counter(studio: Studio, run: Canvas) -> None:
    run.line([(0.1, 0.94), (0.1, 1.2), (0.0, 1.26), (-0.1, 1.2)], 0.03, (176, 180, 182))
    furniture.plant(run, studio.chance, -0.75, 0.01)
    for x, tone in ((-1.9, (206, 116, 92)), (-1.62, (224, 202, 160)), (-1.34, (142, 164, 150))):
        run.rect(x, 0.94, 0.22, 0.28, fade_down(1.22, 0.94, lighter(tone, 0.12), darker(tone, 0.1)), 0.04)
        run.rect(x + 0.02, 1.21, 0.18, 0.04, darker(tone, 0.25), 0.015)
    run.rect(-3.2, 0.94, 0.5, 0.3, fade_down(1.24, 0.94, (92, 92, 98), (56, 56, 62)), 0.04)
    run.rect(-3.14, 0.99, 0.3, 0.2, (30, 32, 38), 0.02)
    for x, tone in ((1.7, (236, 172, 84)), (1.86, (216, 96, 72)), (2.0, (238, 190, 96))):
        run.ellipse(x, 1.04, 0.075, 0.07, tone)
    run.polygon([(1.56, 1.04), (2.14, 1.04), (2.02, 0.94), (1.68, 0.94)], (232, 226, 214))


def _indoor_light(studio: Studio, floor: Canvas, window_x_m: float = 0.0) -> None:
    """Daylight from the window lies on the floor; after dark the lamps do."""
    if studio.tone.dark:
        ground.pool(floor, 0, 2.2, 5.5, LAMPLIGHT, 0.3)
        return
    light = (255, 244, 214) if studio.place.hour == "day" else (255, 214, 170)
    x = window_x_m + 0.6
    for shift in (0.0, 0.95):
        patch = [(x + shift - 0.8, 4.4), (x + shift, 4.4), (x + shift + 0.9, 1.6), (x + shift + 0.05, 1.6)]
        floor.polygon(patch, light, 0.35, soft_m=0.06, glowing=True)


def living_room(studio: Studio) -> None:
    """A lived-in sitting room: window with curtains, bookcase, pictures, lamp, rug and plants."""
    wall = room.walls(studio, (206, 200, 180), 2.9, dado=(178, 182, 166))
    room.window(wall, studio, -0.2, 2.0, 1.45, 0.95, curtains=(190, 122, 96))
    room.picture_frame(wall, studio, -2.45, 1.75, 0.7, 0.52)
    room.picture_frame(wall, studio, -3.3, 1.68, 0.42, 0.56)
    room.picture_frame(wall, studio, 1.75, 1.8, 0.5, 0.66)
    room.door(wall, 4.7, (176, 140, 108))
    things = studio.layer(4.4, -6, 6, -0.1, 2.6)
    furniture.shelf(things, studio.chance, 3.1, 1.3, 2.05, (150, 108, 78))
    furniture.plant(things, studio.chance, 1.75, 1.15)
    furniture.plant(things, studio.chance, -4.7, 1.5, (150, 148, 140))
    front = studio.layer(3.3, -5.5, 3.5, -0.03, 3.0)
    furniture.sofa(front, -1.5, 2.2, (108, 130, 136))
    front.rect(-2.3, 0.48, 0.36, 0.32, (222, 170, 96), 0.07)
    front.rect(-1.0, 0.48, 0.34, 0.3, (198, 112, 92), 0.07)
    furniture.floor_lamp(front, -3.2)
    furniture.armchair(front, 1.5, (190, 132, 98))
    floor = studio.floor(22, 4.79)
    ground.planks(floor, studio, (176, 132, 96))
    floor.ellipse(0, 1.7, 3.3, 1.75, (154, 84, 76))
    floor.ellipse(0, 1.7, 3.05, 1.58, (206, 176, 140))
    floor.ellipse(0, 1.7, 2.85, 1.45, (164, 96, 86))
    for x, z, half in ((-1.5, 3.25, 1.2), (1.5, 3.25, 0.55), (3.1, 4.4, 0.8)):
        studio.shadow(x, z, half)
    _indoor_light(studio, floor, -0.2)


def bedroom(studio: Studio) -> None:
    """A bedroom: bed under a picture, bedside lamp, wardrobe, window with long curtains, rug."""
    wall = room.walls(studio, (192, 198, 206), 2.8, None, (238, 234, 228))
    room.window(wall, studio, -1.6, 1.7, 1.5, 0.9, (124, 138, 166))
    room.picture_frame(wall, studio, 1.5, 1.85, 0.9, 0.6)
    room.door(wall, 4.8, (222, 212, 196))
    back = studio.layer(4.4, -5, 4.5, -0.03, 2.6)
    wood = (168, 128, 96)
    back.rect(-4.5, 0.04, 1.5, 2.15, fade_down(2.19, 0.04, lighter(wood, 0.1), darker(wood, 0.12)), 0.02)
    for x in (-4.44, -3.73):
        back.rect(x, 0.14, 0.67, 1.98, darker(wood, 0.12), 0.02)
        back.rect(x + 0.02, 0.16, 0.63, 1.94, lighter(wood, 0.06), 0.02)
    for x in (-3.82, -3.7):
        back.rect(x, 1.0, 0.03, 0.2, (96, 76, 60), 0.01)
    furniture.plant(back, studio.chance, -0.15, 0.9, (214, 206, 196))
    front = studio.layer(3.45, -0.5, 4.4, -0.03, 2.6)
    furniture.bed(front, 1.5, 2.1, (132, 150, 186))
    front.rect(3.0, 0.0, 0.5, 0.55, fade_down(0.55, 0, lighter(wood, 0.1), darker(wood, 0.1)), 0.02)
    front.rect(3.08, 0.3, 0.34, 0.03, darker(wood, 0.3))
    furniture.table_lamp(front, 3.25, 0.55)
    floor = studio.floor(22, 4.79)
    ground.planks(floor, studio, (198, 164, 128))
    floor.rect(-1.8, 1.0, 3.9, 2.0, (226, 220, 212), 0.2)
    floor.rect(-1.65, 1.12, 3.6, 1.76, (176, 184, 200), 0.15)
    for x, half in ((1.5, 1.2), (3.25, 0.35)):
        studio.shadow(x, 3.4, half)
    _indoor_light(studio, floor, -1.6)
