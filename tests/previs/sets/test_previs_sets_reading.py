"""Reading places: tables of headings and descriptions in English and Chinese."""

import pytest

from roughcut.previs.sets.kinds import TABLE
from roughcut.previs.sets.reading import place_of
from roughcut.script.language import detect_language
from roughcut.script.schema import Scene


@pytest.mark.parametrize(
    ("heading", "description", "kind", "hour"),
    [
        ("", "a quiet residential street at dusk. Streetlights flicker on", "street", "dusk"),
        ("INT. KITCHEN - NIGHT", "", "kitchen", "night"),
        ("EXT. PARK - DAWN", "Two old friends walk towards the office.", "park", "dawn"),
        ("INT. LIVING ROOM - DAY", "A window overlooking the street.", "living_room", "day"),
        ("", "A sunny afternoon in a walled garden, roses in bloom.", "garden", "day"),
        ("", "雨夜的街道，路灯昏黄", "street", "night"),
        ("内景 厨房 清晨", "", "kitchen", "dawn"),
        ("", "黄昏时分，公园里的长椅", "park", "dusk"),
        ("", "客厅里，窗外是花园，夜晚", "living_room", "night"),
    ],
)
def test_a_scene_says_where_and_when_it_is(heading: str, description: str, kind: str, hour: str) -> None:
    """Headings and prose in both languages name the kind of place and the hour."""
    language = detect_language(heading + description)
    place = place_of(Scene(heading=heading, description=description), language)
    assert (place.kind, place.hour) == (kind, hour)


@pytest.mark.parametrize(
    "text", ["", "Somewhere quiet.", "Two people talk.", "某个地方", "parkour and streetwise barbarians"]
)
def test_an_unknown_place_is_neutral_daylight(text: str) -> None:
    """Where the text names no place, the set is the neutral stage rather than a guess."""
    place = place_of(Scene(description=text), "en")
    assert (place.kind, place.hour, place.weather, place.props) == ("neutral", "day", "clear", ())


@pytest.mark.parametrize(
    ("text", "weather"),
    [
        ("A street in heavy rain.", "rain"),
        ("Snow falls on the park.", "snow"),
        ("A foggy street.", "fog"),
        ("An overcast morning in the garden.", "cloud"),
        ("大雪纷飞的公园", "snow"),
        ("A train of thought in the garden.", "clear"),
    ],
)
def test_weather_is_read(text: str, weather: str) -> None:
    """Rain, snow, fog and cloud are found in either language, and not inside other words."""
    assert place_of(Scene(description=text), "en").weather == weather


@pytest.mark.parametrize(
    ("text", "props"),
    [
        ("A bench under a tree, a letter on it.", {"bench", "tree", "letter"}),
        ("花园里有长椅和喷泉", {"bench", "fountain"}),
        ("A table with two cups and an old phone.", {"table", "cup", "phone"}),
        ("A warehouse with one lamp hanging from the beams.", {"hanging_lamp"}),
        ("A small studio with two armchairs, a lamp and a plant.", {"armchair", "lamp", "plant"}),
        ("A pistol, a map and stacks of bills on the desk.", {"gun", "map", "money", "table"}),
        ("古老的遗迹，一扇石门", {"gate"}),
        ("桌上有一张地图和一把手枪", {"table", "map", "gun"}),
    ],
)
def test_named_things_become_props(text: str, props: set[str]) -> None:
    """Every thing that the description names is asked for."""
    assert props <= set(place_of(Scene(description=text), "en").props)


@pytest.mark.parametrize(
    ("text", "prop"),
    [
        ("A street lamp.", "lamp"),
        ("A hanging lamp.", "lamp"),
        ("A stone door.", "door"),
        ("Gunfire far away.", "gun"),
        ("He is the passenger.", "bag"),
        ("A mapmaker.", "map"),
        ("The motorbike.", "bicycle"),
    ],
)
def test_a_thing_is_not_taken_for_another(text: str, prop: str) -> None:
    """Each word asks for the narrowest thing only."""
    assert prop not in place_of(Scene(description=text), "en").props


@pytest.mark.parametrize(
    "text",
    [
        "They keep walking.",
        "The fault is mine.",
        "They study the map.",
        "A train of thought.",
        "Bars of light on the floor.",
        "Bob lounges about.",
        "A gas station.",
    ],
)
def test_words_with_other_meanings_are_not_places(text: str) -> None:
    """A word that names a place only in another sense leaves the stage neutral."""
    assert place_of(Scene(description=text), "en").kind == "neutral"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("洞穴深处的古代遗迹", "ruins"),
        ("医院的走廊", "corridor"),
        ("A library with a view of the park.", "library"),
        ("INT. TRAIN CARRIAGE", "train"),
        ("Two friends in a cafe near the station.", "cafe"),
        ("A bus stop in the rain", "street"),
        ("A train station at dawn", "station"),
        ("On the rooftop of an office building", "rooftop"),
        ("The bridge of a starship", "spaceship"),
    ],
)
def test_the_place_itself_outweighs_what_describes_it(text: str, kind: str) -> None:
    """The head of the phrase is the place, not its attribute or its view."""
    assert place_of(Scene(description=text), "en").kind == kind


def test_ruins_in_a_cave_are_under_rock() -> None:
    """Ruins deep in a cave ask for the cave as well."""
    assert "cave" in place_of(Scene(description="洞穴深处的古代遗迹"), "zh").props


def test_only_kinds_that_can_be_drawn_are_read() -> None:
    """A reading never names a kind without a drawing."""
    for word in ("garden", "street", "volcano", "submarine", "bathroom"):
        assert place_of(Scene(description=f"A {word}."), "en").kind in TABLE


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A keeper's house by the sea.", "sea"),
        ("海边的小屋", "sea"),
        ("A small country station.", "country"),
        ("乡下的小站", "country"),
    ],
)
def test_what_is_seen_outside_is_read(text: str, word: str) -> None:
    """The sea before the window, the country behind the platform; elsewhere neither."""
    assert word in place_of(Scene(description=text), "en").props
    assert word not in place_of(Scene(description="A flat in the city. A countryman sees her."), "en").props
