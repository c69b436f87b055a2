"""The style's last touch on a finished picture: brush marks, grain, or nothing."""

from __future__ import annotations

import cv2
import numpy as np

from roughcut.models.video.schema import Style
from roughcut.previs.schema import Picture
from roughcut.previs.sets.noise import noise


def finished(picture: Picture, px_per_m: float, style: Style, seed: int) -> Picture:
    """The picture as this style leaves it: same size, still premultiplied, opaque where it was."""
    if style == "painterly":
        return _brushed(picture, px_per_m, seed)
    if style == "realistic":
        return _softened(picture, px_per_m)
    return picture


def _brushed(picture: Picture, px_per_m: float, seed: int) -> Picture:
    """Edges wander a little, and the paint lies in patches."""
    height, width = picture.shape[:2]
    patches = max(4, min(240, round(width / max(1.0, px_per_m) / 0.28)))
    across = noise(seed, height, width, patches, 2)
    up = noise(seed + 1, height, width, patches, 2)
    reach = 0.035 * px_per_m
    columns, rows = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    moved = cv2.remap(
        picture,
        columns + across * reach,
        rows + up * reach,
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    field = 1 + 0.07 * across + 0.05 * noise(seed + 2, height, width, max(2, patches // 5), 2)
    colours = np.clip(moved[..., :3] * field[..., None], 0, 255)
    result = np.empty_like(picture)
    result[..., :3] = np.minimum(colours, moved[..., 3:])
    result[..., 3] = moved[..., 3]
    return result


def _softened(picture: Picture, px_per_m: float) -> Picture:
    """A lens, not a pen: edges a centimetre soft."""
    sigma = 0.009 * px_per_m
    if sigma < 0.3:
        return picture
    return cv2.GaussianBlur(picture, (0, 0), sigma, borderType=cv2.BORDER_REPLICATE).astype(
        np.uint8, copy=False
    )
