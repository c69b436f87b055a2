"""Watching: every picture of a film, once, as small numbers that metrics are made from."""

from __future__ import annotations

from collections import deque
from fractions import Fraction

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from roughcut.critic.evidence import PictureEvidence
from roughcut.critic.metrics.colour import PaletteMixer
from roughcut.critic.metrics.cuts import CutFinder
from roughcut.critic.metrics.picture import FreezeFinder, is_black

WIDTH_PX = 160
"""The width of the picture that metrics see, for landscape; portrait films get this height."""
PALETTE_STEP = 6
"""Every how many frames colours are looked at."""

_FULL_RANGE = 2
# BT.709 in full range, luma 0…255 and colour differences −128…127, to red, green and blue.
_TO_RGB = np.array([[1, 0, 1.5748], [1, -0.1873, -0.4681], [1, 1.8556, 0]], dtype=np.float32)


class Watcher:
    """Push decoded frames in order, then ask for `finish()`. Keeps a few numbers for each frame."""

    def __init__(self, rate: Fraction, width_px: int, height_px: int) -> None:
        self.evidence = PictureEvidence(rate=rate, width_px=width_px, height_px=height_px)
        scale = WIDTH_PX / max(width_px, height_px)
        width, height = max(16, round(width_px * scale / 2)), max(16, round(height_px * scale / 2))
        self._colour_size, self._luma_size = (width, height), (2 * width, 2 * height)
        self._cuts, self._freezes = CutFinder(), FreezeFinder(max(width_px, height_px))
        self._samples: deque[tuple[int, NDArray[np.uint8]]] = deque()
        self._mixers = [PaletteMixer()]
        self._opened = 0

    def push(self, frame: av.VideoFrame) -> None:
        """Take the next frame."""
        luma, thumb = self._small(frame)
        evidence, index = self.evidence, self.evidence.frame_count
        self._cuts.push(thumb)
        self._freezes.push(luma)
        evidence.brightness.append(float(thumb[..., 0].mean()))
        evidence.black.append(is_black(luma))
        if index % PALETTE_STEP == 0:
            self._samples.append((index, _rgb(thumb[::2, ::2])))
            self._mix(self._cuts.judged)
        evidence.frame_count += 1

    def finish(self) -> PictureEvidence:
        """Decide what was still open and hand over everything."""
        evidence = self.evidence
        evidence.cuts = self._cuts.finish()
        self._mix(evidence.frame_count)
        while self._opened < len(evidence.cuts):
            self._open_stretch()
        evidence.changes = self._cuts.changes
        evidence.stills = self._freezes.finish(2)
        evidence.palettes = self._mixers
        return evidence

    def _mix(self, judged: int) -> None:
        """Give the colours that wait to the stretch that they belong to."""
        while self._samples and self._samples[0][0] < judged:
            index, rgb = self._samples.popleft()
            while self._opened < len(self._cuts.cuts) and self._cuts.cuts[self._opened] <= index:
                self._open_stretch()
            self._mixers[-1].push(rgb)

    def _open_stretch(self) -> None:
        self._mixers.append(PaletteMixer())
        self._opened += 1

    def _small(self, frame: av.VideoFrame) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """The luma at full small size, and luma with both colour differences at half of it."""
        if frame.format.name not in ("yuv420p", "yuvj420p"):
            frame = frame.reformat(format="yuv420p")
        luma = _shrunk(frame.planes[0], self._luma_size)
        blue, red = (_shrunk(frame.planes[index], self._colour_size) for index in (1, 2))
        half = cv2.resize(luma, self._colour_size, interpolation=cv2.INTER_AREA)
        # Whoever compares pictures does so plane by plane: in memory each lies by itself.
        thumb = np.moveaxis(np.stack([half, blue - 128, red - 128]), 0, -1)
        if frame.color_range != _FULL_RANGE and frame.format.name != "yuvj420p":
            luma = (luma - 16) * np.float32(255 / 219)
            thumb[..., 0] = (thumb[..., 0] - 16) * np.float32(255 / 219)
            thumb[..., 1:] *= np.float32(255 / 224)
        return luma, thumb


def _shrunk(plane: av.video.plane.VideoPlane, size: tuple[int, int]) -> NDArray[np.float32]:
    pixels: NDArray[np.uint8] = np.frombuffer(memoryview(plane), dtype=np.uint8).reshape(-1, plane.line_size)[
        : plane.height, : plane.width
    ]
    while pixels.shape[1] >= 2 * size[0] and pixels.shape[0] >= 2 * size[1]:
        # Halving again and again is several times faster than one large step, and as good here.
        half = (pixels.shape[1] // 2, pixels.shape[0] // 2)
        pixels = np.asarray(cv2.resize(pixels, half, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    if (pixels.shape[1], pixels.shape[0]) != size:
        pixels = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    return pixels.astype(np.float32)


def _rgb(thumb: NDArray[np.float32]) -> NDArray[np.uint8]:
    return np.asarray(np.clip(thumb @ _TO_RGB.T + 0.5, 0, 255), dtype=np.uint8)
