"""Where the plan puts everybody in the picture, frame by frame: what figures are measured by."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Box = tuple[float, float, float, float]
"""Left, top, right, bottom as shares of the picture's width and height; may reach beyond 0…1."""

HEAD, CLOTHES, MOUTH = 0, 1, 2
"""The rows of a track's boxes."""


@dataclass(frozen=True)
class Track:
    """One character in one planned shot. `boxes` is frames × 3 × 4 (head, clothes, mouth; see `Box`),
    from the shot's first frame on; `seen` is frames × 3: whether the plan shows that part, in frame and
    not behind somebody (a mouth only when it faces the camera). `faces` is frames × 2: which side of the
    head the plan shows and with which feeling, as numbers that differ where those do; None where it does
    not say."""

    name: str
    shot_number: int
    boxes: NDArray[np.float32]
    seen: NDArray[np.bool_]
    faces: NDArray[np.int16] | None = None

    def face(self, frame: int) -> tuple[int, int]:
        """The side and the feeling of a face in a frame of the shot (0-based)."""
        if self.faces is None or not 0 <= frame < len(self.faces):
            return 0, 0
        side, feeling = self.faces[frame]
        return int(side), int(feeling)

    def box(self, part: int, frame: int) -> Box | None:
        """The box of a part in a frame of the shot (0-based); None where it is not seen."""
        if not 0 <= frame < len(self.seen) or not self.seen[frame, part]:
            return None
        left, top, right, bottom = (float(side) for side in self.boxes[frame, part])
        return left, top, right, bottom
