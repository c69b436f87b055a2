"""Old halls: castle, church, temple."""

from __future__ import annotations

import math

from roughcut.previs.schema import Colour
from roughcut.previs.sets.canvas import Canvas, fade_down
from roughcut.previs.sets.colours import darker, lighter, mix
from roughcut.previs.sets.parts import buildings, ground, nature, room, sky, things
from roughcut.previs.sets.studio import Studio


def castle(studio: Studio) -> None:
    """A great hall: masonry, tall windows, banners, torches, the throne on its steps."""
    x: float

    stone: Colour = (158, 150, 142)
    wall = room.walls(studio, stone, 6.0, None, darker(stone, 0.2), darker(stone, 0.5), side_x_m=8.5)
    _masonry(wall, stone, 6.0)
    for x in (-7.2, -3.2, 3.2, 7.2):
        _lancet(wall, studio, x, 2.3, 0.9, 2.6)
    for x, cloth in (
        (-5.2, (140, 52, 54)),
        (5.2, (140, 52, 54)),
        (-1.5, (62, 78, 126)),
        (1.5, (62, 78, 126)),
    ):
        wall.polygon(
            [(x - 0.45, 4.6), (x + 0.45, 4.6), (x + 0.45, 2.0), (x, 1.6), (x - 0.45, 2.0)],
            fade_down(4.6, 1.6, lighter(cloth, 0.1), darker(cloth, 0.25)),
        )
        wall.ellipse(x, 3.3, 0.22, 0.22, (216, 180, 100))
        wall.rect(x - 0.52, 4.55, 1.04, 0.08, (96, 74, 54))
    hall = studio.layer(4.4, -9, 9, -0.03, 5.5)
    for x in (-4.3, 4.3):
        hall.rect(x - 0.08, 0, 0.16, 1.7, (60, 54, 54))
        things.flames(hall, x, 1.7, 0.36, 0.55)
    _throne(hall)
    floor = studio.floor(24, 4.79)
    ground.plain(floor, studio, darker(stone, 0.1), 0.08)
    ground.slabs(floor, studio, darker(stone, 0.08), -9, 4.78, 1.0)
    floor.rect(-1.0, -9, 2.0, 13.4, (146, 54, 56))
    for edge in (-1.0, 0.9):
        floor.rect(edge, -9, 0.1, 13.4, (214, 178, 100))
    for x in (-4.3, 4.3):
        ground.pool(floor, x, 4.0, 3.4, things.FIRELIGHT, 0.4)


def _throne(canvas: Canvas) -> None:
    gold, red = (206, 168, 92), (150, 54, 58)
    for step in range(3):
        canvas.rect(
            -1.7 + step * 0.3, step * 0.16, 3.4 - step * 0.6, 0.16, lighter((150, 142, 134), 0.06 * step)
        )
    canvas.polygon(
        [(-0.55, 0.48), (0.55, 0.48), (0.5, 2.3), (0, 2.75), (-0.5, 2.3)],
        fade_down(2.7, 0.5, lighter(gold, 0.1), darker(gold, 0.3)),
    )
    canvas.rect(-0.38, 0.95, 0.76, 1.25, fade_down(2.2, 0.95, red, darker(red, 0.25)), 0.12)
    canvas.rect(-0.5, 0.85, 1.0, 0.16, lighter(red, 0.1), 0.05)
    for side in (-0.62, 0.46):
        canvas.rect(side, 0.48, 0.16, 0.75, gold, 0.05)


def _masonry(canvas: Canvas, stone: Colour, height_m: float) -> None:
    row = 0
    while row * 0.5 < height_m:
        for column in range(32):
            x = -15 + column * 0.95 + (0.47 if row % 2 else 0)
            if (column * 7 + row * 13) % 5 < 2:
                canvas.rect(
                    x,
                    row * 0.5,
                    0.93,
                    0.48,
                    mix(stone, (206, 196, 176) if (column + row) % 2 else (96, 92, 96), 0.14),
                    0.03,
                )
            canvas.rect(x, row * 0.5, 0.02, 0.5, darker(stone, 0.2), opacity=0.5)
        canvas.rect(-15, row * 0.5, 30, 0.02, darker(stone, 0.2), opacity=0.5)
        row += 1


def _lancet(
    canvas: Canvas, studio: Studio, x_m: float, sill_m: float, width_m: float, height_m: float
) -> None:
    half = width_m / 2
    top = [
        (
            x_m + half * math.cos(math.pi * t / 10),
            sill_m + height_m - half + half * 1.5 * math.sin(math.pi * t / 10),
        )
        for t in range(11)
    ]
    frame = [(x_m + (px - x_m) * 1.25, py + 0.1) for px, py in top]
    canvas.polygon(
        [(x_m - half * 1.25, sill_m - 0.12), (x_m + half * 1.25, sill_m - 0.12), *frame], (112, 104, 98)
    )
    _, middle, horizon = studio.tone.sky
    canvas.polygon(
        [(x_m - half, sill_m), (x_m + half, sill_m), *top],
        fade_down(sill_m + height_m, sill_m, middle, horizon),
        glowing=True,
    )
    for bar in (-0.33, 0.33):
        canvas.rect(x_m + bar * half - 0.015, sill_m, 0.03, height_m, (70, 66, 68))
    for row in range(1, 5):
        canvas.rect(x_m - half, sill_m + row * 0.5, width_m, 0.025, (70, 66, 68))
    if studio.place.hour != "night":
        canvas.glow(x_m, sill_m + height_m / 2, 2.0, horizon, 0.25)


def church(studio: Studio) -> None:
    """A nave: stained windows, stone columns, the altar with its candles, pews at the sides."""
    stone: Colour = (206, 198, 182)
    wall = room.walls(studio, stone, 6.0, None, darker(stone, 0.12), darker(stone, 0.3), side_x_m=8.5)
    for x in (-6.4, -3.4, 3.4, 6.4):
        _lancet(wall, studio, x, 1.8, 1.0, 3.0)
        _stained(wall, studio, x)
    _lancet(wall, studio, 0.0, 2.2, 1.5, 3.2)
    _stained(wall, studio, 0.0)
    nave = studio.layer(4.5, -9, 9, -0.03, 6.4)
    for x in (-4.9, 4.9):
        buildings.column(nave, x, 5.6, 0.7, stone, 0.3)
    altar = studio.layer(4.3, -1.6, 1.6, -0.03, 2.2)
    altar.rect(-1.5, 0, 3.0, 0.18, darker(stone, 0.15))
    altar.rect(-1.0, 0.18, 2.0, 0.9, fade_down(1.08, 0.18, (246, 242, 232), (214, 208, 196)))
    altar.rect(-1.1, 1.04, 2.2, 0.08, (190, 156, 92))
    for x in (-0.8, -0.55, 0.55, 0.8):
        altar.rect(x - 0.03, 1.12, 0.06, 0.3, (250, 246, 234))
        things.flames(altar, x, 1.42, 0.06, 0.12)
    pews = studio.layer(3.5, -9, 9, -0.03, 1.1)
    for left in (-8.6, -5.0, 2.6, 6.2):
        pews.rect(left, 0.05, 2.4, 0.95, fade_down(1.0, 0.05, (142, 100, 70), (104, 70, 50)), 0.03)
        pews.rect(left + 0.06, 0.38, 2.28, 0.09, (166, 122, 86), 0.02)
    floor = studio.floor(24, 4.79)
    ground.tiles(floor, studio, (206, 198, 184), (172, 162, 150), 0.7)
    for x, tint in ((-3.4, (214, 120, 110)), (0.0, (240, 206, 130)), (3.4, (120, 150, 214))):
        ground.pool(floor, x, 2.8, 2.2, tint, 0.1 if studio.place.hour == "night" else 0.3)


def _stained(canvas: Canvas, studio: Studio, x_m: float) -> None:
    """Panes of colour laid over a window."""
    night = studio.place.hour == "night"
    for row in range(5):
        for column in range(3):
            tint = studio.chance.choice(
                ((206, 78, 72), (66, 110, 182), (232, 184, 88), (92, 150, 104), (150, 92, 160))
            )
            canvas.rect(
                x_m - 0.42 + column * 0.29,
                2.35 + row * 0.46,
                0.26,
                0.42,
                tint,
                0.03,
                0.3 if night else 0.62,
                glowing=True,
            )


def temple(studio: Studio) -> None:
    """A quiet temple court: red pillars under a sweeping roof, lanterns, incense and steps."""
    x: float
    sky.sky(studio, (150, 152, 140))
    sky.hills(studio, 26, 7.0, (116, 142, 136))
    trees = studio.layer(15, -42, 42, -0.2, 9)
    for x in range(-40, 41, 4):
        nature.pine(trees, studio.chance, x + studio.chance.uniform(-1, 1), studio.chance.uniform(5, 8))
    hall = studio.layer(9, -13, 13, -0.06, 9)
    _temple_hall(hall)
    lamps = studio.layer(5.2, -8, 8, -0.03, 2.6)
    for x in (-4.4, 4.4):
        _stone_lantern(lamps, x)
    burner = studio.layer(5.6, -1, 1, -0.03, 1.8)
    burner.polygon(
        [(-0.5, 0.5), (0.5, 0.5), (0.62, 1.0), (-0.62, 1.0)],
        fade_down(1.0, 0.5, (120, 112, 92), (74, 70, 62)),
    )
    for x in (-0.4, 0.34):
        burner.rect(x, 0, 0.08, 0.55, (84, 78, 68))
    for x in (-0.2, 0.0, 0.2):
        burner.rect(x, 1.0, 0.02, 0.3, (150, 70, 56))
    floor = studio.floor(30, 15.2)
    ground.plain(floor, studio, (166, 164, 150), 0.1)
    ground.slabs(floor, studio, (186, 180, 168), -9, 9, 1.1)


def _temple_hall(canvas: Canvas) -> None:
    red, tile, gold = (160, 66, 56), (74, 88, 92), (214, 176, 100)
    for step in range(3):
        canvas.rect(
            -9 + step * 0.4, step * 0.22, 18 - step * 0.8, 0.22, lighter((168, 162, 152), 0.06 * step)
        )
    canvas.rect(-7.2, 0.66, 14.4, 3.4, fade_down(4.06, 0.66, darker(red, 0.3), darker(red, 0.15)))
    for x in (-5.2, -1.75, 1.75, 5.2):
        canvas.rect(x - 1.0, 0.8, 2.0, 2.6, (84, 56, 46))
        for bar in range(7):
            canvas.rect(x - 0.95 + bar * 0.29, 0.85, 0.16, 2.5, (226, 206, 164), glowing=canvas.tone.dark)
        canvas.rect(x - 1.0, 1.6, 2.0, 0.08, (84, 56, 46))
    for x in (-7.0, -3.5, 0.0, 3.5, 7.0):
        canvas.rect(x - 0.22, 0.66, 0.44, 3.5, fade_down(4.1, 0.66, lighter(red, 0.12), red))
    canvas.rect(-7.6, 3.9, 15.2, 0.35, (70, 116, 110))
    for x in range(-7, 8):
        canvas.rect(x - 0.2, 3.95, 0.4, 0.24, gold)
    roof = [
        (-10.4, 4.9),
        (-8.6, 4.25),
        (8.6, 4.25),
        (10.4, 4.9),
        (7.6, 5.5),
        (5.6, 7.3),
        (-5.6, 7.3),
        (-7.6, 5.5),
    ]
    canvas.polygon(roof, fade_down(7.3, 4.3, lighter(tile, 0.12), darker(tile, 0.15)))
    for rib in range(-16, 17):
        canvas.line([(rib * 0.34, 7.2), (rib * 0.52, 4.35)], 0.04, darker(tile, 0.3), 0.6)
    canvas.rect(-5.9, 7.2, 11.8, 0.3, darker(tile, 0.25))
    for side in (-1, 1):
        canvas.polygon(
            [(side * 5.9, 7.2), (side * 5.9, 7.5), (side * 6.5, 7.9), (side * 6.1, 7.2)], darker(tile, 0.25)
        )


def _stone_lantern(canvas: Canvas, x_m: float) -> None:
    stone: Colour = (160, 158, 150)
    canvas.rect(x_m - 0.4, 0, 0.8, 0.2, darker(stone, 0.1))
    canvas.rect(x_m - 0.14, 0.2, 0.28, 1.0, fade_down(1.2, 0.2, stone, darker(stone, 0.15)))
    canvas.rect(x_m - 0.36, 1.18, 0.72, 0.14, stone)
    canvas.rect(x_m - 0.26, 1.3, 0.52, 0.42, lighter(stone, 0.06))
    lit = canvas.tone.dark
    if lit:
        canvas.glow(x_m, 1.5, 1.3, (255, 206, 136), 0.6)
    canvas.rect(x_m - 0.14, 1.36, 0.28, 0.3, (255, 226, 160) if lit else (70, 66, 62), 0.03, glowing=lit)
    canvas.polygon(
        [(x_m - 0.62, 1.7), (x_m + 0.62, 1.7), (x_m + 0.16, 2.1), (x_m - 0.16, 2.1)], darker(stone, 0.12)
    )
    canvas.ellipse(x_m, 2.16, 0.09, 0.12, stone)
