"""Frames looked at more closely, twice a second: sharpness, noise, style, colours, and how things move."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from roughcut.critic.metrics.colour import lab
from roughcut.critic.metrics.likeness import Histogram, KeptHistogram, Style, histogram, style_of
from roughcut.critic.metrics.technique import halfway_error, noise_levels, sharpness, strongest_flow
from roughcut.film.media import rgb_of

EVERY_S = 0.5
APART_S = 0.125
"""The frames of a pair whose flow is measured are so far apart (VBench: 8 frames a second)."""
WIDTH_PX = 640
"""Larger frames are shrunk to this first; sharpness and noise are those of the shrunk picture."""
_FLOW_PX = 128
_SMALL = (48, 32)


@dataclass(frozen=True, slots=True)
class Sample:
    """What was measured at one frame. `strong_flow` is in pixels of a picture whose shorter side is
    `flow_side_px`; None for the first frames, which have no neighbours to compare with."""

    frame: int
    sharpness: float | None
    noise: float
    kept_colours: KeptHistogram
    style: Style
    halfway_error: float | None = None
    strong_flow: float | None = None
    flow_side_px: int = _FLOW_PX

    @property
    def colours(self) -> Histogram:
        """The colours of the whole picture."""
        return self.kept_colours.unpacked


class Sampler:
    """Push every frame in order with its index, then ask for `finish()`."""

    def __init__(self, rate: float) -> None:
        self._every = max(2, round(EVERY_S * rate))
        self._apart = max(2, round(APART_S * rate))
        self._lumas: deque[NDArray[np.uint8]] = deque(maxlen=self._apart + 1)
        self._flow = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_ULTRAFAST)
        self._samples: list[Sample] = []
        self._count = 0

    def push(self, index: int, frame: av.VideoFrame) -> None:
        """Take the frame of this index (0-based)."""
        # The frames before a sample are kept small, those between samples are not looked at.
        phase = (index + self._apart) % self._every
        if phase <= self._apart:
            self._lumas.append(_small_luma(frame))
        if phase == self._apart:
            self._samples.append(self._measured(index, frame))
            self._lumas.clear()

    def finish(self) -> tuple[Sample, ...]:
        """Every sample, in order."""
        return tuple(self._samples)

    def _measured(self, index: int, frame: av.VideoFrame) -> Sample:
        picture = rgb_of(frame, width_px=WIDTH_PX if frame.width > WIDTH_PX else None)
        luma = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
        small = lab(np.asarray(cv2.resize(picture, _SMALL, interpolation=cv2.INTER_AREA), dtype=np.uint8))
        error = flow = None
        if len(self._lumas) == self._apart + 1:
            error, flow = self._moved()
        return Sample(
            frame=index,
            sharpness=sharpness(luma),
            noise=noise_levels(luma),
            kept_colours=KeptHistogram.of(histogram(small)),
            style=style_of(small),
            halfway_error=error,
            strong_flow=flow,
            flow_side_px=min(self._lumas[-1].shape),
        )

    def _moved(self) -> tuple[float, float]:
        """The error of the last frame but one against halfway, and the strongest flow over 1/8 s."""
        before, middle, after = (self._lumas[-3], self._lumas[-2], self._lumas[-1])
        near, far = self._between(before, after), self._between(self._lumas[0], after)
        error = halfway_error(
            before.astype(np.float32), middle.astype(np.float32), after.astype(np.float32), near
        )
        return error, strongest_flow(far)

    def _between(self, first: NDArray[np.uint8], second: NDArray[np.uint8]) -> NDArray[np.float32]:
        room = np.zeros((*first.shape, 2), dtype=np.float32)
        return np.asarray(self._flow.calc(first, second, room), dtype=np.float32)


def _small_luma(frame: av.VideoFrame) -> NDArray[np.uint8]:
    if frame.format.name not in ("yuv420p", "yuvj420p"):
        frame = frame.reformat(format="yuv420p")
    plane = frame.planes[0]
    pixels = np.frombuffer(memoryview(plane), dtype=np.uint8).reshape(-1, plane.line_size)
    pixels = pixels[: plane.height, : plane.width]
    scale = min(1.0, _FLOW_PX / min(plane.height, plane.width))
    size = (max(16, round(plane.width * scale)), max(16, round(plane.height * scale)))
    while pixels.shape[1] >= 2 * size[0] and pixels.shape[0] >= 2 * size[1]:
        # Halving is several times faster than one large step, and as good here.
        half = (pixels.shape[1] // 2, pixels.shape[0] // 2)
        pixels = np.asarray(cv2.resize(pixels, half, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    return np.ascontiguousarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
