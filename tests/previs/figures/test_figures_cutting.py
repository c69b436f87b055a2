"""A face that is drawn again is laid over the figure at rest exactly where it belongs."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from roughcut.previs.figures.draw import at_rest, draw_face, draw_figure
from roughcut.previs.figures.look import look_of
from roughcut.previs.schema import Pose, Sprite, Turn
from roughcut.script.placement import Posture

_LOOK = look_of("Alice", "", ("Alice", "Bob"))


def _face(pose: Pose, resting: Sprite) -> tuple[NDArray[np.uint8], int, int]:
    height, width = resting.picture.shape[:2]
    foot = (resting.foot_x_px, resting.foot_y_px)
    face = draw_face(_LOOK, pose, "animated", 120.0, ((width, height), foot))
    assert face is not None
    return face.picture, face.left, face.top


@pytest.mark.parametrize("posture", ["standing", "lying"])
@pytest.mark.parametrize("turn", ["camera", "left", "three_quarter_right"])
def test_a_figure_at_rest_with_another_face_is_that_figure(posture: Posture, turn: Turn) -> None:
    """Whichever way somebody faces, also on the ground: the drawing at rest with the part that speech and
    blinks change is the drawing of one who speaks and blinks."""
    pose = Pose(posture=posture, turn=turn, viseme="open", eyes_closed=True)
    resting, drawn = (draw_figure(_LOOK, p, "animated", 120.0) for p in (at_rest(pose), pose))
    picture, left, top = _face(pose, resting)
    assert picture.size > 0
    patched = resting.picture.copy()
    patched[top : top + picture.shape[0], left : left + picture.shape[1]] = picture
    assert np.array_equal(patched, drawn.picture)
    assert (drawn.foot_x_px, drawn.foot_y_px) == (resting.foot_x_px, resting.foot_y_px)


def test_one_who_looks_away_shows_no_face() -> None:
    """From behind, nothing of the drawing changes with the mouth."""
    pose = Pose(turn="away", viseme="open")
    picture, _, _ = _face(pose, draw_figure(_LOOK, at_rest(pose), "animated", 120.0))
    assert picture.size == 0


def test_a_face_that_needs_more_room_is_not_laid_over() -> None:
    """Where the drawing at rest ends inside the face, the figure must be drawn as a whole."""
    pose = Pose(viseme="open")
    resting = draw_figure(_LOOK, pose, "animated", 120.0)
    size, foot = (resting.picture.shape[1] // 2, 20), (resting.foot_x_px, resting.foot_y_px)
    assert draw_face(_LOOK, pose, "animated", 120.0, (size, foot)) is None
