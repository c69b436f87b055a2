"""Built places in the open: the residential street."""

from __future__ import annotations

from roughcut.previs.sets.colours import lighter
from roughcut.previs.sets.parts import buildings, ground, nature, sky, street
from roughcut.previs.sets.studio import Studio

_PAVING, _ASPHALT = (186, 182, 176), (98, 100, 108)


def street_of_houses(studio: Studio) -> None:
    """Houses with gardens across a quiet road; the acting area is the near pavement."""
    chance = studio.chance
    sky.sky(studio, (130, 132, 130))
    roofs = studio.layer(22, -66, 66, -4, 12, 0.8)
    buildings.skyline(roofs, chance, -66, 66, 4, 7.5, (146, 146, 156))
    gardens = studio.layer(15.5, -44, 44, -0.5, 10)
    for _ in range(14):
        nature.tree(gardens, chance, chance.uniform(-42, 42), chance.uniform(7, 9.4))
    row = studio.layer(12.5, -38, 38, -0.1, 8.8)
    x = -37.0
    while x < 36:
        width = chance.uniform(6.2, 8.0)
        buildings.house(row, chance, x, width)
        x += width + chance.uniform(1.0, 2.2)
    fences = studio.layer(10.6, -34, 34, -0.06, 1.15)
    nature.hedge(fences, chance, -34, 34, 0.95, (92, 122, 84))
    _kerbside(studio)
    _street_floor(studio)


def _kerbside(studio: Studio) -> None:
    far = studio.layer(9.9, -30, 30, -0.06, 5.6)
    for x in (-20, -8.2, 8.8, 21):
        nature.tree(far, studio.chance, x, studio.chance.uniform(4.4, 5.3))
    for x in (-14, 2.6, 15.5):
        street.streetlamp(far, x, 4.4, -1)
    parked = studio.layer(8.7, -30, 30, -0.06, 1.8)
    for x, paint in ((-16.5, (92, 112, 132)), (6.1, (158, 84, 76)), (18.0, (206, 202, 194))):
        street.car(parked, x, paint)
    near = studio.layer(4.5, -13, 13, -0.05, 5.6)
    street.streetlamp(near, -4.3, 4.5, 1)
    street.streetlamp(near, 11.5, 4.5, -1)


def _street_floor(studio: Studio) -> None:
    floor = studio.floor(34, 12.6)
    ground.plain(floor, studio, _ASPHALT, 0.07)
    floor.rect(-34, -9.5, 68, 14.1, (168, 164, 158))
    ground.slabs(floor, studio, _PAVING, -9, 4.5, 0.9)
    floor.rect(-34, 4.55, 68, 0.22, lighter(_PAVING, 0.22))
    floor.rect(-34, 4.77, 68, 0.12, (62, 64, 70))
    for index in range(18):
        floor.rect(-34 + index * 4, 7.0, 2.0, 0.13, (228, 226, 216), opacity=0.85)
    floor.rect(-34, 9.4, 68, 3.4, _PAVING)
    floor.rect(-34, 9.4, 68, 0.2, lighter(_PAVING, 0.2))
    for x in (-16.5, 6.1, 18.0):
        ground.shadow(floor, x, 8.7, 2.3, 0.55, 0.5)
    if studio.tone.dark:
        for x, z in ((-3.4, 4.2), (10.6, 4.2), (1.8, 9.4), (-15, 9.4), (14.6, 9.4)):
            ground.pool(floor, x, z, 3.6, street.LAMPLIGHT, 0.55)
