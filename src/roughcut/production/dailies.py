"""Dailies: footage is looked at before it becomes a take: whole, as long and as large as asked, alive."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np

from roughcut.critic.metrics.picture import FreezeFinder, is_black
from roughcut.errors import MediaError
from roughcut.film.media import probe, rgb_of, timed_frames
from roughcut.models.video.service import TakeRequest

LENGTH_TOLERANCE_S = Fraction(1, 2)
SHAPE_TOLERANCE = 0.03
LEAST_AREA = 0.8
_SMALL_PX = 160
_BLACK_SHARE = 0.9
_FROZEN_SHARE = 0.9
_LEAST_RATE = Fraction(8)


def fault_of(
    footage: Path, request: TakeRequest, *, may_be_still: bool = False, cuts_s: Sequence[Fraction] = ()
) -> str:
    """What is wrong with footage that was asked for, as words; empty where it may be used.

    It must decode to its end, last as long as asked ±0.5 s, have the asked shape ±3 % and no fewer than
    80 % of the asked pixels, at 8 frames a second or more, and be neither black nor frozen: as a whole, and
    each of its shots where several follow one another with a cut at `cuts_s`. The previs, which stands in
    for a model in rehearsals, draws people who keep as still as the script says: it `may_be_still`.
    """
    try:
        return _fault_of_header(footage, request) or _fault_of_pictures(footage, may_be_still, cuts_s)
    except MediaError as error:
        return error.message


def _fault_of_header(footage: Path, request: TakeRequest) -> str:
    info = probe(footage)
    length_s = info.frame_count / info.rate
    if abs(length_s - request.seconds) > LENGTH_TOLERANCE_S:
        return f"it lasts {float(length_s):.2f} s where {request.seconds} s were asked for"
    asked, came = request.size.width_px / request.size.height_px, info.width_px / info.height_px
    if abs(came / asked - 1) > SHAPE_TOLERANCE:
        return f"it is {info.width_px}x{info.height_px} where {_size(request)} was asked for"
    if info.width_px * info.height_px < LEAST_AREA * request.size.width_px * request.size.height_px:
        return f"it has {info.width_px}x{info.height_px} pixels where {_size(request)} were asked for"
    if info.rate < _LEAST_RATE:
        return f"it has only {float(info.rate):.1f} frames a second"
    return ""


def _size(request: TakeRequest) -> str:
    return f"{request.size.width_px}x{request.size.height_px}"


def _fault_of_pictures(footage: Path, may_be_still: bool, cuts_s: Sequence[Fraction]) -> str:
    black: list[bool] = []
    times: list[Fraction] = []
    freezes = FreezeFinder()
    for frame in timed_frames(footage):
        picture = rgb_of(frame.picture, width_px=_SMALL_PX)
        luma = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), dtype=np.float32)
        black.append(is_black(luma))
        times.append(frame.time_s)
        freezes.push(luma)
    stills = freezes.finish(2)
    edges = [0, *(bisect_left(times, cut_s) for cut_s in cuts_s), len(times)]
    for start, end in itertools.pairwise(edges):
        where = f" from {float(times[start]):.1f} s on" if start else ""
        if sum(black[start:end]) > _BLACK_SHARE * (end - start):
            return f"it is black{where}"
        frozen = sum(max(0, min(end, until) - max(start, since)) for since, until in stills)
        if frozen > _FROZEN_SHARE * (end - start) and not may_be_still:
            return f"it is frozen{where}"
    return ""
