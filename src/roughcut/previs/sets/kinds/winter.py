"""Places of snow in any weather: the open field."""

from __future__ import annotations

from roughcut.previs.schema import Colour
from roughcut.previs.sets.canvas import Fade
from roughcut.previs.sets.parts import ground, sky
from roughcut.previs.sets.studio import Studio


def snowfield(studio: Studio) -> None:
    """A wide field of snow: white hills, drifts, a few bare posts and firs far away."""
    snow: Colour = (236, 242, 250)
    sky.sky(studio, snow)
    sky.hills(studio, 27, 5.5, (206, 220, 238), 0.6)
    sky.hills(studio, 19, 2.2, (222, 232, 244), 0.5)
    firs = studio.layer(13, -38, 38, -0.3, 4.5, 0.8)
    for _ in range(16):
        x, tall = studio.chance.uniform(-36, 36), studio.chance.uniform(1.4, 3.2)
        for tier in range(3):
            y = tall * (0.16 + tier * 0.26)
            half = tall * (0.3 - tier * 0.07)
            firs.polygon([(x - half, y), (x + half, y), (x, y + tall * 0.36)], (104, 128, 132))
            firs.polygon(
                [(x - half * 0.6, y + tall * 0.1), (x + half * 0.4, y + tall * 0.08), (x, y + tall * 0.36)],
                snow,
            )
    drifts = studio.layer(7.5, -24, 24, -0.3, 1.2)
    for x, wide, tall in ((-15, 5, 0.7), (-5.5, 3.4, 0.5), (6.8, 4.6, 0.8), (17, 5, 0.6)):
        stops = ((0.0, (250, 252, 255), 1.0), (1.0, (206, 218, 236), 1.0))
        drifts.ellipse(x, 0.0, wide, tall, Fade((0, tall), (0, -0.2), stops))
    posts = studio.layer(5.6, -14, 14, -0.05, 1.3)
    for x in (-11.0, -7.6, -4.2, 4.4, 7.8, 11.2):
        posts.rect(x - 0.06, 0, 0.12, 1.0, (116, 98, 84))
        posts.ellipse(x, 1.0, 0.11, 0.06, snow)
    floor = studio.floor(34, 14)
    ground.plain(floor, studio, (232, 238, 248), 0.03)
    for _ in range(70):
        x, z = studio.chance.uniform(-16, 16), studio.chance.uniform(-9, 13)
        wide = studio.chance.uniform(0.6, 2.4)
        floor.ellipse(
            x, z, wide, wide * 0.3, studio.chance.choice(((250, 252, 255), (212, 222, 240))), 0.5, 0.14
        )
    for step in range(12):
        floor.ellipse(-2.6 + step * 0.35 + 0.1 * (step % 2), 3.2 + step * 0.5, 0.1, 0.2, (190, 204, 226), 0.8)
    floor.pixels[..., 3] = 255
