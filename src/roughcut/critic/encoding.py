"""Sampled frames through an image-text encoder while a film is watched: only their rows are kept."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

import av
import numpy as np

from roughcut.errors import OptionError
from roughcut.film.media import rgb_of
from roughcut.models.vision.schema import ImageTextEncoder, Picture, Rows

SAMPLES_PER_S = 2.0
"""How many frames a second are encoded unless the caller says otherwise."""
_BATCH = 16
_SHORT_SIDE_PX = 448
"""Larger frames are shrunk to this first: encoders see 224 to 384 pixels."""


class Onlooker(Protocol):
    """Something that wants to see every decoded frame of a film, in order."""

    def push(self, index: int, frame: av.VideoFrame) -> None:
        """Take the frame of this index (0-based)."""
        ...


@dataclass(frozen=True)
class EncodedFrames:
    """The sampled frames (indices), a row for each, and a row for each text that was asked for (0 where
    the text is empty), with how the encoder is called, its digest and how texts were cut."""

    frames: tuple[int, ...]
    rows: Rows
    texts: Rows
    piece_counts: tuple[int, ...]
    encoder: str
    digest: str
    samples_per_s: float


class FrameEncoder:
    """Push every frame in order with its index, then ask for `finish()`. Memory grows by a row a sample."""

    def __init__(
        self, encoder: ImageTextEncoder, rate: Fraction, *, samples_per_s: float = SAMPLES_PER_S
    ) -> None:
        if not 0 < samples_per_s <= 1000:
            raise OptionError(f"Frames cannot be sampled {samples_per_s:g} times a second; say 2, or 0.5.")
        self._encoder, self._every = encoder, max(1.0, float(rate) / samples_per_s)
        self._samples_per_s = float(rate) / self._every
        self._frames: list[int] = []
        self._waiting: list[Picture] = []
        self._rows: list[Rows] = []

    def push(self, index: int, frame: av.VideoFrame) -> None:
        """Take a frame; encode it if it is the next sample."""
        if index < round(len(self._frames) * self._every):
            return
        short = min(frame.width, frame.height)
        width = frame.width * _SHORT_SIDE_PX // short if short > _SHORT_SIDE_PX else None
        self._frames.append(index)
        self._waiting.append(rgb_of(frame, width_px=width))
        if len(self._waiting) == _BATCH:
            self._encode()

    def finish(self, texts: tuple[str, ...]) -> EncodedFrames:
        """Every sampled frame's row, and those of the texts."""
        self._encode()
        return EncodedFrames(
            frames=tuple(self._frames),
            rows=np.concatenate(self._rows) if self._rows else np.zeros((0, 1), dtype=np.float32),
            texts=self._encoder.encode_texts(texts),
            piece_counts=tuple(self._encoder.piece_counts(texts)),
            encoder=self._encoder.name,
            digest=self._encoder.digest,
            samples_per_s=self._samples_per_s,
        )

    def _encode(self) -> None:
        if self._waiting:
            self._rows.append(self._encoder.encode_images(self._waiting))
            self._waiting = []
