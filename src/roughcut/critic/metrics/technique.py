"""The technique of a picture: how sharp and how noisy it is, how smoothly and how much it moves."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Luma = NDArray[np.float32]
"""Height × width in 8-bit levels."""
Flow = NDArray[np.float32]
"""Height × width × 2: by how many pixels to the right and down each point moves."""

DYNAMIC_PX = 6.0
"""The flow, for a picture whose shorter side is 256 px, from which a frame counts as dynamic (VBench)."""
DYNAMIC_SHARE = 0.25
"""A shot is dynamic when this share of its pairs of frames is (VBench: 4 of 16)."""
STRONGEST = 0.05
_BLUR = 9


def sharpness(luma: Luma) -> float | None:
    """How much a picture loses when it is blurred: 0 (already blurred) … 1 (as sharp as can be).

    The no-reference measure of Crété and others (2007): the share of the differences between neighbours
    that a blur of nine pixels takes away, in the direction that loses less. None for a flat picture.
    """
    return min(
        (value for axis in (0, 1) if (value := _lost(luma, axis)) is not None),
        default=None,
    )


def _lost(luma: Luma, axis: int) -> float | None:
    rows = luma if axis == 0 else luma.T
    own = np.abs(rows[1:] - rows[:-1])
    # The difference of two neighbouring means is that of the row that one gains and the row that one loses.
    length, edge = len(rows), _BLUR // 2
    gained = np.minimum(np.arange(1, length) + edge, length - 1)
    lost = np.maximum(np.arange(length - 1) - edge, 0)
    kept = np.abs(rows[gained] - rows[lost]) / np.float32(_BLUR)
    gone, all_of_it = np.maximum(0, own - kept).sum(dtype=np.float64), own.sum(dtype=np.float64)
    return float(gone / all_of_it) if all_of_it > 0.01 * own.size else None


def noise_levels(luma: Luma) -> float:
    """The standard deviation of the noise in 8-bit levels, by Immerkær's mask (1996), from the calmer
    half of the picture: edges and textures are no noise."""
    # The mask is the second difference down of the second difference across.
    down = luma[2:] - 2 * luma[1:-1] + luma[:-2]
    mask = down[:, 2:] - 2 * down[:, 1:-1] + down[:, :-2]
    size = 16
    height, width = mask.shape[0] // size * size, mask.shape[1] // size * size
    blocks = (
        np.abs(mask[:height, :width]).reshape(height // size, size, width // size, size).mean(axis=(1, 3))
    )
    calm = np.sort(blocks.ravel())[: max(1, blocks.size // 2)]
    return float(np.sqrt(np.pi / 2) * calm.mean() / 6)


def strongest_flow(flow: Flow) -> float:
    """The mean length of the strongest 5 % of a flow, in pixels."""
    lengths = np.sort(np.linalg.norm(flow, axis=-1).ravel())
    return float(lengths[-max(1, round(STRONGEST * lengths.size)) :].mean())


def is_dynamic(strengths: Sequence[float], short_side_px: int) -> bool:
    """Whether a shot moves much, by the strongest flows of its sampled pairs (1/8 s apart)."""
    limit = DYNAMIC_PX * short_side_px / 256
    return bool(np.mean(np.asarray(strengths) > limit) >= DYNAMIC_SHARE)


def halfway_error(before: Luma, middle: Luma, after: Luma, flow: Flow) -> float:
    """How far a frame is from halfway between its neighbours, in 8-bit levels (mean over every second
    pixel each way).

    `flow` leads from the frame before to the one after; both are moved halfway along it and averaged.
    """
    height, width = middle.shape
    y, x = np.mgrid[0:height:2, 0:width:2].astype(np.float32)
    half = flow[::2, ::2] / 2
    from_before = _sampled(before, x - half[..., 0], y - half[..., 1])
    from_after = _sampled(after, x + half[..., 0], y + half[..., 1])
    return float(np.abs((from_before + from_after) / 2 - middle[::2, ::2]).mean())


def motion_smoothness(errors: Sequence[float]) -> float | None:
    """1 less the mean error against halfway frames, as a share of 255; None for no sample."""
    return 1.0 - float(np.mean(errors)) / 255 if len(errors) else None


def _sampled(luma: Luma, x: NDArray[np.float32], y: NDArray[np.float32]) -> Luma:
    """A picture at places between its pixels; its edge goes on outside."""
    height, width = luma.shape
    x, y = np.clip(x, 0, width - 1.001), np.clip(y, 0, height - 1.001)
    left, top = x.astype(np.int64), y.astype(np.int64)
    right, down = x - left, y - top
    upper = luma[top, left] * (1 - right) + luma[top, left + 1] * right
    lower = luma[top + 1, left] * (1 - right) + luma[top + 1, left + 1] * right
    return np.asarray(upper * (1 - down) + lower * down, dtype=np.float32)
