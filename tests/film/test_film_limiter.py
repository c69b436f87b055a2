"""The limiter: peaks are held, everything else is left as it is."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from roughcut.film.limiter import holds_back, limited
from roughcut.film.loudness import measure


def join(blocks: list[NDArray[np.float32]], gain_db: float, ceiling_dbtp: float) -> NDArray[np.float32]:
    """All that the limiter lets through."""
    return np.concatenate([np.zeros((0, 2), np.float32), *limited(blocks, gain_db, ceiling_dbtp)])


def bursts(seed: int, sample_count: int = 96_000) -> NDArray[np.float32]:
    """Noise that is quiet most of the time and loud now and then."""
    random = np.random.default_rng(seed)
    envelope = np.repeat(random.choice([0.02, 0.1, 0.9], sample_count // 1200 + 1), 1200)[:sample_count]
    noise = random.normal(0, 1, (sample_count + 2, 2))
    softer = (
        0.25 * noise[:-2] + 0.5 * noise[1:-1] + 0.25 * noise[2:]
    )  # as little treble as recorded sound has
    return np.asarray(softer * envelope[:, None], dtype=np.float32)


def test_quiet_sound_passes_untouched() -> None:
    """Below the ceiling only the gain is applied, to the sample."""
    sound = bursts(1) * np.float32(0.05)
    assert np.array_equal(join([sound], 0.0, -1.0), sound)
    np.testing.assert_allclose(join([sound], 6.0, -1.0), sound * 10 ** (6 / 20), rtol=1e-5)


@pytest.mark.parametrize("seed", range(3))
def test_no_true_peak_passes_the_ceiling(seed: int) -> None:
    """Measured by the standard's meter, loud bursts stay at the ceiling, and use it."""
    peak = measure([join([bursts(seed)], 12.0, -3.0)]).true_peak_dbtp
    assert peak is not None
    assert -4.0 < peak <= -2.7


def test_the_gain_moves_smoothly() -> None:
    """Ahead of a peak the sound goes down within 10 ms, without a step."""
    sound = np.full((48_000, 2), 0.5, dtype=np.float32)
    sound[24_000] = 3.0
    held = join([sound], 0.0, -1.0)[:, 0]
    held[24_000] = held[23_999]
    assert np.abs(np.diff(held)).max() < 0.002
    assert held[24_000] < 0.2
    assert held[23_000] == held[28_000] == 0.5


@settings(max_examples=25)
@given(st.lists(st.integers(0, 40_000), max_size=8))
def test_as_much_comes_out_as_goes_in_whatever_the_blocks(sizes: list[int]) -> None:
    """The look-ahead neither delays nor shortens the sound."""
    sound = bursts(7, sum(sizes))
    blocks = [sound[end - size : end] for size, end in zip(sizes, np.cumsum(sizes), strict=True)]
    np.testing.assert_allclose(join(blocks, 3.0, -2.0), join([sound], 3.0, -2.0), atol=1e-5)
    assert len(join(blocks, 3.0, -2.0)) == len(sound)


def test_only_what_may_reach_the_ceiling_is_held_back() -> None:
    """Sound of which `holds_back` says no comes out to the bit; of louder sound it says yes."""
    quiet, loud = bursts(3) * np.float32(0.05), bursts(3)
    assert not holds_back(float(np.abs(quiet).max()), -1.0)
    np.testing.assert_array_equal(join([quiet], 0.0, -1.0), quiet)
    assert holds_back(float(np.abs(loud).max()) * 4, -1.0)
    assert np.abs(join([loud * np.float32(4)], 0.0, -1.0)).max() < np.abs(loud).max() * 4
