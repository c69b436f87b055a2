"""Where people are under way: inside a car, on a ship's deck, in an aeroplane, at an airport."""

from __future__ import annotations

from roughcut.previs.schema import Colour
from roughcut.previs.sets.canvas import Canvas, fade_across, fade_down
from roughcut.previs.sets.colours import darker, lighter
from roughcut.previs.sets.parts import fixtures, ground, outside, room, sky
from roughcut.previs.sets.parts.buildings import skyline
from roughcut.previs.sets.seats import Seat
from roughcut.previs.sets.studio import Studio

CAR_SEATS = (Seat(-0.68, 2.0), Seat(0.68, 2.0), Seat(-0.23, 3.0, 0.5), Seat(0.23, 3.0, 0.5))
PLANE_SEATS = (Seat(-1.65, 3.0), Seat(-1.05, 3.0), Seat(1.05, 3.0), Seat(1.65, 3.0))
AIRPORT_SEATS = (Seat(-2.4, 3.2), Seat(-1.8, 3.2), Seat(1.8, 3.2), Seat(2.4, 3.2))
_LINING: Colour = (92, 90, 94)
_CLOTH: Colour = (122, 104, 88)
_BODY: Colour = (66, 98, 120)


def car(studio: Studio) -> None:
    """A car cut open at the windscreen and seen from its bonnet: two seats, two behind, the road through
    the windows. It is a third wider than a real one, so that four people can be seen in it."""
    sky.sky(studio, (120, 124, 120))
    town = studio.layer(24, -72, 72, -6, 12, 0.6)
    skyline(town, studio.chance, -72, 72, 2.0, 6.0, (146, 150, 158))
    _shell(studio)
    rear = studio.layer(3.12, -1.2, 1.2, 0.0, 1.3)
    rear.rect(-1.1, 0.1, 2.2, 0.9, fade_down(1.0, 0.1, lighter(_CLOTH, 0.05), darker(_CLOTH, 0.3)), 0.12)
    for x in (-0.52, 0.06):
        rear.rect(x, 0.5, 0.46, 0.46, lighter(_CLOTH, 0.1), 0.08)
    rear.rect(-1.1, 0.36, 2.2, 0.16, lighter(_CLOTH, 0.14), 0.06)
    front = studio.layer(2.15, -1.2, 1.2, 0.0, 1.6)
    for x in (-0.68, 0.68):
        front.rect(
            x - 0.13, 1.06, 0.26, 0.2, fade_down(1.26, 1.06, lighter(_CLOTH, 0.08), darker(_CLOTH, 0.2)), 0.07
        )
        front.rect(
            x - 0.28, 0.3, 0.56, 0.74, fade_down(1.04, 0.3, lighter(_CLOTH, 0.06), darker(_CLOTH, 0.25)), 0.12
        )
        front.rect(x - 0.27, 0.32, 0.54, 0.17, lighter(_CLOTH, 0.14), 0.06)
    _dashboard(studio)
    floor = studio.floor(34, 24)
    ground.plain(floor, studio, (98, 100, 108), 0.06)
    for x in (-4.6, 4.4):
        floor.rect(x, -9, 0.2, 34, (206, 204, 196), opacity=0.7)
    outside.passing_roadside(studio)
    studio.shadow(0, 2.6, 1.5, 0.6)


def _shell(studio: Studio) -> None:
    """Roof, pillars and doors as a frame that stands behind everyone; its windows are holes."""
    frame = studio.layer(3.7, -1.7, 1.7, -0.05, 1.9)
    roof = [(-1.42, 0.95), (-1.12, 1.5), (-0.8, 1.6), (0.8, 1.6), (1.12, 1.5), (1.42, 0.95)]
    inner = [(1.22, 0.98), (0.98, 1.4), (0.72, 1.46), (-0.72, 1.46), (-0.98, 1.4), (-1.22, 0.98)]
    frame.rect(-1.42, 0.2, 2.84, 0.78, fade_down(0.98, 0.2, lighter(_LINING, 0.12), darker(_LINING, 0.3)))
    frame.polygon([*roof, *inner], lighter(_LINING, 0.1))
    for side in (-1, 1):
        frame.line([(side * 0.86, 0.96), (side * 0.76, 1.48)], 0.09, _LINING)
        body = [(side * 1.42, 0.2), (side * 1.62, 0.3), (side * 1.64, 0.82), (side * 1.42, 0.97)]
        frame.polygon(body, fade_down(0.97, 0.2, lighter(_BODY, 0.16), darker(_BODY, 0.2)))
        frame.rect(side * 1.36 - 0.19, -0.03, 0.38, 0.5, (40, 42, 48), 0.1)
    frame.line(
        [(-1.46, 0.95), (-1.14, 1.55), (-0.8, 1.65), (0.8, 1.65), (1.14, 1.55), (1.46, 0.95)], 0.09, _BODY
    )
    frame.rect(-0.95, 0.94, 1.9, 0.06, darker(_LINING, 0.3))
    doors = studio.layer(2.6, -1.6, 1.6, -0.03, 1.0)
    for side in (-1, 1):
        left = min(side * 1.05, side * 1.5)
        doors.rect(
            left,
            0.2,
            0.45,
            0.72,
            fade_across(left, left + 0.45, darker(_BODY, 0.1), lighter(_BODY, 0.1)),
            0.06,
        )
        doors.rect(left + 0.08, 0.62, 0.28, 0.07, _LINING, 0.03)


def _dashboard(studio: Studio) -> None:
    """Low before the knees, so that hands, chests and faces stay free; below it the front of the car."""
    nose = studio.layer(1.0, -1.7, 1.7, -0.03, 0.6)
    for side in (-1, 1):
        nose.rect(side * 1.2 - 0.17, -0.03, 0.34, 0.4, (36, 38, 44), 0.08)
    nose.rect(-1.46, 0.14, 2.92, 0.4, fade_down(0.54, 0.14, lighter(_BODY, 0.2), darker(_BODY, 0.25)), 0.14)
    nose.rect(-0.6, 0.2, 1.2, 0.17, (40, 44, 52), 0.05)
    for bar in range(3):
        nose.rect(-0.55, 0.23 + bar * 0.045, 1.1, 0.02, (150, 156, 164))
    lit = studio.tone.dark
    for side in (-1, 1):
        if lit:
            nose.glow(side * 1.1, 0.34, 0.8, (255, 244, 214), 0.6)
        nose.ellipse(side * 1.1, 0.34, 0.17, 0.1, (255, 248, 226) if lit else (226, 232, 236), glowing=lit)
    nose.rect(-1.5, 0.08, 3.0, 0.09, (120, 126, 134), 0.04)
    board = studio.layer(1.2, -1.6, 1.6, 0.2, 0.95)
    board.polygon(
        [(-1.4, 0.4), (1.4, 0.4), (1.36, 0.58), (0.95, 0.66), (-0.95, 0.66), (-1.36, 0.58)],
        fade_down(0.66, 0.4, lighter(_LINING, 0.16), darker(_LINING, 0.3)),
    )
    board.rect(-0.22, 0.53, 0.44, 0.1, (30, 32, 38), 0.02)
    board.rect(-0.19, 0.55, 0.38, 0.06, (120, 176, 190), 0.01, glowing=True)
    board.line([(0.68 + 0.19 * x, 0.7 + 0.19 * y) for x, y in _CIRCLE], 0.035, (36, 36, 42))
    board.line([(0.5, 0.7), (0.86, 0.7)], 0.03, (46, 46, 52))


_CIRCLE = (
    (1.0, 0.0), (0.87, 0.5), (0.5, 0.87), (0.0, 1.0), (-0.5, 0.87), (-0.87, 0.5), (-1.0, 0.0),
    (-0.87, -0.5), (-0.5, -0.87), (0.0, -1.0), (0.5, -0.87), (0.87, -0.5), (1.0, 0.0),
)  # fmt: skip


def ship(studio: Studio) -> None:
    """A ship's deck at sea: planks, the rail with its lifebelt, a mast with rigging, the open horizon."""
    sky.sky(studio, (84, 124, 150))
    sea = studio.layer(20, -70, 70, -8, 0.6, 0.6)
    deep: Colour = (74, 120, 150)
    sea.rect(-70, -8, 140, 8.1, fade_down(0.1, -4, lighter(deep, 0.2), darker(deep, 0.1)))
    for _ in range(160):
        x, y = studio.chance.uniform(-66, 66), studio.chance.uniform(-5, 0)
        sea.ellipse(x, y, studio.chance.uniform(0.5, 1.8), 0.05, lighter(deep, 0.5), 0.5)
    mast = studio.layer(5.0, -9, 9, -0.05, 9)
    wood: Colour = (140, 100, 70)
    for x, wide in ((-4.6, 0.2), (6.4, 0.16)):
        mast.rect(
            x - wide / 2,
            0,
            wide,
            9,
            fade_across(x - wide / 2, x + wide / 2, lighter(wood, 0.2), darker(wood, 0.3)),
        )
        for end in (-3.6, 3.6):
            mast.line([(x, 8.2), (x + end, 0.9)], 0.035, (92, 82, 72))
        mast.polygon(
            [(x + 0.2, 3.0), (x + 0.2, 8.6), (x + 3.2, 3.3)],
            fade_across(x, x + 3.2, (240, 234, 218), (206, 198, 184)),
        )
    _rail(studio)
    hatch = studio.layer(3.9, -4.6, 4.6, -0.03, 1.3)
    for x in (-3.2, 3.4):
        studio.shadow(x, 3.9, 0.6)
    fixtures.barrel(hatch, -3.4)
    fixtures.barrel(hatch, -2.75, (130, 96, 70), 0.75)
    fixtures.crate(hatch, 3.4, 0, 0.8)
    floor = studio.floor(30, 5.0)
    ground.planks(floor, studio, (188, 152, 110), 0.2)


def _rail(studio: Studio) -> None:
    rail = studio.layer(4.7, -20, 20, -0.05, 1.3)
    white: Colour = (232, 230, 224)
    rail.rect(-20, 0, 40, 0.22, fade_down(0.22, 0, white, darker(white, 0.2)))
    for y in (0.55, 0.82):
        rail.rect(-20, y, 40, 0.025, (150, 156, 160))
    rail.rect(-20, 1.05, 40, 0.07, (150, 106, 72), 0.02)
    for post in range(21):
        rail.rect(-20 + post * 2, 0.2, 0.06, 0.86, white)
    rail.ellipse(1.7, 0.62, 0.33, 0.33, (206, 70, 58))
    rail.ellipse(1.7, 0.62, 0.19, 0.19, (120, 146, 160))
    for dx, dy in ((0.26, 0), (-0.26, 0), (0, 0.26), (0, -0.26)):
        rail.ellipse(1.7 + dx, 0.62 + dy, 0.08, 0.08, (244, 240, 232))


def plane(studio: Studio) -> None:
    """A cabin in the air: oval windows on clouds, lockers above, rows of seats."""
    shell: Colour = (228, 230, 228)
    wall = room.walls(studio, shell, 2.2, None, (186, 190, 192), (240, 240, 238), side_x_m=None)
    for index in range(23):
        x = -12.1 + index * 1.1
        wall.rect(x - 0.22, 1.02, 0.44, 0.62, lighter(shell, 0.4), 0.18)
        day = fade_down(1.6, 1.06, studio.tone.sky[0], studio.tone.sky[2])
        wall.rect(x - 0.16, 1.07, 0.32, 0.52, day, 0.14, glowing=True)
        wall.ellipse(x + 0.02, 1.16, 0.13, 0.05, (250, 250, 250), 0.7, glowing=True)
    lockers = studio.layer(4.2, -15, 15, 1.6, 2.6)
    for index in range(15):
        x = -15 + index * 2
        lockers.rect(
            x + 0.02, 1.84, 1.96, 0.42, fade_down(2.26, 1.84, (246, 246, 244), (206, 208, 208)), 0.08
        )
        lockers.rect(x + 0.9, 1.88, 0.2, 0.04, (150, 154, 158), 0.02)
    lockers.rect(-15, 1.79, 30, 0.03, (226, 236, 246), glowing=True)
    seats = studio.layer(3.05, -11, 11, -0.03, 1.4)
    cloth: Colour = (58, 74, 108)
    for x in (-9.2, -6.5, -4.05, -1.35, 1.35, 4.05, 6.5, 9.2):
        studio.shadow(x, 3.0, 0.7)
        for side in (-0.62, 0.02):
            seats.rect(
                x + side, 0.3, 0.6, 0.9, fade_down(1.2, 0.3, lighter(cloth, 0.12), darker(cloth, 0.2)), 0.12
            )
            seats.rect(x + side + 0.08, 1.0, 0.44, 0.17, (226, 224, 216), 0.05)
            seats.rect(x + side, 0.33, 0.6, 0.15, lighter(cloth, 0.18), 0.05)
        for rest in (-0.66, -0.02, 0.6):
            seats.rect(x + rest, 0.56, 0.06, 0.09, (46, 50, 60), 0.02)
    floor = studio.floor(22, 4.79)
    ground.plain(floor, studio, (96, 102, 118), 0.05)
    floor.rect(-22, -2.0, 44, 3.6, (76, 82, 98))


def airport(studio: Studio) -> None:
    """A departure hall: the glass wall with an aeroplane outside, rows of seats, the board, a sign."""
    sky.sky(studio, (150, 152, 150))
    field = studio.layer(12, -44, 44, -0.4, 7, 0.8)
    field.rect(-44, -0.4, 88, 0.7, (150, 152, 152))
    _airliner(field, 2.0)
    frame = studio.layer(4.8, -22, 22, -0.05, 6.5)
    steel: Colour = (196, 200, 204)
    for index in range(19):
        frame.rect(
            -22 + index * 2.4,
            0,
            0.1,
            4.3,
            fade_across(-22 + index * 2.4, -21.9 + index * 2.4, lighter(steel, 0.3), darker(steel, 0.2)),
        )
    for y in (0.0, 1.3, 4.2):
        frame.rect(-22, y, 44, 0.09, steel)
    for x in (-6.4, 0.8, 8.0):
        frame.polygon([(x, 0.1), (x + 0.7, 0.1), (x + 2.2, 4.2), (x + 1.5, 4.2)], (240, 246, 250), 0.16)
    frame.rect(-22, 4.3, 44, 2.3, fade_down(6.5, 4.3, (226, 228, 228), (190, 194, 198)))
    _departures(studio)
    rows = studio.layer(3.28, -6, 6, -0.03, 1.1)
    for x in (-4.2, -2.1, 2.1, 4.2):
        studio.shadow(x, 3.2, 0.9)
        fixtures.row_seat(rows, x, (70, 84, 110))
    floor = studio.floor(30, 4.9)
    ground.tiles(floor, studio, (206, 206, 202), (206, 206, 202), 1.0)
    for x in (-5.6, 1.6, 8.8):
        floor.polygon(
            [(x, 4.8), (x + 2.0, 4.8), (x + 3.4, 0.4), (x + 1.0, 0.4)],
            (250, 250, 246),
            0.3,
            soft_m=0.08,
            glowing=not studio.tone.dark,
        )


def _airliner(canvas: Canvas, x_m: float) -> None:
    white: Colour = (244, 246, 246)
    hull = [
        (-9, 1.9),
        (-8.4, 1.3),
        (-6, 1.0),
        (8, 1.0),
        (11.5, 1.7),
        (12, 2.2),
        (8, 2.7),
        (-7, 2.7),
        (-8.6, 2.4),
    ]
    canvas.polygon(
        [(x_m + 8.4, 2.4), (x_m + 10.6, 5.4), (x_m + 12.2, 5.4), (x_m + 11.6, 2.2)], (66, 112, 166)
    )
    canvas.polygon([(x_m + x, y) for x, y in hull], fade_down(2.7, 1.0, white, darker(white, 0.2)))
    canvas.rect(x_m - 8.2, 1.5, 18, 0.14, (66, 112, 166))
    for index in range(26):
        canvas.rect(x_m - 6.4 + index * 0.56, 2.05, 0.26, 0.26, (76, 96, 116), 0.1)
    canvas.polygon([(x_m - 1, 1.4), (x_m + 3, 1.4), (x_m + 6.5, 0.7), (x_m + 4.8, 0.7)], darker(white, 0.14))
    canvas.ellipse(x_m + 1.6, 0.85, 0.8, 0.36, darker(white, 0.25))
    for wheel in (-6.2, 1.4, 3.0):
        canvas.rect(x_m + wheel - 0.05, 0.3, 0.1, 0.8, (120, 124, 130))
        canvas.ellipse(x_m + wheel, 0.24, 0.24, 0.24, (44, 46, 52))


def _departures(studio: Studio) -> None:
    board = studio.layer(4.4, -4.4, 4.4, 2.4, 4.5)
    board.rect(-3.6, 2.55, 3.0, 1.25, (34, 38, 48), 0.03)
    for x in (-3.2, -1.0):
        board.rect(x, 3.8, 0.05, 0.6, (110, 114, 120))
    for row in range(6):
        y = 3.58 - row * 0.18
        for left, wide in ((-3.45, 0.4), (-2.9, 0.9), (-1.8, 0.35), (-1.25, 0.45)):
            tone = (246, 206, 110) if left != -1.25 or row % 3 else (150, 220, 160)
            board.rect(left, y, wide * studio.chance.uniform(0.7, 1.0), 0.07, tone, glowing=True)
    board.stays(-3.6, 2.55, 3.0, 1.25)
    board.rect(1.4, 2.95, 2.2, 0.5, (240, 196, 70), 0.04)
    board.polygon([(1.6, 3.2), (1.85, 3.4), (1.85, 3.0)], (40, 42, 48))
    for x in (2.2, 2.6, 3.0):
        board.rect(x, 3.08, 0.24, 0.24, (40, 42, 48), 0.04)
    for x in (1.7, 3.3):
        board.rect(x, 3.45, 0.05, 0.9, (110, 114, 120))
