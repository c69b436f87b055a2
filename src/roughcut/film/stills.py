"""Stills: single frames as small JPEG files for pages that embed them."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from roughcut.errors import MediaError
from roughcut.film.media import rgb_of, timed_frames

_QUALITIES = (86, 78, 68, 56, 44, 32)
_LEAST_WIDTH_PX = 160


def frame_of(film: Path, index: int) -> NDArray[np.uint8]:
    """One frame of a film (0-based), H×W×3 RGB; MediaError where the film is shorter."""
    for position, frame in enumerate(timed_frames(film)):
        if position == index:
            return rgb_of(frame.picture)
    raise MediaError(f"{film} has no frame {index + 1}.", path=film)


def still(picture: Path | NDArray[np.uint8], *, width_px: int = 640, limit_bytes: int = 60_000) -> bytes:
    """A picture (a file, or H×W×3 RGB) as a JPEG no wider than `width_px` and no larger than
    `limit_bytes`: first the quality gives way, then the size. MediaError where the file is no picture."""
    image = _opened(picture)
    while True:
        # As good as the best filter where much is shrunk, and twice as fast.
        image.thumbnail((width_px, width_px * 2), Image.Resampling.HAMMING)
        for quality in _QUALITIES:
            buffer = io.BytesIO()
            image.save(buffer, "JPEG", quality=quality, optimize=True)
            data = buffer.getvalue()
            if len(data) <= limit_bytes:
                return data
        if width_px <= _LEAST_WIDTH_PX:
            return data
        width_px = width_px * 3 // 4


def read_picture(path: Path) -> NDArray[np.uint8]:
    """A picture file as H×W×3 RGB, upright as its camera held it. MediaError where it is no picture."""
    return np.asarray(_opened(path), np.uint8)


def data_uri(jpeg: bytes) -> str:
    """A JPEG as an address that needs no file and no network."""
    return "data:image/jpeg;base64," + base64.b64encode(jpeg).decode()


def _opened(picture: Path | NDArray[np.uint8]) -> Image.Image:
    if not isinstance(picture, Path):
        return Image.fromarray(picture)
    try:
        with Image.open(picture) as image:
            ImageOps.exif_transpose(image, in_place=True)
            if image.mode != "RGB":
                return image.convert("RGB")
            image.load()
            return image
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError) as error:
        raise MediaError(f"{picture} is damaged or is not a picture.", path=picture) from error
