"""Left and right of a set: things are on the side on which people stand at them."""

from __future__ import annotations

import numpy as np
import pytest
from previs_orders import an_order, person

from roughcut.models.video.schema import Station, TakeOrder
from roughcut.previs import stage_text
from roughcut.previs.schema import Passing, Place, SetPicture
from roughcut.previs.sets import draw_set, landmark_named, seats_of, sided
from roughcut.previs.sets.canvas import Canvas
from roughcut.previs.sets.parts.room import wall_clock
from roughcut.previs.sets.tone import Tone
from roughcut.previs.stage import place_at
from roughcut.previs.staging import stage_of
from roughcut.script.schema import Action, Scene

_KITCHEN = Place(kind="kitchen")
_STOVE_LEFT = Station(thing="stove", side="left")
_STOVE_RIGHT = Station(thing="stove", side="right")
_FRIDGE_LEFT = Station(thing="fridge", side="left")


def _order(*stations: Station) -> TakeOrder:
    return an_order(2).model_copy(
        update={
            "scene": Scene(heading="INT. KITCHEN - DAY", description="A kitchen."),
            "beats": (Action(text="Ann stirs."),),
            "cues": (),
            "sizes": ("Long Shot",),
            "people": (person(0, -0.6, at="stove"), person(1, 0.4)),
            "stations": stations,
        }
    )


def _drawn(place: Place) -> SetPicture:
    return draw_set(place, "animated", 8.0, 1)


@pytest.mark.parametrize(
    ("stations", "mirrored"),
    [
        ((), False),
        ((_STOVE_RIGHT,), False),
        ((_STOVE_LEFT,), True),
        ((_STOVE_LEFT, _FRIDGE_LEFT), True),
        ((_FRIDGE_LEFT, _STOVE_LEFT), False),
        ((Station(thing="window", side="left"), Station(thing="harp", side="left")), False),
    ],
)
def test_a_set_is_turned_round_where_more_things_are_on_their_side_then(
    stations: tuple[Station, ...], mirrored: bool
) -> None:
    """Of as many, the first decides; what stands in the middle or is not there has no say."""
    assert sided(_KITCHEN, stations).mirrored is mirrored


def test_a_vehicle_is_as_it_is_built() -> None:
    """The wheel of a car stays on its side, whoever stands at what."""
    car = Place(kind="car", props=("bag",))
    assert not any(sided(car, (Station(thing="bag", side=side),)).mirrored for side in ("left", "right"))


def test_who_stands_at_the_stove_on_the_left_is_drawn_at_the_stove() -> None:
    """In a set that is not turned round, they would have to change sides with somebody."""
    stage = stage_of(_order(_STOVE_LEFT))
    x, z, _ = place_at(stage.figures[0], 0)
    stove = landmark_named("stove", stage.place)
    assert stove is not None
    assert abs(x - stove.x_m) < 1.0
    assert z > 3.5
    assert x < place_at(stage.figures[1], 0)[0]


def test_the_side_is_saved_in_the_stage() -> None:
    """Whoever reads the stage draws the same set."""
    stage = stage_of(_order(_STOVE_LEFT))
    assert stage.place.mirrored
    assert stage_text.read(stage_text.write(stage)) == stage


@pytest.mark.parametrize("kind", ["camp", "train"])
def test_a_set_that_is_turned_round_is_drawn_so(kind: str) -> None:
    """Every pixel of every layer, the floor, fires and seats are where they were, seen in a mirror."""
    plain, turned = Place(kind=kind, drives=True), Place(kind=kind, drives=True, mirrored=True)
    one, two = _drawn(plain), _drawn(turned)
    for here, there in zip(one.layers, two.layers, strict=True):
        assert np.array_equal(here.picture, there.picture[:, ::-1])
        assert there.left_m == pytest.approx(-here.left_m - here.picture.shape[1] / here.px_per_m)
    assert np.array_equal(one.floor.picture, two.floor.picture[:, ::-1])
    assert [flame.x_m for flame in two.flames] == [-flame.x_m for flame in one.flames]
    assert [seat.x_m for seat in seats_of(turned)] == [-seat.x_m for seat in seats_of(plain)]
    assert [_way(thing) for thing in two.passing] == [tuple(-x for x in _way(thing)) for thing in one.passing]


def _way(thing: Passing) -> tuple[float, ...]:
    """Where something is over a few seconds, from left to right."""
    return tuple(round(thing.at(time_ms)[0], 6) for time_ms in (50.0, 1234.0))


def test_a_post_that_is_put_up_stays_with_who_leans_there() -> None:
    """Its place is the stage's, not the set's."""
    posts = ((1.5, 2.0),)
    one, two = (_drawn(Place(posts=posts, mirrored=mirrored)) for mirrored in (False, True))
    post = [next(layer for layer in picture.layers if layer.z_m == 2.0) for picture in (one, two)]
    middles = [each.left_m + each.picture.shape[1] / each.px_per_m / 2 for each in post]
    assert middles == pytest.approx([1.5, 1.5], abs=0.1)


def test_a_clock_is_never_seen_in_a_mirror() -> None:
    """Turned round twice, it shows the time that it shows."""
    seen = []
    for mirrored in (False, True):
        place = Place(kind="office", mirrored=mirrored)
        canvas = Canvas(Tone("animated", place, True), -0.5, 0.5, 1.5, 2.5, 64.0)
        wall_clock(canvas, 0.0, 2.0)
        seen.append(canvas.pixels[:, ::-1] if mirrored else canvas.pixels)
    assert np.abs(seen[0].astype(int) - seen[1]).max() <= 8
    assert np.abs(seen[0].astype(int) - seen[0][:, ::-1]).max() > 100
