"""Frames that may anchor other takes: whether they are good, and their colours kept level.

Models that go on from their own last frames drift in colour and contrast from the third take on. A frame
is therefore matched to the first one of its camera position before it anchors anything.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
"""H×W×3, RGB."""

# Below this mean level (0 to 255) and this spread a picture is black, white or in the middle of a fade.
_DARK_LEVEL = 16.0
_LIGHT_LEVEL = 239.0
_FLAT_SPREAD = 6.0
# How strong the strongest edges of a picture are beside its contrast, at 320 pixels across: stills of the
# previs have 1.1 to 2.6, and 0.1 when they are blurred until no face can be read (by 12 pixels of 1280).
_SHARP_EDGE = 0.2
# On its way into or out of a fade a picture has lost this share of the contrast of the one six frames
# farther in, and its distance from black (or white) has shrunk by the same factor.
_FADED, FADE_STEP, _SAME_FACTOR = 0.9, 6, 0.12
_WIDTH_PX = 320
# Per channel of Lab. Contrast is changed by at most a third either way, so that a match never posterises.
_LEAST_GAIN, _MOST_GAIN = 0.75, 1.33


def is_good_anchor(frame: Picture) -> str | None:
    """Why a frame (H×W×3, RGB) may not anchor another take: black, white, one flat tone (a fade) or blurred.
    None for a good one."""
    grey = _small_grey(frame)
    level, spread = float(grey.mean()), float(grey.std())
    if level < _DARK_LEVEL and spread < 2 * _FLAT_SPREAD:
        return "it is black"
    if level > _LIGHT_LEVEL and spread < 2 * _FLAT_SPREAD:
        return "it is white"
    if spread < _FLAT_SPREAD:
        return "it is one flat tone, as in a fade"
    if _edge_strength(grey) < _SHARP_EDGE:
        return "it is blurred"
    return None


def first_good(inwards: Sequence[Picture]) -> tuple[int | None, str]:
    """The place (0-based) of the first of these frames that may anchor another take. They come in order
    from one end of a take inwards, every frame of it, so that a fade is known by those behind it. None, and
    what is wrong with the last of them, where there is none."""
    reason = "it holds no picture"
    for place, picture in enumerate(inwards):
        within = inwards[place + FADE_STEP] if place + FADE_STEP < len(inwards) else None
        said = fault_of_anchor(picture, within)
        if said is None:
            return place, ""
        reason = said
    return None, reason


def fault_of_anchor(picture: Picture, within: Picture | None) -> str | None:
    """Why a picture (see `small`) may not anchor another take; None for a good one. `within` is the one that
    lies `FADE_STEP` frames farther within its take, where there is one."""
    fades = within is not None and _fades(picture, within)
    return is_good_anchor(picture) or ("it is in the middle of a fade" if fades else None)


def small(frame: Picture) -> Picture:
    """A frame at 320 pixels across, which is all that `first_good` looks at: seconds of 4K fit in memory."""
    height, width = frame.shape[:2]
    size = (_WIDTH_PX, max(1, round(height * _WIDTH_PX / width)))
    return np.asarray(cv2.resize(frame, size, interpolation=cv2.INTER_AREA), np.uint8)


def graded(frame: Picture, to: Picture) -> Picture:
    """A frame (H×W×3, RGB) with the colours and the contrast of another one, which may be of another size:
    the mean and the spread of each channel of Lab are matched, the spread by a third at most."""
    lab, wanted = _lab(frame), _lab(to)
    mean, spread = _moments(lab)
    goal, goal_spread = _moments(wanted)
    gain = np.clip(goal_spread / np.maximum(spread, 1e-3), _LEAST_GAIN, _MOST_GAIN)
    matched = cv2.transform(lab, np.column_stack([np.diag(gain), goal - mean * gain]))
    rgb = cv2.cvtColor(matched, cv2.COLOR_LAB2RGB)
    return np.asarray(cv2.convertScaleAbs(np.maximum(rgb, 0), alpha=255), np.uint8)


def colour_distance(frame: Picture, other: Picture) -> float:
    """How far apart two pictures are in colour and contrast: the distance of their mean and spread in Lab
    (CIE 1976, L from 0 to 100). About 2 is just noticeable side by side; over 10 is another grade."""
    one, two = (np.concatenate(_moments(_lab(each))) for each in (frame, other))
    return float(np.linalg.norm(one - two))


def _edge_strength(grey: NDArray[np.float32]) -> float:
    """The 99th percentile of the Laplacian, in units of the picture's contrast."""
    return float(np.percentile(np.abs(cv2.Laplacian(grey, cv2.CV_32F)), 99) / max(grey.std(), 1e-3))


def _fades(frame: Picture, within: Picture) -> bool:
    """Whether a frame is a darker or lighter shadow of the one farther within its take."""
    grey, full = _small_grey(frame), _small_grey(within)
    left = grey.std() / max(full.std(), 1e-3)
    to_black = grey.mean() / max(full.mean(), 1e-3)
    to_white = (255 - grey.mean()) / max(255 - full.mean(), 1e-3)
    return bool(left < _FADED and min(abs(to_black - left), abs(to_white - left)) < _SAME_FACTOR)


def _small_grey(frame: Picture) -> NDArray[np.float32]:
    return np.asarray(cv2.cvtColor(small(frame), cv2.COLOR_RGB2GRAY), np.float32)


def _lab(frame: Picture) -> NDArray[np.float32]:
    return np.asarray(
        cv2.cvtColor(frame.astype(np.float32) * np.float32(1 / 255), cv2.COLOR_RGB2LAB), np.float32
    )


def _moments(lab: NDArray[np.float32]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    mean, spread = cv2.meanStdDev(lab)
    return np.asarray(mean.ravel(), np.float64), np.asarray(spread.ravel(), np.float64)
