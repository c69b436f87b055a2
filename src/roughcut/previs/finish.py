"""The finish of each style: how its colours are graded and how dark its corners are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from roughcut.models.video.schema import Style


@dataclass(frozen=True)
class Grade:
    """Saturation and contrast multiply (1 = unchanged); `corners` is how much light the corners lose."""

    saturation: float
    contrast: float
    corners: float


_GRADES: dict[Style, Grade] = {
    "anime": Grade(1.10, 1.03, 0.10),
    "realistic": Grade(0.90, 1.05, 0.22),
    "animated": Grade(1.04, 1.00, 0.13),
    "painterly": Grade(0.96, 1.02, 0.18),
    "abstract": Grade(1.06, 1.06, 0.10),
}


def grade_of(style: Style) -> Grade:
    """The grade of a style."""
    return _GRADES[style]


@lru_cache(maxsize=1)
def vignette(style: Style, width_px: int, height_px: int) -> NDArray[np.uint8]:
    """H×W: what luma is multiplied with, 255 = unchanged; nothing in the middle, smooth to the corners.
    Read it only: the next shot gets the same."""
    y, x = np.mgrid[0:height_px, 0:width_px].astype(np.float32)
    radius = np.hypot((x - width_px / 2) / width_px, (y - height_px / 2) / height_px) / 0.7071
    fall = np.clip((radius - 0.45) / 0.55, 0.0, 1.0) ** 2
    light = 255 * (1.0 - _GRADES[style].corners * fall)
    return np.asarray(np.rint(light), dtype=np.uint8)
