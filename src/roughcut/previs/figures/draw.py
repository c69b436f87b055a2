"""Draws a figure: a look in a pose and a style becomes a sprite."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from roughcut.models.video.schema import Style
from roughcut.previs.figures.body import Skeleton, skeleton_of, upright_pose
from roughcut.previs.figures.collars import draw_collar
from roughcut.previs.figures.cutting import Piece, Sheet
from roughcut.previs.figures.facing import place_of
from roughcut.previs.figures.finish import GRAIN_STEP, finish
from roughcut.previs.figures.garments import CUTS, draw_hood, draw_skirt, draw_trunk, sleeve_of
from roughcut.previs.figures.hair import draw_back_hair
from roughcut.previs.figures.hairstyles import haircut_of
from roughcut.previs.figures.hats import draw_scarf
from roughcut.previs.figures.head import Place, view_of
from roughcut.previs.figures.holding import grip_of
from roughcut.previs.figures.ink import Ink, light_step, size_of
from roughcut.previs.figures.limbs import crosses, draw_arm, draw_leg, draw_shoe, hand_size
from roughcut.previs.figures.palette import brightness, darker
from roughcut.previs.figures.portrait import Figure, draw_head, draw_neck, draw_under_chin
from roughcut.previs.figures.styles import MANNERS
from roughcut.previs.figures.torso import trunk_of
from roughcut.previs.schema import Look, Picture, Pose, Sprite

_FINER = ((800.0, 1), (260.0, 2), (160.0, 3))
_Box = tuple[float, float, float, float]
"""left, right, bottom, top in metres."""
_FACE = 0.6  # head heights from the middle of the face within which a hand is before it
_WAVER_M = 0.005  # as far as painted edges waver
_MARGIN = 9.0  # head units round a part that is drawn again: as far as soft shade reaches


def draw_figure(look: Look, pose: Pose, style: Style, px_per_m: float, *, bottom_m: float = 0.0) -> Sprite:
    """A figure, premultiplied and cropped to what was drawn, of everything above `bottom_m` metres.

    The same arguments always give the same bytes. The foot is the figure's own spot on the ground:
    for one who sits, below the hips; for one who lies, below the middle of the body.
    """
    resting, floor = upright_pose(at_rest(pose)), _floor(pose, bottom_m)
    face = _face(look, pose, style, px_per_m, bottom_m)
    if face is None:
        picture = _whole(look, resting, style, px_per_m, floor)
    else:
        height, width = face.picture.shape[:2]
        picture = _kept_whole(look, resting, style, px_per_m, floor).copy()
        picture[face.top : face.top + height, face.left : face.left + width] = face.picture
    return _sheet(look, pose, style, px_per_m, bottom_m).sprite(picture, bottom_m)


def at_rest(pose: Pose) -> Pose:
    """The same pose without speech, blink or glance, which change only a part of the face."""
    return pose.model_copy(update={"viseme": "rest", "eyes_closed": False, "gaze": 0})


def draw_face(
    look: Look,
    pose: Pose,
    style: Style,
    px_per_m: float,
    resting: tuple[tuple[int, int], tuple[float, float]],
    *,
    bottom_m: float = 0.0,
) -> Piece | None:
    """The part of a figure's drawing in which a pose differs from the same pose at rest, of whose drawing
    `resting` is the size (width, height) and the foot (x, y). Empty where nothing differs, None where the
    face needs more room than that drawing has."""
    face = _face(look, pose, style, px_per_m, bottom_m)
    if face is None:
        return Piece(np.empty((0, 0, 4), np.uint8), 0, 0)
    return _sheet(look, pose, style, px_per_m, bottom_m).piece(face, *resting)


def _floor(pose: Pose, bottom_m: float) -> float:
    """From which height on an upright drawing is wanted."""
    return 0.0 if pose.posture == "lying" else bottom_m


def _sheet(look: Look, pose: Pose, style: Style, px_per_m: float, bottom_m: float) -> Sheet:
    box, size = _paper(look, upright_pose(at_rest(pose)), style, px_per_m, _floor(pose, bottom_m))
    return Sheet(size, (-box[0] * px_per_m, box[3] * px_per_m), px_per_m, look, pose)


def _face(look: Look, pose: Pose, style: Style, px_per_m: float, bottom_m: float) -> Piece | None:
    """The part of the face that speech, blinks and glances change, as part of the upright picture; None
    where nothing is changed. Only this part is drawn again, over the same figure at rest."""
    pose, floor = upright_pose(pose), _floor(pose, bottom_m)
    resting = at_rest(pose)
    if pose == resting or view_of(pose) == "back":
        return None
    (edge, _, _, top), size = _paper(look, resting, style, px_per_m, floor)
    at = place_of(skeleton_of(look, pose), pose)
    x0, y0, x1, y1 = _round_face(at, pose, (edge, top), px_per_m, size)
    if x1 <= x0 or y1 <= y0:
        return None
    under, left, high = _under_face(look, resting, style, px_per_m, floor)
    finer, (x, y, right, low) = _finer(px_per_m), _on_cells((x0, y0, x1, y1), at, style, px_per_m, size)
    ink = under.cut((x - left) * finer, (y - high) * finer, (right - left) * finer, (low - high) * finer)
    near = math.ceil(_WAVER_M * px_per_m)
    wanted = (x0 - near - x, y0 - near - y, x1 + near - x, y1 + near - y)
    ink.want(*(edge * finer for edge in wanted))
    _draw_head_and_before(_figure(ink, look, pose))
    patch = finish(ink, finer)
    return Piece(patch[y0 - y : y1 - y, x0 - x : x1 - x].copy(), x0, y0)


_Pixels = tuple[int, int, int, int]
"""left, top, right, bottom in pixels of the upright picture."""


def _on_cells(rect: _Pixels, at: Place, style: Style, px_per_m: float, size: tuple[int, int]) -> _Pixels:
    """A rectangle with as much round it as soft shade reaches, on the cells of light and grain."""
    finer = _finer(px_per_m)
    step = math.lcm(finer, light_step(MANNERS[style], px_per_m * finer), GRAIN_STEP) // finer
    margin = math.ceil(_MARGIN * at.unit * px_per_m / step) * step
    left, top = (max(0, edge // step * step - margin) for edge in rect[:2])
    return left, top, min(size[0], rect[2] + margin), min(size[1], rect[3] + margin)


def _round_face(
    at: Place, pose: Pose, corner: tuple[float, float], px_per_m: float, size: tuple[int, int]
) -> _Pixels:
    """What a pose changes in the face; of one at rest all that any pose can change."""
    eyes, mouth = pose.eyes_closed or pose.gaze != 0, pose.viseme != "rest"
    top, bottom = (-14.0 if eyes or not mouth else 17.0), (58.0 if mouth or not eyes else 22.0)
    around = at([(-46.0, top), (50.0, top), (-46.0, bottom), (50.0, bottom)])
    x0, y0 = (np.array((around[:, 0].min(), around[:, 1].max())) - corner) * (px_per_m, -px_per_m)
    x1, y1 = (np.array((around[:, 0].max(), around[:, 1].min())) - corner) * (px_per_m, -px_per_m)
    return max(0, int(x0)), max(0, int(y0)), min(size[0], math.ceil(x1)), min(size[1], math.ceil(y1))


@lru_cache(maxsize=256)
def _paper(
    look: Look, pose: Pose, style: Style, px_per_m: float, floor: float
) -> tuple[_Box, tuple[int, int]]:
    """The region that an upright picture shows (metres), and its width and height in pixels."""
    box, finer = _box(look, skeleton_of(look, pose), pose, floor), _finer(px_per_m)
    width, height = size_of(box, px_per_m * finer)
    return box, (max(1, width // finer), max(1, height // finer))


def _whole(look: Look, pose: Pose, style: Style, px_per_m: float, floor: float) -> Picture:
    """The upright picture of a figure that looks to the right, in memory that the next drawing uses again."""
    figure = _figure(_ink(look, pose, style, px_per_m, floor), look, pose)
    _draw_below_head(figure)
    _keep_under_face(figure, style, px_per_m, floor)
    _draw_head_and_before(figure)
    return finish(figure.ink, _finer(px_per_m))


@lru_cache(maxsize=1)
def _kept_whole(look: Look, pose: Pose, style: Style, px_per_m: float, floor: float) -> Picture:
    return _whole(look, pose, style, px_per_m, floor).copy()


def _ink(look: Look, pose: Pose, style: Style, px_per_m: float, floor: float) -> Ink:
    box, _ = _paper(look, pose, style, px_per_m, floor)
    return Ink(MANNERS[style], box, px_per_m * _finer(px_per_m))


_Underlay = tuple[Ink, int, int]
"""What lies below the head round a face, and where its corner is in the upright picture."""


@lru_cache(maxsize=6)
def _underlays(look: Look, pose: Pose, style: Style, px_per_m: float, floor: float) -> list[_Underlay]:
    """Where what lies below somebody's head is kept when they are drawn: the same for all their faces."""
    return []


def _keep_under_face(figure: Figure, style: Style, px_per_m: float, floor: float) -> _Underlay:
    look, pose = figure.look, figure.pose
    (edge, _, _, top), size = _paper(look, pose, style, px_per_m, floor)
    face = _round_face(figure.at, pose, (edge, top), px_per_m, size)
    finer, rect = _finer(px_per_m), _on_cells(face, figure.at, style, px_per_m, size)
    left, high, right, low = (edge * finer for edge in rect)
    found = (figure.ink.cut(left, high, max(left, right), max(high, low)), rect[0], rect[1])
    _underlays(look, pose, style, px_per_m, floor)[:] = [found]
    return found


def _under_face(look: Look, pose: Pose, style: Style, px_per_m: float, floor: float) -> _Underlay:
    kept = _underlays(look, pose, style, px_per_m, floor)
    if kept:
        return kept[0]
    # Drawn as a whole, so that it is the same to the bit whether or not it was kept.
    figure = _figure(_ink(look, pose, style, px_per_m, floor), look, pose)
    _draw_below_head(figure)
    return _keep_under_face(figure, style, px_per_m, floor)


def _finer(px_per_m: float) -> int:
    """How many times larger a figure is drawn than it is wanted: small ones are shrunk to stay clean."""
    return next((finer for least, finer in _FINER if px_per_m >= least), 4)


def _figure(ink: Ink, look: Look, pose: Pose) -> Figure:
    joints = skeleton_of(look, pose)
    return Figure(ink, look, pose, joints, trunk_of(look, joints), place_of(joints, pose))


def _box(look: Look, joints: Skeleton, pose: Pose, floor: float) -> _Box:
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
    if view != "back":
        draw_hood(ink, look, figure.trunk)
    draw_trunk(ink, look, figure.trunk)
    hanging = [side for side in before if view != "profile" and not _crosses(figure, side)]
    for side in hanging:
        _arm(figure, side)
    draw_neck(figure)
    draw_under_chin(figure)
    draw_collar(ink, look, figure.trunk)
    if view == "back":
        draw_hood(ink, look, figure.trunk)
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
        over = _over_head(figure, side) and _crosses(figure, side)
        if view == "profile" or (view != "back" and over):
            _arm(figure, side)


def _crosses(figure: Figure, side: int) -> bool:
    """Whether an arm passes before chest or face."""
    joints = figure.joints
    apart = abs(float(joints.wrists[side][0] - joints.chin[0]))
    to_face = figure.pose.gesture == "to_head" and apart < _FACE * joints.frame.head
    return crosses(joints, side) or (to_face and _over_head(figure, side))


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
