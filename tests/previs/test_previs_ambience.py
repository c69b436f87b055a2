"""The air of places: quiet, without a seam, the same over a scene, and of that place."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from numpy.typing import NDArray

from roughcut.previs.ambience import air
from roughcut.previs.schema import Place
from roughcut.previs.sets.kinds import TABLE
from roughcut.previs.sounds.beds import LAYERS, LOOP_S
from roughcut.previs.sounds.making import RATE
from roughcut.previs.sounds.places import HEARD, layers_of

_SCENE = "EXT. SOMEWHERE"


def _level_db(sound: NDArray[np.float32]) -> float:
    return float(20 * np.log10(np.sqrt(np.mean(np.square(sound, dtype=np.float64)))))


def _share(sound: NDArray[np.float32], low_hz: float, high_hz: float) -> float:
    """The share of the sound's power between two pitches."""
    power = np.abs(np.fft.rfft(sound[:, 0])) ** 2
    hertz = np.fft.rfftfreq(len(sound), 1 / RATE)
    return float(power[(hertz >= low_hz) & (hertz < high_hz)].sum() / power.sum())


@pytest.mark.parametrize("name", sorted(LAYERS))
def test_a_layer_is_a_loop_without_a_seam(name: str) -> None:
    """Its end meets its beginning as any sample meets the next, and it is as loud as the others."""
    loop = LAYERS[name](np.random.default_rng(5))
    assert loop.shape == (LOOP_S * RATE, 2)
    assert _level_db(loop) == pytest.approx(0.0, abs=0.1)
    steps = np.abs(np.diff(loop, axis=0)).max()
    assert np.abs(loop[0] - loop[-1]).max() <= steps


@pytest.mark.parametrize("kind", ["street", "cave", "train", "neutral"])
def test_air_is_quiet(kind: str) -> None:
    """Every place is heard between −46 and −58 dBFS, and no half second falls silent."""
    heard = air(Place(kind=kind), 1, _SCENE, 1, 6 * RATE)
    assert -58.5 < _level_db(heard) < -46
    assert min(_level_db(heard[at : at + RATE // 2]) for at in range(0, 5 * RATE, RATE // 2)) > -62


def test_the_shots_of_a_scene_share_one_tone() -> None:
    """Two shots have the same level and colour, and begin at different places of the loop."""
    one, two = (air(Place(kind="desert"), 1, _SCENE, number, 8 * RATE) for number in (1, 2))
    assert not np.array_equal(one, two)
    assert _level_db(one) == pytest.approx(_level_db(two), abs=1.0)
    assert _share(one, 300, 1000) == pytest.approx(_share(two, 300, 1000), abs=0.08)


def test_the_same_shot_sounds_the_same() -> None:
    """Air is repeated to the last bit."""
    one, two = (air(Place(kind="cave"), 4, _SCENE, 3, RATE) for _ in range(2))
    assert np.array_equal(one, two)


def test_places_can_be_told_apart() -> None:
    """A train is low, rain is high, and a night has crickets where a room has nothing."""
    train, rain, night, room = (
        air(place, 1, _SCENE, 1, 4 * RATE)
        for place in (
            Place(kind="train", drives=True),
            Place(kind="street", weather="rain"),
            Place(kind="meadow", hour="night"),
            Place(kind="bedroom", hour="night"),
        )
    )
    assert _share(train, 20, 200) > 0.6
    assert _share(rain, 1000, 9000) > 0.4
    assert _share(night, 4200, 4900) > 20 * _share(room, 4200, 4900)


def test_an_unknown_place_has_plain_room_tone() -> None:
    """A kind that nobody has described sounds like a quiet room."""
    assert layers_of(Place(kind="hall_of_nowhere")) == layers_of(Place(kind="bedroom"))


def test_a_kind_may_hold_the_name_of_another() -> None:
    """A night market sounds like a market."""
    assert layers_of(Place(kind="night_market")) == layers_of(Place(kind="market"))


@pytest.mark.parametrize("kind", sorted(kind for kind in TABLE if TABLE[kind].sky))
def test_no_open_place_sounds_like_a_room(kind: str) -> None:
    """Every set under the sky has a line of its own, or holds the name of one that has."""
    assert kind in HEARD or any(word in HEARD for word in kind.split("_"))


def test_every_layer_that_a_place_asks_for_is_there() -> None:
    """Whatever the hour and the weather."""
    hours = get_args(Place.model_fields["hour"].annotation)
    weathers = get_args(Place.model_fields["weather"].annotation)
    for kind in HEARD:
        for hour in hours:
            for weather in weathers:
                place = Place(kind=kind, hour=hour, weather=weather, props=("fire", "clock"))
                assert set(layers_of(place)[1]) <= set(LAYERS)


def test_animals_are_silent_in_the_rain() -> None:
    """Birds sing by day, crickets by night, neither in the rain; indoors the rain is outside."""
    assert "birds" in layers_of(Place(kind="park"))[1]
    assert "crickets" in layers_of(Place(kind="park", hour="night"))[1]
    wet = layers_of(Place(kind="park", weather="rain"))[1]
    assert not {"birds", "crickets"} & set(wet)
    assert "rain" in wet
    inside = layers_of(Place(kind="kitchen", weather="rain"))[1]
    assert "rain_inside" in inside
    assert "rain" not in inside
