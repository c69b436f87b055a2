"""Whole sets: every kind, hour and style draws, covers the view, and leaves the faces free."""

from functools import cache
from itertools import combinations
from typing import cast

import numpy as np
import pytest

from roughcut.models.video.schema import STYLES, Style
from roughcut.previs.schema import Layer, Place, SetPicture
from roughcut.previs.sets.draw import draw_set, seat_sprite
from roughcut.previs.sets.kinds import TABLE
from roughcut.previs.sets.props import ON_TABLES
from roughcut.previs.sets.seats import everyone_sits, seats_of
from roughcut.previs.sets.tone import Tone
from roughcut.previs.sets.words import PROPS

LOW_PX_PER_M = 8.0


KINDS_AND_STYLES = [(kind, STYLES[index % len(STYLES)]) for index, kind in enumerate(TABLE)]


@cache
def drawn(kind: str, hour: str = "day", style: str = "animated", seed: int = 1, **more: object) -> SetPicture:
    """A small drawing of a place."""
    place = Place.model_validate({"kind": kind, "hour": hour, **more})
    return draw_set(place, cast(Style, style), LOW_PX_PER_M, seed)


def brightness(picture: SetPicture) -> float:
    """The mean of the backdrop and the floor, 0…255."""
    return float(picture.layers[0].picture[..., :3].mean() + picture.floor.picture[..., :3].mean()) / 2


@pytest.mark.parametrize(
    ("kind", "style"),
    [*KINDS_AND_STYLES, *(("kitchen", style) for style in STYLES), *(("park", style) for style in STYLES)],
)
def test_a_set_fills_the_view_in_every_style(kind: str, style: str) -> None:
    """The farthest layer is opaque and wide, the floor covers the acting area, alpha stays premultiplied."""
    picture = drawn(kind, "night", style)
    first, floor = picture.layers[0], picture.floor
    height, width = first.picture.shape[:2]
    assert (first.picture[..., 3] == 255).all()
    assert first.left_m <= -40
    assert first.left_m + width / first.px_per_m >= 40
    assert first.top_m >= 25
    assert first.top_m - height / first.px_per_m <= -10
    assert (floor.picture[..., 3] == 255).all()
    assert floor.left_m <= -12
    assert floor.right_m >= 12
    assert floor.near_m <= -8
    assert floor.far_m >= 4
    assert [layer.z_m for layer in picture.layers] == sorted((x.z_m for x in picture.layers), reverse=True)
    for layer in picture.layers:
        assert (layer.picture[..., :3] <= layer.picture[..., 3:]).all()


@pytest.mark.parametrize("kind", TABLE)
def test_night_is_darker_than_day(kind: str) -> None:
    """The hour shows in every place."""
    assert brightness(drawn(kind, "day")) > 1.05 * brightness(drawn(kind, "night"))


@pytest.mark.parametrize("kind", ["street", "beach", "kitchen"])
def test_dawn_and_dusk_lie_between_day_and_night(kind: str) -> None:
    """Four hours, four lights: day, then dawn, dusk and night."""
    day, dawn, dusk, night = (brightness(drawn(kind, hour)) for hour in ("day", "dawn", "dusk", "night"))
    assert day > dawn > dusk > night


@pytest.mark.parametrize("kind", TABLE)
def test_the_foreground_never_covers_a_face(kind: str) -> None:
    """Layers in front of the actors are empty from 1 to 1.9 m within 2.5 m of the middle."""
    for layer in drawn(kind).layers:
        if layer.z_m > 0.3:
            continue
        rows = layer.top_m - np.arange(layer.picture.shape[0]) / layer.px_per_m
        columns = layer.left_m + np.arange(layer.picture.shape[1]) / layer.px_per_m
        band = layer.picture[(rows > 0.95) & (rows < 1.95)][:, np.abs(columns) < 2.5]
        assert not band[..., 3].any()


@pytest.mark.parametrize("kind", ["forest", "cafe", "ruins"])
def test_the_same_seed_draws_the_same_pixels(kind: str) -> None:
    """A set is a pure function of its arguments."""
    first, second = drawn(kind, "dawn", seed=4), drawn.__wrapped__(kind, "dawn", seed=4)
    for one, other in zip(first.layers, second.layers, strict=True):
        assert np.array_equal(one.picture, other.picture)
    assert np.array_equal(first.floor.picture, second.floor.picture)


@pytest.mark.parametrize("kind", ["street", "garden", "park"])
def test_another_seed_draws_another_place(kind: str) -> None:
    """Two scenes of a kind need not look alike."""
    one, other = drawn(kind, seed=1), drawn(kind, seed=2)
    pairs = zip(one.layers, other.layers, strict=True)
    assert any(not np.array_equal(a.picture, b.picture) for a, b in pairs)


@pytest.mark.parametrize("kind", ["street", "church"])
def test_a_place_for_a_large_film_stays_small_in_memory(kind: str) -> None:
    """However sharp the film, a place takes less than 100 MB."""
    picture = draw_set(Place(kind=kind), "animated", 240.0, 1)
    size = sum(layer.picture.nbytes for layer in picture.layers) + picture.floor.picture.nbytes
    assert size < 100e6


def test_styles_look_different() -> None:
    """Each style gives the same kitchen its own colours."""
    backs = [drawn("kitchen", style=style).layers[0].picture for style in STYLES]
    for one, other in combinations(backs, 2):
        assert not np.array_equal(one, other)


def test_weather_changes_the_light() -> None:
    """A rainy street is darker than a clear one, and so is the light on the people."""
    clear, rain = drawn("street"), drawn("street", weather="rain")
    assert brightness(rain) < brightness(clear)
    assert sum(rain.light) < sum(clear.light)


def test_a_stool_stands_on_its_foot_point() -> None:
    """The stool's seat is 0.45 m above the pixel that touches the ground."""
    stool = seat_sprite("animated", 100.0)
    rows = np.flatnonzero(stool.picture[..., 3].any(axis=1))
    assert stool.foot_y_px - rows[0] == pytest.approx(45, abs=4)
    assert rows[-1] == pytest.approx(stool.foot_y_px, abs=4)


@pytest.mark.parametrize(
    ("place", "height_m"),
    [
        (Place(), 0.48),
        (Place(kind="kitchen"), 0.92),
        (Place(props=("armchair",)), 0.98),
        (Place(kind="park"), 0.9),
    ],
)
def test_who_sits_beside_the_seats_sits_on_one_of_their_sort(place: Place, height_m: float) -> None:
    """A stool on the bare stage, a chair with a back in a kitchen, an armchair where those stand, a bench
    in a park."""
    seat = seat_sprite("animated", 100.0, place)
    rows = np.flatnonzero(seat.picture[..., 3].any(axis=1))
    assert (seat.foot_y_px - rows[0]) / 100 == pytest.approx(height_m, abs=0.06)


@pytest.mark.parametrize("kind", ["neutral", "beach"])
@pytest.mark.parametrize("prop", [prop for prop in PROPS if prop not in ("door", "window", "picture")])
def test_a_named_prop_changes_the_picture(kind: str, prop: str) -> None:
    """What the scene names is drawn, unless the kind holds it anyway."""
    bare, asked = drawn(kind), drawn(kind, props=(prop,))
    in_a_hand = prop in ON_TABLES and not TABLE[kind].indoors and prop != "flowers"
    assert prop in TABLE[kind].holds or in_a_hand or len(asked.layers) > len(bare.layers)


def test_small_things_lie_on_the_table_that_is_there() -> None:
    """In a kitchen a phone lies on the kitchen's own table: one more layer, small, at its height."""
    bare, asked = drawn("kitchen"), drawn("kitchen", props=("phone", "table"))
    (added,) = set(map(_place_of, asked.layers)) - set(map(_place_of, bare.layers))
    z_m, top_m, height_m = added
    assert z_m == pytest.approx(2.88)
    assert height_m < 1.3
    assert top_m < 1.7


def _place_of(layer: Layer) -> tuple[float, float, float]:
    """Its depth, its top and its height, in metres."""
    return layer.z_m, layer.top_m, round(layer.picture.shape[0] / layer.px_per_m, 2)


def test_nobody_puts_a_table_on_the_beach_for_a_phone() -> None:
    """In the open, a phone without a table is in somebody's hand."""
    assert len(drawn("beach", props=("phone",)).layers) == len(drawn("beach").layers)
    assert len(drawn("beach", props=("phone", "table")).layers) > len(drawn("beach").layers)


def test_a_lamp_indoors_is_no_street_lamp() -> None:
    """On the neutral stage and in rooms a lamp is not as tall as a post, and a hanging lamp hangs."""

    def lowest_and_highest(prop: str) -> tuple[float, float]:
        bare = {_place_of(layer) for layer in drawn("neutral").layers}
        (lamp,) = [each for each in drawn("neutral", props=(prop,)).layers if _place_of(each) not in bare]
        rows = np.flatnonzero((lamp.picture[..., 3] > 200).any(axis=1)) / lamp.px_per_m
        return float(lamp.top_m - rows[-1]), float(lamp.top_m - rows[0])

    assert lowest_and_highest("lamp")[1] < 2.2
    assert lowest_and_highest("hanging_lamp")[0] > 1.9


def test_in_a_car_everybody_sits() -> None:
    """It has four seats, and nobody can stand in it."""
    assert everyone_sits(Place(kind="car"))
    assert len(seats_of(Place(kind="car"))) == 4
    assert not everyone_sits(Place(kind="kitchen"))


def test_no_second_car_stands_in_the_car() -> None:
    """A heading that says CAR names the set, not a thing beside it."""
    assert len(drawn("car", props=("car",)).layers) == len(drawn("car").layers)


@pytest.mark.parametrize("prop", ["bench", "chair", "armchair", "sofa", "bed"])
def test_a_seat_that_is_asked_for_stands_where_it_is_promised(prop: str) -> None:
    """Each promised seat has something to sit on: drawn pixels at its height, at its depth."""
    place = Place(kind="neutral", props=(prop,))
    layers = drawn("neutral", props=(prop,)).layers
    for seat in seats_of(place):
        near = [
            layer
            for layer in layers
            if abs(layer.z_m - seat.z_m) < 0.1 and covers(layer, seat.x_m, seat.height_m - 0.04)
        ]
        assert near


def test_the_seats_of_a_kind_are_drawn_there() -> None:
    """Every kind's own seats have something to sit on, at most 0.2 m behind the sitter."""
    for kind, entry in TABLE.items():
        layers = drawn(kind, "night").layers
        for seat in entry.seats:
            hit = (
                -0.1 < layer.z_m - seat.z_m < 0.2 and covers(layer, seat.x_m, seat.height_m - 0.04)
                for layer in layers
            )
            assert any(hit), (kind, seat)


def covers(layer: Layer, x_m: float, y_m: float) -> bool:
    """Whether a layer has paint at a point, in metres."""
    row = round((layer.top_m - y_m) * layer.px_per_m - 0.5)
    column = round((x_m - layer.left_m) * layer.px_per_m - 0.5)
    height, width = layer.picture.shape[:2]
    return 0 <= row < height and 0 <= column < width and bool(layer.picture[row, column, 3] > 100)


@pytest.mark.parametrize("hour", ["dawn", "dusk", "night"])
@pytest.mark.parametrize("weather", ["clear", "rain", "fog"])
@pytest.mark.parametrize("kind", ["station", "street", "kitchen", "cave"])
def test_grey_hair_stays_grey_in_any_light(kind: str, weather: str, hour: str) -> None:
    """The light on people is never so blue that grey hair and skin look blue, nor too dark to read."""
    place = Place.model_validate({"kind": kind, "hour": hour, "weather": weather})
    red, green, blue = Tone("animated", place, TABLE[kind].indoors).on_figures
    assert blue <= 1.04 * max(red, green)
    assert max(red, green, blue) - min(red, green, blue) <= 0.18
    assert (red + green + blue) / 3 > 0.6


def test_from_a_house_by_the_sea_the_sea_is_seen() -> None:
    """The window shows water instead of a garden: far more of the picture is as blue as that."""

    def blue(props: tuple[str, ...]) -> int:
        pictures = [layer.picture.astype(int) for layer in drawn("living_room", "dawn", props=props).layers]
        return sum(int((each[..., 2] > each[..., 0] + 25).sum()) for each in pictures)

    assert blue(("sea",)) > 1.5 * blue(())


def test_who_stands_under_a_lamp_by_night_is_seen_better() -> None:
    """Lamps of a platform or one that the scene names light up faces; a dark meadow does not."""
    meadow, lamp, platform = (
        sum(Tone("animated", place, False).on_figures)
        for place in (
            Place(kind="forest", hour="night"),
            Place(kind="forest", hour="night", props=("lamp",)),
            Place(kind="station", hour="night"),
        )
    )
    assert meadow < lamp == pytest.approx(platform, abs=0.05)
