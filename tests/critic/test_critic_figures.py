"""What is kept of people in the picture, and what is let go when their shot is over."""

from __future__ import annotations

from fractions import Fraction

import av
import numpy as np
import pytest

from roughcut.critic.figures import Appearance, FigureWatcher
from roughcut.critic.metrics.likeness import likeness
from roughcut.critic.schema import Expectation, ExpectedLine, ExpectedShot
from roughcut.critic.whereabouts import Track

_RATE, _SIZE = 8, (160, 96)


def _watched(colours: list[tuple[int, int, int]]) -> Appearance:
    """One character in one shot whose clothes have these colours frame by frame, on a grey ground."""
    count = len(colours)
    boxes = np.tile(
        np.array([[0.45, 0.1, 0.55, 0.3], [0.4, 0.4, 0.6, 0.9], [0.47, 0.22, 0.53, 0.28]], np.float32),
        (count, 1, 1),
    )
    track = Track("Ada", 1, boxes, np.ones((count, 3), dtype=bool))
    shot = ExpectedShot(number=1, scene_number=1, first_frame=0, frame_count=count, scripted_ms=1000)
    plan = Expectation(
        title="", language="en", rate=Fraction(_RATE), width_px=160, height_px=96, shots=(shot,), lines=()
    )
    watcher = FigureWatcher([track], plan, float(_RATE))
    for index, colour in enumerate(colours):
        picture = np.full((_SIZE[1], _SIZE[0], 3), 128, dtype=np.uint8)
        picture[36:90, 60:100] = colour
        watcher.push(index, av.VideoFrame.from_ndarray(picture, format="rgb24"))
    return watcher.finish().appearances[0]


def test_clothes_that_stay_are_alike_and_stand_out() -> None:
    """The same clothes throughout are like their mean, and unlike the wall beside them."""
    seen = _watched([(180, 30, 30)] * 24)
    assert seen.clothes_alike == pytest.approx(1.0, abs=1e-5)
    assert len(seen.like_beside) == 24 * 1000 // (_RATE * 500)
    assert max(seen.like_beside) < 0.3


def test_clothes_that_change_are_compared_look_by_look() -> None:
    """Half red and half blue: each look shares with the mean what it is of it."""
    seen = _watched([(180, 30, 30)] * 12 + [(30, 30, 180)] * 12)
    assert seen.clothes_alike == pytest.approx(0.5, abs=0.05)
    assert seen.clothes is not None
    same = _watched([(180, 30, 30)] * 24).clothes
    assert same is not None
    assert likeness(seen.clothes.unpacked, same.unpacked) == pytest.approx(0.5, abs=0.05)


def test_one_look_says_nothing_of_likeness() -> None:
    """A shot of one look has colours, and nothing to compare them with."""
    seen = _watched([(180, 30, 30)] * 2)
    assert seen.head is not None
    assert seen.clothes_alike is None


def test_a_mouth_rests_as_it_does_around_its_own_line() -> None:
    """Two lines in one shot, the second after a smile came: before and after each the mouth is at rest."""
    shown = [40] * 8 + [200] * 4 + [40] * 8 + [90] * 10 + [200] * 4 + [90] * 8
    count = len(shown)
    boxes = np.tile(np.array([[0.45, 0.1, 0.55, 0.3]] * 3, np.float32), (count, 1, 1))
    track = Track("Ada", 1, boxes, np.ones((count, 3), dtype=bool))
    shot = ExpectedShot(number=1, scene_number=1, first_frame=0, frame_count=count, scripted_ms=1000)
    lines = tuple(
        ExpectedLine(
            shot_number=1, speaker="Ada", text="So.", start_ms=1000 * a // _RATE, end_ms=1000 * b // _RATE
        )
        for a, b in ((8, 12), (30, 34))
    )
    plan = Expectation(
        title="", language="en", rate=Fraction(_RATE), width_px=160, height_px=96, shots=(shot,), lines=lines
    )
    watcher = FigureWatcher([track], plan, float(_RATE))
    for index, level in enumerate(shown):
        picture = np.full((_SIZE[1], _SIZE[0], 3), level, dtype=np.uint8)
        watcher.push(index, av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(format="yuv420p"))
    opened = watcher.finish().appearances[0].opened
    assert max(opened[2:8]) < 5
    assert max(opened[24:30]) < 5
    assert min(opened[30:34]) > 60
