"""Green places: garden, park, meadow, lakeside."""

from __future__ import annotations

from roughcut.previs.sets.canvas import Fade
from roughcut.previs.sets.colours import darker, lighter, mix
from roughcut.previs.sets.parts import ground, nature, sky, street
from roughcut.previs.sets.parts.buildings import skyline
from roughcut.previs.sets.studio import Studio

_LAWN = (132, 166, 98)


def garden(studio: Studio) -> None:
    """A flower garden: hedge, beds, a rose arch, trees and hills behind."""
    chance = studio.chance
    sky.sky(studio, _LAWN)
    sky.hills(studio, 26, 4.2, (124, 156, 128))
    trees = studio.layer(13, -36, 36, -0.8, 9.5)
    x = -35.0
    while x < 35:
        nature.tree(trees, chance, x, chance.uniform(4.6, 8.2))
        x += chance.uniform(2.6, 4.6)
    back = studio.layer(7.5, -26, 26, -0.05, 1.95)
    nature.hedge(back, chance, -26, 26, 1.7, (88, 126, 80))
    _rose_arch(studio)
    beds = studio.layer(6.6, -24, 24, -0.06, 1.5)
    nature.flowers(beds, chance, -24, -0.9, 0.9, 7)
    nature.flowers(beds, chance, 0.9, 24, 0.9, 7)
    front = studio.layer(5.4, -20, 20, -0.06, 0.9)
    nature.flowers(front, chance, -20, -2.0, 0.5, 8)
    nature.flowers(front, chance, 2.0, 20, 0.5, 8)
    _lawn(studio)
    _corners(studio)


def _rose_arch(studio: Studio) -> None:
    canvas = studio.layer(6.9, -2.2, 2.2, -0.05, 3.2)
    white = (240, 236, 226)
    for side in (-1, 1):
        canvas.rect(side * 1.1 - 0.05, -0.2, 0.1, 2.2, white)
        canvas.rect(side * 0.85 - 0.04, -0.2, 0.08, 2.1, darker(white, 0.12))
        for rung in range(7):
            canvas.line([(side * 0.85, 0.2 + rung * 0.28), (side * 1.1, 0.32 + rung * 0.28)], 0.03, white)
    arc = [(-1.1, 1.9), (-0.95, 2.4), (-0.55, 2.75), (0, 2.88), (0.55, 2.75), (0.95, 2.4), (1.1, 1.9)]
    canvas.line(arc, 0.1, white)
    for x, y in [*arc, (-1.08, 1.4), (1.1, 1.5), (-1.12, 0.9), (1.12, 0.6), (-0.3, 2.85), (0.3, 2.85)]:
        nature.leafy(canvas, studio.chance, x, y, 0.26, 0.2, (92, 134, 84))
        for _ in range(4):
            dx, dy = studio.chance.uniform(-0.24, 0.24), studio.chance.uniform(-0.18, 0.18)
            canvas.ellipse(
                x + dx, y + dy, 0.065, 0.06, studio.chance.choice(((232, 120, 138), (246, 170, 176)))
            )


def _lawn(studio: Studio) -> None:
    floor = studio.floor(28, 7.6)
    ground.plain(floor, studio, _LAWN, 0.12)
    for index in range(28):
        if index % 2:
            floor.rect(-28 + index * 2, -9, 2, 17, lighter(_LAWN, 0.12), opacity=0.35, soft_m=0.08)
    path = [(-1.5, -9.5), (1.5, -9.5), (1.25, 2), (0.9, 8), (-0.9, 8), (-1.25, 2)]
    floor.polygon(path, (214, 200, 172), soft_m=0.04)
    for _ in range(500):
        x, z = studio.chance.uniform(-1.4, 1.4), studio.chance.uniform(-9, 7.5)
        floor.ellipse(x, z, 0.05, 0.06, studio.chance.choice(((196, 182, 154), (228, 216, 192))), 0.7)


def _corners(studio: Studio) -> None:
    """Flowers near the lens, low and far to the sides."""
    canvas = studio.layer(-0.8, -7, 7, -0.1, 0.8)
    for left, right in ((-7.0, -2.9), (2.9, 7.0)):
        nature.grass(canvas, studio.chance, left, right, 0.35, (110, 146, 84))
        nature.flowers(canvas, studio.chance, left, right, 0.5, 5)


def park(studio: Studio) -> None:
    """A city park: lawn, a path, old trees, lanterns, and the town beyond."""
    chance = studio.chance
    sky.sky(studio, _LAWN)
    town = studio.layer(26, -76, 76, -6, 14, 0.8)
    skyline(town, chance, -76, 76, 3.5, 9.0, (150, 160, 176))
    far = studio.layer(18, -54, 54, -1.5, 8)
    for index in range(26):
        x = -52 + index * 4.1 + chance.uniform(-1, 1)
        nature.leafy(
            far,
            chance,
            x,
            chance.uniform(1.6, 2.6),
            chance.uniform(2, 3),
            chance.uniform(1.6, 2.6),
            nature.GREENS[index % 4],
        )
    near = studio.layer(9, -30, 30, -0.06, 8.5)
    for x in (-25, -19.5, -14.5, -9.2, -5.6, 6.2, 10.5, 15.5, 21, 26):
        nature.tree(near, chance, x + chance.uniform(-0.8, 0.8), chance.uniform(5.6, 7.8))
    lamps = studio.layer(5.6, -14, 14, -0.05, 4)
    for x in (-11.5, -3.9, 4.1, 12):
        street.lantern(lamps, x)
    _park_floor(studio)
    _corners_of_grass(studio)


def _park_floor(studio: Studio) -> None:
    floor = studio.floor(34, 18.5)
    ground.plain(floor, studio, _LAWN, 0.12, fade=0.25)
    floor.rect(-34, 0.2, 68, 4.6, (206, 196, 176), soft_m=0.05)
    for edge in (0.2, 4.72):
        floor.rect(-34, edge, 68, 0.09, (170, 164, 150))
    for x in (-9.2, -5.6, 6.2, 10.5):
        ground.shadow(floor, x + 0.8, 8.9, 1.8, 0.7)
    if studio.tone.dark:
        for x in (-11.5, -3.9, 4.1, 12):
            ground.pool(floor, x, 5.0, 3.2, street.LAMPLIGHT, 0.5)


def _corners_of_grass(studio: Studio) -> None:
    canvas = studio.layer(-0.8, -7, 7, -0.1, 0.7)
    for left, right in ((-7.0, -3.0), (3.0, 7.0)):
        nature.grass(canvas, studio.chance, left, right, 0.4, (104, 142, 82))


def meadow(studio: Studio) -> None:
    """Open land: rolling hills, a lone tree, a fence, grass and field flowers."""
    chance = studio.chance
    sky.sky(studio, _LAWN)
    sky.hills(studio, 27, 5.0, (128, 158, 132))
    sky.hills(studio, 20, 2.6, (142, 172, 112), 0.6)
    woods = studio.layer(17, -50, 50, -0.6, 5)
    for x in (-38.0, -34.5, -31.0, -12.5, -9.5, 16.0, 19.0, 22.5, 40.0):
        nature.leafy(
            woods, chance, x, chance.uniform(1.0, 1.8), chance.uniform(1.4, 2.2), 1.5, nature.GREENS[2]
        )
    lone = studio.layer(10, -20, 20, -0.06, 9)
    nature.tree(lone, chance, chance.choice((-6.2, 6.4)), 7.6)
    street.fence(lone, -20, 20, 1.0, (176, 156, 128))
    tufts = studio.layer(6.0, -18, 18, -0.03, 1.0)
    for x in (-14.5, -10.0, -7.0, -4.6, 3.9, 6.6, 9.0, 13.5):
        nature.grass(tufts, chance, x - 1.3, x + 1.3, 0.55, (126, 160, 88))
        nature.flowers(tufts, chance, x - 1.0, x + 1.0, 0.5, 4)
    floor = studio.floor(36, 17.2)
    ground.plain(floor, studio, (140, 172, 100), 0.14, fade=0.2)
    _field_flowers(studio)
    _corners(studio)


def _field_flowers(studio: Studio) -> None:
    chance, floor = studio.chance, studio.ground
    for _ in range(420):
        x, z = chance.uniform(-16, 16), chance.uniform(-8, 14)
        floor.ellipse(x, z, 0.06, 0.07, chance.choice(nature.BLOSSOMS), 0.85)


def lake(studio: Studio) -> None:
    """A lakeside: still water that holds the sky, far woods, reeds, a jetty."""
    chance = studio.chance
    sky.sky(studio, (110, 150, 160))
    sky.hills(studio, 27, 6.4, (122, 150, 146))
    far = studio.layer(21, -62, 62, -0.4, 5)
    for index in range(44):
        x = -61 + index * 2.8
        nature.leafy(
            far, chance, x, chance.uniform(0.8, 1.5), 2.0, chance.uniform(1.2, 2.0), nature.GREENS[index % 4]
        )
    jetty = studio.layer(7.4, 2.6, 9.0, -0.05, 1.5)
    for x in (3.0, 4.6, 6.2, 7.8):
        jetty.rect(x, 0, 0.14, 0.95, (116, 94, 76))
    jetty.rect(2.7, 0.42, 5.8, 0.12, (164, 134, 104))
    reeds = studio.layer(6.7, -18, 18, -0.04, 1.7)
    for x in (-14.0, -10.4, -7.2, -4.4, 4.0, 9.6, 13.0):
        nature.grass(reeds, chance, x - 0.9, x + 0.9, 1.4, (122, 146, 88))
    trees = studio.layer(5.8, -16, 16, -0.05, 8)
    nature.tree(trees, chance, -8.6, 6.8)
    nature.tree(trees, chance, 11.4, 6.0)
    floor = studio.floor(40, 20.8)
    ground.plain(floor, studio, _LAWN, 0.13)
    _, middle, horizon = studio.tone.sky
    water = Fade(
        (0, 6.6),
        (0, 20),
        ((0.0, mix(middle, (60, 100, 110), 0.45), 1.0), (1.0, mix(horizon, middle, 0.3), 1.0)),
    )
    floor.rect(-40, 6.6, 80, 15, water, glowing=True)
    floor.rect(-40, 6.3, 80, 0.5, (196, 184, 150), soft_m=0.12)
    for _ in range(120):
        x, z = chance.uniform(-34, 34), chance.uniform(7.2, 20)
        floor.rect(x, z, chance.uniform(0.8, 3.0), 0.07, lighter(horizon, 0.3), opacity=0.4, glowing=True)
    _corners_of_grass(studio)
