"""An arm in a pose: where its wrist and elbow are, and what its hand does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Hand = Literal["relaxed", "open", "flat", "point", "finger", "fist", "splayed", "hidden"]
Point = tuple[float, float, float]


@dataclass(frozen=True)
class Arm:
    """Where a wrist is and where its elbow points, seen from the shoulder in arm lengths.

    The axes are the picture's: outward from the body in a front view and ahead in a turned one, up,
    and towards the audience. `aim` turns the hand to so many degrees (0 outward or ahead, 90 up);
    without it the hand goes on where the forearm points.
    """

    wrist: Point
    elbow: Point
    hand: Hand = "relaxed"
    aim: float | None = None


@dataclass(frozen=True)
class Arms:
    """Both arms; None is an arm that stays as it rests. In a front view `near` is at the picture's left."""

    near: Arm | None = None
    far: Arm | None = None
