"""The whole job against a bare x264 encode of the same frames at the same settings."""

from __future__ import annotations

import io
import time
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Bare:
    """A pure x264 encode: its seconds of wall and of processor time, and how many frames it was."""

    wall_s: float
    cpu_s: float
    frame_count: int


def bare_encode(film: Path) -> Bare:
    """Pure x264 (both cores, its own threads) on the frames of a film.

    Frames are decoded a hundred at a time beforehand, outside the clock.
    """
    clock, count = _Clock(), 0
    with av.open(str(film)) as source, av.open(io.BytesIO(), "w", format="mp4") as target:
        picture = source.streams.video[0]
        stream = target.add_stream("libx264", rate=picture.average_rate)
        stream.width, stream.height, stream.pix_fmt = picture.width, picture.height, "yuv420p"
        stream.options = dict(x264_options(Encoding(), picture.average_rate or Fraction(24)))
        batch: list[NDArray[np.uint8]] = []
        for frame in source.decode(picture):
            batch.append(frame.to_ndarray(format="yuv420p").astype(np.uint8, copy=False))
            if len(batch) == 100:
                count += _encode(batch, stream, target, clock)
        count += _encode(batch, stream, target, clock)
        with clock:
            target.mux(stream.encode(None))
    return Bare(clock.wall_s, clock.cpu_s, count)


class _Clock:
    """Adds up the time spent inside its blocks."""

    wall_s = cpu_s = 0.0

    def __enter__(self) -> None:
        self._start = time.perf_counter(), time.process_time()

    def __exit__(self, *_: object) -> None:
        self.wall_s += time.perf_counter() - self._start[0]
        self.cpu_s += time.process_time() - self._start[1]


def _encode(
    batch: list[NDArray[np.uint8]],
    stream: av.VideoStream,
    target: av.container.OutputContainer,
    clock: _Clock,
) -> int:
    """Encode a batch and empty it; how many frames it held."""
    count = len(batch)
    with clock:
        for planes in batch:
            target.mux(stream.encode(av.VideoFrame.from_ndarray(planes, format="yuv420p")))
    batch.clear()
    return count
