"""The cut detector on films whose cuts are known: cuts, and all that is not a cut."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from roughcut.critic.metrics.cuts import CutFinder
from roughcut.critic.metrics.lengths import cut_precision, cut_recall, match_cuts

_HEIGHT, _WIDTH = 45, 80
Thumb = NDArray[np.float32]


def _world(seed: int) -> Thumb:
    random = np.random.default_rng(seed)
    world = np.full((_HEIGHT * 2, _WIDTH * 7, 3), (random.uniform(60, 180), 0, 0), dtype=np.float32)
    for _ in range(80):
        y, x = random.integers(0, _HEIGHT * 2), random.integers(0, _WIDTH * 7)
        height, width = random.integers(5, 40), random.integers(5, 60)
        colour = (random.uniform(20, 230), random.uniform(-35, 35), random.uniform(-35, 35))
        world[y : y + height, x : x + width] = colour
    return world


def _view(world: Thumb, x: float, seed: int = 0) -> Thumb:
    whole, part = int(x), x - int(x)
    left, right = (world[20 : 20 + _HEIGHT, at : at + _WIDTH] for at in (whole, whole + 1))
    noise = np.random.default_rng([seed, whole]).normal(0, 1, (_HEIGHT, _WIDTH, 3))
    return np.asarray(left * (1 - part) + right * part + noise, dtype=np.float32)


def _found(thumbs: list[Thumb]) -> list[int]:
    finder = CutFinder()
    for thumb in thumbs:
        finder.push(thumb)
    return finder.finish()


@pytest.mark.parametrize("seed", range(6))
def test_cuts_between_still_shots_are_found_on_the_frame(seed: int) -> None:
    """Between different places, and within one place from one view to another."""
    worlds = [_world(seed * 10 + index) for index in range(3)]
    views = [(worlds[0], 30), (worlds[1], 90), (worlds[1], 250), (worlds[2], 60), (worlds[2], 83)]
    thumbs = [_view(world, x, frame) for world, x in views for frame in range(20)]
    assert _found(thumbs) == [20, 40, 60, 80]


@pytest.mark.parametrize("share", [0.2, 0.4])
def test_somebody_who_moves_at_once_is_not_a_cut(share: float) -> None:
    """A drawn figure jumps from pose to pose; the place around it stays."""
    thumbs = [_view(_world(5), 40, frame) for frame in range(40)]
    for thumb in thumbs[20:]:
        thumb[:, 10 : 10 + round(share * _WIDTH)] += (60, 10, -20)
    assert _found(thumbs) == []


@pytest.mark.parametrize("speed", [0.3, 1.0, 2.5, 5.0, 9.0])
def test_a_pan_is_not_a_cut(speed: float) -> None:
    """From a slow pan to one of a ninth of the picture a frame, starting and stopping at once."""
    steps = int(min(40, 300 / speed))
    path = [20.0] * 12 + [20 + speed * step for step in range(steps)] + [20 + speed * steps] * 12
    assert _found([_view(_world(3), x, frame) for frame, x in enumerate(path)]) == []


def test_a_whip_pan_is_not_a_cut() -> None:
    """A quarter of the picture a frame at its fastest, smeared as a real shutter does."""
    speeds = [20 * np.sin(np.pi * (step + 0.5) / 10) for step in range(10)]
    thumbs: list[Thumb] = [_view(_world(4), 20, frame) for frame in range(15)]
    x = 20.0
    for speed in speeds:
        x += speed
        steps = max(1, int(speed))
        smear = [_view(_world(4), x - back) for back in range(steps)]
        thumbs.append(np.asarray(np.mean(smear, axis=0), dtype=np.float32))
    thumbs += [_view(_world(4), x, frame) for frame in range(15)]
    assert _found(thumbs) == []


@pytest.mark.parametrize("speed", [1.0, 4.0, 8.0])
def test_a_cut_from_one_pan_into_another_is_found(speed: float) -> None:
    """Movement on both sides does not hide it."""
    thumbs = [_view(_world(seed), 20 + speed * step, step) for seed in (6, 7) for step in range(24)]
    assert _found(thumbs) == [24]


@pytest.mark.parametrize("length", [1, 2, 4])
@pytest.mark.parametrize("flat", [True, False])
def test_a_flash_is_not_a_cut(length: int, flat: bool) -> None:
    """Neither a flash of light over the scene nor some wholly white frames."""
    thumbs = [_view(_world(8), 50, frame) for frame in range(50)]
    for frame in range(25, 25 + length):
        if flat:
            thumbs[frame] = np.full_like(thumbs[frame], (255, 0, 0))
        else:
            thumbs[frame] = np.clip(thumbs[frame] + np.array((110, 0, 0), np.float32), -128, 255)
    assert _found(thumbs) == []


def test_a_light_that_goes_out_is_not_a_cut() -> None:
    """The picture stays the same picture."""
    thumbs = [_view(_world(8), 50, frame) for frame in range(50)]
    dark = np.array((0.45, 1, 1), dtype=np.float32)
    assert _found(thumbs[:25] + [thumb * dark for thumb in thumbs[25:]]) == []


@pytest.mark.parametrize("length", [4, 8, 24])
def test_a_dissolve_is_no_cut(length: int) -> None:
    """It has no frame on which the view changes."""
    first, second = _view(_world(9), 50), _view(_world(10), 50)
    shares = [np.float32((step + 1) / (length + 1)) for step in range(length)]
    mixed: list[Thumb] = [np.asarray(first + (second - first) * share) for share in shares]
    assert _found([first] * 20 + mixed + [second] * 20) == []


def test_people_who_move_are_not_a_cut() -> None:
    """A third of the picture that jumps about behind a still camera."""
    random, thumbs = np.random.default_rng(2), []
    for frame in range(60):
        thumb, x = _view(_world(11), 40, frame), int(random.integers(20, 34))
        thumb[10:, x : x + 26] = (150, 10, 20)
        thumbs.append(thumb)
    assert _found(thumbs) == []


def test_memory_of_pictures_does_not_grow() -> None:
    """Only one number for each frame is kept."""
    finder = CutFinder()
    for frame in range(200):
        finder.push(_view(_world(1), 40, frame))
    assert len(finder._thumbs) < 24


def test_precision_and_recall_count_each_cut_once() -> None:
    """Within one frame, one to one."""
    assert match_cuts([10, 11, 50], [11, 51, 90]) == [(11, 11), (50, 51)]
    assert cut_precision([10, 11, 50], [11, 51, 90]) == pytest.approx(2 / 3)
    assert cut_recall([10, 11, 50], [11, 51, 90, 120]) == 0.5
    assert cut_precision([], [5]) is None
    assert cut_recall([5], []) is None
