"""Broadcast Wave files (EBU Tech 3285): 24-bit sound that says at which time code it begins."""

from __future__ import annotations

import contextlib
import struct
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from roughcut.errors import OptionError
from roughcut.files import replacing
from roughcut.film.tracks import SAMPLE_RATE

FULL_SCALE = 2**23
"""The number of a sample at 1; the largest that a file holds is one less."""
_CHANNELS, _WIDTH = 2, 3
_BEXT_BYTES = 602
_HEAD_BYTES = 12 + 8 + _BEXT_BYTES + 8 + 16 + 8
_MOST_BYTES = 2**32 - 1
_ORIGINATOR = "roughcut"


class WavWriter:
    """A stereo file at 48 kHz being written, 24-bit PCM; a context manager: the file is whole or absent.

    `first_sample` counts from midnight of the time code to the first sample. Raises OptionError for sound of
    more than 4.1 hours, which is more than such a file holds, and OutputError for a disk that says no.
    """

    def __init__(self, path: Path, first_sample: int, description: str = "") -> None:
        self.path = path
        self._first_sample, self._description = first_sample, description
        self.sample_count = 0

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as stack:
            part = stack.enter_context(replacing(self.path))
            self._file = stack.enter_context(part.open("w+b"))
            self._file.write(bytes(_HEAD_BYTES))
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        if error is not None:
            return self._stack.__exit__(kind, error, trace)
        with self._stack:
            self._file.seek(0)
            self._file.write(self._head())
        return None

    def write(self, samples: NDArray[np.int32]) -> None:
        """Add samples: N×2, whole numbers from −2²³ to 2²³ − 1."""
        self.sample_count += len(samples)
        if _HEAD_BYTES + self._data_bytes > _MOST_BYTES:
            raise OptionError(
                f"{self.path} would be longer than 4 hours, which no WAV file holds; cut the film."
            )
        wide = np.ascontiguousarray(samples, dtype="<i4")
        self._file.write(wide.view(np.uint8).reshape(-1, 4)[:, :_WIDTH].tobytes())

    @property
    def _data_bytes(self) -> int:
        return self.sample_count * _CHANNELS * _WIDTH

    def _head(self) -> bytes:
        """Everything before the samples. It names no day and no hour: the same sound gives the same bytes."""
        description = self._description.encode("ascii", "replace")[:255]
        low, high = self._first_sample & 0xFFFFFFFF, self._first_sample >> 32
        bext = struct.pack(
            "<256s32s32s10s8sIIH", description, _ORIGINATOR.encode(), b"", b"", b"", low, high, 1
        )
        bytes_a_sample = _CHANNELS * _WIDTH
        form = struct.pack(
            "<HHIIHH", 1, _CHANNELS, SAMPLE_RATE, SAMPLE_RATE * bytes_a_sample, bytes_a_sample, _WIDTH * 8
        )
        chunks = _chunk(b"bext", bext.ljust(_BEXT_BYTES, b"\0")) + _chunk(b"fmt ", form)
        size = _HEAD_BYTES - 8 + self._data_bytes
        return (
            b"RIFF"
            + struct.pack("<I", size)
            + b"WAVE"
            + chunks
            + b"data"
            + struct.pack("<I", self._data_bytes)
        )


def _chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data
