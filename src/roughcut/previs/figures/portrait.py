"""The head on its neck: skull, features, hair and what is worn on it, in their order."""

# ruff: noqa: RUF005  (arrays are moved by adding pairs; nothing is concatenated)

from __future__ import annotations

from dataclasses import dataclass

from roughcut.previs.figures.beard import draw_beard
from roughcut.previs.figures.body import Skeleton
from roughcut.previs.figures.expressions import face_of
from roughcut.previs.figures.eyes import draw_brow, draw_eye, draw_marks
from roughcut.previs.figures.garments import CUTS
from roughcut.previs.figures.glasses import draw_glasses
from roughcut.previs.figures.hair import draw_hair
from roughcut.previs.figures.hats import draw_hat
from roughcut.previs.figures.head import Place, Shape, across, draw_ear, features_of, shape_of, skull, view_of
from roughcut.previs.figures.ink import Ink
from roughcut.previs.figures.mouth import draw_mouth, jaw_drop
from roughcut.previs.figures.nose import draw_nose
from roughcut.previs.figures.shapes import Points, capsule, curve, ellipse, join
from roughcut.previs.figures.torso import Trunk
from roughcut.previs.figures.wrinkles import draw_wrinkles
from roughcut.previs.schema import Look, Pose


@dataclass(frozen=True)
class Figure:
    """Everything that the steps of one drawing share."""

    ink: Ink
    look: Look
    pose: Pose
    joints: Skeleton
    trunk: Trunk
    at: Place


def _neck_of(figure: Figure) -> tuple[Points, float]:
    """The top of the neck in the picture and half its width, metres."""
    look, view = figure.look, view_of(figure.pose)
    half = (12.0 if look.sex == "female" else 15.5) * (0.82 if look.age == "child" else 1.0)
    half *= 1.15 if look.build == "stout" else 0.94 if look.build == "slim" else 1.0
    x = {"front": 0.0, "back": 0.0, "quarter": -5.0, "profile": -11.0}[view]
    return figure.at([(x, 20.0 if view == "profile" else 32.0)])[0], half * (
        1.38 if view == "profile" else 1.0
    ) * figure.at.unit


def draw_neck(figure: Figure) -> None:
    """The neck, rounded where it comes out of the collar."""
    top, half = _neck_of(figure)
    trunk, h = figure.trunk, figure.joints.frame.height
    low = CUTS[figure.look.top].high - 0.01
    mid = low + 0.035
    (w0, w1), (v0, v1) = trunk.width(low), trunk.width(mid)
    base, waist = trunk.axis(low), trunk.axis(mid)
    bow = curve(
        [
            base + (w1, 0.002 * h), base + (w1 * 0.6, -0.012 * h), base + ((w0 + w1) / 2, -0.020 * h),
            base + (w0 * 0.6, -0.012 * h), base + (w0, 0.002 * h),
        ]
    )  # fmt: skip
    side = curve([top + (half, 0), (top + waist) / 2 + (half, 0), waist + (v1, 0), base + (w1, 0.002 * h)])
    other = curve([base + (w0, 0.002 * h), waist + (v0, 0), (top + waist) / 2 + (-half, 0), top + (-half, 0)])
    figure.ink.part([join(side, bow, other)], figure.look.skin)


def draw_under_chin(figure: Figure) -> None:
    """The shade of the head on the neck."""
    view, unit = view_of(figure.pose), figure.at.unit
    if view == "back":
        return
    top, half = _neck_of(figure)
    neck = capsule(top, figure.trunk.axis(1.04), half * 1.05, half * 1.6)
    x = {"front": 2.0, "quarter": 2.0, "profile": -4.0, "back": 0.0}[view]
    figure.ink.shade_on([neck], figure.at(ellipse(x, 45.0, 30, 17)), 0.85, 1.6 * unit)


def draw_head(figure: Figure) -> None:
    ink, look, pose, at = figure.ink, figure.look, figure.pose, figure.at
    face_at = features_of(at, pose, figure.joints.nod)
    view, s, face = view_of(pose), shape_of(look), face_of(pose)
    outline = at(
        skull(view, s, jaw_drop(pose.viseme, face) if view == "profile" and not ink.manner.flat else 0.0)
    )
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
            draw_brow(ink, face_at, look, view, s, face, side)
    draw_glasses(ink, face_at, look, view, s)
    draw_hat(ink, at, look, view)


def _face(figure: Figure) -> None:
    ink, look, pose = figure.ink, figure.look, figure.pose
    at = features_of(figure.at, pose, figure.joints.nod)
    view, s, face = view_of(pose), shape_of(look), face_of(pose)
    if ink.manner.real or ink.manner.texture:
        _model(figure, s)
    draw_marks(ink, at, look, view, s, face)
    if not ink.manner.flat:
        draw_nose(ink, at, look, view, s, face.sneer)
    draw_wrinkles(ink, at, look, view, s)
    draw_beard(ink, figure.at, look, view, s)
    draw_mouth(ink, at, look, view, s, face, pose.viseme)
    for side in (1,) if view == "profile" else (-1, 1):
        draw_eye(ink, at, look, view, s, face, side, pose.eyes_closed)


def _model(figure: Figure, s: Shape) -> None:
    """Soft shade where a face is hollow: temples, eye sockets, cheeks, below nose and lip."""
    ink, at, view = figure.ink, figure.at, view_of(figure.pose)
    u = at.unit
    if view == "profile":
        hollows: list[tuple[float, ...]] = [
            (24, s.eye_y - 4, 8, 6, 0.22),
            (14, 24, 7, 12, 0.20),
            (-2, 34, 14, 6, 0.30),
        ]
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
