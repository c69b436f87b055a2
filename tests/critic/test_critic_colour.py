"""Colour: Lab against published values, and drift that framing does not fool."""

from __future__ import annotations

import numpy as np
import pytest
from critic_films import Picture, Shot, picture

from roughcut.critic.metrics.colour import Palette, PaletteMixer, drift, exposure_shift, lab, mean_distance


def _palette(*pictures: Picture) -> Palette:
    mixer = PaletteMixer()
    for each in pictures:
        mixer.push(each[::4, ::4])
    palette = mixer.finish()
    assert palette is not None
    return palette


_WIDE = picture(Shot(1, 1, 0), 0)


@pytest.mark.parametrize(
    ("rgb", "expected"),
    [
        ((255, 255, 255), (100.0, 0.0, 0.0)),
        ((0, 0, 0), (0.0, 0.0, 0.0)),
        ((255, 0, 0), (53.24, 80.09, 67.20)),
        ((0, 255, 0), (87.73, -86.18, 83.18)),
        ((0, 0, 255), (32.30, 79.19, -107.86)),
        ((119, 119, 119), (50.03, 0.0, 0.0)),
    ],
)
def test_lab_of_well_known_colours(rgb: tuple[int, int, int], expected: tuple[float, float, float]) -> None:
    """The corners of sRGB under D65, as colour scientists list them."""
    assert lab(np.array(rgb, dtype=np.uint8)) == pytest.approx(expected, abs=0.05)


def test_a_closer_framing_is_no_drift_although_the_means_differ() -> None:
    """A quarter of the picture, enlarged, has the colours of the whole."""
    close = np.repeat(np.repeat(_WIDE[40:130, 120:280], 2, axis=0), 2, axis=1)
    assert mean_distance(_palette(close), _palette(_WIDE)) > 4
    assert drift(_palette(close), _palette(_WIDE)) < 1
    assert exposure_shift(_palette(close), _palette(_WIDE)) == 0


def test_a_new_thing_in_a_third_of_the_frame_is_no_drift() -> None:
    """Somebody in a red coat walks in."""
    red = _WIDE.copy()
    red[:, :100] = (200, 20, 30)
    assert drift(_palette(red), _palette(_WIDE)) < 1


@pytest.mark.parametrize("strength", [0.5, 1.0])
def test_a_colour_cast_is_drift_and_grows_with_its_strength(strength: float) -> None:
    """Everything has moved."""
    weak, strong = (
        np.clip(_WIDE * (1 + s * np.array([0.3, 0.0, -0.4])), 0, 255).astype(np.uint8)
        for s in (strength / 2, strength)
    )
    reference = _palette(_WIDE)
    assert drift(_palette(strong), reference) > drift(_palette(weak), reference) > 2


@pytest.mark.parametrize(("gain", "sign"), [(1.35, 1), (0.6, -1)])
def test_exposure_is_told_with_its_direction(gain: float, sign: int) -> None:
    """Lighter is positive."""
    changed = np.clip(_WIDE * gain, 0, 255).astype(np.uint8)
    assert exposure_shift(_palette(changed), _palette(_WIDE)) * sign >= 0.6


def test_two_halves_mixed_are_the_whole() -> None:
    """Absorbing is the same as having taken it all."""
    first, second, both = PaletteMixer(), PaletteMixer(), PaletteMixer()
    first.push(_WIDE[:, :160])
    second.push(_WIDE[:, 160:])
    both.push(_WIDE[:, :160])
    both.push(_WIDE[:, 160:])
    first.absorb(second)
    one, other = first.finish(), both.finish()
    assert one is not None
    assert other is not None
    assert one.colours == pytest.approx(other.colours)
    assert one.mean == pytest.approx(other.mean)


def test_no_picture_has_no_palette() -> None:
    """And no colour is invented."""
    assert PaletteMixer().finish() is None
