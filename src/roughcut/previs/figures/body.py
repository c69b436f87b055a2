"""The body under the clothes: proportions by age, sex and build, and its joints in every pose."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from roughcut.previs.figures.gestures import arm_targets
from roughcut.previs.figures.hairstyles import rise_of
from roughcut.previs.schema import Look, Pose, Turn

Vector = NDArray[np.float64]

EYES_BELOW_CROWN = 0.54  # of the head's height
SEAT_M = 0.45
LYING_AXIS_M = 0.16  # how high the middle line of a lying body is
_YAW_DEGREES: dict[Turn, float] = {
    "camera": 0, "three_quarter_left": 34, "three_quarter_right": 34, "left": 76, "right": 76, "away": 180,
}  # fmt: skip
_FORWARD_DROP = 0.13  # the eye looks down a little, so what comes towards it sinks in the picture
_HEADS = {"child": 0.192, "teen": 0.162, "adult": 0.154, "old": 0.156}
_LEGS = {"child": 0.435, "teen": 0.485, "adult": 0.495, "old": 0.485}
_BUILDS = {"slim": 0.9, "average": 1.0, "stout": 1.24}


@dataclass(frozen=True)
class Frame:
    """The measures of a body that stands straight, in metres."""

    height: float
    head: float
    girth: float
    shoulders: float
    hips: float
    leg: float
    upper_arm: float
    forearm: float

    @property
    def shoulder_y(self) -> float:
        """Height of the shoulder joints."""
        return self.height - self.head * 1.30

    @property
    def thigh(self) -> float:
        """From hip to knee."""
        return self.leg * 0.49

    @property
    def shin(self) -> float:
        """From knee to ankle."""
        return self.leg * 0.43


def frame_of(look: Look) -> Frame:
    """The measures of the body that a look describes."""
    height, girth = look.height_m, _BUILDS[look.build]
    woman = look.sex == "female" and look.age != "child"
    shoulders = height * (0.080 if woman else 0.084 if look.age in ("child", "teen") else 0.096)
    return Frame(
        height=height,
        head=height * _HEADS[look.age],
        girth=girth,
        shoulders=shoulders * (1 + (girth - 1) * 0.55),
        hips=height * (0.052 if woman else 0.047) * (1 + (girth - 1) * 0.6),
        leg=height * _LEGS[look.age],
        upper_arm=height * 0.165,
        forearm=height * 0.142,
    )


@dataclass(frozen=True)
class Skeleton:
    """Joints as seen: x to the right, y up, z towards the audience, metres from the figure's spot.

    Pairs are (gesturing side, other side); the gesturing side is the one nearer the audience in
    every turned view. `yaw` is how far the body is turned to the right, in radians.
    """

    frame: Frame
    yaw: float
    pelvis: Vector
    chest: Vector
    neck: Vector
    chin: Vector
    crown: Vector
    tilt: float
    shoulders: tuple[Vector, Vector]
    elbows: tuple[Vector, Vector]
    wrists: tuple[Vector, Vector]
    hips: tuple[Vector, Vector]
    knees: tuple[Vector, Vector]
    ankles: tuple[Vector, Vector]
    toes: tuple[Vector, Vector]


@dataclass
class _Stance:
    """A posture in the figure's own frame, before it is turned: z forward."""

    pelvis_y: float
    legs: list[tuple[Vector, Vector, Vector]] = field(default_factory=list)  # knee, ankle, toe
    bend: float = 0.0  # of the torso, forward, radians
    roll: float = 0.0  # of the whole figure, sideways, radians


def _vec(x: float, y: float, z: float) -> Vector:
    return np.array((x, y, z), np.float64)


def _leg(
    hip: Vector, swing: float, flex: float, f: Frame, spread: float = 0.0
) -> tuple[Vector, Vector, Vector]:
    """A leg from hip angles: `swing` of the thigh forward and `flex` of the knee back (radians)."""
    knee = hip + _vec(spread, -math.cos(swing), math.sin(swing)) * f.thigh
    shin = swing - flex
    ankle = knee + _vec(spread * 0.4, -math.cos(shin), math.sin(shin)) * f.shin
    down = min(0.75, 0.8 * max(0.0, -shin - 0.15))
    ahead, below = f.height * 0.085, -f.leg * 0.055
    toe = ankle + _vec(
        math.copysign(0.012, hip[0]) * f.height,
        below * math.cos(down) - ahead * math.sin(down),
        ahead * math.cos(down) + below * math.sin(down),
    )
    return knee, ankle, toe


def _stance(f: Frame, pose: Pose) -> _Stance:
    hips = [_vec(-f.hips, 0, 0), _vec(f.hips, 0, 0)]
    outward = [-0.02, 0.02]
    swings, flexes, bend, roll = [0.0, 0.0], [0.0, 0.0], 0.0, 0.0
    if pose.posture == "sitting":
        swings, flexes, bend = [1.48, 1.48], [1.52, 1.45], 0.03
        outward = [-0.16, 0.16]
    elif pose.posture == "crouching":
        swings, flexes, bend = [1.75, 1.05], [2.35, 2.3], 0.38
        outward = [-0.25, 0.2]
    elif pose.posture == "walking":
        phase = 2 * math.pi * pose.step / 8
        swings = [0.46 * math.sin(phase), -0.46 * math.sin(phase)]
        lifts = [math.cos(phase), -math.cos(phase)]
        flexes = [
            0.10 + 0.75 * max(0.0, lift) ** 1.5 + 0.12 * max(0.0, -s)
            for lift, s in zip(lifts, swings, strict=True)
        ]
        bend = 0.05
    elif pose.posture == "leaning":
        swings, flexes, roll = [0.05, 0.30], [0.05, 0.42], -0.10
        outward = [0.0, -0.22]
    legs = [_leg(hip, s, k, f, o) for hip, s, k, o in zip(hips, swings, flexes, outward, strict=True)]
    low = min(min(float(a[1]) - f.leg * 0.08, float(t[1]) - f.leg * 0.025) for _, a, t in legs)
    pelvis_y = -low
    if pose.posture == "sitting":
        pelvis_y = max(SEAT_M + 0.045 * f.height, pelvis_y)
    up = _vec(0, pelvis_y, 0)
    return _Stance(pelvis_y, [(k + up, a + up, t + up) for k, a, t in legs], bend, roll)


def _turned(point: Vector, yaw: float, roll: float) -> Vector:
    x, y, z = point
    x, y = x * math.cos(roll) - y * math.sin(roll), x * math.sin(roll) + y * math.cos(roll)
    seen_x = x * math.cos(yaw) + z * math.sin(yaw)
    seen_z = -x * math.sin(yaw) + z * math.cos(yaw)
    return _vec(seen_x, y - _FORWARD_DROP * seen_z, seen_z)


def _elbow(shoulder: Vector, wrist: Vector, f: Frame, pole: Vector) -> tuple[Vector, Vector]:
    """Where the elbow is, and the wrist pulled within reach: two bones, bent towards `pole`."""
    a, b = f.upper_arm, f.forearm
    reach = wrist - shoulder
    distance = min(max(float(np.linalg.norm(reach)), 0.25 * a), (a + b) * 0.995)
    along = reach / max(float(np.linalg.norm(reach)), 1e-6)
    forward = (a * a - b * b + distance * distance) / (2 * distance)
    side = pole - along * float(pole @ along)
    side = side / max(float(np.linalg.norm(side)), 1e-6)
    off = math.sqrt(max(0.0, a * a - forward * forward))
    return shoulder + along * forward + side * off, shoulder + along * distance


def skeleton_of(look: Look, pose: Pose) -> Skeleton:
    """The joints of a figure in a pose. A lying figure has the joints of a standing one: it is
    laid down as a whole when it is drawn."""
    f = frame_of(look)
    upright = upright_pose(pose)
    stance = _stance(f, upright)
    yaw = math.radians(_YAW_DEGREES[pose.turn])
    stoop = 0.10 if look.age == "old" else 0.0
    bend = stance.bend + stoop
    pelvis = _vec(0, stance.pelvis_y, 0)
    spine = f.shoulder_y - f.leg
    axis = _vec(0, math.cos(bend), math.sin(bend))
    chest = pelvis + axis * spine
    shrug = f.height * 0.022 if pose.gesture == "shrug" else 0.0
    shoulders = [chest + _vec(side * f.shoulders, shrug, 0) for side in (-1, 1)]
    wrists, poles = arm_targets(upright, f.upper_arm + f.forearm)
    arms = [_elbow(s, s + w, f, p) for s, w, p in zip(shoulders, wrists, poles, strict=True)]
    neck = chest + axis * f.head * 0.05
    chin = chest + _vec(0, f.head * 0.30, f.head * (0.10 + stoop))
    crown = chin + _vec(0, f.head, 0)

    def seen(point: Vector) -> Vector:
        return _turned(point, yaw, stance.roll)

    return Skeleton(
        frame=f, yaw=yaw, pelvis=seen(pelvis), chest=seen(chest), neck=seen(neck), chin=seen(chin),
        crown=seen(chin) + _vec(0, f.head, 0) if stance.roll == 0 else seen(crown), tilt=0.0,
        shoulders=(seen(shoulders[0]), seen(shoulders[1])),
        elbows=(seen(arms[0][0]), seen(arms[1][0])),
        wrists=(seen(arms[0][1]), seen(arms[1][1])),
        hips=(seen(pelvis + _vec(-f.hips, 0, 0)), seen(pelvis + _vec(f.hips, 0, 0))),
        knees=(seen(stance.legs[0][0]), seen(stance.legs[1][0])),
        ankles=(seen(stance.legs[0][1]), seen(stance.legs[1][1])),
        toes=(seen(stance.legs[0][2]), seen(stance.legs[1][2])),
    )  # fmt: skip


def upright_pose(pose: Pose) -> Pose:
    """The same pose, standing instead of lying."""
    return pose.model_copy(update={"posture": "standing"}) if pose.posture == "lying" else pose


def head_of(look: Look, pose: Pose) -> tuple[float, float, float]:
    """Heights above the ground, in metres, of the eyes, the chin and the top of hair or hat."""
    f = frame_of(look)
    if pose.posture == "lying":
        half = f.head * 0.42
        return LYING_AXIS_M, LYING_AXIS_M - half, LYING_AXIS_M + half
    joints = skeleton_of(look, pose)
    chin = float(joints.chin[1])
    crown = chin + f.head
    top = crown + f.head * rise_of(look.hair_style, look.hat) / 100
    return crown - f.head * EYES_BELOW_CROWN, chin, top


def head_offset_of(look: Look, pose: Pose) -> float:
    """How far to the right of its spot (negative: left) the middle of a figure's head is, in metres."""
    if pose.posture == "lying":
        joints = skeleton_of(look, pose)
        side = 1.0 if pose.turn in ("left", "three_quarter_left") else -1.0
        return side * (float(joints.chin[1]) + joints.frame.head / 2 - look.height_m / 2)
    joints = skeleton_of(look, pose)
    mirrored = pose.turn in ("left", "three_quarter_left")
    return float(joints.chin[0]) * (-1.0 if mirrored else 1.0)
