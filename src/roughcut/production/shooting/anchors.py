"""Anchor frames: the first or last good frame of a shot's footage, its colours kept level."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from roughcut.errors import MediaError
from roughcut.film.conform import write_png
from roughcut.film.grading import first_good, graded, small
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
    pictures = [small(picture) for picture in _between(footage, *near)]
    place, fault = first_good(pictures[::-1] if last else pictures)
    if place is None:
        return fault
    index = len(pictures) - 1 - place if last else place
    picture = next(itertools.islice(_between(footage, *near), index, None))
    write_png(file, picture if level is None else graded(picture, _at(*level)))
    return ""


def _between(footage: Path, start_s: Fraction, end_s: Fraction) -> Iterator[Picture]:
    for frame in timed_frames(footage):
        if frame.time_s >= end_s:
            return
        if frame.time_s >= start_s:
            yield rgb_of(frame.picture)


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
