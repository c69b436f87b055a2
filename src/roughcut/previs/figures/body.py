"""The body under the clothes: proportions by age, sex and build, and its joints in every pose."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from roughcut.previs.figures.bearing import bearing_of
from roughcut.previs.figures.gestures import arm_targets
from roughcut.previs.figures.hairstyles import rise_of
from roughcut.previs.schema import Look, Pose, Turn

Vector = NDArray[np.float64]

EYES_BELOW_CROWN = 0.54  # of the head's height
SEAT_M = 0.45
LYING_AXIS_M = 0.16  # how high the middle line of a lying body is
_YAW_DEGREES: dict[Turn, float] = {
    "camera": 0, "slight_left": 15, "slight_right": 15, "three_quarter_left": 34, "three_quarter_right": 34,
    "left": 76, "right": 76, "away_left": 128, "away_right": 128, "away": 180,
}  # fmt: skip
MIRRORED: tuple[Turn, ...] = ("left", "three_quarter_left", "slight_left", "away_left")
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
    nod: float
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

    pelvis: Vector
    legs: list[tuple[Vector, Vector, Vector]] = field(default_factory=list)  # knee, ankle, toe
    hips: list[Vector] = field(default_factory=list)
    bend: float = 0.0  # of the torso, forward, radians
    roll: float = 0.0  # of the whole figure, sideways, radians
    slope: float = 0.0  # of the shoulders, radians


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


_WALK = (  # thigh and knee of one leg in eight phases from the heel's touch on, radians
    (0.50, 0.06), (0.34, 0.20), (0.08, 0.10), (-0.20, 0.06), (-0.42, 0.24), (-0.24, 0.86), (0.28, 1.06),
    (0.56, 0.52),
)  # fmt: skip


def _stance(f: Frame, pose: Pose) -> _Stance:
    swings, flexes, outward = [0.0, 0.0], [0.0, 0.0], [-0.035, 0.035]
    bend, roll, shift, slope = 0.0, 0.0, 0.0, 0.0
    sideways = pose.turn in ("left", "right", "away_left", "away_right")
    if pose.posture == "sitting":
        swings, flexes, bend = [1.48, 1.48], [1.52, 1.45], 0.03
        outward = [-0.16, 0.16]
    elif pose.posture == "crouching":
        swings, flexes, bend = [0.42, 1.62], [2.05, 1.72], 0.24
        outward = [-0.06, 0.20]
    elif pose.posture == "walking":
        (s0, k0), (s1, k1) = _WALK[pose.step], _WALK[(pose.step + 4) % 8]
        swings, flexes, outward, bend = [s0, s1], [k0, k1], [-0.005, 0.005], 0.06
    elif pose.posture == "leaning" and sideways:
        ahead = _leans_ahead(pose)
        swings, flexes = ([0.10, -0.12], [0.06, 0.10]) if ahead > 0 else ([0.30, 0.20], [0.24, 0.02])
        bend = 0.11 if ahead > 0 else -0.13
    elif pose.posture == "leaning":
        ahead = _leans_ahead(pose) or 1
        swings, flexes = [0.04, 0.12][::ahead], [0.04, 0.20][::ahead]
        roll, slope = -0.085 * ahead, 0.02 * ahead
        outward = [0.02, -0.17] if ahead > 0 else [0.17, -0.02]
    elif pose.posture == "lying":
        swings, flexes = [0.05, 0.62], [0.08, 1.30]
    elif pose.weight:
        free = 0 if pose.weight > 0 else 1
        swings[free], flexes[free] = 0.05 * abs(pose.weight), 0.10 * abs(pose.weight)
        shift, slope = 0.0065 * pose.weight * f.height, -0.014 * pose.weight
        outward = [
            side + (-1, 1)[k] * 0.012 * abs(pose.weight) * (k == free) for k, side in enumerate(outward)
        ]
        outward = [side - shift / (f.thigh * 1.4) for side in outward]
    hips = [_vec(side * f.hips + shift, -side * slope * f.hips * 1.5, 0) for side in (-1, 1)]
    legs = [_leg(hip, s, k, f, o) for hip, s, k, o in zip(hips, swings, flexes, outward, strict=True)]
    low = min(min(float(a[1]) - f.leg * 0.08, float(t[1]) - f.leg * 0.025) for _, a, t in legs)
    low = min(low, min(float(k[1]) - f.leg * 0.07 for k, _, _ in legs))
    pelvis_y = -low
    if pose.posture == "sitting":
        pelvis_y = max(SEAT_M + 0.045 * f.height, pelvis_y)
    up = _vec(0, pelvis_y, 0)
    placed = [(k + up, a + up, t + up) for k, a, t in legs]
    return _Stance(_vec(shift, pelvis_y, 0), placed, [hip + up for hip in hips], bend, roll, slope)


def _leans_ahead(pose: Pose) -> Literal[-1, 0, 1]:
    """Whether one who leans does so to the side they are turned to (1), or away from it (−1)."""
    if pose.lean == 0:
        return 0
    return 1 if (pose.lean > 0) is not (pose.turn in MIRRORED) else -1


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
    """The joints of a figure in a pose. A lying figure has joints that stand upright: it is laid down
    as a whole when it is drawn."""
    f = frame_of(look)
    upright = upright_pose(pose)
    stance, bearing = _stance(f, upright), bearing_of(upright)
    yaw = math.radians(_YAW_DEGREES[upright.turn])
    stoop = 0.10 if look.age == "old" else 0.0
    carried = 0.0 if pose.posture == "lying" else bearing.bend
    bend = stance.bend + stoop + carried
    pelvis = stance.pelvis
    spine = f.shoulder_y - f.leg
    axis = _vec(0, math.cos(bend), math.sin(bend))
    chest = pelvis + axis * spine - _vec(pelvis[0] * 0.7, 0, 0)
    raised = 0.6 + 0.2 * upright.raised if upright.gesture == "shrug" else 0.0
    shrug = f.height * (0.020 * raised + bearing.shoulders)
    shoulders = [
        chest + _vec(side * f.shoulders, shrug + side * stance.slope * f.shoulders, 0) for side in (-1, 1)
    ]
    wrists, poles = arm_targets(upright, f.upper_arm + f.forearm, yaw)
    arms = [_elbow(s, s + w, f, p) for s, w, p in zip(shoulders, wrists, poles, strict=True)]
    neck = chest + axis * f.head * 0.05
    chin = chest + _vec(0, f.head * 0.30, f.head * (0.10 + stoop + 1.1 * max(0.0, bend - stoop)))
    crown = chin + _vec(0, f.head, 0)

    def seen(point: Vector) -> Vector:
        return _turned(point, yaw, stance.roll)

    return Skeleton(
        frame=f, yaw=yaw, pelvis=seen(pelvis), chest=seen(chest), neck=seen(neck), chin=seen(chin),
        crown=seen(chin) + _vec(0, f.head, 0) if stance.roll == 0 else seen(crown),
        tilt=bearing.tilt - stance.roll * 0.5, nod=bearing.nod,
        shoulders=(seen(shoulders[0]), seen(shoulders[1])),
        elbows=(seen(arms[0][0]), seen(arms[1][0])),
        wrists=(seen(arms[0][1]), seen(arms[1][1])),
        hips=(seen(stance.hips[0]), seen(stance.hips[1])),
        knees=(seen(stance.legs[0][0]), seen(stance.legs[1][0])),
        ankles=(seen(stance.legs[0][1]), seen(stance.legs[1][1])),
        toes=(seen(stance.legs[0][2]), seen(stance.legs[1][2])),
    )  # fmt: skip


def upright_pose(pose: Pose) -> Pose:
    """The same pose as it is drawn: who lies is drawn upright, on the side of the back, and laid down."""
    if pose.posture != "lying" or pose.turn == "away":
        return pose
    left = pose.turn in MIRRORED
    face: Turn = pose.head or pose.turn
    if face not in ("left", "right"):
        face = "three_quarter_left" if left else "three_quarter_right"
    return pose.model_copy(update={"turn": "left" if left else "right", "head": face, "gesture": "none"})


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
        side = 1.0 if pose.turn in MIRRORED else -1.0
        return side * (float(joints.chin[1]) + joints.frame.head / 2 - look.height_m / 2)
    joints = skeleton_of(look, pose)
    return float(joints.chin[0]) * (-1.0 if pose.turn in MIRRORED else 1.0)
