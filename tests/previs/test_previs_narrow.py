"""Tests of staging for a picture that is taller than wide."""

from __future__ import annotations

from math import radians, tan

import pytest
from previs_orders import an_order

from roughcut.previs.narrow import narrowed
from roughcut.previs.staging import stage_of
from roughcut.script.placement import Placement


def test_a_wide_picture_changes_nothing() -> None:
    """Blocking is meant for it."""
    order = an_order(3)
    assert narrowed(order) is order


@pytest.mark.parametrize(("size", "least"), [((576, 1024), 0.27), ((1080, 1080), 0.24)])
def test_people_fill_more_of_a_tall_picture(size: tuple[int, int], least: float) -> None:
    """In a long shot of two a figure takes a good part of the height, and sides are as they were."""
    order = an_order(2, sizes=("Long Shot",), width_px=size[0], height_px=size[1], focus=("Ann", "Ben"))
    stage = stage_of(order)
    key = stage.camera.keys[0]
    ann, ben = stage.figures
    assert ann.spots[0].x_m < ben.spots[0].x_m
    distance = abs(key.eye[2] - ann.spots[0].z_m)
    assert 1.6 / (2 * distance * tan(radians(key.fov / 2))) > least


def test_who_waits_in_the_wings_stays_outside() -> None:
    """Nearer he would be in the frame before he comes."""
    order = an_order(1, width_px=576, height_px=1024)
    out = order.people[0].model_copy(update={"start": Placement(x=1.8, present=False)})
    (person,) = narrowed(order.model_copy(update={"people": (out,)})).people
    assert person.start.x == 1.8
