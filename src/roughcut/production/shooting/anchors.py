"""Anchor frames: the first or last good frame of a shot's footage, its colours matched to the scene's."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from roughcut.film.conform import write_png
from roughcut.film.grading import graded, is_good_anchor
from roughcut.film.media import rgb_of, timed_frames

SEARCH_S = Fraction(3, 2)
"""How far from the end of the shot a good frame is looked for."""

Picture = NDArray[np.uint8]


def save_anchor(
    footage: Path, start_s: Fraction, end_s: Fraction, last: bool, opening: Path | None, file: Path
) -> str:
    """Save as PNG the last (or first) frame between the two times from which another shot may go on, graded
    to the first frame of the footage `opening`. Gives what is wrong when there is none, else nothing."""
    near = (max(start_s, end_s - SEARCH_S), end_s) if last else (start_s, min(end_s, start_s + SEARCH_S))
    pictures = list(_between(footage, *near))
    fault = "it has no such frame"
    for picture in reversed(pictures) if last else pictures:
        fault = is_good_anchor(picture) or ""
        if not fault:
            write_png(file, picture if opening is None else graded(picture, _first(opening)))
            return ""
    return fault


def _between(footage: Path, start_s: Fraction, end_s: Fraction) -> Iterator[Picture]:
    for frame in timed_frames(footage):
        if frame.time_s >= end_s:
            return
        if frame.time_s >= start_s:
            yield rgb_of(frame.picture)


def _first(footage: Path) -> Picture:
    return rgb_of(next(timed_frames(footage)).picture)
