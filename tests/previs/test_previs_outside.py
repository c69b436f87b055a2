"""What is outside of a vehicle goes by while it drives, and stands when it is parked."""

from __future__ import annotations

import numpy as np
import pytest
from previs_orders import an_order

from roughcut.previs.renderer import Renderer
from roughcut.previs.schema import Passing
from roughcut.previs.sets import place_of
from roughcut.previs.stage import Stage
from roughcut.previs.staging import stage_of
from roughcut.script.schema import Scene


def _stage(description: str) -> Stage:
    scene = Scene(heading="INT. TRAIN - DAY", description=description)
    return stage_of(an_order(1, scene=scene, sizes=("Long Shot",), cues=(), width_px=192, height_px=108))


@pytest.mark.parametrize(
    ("description", "drives"),
    [
        ("A carriage that rattles through the country.", True),
        ("A train carriage. The train is stationary at a platform.", False),
        ("A bus.", True),
    ],
)
def test_a_vehicle_drives_unless_it_is_said_to_stand(description: str, drives: bool) -> None:
    """A train or a car that nobody parked is under way."""
    assert _stage(description).place.drives is drives


def test_a_kitchen_does_not_drive() -> None:
    """Only vehicles do."""
    assert not place_of(Scene(heading="INT. KITCHEN - DAY"), "en").drives


@pytest.mark.parametrize(("description", "moves"), [("A carriage.", True), ("A parked carriage.", False)])
def test_the_land_goes_by_behind_the_windows(description: str, moves: bool) -> None:
    """Far above everybody's feet the picture changes from moment to moment, and else it does not."""
    renderer = Renderer(_stage(description))
    one, two = (renderer.draw(frame).copy() for frame in (2, 14))
    window = (slice(10, 40), slice(0, 30))
    assert np.any(one[window] != two[window]) == moves


def test_what_passes_comes_again() -> None:
    """It goes by within its span, at its pace."""
    tree = Passing(np.zeros((2, 2, 4), np.uint8), 10.0, 4.0, 20.0, -5.0, 5.0, x_m_s=-2.0)
    assert [tree.at(time_ms)[0] for time_ms in (0, 1000, 4000, 5000)] == [4.0, 2.0, -4.0, 4.0]
