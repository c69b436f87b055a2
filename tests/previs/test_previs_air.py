"""The air of a shot: rain, snow and fog move, follow the camera, and change nothing but light."""

from __future__ import annotations

import itertools
from typing import Literal

import numpy as np
import pytest
from numpy.typing import NDArray

from roughcut.previs.air import Air, flicker_at
from roughcut.previs.camera import View
from roughcut.previs.paint import Texture
from roughcut.previs.scenery import Item
from roughcut.previs.schema import Flame, Place

WIDTH, HEIGHT = 320, 180
Weather = Literal["clear", "cloud", "rain", "snow", "fog"]


def seen(look_x: float = 0.0, fov: float = 30.0) -> View:
    """A camera 9 m from the people."""
    return View((0.0, 1.5, -7.0), (look_x, 1.5, 2.0), fov, 0.0, 9.0, 0.0, WIDTH, HEIGHT)


def grey(luma: int = 100) -> NDArray[np.uint8]:
    """An even frame."""
    planes = np.full((HEIGHT * 3 // 2, WIDTH), 128, np.uint8)
    planes[:HEIGHT] = luma
    return planes


def air(weather: Weather, flames: tuple[Flame, ...] = (), *, sky: bool = True) -> Air:
    """The air of one place."""
    return Air(Place(kind="street", weather=weather), flames, seen(), 7, sky=sky)


@pytest.mark.parametrize("weather", ["rain", "snow", "fog"])
def test_weather_moves_from_frame_to_frame_and_leaves_colour_alone(weather: Weather) -> None:
    """Two frames differ in luma, neither in chroma; the frame below is not touched."""
    falling, below = air(weather), grey()
    one = falling.over(below, seen(), 0.0).copy()
    two = falling.over(below, seen(), 1000.0).copy()
    assert not np.array_equal(one[:HEIGHT], two[:HEIGHT])
    assert (one[HEIGHT:] == 128).all()
    assert (two[HEIGHT:] == 128).all()
    assert (one[:HEIGHT] >= 100).all()
    assert np.array_equal(below, grey())


@pytest.mark.parametrize("weather", ["rain", "snow", "fog"])
def test_the_same_shot_has_the_same_weather(weather: Weather) -> None:
    """Every drop is decided by seed and time."""
    one, two = air(weather), air(weather)
    two.over(grey(), seen(), 300.0)
    assert np.array_equal(one.over(grey(), seen(), 42.0), two.over(grey(), seen(), 42.0))


@pytest.mark.parametrize("weather", ["clear", "cloud"])
def test_still_air_costs_nothing(weather: Weather) -> None:
    """Where nothing falls and nothing burns, the frame itself comes back."""
    below = grey()
    assert air(weather).over(below, seen(), 500.0) is below


@pytest.mark.parametrize("weather", ["rain", "snow", "fog"])
def test_no_weather_comes_through_a_roof(weather: Weather) -> None:
    """Under a roof it may rain outside."""
    below = grey()
    assert air(weather, sky=False).over(below, seen(), 500.0) is below


def test_drops_never_shine_brighter_than_white() -> None:
    """Luma stays in the range of film."""
    for weather in ("rain", "snow", "fog"):
        assert air(weather).over(grey(230), seen(), 80.0)[:HEIGHT].max() <= 235


def test_snow_falls_downwards() -> None:
    """A little later the same flakes stand lower: the best match is a shift down."""
    falling = air("snow")
    one = falling.over(grey(), seen(), 0.0)[:HEIGHT].astype(np.int32).copy()
    two = falling.over(grey(), seen(), 60.0)[:HEIGHT].astype(np.int32).copy()

    def apart(rows: int) -> float:
        return float(np.abs(two[20:160] - np.roll(one, rows, axis=0)[20:160]).mean())

    assert min(range(-6, 7), key=apart) > 0


def test_weather_stays_in_the_world_when_the_camera_turns() -> None:
    """A camera that turns right sees the drops go left."""
    falling = air("fog")
    one = falling.over(grey(), seen(), 0.0)[:HEIGHT].astype(np.int32).copy()
    two = falling.over(grey(), seen(0.5), 0.0)[:HEIGHT].astype(np.int32).copy()

    def apart(columns: int) -> float:
        return float(np.abs(two[:, 60:260] - np.roll(one, columns, axis=1)[:, 60:260]).mean())

    assert min(range(-30, 31), key=apart) == pytest.approx(-18, abs=4)


def test_a_fire_flickers_around_itself_alone() -> None:
    """Its light swells and sinks within its reach, and nowhere else."""
    fire = Flame(0.0, 1.5, 2.0, 0.8)
    burning = air("clear", (fire,))
    frames = [burning.over(grey(), seen(), 40.0 * step)[:HEIGHT].copy() for step in range(12)]
    middle = [int(frame[HEIGHT // 2, WIDTH // 2]) for frame in frames]
    assert len(set(middle)) > 6
    assert min(middle) >= 100
    assert all((frame[:, :60] == 100).all() for frame in frames)


def test_a_flicker_is_smooth_and_stays_within_bounds() -> None:
    """From frame to frame at most a few tenths, always between nothing and all."""
    values = [flicker_at(1000 / 24 * frame, 5) for frame in range(240)]
    assert all(0.0 <= value <= 1.0 for value in values)
    assert max(abs(b - a) for a, b in itertools.pairwise(values)) < 0.45


@pytest.mark.parametrize("weather", ["rain", "snow"])
def test_what_falls_behind_somebody_is_hidden_by_them(weather: Weather) -> None:
    """Before a body less falls than beside it, but some does; beside it all is as it was."""
    body = Texture(np.full((64, 64, 4), 255, np.uint8))
    matrix = np.array([[WIDTH / 2 / 64, 0.0, 0.0], [0.0, HEIGHT / 64, 0.0], [0.0, 0.0, 1.0]])
    person = Item(body, matrix, (0, 0, WIDTH // 2, HEIGHT), 4.0)
    alone = air(weather).over(grey(), seen(), 500.0)[:HEIGHT].astype(int) - 100
    before = air(weather).over(grey(), seen(), 500.0, [person])[:HEIGHT].astype(int) - 100
    left, right = (slice(None), slice(0, WIDTH // 2 - 2)), (slice(None), slice(WIDTH // 2 + 2, None))
    assert 0 < before[left].sum() < 0.8 * alone[left].sum()
    assert np.array_equal(before[right], alone[right])


def test_rain_falls_beyond_the_roof_of_a_platform_alone() -> None:
    """Its farthest layer does, behind whoever stands there; in a room none does."""
    roofed = Air(Place(kind="station", weather="rain"), (), seen(), 7, sky=False)
    room = Air(Place(kind="kitchen", weather="rain"), (), seen(), 7, sky=False)
    wet, open_air = (each.over(grey(), seen(), 0.0)[:HEIGHT] > 100 for each in (roofed, air("rain")))
    assert 0 < wet.sum() < open_air.sum()
    assert np.array_equal(room.over(grey(), seen(), 0.0), grey())
