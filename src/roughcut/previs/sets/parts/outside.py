"""What passes outside of a vehicle under way: trees, poles, hedges, lamps, lane marks, lit houses."""

from __future__ import annotations

from collections.abc import Sequence

from roughcut.previs.schema import Colour
from roughcut.previs.sets.canvas import Canvas, fade_across, fade_down
from roughcut.previs.sets.colours import darker, lighter
from roughcut.previs.sets.parts import nature, vehicles
from roughcut.previs.sets.studio import Studio

TRAIN_M_S, CAR_M_S, ARRIVES_M_S = -9.0, 8.0, 14.0
_FAR_M = 400.0
_FIELD: Colour = (126, 160, 104)
_WOOD: Colour = (116, 92, 72)


def passing_land(studio: Studio) -> None:
    """Land that goes by to the left, slower the farther away it is: woods, trees and houses, poles."""
    chance = studio.chance
    for z, count, half in ((26.0, 6, 9.0), (18.0, 6, 3.6), (11.5, 5, 2.6)):
        span = count * (2.6 * half if z > 24 else 3.4 * half)
        for index in range(count):
            canvas = studio.passing(z, half, 8.5 if z < 24 else 6.5)
            if z > 24:
                _wood(canvas, studio)
            elif index % 3 == 1:
                _cottage(canvas, studio)
            else:
                nature.tree(canvas, chance, 0.0, chance.uniform(4.5, 6.5))
            x = (index + chance.uniform(-0.2, 0.2)) / count * span - span / 2
            studio.pass_by(canvas, x, z, (-span / 2, span / 2), x_m_s=TRAIN_M_S)
    for index in range(3):
        pole = studio.passing(7.5, 0.5, 6.0)
        pole.rect(-0.07, -0.05, 0.14, 6.0, fade_across(-0.07, 0.07, lighter(_WOOD, 0.1), darker(_WOOD, 0.3)))
        pole.rect(-0.45, 5.3, 0.9, 0.08, _WOOD)
        studio.pass_by(pole, index * 13.0 - 19.5, 7.5, (-19.5, 19.5), x_m_s=TRAIN_M_S)


def woods(studio: Studio) -> None:
    """What stands in the country: dark woods, and a few houses with people at home."""
    chance = studio.chance
    far = studio.layer(24.0, -60, 60, -2, 8, 0.7)
    for x in range(-58, 60, 4):
        nature.pine(far, chance, x + chance.uniform(-1.6, 1.6), chance.uniform(2.6, 5.0))
    near = studio.layer(14.0, -34, 34, -0.1, 7.5)
    for index, x in enumerate(range(-31, 33, 7)):
        if index % 3 == 1:
            at = x + chance.uniform(-1.5, 1.5)
            near.ellipse(at, 0.0, 7.0, 1.3, darker(_FIELD, 0.1))
            _cottage(near, studio, at, 1.1)
        else:
            nature.tree(near, chance, x + chance.uniform(-1.5, 1.5), chance.uniform(4.0, 6.2))


def passing_train(studio: Studio, z_m: float, lefts_m: Sequence[float], long_m: float) -> None:
    """A train that comes to a platform or leaves it; it does not come again."""
    for left in lefts_m:
        canvas = studio.passing(z_m, long_m / 2 + 0.1, 3.5)
        vehicles.carriage(canvas, -long_m / 2, long_m)
        studio.pass_by(canvas, left + long_m / 2, z_m, (-_FAR_M, _FAR_M), x_m_s=ARRIVES_M_S)


def land(studio: Studio) -> None:
    """The far fields, which hardly move."""
    canvas = studio.layer(28.5, -80, 80, -9, 5, 0.5)
    canvas.rect(-80, -9, 160, 10.0, fade_down(0.9, -9, lighter(_FIELD, 0.14), darker(_FIELD, 0.1)))
    for x in range(-78, 80, 10):
        high = studio.chance.uniform(1.2, 2.6)
        canvas.ellipse(x, 0.6, studio.chance.uniform(7, 11), high, lighter(_FIELD, 0.2))


def passing_roadside(studio: Studio) -> None:
    """A road that runs away behind a car which comes towards us: lamps, trees, and the marks of its lanes."""
    chance = studio.chance
    for side in (-1, 1):
        for index in range(4):
            z = 6.0 + index * 4.4 + (2.2 if side > 0 else 0.0)
            canvas = studio.passing(10.0, 2.6, 6.4)
            if index % 2:
                _lamp(canvas, side)
            else:
                nature.tree(canvas, chance, 0.0, chance.uniform(4.2, 5.6))
            studio.pass_by(canvas, side * 5.8, z, (5.6, 23.2), z_m_s=CAR_M_S)
        for index in range(5):
            mark = studio.passing(0.0, 0.1, 1.6)
            mark.rect(-0.08, 0.0, 0.16, 1.6, (228, 226, 216), opacity=0.85)
            studio.pass_by(mark, side * 2.6, index * 5.0 - 4.0, (-4.0, 21.0), flat=True, z_m_s=CAR_M_S)


def _lamp(canvas: Canvas, side: int) -> None:
    iron: Colour = (86, 92, 100)
    canvas.rect(-0.06, -0.05, 0.12, 5.2, iron)
    canvas.line([(0.0, 5.1), (-side * 0.5, 5.5), (-side * 1.2, 5.5)], 0.09, iron)
    lit = canvas.tone.dark
    if lit:
        canvas.glow(-side * 1.2, 5.4, 1.3, (255, 226, 160), 0.7)
    canvas.ellipse(-side * 1.2, 5.42, 0.26, 0.1, (255, 240, 200) if lit else (214, 214, 206), glowing=lit)


def _wood(canvas: Canvas, studio: Studio) -> None:
    for _ in range(7):
        x, high = studio.chance.uniform(-6.5, 6.5), studio.chance.uniform(2.6, 5.4)
        nature.pine(canvas, studio.chance, x, high)


def _cottage(canvas: Canvas, studio: Studio, at_m: float = 0.0, on_m: float = 0.0) -> None:
    """A house at a place, on ground that is so high."""
    wall = studio.chance.choice(((214, 198, 172), (198, 176, 158), (206, 206, 196)))
    canvas.rect(at_m - 2.2, on_m - 0.05, 4.4, 2.5, fade_down(on_m + 2.5, on_m, wall, darker(wall, 0.1)))
    roof = [(-2.6, 2.4), (2.6, 2.4), (1.7, 4.1), (-1.7, 4.1)]
    canvas.polygon([(at_m + x, on_m + y) for x, y in roof], (150, 92, 78))
    lit = canvas.tone.dark
    for x in (-1.5, 0.7):
        pane = (255, 214, 140) if lit else (120, 140, 156)
        canvas.rect(at_m + x, on_m + 0.9, 0.8, 0.9, pane, glowing=lit)
        canvas.rect(at_m + x + 0.37, on_m + 0.9, 0.06, 0.9, darker(wall, 0.3))
    canvas.rect(at_m - 0.45, on_m - 0.05, 0.8, 1.8, (112, 80, 62))
