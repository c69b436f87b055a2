"""Noise pictures for clouds, stone and brush strokes; made from a seed, values about −1…1."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray


def noise(seed: int, height: int, width: int, coarsest: int = 4, octaves: int = 4) -> NDArray[np.float32]:
    """Smooth noise whose coarsest blobs are about 1/`coarsest` of the width; float32 height × width."""
    random = np.random.default_rng(seed)
    total = np.zeros((height, width), np.float32)
    for octave in range(octaves):
        columns = coarsest * 2**octave
        rows = max(2, round(columns * height / width))
        grid = random.uniform(-1, 1, (rows, columns)).astype(np.float32)
        total += cv2.resize(grid, (width, height), interpolation=cv2.INTER_CUBIC) / 2**octave
    return np.clip(total, -1, 1)
