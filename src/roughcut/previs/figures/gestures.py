"""What the arms do: every gesture and every way to rest, from the front, three quarters and the side."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from roughcut.previs.figures.arms import Arm, Arms, Hand, Point
from roughcut.previs.figures.holding import grip_of
from roughcut.previs.schema import Gesture, Pose

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class ArmPose:
    """A pose of the arms from the front, from three quarters and from the side (as from three quarters)."""

    front: Arms
    quarter: Arms
    side: Arms | None = None


def _both(wrist: Point, elbow: Point, hand: Hand = "relaxed", aim: float | None = None) -> Arms:
    arm = Arm(wrist, elbow, hand, aim)
    return Arms(arm, arm)


_TO_CHIN = Arm((-0.20, -0.12, 0.26), (0.3, -1.0, 0.1), "fist", 106)
_UNDER_ELBOW = Arm((-0.42, -0.55, 0.24), (0.7, -0.7, 0.1), "hidden")
# In a front or three-quarter view the far arm leads: it has the open air beside the trunk to itself.
POSES: dict[Gesture, ArmPose] = {
    "none": ArmPose(Arms(), Arms()),
    "talk": ArmPose(
        Arms(far=Arm((0.48, -0.34, 0.20), (0.1, -1.0, -0.35), "flat", 28)),
        Arms(far=Arm((0.46, -0.40, 0.0), (-0.3, -1.0, 0.0), "flat", 20)),
        Arms(near=Arm((0.54, -0.40, 0.16), (-0.3, -1.0, 0.1), "flat", 22)),
    ),
    "offer": ArmPose(
        _both((0.44, -0.42, 0.22), (0.1, -1.0, -0.3), "flat", 12),
        Arms(
            Arm((0.52, -0.60, 0.26), (-0.6, -0.8, 0.2), "flat", 8),
            Arm((0.44, -0.44, 0.0), (-0.3, -1.0, 0.0), "flat", 14),
        ),
        Arms(
            Arm((0.52, -0.46, 0.2), (-0.3, -1.0, 0.1), "flat", 10),
            Arm((0.58, -0.34, 0.0), (-0.2, -1.0, 0.0), "flat", 20),
        ),
    ),
    "stress": ArmPose(
        Arms(far=Arm((0.26, -0.22, 0.26), (0.35, -1.0, -0.2), "fist", 80)),
        Arms(far=Arm((0.40, -0.22, 0.05), (-0.1, -1.0, 0.0), "fist", 60)),
        Arms(near=Arm((0.46, -0.22, 0.16), (-0.2, -1.0, 0.1), "fist", 58)),
    ),
    "count": ArmPose(
        Arms(far=Arm((0.28, -0.16, 0.24), (0.35, -1.0, -0.2), "finger", 88)),
        Arms(far=Arm((0.40, -0.16, 0.05), (-0.1, -1.0, 0.0), "finger", 84)),
        Arms(near=Arm((0.44, -0.16, 0.16), (-0.2, -1.0, 0.1), "finger", 82)),
    ),
    "self": ArmPose(
        Arms(far=Arm((-0.08, -0.38, 0.32), (0.35, -1.0, -0.1), "open", 146)),
        Arms(near=Arm((0.22, -0.38, 0.32), (-0.25, -1.0, 0.2), "open", 40)),
        Arms(near=Arm((0.14, -0.34, 0.22), (-0.6, -0.8, 0.2), "open", 38)),
    ),
    "refuse": ArmPose(
        _both((0.24, -0.26, 0.36), (0.45, -0.9, -0.1), "splayed", 86),
        Arms(
            Arm((0.62, -0.40, 0.24), (-0.5, -0.8, 0.2), "splayed", 80),
            Arm((0.44, -0.22, 0.0), (-0.2, -1.0, 0.0), "splayed", 82),
        ),
        Arms(
            Arm((0.58, -0.28, 0.2), (-0.3, -1.0, 0.1), "splayed", 78),
            Arm((0.66, -0.16, 0.0), (-0.2, -1.0, 0.0), "splayed", 80),
        ),
    ),
    "point": ArmPose(
        Arms(far=Arm((0.84, -0.04, 0.34), (0.3, -1.0, -0.2), "point")),
        Arms(far=Arm((0.90, -0.06, 0.0), (0.0, -1.0, 0.0), "point")),
        Arms(near=Arm((0.93, 0.0, 0.1), (0.0, -1.0, 0.1), "point")),
    ),
    "reach": ArmPose(
        Arms(far=Arm((0.70, -0.28, 0.36), (0.2, -1.0, -0.2), "flat")),
        Arms(far=Arm((0.80, -0.26, 0.0), (-0.1, -1.0, 0.0), "flat")),
        Arms(near=Arm((0.86, -0.22, 0.1), (-0.1, -1.0, 0.1), "flat")),
    ),
    "give": ArmPose(
        Arms(near=Arm((-0.46, -0.40, 0.56), (0.6, -0.9, 0.1), "flat", 150)),
        Arms(near=Arm((0.84, -0.36, 0.24), (-0.2, -1.0, 0.1), "flat", 24)),
        Arms(near=Arm((0.86, -0.30, 0.2), (-0.2, -1.0, 0.1), "flat", 20)),
    ),
    "shrug": ArmPose(
        _both((0.46, -0.36, 0.16), (0.0, -1.0, -0.2), "flat", 14),
        Arms(
            Arm((-0.44, -0.40, 0.16), (0.1, -1.0, 0.2), "flat", 166),
            Arm((0.46, -0.38, 0.0), (-0.1, -1.0, 0.0), "flat", 14),
        ),
        Arms(
            Arm((0.50, -0.46, 0.2), (-0.3, -1.0, 0.1), "flat", 6),
            Arm((0.58, -0.36, 0.0), (-0.2, -1.0, 0.0), "flat", 16),
        ),
    ),
    "wave": ArmPose(
        Arms(far=Arm((0.40, 0.36, 0.16), (0.9, -0.6, 0.0), "splayed", 84)),
        Arms(far=Arm((0.48, 0.32, 0.0), (0.5, -0.9, 0.0), "splayed", 84)),
        Arms(near=Arm((0.44, 0.36, 0.2), (0.4, -0.9, 0.2), "splayed", 84)),
    ),
    "hands_on_hips": ArmPose(
        _both((0.06, -0.74, 0.14), (1.0, 0.05, -0.3), "fist", 205),
        Arms(
            Arm((0.06, -0.75, 0.26), (-1.0, 0.1, 0.2), "fist", -20),
            Arm((0.10, -0.74, -0.1), (1.0, 0.05, -0.2), "hidden"),
        ),
        Arms(near=Arm((0.08, -0.75, 0.24), (-1.0, 0.1, 0.1), "fist", -25)),
    ),
    "hand_on_hip": ArmPose(
        Arms(far=Arm((0.06, -0.74, 0.14), (1.0, 0.05, -0.3), "fist", 205)),
        Arms(near=Arm((0.06, -0.75, 0.26), (-1.0, 0.1, 0.2), "fist", -20)),
        Arms(near=Arm((0.08, -0.75, 0.24), (-1.0, 0.1, 0.1), "fist", -25)),
    ),
    "arms_crossed": ArmPose(
        Arms(
            Arm((-0.46, -0.42, 0.24), (0.8, -0.7, 0.1), "relaxed", 168),
            Arm((-0.40, -0.50, 0.20), (0.8, -0.6, 0.1), "hidden"),
        ),
        Arms(
            Arm((0.42, -0.42, 0.30), (-0.7, -0.8, 0.3), "relaxed", 14),
            Arm((-0.36, -0.48, 0.36), (0.8, -0.7, 0.1), "hidden"),
        ),
        Arms(
            Arm((0.20, -0.43, 0.30), (-0.7, -0.8, 0.3), "relaxed", 40),
            Arm((0.16, -0.50, 0.06), (-0.4, -0.9, 0.0), "hidden"),
        ),
    ),
    "pockets": ArmPose(
        _both((0.07, -0.86, 0.12), (1.0, 0.1, -0.5), "hidden"),
        Arms(
            Arm((0.10, -0.86, 0.26), (-1.0, 0.0, 0.2), "hidden"),
            Arm((0.06, -0.86, -0.05), (0.8, 0.0, -0.4), "hidden"),
        ),
        Arms(near=Arm((0.14, -0.86, 0.2), (-1.0, 0.0, 0.1), "hidden")),
    ),
    "clasped": ArmPose(
        Arms(
            Arm((-0.24, -0.80, 0.30), (0.9, -0.1, -0.4), "relaxed", 236),
            Arm((-0.24, -0.82, 0.26), (0.9, -0.1, -0.4), "relaxed", 242),
        ),
        Arms(
            Arm((0.30, -0.80, 0.30), (-0.8, -0.1, 0.3), "relaxed", -46),
            Arm((-0.06, -0.82, 0.34), (0.8, -0.1, 0.0), "relaxed", 236),
        ),
        Arms(
            Arm((0.28, -0.82, 0.2), (-0.8, -0.1, 0.2), "relaxed", -40),
            Arm((0.32, -0.80, 0.0), (-0.8, -0.1, 0.0), "relaxed", -40),
        ),
    ),
    "behind": ArmPose(
        _both((-0.16, -0.84, -0.32), (0.9, 0.0, -0.5), "hidden"),
        Arms(
            Arm((-0.02, -0.86, -0.36), (-1.0, 0.0, 0.3), "hidden"),
            Arm((-0.30, -0.84, -0.2), (0.6, 0.0, -0.6), "hidden"),
        ),
        Arms(
            Arm((-0.22, -0.86, 0.10), (-0.9, 0.0, 0.3), "relaxed", 216),
            Arm((-0.2, -0.86, -0.2), (-0.9, 0.0, 0.0), "relaxed", 216),
        ),
    ),
    "hold_elbow": ArmPose(
        Arms(near=Arm((-0.50, -0.58, 0.26), (0.7, -0.7, 0.0), "open", 172)),
        Arms(near=Arm((0.34, -0.55, 0.30), (-0.7, -0.8, 0.3), "relaxed", 12)),
        Arms(near=Arm((0.20, -0.60, 0.24), (-0.8, -0.5, 0.2), "hidden")),
    ),
    "think": ArmPose(
        Arms(near=_UNDER_ELBOW, far=_TO_CHIN),
        Arms(
            Arm((0.46, -0.14, 0.30), (-0.1, -1.0, 0.3), "fist", 70),
            Arm((-0.20, -0.56, 0.30), (0.8, -0.7, 0.1), "hidden"),
        ),
        Arms(near=Arm((0.34, -0.14, 0.22), (0.1, -1.0, 0.2), "fist", 74)),
    ),
    "cover_face": ArmPose(
        _both((-0.13, 0.15, 0.34), (0.5, -0.9, 0.2), "open", 104),
        Arms(
            Arm((0.34, 0.20, 0.34), (-0.1, -1.0, 0.3), "open", 80),
            Arm((0.0, 0.22, 0.36), (0.4, -0.9, 0.1), "open", 104),
        ),
        Arms(near=Arm((0.24, 0.12, 0.26), (0.1, -1.0, 0.2), "open", 84)),
    ),
    "to_head": ArmPose(
        Arms(far=Arm((-0.17, 0.29, 0.34), (0.9, -0.6, 0.1), "open", 112)),
        Arms(far=Arm((-0.10, 0.29, 0.40), (0.7, -0.8, 0.2), "open", 100)),
        Arms(near=Arm((0.22, 0.29, 0.26), (0.3, -1.0, 0.2), "open", 96)),
    ),
}  # fmt: skip
STANDING_ONLY = ("pockets", "hands_on_hips", "hand_on_hip", "behind", "clasped", "hold_elbow")

# At rest, in the body's own frame: outward, up, forward.
_RELAXED = Arm((0.09, -0.955, 0.13), (0.4, 0.0, -0.95))
_IN_LAP = Arm((-0.12, -0.68, 0.46), (0.8, -0.2, -0.6))
_ON_THIGH = Arm((0.04, -0.70, 0.50), (0.8, -0.3, -0.6))
_ON_KNEES = Arm((0.0, -0.74, 0.42), (0.8, -0.2, -0.4))
_SHARES = {1: 0.22, 2: 0.68, 3: 1.0}


def _swinging(swing: float) -> Arm:
    angle = (0.62 if swing > 0 else 0.44) * swing
    bent = 0.10 * max(0.0, swing)
    return Arm((0.08, -0.95 * math.cos(angle) + bent, 0.95 * math.sin(angle) + 0.08), (0.3, 0.0, -0.95))


def _resting(pose: Pose) -> tuple[Arm, Arm]:
    """The arms of a body that does nothing with them, near and far, in the body's own frame."""
    if pose.posture == "walking":
        phase = math.cos(2 * math.pi * pose.step / 8)
        return _swinging(-phase), _swinging(phase)
    if pose.posture == "sitting":
        return (_ON_THIGH, _ON_THIGH) if pose.weight > 0 else (_IN_LAP, _IN_LAP)
    if pose.posture == "crouching":
        return _ON_KNEES, _ON_KNEES
    return _RELAXED, _RELAXED


def _seen(gesture: Gesture, pose: Pose) -> Arms:
    asked = POSES[gesture]
    if pose.turn in ("camera", "away", "slight_left", "slight_right"):
        return asked.front
    return asked.side or asked.quarter if pose.turn in ("left", "right") else asked.quarter


def _as_body(arm: Arm, side: int, yaw: float) -> Arm:
    """An arm of a turned picture, from picture axes to the body's own; `yaw` is 0 for front views."""
    if yaw == 0:
        return arm

    def back(p: Point) -> Point:
        x, y, z = p
        return side * (x * math.cos(yaw) - z * math.sin(yaw)), y, x * math.sin(yaw) + z * math.cos(yaw)

    return Arm(back(arm.wrist), back(arm.elbow), arm.hand, arm.aim)


def _between(one: Arm, two: Arm, share: float) -> Arm:
    def mix(a: Point, b: Point) -> Point:
        x, y, z = (p + (q - p) * share for p, q in zip(a, b, strict=True))
        return x, y, z

    hand: Hand = two.hand if share >= 0.5 else one.hand
    hand = one.hand if hand == "hidden" else hand
    return Arm(mix(one.wrist, two.wrist), mix(one.elbow, two.elbow), hand)


def arms_of(pose: Pose, yaw: float) -> tuple[Arm, Arm]:
    """Both arms, near and far, in the body's own frame: at rest, holding something, or in a gesture that
    is as far raised as the pose says. `yaw` is the turn of the body (radians)."""
    turned = 0.0 if pose.turn in ("camera", "away", "slight_left", "slight_right") else yaw
    arms = list(_resting(pose))
    if pose.posture != "walking" and pose.rest != "none" and not _is_out_of_place(pose):
        arms = _with(arms, _seen(pose.rest, pose), turned, 1.0)
    grip = grip_of(pose.held)
    if grip is not None:
        held = grip.front if turned == 0 else grip.turned
        free = 0 if pose.posture == "walking" and grip.hangs else 1
        if free:
            arms = _with(arms, held, turned, 1.0)
        arms[0] = replace(arms[0], hand="fist")
    if pose.gesture == "none":
        return arms[0], arms[1]
    asked = _seen(pose.gesture, pose)
    if grip is not None:
        # What is held out is in the hand that holds it; all else is done with the other.
        asked = Arms(asked.near) if pose.gesture == "give" else Arms(None, asked.far or asked.near)
    arms = _with(arms, asked, turned, _SHARES[pose.raised])
    if grip is not None:
        arms[0] = replace(arms[0], hand="fist")
    return arms[0], arms[1]


def _is_out_of_place(pose: Pose) -> bool:
    return pose.posture in ("sitting", "crouching") and pose.rest in STANDING_ONLY


def _with(arms: list[Arm], asked: Arms, yaw: float, share: float) -> list[Arm]:
    changed = list(arms)
    for index, arm in enumerate((asked.near, asked.far)):
        if arm is not None:
            goal = _as_body(arm, (-1, 1)[index], yaw)
            changed[index] = goal if share == 1.0 else _between(arms[index], goal, share)
    return changed


def arm_targets(pose: Pose, arm_m: float, yaw: float = 0.0) -> tuple[list[Vector], list[Vector]]:
    """The wrists, in metres from their shoulders, and the directions that the elbows point to; first
    the near arm (at the figure's −x), then the other."""
    wrists, poles = [], []
    for side, arm in zip((-1, 1), arms_of(pose, yaw), strict=True):
        wrists.append(np.array((side * arm.wrist[0], arm.wrist[1], arm.wrist[2]), np.float64) * arm_m)
        poles.append(np.array((side * arm.elbow[0], arm.elbow[1], arm.elbow[2]), np.float64))
    return wrists, poles
