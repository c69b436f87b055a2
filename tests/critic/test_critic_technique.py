"""Sharpness, noise and motion, on pictures whose answer is known."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from roughcut.critic.metrics.technique import (
    halfway_error,
    is_dynamic,
    motion_smoothness,
    noise_levels,
    sharpness,
    strongest_flow,
)

Luma = NDArray[np.float32]


def _blocks(seed: int = 1) -> Luma:
    small = np.random.default_rng(seed).integers(30, 220, (12, 20))
    return np.asarray(np.kron(small, np.ones((10, 10))), dtype=np.float32)


def _blurred(luma: Luma, sigma: float) -> Luma:
    return np.asarray(cv2.GaussianBlur(luma, (0, 0), sigma), dtype=np.float32)


def test_a_blurred_picture_is_less_sharp_and_more_so_the_more_it_is_blurred() -> None:
    """Monotone in the strength, within 0 and 1."""
    values = [sharpness(_blurred(_blocks(), sigma)) for sigma in (0.3, 1.0, 2.0, 4.0)]
    known = [value for value in values if value is not None]
    assert len(known) == 4
    assert known == sorted(known, reverse=True)
    assert 0 < known[-1] < 0.5 < known[0] < 1


def test_sharpness_is_that_of_the_softer_direction_and_needs_something_to_see() -> None:
    """A picture smeared sideways is soft although its rows are sharp; a flat one has no sharpness."""
    smeared = np.asarray(cv2.blur(_blocks(), (15, 1)), dtype=np.float32)
    sharp, soft = sharpness(_blocks()), sharpness(smeared)
    assert sharp is not None
    assert soft is not None
    assert soft < sharp / 2
    assert sharpness(np.full((60, 80), 99, dtype=np.float32)) is None


@pytest.mark.parametrize("sigma", [2.0, 5.0, 12.0])
def test_noise_is_measured_in_levels_and_edges_are_none(sigma: float) -> None:
    """White noise of a known deviation, to a tenth; blocks with hard edges have none."""
    random = np.random.default_rng(2)
    noisy = np.full((120, 200), 120.0) + random.normal(0, sigma, (120, 200))
    assert noise_levels(noisy.astype(np.float32)) == pytest.approx(sigma, rel=0.1)
    assert noise_levels(_blocks()) < 0.5


def test_whole_levels_give_the_same_in_every_size_of_picture() -> None:
    """Reckoned with in 16 bits and in parts, a picture is as sharp and noisy as its floats say, and as wide
    pictures as high ones turned on their side; the strongest contrasts have room."""
    random = np.random.default_rng(4)
    for shape in ((700, 130), (90, 701)):
        levels = random.choice(np.array([0, 255], dtype=np.uint8), shape)
        floats = levels.astype(np.float32)
        assert sharpness(levels) == pytest.approx(sharpness(floats), rel=1e-5)
        assert sharpness(levels) == pytest.approx(sharpness(levels.T), rel=1e-9)
        mask = cv2.filter2D(floats, -1, np.outer([1, -2, 1], [1, -2, 1]))[1:-1, 1:-1]
        high, wide = (side // 16 * 16 for side in mask.shape)
        means = np.abs(mask[:high, :wide]).reshape(high // 16, 16, wide // 16, 16).mean(axis=(1, 3))
        calm = np.sort(means.ravel())[: means.size // 2].mean()
        assert noise_levels(levels) == pytest.approx(np.sqrt(np.pi / 2) * calm / 6, rel=1e-4)


def test_the_strongest_flow_is_that_of_the_fastest_twentieth() -> None:
    """Five in a hundred points move by (3, 4), the rest by nothing."""
    flow = np.zeros((10, 10, 2), dtype=np.float32)
    flow[0, :5] = (3, 4)
    assert strongest_flow(flow) == pytest.approx(5)


def test_a_shot_is_dynamic_when_a_quarter_of_its_pairs_is() -> None:
    """The limit is 6 px at a shorter side of 256 px and shrinks with the picture."""
    assert is_dynamic([7.0, 0.0, 0.0, 0.0], 256)
    assert not is_dynamic([7.0, 0.0, 0.0, 0.0, 0.0], 256)
    assert not is_dynamic([5.0] * 4, 256)
    assert is_dynamic([5.0] * 4, 128)


def test_even_motion_is_smooth_and_a_jerk_is_not() -> None:
    """A pan of 4 px a frame lies halfway; a middle frame that lags behind does not."""
    wide = _blurred(np.concatenate([_blocks(1), _blocks(2)], axis=1), 2.0)
    before, even, after, late = (wide[:, x : x + 160] for x in (20, 24, 28, 21))
    flow = np.zeros((*before.shape, 2), dtype=np.float32)
    flow[..., 0] = -8.0
    smooth, jerky = (halfway_error(before, middle, after, flow) for middle in (even, late))
    assert smooth < 1.0
    assert jerky > 4 * smooth
    assert motion_smoothness([smooth]) == pytest.approx(1 - smooth / 255)
    assert motion_smoothness([]) is None
