"""The last step of a drawing: light, texture, and the size that was asked for."""

from __future__ import annotations

import cv2
import numpy as np

from roughcut.previs.figures.body import Skeleton
from roughcut.previs.figures.ink import Ink
from roughcut.previs.schema import Picture


def finish(ink: Ink, joints: Skeleton, finer: int) -> Picture:
    """The finished picture, `finer` times smaller than it was drawn."""
    picture = ink.finish()
    if finer > 1:
        size = (max(1, picture.shape[1] // finer), max(1, picture.shape[0] // finer))
        trimmed = picture[: size[1] * finer, : size[0] * finer]
        picture = np.asarray(cv2.resize(trimmed, size, interpolation=cv2.INTER_AREA), np.uint8)
    return np.ascontiguousarray(picture)
