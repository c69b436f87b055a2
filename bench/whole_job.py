"""The whole job against a bare x264 encode of the same frames at the same settings."""

from __future__ import annotations

import io
import time
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from bench.processes import Watched, watch
from roughcut.film.schema import Encoding
from roughcut.film.tracks import x264_options


def shoot(script: Path, out: Path, size: str) -> Watched:
    """Run `roughcut shoot` and watch it until its first frame can be looked at, and to its end."""
    command = ["roughcut", "shoot", str(script), "-o", str(out), "--size", size, "--quiet"]
    return watch(command, out, "takes/*.first.png")


def bare_encode_s(film: Path) -> tuple[float, int]:
    """Seconds of pure x264 (both cores, its own threads) for the frames of a film, and their count.

    Frames are decoded a hundred at a time beforehand, outside the clock.
    """
    total, count = 0.0, 0
    with av.open(str(film)) as source, av.open(io.BytesIO(), "w", format="mp4") as target:
        picture = source.streams.video[0]
        stream = target.add_stream("libx264", rate=picture.average_rate)
        stream.width, stream.height, stream.pix_fmt = picture.width, picture.height, "yuv420p"
        stream.options = x264_options(Encoding(), picture.average_rate or Fraction(24))
        batch: list[NDArray[np.uint8]] = []
        for frame in source.decode(picture):
            batch.append(frame.to_ndarray(format="yuv420p").astype(np.uint8, copy=False))
            if len(batch) == 100:
                total += _encode(batch, stream, target)
                count += len(batch)
                batch.clear()
        total += _encode(batch, stream, target)
        count += len(batch)
        start = time.perf_counter()
        target.mux(stream.encode(None))
        total += time.perf_counter() - start
    return total, count


def _encode(
    batch: list[NDArray[np.uint8]], stream: av.VideoStream, target: av.container.OutputContainer
) -> float:
    start = time.perf_counter()
    for planes in batch:
        target.mux(stream.encode(av.VideoFrame.from_ndarray(planes, format="yuv420p")))
    return time.perf_counter() - start
