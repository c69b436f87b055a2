"""Where the eyes and the mouth of a posed figure are."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from roughcut.previs.figures.draw import draw_figure
from roughcut.previs.figures.facing import eyes_and_mouth
from roughcut.previs.figures.look import look_of
from roughcut.previs.schema import Look, Pose, Sprite

_SCALE = 150.0
_LOOK = look_of("Ada", "A woman with black hair in a red coat.", ["Ada"])
_POSES = (
    Pose(),
    Pose(expression="sad"),
    Pose(head="slight_left"),
    Pose(turn="slight_left", expression="tender"),
    Pose(turn="slight_left", head="three_quarter_left", posture="sitting"),
    Pose(turn="three_quarter_right", head="right", expression="angry"),
    Pose(turn="left", posture="walking", step=3),
)


def _painted(look: Look, pose: Pose) -> tuple[NDArray[np.float32], Sprite]:
    """The luma of a figure on a canvas that is the same for every face."""
    sprite = draw_figure(look, pose, "animated", _SCALE, bottom_m=0.8)
    canvas = np.zeros((400, 400), dtype=np.float32)
    left, top = round(200 - sprite.foot_x_px), round(320 - sprite.foot_y_px)
    picture = sprite.picture[..., :3].mean(axis=2)
    canvas[top : top + picture.shape[0], left : left + picture.shape[1]] = picture
    return canvas, sprite


@pytest.mark.parametrize("pose", _POSES, ids=lambda pose: f"{pose.turn} {pose.head} {pose.expression}")
def test_the_mouth_is_where_it_is_drawn(pose: Pose) -> None:
    """What changes when a mouth opens lies within 0.07 m, a mouth's height, below and around the point."""
    shut, _ = _painted(_LOOK, pose.model_copy(update={"viseme": "closed"}))
    wide, _ = _painted(_LOOK, pose.model_copy(update={"viseme": "open"}))
    rows, columns = np.nonzero(np.abs(wide - shut) > 30)
    _, (x, y) = eyes_and_mouth(_LOOK, pose)
    assert abs(np.median(columns) - (200 + x * _SCALE)) < 0.035 * _SCALE
    assert -0.02 * _SCALE < np.median(rows) - (320 - y * _SCALE) < 0.05 * _SCALE


@pytest.mark.parametrize("pose", _POSES[:4], ids=lambda pose: f"{pose.turn} {pose.head} {pose.expression}")
def test_the_eyes_are_where_they_are_drawn(pose: Pose) -> None:
    """A blink changes the picture at the height of the eyes."""
    awake, _ = _painted(_LOOK, pose)
    blink, _ = _painted(_LOOK, pose.model_copy(update={"eyes_closed": True}))
    rows, _ = np.nonzero(np.abs(blink - awake) > 30)
    (_, y), _ = eyes_and_mouth(_LOOK, pose)
    assert abs(np.median(rows) - (320 - y * _SCALE)) < 0.03 * _SCALE


def test_a_head_that_turns_a_little_on_a_body_that_does_not_turns_to_its_side() -> None:
    """To the left of the picture for the left, as far as for the right."""
    left, right = (eyes_and_mouth(_LOOK, Pose(head=side))[1][0] for side in ("slight_left", "slight_right"))
    assert left < 0 < right
    assert left == pytest.approx(-right)
