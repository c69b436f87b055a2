"""Stills: small JPEGs, of the right frame."""

from __future__ import annotations

import base64
import io
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from roughcut.errors import MediaError
from roughcut.film.encode import TakeWriter
from roughcut.film.stills import data_uri, frame_of, still


def noise(width_px: int, height_px: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """The picture that compresses worst."""
    return np.random.default_rng(0).integers(0, 256, (height_px, width_px, 3), dtype=np.uint8)


def test_a_still_is_a_jpeg_of_the_asked_width() -> None:
    """It is made smaller, never larger, and keeps its shape."""
    with Image.open(io.BytesIO(still(np.full((360, 640, 3), 90, np.uint8), width_px=320))) as image:
        assert (image.format, image.size) == ("JPEG", (320, 180))
    with Image.open(io.BytesIO(still(np.full((90, 160, 3), 90, np.uint8), width_px=320))) as image:
        assert image.size == (160, 90)


@pytest.mark.parametrize("limit", [60_000, 20_000])
def test_even_noise_stays_under_the_limit(limit: int) -> None:
    """Quality and then size give way."""
    assert len(still(noise(1280, 720), width_px=640, limit_bytes=limit)) <= limit


def test_a_png_with_transparency_will_do(tmp_path: Path) -> None:
    """Files are read whatever their mode."""
    Image.new("RGBA", (64, 48), (200, 10, 10, 128)).save(tmp_path / "a.png")
    assert still(tmp_path / "a.png")[:2] == b"\xff\xd8"


def test_a_file_that_is_no_picture_is_named(tmp_path: Path) -> None:
    """A damaged or missing still gets a sentence."""
    (tmp_path / "a.png").write_bytes(b"not a picture")
    for name in ("a.png", "b.png"):
        with pytest.raises(MediaError, match=name):
            still(tmp_path / name)


def test_an_address_holds_the_whole_picture() -> None:
    """What a page embeds is the JPEG itself."""
    jpeg = still(noise(32, 32))
    assert base64.b64decode(data_uri(jpeg).removeprefix("data:image/jpeg;base64,")) == jpeg


def test_a_frame_is_found_by_its_number(tmp_path: Path) -> None:
    """Frame 12 is the thirteenth; beyond the end is an error."""
    with TakeWriter(tmp_path / "take.mp4", 64, 64, Fraction(24)) as take:
        for index in range(20):
            take.write(np.full((64, 64, 3), 10 * index, dtype=np.uint8))
    assert frame_of(tmp_path / "take.mp4", 12).mean() == pytest.approx(120, abs=3)
    with pytest.raises(MediaError, match="no frame 21"):
        frame_of(tmp_path / "take.mp4", 20)
