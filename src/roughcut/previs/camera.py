"""A pinhole camera in metres: where a point of the stage falls on the picture, at any time."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from roughcut.previs.noise import wander
from roughcut.previs.stage import CameraKey, CameraTrack, Point, eased, keys_around

Matrix = NDArray[np.float64]

NEAR_M = 0.25
"""Nothing nearer to the lens than this is drawn."""


@dataclass(frozen=True)
class View:
    """The camera at one instant. Two views are equal when they show the same picture."""

    eye: Point
    look_at: Point
    fov: float
    roll: float
    focus_m: float
    blur: float
    width_px: int
    height_px: int
    focal_px: float = field(init=False, compare=False)
    axes: Matrix = field(init=False, compare=False, repr=False)
    _rows: tuple[Point, Point, Point] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        focal = self.height_px / 2 / np.tan(np.radians(self.fov) / 2)
        object.__setattr__(self, "focal_px", float(focal))
        object.__setattr__(self, "axes", _axes(self.eye, self.look_at, self.roll))
        object.__setattr__(self, "_rows", tuple(tuple(row) for row in self.axes.tolist()))

    def project(self, point: Point) -> tuple[float, float, float]:
        """The pixel (x, y; centres at whole numbers plus a half) and the depth of a point in metres."""
        # Plain numbers: for so few of them an array costs ten times as much as the sums.
        px, py, pz = (at - eye for at, eye in zip(point, self.eye, strict=True))
        x, y, depth = (a * px + b * py + c * pz for a, b, c in self._rows)
        safe = depth if abs(depth) > 1e-6 else 1e-6
        return (
            self.width_px / 2 + self.focal_px * x / safe,
            self.height_px / 2 - self.focal_px * y / safe,
            depth,
        )

    def depth(self, point: Point) -> float:
        """How far before the lens a point is, on the camera's own axis."""
        a, b, c = self._rows[2]
        (x, y, z), (ex, ey, ez) = point, self.eye
        return a * (x - ex) + b * (y - ey) + c * (z - ez)

    def plane(self, origin: Point, right: Point, down: Point) -> Matrix:
        """3×3: from (u, v) on the plane origin + u·right + v·down to the pixel, homogeneous."""
        (ox, oy, oz), (ex, ey, ez) = origin, self.eye
        columns = (right, down, (ox - ex, oy - ey, oz - ez))
        across, up, away = (tuple(a * x + b * y + c * z for x, y, z in columns) for a, b, c in self._rows)
        half_wide, half_high, focal = self.width_px / 2, self.height_px / 2, self.focal_px
        return np.array(
            [
                [focal * x + half_wide * d for x, d in zip(across, away, strict=True)],
                [half_high * d - focal * y for y, d in zip(up, away, strict=True)],
                away,
            ]
        )

    def heading_of(self, degrees: float) -> float:
        """A stage heading as the camera sees it: 0 faces the lens, 90 the picture's right, ±180 away."""
        angle = np.radians(degrees)
        x, _, depth = self.axes @ np.array([np.sin(angle), 0.0, -np.cos(angle)])
        return float(np.degrees(np.arctan2(x, -depth)))

    def softness(self, depth_m: float) -> float:
        """The standard deviation, in pixels, of the blur of a thing at that depth."""
        if self.blur == 0.0 or depth_m <= 0:
            return 0.0
        return 0.5 * self.blur * self.focal_px * abs(1 / depth_m - 1 / self.focus_m)


def _axes(eye: Point, look_at: Point, roll: float) -> Matrix:
    """Rows: the camera's right, up and forward, in stage coordinates."""
    forward = np.subtract(look_at, eye)
    forward = forward / np.linalg.norm(forward)
    right = np.array([forward[2], 0.0, -forward[0]])
    right = right / np.linalg.norm(right)
    up = np.cross(forward, right)
    angle = np.radians(roll)
    turned_right = right * np.cos(angle) + up * np.sin(angle)
    turned_up = up * np.cos(angle) - right * np.sin(angle)
    return np.array([turned_right, turned_up, forward])


def view_at(track: CameraTrack, time_ms: float, width_px: int, height_px: int) -> View:
    """The camera at a time: eased between its keys, with its unrest."""
    one, two, share = keys_around(track.keys, time_ms)
    share = eased(share, two.ease)
    view = _between(one, two, share)
    eye, look_at, roll = _unrest(track, time_ms, view)
    return View(eye, look_at, view.fov, roll, view.focus_m, view.blur, width_px, height_px)


def _between(one: CameraKey, two: CameraKey, share: float) -> CameraKey:
    if share == 0.0:
        return one
    return CameraKey.model_construct(
        time_ms=one.time_ms,
        eye=_mix_points(one.eye, two.eye, share),
        look_at=_mix_points(one.look_at, two.look_at, share),
        fov=_mix(one.fov, two.fov, share),
        roll=_mix(one.roll, two.roll, share),
        # Focus pullers turn a ring that is even in the reciprocal of the distance.
        focus_m=1.0 / _mix(1.0 / one.focus_m, 1.0 / two.focus_m, share),
        blur=_mix(one.blur, two.blur, share),
    )


def _mix(one: float, two: float, share: float) -> float:
    return one + (two - one) * share


def _mix_points(one: Point, two: Point, share: float) -> Point:
    return (_mix(one[0], two[0], share), _mix(one[1], two[1], share), _mix(one[2], two[2], share))


def _unrest(track: CameraTrack, time_ms: float, key: CameraKey) -> tuple[Point, Point, float]:
    """Hands that hold a camera sway; the point looked at sways the most."""
    if track.shake == 0.0:
        return key.eye, key.look_at, key.roll
    reach = float(np.linalg.norm(np.subtract(key.look_at, key.eye)))
    # The same angle is a larger part of a narrow view, so long lenses are held more firmly.
    size = np.radians(track.shake) * reach * key.fov / 30.0
    time_s, pace = time_ms / 1000, track.shake_pace
    drift = [wander(time_s, track.seed + part, pace) for part in (1, 2, 3, 4, 5)]
    x, y, z = key.look_at
    look_at = (x + size * drift[0], y + 0.7 * size * drift[1], z)
    ex, ey, ez = key.eye
    eye = (ex + 0.5 * size * drift[2], ey + 0.4 * size * drift[3], ez)
    return eye, look_at, key.roll + 0.5 * track.shake * drift[4]
