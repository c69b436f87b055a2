"""Where things of a set come to lie in the frame."""

from __future__ import annotations

import numpy as np
import pytest

from roughcut.previs.camera import View
from roughcut.previs.scenery import bounds

_VIEW = View((0.0, 1.5, 0.0), (0.0, 1.5, 5.0), 30.0, 0.0, 5.0, 0.0, 320, 180)


def _lying(near_m: float, left_m: float) -> tuple[int, int, int, int] | None:
    """Where a square metre of ground comes to lie, whose nearest edge is `near_m` before the lens."""
    matrix = _VIEW.plane((left_m, 0.0, near_m + 1.0), (0.01, 0.0, 0.0), (0.0, 0.0, -0.01))
    return bounds(matrix, (0, 0, 100, 100), _VIEW)


@pytest.mark.parametrize("near_m", [-1.0, -0.9, 0.0, 0.2])
def test_what_lies_at_the_foot_of_the_camera_touches_nothing_of_the_frame(near_m: float) -> None:
    """Ground below the lens is out of sight, also where it begins behind the lens."""
    assert _lying(near_m, -0.5) is None


def test_what_reaches_behind_the_lens_is_in_sight_as_far_as_the_frame_shows_it() -> None:
    """A long strip of ground fills the lower edge of the frame and ends at its far edge."""
    matrix = _VIEW.plane((-0.5, 0.0, 20.0), (0.01, 0.0, 0.0), (0.0, 0.0, -0.25))
    far_row = _VIEW.project((0.0, 0.0, 20.0))[1]
    found = bounds(matrix, (0, 0, 100, 100), _VIEW)
    assert found is not None
    assert found[1] == int(np.floor(far_row))
    assert (found[0], found[2:]) == (0, (320, 180))


def test_a_strip_to_one_side_of_the_lens_leaves_the_other_side_alone() -> None:
    """What passes the camera on its right is looked for on the right of the frame only."""
    matrix = _VIEW.plane((0.5, 0.0, 20.0), (0.01, 0.0, 0.0), (0.0, 0.0, -0.25))
    found = bounds(matrix, (0, 0, 100, 100), _VIEW)
    assert found is not None
    assert found[0] >= 160
