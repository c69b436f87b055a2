"""The technique of a picture: how sharp and how noisy it is, how smoothly and how much it moves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Luma = NDArray[np.float32] | NDArray[np.uint8]
"""Height × width in 8-bit levels; whole ones are reckoned with several times faster."""
Flow = NDArray[np.float32]
"""Height × width × 2: by how many pixels to the right and down each point moves."""

DYNAMIC_PX = 6.0
"""The flow, for a picture whose shorter side is 256 px, from which a frame counts as dynamic (VBench)."""
DYNAMIC_SHARE = 0.25
"""A shot is dynamic when this share of its pairs of frames is (VBench: 4 of 16)."""
STRONGEST = 0.05
_BLUR = 9
_BAND = 60_000
"""So many pixels are looked at together: they stay in the cache, and the allocator keeps their room."""


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
    gone = all_of_it = count = 0.0
    edge = _BLUR // 2
    for rows in _bands(luma, axis):
        own = np.abs(rows[edge + 1 : -edge] - rows[edge : -edge - 1])
        # Two neighbouring means differ by the row that one gains less the row that the other loses.
        kept = np.abs(rows[_BLUR:] - rows[:-_BLUR])
        all_of_it += float(own.sum(dtype=np.float64))
        count += own.size
        gone += float(np.maximum(0, own * _BLUR - kept).sum(dtype=np.float64)) / _BLUR
    return gone / all_of_it if all_of_it > 0.01 * count else None


def _bands(luma: Luma, axis: int) -> Iterator[NDArray[np.int16] | NDArray[np.float32]]:
    """A picture (turned on its side for axis 1), its edge repeated above and below, in parts that overlap by
    the width of the blur and are small enough to stay in the cache."""
    edge = _BLUR // 2
    padded = np.pad(luma, [(edge, edge) if each == axis else (0, 0) for each in (0, 1)], "edge")
    lines = max(1, _BAND // luma.shape[1])
    for start in range(0, len(luma) + axis - 1, lines):
        part = _signed(padded[start : start + lines + (0 if axis else _BLUR)])
        yield part.T if axis else part


def _signed(luma: NDArray[Any]) -> NDArray[np.int16] | NDArray[np.float32]:
    return luma.astype(np.int16) if luma.dtype == np.uint8 else np.asarray(luma, dtype=np.float32)


def noise_levels(luma: Luma) -> float:
    """The standard deviation of the noise in 8-bit levels, by Immerkær's mask (1996), from the calmer
    half of the picture: edges and textures are no noise."""
    size, lines = 16, max(1, _BAND // 16 // luma.shape[1]) * 16
    height, width = ((side - 2) // size * size for side in luma.shape)
    blocks = []
    for start in range(0, height, lines):
        part = _signed(luma[start : min(start + lines, height) + 2, : width + 2])
        # The mask is the second difference down of the second difference across.
        down = part[2:] - 2 * part[1:-1] + part[:-2]
        mask = np.abs(down[:, 2:] - 2 * down[:, 1:-1] + down[:, :-2])
        # Sixteen rows of whole levels add up to 16 × 2040 at most, which still has room in 16 bits.
        rows = mask.reshape(-1, size, width).sum(axis=1, dtype=mask.dtype)
        blocks.append(rows.reshape(-1, size).sum(axis=1, dtype=np.float64) / size**2)
    found = np.sort(np.concatenate(blocks)) if blocks else np.zeros(1)
    return float(np.sqrt(np.pi / 2) * found[: max(1, found.size // 2)].mean() / 6)


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
