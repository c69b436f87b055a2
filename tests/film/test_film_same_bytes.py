"""The same frames give the same bytes, whatever the memory held before and however wide the picture."""

from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import pytest

from roughcut.film.encode import TakeWriter


def encoded(path: Path, width_px: int, height_px: int, litter_seed: int) -> bytes:
    """A disc that crosses a soft moving picture; between frames the memory is filled with litter."""
    litter = np.random.default_rng(litter_seed)
    patches = np.random.default_rng(7).integers(60, 200, (9, 16, 3)).astype(np.uint8)
    picture = cv2.resize(patches, (width_px * 2, height_px * 2), interpolation=cv2.INTER_CUBIC)
    with TakeWriter(path, width_px, height_px, Fraction(12)) as take:
        for k in range(36):
            frame = picture[k : k + height_px, 2 * k : 2 * k + width_px].astype(np.uint8)
            cv2.circle(frame, (width_px // 2 + k, height_px // 2), 20, (20, 30, 40), -1)
            take.write(frame)
            _ = [litter.integers(0, 255, int(n), np.uint8) for n in litter.integers(1000, 60000, 20)]
    return path.read_bytes()


@pytest.mark.parametrize(("width_px", "height_px"), [(192, 108), (320, 180)])
def test_takes_of_the_same_frames_are_identical(width_px: int, height_px: int, tmp_path: Path) -> None:
    """Eight encodes agree, also where chroma rows are no multiple of 64 pixels (where x264's routines
    for AVX-512 differ from run to run)."""
    takes = {encoded(tmp_path / "take.mp4", width_px, height_px, seed) for seed in range(8)}
    assert len(takes) == 1
