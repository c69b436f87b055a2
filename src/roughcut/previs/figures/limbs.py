"""Arms, hands, legs and shoes."""

# ruff: noqa: RUF005  (arrays are moved by adding pairs; nothing is concatenated)

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from roughcut.previs.figures.arms import Arm
from roughcut.previs.figures.body import Skeleton, Vector
from roughcut.previs.figures.gestures import arms_of
from roughcut.previs.figures.hands import hand_shapes
from roughcut.previs.figures.holding import draw_held, grip_of
from roughcut.previs.figures.ink import Ink
from roughcut.previs.figures.palette import darker, lighter
from roughcut.previs.figures.shapes import Points, capsule, curve, disc, ellipse, hull, join, ribbon
from roughcut.previs.schema import Colour, Held, Look, Pose


@dataclass(frozen=True)
class Sleeve:
    """What covers an arm: `length` 0 (bare) … 2 (to the wrist, 1 is the elbow), `width` of the cloth."""

    length: float
    colour: Colour
    width: float = 1.0
    cuff: Colour | None = None


def _between(a: Vector, b: Vector, share: float) -> Vector:
    return a + (b - a) * share


def _radii(look: Look, height: float, girth: float) -> tuple[float, float, float]:
    strong = 1.12 if look.sex == "male" and look.age in ("adult", "old") else 1.0
    scale = height * strong * (0.55 + 0.45 * girth)
    return 0.0248 * scale, 0.0212 * scale, 0.0155 * scale


def draw_arm(ink: Ink, look: Look, joints: Skeleton, side: int, sleeve: Sleeve, pose: Pose) -> None:
    """One arm with its hand and what it holds: `side` 0 is the near arm, 1 the other."""
    arm = arms_of(pose, joints.yaw)[side]
    # What is held up before the body is nearer to us than the arm that holds it.
    over = _held_before(joints, side, pose.held)
    if not over:
        draw_hand(ink, look, joints, side, arm, pose.held)
    _draw_sleeve(ink, look, joints, side, sleeve)
    if over:
        draw_hand(ink, look, joints, side, arm, pose.held)


def _held_before(joints: Skeleton, side: int, held: Held) -> bool:
    """Whether a hand holds something up before its own arm, seen from the front."""
    grip = grip_of(held)
    raised = float(joints.wrists[side][1]) > float(joints.elbows[side][1])
    return grip is not None and grip.side == side and raised and math.cos(joints.yaw) > _FRONTAL


def _draw_sleeve(ink: Ink, look: Look, joints: Skeleton, side: int, sleeve: Sleeve) -> None:
    """The arm itself, bare or clothed."""
    shoulder, elbow, wrist = joints.shoulders[side], joints.elbows[side], joints.wrists[side]
    height = joints.frame.height
    r0, r1, r2 = _radii(look, height, joints.frame.girth)
    relief = 0.020 * height
    shoulder = shoulder - np.array((0, r0 * 0.92, 0))
    if sleeve.length < 2:
        ink.part([capsule(shoulder, elbow, r0, r1), capsule(elbow, wrist, r1, r2)], look.skin, relief)
    if sleeve.length <= 0:
        return
    w = sleeve.width
    if sleeve.length <= 1:
        end = _between(shoulder, elbow, sleeve.length)
        cloth = [capsule(shoulder, end, r0 * 1.12 * w, r0 * 1.10 * w)]
    else:
        end = _between(elbow, wrist, min(1.0, sleeve.length - 1) * 0.97)
        cloth = [
            capsule(shoulder, elbow, r0 * 1.10 * w, r1 * 1.22 * w),
            capsule(elbow, end, r1 * 1.22 * w, r2 * 1.38 * w),
        ]
    ink.part(cloth, sleeve.colour, relief)
    _hide_seam(ink, joints, shoulder, r0 * 1.10 * w, sleeve.colour, crosses(joints, side))
    if ink.manner.detail:
        _folds(ink, elbow, end, r1, sleeve, r2)


def crosses(joints: Skeleton, side: int) -> bool:
    """Whether an arm passes before the chest."""
    chest, shoulder = float(joints.chest[0]), float(joints.shoulders[side][0])
    out = math.copysign(1.0, shoulder - chest)
    nearest = min(out * (float(p[side][0]) - chest) for p in (joints.elbows, joints.wrists))
    return nearest < 0.55 * abs(shoulder - chest) and float(joints.wrists[side][1]) > float(joints.pelvis[1])


def _hide_seam(ink: Ink, joints: Skeleton, shoulder: Vector, r: float, colour: Colour, crosses: bool) -> None:
    """No outline between sleeve and shoulder: the cloth goes on."""
    inward = float(joints.chest[0] - shoulder[0])
    line = ink.manner.line_m
    x, y = float(shoulder[0]), float(shoulder[1])
    if abs(inward) < r:
        ink.fill(ellipse(x, y + 0.5 * r, 0.86 * r, 0.72 * r), colour)
        return
    reach = min((0.9 if crosses else 1.35) * r, abs(inward) * 0.6)
    k = math.copysign(1.0, inward)
    cap = np.array(
        [
            (x, y + r - line * 0.6),
            (x + k * reach * 0.5, y + r * 0.98 - line * 0.6),
            (x + k * reach, y + r * 0.72),
            (x + k * reach, y - r * 0.2),
            (x + k * r * 1.06, y - r * 0.34),
            (x + k * r * 0.4, y - r * 0.2),
            (x, y),
        ]
    )
    ink.fill(cap, colour)


def _folds(ink: Ink, elbow: Vector, end: Vector, r: float, sleeve: Sleeve, wrist: float) -> None:
    tone = ink.line_colour(sleeve.colour)
    tone = darker(sleeve.colour, 0.72) if not ink.manner.dark_line else tone
    if sleeve.length > 1:
        across = _across(elbow, end)
        for share, lean in ((0.10, 0.35), (0.24, 0.2)):
            at = _between(elbow, end, share)[:2]
            ink.stroke(
                curve([at - across * r * 0.9, at + across * r * 0.1 + (0, -lean * r),
                at + across * r * 0.45]),
                r * 0.13, tone, (1, 0.8, 0.1),
            )  # fmt: skip
        if sleeve.cuff is not None:
            along = (end - elbow)[:2] / max(float(np.hypot(*(end - elbow)[:2])), 1e-6)
            out = _across(elbow, end) * wrist * 1.42 * sleeve.width
            low, high = end[:2] + along * wrist * 0.75, end[:2] - along * wrist * 0.15
            ring = np.array([low - out * 0.95, low + out * 0.95, high + out, high - out])
            ink.part([ring], sleeve.cuff)


def _across(a: Vector, b: Vector) -> Points:
    d = (b - a)[:2]
    d = d / max(float(np.hypot(*d)), 1e-6)
    return np.array((-d[1], d[0]))


def hand_size(look: Look, height: float) -> float:
    """Half the length of a hand, metres."""
    return height * (0.044 if look.sex == "female" else 0.0465) * (1.12 if look.age == "child" else 1.0)


def draw_hand(ink: Ink, look: Look, joints: Skeleton, side: int, arm: Arm, held: Held) -> None:
    """The hand of one arm, aimed as its pose asks, with what it holds."""
    elbow, wrist = joints.elbows[side], joints.wrists[side]
    size = hand_size(look, joints.frame.height)
    grip = grip_of(held)
    holds = grip is not None and grip.side == side
    if arm.hand == "hidden" and not holds:
        return
    outward = -1.0 if side == 0 and math.cos(joints.yaw) > _FRONTAL else 1.0
    if math.cos(joints.yaw) < 0:
        outward = 1.0 if side == 0 else -1.0
    angle = _hand_angle(elbow, wrist, arm.aim, outward)
    cos, sin = math.cos(angle), math.sin(angle)
    inward = float(np.sign(joints.chest[0] - wrist[0])) or 1.0
    ahead = inward if math.cos(joints.yaw) > _FRONTAL else 1.0
    flip = 1.0 if -sin * ahead * 0.7 + cos >= 0 else -1.0

    def at(along: float, across: float) -> Points:
        across *= flip
        return wrist[:2] + np.array((cos * along - sin * across, sin * along + cos * across)) * size

    if holds:
        draw_held(
            ink,
            held,
            wrist,
            np.array((cos, sin)),
            size,
            -ahead if outward < 0 and grip and grip.mirrors else 1.0,
        )
    shapes, lines = hand_shapes("fist" if holds else arm.hand, at, size)
    ink.part(shapes, look.skin, size * 0.35)
    if ink.manner.detail:
        tone = darker(look.skin, 0.70)
        for line in lines:
            ink.stroke(curve(line), size * 0.07, tone, (0.4, 1, 0.5))


_FRONTAL = 0.93  # cosine of the turn up to which a body is drawn as from the front


def _hand_angle(elbow: Vector, wrist: Vector, aim: float | None, outward: float) -> float:
    """Where a hand points in the picture, radians."""
    if aim is not None:
        angle = math.radians(aim)
        return angle if outward > 0 else math.pi - angle
    d = (wrist - elbow)[:2]
    return math.atan2(d[1], d[0]) if float(np.hypot(*d)) > 0.02 else -math.pi / 2


def draw_leg(
    ink: Ink, look: Look, joints: Skeleton, side: int, cloth: Colour | None, length: float = 2.0
) -> None:
    """One leg: trousers down to `length` (1 the knee, 2 the ankle) where there is `cloth`, skin below."""
    f = joints.frame
    hip, knee, ankle = joints.hips[side], joints.knees[side], joints.ankles[side]
    g = f.height * (0.5 + 0.5 * f.girth)
    r0, r1, r2 = 0.047 * g, 0.033 * g, 0.0215 * g
    relief = 0.026 * f.height
    if cloth is None or length < 2:
        ink.part([capsule(hip, knee, r0, r1), capsule(knee, ankle, r1, r2)], look.skin, relief)
    if cloth is None:
        return
    if length <= 1:
        end = _between(hip, knee, length)
        ink.part([capsule(hip, end, r0 * 1.05, r1 * 1.35)], cloth, relief)
        return
    hem = _between(knee, ankle, 1.0)[:2]
    wide = _across(knee, ankle) * r2 * 1.55
    below = hull([disc(knee, r1 * 1.16), np.array([hem - wide, hem, hem + wide])])
    ink.part([capsule(hip, knee, r0 * 1.04, r1 * 1.16), below], cloth, relief)
    if ink.manner.detail:
        tone = darker(cloth, 0.70)
        across = _across(knee, ankle)
        for share, sign in ((0.06, 1), (0.9, -1), (0.97, 1)):
            at = _between(knee, ankle, share)[:2]
            ink.stroke(
                curve([at + across * r2 * 1.2 * sign, at - (0, r2 * 0.3), at - across * r2 * 0.4 * sign]),
                r2 * 0.16, tone, (1, 0.7, 0.1),
            )  # fmt: skip


_FLAT_FOOT = 0.31  # radians from ankle down to toe in a foot that stands


def draw_shoe(ink: Ink, joints: Skeleton, side: int, colour: Colour, heeled: bool = False) -> None:
    """A shoe from heel to toe, with its sole."""
    h = joints.frame.height
    ankle, toe = joints.ankles[side][:2], joints.toes[side][:2]
    low = min(float(toe[1]), float(ankle[1]) - h * 0.026) - h * 0.004
    heel = np.array((ankle[0] - (toe[0] - ankle[0]) * 0.18, low + h * 0.016))
    lean = math.atan2(ankle[1] - toe[1], toe[0] - ankle[0]) - _FLAT_FOOT
    if toe[0] - ankle[0] > 0.03 * h and lean > 0.1:  # on tiptoe, seen from the side
        back, below = -0.015 * h, -0.024 * h
        heel = ankle + (
            back * math.cos(lean) + below * math.sin(lean),
            -back * math.sin(lean) + below * math.cos(lean),
        )
    tip = np.array((toe[0], max(low + h * 0.013, float(toe[1]))))
    upper = hull(
        [
            disc(ankle - (0, h * 0.004), h * 0.021, h * 0.018),
            disc(heel, h * 0.020, h * 0.016),
            disc(tip, h * 0.021, h * 0.013),
        ]
    )
    ink.part([upper], colour, h * 0.012)
    if ink.manner.detail and not heeled:
        sole = join([heel + (-h * 0.019, -h * 0.010)], [tip + (h * 0.020, -h * 0.008)])
        ink.fill(
            ribbon(sole, [h * 0.007, h * 0.007]),
            lighter(colour, 0.55) if sum(colour) > 240 else darker(colour, 0.6),
        )
