"""Draws a figure: a look in a pose and a style becomes a sprite."""

# ruff: noqa: RUF005  (arrays are moved by adding pairs; nothing is concatenated)

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from roughcut.models.video.schema import Style
from roughcut.previs.figures.beard import draw_beard
from roughcut.previs.figures.body import LYING_AXIS_M, Skeleton, skeleton_of, upright_pose
from roughcut.previs.figures.expressions import FACES
from roughcut.previs.figures.eyes import draw_brow, draw_eye, draw_marks
from roughcut.previs.figures.finish import finish
from roughcut.previs.figures.garments import CUTS, draw_collar, draw_hood, draw_skirt, draw_trunk, sleeve_of
from roughcut.previs.figures.hair import draw_back_hair, draw_hair
from roughcut.previs.figures.hairstyles import haircut_of
from roughcut.previs.figures.head import VIEWS, Place, Shape, across, draw_ear, draw_nose, shape_of, skull
from roughcut.previs.figures.ink import Ink
from roughcut.previs.figures.limbs import draw_arm, draw_leg, draw_shoe
from roughcut.previs.figures.mouth import draw_mouth, jaw_drop
from roughcut.previs.figures.palette import brightness, darker
from roughcut.previs.figures.shapes import Points, capsule, curve, ellipse, join
from roughcut.previs.figures.styles import MANNERS
from roughcut.previs.figures.torso import Trunk, trunk_of
from roughcut.previs.figures.wear import draw_glasses, draw_hat
from roughcut.previs.schema import Look, Picture, Pose, Sprite

_FINE_PX_PER_M = 900.0  # below this the figure is drawn larger and shrunk, so that lines stay clean
_MIRRORED = ("left", "three_quarter_left")


@dataclass(frozen=True)
class _Figure:
    """Everything that the steps of one drawing share."""

    ink: Ink
    look: Look
    pose: Pose
    joints: Skeleton
    trunk: Trunk
    at: Place


def draw_figure(look: Look, pose: Pose, style: Style, px_per_m: float, *, bottom_m: float = 0.0) -> Sprite:
    """A figure, premultiplied and cropped to what was drawn, of everything above `bottom_m` metres.

    The same arguments always give the same bytes. The foot is the figure's own spot on the ground:
    for one who sits, below the hips; for one who lies, below the middle of the body.
    """
    lying = pose.posture == "lying"
    upright = upright_pose(pose)
    joints = skeleton_of(look, upright)
    floor = 0.0 if lying else bottom_m
    finer = max(1, min(4, round(_FINE_PX_PER_M / px_per_m + 0.1)))
    box = _box(look, joints, upright, floor)
    ink = Ink(MANNERS[style], box, px_per_m * finer)
    _draw(_figure(ink, look, upright, joints))
    picture = finish(ink, finer)
    foot_x, foot_y = -ink.left * px_per_m, ink.top * px_per_m
    if pose.turn in _MIRRORED:
        picture, foot_x = np.ascontiguousarray(picture[:, ::-1]), picture.shape[1] - foot_x
    if lying:
        return _laid_down(picture, px_per_m, foot_x, foot_y, look, pose, bottom_m)
    return _cropped(picture, px_per_m, foot_x, foot_y)


def _box(look: Look, joints: Skeleton, pose: Pose, floor: float) -> tuple[float, float, float, float]:
    """A region that surely holds the figure above `floor`: left, right, bottom, top in metres."""
    f = joints.frame
    points = [*joints.shoulders, *joints.hips, joints.chin]
    points += [
        p
        for p in (*joints.elbows, *joints.wrists, *joints.knees, *joints.ankles, *joints.toes)
        if p[1] > floor - 0.3
    ]
    xs = [float(p[0]) for p in points]
    pad = 0.10 * f.height
    cut = haircut_of(look.hair_style)
    tail = 0.36 if cut.extra in ("ponytail", "twin_tails") else 0.24
    chin = joints.chin
    left = min(min(xs) - pad, float(chin[0]) - f.head * (0.5 + tail + cut.width / 100))
    right = max(max(xs) + pad, float(chin[0]) + f.head * (0.46 + 0.26 + cut.width / 100))
    top = max(
        float(joints.crown[1]) + f.head * 0.36, max(float(w[1]) for w in joints.wrists) + 0.12 * f.height
    )
    low = min(-0.03, min(float(t[1]) for t in joints.toes) - 0.04) if floor <= 0 else floor
    return left, right, low, max(top, low + 0.05)


def _figure(ink: Ink, look: Look, pose: Pose, joints: Skeleton) -> _Figure:
    unit = joints.frame.head / 100
    chin = joints.chin
    at = Place(float(chin[0]), float(chin[1]) + joints.frame.head / 2, unit)
    return _Figure(ink, look, pose, joints, trunk_of(look, joints), at)


def _draw(figure: _Figure) -> None:
    """All parts, from the farthest to the nearest."""
    ink, look, joints, view = figure.ink, figure.look, figure.joints, VIEWS[figure.pose.turn]
    behind = [side for side in (1, 0) if _arm_depth(figure, side) < 0]
    before = [side for side in (1, 0) if side not in behind]
    if view in ("front", "quarter"):
        draw_back_hair(ink, figure.at, look, view)
    for side in behind:
        _arm(figure, side)
    if ink.bottom < float(joints.pelvis[1]):
        _lower_body(figure)
    draw_hood(ink, look, figure.trunk)
    _neck(figure)
    draw_trunk(ink, look, figure.trunk)
    _under_chin(figure)
    draw_collar(ink, look, figure.trunk)
    if view in ("profile", "back"):
        draw_back_hair(ink, figure.at, look, view)
    over_head = [side for side in before if figure.pose.gesture == "wave" and side == 0]
    for side in before:
        if side not in over_head and view in ("front", "quarter"):
            _arm(figure, side)
    _head(figure)
    for side in before:
        if side in over_head or view not in ("front", "quarter"):
            _arm(figure, side)


def _arm_depth(figure: _Figure, side: int) -> float:
    """How far in front of the trunk an arm is, metres."""
    joints = figure.joints
    middle = float(joints.elbows[side][2] + joints.wrists[side][2]) / 2
    return middle - float(joints.chest[2] + joints.pelvis[2]) / 2


def _arm(figure: _Figure, side: int) -> None:
    draw_arm(figure.ink, figure.look, figure.joints, side, sleeve_of(figure.look), figure.pose.gesture)


def _lower_body(figure: _Figure) -> None:
    ink, look, joints = figure.ink, figure.look, figure.joints
    covered = CUTS[look.top].skirt
    if look.bottom in ("trousers", "shorts") and not covered:
        ink.part([figure.trunk.outline(-0.2, 0.2, 0.003 * joints.frame.height)], look.bottom_colour)
    for side in (1, 0):
        shoe = darker(look.bottom_colour, 0.5) if brightness(look.bottom_colour) > 0.3 else (58, 44, 40)
        draw_shoe(
            ink, joints, side, shoe if look.bottom in ("trousers", "shorts") else darker(look.accent, 0.6)
        )
        if look.bottom == "trousers" and not (covered and look.top == "dress"):
            draw_leg(ink, look, joints, side, look.bottom_colour)
        elif look.bottom == "shorts":
            draw_leg(ink, look, joints, side, look.bottom_colour, 0.78)
        else:
            draw_leg(ink, look, joints, side, None)
    if look.bottom in ("trousers", "shorts") and not covered:
        ink.fill(figure.trunk.outline(-0.16, 0.12, 0.001), look.bottom_colour)
    draw_skirt(ink, look, joints, figure.trunk)


def _neck_of(figure: _Figure) -> tuple[Points, float]:
    """The top of the neck in the picture and half its width, metres."""
    look, view = figure.look, VIEWS[figure.pose.turn]
    half = (12.0 if look.sex == "female" else 15.5) * (0.82 if look.age == "child" else 1.0)
    half *= 1.15 if look.build == "stout" else 0.94 if look.build == "slim" else 1.0
    x = {"front": 0.0, "back": 0.0, "quarter": -5.0, "profile": -11.0}[view]
    return figure.at([(x, 20.0 if view == "profile" else 32.0)])[0], half * (1.38 if view == "profile" else 1.0) * figure.at.unit


def _neck(figure: _Figure) -> None:
    """The neck, widening under the collar; the garment is drawn over its foot."""
    top, half = _neck_of(figure)
    base = figure.trunk.axis(1.06)
    left, right = figure.trunk.width(1.06)
    side = curve([top + (half, 0), top * 0.35 + base * 0.65 + (half, 0), base + (right * 0.94, 0)])
    other = curve([base + (left * 0.94, 0), top * 0.35 + base * 0.65 + (-half, 0), top + (-half, 0)])
    figure.ink.part([join(side, other)], figure.look.skin)


def _under_chin(figure: _Figure) -> None:
    """The shade of the head on the neck."""
    view, unit = VIEWS[figure.pose.turn], figure.at.unit
    if view == "back":
        return
    top, half = _neck_of(figure)
    neck = capsule(top, figure.trunk.axis(1.04), half * 1.05, half * 1.6)
    x = {"front": 2.0, "quarter": 2.0, "profile": -4.0, "back": 0.0}[view]
    figure.ink.shade_on([neck], figure.at(ellipse(x, 45.0, 30, 17)), 0.85, 1.6 * unit)


def _head(figure: _Figure) -> None:
    ink, look, pose, at = figure.ink, figure.look, figure.pose, figure.at
    view, s, face = VIEWS[pose.turn], shape_of(look), FACES[pose.expression]
    outline = at(skull(view, s, jaw_drop(pose.viseme, face) if view == "profile" else 0.0))
    if view in ("front", "back"):
        for side in (-1, 1):
            draw_ear(ink, at, look, view, side)
    ink.part([outline], look.skin, 5.0 * at.unit)
    if view != "back":
        _face(figure)
    if view in ("quarter", "profile"):
        draw_ear(ink, at, look, view, -1)
    draw_hair(ink, at, look, view)
    if view != "back":
        sides = (1,) if view == "profile" else (-1, 1)
        for side in sides:
            draw_brow(ink, at, look, view, s, face, side)
    draw_glasses(ink, at, look, view, s)
    draw_hat(ink, at, look, view)


def _face(figure: _Figure) -> None:
    ink, look, pose, at = figure.ink, figure.look, figure.pose, figure.at
    view, s, face = VIEWS[pose.turn], shape_of(look), FACES[pose.expression]
    if ink.manner.real or ink.manner.texture:
        _model(figure, s)
    draw_marks(ink, at, look, view, s, face)
    if not ink.manner.flat:
        draw_nose(ink, at, look, view, s, face.sneer)
    draw_beard(ink, at, look, view, s)
    draw_mouth(ink, at, look, view, s, face, pose.viseme)
    for side in (1,) if view == "profile" else (-1, 1):
        draw_eye(ink, at, look, view, s, face, side, pose.eyes_closed)


def _model(figure: _Figure, s: Shape) -> None:
    """Soft shade where a face is hollow: temples, eye sockets, cheeks, below nose and lip."""
    ink, at, view = figure.ink, figure.at, VIEWS[figure.pose.turn]
    u = at.unit
    if view == "profile":
        hollows = [(24, s.eye_y - 4, 8, 6, 0.22), (14, 24, 7, 12, 0.20), (-2, 34, 14, 6, 0.30)]
    else:
        sides = [(across(view, k * 17.0), s.eye_y - 3.5, 10, 6.5, 0.24) for k in (-1, 1)]
        cheeks = [(across(view, k * 30.0), 25.0, 6.0, 13.0, 0.30) for k in (-1, 1)]
        middle = across(view, 0.0)
        under = [(middle, s.nose_y + 4.5, 6, 2.2, 0.30), (middle, s.mouth_y + 7.5, 7, 2.2, 0.28)]
        hollows = [*sides, *cheeks, *under]
    for x, y, rx, ry, strength in hollows:
        ink.shade(at(ellipse(x, y, rx, ry)), strength, 2.4 * u)
    if view != "profile":
        x = across(view, 0.0) + (2.5 if view == "quarter" else -0.8)
        ink.tint(at(ellipse(x, s.nose_y - 5, 1.3, 7)), (255, 246, 232), 0.32, 1.1 * u)


def _cropped(picture: Picture, px_per_m: float, foot_x: float, foot_y: float) -> Sprite:
    x, y, w, h = cv2.boundingRect(np.ascontiguousarray(picture[:, :, 3]))
    if w == 0 or h == 0:
        x, y, w, h = 0, 0, 1, 1
    return Sprite(np.ascontiguousarray(picture[y : y + h, x : x + w]), px_per_m, foot_x - x, foot_y - y)


def _laid_down(
    picture: Picture,
    px_per_m: float,
    foot_x: float,
    foot_y: float,
    look: Look,
    pose: Pose,
    bottom_m: float,
) -> Sprite:
    """The standing picture, turned so that the figure lies: on its back when it was in profile."""
    middle = foot_y - look.height_m / 2 * px_per_m  # the row that becomes the column of the spot
    height = picture.shape[0]
    width = picture.shape[1]
    if pose.turn in _MIRRORED:  # the face looks left: turn it up, head to the right
        picture = np.rot90(picture, -1)
        spot, axis = height - middle, foot_x
    else:
        picture = np.rot90(picture)
        spot, axis = middle, width - foot_x
    ground = axis + LYING_AXIS_M * px_per_m
    keep = round(ground - bottom_m * px_per_m)
    return _cropped(picture[: max(1, keep)], px_per_m, spot, ground)
