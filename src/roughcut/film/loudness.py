"""Loudness and true peak by EBU R 128, measured as the sound streams past."""

from __future__ import annotations

import math
from collections.abc import Iterable
from fractions import Fraction

import av
import numpy as np
from av.filter import Graph
from numpy.typing import NDArray

from roughcut.film.schema import Loudness

_GATE_LUFS = -70.0
_BLOCK = 24000


class Meter:
    """Measures stereo sound at 48 kHz (or `sample_rate`), block by block, in constant memory.

    Without `peaks` it takes half the time.
    """

    def __init__(self, sample_rate: int = 48000, *, peaks: bool = True) -> None:
        self._sample_rate = sample_rate
        self._count = 0
        self._last: dict[str, str] = {}
        self._graph = Graph()
        source = self._graph.add_abuffer(
            sample_rate=sample_rate, format="flt", layout="stereo", time_base=Fraction(1, sample_rate)
        )
        meter = self._graph.add("ebur128", f"peak={'true' if peaks else 'none'}:metadata=1:framelog=quiet")
        sink = self._graph.add("abuffersink")
        source.link_to(meter)
        meter.link_to(sink)
        self._graph.configure()

    def write(self, samples: NDArray[np.float32]) -> None:
        """Hear the next samples: N×2, −1…1."""
        for start in range(0, len(samples), _BLOCK):
            block = np.ascontiguousarray(samples[start : start + _BLOCK], dtype=np.float32).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(block, format="flt", layout="stereo")
            frame.sample_rate, frame.pts = self._sample_rate, self._count
            frame.time_base = Fraction(1, self._sample_rate)
            self._count += frame.samples
            self._graph.push(frame)
            self._drain()

    def _drain(self) -> None:
        while True:
            try:
                frame = self._graph.pull()
            except (av.BlockingIOError, av.EOFError):
                return
            if frame.metadata:
                self._last = frame.metadata

    def result(self) -> Loudness:
        """What was heard; ends the measurement."""
        duration_ms = self._count * 1000 // self._sample_rate
        # The meter reports in whole tenths of a second: silence fills the last one.
        self.write(np.zeros((-self._count % (self._sample_rate // 10), 2), dtype=np.float32))
        integrated = float(self._last.get("lavfi.r128.I", _GATE_LUFS))
        peak = float(self._last.get("lavfi.r128.true_peak", 0.0))
        heard = integrated > _GATE_LUFS and math.isfinite(integrated)
        return Loudness(
            integrated_lufs=integrated if heard else None,
            true_peak_dbtp=20 * math.log10(peak) if peak > 0 else None,
            range_lu=float(self._last.get("lavfi.r128.LRA", 0.0)),
            duration_ms=duration_ms,
        )


def measure(
    blocks: Iterable[NDArray[np.float32]], sample_rate: int = 48000, *, peaks: bool = True
) -> Loudness:
    """Measure stereo sound that comes in blocks, N×2, −1…1; without `peaks` in half the time."""
    meter = Meter(sample_rate, peaks=peaks)
    for block in blocks:
        meter.write(block)
    return meter.result()
