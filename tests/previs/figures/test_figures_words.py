"""The words of descriptions: a broad list, in English and Chinese, of what must reach the drawing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roughcut.previs.figures.look import look_of
from roughcut.previs.figures.palette import brightness
from roughcut.previs.figures.years import years_of

FIELDS = [
    ("a heavy man with a shaved head", {"build": "stout", "hair_style": "bald"}),
    ("a lanky teenager with horn-rims", {"build": "slim", "age": "teen", "glasses": True}),
    ("a scrawny boy in a tracksuit", {"build": "slim", "age": "child", "top": "jacket"}),
    ("a portly gentleman in a tailcoat", {"build": "stout", "top": "suit"}),
    ("a frail old lady with a shawl over her head", {"build": "slim", "age": "old", "hat": "headscarf"}),
    ("a woman with dreadlocks", {"hair_style": "braids"}),
    ("grey-streaked black hair tied back", {"hair_style": "ponytail", "hair": (34, 30, 36)}),
    ("a man with sideburns and a trilby", {"facial_hair": "beard", "hat": "brimmed"}),
    ("a goateed man in sunglasses", {"facial_hair": "beard", "glasses": True}),
    ("a man with a three-day beard", {"facial_hair": "stubble"}),
    ("a captain with a peaked cap and a white uniform", {"hat": "cap", "top": "uniform"}),
    ("a sailor in a yellow beanie and a dark blue sweater",
     {"hat": "beanie", "hat_colour": (238, 198, 70), "top": "sweater", "top_colour": (40, 54, 98)}),
    ("a man in suspenders", {"suspenders": True, "top": "shirt"}),
    ("a woman in a burgundy evening gown", {"top": "dress", "top_colour": (134, 36, 50)}),
    ("a soldier in fatigues", {"top": "uniform", "top_colour": (98, 104, 72), "bottom": "trousers"}),
    ("a nurse in scrubs", {"top": "tshirt", "top_colour": (104, 156, 160), "bottom_colour": (104, 156, 160)}),
    ("a fisherman in yellow oilskins", {"top": "coat", "top_colour": (238, 198, 70)}),
    ("a girl of ten in a red raincoat", {"age": "child", "top": "coat", "top_colour": (200, 54, 56)}),
    ("a man with thin hair, a red jumper", {"build_is_not": "slim", "top": "sweater"}),
    ("a woman with a grey cardigan and jeans", {"top": "sweater", "bottom": "trousers"}),
    ("二十出头的姑娘，扎着头发，冲锋衣", {"age": "adult", "hair_style": "ponytail", "top": "jacket"}),
    ("八岁的男孩，红色毛衣", {"age": "child", "sex": "male", "top": "sweater", "top_colour": (200, 54, 56)}),
    ("五十多岁的妇女，花白头发，围裙", {"age": "adult", "top": "apron", "grey": 0.8}),
    ("男性，六十多岁，白发，中山装", {"age": "old", "hair": (238, 237, 234), "top": "suit"}),
    ("胡子拉碴的男人，戴棒球帽，皮夹克", {"facial_hair": "stubble", "hat": "cap", "top": "jacket"}),
    ("身材魁梧的光头男子，墨镜", {"build": "stout", "hair_style": "bald", "glasses": True}),
    ("清瘦的老人，长须，灰色长袍", {"build": "slim", "facial_hair": "long_beard", "top": "robe"}),
    ("短发女警察，警服", {"hair_style": "short", "top": "uniform"}),
    ("高挑的女子，波浪卷发，酒红色连衣裙", {"hair_style": "long_wavy", "top_colour": (134, 36, 50)}),
]  # fmt: skip


@pytest.mark.parametrize(("description", "expected"), FIELDS, ids=[words for words, _ in FIELDS])
def test_words_reach_the_look(description: str, expected: dict[str, object]) -> None:
    """What a description says of build, hair, clothes and what is worn is in the look."""
    look = look_of("Robin", description, ["Robin"]).model_dump()
    refused = expected.get("build_is_not")
    assert look["build"] != refused or refused is None
    said = {field: value for field, value in expected.items() if field in look}
    assert {field: look[field] for field in said} == said


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("A woman of fifty-one with grey hair", 51),
        ("An old man of seventy", 70),
        ("a girl, nine years old", 9),
        ("Nora, twenty-nine, in a yellow raincoat", 29),
        ("a man, 62", 62),
        ("aged 45", 45),
        ("a man in his late forties", 48),
        ("a woman in her fifties", 55),
        ("五十多岁的男人", 55),
        ("六十六岁", 66),
        ("十二岁的女孩", 12),
        ("二十出头", 22),
        ("八岁", 8),
        ("a tall man", None),
        ("a mother of two children", None),
        ("built in the sixties", None),
    ],
)
def test_an_age_is_read_as_people_write_it(text: str, years: int | None) -> None:
    """In digits, in words and in Chinese numerals; a number of something else is no age."""
    assert years_of(text) == years


@given(st.text(max_size=60))
def test_any_text_has_an_age_or_none(text: str) -> None:
    """Nothing that can be written breaks the reading, and an age is a possible one."""
    years = years_of(text)
    assert years is None or 0 <= years <= 120


def test_years_draw_the_face() -> None:
    """Thirty is smooth, fifty lined, seventy deeply; the young never."""
    lines = [
        look_of("Ann", f"a woman of {word}", ["Ann"]).lines for word in ("thirty", "fifty", "seventy", "ten")
    ]
    assert lines[0] == lines[3] == 0.0
    assert 0.2 < lines[1] < lines[2] <= 1.0


def test_a_beard_has_the_colour_of_the_hair_unless_another_is_said() -> None:
    """A brown-haired man's beard is brown; `a grey beard` is grey."""
    own = look_of("Ben", "a man with brown hair and a beard", ["Ben"])
    other = look_of("Ben", "a man with brown hair and a grey beard", ["Ben"])
    assert max(abs(a - b) for a, b in zip(own.hair, own.facial_hair_colour, strict=True)) < 20
    assert brightness(other.facial_hair_colour) > 0.6
    assert brightness(other.hair) < 0.4


@pytest.mark.parametrize("description", ["男性，六十多岁，白发", "an old man with white hair"])
def test_white_hair_is_a_full_head_of_hair(description: str) -> None:
    """Hair that is spoken of is there, whatever the name."""
    styles = {look_of(name, description, [name]).hair_style for name in "ABCDEFGHIJKLMNOP"}
    assert not styles & {"balding", "bald"}
