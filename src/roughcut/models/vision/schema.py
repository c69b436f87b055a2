"""What an encoder is: pictures and texts in, unit vectors out, and which weights did it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
"""Height × width × 3, red, green, blue, 0…255."""
Rows = NDArray[np.float32]
"""n × d; each row has length 1 unless said otherwise."""


class ImageTextEncoder(Protocol):
    """A network such as CLIP or SigLIP that puts pictures and texts into one space."""

    @property
    def name(self) -> str:
        """What the user called it: a folder's name or a hub id."""
        ...

    @property
    def digest(self) -> str:
        """SHA-256 (hex) over the weights and the settings that go with them."""
        ...

    @property
    def max_tokens(self) -> int:
        """The longest text, in tokens with the marks at its ends, that is read as one piece."""
        ...

    def encode_images(self, pictures: Sequence[Picture]) -> Rows:
        """A unit row for each picture; sizes may differ."""
        ...

    def encode_texts(self, texts: Sequence[str]) -> Rows:
        """A unit row for each text. A text longer than `max_tokens` is read in as many pieces as
        `piece_counts` says; its row is the mean of theirs, brought back to length 1."""
        ...

    def piece_counts(self, texts: Sequence[str]) -> list[int]:
        """In how many pieces each text is read: 1 where it fits."""
        ...


class VideoEncoder(Protocol):
    """A network such as I3D that turns a stretch of film into features (not of unit length)."""

    @property
    def name(self) -> str: ...

    @property
    def digest(self) -> str: ...

    def encode_clips(self, clips: Sequence[NDArray[np.uint8]]) -> Rows:
        """A row of features for each clip (frames × height × width × 3, all of one shape)."""
        ...
