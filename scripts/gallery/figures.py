"""Figures alone on paper: the pictures of the gallery's pages about people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import cv2
import numpy as np

from roughcut.models.video.schema import Style
from roughcut.previs.figures.body import head_of, head_offset_of
from roughcut.previs.figures.draw import draw_figure
from roughcut.previs.figures.look import look_of
from roughcut.previs.schema import Look, Pose
from scripts.gallery.schema import Shown

PEOPLE = {
    "woman": "A woman of thirty with long dark red hair and a green jacket",
    "man": "A man of forty with short black hair and a grey suit",
    "child": "A girl of eight with braids and a yellow hoodie",
    "old": "An old man of seventy with white hair, glasses and a blue sweater",
}
_PAPER = (222, 218, 208)
_FLOOR_PX = 10


@cache
def person(name: str) -> Look:
    """One of the four people whom every page shows."""
    return look_of(name.title(), PEOPLE[name], tuple(each.title() for each in PEOPLE))


def standing(
    look: Look, pose: Pose, size: tuple[int, int], px_per_m: float, style: Style = "animated"
) -> Shown:
    """A whole figure on paper, its foot in the middle of the lower edge."""
    return _on_paper(look, pose, size, px_per_m, style, size[1] - _FLOOR_PX)


def face(look: Look, pose: Pose, size: tuple[int, int], px_per_m: float, style: Style = "animated") -> Shown:
    """Head and shoulders on paper, the top of hair or hat just below the upper edge."""
    top_m = head_of(look, pose.model_copy(update={"expression": "neutral"}))[2]
    return _on_paper(
        look, pose, size, px_per_m, style, round((top_m + 0.05) * px_per_m), head_offset_of(look, pose)
    )


def in_a_row(pictures: Iterator[Shown] | Sequence[Shown]) -> Shown:
    """Pictures of one height side by side."""
    return np.hstack(list(pictures))


def _on_paper(
    look: Look,
    pose: Pose,
    size: tuple[int, int],
    px_per_m: float,
    style: Style,
    foot_y_px: int,
    middle_m: float = 0.0,
) -> Shown:
    sprite = draw_figure(look, pose, style, px_per_m)
    aside, down = size[0] / 2 - middle_m * px_per_m - sprite.foot_x_px, foot_y_px - sprite.foot_y_px
    moved = np.array([[1.0, 0.0, aside], [0.0, 1.0, down]])
    laid = cv2.warpAffine(sprite.picture, moved, size).astype(np.float32)
    paper = np.array(_PAPER, np.float32) * (1.0 - laid[..., 3:] / 255.0)
    return np.asarray(np.clip(laid[..., :3] + paper, 0, 255), np.uint8)
