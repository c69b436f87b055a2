"""The same frames give the same bytes, whatever the memory held before and however wide the picture."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from roughcut.film.encode import TakeWriter


@pytest.mark.parametrize(("width_px", "height_px"), [(192, 108), (360, 640), (256, 144)])
def test_takes_of_the_same_frames_are_identical(width_px: int, height_px: int, tmp_path: Path) -> None:
    """Five encodes among other work agree, also where chroma rows are no multiple of 64 pixels."""
    random = np.random.default_rng(7)
    ground = random.integers(0, 255, (height_px // 4, width_px // 4, 3), np.uint8)
    picture = np.kron(ground, np.ones((4, 4, 1), np.uint8))
    takes = set()
    for _ in range(5):
        litter = [random.integers(0, 255, size, np.uint8) for size in (10_000, 50_000, 400_000)]
        path = tmp_path / "take.mp4"
        with TakeWriter(path, width_px, height_px, Fraction(12)) as take:
            for frame in range(24):
                take.write(np.roll(picture, frame * 3, axis=1))
        takes.add(path.read_bytes())
        del litter
    assert len(takes) == 1
