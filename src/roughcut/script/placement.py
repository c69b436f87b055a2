"""Where a person is on the stage: the words that blocking, director and previs share."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from roughcut.script.schema import Document

Posture = Literal["standing", "sitting", "walking", "leaning", "crouching", "lying"]
Facing = Literal["left", "right", "camera", "away"]


class Placement(Document):
    """A person's place, seen from the audience: `x` −1 (left edge) to 1 (right edge) of the acting
    area, `depth` 0 (nearest the audience) to 1 (farthest), and how they stand."""

    x: float = Field(default=0.0, ge=-2.0, le=2.0)
    depth: float = Field(default=0.5, ge=0.0, le=1.0)
    posture: Posture = "standing"
    facing: Facing = "camera"
    present: bool = True
