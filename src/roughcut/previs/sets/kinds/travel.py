"""Places of travel: the station platform and the train carriage."""

from __future__ import annotations

from roughcut.previs.schema import Colour
from roughcut.previs.sets.canvas import Canvas, fade_down
from roughcut.previs.sets.colours import darker, lighter
from roughcut.previs.sets.parts import ground, outside, room, sky, street, vehicles
from roughcut.previs.sets.parts.buildings import skyline
from roughcut.previs.sets.seats import Landmark, Seat
from roughcut.previs.sets.studio import Studio

STATION_SEATS = (Seat(-2.9, 3.3), Seat(-1.9, 3.3), Seat(2.3, 3.3), Seat(3.3, 3.3))
TRAIN_SEATS = (Seat(-1.65, 3.0), Seat(-1.05, 3.0), Seat(1.05, 3.0), Seat(1.65, 3.0))
TIMETABLE = Landmark(1.0, 4.0, 0.5)
COUNTRY = "country"
"""The word among a place's props for land without a town."""
_TRAIN_Z_M, _CARRIAGE_M, _CARRIAGES_M = 5.4, 16.6, (-25.5, -8.6, 8.3)
_CONCRETE: Colour = (188, 184, 178)
_IRON: Colour = (78, 96, 96)


def station(studio: Studio) -> None:
    """A country platform under its canopy; behind it the rails, and the train while it is there."""
    x: float
    chance = studio.chance
    sky.sky(studio, (140, 146, 132))
    if COUNTRY in studio.place.props:
        outside.land(studio)
        outside.woods(studio)
    else:
        town = studio.layer(22, -66, 66, -4, 12, 0.8)
        skyline(town, chance, -66, 66, 3, 7.5, (150, 154, 164))
    wires = studio.layer(9, -30, 30, -0.05, 7.2)
    for x in (-24, -10, 5, 20):
        wires.rect(x, 0, 0.22, 6.6, _IRON)
        wires.rect(x - 1.6, 5.9, 1.7, 0.08, _IRON)
    for y in (5.4, 5.95):
        wires.line([(-30, y), (30, y)], 0.03, darker(_IRON, 0.2))
    street.fence(wires, -30, 30, 1.3, (150, 156, 150))
    if studio.place.train:
        train = studio.layer(_TRAIN_Z_M, -26, 26, -0.06, 3.5)
        for left in _CARRIAGES_M:
            vehicles.carriage(train, left, _CARRIAGE_M)
    elif studio.place.drives:
        outside.passing_train(studio, _TRAIN_Z_M, _CARRIAGES_M, _CARRIAGE_M)
    _canopy(studio)
    _platform(studio)
    benches = studio.layer(3.32, -4.4, 4.4, -0.03, 1.1)
    for x in (-2.4, 2.8):
        studio.shadow(x, 3.3, 0.9)
        street.bench(benches, x, 1.8, (112, 132, 124))
    board = studio.layer(TIMETABLE.z_m, TIMETABLE.x_m - 0.8, TIMETABLE.x_m + 0.8, -0.03, 2.3)
    studio.shadow(TIMETABLE.x_m, TIMETABLE.z_m, 0.5)
    _timetable(board, TIMETABLE.x_m)


def _timetable(canvas: Canvas, x_m: float) -> None:
    """A board on two legs under a small roof, with sheets of hours behind glass."""
    for side in (-0.5, 0.44):
        canvas.rect(x_m + side, 0, 0.06, 2.1, _IRON)
    canvas.rect(x_m - 0.56, 0.85, 1.12, 1.15, darker(_IRON, 0.25), 0.03)
    canvas.rect(x_m - 0.62, 1.98, 1.24, 0.16, (96, 66, 58), 0.02)
    for left in (-0.49, 0.03):
        canvas.rect(x_m + left, 0.92, 0.46, 1.0, (238, 234, 220))
        canvas.rect(x_m + left + 0.04, 1.78, 0.38, 0.08, (176, 62, 52))
        for line in range(9):
            canvas.rect(x_m + left + 0.05, 1.0 + line * 0.08, 0.1, 0.025, (70, 72, 80))
            canvas.rect(x_m + left + 0.2, 1.0 + line * 0.08, 0.2, 0.025, (130, 130, 134))


def _canopy(studio: Studio) -> None:
    posts = studio.layer(4.0, -16, 16, -0.03, 5.4)
    for x in (-14, -9.2, -4.4, 4.6, 9.4, 14.2):
        posts.rect(x - 0.16, 0, 0.32, 0.5, darker(_IRON, 0.15), 0.03)
        posts.rect(x - 0.085, 0.4, 0.17, 3.6, _IRON)
        for side in (-1, 1):
            posts.line([(x, 3.2), (x + side * 0.3, 3.75), (x + side * 1.1, 4.1)], 0.09, _IRON)
    roof = studio.layer(3.9, -22, 22, 3.8, 6.6, 0.7)
    roof.rect(-22, 4.25, 44, 2.3, fade_down(6.5, 4.25, (112, 104, 98), (150, 138, 126)))
    for board in range(88):
        x = -22 + board * 0.5
        roof.polygon(
            [(x, 4.3), (x + 0.5, 4.3), (x + 0.5, 4.02), (x + 0.25, 3.88), (x, 4.02)], (226, 216, 196)
        )
        roof.rect(x + 0.24, 4.02, 0.02, 0.26, (170, 158, 140))
    roof.rect(-22, 4.26, 44, 0.1, _IRON)
    hanging = studio.layer(3.85, -9, 9, 2.2, 4.2)
    for x in (-6.8, -2.1, 2.6, 7.2):
        room.pendant(hanging, x, 3.35, _IRON, 4.2)
    hanging.rect(0.18, 3.3, 0.04, 0.8, _IRON)
    room.wall_clock(hanging, 0.2, 3.1, 0.34)


def _platform(studio: Studio) -> None:
    floor = studio.floor(30, 9.0)
    ground.plain(floor, studio, (92, 86, 82), 0.12)
    for sleeper in range(70):
        floor.rect(-30 + sleeper * 0.85, 5.0, 0.3, 2.8, (74, 64, 58))
    for rail in (5.6, 7.0):
        floor.rect(-30, rail, 60, 0.14, (160, 162, 166))
    floor.rect(-30, -9.5, 60, 13.9, _CONCRETE)
    ground.slabs(floor, studio, _CONCRETE, -9, 4.2, 1.4)
    floor.rect(-30, 3.62, 60, 0.3, (228, 190, 92))
    floor.rect(-30, 4.2, 60, 0.2, (236, 232, 222))
    if studio.tone.dark:
        for x in (-6.8, -2.1, 2.6, 7.2):
            ground.pool(floor, x, 3.0, 3.0, street.LAMPLIGHT, 0.4)


def train(studio: Studio) -> None:
    """Inside a carriage: wide windows on a passing land, seats face to face, racks and poles."""
    shell, trim = (222, 220, 208), (92, 124, 126)
    sky.sky(studio, (120, 140, 110))
    outside.land(studio)
    outside.passing_land(studio)
    wall = room.walls(studio, shell, 2.5, None, trim, (236, 234, 226), side_x_m=None, open_m=(0.8, 2.2))
    for x in (-13.2, -9.9, -6.6, -3.3, 0.0, 3.3, 6.6, 9.9, 13.2):
        _carriage_window(wall, x)
    wall.rect(-15, 0, 30, 0.72, fade_down(0.72, 0, trim, darker(trim, 0.2)))
    rack = studio.layer(4.3, -15, 15, -0.03, 2.75)
    rack.rect(-15, 2.16, 30, 0.06, (170, 176, 176))
    for x in range(-14, 15, 2):
        rack.line([(x, 2.16), (x + 0.1, 2.5)], 0.03, (150, 156, 158))
    for x, tone in ((-4.6, (150, 96, 76)), (-1.9, (92, 106, 132)), (3.9, (176, 142, 96))):
        rack.rect(x, 2.22, 0.75, 0.28, fade_down(2.5, 2.22, lighter(tone, 0.1), darker(tone, 0.1)), 0.06)
    seats = studio.layer(3.05, -11, 11, -0.03, 1.4)
    for x in (-9.2, -6.5, -4.05, -1.35, 1.35, 4.05, 6.5, 9.2):
        studio.shadow(x, 3.0, 0.7)
        _double_seat(seats, x)
    floor = studio.floor(22, 4.79)
    ground.plain(floor, studio, (126, 128, 132), 0.05)
    floor.rect(-22, -2.0, 44, 3.6, (98, 104, 114))
    for x in range(-6, 7, 3):
        if studio.tone.dark:
            ground.pool(floor, x, 2.5, 2.4, (255, 238, 206), 0.3)
    lights = studio.layer(4.2, -15, 15, 2.3, 3.2, 0.6)
    for x in range(-13, 14, 3):
        room.ceiling_light(lights, x, 2.62, 1.8)


def _carriage_window(wall: Canvas, x_m: float) -> None:
    """A wide window that is open to the land outside, with a vent along its top."""
    frame: Colour = (84, 96, 100)
    wall.rect(x_m - 1.24, 0.89, 2.48, 1.23, frame, 0.1)
    wall.clear(x_m - 1.15, 0.98, 2.3, 1.05)
    wall.rect(x_m - 1.15, 1.74, 2.3, 0.04, frame)
    wall.polygon(
        [(x_m - 0.9, 0.98), (x_m - 0.5, 0.98), (x_m + 0.2, 2.03), (x_m - 0.2, 2.03)], (244, 248, 250), 0.1
    )


def _double_seat(canvas: Canvas, x_m: float, cloth: Colour = (84, 112, 138)) -> None:
    canvas.rect(x_m - 0.6, 0.06, 1.2, 0.3, (70, 74, 82), 0.04)
    canvas.rect(
        x_m - 0.64, 0.34, 1.28, 0.86, fade_down(1.2, 0.34, lighter(cloth, 0.1), darker(cloth, 0.16)), 0.14
    )
    for side in (-0.6, 0.02):
        canvas.rect(x_m + side, 0.46, 0.58, 0.7, fade_down(1.16, 0.46, lighter(cloth, 0.16), cloth), 0.12)
        canvas.rect(x_m + side + 0.06, 1.0, 0.46, 0.16, (236, 230, 216), 0.05)
        canvas.rect(x_m + side, 0.33, 0.58, 0.15, lighter(cloth, 0.22), 0.05)
