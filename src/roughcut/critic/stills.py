"""Stills: one small picture from the middle of each shot, as JPEG, taken from the film itself."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import cv2
from av.container import InputContainer

from roughcut.critic.schema import ReviewedShot
from roughcut.errors import MediaError
from roughcut.film.container import open_input
from roughcut.film.media import rgb_of

_WIDTH_PX, _HEIGHT_PX = 480, 360
_QUALITY = 78
_AT_ONCE = 2
_WHERE = 0.45
"""How far into its shot a still is taken: past the entrance, before the exit."""


def stills_of(film: Path, shots: Sequence[ReviewedShot]) -> dict[int, bytes]:
    """A JPEG for each shot that the film holds, by shot number. Raises MediaError."""
    # Most of the work is decoding up to the frame that is wanted, and each half can do that for itself.
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="stills") as pool:
        parts = pool.map(partial(_stills, film), (shots[start::_AT_ONCE] for start in range(_AT_ONCE)))
        found = {number: jpeg for part in parts for number, jpeg in part.items()}
    return {shot.number: found[shot.number] for shot in shots if shot.number in found}


def _stills(film: Path, shots: Sequence[ReviewedShot]) -> dict[int, bytes]:
    stills = {}
    with open_input(film) as container:
        for shot in shots:
            if shot.start_s is not None and shot.end_s is not None:
                second = shot.start_s + _WHERE * (shot.end_s - shot.start_s)
                jpeg = _still(container, second)
                if jpeg:
                    stills[shot.number] = jpeg
    return stills


def _still(container: InputContainer, second: float) -> bytes | None:
    stream = container.streams.video[0]
    base = stream.time_base
    if base is None:
        raise MediaError("The film has no clock.")
    target = (stream.start_time or 0) + round(second / float(base))
    container.seek(target, stream=stream)
    for frame in container.decode(stream):
        if frame.pts is not None and frame.pts >= target:
            scale = min(_WIDTH_PX / frame.width, _HEIGHT_PX / frame.height)
            picture = rgb_of(frame, width_px=max(2, round(frame.width * scale)))
            done, data = cv2.imencode(".jpg", picture[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
            return data.tobytes() if done else None
    return None
