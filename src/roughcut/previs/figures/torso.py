"""The trunk as a surface: where a point of a garment falls in the picture from any side."""

# ruff: noqa: RUF005  (arrays are moved by adding pairs; nothing is concatenated)

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from roughcut.previs.figures.body import Skeleton
from roughcut.previs.figures.shapes import Points, curve, join
from roughcut.previs.schema import Look

# Height along the trunk (0 hips, 1 shoulder joints), half width, half depth, forward shift; in
# body heights, for men and for women.
_MAN = np.array(
    [
        (-0.20, 0.078, 0.062, 0.000), (0.00, 0.090, 0.068, -0.004), (0.38, 0.083, 0.060, 0.004),
        (0.72, 0.101, 0.070, 0.008), (0.90, 0.112, 0.064, 0.002), (1.00, 0.104, 0.050, 0.000),
        (1.05, 0.078, 0.046, 0.002), (1.10, 0.049, 0.040, 0.004), (1.16, 0.032, 0.034, 0.006),
        (1.24, 0.030, 0.032, 0.010),
    ]
)  # fmt: skip
_WOMAN = np.array(
    [
        (-0.20, 0.080, 0.062, -0.002), (0.00, 0.093, 0.069, -0.008), (0.40, 0.068, 0.050, 0.002),
        (0.72, 0.081, 0.068, 0.012), (0.90, 0.094, 0.056, 0.002), (1.00, 0.087, 0.044, 0.000),
        (1.05, 0.064, 0.040, 0.002), (1.10, 0.041, 0.034, 0.004), (1.16, 0.026, 0.030, 0.006),
        (1.24, 0.024, 0.027, 0.010),
    ]
)  # fmt: skip


_HEIGHTS = (0.0, 0.2, 0.40, 0.58, 0.74, 0.90, 1.00, 1.05, 1.10)


@dataclass(frozen=True)
class Trunk:
    """The trunk of a posed body; `at` maps (angle round the body in degrees, height) to metres."""

    joints: Skeleton
    stations: Points

    def _measures(self, t: float) -> tuple[float, float, float]:
        s = self.stations
        return tuple(float(np.interp(t, s[:, 0], s[:, k])) for k in (1, 2, 3))  # type: ignore[return-value]

    def axis(self, t: float) -> Points:
        """The middle of the trunk at height `t`."""
        p, c = self.joints.pelvis[:2], self.joints.chest[:2]
        return np.asarray(p + (c - p) * t)

    def width(self, t: float) -> tuple[float, float]:
        """Where the outline is, left and right of the axis, in metres."""
        a, b, shift = self._measures(t)
        yaw = self.joints.yaw
        half = math.hypot(a * math.cos(yaw), b * math.sin(yaw))
        middle = shift * math.sin(yaw)
        return middle - half, middle + half

    def at(self, degrees: float, t: float, off: float = 0.0) -> Points:
        """A point on the surface; what is on the far side comes to lie on the outline."""
        a, b, shift = self._measures(t)
        yaw, phi = self.joints.yaw, math.radians(degrees)
        x, z = (a + off) * math.sin(phi), (b + off) * math.cos(phi)
        seen = x * math.cos(yaw) + z * math.sin(yaw)
        if -x * math.sin(yaw) + z * math.cos(yaw) < 0:
            seen = math.copysign(math.hypot(a * math.cos(yaw), b * math.sin(yaw)), seen or 1.0)
        return np.asarray(self.axis(t) + (seen + shift * math.sin(yaw), 0.0))

    def shows(self, degrees: float) -> bool:
        """Whether that side of the body is turned to the audience."""
        return math.cos(math.radians(degrees) + self.joints.yaw) > 0.02

    def patch(self, corners: Sequence[tuple[float, float]]) -> Points:
        """Corners (degrees, height) as an outline in metres."""
        return np.array([self.at(*corner) for corner in corners])

    def outline(self, low: float = -0.2, high: float = 1.15, ease: float = 0.0) -> Points:
        """The silhouette between two heights, `ease` metres outside the skin."""
        heights = [low, *[t for t in _HEIGHTS if low < t < high], high]
        sides = [(self.axis(t), self.width(t)) for t in heights]
        right = curve([p + (w[1] + ease, 0) for p, w in sides])
        left = curve([p + (w[0] - ease, 0) for p, w in reversed(sides)])
        return join(right, left)


def trunk_of(look: Look, joints: Skeleton) -> Trunk:
    """The trunk of a figure: its measures by sex, age and build."""
    f = joints.frame
    stations = (_WOMAN if look.sex == "female" and look.age != "child" else _MAN).copy()
    if look.age in ("child", "teen"):
        stations[:, 1] *= 0.92
    waist = np.interp(stations[:, 0], [-0.2, 0.2, 0.5, 1.0, 1.2], [1, 1.1, 1.15, 0.75, 0.6])
    stations[:, 1:3] *= (1 + (f.girth - 1) * waist)[:, None]
    belly = max(0.0, f.girth - 1) * 0.10
    stations[:, 3] += belly * np.interp(stations[:, 0], [0, 0.3, 0.7], [0.3, 1, 0.1])
    stations[:, 2] += belly * 0.4 * np.interp(stations[:, 0], [0, 0.3, 0.7], [0.3, 1, 0.1])
    stations[:, 1:] *= f.height
    return Trunk(joints, stations)
