"""What the arms do: where the wrists go in each gesture and posture, seen from the shoulders."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from roughcut.previs.schema import Pose

Vector = NDArray[np.float64]
_Arm = tuple[tuple[float, float, float], tuple[float, float, float]]  # wrist, and where the elbow points

# In arm lengths from the shoulder; x outward from the body, y up, z forward.
_RELAXED: _Arm = ((0.07, -0.97, 0.11), (0.3, 0.0, -0.95))
_GESTURES: dict[str, tuple[_Arm, _Arm]] = {
    "none": (_RELAXED, _RELAXED),
    "talk": (((0.34, -0.26, 0.54), (0.3, -0.9, -0.3)), ((0.16, -0.56, 0.50), (0.7, -0.6, -0.4))),
    "point": (((0.72, 0.06, 0.64), (0.4, -0.9, 0.0)), _RELAXED),
    "shrug": (((0.50, -0.34, 0.36), (0.1, -0.9, -0.4)), ((0.50, -0.34, 0.36), (0.1, -0.9, -0.4))),
    "hands_on_hips": (((0.04, -0.76, 0.06), (0.9, 0.0, -0.25)), ((0.04, -0.76, 0.06), (0.9, 0.0, -0.25))),
    "arms_crossed": (((-0.34, -0.47, 0.40), (0.8, -0.6, 0.1)), ((-0.34, -0.40, 0.46), (0.8, -0.6, 0.1))),
    "reach": (((0.46, -0.04, 0.86), (0.4, -0.9, 0.0)), _RELAXED),
    "wave": (((0.46, 0.42, 0.26), (0.6, -0.8, 0.0)), _RELAXED),
}
# The same, where the figure is seen from the side: the arm goes where the figure looks.
_TURNED: dict[str, tuple[_Arm, _Arm]] = {
    "talk": (((0.16, -0.24, 0.52), (0.4, -0.9, -0.3)), ((0.10, -0.50, 0.40), (0.6, -0.6, -0.5))),
    "point": (((-0.04, 0.05, 0.98), (0.4, -0.9, 0.0)), _RELAXED),
    "reach": (((-0.02, -0.12, 0.98), (0.4, -0.9, 0.0)), _RELAXED),
    "wave": (((0.16, 0.40, 0.62), (0.5, -0.8, 0.0)), _RELAXED),
}
_IN_LAP: _Arm = ((-0.10, -0.66, 0.50), (0.7, -0.2, -0.7))
_ON_KNEES: _Arm = ((0.0, -0.74, 0.42), (0.8, -0.2, -0.4))


def _swinging(swing: float) -> _Arm:
    angle = (0.58 if swing > 0 else 0.40) * swing
    return (0.07, -0.96 * math.cos(angle), 0.96 * math.sin(angle) + 0.08), (0.3, 0.0, -0.95)


def _arms(pose: Pose) -> tuple[_Arm, _Arm]:
    arms = _GESTURES[pose.gesture]
    if pose.turn not in ("camera", "away"):
        arms = (
            _TURNED.get(pose.gesture, arms)
            if not (pose.gesture == "wave" and "quarter" in pose.turn)
            else arms
        )
    if pose.posture == "walking":
        phase = math.sin(2 * math.pi * pose.step / 8)
        resting: tuple[_Arm, _Arm] = (_swinging(-phase), _swinging(phase))
    elif pose.posture == "sitting":
        resting = (_IN_LAP, _IN_LAP)
    elif pose.posture == "crouching":
        resting = (_ON_KNEES, _ON_KNEES)
    else:
        resting = (_RELAXED, _RELAXED)
    return _moved(resting[0], arms[0], pose.halfway), _moved(resting[1], arms[1], pose.halfway)


def _moved(rest: _Arm, arm: _Arm, halfway: bool) -> _Arm:
    """An arm that is not asked for rests; one on its way is between the two."""
    if arm is _RELAXED:
        return rest
    if not halfway:
        return arm
    wrist, pole = (tuple((np.array(one) + two) / 2) for one, two in zip(rest, arm, strict=True))
    return wrist, pole


def arm_targets(pose: Pose, arm_m: float) -> tuple[list[Vector], list[Vector]]:
    """The wrists, in metres from their shoulders, and the directions that the elbows point to; first
    the gesturing arm (at the figure's −x), then the other."""
    wrists, poles = [], []
    for side, (wrist, pole) in zip((-1, 1), _arms(pose), strict=True):
        wrists.append(np.array((side * wrist[0], wrist[1], wrist[2]), np.float64) * arm_m)
        poles.append(np.array((side * pole[0], pole[1], pole[2]), np.float64))
    return wrists, poles
