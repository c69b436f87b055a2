"""Draws a figure: a look in a pose and a style becomes a sprite."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np

from roughcut.models.video.schema import Style
from roughcut.previs.figures.body import LYING_AXIS_M, MIRRORED, Skeleton, skeleton_of, upright_pose
from roughcut.previs.figures.collars import draw_collar
from roughcut.previs.figures.facing import place_of
from roughcut.previs.figures.finish import GRAIN_STEP, finish
from roughcut.previs.figures.garments import CUTS, draw_hood, draw_skirt, draw_trunk, sleeve_of
from roughcut.previs.figures.hair import draw_back_hair
from roughcut.previs.figures.hairstyles import haircut_of
from roughcut.previs.figures.hats import draw_scarf
from roughcut.previs.figures.head import view_of
from roughcut.previs.figures.holding import grip_of
from roughcut.previs.figures.ink import Ink, light_step
from roughcut.previs.figures.limbs import crosses, draw_arm, draw_leg, draw_shoe, hand_size
from roughcut.previs.figures.palette import brightness, darker
from roughcut.previs.figures.portrait import Figure, draw_head, draw_neck, draw_under_chin
from roughcut.previs.figures.styles import MANNERS
from roughcut.previs.figures.torso import trunk_of
from roughcut.previs.schema import Look, Picture, Pose, Sprite

_FINER = ((800.0, 1), (260.0, 2), (160.0, 3))
_MARGIN = 9.0  # head units round a part that is drawn again: as far as soft shade reaches


def draw_figure(look: Look, pose: Pose, style: Style, px_per_m: float, *, bottom_m: float = 0.0) -> Sprite:
    """A figure, premultiplied and cropped to what was drawn, of everything above `bottom_m` metres.

    The same arguments always give the same bytes. The foot is the figure's own spot on the ground:
    for one who sits, below the hips; for one who lies, below the middle of the body.
    """
    lying = pose.posture == "lying"
    drawing = _drawing(look, upright_pose(pose), style, px_per_m, 0.0 if lying else bottom_m)
    picture, foot_x, foot_y = drawing.picture, -drawing.left * px_per_m, drawing.top * px_per_m
    if pose.turn in MIRRORED:
        picture, foot_x = picture[:, ::-1], picture.shape[1] - foot_x
    if lying:
        return _laid_down(picture, px_per_m, foot_x, foot_y, look, pose, bottom_m)
    return _cropped(picture, px_per_m, foot_x, foot_y)


@dataclass(frozen=True)
class _Drawing:
    """A finished upright picture that looks to the right; `left` and `top` are its corner, metres."""

    picture: Picture
    left: float
    top: float


def _drawing(look: Look, pose: Pose, style: Style, px_per_m: float, floor: float) -> _Drawing:
    """The upright picture. Speech and blinks change only a part of the face, so only that part is
    drawn again, over the same figure at rest."""
    at_rest = pose.model_copy(update={"viseme": "rest", "eyes_closed": False, "gaze": 0})
    whole = _whole(look, at_rest, style, px_per_m, floor)
    if pose == at_rest or view_of(pose) == "back":
        return whole
    joints = skeleton_of(look, pose)
    at = place_of(joints, pose)
    eyes = pose.eyes_closed or pose.gaze != 0
    top, bottom = (-14.0 if eyes else 17.0), (22.0 if pose.viseme == "rest" else 58.0)
    around = at([(-46.0, top), (50.0, top), (-46.0, bottom), (50.0, bottom)])
    corners = np.array([(around[:, 0].min(), around[:, 1].max()), (around[:, 0].max(), around[:, 1].min())])
    finer = _finer(px_per_m)
    grid = math.lcm(finer, light_step(MANNERS[style], px_per_m * finer), GRAIN_STEP)
    step, scale = grid // finer, px_per_m
    height, width = whole.picture.shape[:2]
    margin = math.ceil(_MARGIN * at.unit * scale / step) * step
    x0, y0 = (corners[0] - (whole.left, whole.top)) * (scale, -scale)
    x1, y1 = (corners[1] - (whole.left, whole.top)) * (scale, -scale)
    inner = (max(0, int(x0)), max(0, int(y0)), min(width, math.ceil(x1)), min(height, math.ceil(y1)))
    if inner[2] <= inner[0] or inner[3] <= inner[1]:
        return whole
    left, high = max(0, inner[0] // step * step - margin), max(0, inner[1] // step * step - margin)
    right, low = min(width, inner[2] + margin), min(height, inner[3] + margin)
    box = (
        whole.left + left / scale,
        whole.left + right / scale,
        whole.top - low / scale,
        whole.top - high / scale,
    )
    finer_px = px_per_m * finer
    figure = _figure(_below_head(look, at_rest, style, finer_px, box).copy(), look, pose)
    _draw_head_and_before(figure)
    patch = finish(figure.ink, finer)
    picture = whole.picture.copy()
    x0, y0, x1, y1 = inner
    picture[y0:y1, x0:x1] = patch[y0 - high : y1 - high, x0 - left : x1 - left]
    return _Drawing(picture, whole.left, whole.top)


@lru_cache(maxsize=6)
def _whole(look: Look, pose: Pose, style: Style, px_per_m: float, floor: float) -> _Drawing:
    joints = skeleton_of(look, pose)
    box = _box(look, joints, pose, floor)
    finer = _finer(px_per_m)
    figure = _figure(Ink(MANNERS[style], box, px_per_m * finer), look, pose)
    _draw_below_head(figure)
    _draw_head_and_before(figure)
    return _Drawing(finish(figure.ink, finer), box[0], box[3])


@lru_cache(maxsize=3)
def _below_head(
    look: Look, pose: Pose, style: Style, px_per_m: float, box: tuple[float, float, float, float]
) -> Ink:
    """What lies below the head within a box: the same for every face that is drawn again there."""
    ink = Ink(MANNERS[style], box, px_per_m)
    _draw_below_head(_figure(ink, look, pose))
    return ink


def _finer(px_per_m: float) -> int:
    """How many times larger a figure is drawn than it is wanted: small ones are shrunk to stay clean."""
    return next((finer for least, finer in _FINER if px_per_m >= least), 4)


def _figure(ink: Ink, look: Look, pose: Pose) -> Figure:
    joints = skeleton_of(look, pose)
    return Figure(ink, look, pose, joints, trunk_of(look, joints), place_of(joints, pose))


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
    pad, held = 0.10 * f.height, _held_reach(look, joints, pose)
    cut = haircut_of(look.hair_style)
    tail = 0.36 if cut.extra in ("ponytail", "twin_tails") else 0.24
    chin = joints.chin
    left = min(min(xs) - pad, float(chin[0]) - f.head * (0.5 + tail + cut.width / 100))
    right = max(max(xs) + pad, float(chin[0]) + f.head * (0.46 + 0.26 + cut.width / 100))
    wrist = max(float(w[1]) for w in joints.wrists)
    top = max(float(joints.crown[1]) + f.head * 0.36, wrist + max(0.12 * f.height, held))
    if held:
        near = [float(w[0]) for w in joints.wrists]
        left, right = min(left, min(near) - held), max(right, max(near) + held)
    low = min(-0.03, min(float(t[1]) for t in joints.toes) - 0.04) if floor <= 0 else floor
    return left, right, low, max(top, low + 0.05)


def _held_reach(look: Look, joints: Skeleton, pose: Pose) -> float:
    """How far the thing in a hand sticks out, metres; 0 for empty hands."""
    grip = grip_of(pose.held)
    return 0.0 if grip is None else grip.reach * hand_size(look, joints.frame.height)


def _arms_before(figure: Figure) -> list[int]:
    """The arms in front of the trunk, the farther one first."""
    return [side for side in (1, 0) if _arm_depth(figure, side) >= 0]


def _draw_below_head(figure: Figure) -> None:
    """The parts behind and below the head, from the farthest to the nearest."""
    ink, look, view = figure.ink, figure.look, view_of(figure.pose)
    before = _arms_before(figure)
    if view in ("front", "quarter"):
        draw_back_hair(ink, figure.at, look, view)
    for side in (1, 0):
        if side not in before:
            _arm(figure, side)
    if ink.bottom < float(figure.trunk.axis(0.6)[1]):
        _lower_body(figure)
    draw_hood(ink, look, figure.trunk)
    draw_trunk(ink, look, figure.trunk)
    hanging = [side for side in before if view != "profile" and not crosses(figure.joints, side)]
    for side in hanging:
        _arm(figure, side)
    draw_neck(figure)
    draw_under_chin(figure)
    draw_collar(ink, look, figure.trunk)
    if view in ("profile", "back"):
        draw_back_hair(ink, figure.at, look, view)
    for side in [side for side in before if side not in hanging]:
        if view == "back" or (view != "profile" and not _over_head(figure, side)):
            _arm(figure, side)
    draw_scarf(ink, figure.at, look, view)


def _draw_head_and_before(figure: Figure) -> None:
    """The head, and the arms that pass before it."""
    draw_head(figure)
    view = view_of(figure.pose)
    for side in _arms_before(figure):
        over = _over_head(figure, side) and crosses(figure.joints, side)
        if view == "profile" or (view != "back" and over):
            _arm(figure, side)


def _over_head(figure: Figure, side: int) -> bool:
    return (
        float(figure.joints.wrists[side][1]) > float(figure.joints.chin[1]) - 0.10 * figure.joints.frame.head
    )


def _arm_depth(figure: Figure, side: int) -> float:
    """How far in front of the trunk an arm is, metres."""
    joints = figure.joints
    middle = float(joints.elbows[side][2] + joints.wrists[side][2]) / 2
    return middle - float(joints.chest[2] + joints.pelvis[2]) / 2


def _arm(figure: Figure, side: int) -> None:
    joints, ink = figure.joints, figure.ink
    h = joints.frame.height
    ends = ((joints.shoulders, 0.05), (joints.elbows, 0.05), (joints.wrists, 0.13))
    reaches = [(float(p[side][0]), float(p[side][1]), share * h) for p, share in ends]
    if all(y + r < ink.bottom for _, y, r in reaches) or all(y - r > ink.top for _, y, r in reaches):
        return
    if all(x + r < ink.left for x, _, r in reaches) or all(x - r > ink.right for x, _, r in reaches):
        return
    draw_arm(figure.ink, figure.look, figure.joints, side, sleeve_of(figure.look), figure.pose)


def _lower_body(figure: Figure) -> None:
    ink, look, joints = figure.ink, figure.look, figure.joints
    covered = CUTS[look.top].skirt
    if look.bottom in ("trousers", "shorts") and not covered:
        ink.part([figure.trunk.outline(-0.10, 0.2, 0.001 * joints.frame.height)], look.bottom_colour)
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


def _cropped(picture: Picture, px_per_m: float, foot_x: float, foot_y: float) -> Sprite:
    x, y, w, h = cv2.boundingRect(np.ascontiguousarray(picture[:, :, 3]))
    if w == 0 or h == 0:
        x, y, w, h = 0, 0, 1, 1
    return Sprite(picture[y : y + h, x : x + w].copy(), px_per_m, foot_x - x, foot_y - y)


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
    if pose.turn in MIRRORED:  # the face looks left: turn it up, head to the right
        picture = np.rot90(picture, -1)
        spot, axis = height - middle, foot_x
    else:
        picture = np.rot90(picture)
        spot, axis = middle, width - foot_x
    ground = axis + LYING_AXIS_M * px_per_m
    keep = round(ground - bottom_m * px_per_m)
    return _cropped(picture[: max(1, keep)], px_per_m, spot, ground)
