"""What a picture is and does over time: black frames, frozen stretches, flicker, amount of movement."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from roughcut.critic.metrics.spans import runs

Luma = NDArray[np.float32]

BLACK_LEVEL = 24.0
"""A pixel at or below this 8-bit level (full range) is black."""
BLACK_SHARE = 0.98
"""A frame is black when this share of its pixels is."""
STRONG_LEVELS, WEAK_LEVELS, WEAK_SHARE = 8.0, 3.0, 0.001
"""A change is visible when one pixel of the small picture changed by the strong level, or this share of
its pixels by the weak level; coding noise does neither, a blink or a breath does one of them."""
QUIET_WIDTH_PX = 960
"""From this width on, coding noise averages out in the small picture; smaller films get higher levels."""


def is_black(luma: Luma) -> bool:
    """Whether nothing can be seen in a frame."""
    return float((luma <= BLACK_LEVEL).mean()) >= BLACK_SHARE


def black_spans(black: Sequence[bool]) -> list[tuple[int, int]]:
    """The stretches of black frames, as [start, end) frame indices."""
    return runs(black)


def visibly_differs(first: Luma, second: Luma, noise: float = 1.0) -> bool:
    """Whether a viewer could see a difference between two small pictures; `noise` raises both levels."""
    change = np.abs(first - second)
    strong, weak = STRONG_LEVELS * noise, WEAK_LEVELS * noise
    return bool(change.max() >= strong or float((change >= weak).mean()) >= WEAK_SHARE)


class FreezeFinder:
    """Push every frame's luma in order; `finish(least)` gives the stretches without visible change.

    Each frame is compared with the last one that visibly differed, not only with the one before, so a
    slow push-in is movement although no two neighbouring frames differ to the eye.
    """

    def __init__(self, width_px: int = QUIET_WIDTH_PX) -> None:
        self._noise = max(1.0, QUIET_WIDTH_PX / width_px)
        self._held: Luma | None = None
        self._since = 0
        self._count = 0
        self._still: list[tuple[int, int]] = []

    def push(self, luma: Luma) -> None:
        """Take the next frame."""
        if self._held is None or visibly_differs(self._held, luma, self._noise):
            self._close()
            self._held, self._since = luma, self._count
        self._count += 1

    def finish(self, least: int) -> list[tuple[int, int]]:
        """The still stretches of `least` frames or more, as [start, end) frame indices."""
        self._close()
        self._since = self._count
        return [(start, end) for start, end in self._still if end - start >= least]

    def _close(self) -> None:
        if self._count - self._since > 1:
            self._still.append((self._since, self._count))


def flicker_levels(brightness: Sequence[float], spans: Sequence[tuple[int, int]]) -> float | None:
    """The mean back-and-forth of brightness within shots: half the mean magnitude of the second
    difference of each frame's mean luma, in 8-bit levels. 0 for steady light and for even fades."""
    values = np.asarray(brightness, dtype=float)
    parts = [np.abs(np.diff(values[start:end], 2)) / 2 for start, end in spans if end - start >= 3]
    joined = np.concatenate(parts) if parts else np.empty(0)
    return float(joined.mean()) if joined.size else None


def mean_movement(changes: Sequence[float], spans: Sequence[tuple[int, int] | None]) -> list[float | None]:
    """For each shot the mean change from frame to frame in levels, without its first frame."""
    values = np.asarray(changes, dtype=float)
    return [
        float(values[span[0] + 1 : span[1]].mean()) if span and span[1] - span[0] > 1 else None
        for span in spans
    ]
