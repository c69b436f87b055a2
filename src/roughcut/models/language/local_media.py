"""Films, pictures and sounds as a model in this process takes them: pictures with times, and a waveform."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from roughcut.errors import MediaError
from roughcut.film.container import open_input
from roughcut.film.media import rgb_of, sound, timed_frames
from roughcut.models.language.schema import Attachment

Picture = NDArray[np.uint8]
Sound = NDArray[np.float32]
SOUND_RATE = 16_000
PICTURE_EVERY_S = 1.0
MOST_PICTURES = 128
"""A longer film is shown fewer pictures a second."""
LONGER_SIDE_PX = 448


@dataclass(frozen=True)
class Shown:
    """What a model gets of a file: pictures (H×W×3 RGB), when each of them is in a film (s; None for a
    picture alone), and the sound (mono, 16 kHz, −1…1; None where there is none)."""

    pictures: list[Picture] = field(default_factory=list)
    times_s: list[float | None] = field(default_factory=list)
    sound: Sound | None = None


def shown(attachment: Attachment) -> Shown:
    """A film's pictures at even times with all of its sound; a picture; a sound. Raises MediaError."""
    if attachment.kind == "sound":
        return Shown(sound=_heard(attachment.path))
    if attachment.kind == "picture":
        return Shown([_picture(attachment.path)], [None])
    pictures, times = _sampled(attachment.path)
    return Shown(pictures, times, _heard(attachment.path))


def _picture(path: Path) -> Picture:
    read = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if read is None:
        raise MediaError(f"{path} is no picture.", path=path)
    share = min(1.0, LONGER_SIDE_PX / max(read.shape[:2]))
    small = cv2.resize(read, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    return np.asarray(small[..., ::-1], dtype=np.uint8)


def _sampled(film: Path) -> tuple[list[Picture], list[float | None]]:
    every = max(PICTURE_EVERY_S, _length_s(film) / MOST_PICTURES)
    pictures: list[Picture] = []
    times: list[float | None] = []
    for frame in timed_frames(film):
        if float(frame.time_s) >= len(pictures) * every:
            pictures.append(rgb_of(frame.picture, width_px=_width(frame.picture)))
            times.append(round(float(frame.time_s), 2))
    return pictures, times


def _length_s(film: Path) -> float:
    with open_input(film) as container:
        return (container.duration or 0) / 1_000_000


def _width(picture: av.VideoFrame) -> int:
    """The width at which the longer side fits; never larger than it is."""
    longer = max(picture.width, picture.height)
    return max(2, round(picture.width * min(1.0, LONGER_SIDE_PX / longer)))


def _heard(path: Path) -> Sound | None:
    blocks = [block.mean(axis=1) for block in sound(path, SOUND_RATE)]
    return np.concatenate(blocks).astype(np.float32) if blocks else None
