"""Places to meet and buy: café, bar, shop."""

from __future__ import annotations

from roughcut.previs.schema import Colour
from roughcut.previs.sets.canvas import Canvas, fade_down
from roughcut.previs.sets.colours import darker, lighter, mix
from roughcut.previs.sets.parts import furniture, ground, room, things
from roughcut.previs.sets.parts.street import LAMPLIGHT
from roughcut.previs.sets.seats import Seat
from roughcut.previs.sets.studio import Studio

CAFE_SEATS = (Seat(-1.0, 2.75), Seat(1.0, 2.75), Seat(-4.2, 3.7), Seat(-2.7, 3.7))
BAR_SEATS = tuple(Seat(x, 3.6, 0.72) for x in (-2.0, -0.7, 0.7, 2.0))
_BOTTLES: tuple[Colour, ...] = ((96, 132, 92), (170, 108, 62), (142, 60, 56), (206, 186, 140), (84, 108, 132))


def cafe(studio: Studio) -> None:
    """A warm café: street window, counter with its machine, blackboards, small tables."""
    wall = room.walls(studio, (214, 178, 144), 3.0, (110, 128, 118), (236, 224, 204), (232, 222, 206))
    room.window(wall, studio, -3.0, 2.6, 1.75, 0.85, None, "city", (84, 74, 68))
    for x in (0.35, 1.5):
        _blackboard(wall, x, 1.95)
    _shelf_of_cups(wall, 3.3)
    counter = studio.layer(4.2, -1, 6, -0.03, 2.0)
    furniture.counter(counter, 1.0, 5.4, (124, 92, 72), (206, 170, 128), 1.05, 0.7)
    _machine(counter, 2.1)
    _cake_stand(counter, 3.5)
    things.vase(counter, studio.chance, 4.6, 1.07)
    lamps = studio.layer(3.9, -6.5, 6.5, 1.6, 3.1)
    for x in (-4.0, -2.2, 1.6, 3.0, 4.4):
        room.pendant(lamps, x, 2.25, (92, 112, 104), 3.05)
    _tables(studio)
    floor = studio.floor(22, 4.79)
    ground.planks(floor, studio, (158, 116, 84), 0.18)
    for x in (-3.4, 0.0, 3.6):
        ground.pool(floor, x, 3.0, 3.2, LAMPLIGHT, 0.3 if studio.tone.dark else 0.15)
    studio.shadow(0, 2.8, 0.5)


def _tables(studio: Studio) -> None:
    back = studio.layer(3.75, -5, -1.8, -0.03, 1.3)
    for x in (-4.2, -2.7):
        furniture.chair(back, x, (96, 72, 58))
    furniture.round_table(back, -3.45)
    things.cup(back, -3.6, 0.76)
    front = studio.layer(2.8, -1.5, 1.5, -0.03, 1.3)
    for x in (-1.0, 1.0):
        furniture.chair(front, x, (96, 72, 58))
    furniture.round_table(front, 0.0)
    things.cup(front, -0.2, 0.76)
    things.cup(front, 0.2, 0.76)


def _blackboard(canvas: Canvas, x_m: float, y_m: float) -> None:
    canvas.rect(x_m - 0.48, y_m - 0.4, 0.96, 0.85, (120, 88, 64), 0.02)
    canvas.rect(x_m - 0.44, y_m - 0.36, 0.88, 0.77, (52, 58, 58))
    for row, share in enumerate((0.5, 0.38, 0.46, 0.3, 0.42)):
        canvas.rect(x_m - 0.36, y_m + 0.24 - row * 0.13, share, 0.028, (226, 222, 206), opacity=0.8)
        canvas.rect(x_m + 0.24, y_m + 0.24 - row * 0.13, 0.12, 0.028, (236, 190, 120), opacity=0.8)


def _shelf_of_cups(canvas: Canvas, x_m: float) -> None:
    for y in (1.5, 1.95):
        canvas.rect(x_m - 0.8, y, 1.9, 0.05, (120, 84, 60))
        for index in range(9):
            tone = mix((244, 240, 230), (150, 176, 170), (index * 7 % 4) / 4)
            canvas.rect(x_m - 0.72 + index * 0.2, y + 0.05, 0.12, 0.13 if index % 3 else 0.22, tone, 0.02)


def _machine(canvas: Canvas, x_m: float) -> None:
    steel: Colour = (176, 182, 186)
    canvas.rect(
        x_m - 0.42, 1.07, 0.84, 0.5, fade_down(1.57, 1.07, lighter(steel, 0.3), darker(steel, 0.1)), 0.05
    )
    canvas.rect(x_m - 0.36, 1.12, 0.72, 0.2, (66, 68, 74), 0.02)
    for group in (-0.18, 0.18):
        canvas.rect(x_m + group - 0.06, 1.27, 0.12, 0.07, (40, 42, 46), 0.02)
    for cup in range(5):
        canvas.rect(x_m - 0.34 + cup * 0.14, 1.57, 0.1, 0.08, (246, 242, 232), 0.02)


def _cake_stand(canvas: Canvas, x_m: float) -> None:
    canvas.rect(x_m - 0.42, 1.07, 0.84, 0.42, (216, 232, 234), 0.03, 0.5)
    canvas.rect(x_m - 0.42, 1.27, 0.84, 0.015, (190, 206, 208))
    for index, tone in enumerate(
        ((206, 142, 92), (236, 206, 160), (150, 92, 70), (226, 150, 150), (214, 168, 104), (246, 230, 200))
    ):
        canvas.ellipse(x_m - 0.3 + (index % 3) * 0.3, 1.13 + (index // 3) * 0.2, 0.09, 0.055, tone)


def bar(studio: Studio) -> None:
    """A dim bar: bottles against a lit back wall, the long counter, stools, low lamps."""
    wall = room.walls(studio, (112, 78, 74), 3.0, (76, 56, 54), (96, 70, 60), (84, 66, 66))
    wall.rect(-3.4, 1.0, 6.8, 1.65, (60, 44, 42), 0.03)
    wall.glow(0, 1.8, 4.4, (255, 186, 110), 0.6, 1.5)
    for row in range(3):
        y = 1.15 + row * 0.5
        wall.rect(-3.3, y - 0.05, 6.6, 0.05, (150, 104, 72))
        for index in range(34):
            x = -3.2 + index * 0.19
            if studio.chance.random() < 0.12:
                continue
            tall, tone = studio.chance.uniform(0.24, 0.36), studio.chance.choice(_BOTTLES)
            wall.rect(x, y, 0.11, tall * 0.66, fade_down(y + tall, y, lighter(tone, 0.3), tone), 0.02)
            wall.rect(x + 0.035, y + tall * 0.6, 0.04, tall * 0.4, lighter(tone, 0.12))
    for x in (-5.0, 5.0):
        room.picture_frame(wall, studio, x, 1.8, 0.7, 0.55)
    counter = studio.layer(4.2, -6, 6, -0.03, 2.2)
    furniture.counter(counter, -4.2, 4.2, (104, 66, 52), (160, 106, 74), 1.1, 0.84)
    for x in (-2.6, 0.4, 2.9):
        things.cup(counter, x, 1.12)
    stools = studio.layer(3.65, -3, 3, -0.03, 0.9)
    for x in (-2.0, -0.7, 0.7, 2.0):
        studio.shadow(x, 3.6, 0.3)
        furniture.stool(stools, x, 0.72, (120, 74, 58))
    lamps = studio.layer(3.9, -5, 5, 1.4, 3.1)
    for x in (-3.0, -1.0, 1.0, 3.0):
        lamps.glow(x, 2.3, 1.6, LAMPLIGHT, 0.3)
        room.pendant(lamps, x, 2.3, (70, 100, 88), 3.05)
    floor = studio.floor(22, 4.79)
    ground.planks(floor, studio, (106, 76, 62), 0.2)
    for x in (-3, 0, 3):
        ground.pool(floor, x, 2.8, 3.2, LAMPLIGHT, 0.3)


def shop(studio: Studio) -> None:
    """A small shop: shelves full of goods, the till, crates of fruit."""
    wall = room.walls(studio, (226, 218, 200), 3.0, None, (150, 120, 96))
    goods = studio.layer(4.5, -8, 8, -0.03, 2.5)
    for x in (-6.4, -4.4, -2.4, -0.4, 1.6):
        _rack(goods, studio, x)
    room.door(wall, 4.9, (92, 124, 112), glass=True)
    for x in (-4.5, -1.5, 1.5, 4.5):
        room.ceiling_light(wall, x, 3.12)
    till = studio.layer(4.0, 1.9, 5, -0.03, 1.6)
    furniture.counter(till, 2.6, 4.4, (150, 116, 88), (214, 184, 146), 1.0, 0.6)
    till.rect(3.1, 1.0, 0.45, 0.26, fade_down(1.26, 1.0, (92, 98, 106), (62, 66, 74)), 0.04)
    till.rect(3.16, 1.26, 0.3, 0.16, (150, 196, 190), 0.02)
    crates = studio.layer(3.7, -5, -2.2, -0.03, 1.0)
    for x, fruit in ((-4.3, (226, 150, 66)), (-3.4, (196, 72, 62)), (-2.7, (140, 170, 80))):
        studio.shadow(x, 3.7, 0.4)
        for berry in range(14):
            crates.ellipse(
                x - 0.28 + (berry % 7) * 0.095,
                0.5 + berry // 7 * 0.07,
                0.06,
                0.06,
                mix(fruit, (255, 240, 200), studio.chance.random() * 0.25),
            )
        crates.rect(x - 0.38, 0.02, 0.76, 0.48, (190, 150, 104), 0.02)
        for slat in (0.16, 0.32):
            crates.rect(x - 0.38, slat, 0.76, 0.02, (140, 104, 72))
    floor = studio.floor(22, 4.79)
    ground.tiles(floor, studio, (214, 204, 188), (196, 186, 170), 0.6)
    for x in (-4, 0, 4):
        ground.pool(floor, x, 2.5, 3.0, (252, 248, 236), 0.25)


def _rack(canvas: Canvas, studio: Studio, x_m: float) -> None:
    canvas.rect(x_m - 0.95, 0, 1.9, 2.2, (170, 160, 146))
    canvas.rect(x_m - 0.9, 0.1, 1.8, 2.05, (120, 112, 104))
    for row in range(5):
        y = 0.12 + row * 0.41
        x = x_m - 0.86
        while x < x_m + 0.74:
            tone = studio.chance.choice(
                (
                    (206, 96, 82),
                    (232, 190, 96),
                    (110, 150, 140),
                    (92, 118, 150),
                    (236, 226, 206),
                    (170, 130, 160),
                )
            )
            wide, tall = studio.chance.uniform(0.1, 0.2), studio.chance.uniform(0.18, 0.32)
            for _ in range(studio.chance.randint(1, 3)):
                if x + wide > x_m + 0.86:
                    break
                canvas.rect(x, y, wide - 0.01, tall, fade_down(y + tall, y, lighter(tone, 0.1), tone), 0.015)
                canvas.rect(x + 0.015, y + tall * 0.4, wide - 0.04, tall * 0.25, lighter(tone, 0.45))
                x += wide
        canvas.rect(x_m - 0.92, y - 0.05, 1.84, 0.05, (196, 188, 172))
