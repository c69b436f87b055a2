"""Anchor frames: the first or last good frame of a shot's footage, its colours kept level."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from roughcut.errors import MediaError
from roughcut.film.conform import write_png
from roughcut.film.grading import FADE_STEP, fault_of_anchor, first_good, graded, small
from roughcut.film.media import rgb_of, timed_frames

SEARCH_S = Fraction(3, 2)
"""How far from the end of the shot a good frame is looked for."""

Picture = NDArray[np.uint8]


def save_anchor(
    footage: Path,
    start_s: Fraction,
    end_s: Fraction,
    last: bool,
    level: tuple[Path, Fraction] | None,
    file: Path,
) -> str:
    """Save as PNG the last (or first) frame between the two times from which another shot may go on, graded
    to the frame of some footage at some time (`level`). Gives what is wrong where there is none, else ""."""
    near = (max(start_s, end_s - SEARCH_S), end_s) if last else (start_s, min(end_s, start_s + SEARCH_S))
    picture, fault = _near_end(footage, near, last)
    if picture is None:
        return fault
    write_png(file, picture if level is None else graded(picture, _at(*level)))
    return ""


def _near_end(footage: Path, near: tuple[Fraction, Fraction], last: bool) -> tuple[Picture | None, str]:
    """The good frame nearest to the end (or the start) of a stretch; what is wrong where it has none."""
    # Nearly always it is the very last: that is told by this and one other, and no more are converted.
    few: deque[av.VideoFrame] = deque(maxlen=FADE_STEP + 1)
    for frame in _between(footage, *near):
        few.append(frame)
        if not last and len(few) == few.maxlen:
            break
    end, within = (-1, 0) if last else (0, -1)
    if len(few) == few.maxlen:
        picture = rgb_of(few[end])
        if fault_of_anchor(small(picture), small(rgb_of(few[within]))) is None:
            return picture, ""
    pictures = [small(rgb_of(frame)) for frame in _between(footage, *near)]
    place, fault = first_good(pictures[::-1] if last else pictures)
    if place is None:
        return None, fault
    index = len(pictures) - 1 - place if last else place
    return next(
        (rgb_of(frame) for frame in itertools.islice(_between(footage, *near), index, None)), None
    ), fault


def _between(footage: Path, start_s: Fraction, end_s: Fraction) -> Iterator[av.VideoFrame]:
    for frame in timed_frames(footage):
        if frame.time_s >= end_s:
            return
        if frame.time_s >= start_s:
            yield frame.picture


def _at(footage: Path, time_s: Fraction) -> Picture:
    """The frame that is seen at a time; the last one where the footage is shorter."""
    seen = None
    for frame in timed_frames(footage):
        if seen is not None and frame.time_s > time_s:
            break
        seen = frame
    if seen is None:
        raise MediaError(f"{footage} holds no picture.", path=footage)
    return rgb_of(seen.picture)
