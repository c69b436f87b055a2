"""The neutral stage: grey limbo with a soft horizon, for places that nobody described."""

from __future__ import annotations

import numpy as np

from roughcut.previs.schema import Colour
from roughcut.previs.sets.parts import ground
from roughcut.previs.sets.studio import Studio

_NEAR: Colour = (172, 174, 180)
_HORIZON: Colour = (206, 207, 211)
_HIGH: Colour = (148, 151, 160)


def neutral(studio: Studio) -> None:
    """A studio's cyclorama: the floor runs into the wall without an edge, brightest in the middle."""
    back = studio.layer(14, -60, 60, -16, 30, 0.25)
    horizon, high, low = (np.array(back.tone.lit(colour), np.float64) for colour in (_HORIZON, _HIGH, _NEAR))
    rows = np.linspace(back.top_m, back.bottom_m, back.height_px)
    for channel in range(3):
        values = np.interp(
            rows, [-6, -0.6, 1.6, 12], [low[channel], horizon[channel], horizon[channel], high[channel]]
        )
        back.pixels[..., channel] = np.rint(values)[:, None].astype(np.uint8)
    back.pixels[..., 3] = 255
    back.glow(0, 3.2, 15, (236, 236, 238) if not studio.tone.dark else (196, 190, 190), 0.55, 8)
    floor = studio.floor(34, 14)
    ground.plain(floor, studio, _NEAR, 0.0)
    depth = np.linspace(floor.top_m, floor.bottom_m, floor.height_px)
    for channel in range(3):
        values = np.interp(depth, [-4, 13], [low[channel], horizon[channel]])
        floor.pixels[..., channel] = np.rint(values)[:, None].astype(np.uint8)
    floor.glow(0, 2, 8, (232, 232, 234) if not studio.tone.dark else (188, 182, 182), 0.4)
