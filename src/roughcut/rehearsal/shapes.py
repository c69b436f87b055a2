"""The size in pixels of footage that was asked for by a name and a shape, as the vendors make it."""

from __future__ import annotations

import io

_WIDE = {
    "360p": (640, 360),
    "480p": (832, 480),
    "720p": (1280, 720),
    "1080p": (1920, 1080),
    "4k": (3840, 2160),
}
_SQUARE = {"360p": 480, "480p": 624, "720p": 960, "1080p": 1440, "4k": 2880}


def pixels(resolution: str, ratio: str) -> tuple[int, int]:
    """Width and height of a named resolution (any case) in one of the shapes 16:9, 9:16 and 1:1."""
    wide, high = _WIDE[resolution.lower()]
    if ratio == "1:1":
        return _SQUARE[resolution.lower()], _SQUARE[resolution.lower()]
    return (wide, high) if ratio == "16:9" else (high, wide)


def exact_pixels(resolution: str, ratio: str) -> tuple[int, int]:
    """Width and height of a resolution named by its short side (`480p`, `4K`, any case) in any shape,
    the long side rounded up to an even number: 480p in 16:9 is 854x480."""
    short = {"1k": 1024, "2k": 1440, "4k": 2160}.get(resolution.lower()) or int(resolution.rstrip("pP"))
    across, down = map(int, ratio.split(":"))
    long = 2 * -(-short * max(across, down) // (2 * min(across, down)))
    return (long, short) if across >= down else (short, long)


def ratio_of_picture(content: bytes) -> str:
    """The nearest of the three shapes to a picture, which decides that of its footage."""
    from PIL import Image  # heavy: only where a picture came

    with Image.open(io.BytesIO(content)) as picture:
        width, height = picture.size
    if abs(width - height) < min(width, height) / 4:
        return "1:1"
    return "16:9" if width > height else "9:16"
