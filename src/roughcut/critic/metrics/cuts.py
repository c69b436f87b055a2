"""Cuts: where one camera view ends and the next begins, found frame by frame in constant memory.

The published adaptive detector of PySceneDetect divides each frame's colour change by the mean change
of its neighbours, so that fast movement raises the bar for itself. This one keeps that idea and adds
three: a change is counted only after the camera's own shift and a change of light are taken out; one
that undoes itself within a few frames (a flash, a dropped frame) is no cut; and one that leaves half
of the picture as it was (somebody who moves at once) is none. A dissolve is spread over its frames and
counts as no cut either.
"""

from __future__ import annotations

from collections import deque

import numpy as np
from numpy.typing import NDArray

Thumb = NDArray[np.float32]
"""Height × width × 3: luma, blue and red difference, in 8-bit levels."""

LEAST_CHANGE = 5.0
"""Levels of mean change that a cut must reach, after shift and light are taken out."""
LEAST_SPREAD = 0.5
"""The share of the picture that a cut must change: somebody who moves at once changes less than that."""
LEAST_RATIO = 3.0
"""How many times the mean change of its neighbours on either side a cut must reach."""
WINDOW = 4
"""Neighbours looked at on each side."""
FLASH_FRAMES = 6
"""A change that undoes itself within so many frames is a flash."""
LEAST_GAP = 6
"""Two cuts closer than this are one."""

_BLOCK, _BLOCK_LEVELS = 4, 6.0
_LEAST_OVERLAP = 0.4
_SMALL_SHIFT = 0.12
_UNDONE = 0.25
_GAINS = (0.4, 2.5)
_DELAY = WINDOW + FLASH_FRAMES
_KEPT = _DELAY + FLASH_FRAMES + 2


class CutFinder:
    """Push every frame's thumbnail in order, then ask for `finish()`: the frames that open a new view."""

    def __init__(self) -> None:
        self.changes: list[float] = []
        """How much each frame changed from the last one in levels, small camera shifts taken out."""
        self._steady: list[float] = []
        self._spread: list[float] = []
        self._cuts: list[int] = []
        self._thumbs: deque[Thumb] = deque(maxlen=_KEPT)
        self._shift = (0, 0)

    def push(self, thumb: Thumb) -> float:
        """Take the next frame; returns how much it changed from the last one, in levels."""
        change = steady = spread = 0.0
        if self._thumbs:
            change, steady, self._shift = compare(self._thumbs[-1], thumb, self._shift)
            spread = _spread(self._thumbs[-1], thumb) if change >= LEAST_CHANGE else 0.0
        self._thumbs.append(thumb)
        self._spread.append(spread)
        self.changes.append(change)
        self._steady.append(steady)
        self._judge(len(self.changes) - 1 - _DELAY)
        return change

    @property
    def cuts(self) -> list[int]:
        """The cuts found so far; every frame before `judged` has been decided."""
        return self._cuts

    @property
    def judged(self) -> int:
        """The number of frames that have been decided."""
        return max(0, len(self.changes) - _DELAY)

    def finish(self) -> list[int]:
        """Judge the last frames and return every cut as the index of its first new frame."""
        for index in range(max(1, len(self.changes) - _DELAY), len(self.changes)):
            self._judge(index)
        return list(self._cuts)

    def _judge(self, index: int) -> None:
        if index < 1 or self.changes[index] < LEAST_CHANGE or self._spread[index] < LEAST_SPREAD:
            return
        if self._cuts and index - self._cuts[-1] < LEAST_GAP:
            return
        # A cut between two still views may look like one leap of the camera, a cut into a fast pan
        # like one more step of it: each stands out in one of the two series, movement in neither.
        if (_stands_out(self.changes, index) or _stands_out(self._steady, index)) and not self._undone(index):
            self._cuts.append(index)

    def _undone(self, index: int) -> bool:
        """Whether the view before this frame returns soon after, or this view was there just before."""
        limit = max(LEAST_CHANGE, _UNDONE * self.changes[index])
        before, here = self._thumb(index - 1), self._thumb(index)
        later = (self._thumb(index + step) for step in range(1, FLASH_FRAMES))
        earlier = (self._thumb(index - step) for step in range(2, FLASH_FRAMES + 1))
        pairs = [(before, thumb) for thumb in later] + [(thumb, here) for thumb in earlier]
        return any(a is not None and b is not None and compare(a, b)[0] < limit for a, b in pairs)

    def _thumb(self, index: int) -> Thumb | None:
        first = len(self.changes) - len(self._thumbs)
        return self._thumbs[index - first] if first <= index < len(self.changes) else None


def _spread(first: Thumb, second: Thumb) -> float:
    """The share of small blocks that look different in the second picture."""
    change = np.abs(second - first).sum(axis=-1)
    height, width = (side // _BLOCK * _BLOCK for side in change.shape)
    blocks = (
        change[:height, :width].reshape(height // _BLOCK, _BLOCK, width // _BLOCK, _BLOCK).mean(axis=(1, 3))
    )
    return float((blocks > _BLOCK_LEVELS).mean())


def _stands_out(changes: list[float], index: int) -> bool:
    """Whether a frame's change towers over the busier side of its neighbourhood."""
    before, after = changes[max(1, index - WINDOW) : index], changes[index + 1 : index + 1 + WINDOW]
    busier = max(float(np.mean(side)) if side else 0.0 for side in (before, after))
    return changes[index] >= max(LEAST_CHANGE, LEAST_RATIO * busier)


def compare(
    first: Thumb, second: Thumb, hint: tuple[int, int] = (0, 0)
) -> tuple[float, float, tuple[int, int]]:
    """How much of the second picture the first does not explain, in levels: the smallest mean change
    as it is, after a change of light, or after a shift of the camera.

    The first number allows for a small shift (a jolt, a slow pan), the second for any that leaves
    enough picture in common; then the shift in rows and columns that was found. `hint` is the shift
    before this one, for a pan whose next step is hard to see.
    """
    change = _light_free(first, second)
    if change < LEAST_CHANGE:  # nothing to explain away, and most frames end here
        return change, change, (0, 0)
    small, steady, best = change, change, (0, 0)
    for shift in {_shift(first[..., 0], second[..., 0]), hint} - {(0, 0)}:
        moved = _after_shift(first, second, shift)
        if moved < steady:
            steady, best = moved, shift
        if abs(shift[0]) <= _SMALL_SHIFT * len(first) and abs(shift[1]) <= _SMALL_SHIFT * len(first[0]):
            small = min(small, moved)
    return small, steady, best


def _after_shift(first: Thumb, second: Thumb, shift: tuple[int, int]) -> float:
    """The mean change over what both pictures hold after a shift; infinite where that is too little."""
    (dy, dx), (height, width) = shift, first.shape[:2]
    if (height - abs(dy)) * (width - abs(dx)) < _LEAST_OVERLAP * height * width:
        return float("inf")
    moved = first[max(0, -dy) : height - max(0, dy), max(0, -dx) : width - max(0, dx)]
    kept = second[max(0, dy) : height + min(0, dy), max(0, dx) : width + min(0, dx)]
    return _light_free(moved, kept)


def _light_free(first: Thumb, second: Thumb) -> float:
    """The mean change over luma and colour, or after the best gain and lift of luma if that is less."""
    colour = float(np.abs(first[..., 1:] - second[..., 1:]).mean())
    a, b = first[..., 0], second[..., 0]
    change = float(np.abs(a - b).mean())
    if change > 1.0:
        a, b = a - a.mean(), b - b.mean()
        spread = float((a * a).mean())
        gain = float((a * b).mean()) / spread if spread > 1.0 else 0.0
        if _GAINS[0] <= gain <= _GAINS[1]:
            change = min(change, float(np.abs(a * np.float32(gain) - b).mean()))
    return change + colour


def _shift(first: NDArray[np.float32], second: NDArray[np.float32]) -> tuple[int, int]:
    """By how many rows and columns the second picture is moved against the first (phase correlation)."""
    cross = np.fft.rfft2(second - second.mean()) * np.fft.rfft2(first - first.mean()).conj()
    surface = np.fft.irfft2(cross / (np.abs(cross) + 1e-6), s=first.shape)
    height, width = first.shape
    row, column = divmod(int(surface.argmax()), width)
    return (row - height if row > height // 2 else row, column - width if column > width // 2 else column)
