"""How a mouth rests: what it is compared with to tell how far it is open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Crop = NDArray[np.uint8]
Face = tuple[int, int]

_LEAST_SILENT, _LEAST_ALL = 3, 8
"""Frames in which a character is silent, and, for who is never silent, any frames, that show how the mouth
rests."""


class Rests:
    """The mouth of one character in one shot. `crops` are pictures of it by frame, `faces` the side and the
    feeling that each of them should show, `lines` the first and last frame of each of the character's lines,
    and `near` so many frames around a line show how the mouth rests there."""

    def __init__(
        self,
        crops: Mapping[int, Crop],
        faces: Mapping[int, Face],
        lines: Sequence[tuple[float, float]],
        near: float,
    ) -> None:
        self._crops, self._faces, self._lines, self._near = crops, faces, lines, near
        self._silent = [at for at in crops if not any(a <= at < b for a, b in lines)]
        self._known: dict[tuple[int, Face], NDArray[np.float64] | None] = {}

    def at(self, frame: int) -> NDArray[np.float64] | None:
        """The mouth at rest as it would be in a frame: with the face of that frame, near the nearest line. A
        smile after the next line is no rest for this one. None in the midst of a turn of the head."""
        distances = [max(first - frame, frame - last, 0.0) for first, last in self._lines]
        line = int(np.argmin(distances)) if distances else 0
        key = (line, self._faces[frame])
        if key not in self._known:
            shown = next((found for found in self._like(*key) if len(found) >= _LEAST_SILENT), None)
            self._known[key] = np.median([self._crops[at] for at in shown], axis=0) if shown else None
        return self._known[key]

    def _like(self, line: int, face: Face) -> Iterator[list[int]]:
        """Silent frames that show the mouth at rest, the most like first."""
        first, last = self._lines[line] if self._lines else (0.0, 0.0)
        near = [at for at in self._silent if first - self._near <= at < last + self._near]
        for silent in (near, self._silent):
            yield [at for at in silent if self._faces[at] == face]
        for silent in (near, self._silent):
            yield [at for at in silent if self._faces[at][0] == face[0]]
        always = [at for at in self._crops if self._faces[at][0] == face[0]]
        yield always if len(always) >= _LEAST_ALL else []
