"""The style's last touch on a finished picture: brush marks, grain, or nothing."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from roughcut.models.video.schema import Style
from roughcut.previs.schema import Picture

_WAVER_M, _DAB_M = 0.011, 0.05
_LONG_PX, _THICK_PX = 26.0, 5.0


def finished(picture: Picture, px_per_m: float, style: Style, seed: int) -> Picture:
    """The picture as this style leaves it: same size, still premultiplied, opaque where it was."""
    if style == "painterly":
        return _brushed(picture, px_per_m, seed)
    if style == "realistic":
        return _softened(picture, px_per_m)
    return picture


def _brushed(picture: Picture, px_per_m: float, seed: int) -> Picture:
    """Edges waver by a centimetre, small things melt into dabs, and strokes run across the paint."""
    height, width = picture.shape[:2]
    across = _strokes(seed, height, width, px_per_m, 0.5, 0.5)
    up = _strokes(seed + 1, height, width, px_per_m, 0.5, 0.5)
    columns, rows = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    reach = _WAVER_M * px_per_m
    columns += across * reach
    rows += up * reach
    moved = cv2.remap(picture, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    dab = round(_DAB_M * px_per_m) // 2 * 2 + 1
    if dab >= 3:
        moved = cv2.medianBlur(moved, min(dab, 5)).astype(np.uint8, copy=False)
    light = 1 + 0.04 * _strokes(seed + 2, height, width, px_per_m, 0.42, 0.07) + 0.03 * across
    painted = cv2.multiply(moved[..., :3], cv2.merge([light] * 3), dtype=cv2.CV_8U)
    return np.dstack([np.minimum(painted, moved[..., 3:]), moved[..., 3]])


def _strokes(
    seed: int, height: int, width: int, px_per_m: float, long_m: float, thick_m: float
) -> NDArray[np.float32]:
    """Noise whose blobs are about `long_m` wide and `thick_m` high; wider far away, since a brush
    has its own size."""
    columns = max(3, round(width / max(_LONG_PX, px_per_m * long_m)))
    rows = max(3, round(height / max(_THICK_PX, px_per_m * thick_m)))
    grid = np.random.default_rng(seed).uniform(-1, 1, (rows, columns)).astype(np.float32)
    return np.asarray(cv2.resize(grid, (width, height), interpolation=cv2.INTER_CUBIC), np.float32)


def _softened(picture: Picture, px_per_m: float) -> Picture:
    """A lens, not a pen: edges a centimetre soft."""
    sigma = 0.009 * px_per_m
    if sigma < 0.3:
        return picture
    return cv2.GaussianBlur(picture, (0, 0), sigma, borderType=cv2.BORDER_REPLICATE).astype(
        np.uint8, copy=False
    )
