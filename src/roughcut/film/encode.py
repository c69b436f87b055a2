"""Writing takes: pictures and sound into an mp4 that is whole or absent."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from roughcut.errors import MediaError
from roughcut.files import replacing
from roughcut.film.container import open_output, writing_errors
from roughcut.film.schema import Encoding
from roughcut.film.tracks import SAMPLE_RATE, PictureTrack, SoundTrack, even_size
from roughcut.timebase import sample_at

_USUAL = Encoding()
# BT.709, limited range: luma 16…235, chroma 16…240 around 128. The last column is the offset.
_RED, _GREEN, _BLUE = 0.2126, 0.7152, 0.0722

_TO_YUV = np.array(
    [
        [_RED * 219 / 255, _GREEN * 219 / 255, _BLUE * 219 / 255, 16],
        [-_RED / 1.8556 * 224 / 255, -_GREEN / 1.8556 * 224 / 255, 0.5 * 224 / 255, 128],
        [0.5 * 224 / 255, -_GREEN / 1.5748 * 224 / 255, -_BLUE / 1.5748 * 224 / 255, 128],
    ],
    dtype=np.float32,
)


def planes_of(frame: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """H×W×3 RGB to the I420 planes (H·3/2 × W) of BT.709 limited range; H and W are even."""
    height, width = frame.shape[:2]
    yuv = cv2.transform(frame, _TO_YUV)
    half = cv2.resize(yuv, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    planes = np.empty((height * 3 // 2, width), dtype=np.uint8)
    planes[:height] = yuv[..., 0]
    chroma = planes[height:].reshape(2, height // 2, width // 2)
    chroma[0], chroma[1] = half[..., 1], half[..., 2]
    return planes


class TakeWriter:
    """An mp4 being written: H.264 (BT.709, closed groups of at most 2 s) and AAC 48 kHz stereo.

    A context manager: the file appears at `path` when the block ends well, and nothing is left behind
    when it does not. Pictures and sound may come in any order and in blocks of any length; the sound
    is made exactly as long as the picture (silence is added, a longer tail is cut). The same input
    gives the same bytes. Raises OptionError for a size that cannot be encoded, OutputError for a disk
    that says no, MediaError for anything else that goes wrong in encoding.
    """

    def __init__(
        self,
        path: Path,
        width_px: int,
        height_px: int,
        rate: Fraction,
        encoding: Encoding = _USUAL,
    ) -> None:
        even_size(width_px, height_px)
        self.path = path
        self._encoding = encoding
        self._rate, self._width_px, self._height_px = rate, width_px, height_px
        self._waiting: list[NDArray[np.float32]] = []
        self._sample_count = 0

    def __enter__(self) -> Self:
        self._stack = contextlib.ExitStack()
        with contextlib.ExitStack() as stack:
            stack.enter_context(writing_errors(self.path))
            part = stack.enter_context(replacing(self.path))
            container = stack.enter_context(open_output(part))
            size = (self._width_px, self._height_px)
            self._picture = PictureTrack(container, *size, self._rate, self._encoding)
            self._sound = SoundTrack(container)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        if error is not None:
            return self._stack.__exit__(kind, error, trace)
        with self._stack:
            self._finish()
        return None

    @property
    def frame_count(self) -> int:
        """How many frames have been written."""
        return self._picture.frame_count

    def write(self, frame: NDArray[np.uint8]) -> None:
        """Add the next frame: H×W×3, RGB."""
        if frame.shape != (self._height_px, self._width_px, 3) or frame.dtype != np.uint8:
            raise ValueError(f"frame is {frame.dtype} {frame.shape}, expected uint8 H×W×3")
        self.write_planes(planes_of(frame))

    def write_planes(self, yuv: NDArray[np.uint8]) -> None:
        """Add the next frame as I420 planes, (H·3/2)×W, BT.709 limited range (see `planes_of`)."""
        self._picture.write(yuv)
        self._release_sound()

    def write_sound(self, samples: NDArray[np.float32]) -> None:
        """Add the next samples: N×2, −1…1, 48 kHz."""
        if samples.ndim != 2 or samples.shape[1] != 2:
            raise ValueError(f"sound is {samples.shape}, expected N×2")
        self._waiting.append(np.array(samples, dtype=np.float32))
        self._release_sound()

    def _release_sound(self) -> None:
        # Sound goes to the file no faster than picture: the file stays interleaved, and the tail can be cut.
        room = sample_at(self.frame_count, self._rate, SAMPLE_RATE) - self._sample_count
        for samples in _take(self._waiting, room):
            self._sound.write(samples)
            self._sample_count += len(samples)

    def _finish(self) -> None:
        if not self.frame_count:
            raise MediaError(f"Cannot encode {self.path}: it was given no picture.", path=self.path)
        missing = sample_at(self.frame_count, self._rate, SAMPLE_RATE) - self._sample_count
        self._sound.write(np.zeros((missing, 2), dtype=np.float32))
        self._picture.close()
        self._sound.close()


def _take(waiting: list[NDArray[np.float32]], count: int) -> Iterator[NDArray[np.float32]]:
    """Take up to `count` samples off the front of a list of blocks."""
    while count > 0 and waiting:
        block = waiting.pop(0)
        if len(block) > count:
            waiting.insert(0, block[count:])
            block = block[:count]
        count -= len(block)
        yield block
