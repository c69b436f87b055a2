"""Looks are read from descriptions, and what is not described is stable and distinct."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roughcut.models.speech.persons import read_cast
from roughcut.previs.figures.look import look_of
from roughcut.previs.figures.palette import brightness
from roughcut.script.schema import Character

READINGS = [
    ("Alice", "A young woman with long brown hair, wearing a blue dress.",
     {"sex": "female", "age": "adult", "hair_style": "long", "hair": (98, 62, 40), "top": "dress",
      "top_colour": (62, 108, 182)}),
    ("Bob", "An elderly man with white beard, in formal suit.",
     {"sex": "male", "age": "old", "facial_hair": "beard", "facial_hair_colour": (238, 237, 234),
      "top": "suit"}),
    ("Kenta", "A high-school boy with short black hair, in a school uniform",
     {"sex": "male", "age": "teen", "hair_style": "short", "hair": (34, 30, 36), "top": "uniform"}),
    ("Guard", "A burly bald man with a black moustache and a green jacket",
     {"sex": "male", "build": "stout", "hair_style": "bald", "facial_hair": "moustache", "top": "jacket",
      "top_colour": (66, 132, 88)}),
    ("Mia", "a little girl with red pigtails, in a yellow t-shirt and blue shorts",
     {"sex": "female", "age": "child", "hair_style": "braids", "hair": (164, 76, 42), "top": "tshirt",
      "top_colour": (238, 198, 70), "bottom": "shorts", "bottom_colour": (62, 108, 182)}),
    ("Nora", "a woman in her sixties, silver bun, spectacles, lab coat",
     {"age": "old", "hair_style": "bun", "hair": (178, 180, 186), "glasses": True, "top": "coat",
      "top_colour": (244, 244, 242)}),
    ("Sage", "a tall man with a long white beard in a dark grey robe",
     {"age": "old", "facial_hair": "long_beard", "top": "robe", "top_colour": (68, 72, 80)}),
    ("Ida", "34 years old, curly blonde hair, a red hat", {"age": "adult", "hair": (226, 184, 104),
      "hat": "brimmed", "hat_colour": (200, 54, 56)}),
    ("Tim", "a boy, 9 years old", {"sex": "male", "age": "child"}),
    ("李明", "一位年轻男子，黑色短发，穿着红色外套",
     {"sex": "male", "age": "adult", "hair_style": "short", "hair": (34, 30, 36), "top": "jacket",
      "top_colour": (200, 54, 56)}),
    ("王奶奶", "慈祥的老人，白发挽起，戴着眼镜", {"sex": "female", "age": "old", "hair_style": "bun",
      "hair": (238, 237, 234), "glasses": True}),
    ("小雨", "十几岁的女孩，马尾，校服", {"sex": "female", "age": "teen", "hair_style": "ponytail",
      "top": "uniform"}),
    ("张伟", "四十多岁，身材魁梧，西装", {"sex": "male", "age": "adult", "build": "stout", "top": "suit"}),
    ("老陈", "白胡子老头，黑色长袍", {"sex": "male", "age": "old", "facial_hair": "beard", "top": "robe",
      "top_colour": (44, 44, 52)}),
    ("小红", "黑色长发的女子，蓝色连衣裙", {"sex": "female", "hair_style": "long", "top": "dress",
      "top_colour": (62, 108, 182)}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "description", "expected"), READINGS, ids=[r[0] for r in READINGS])
def test_a_description_is_read(name: str, description: str, expected: dict[str, object]) -> None:
    """Sex, age, hair, clothes and colours come from the words, English or Chinese."""
    look = look_of(name, description, [name])
    assert {field: getattr(look, field) for field in expected} == expected


@pytest.mark.parametrize(
    ("description", "field", "value"),
    [
        ("a man with no glasses", "glasses", False),
        ("a man without a beard", "facial_hair", "none"),
        ("a clean-shaven man", "facial_hair", "none"),
        ("a woman, never wears a hat", "hat", "none"),
        ("男子，没有胡子，不戴眼镜", "facial_hair", "none"),
        ("男子，没有胡子，不戴眼镜", "glasses", False),
    ],
)
def test_what_is_denied_is_not_drawn(description: str, field: str, value: object) -> None:
    """A thing that the description denies does not reach the look."""
    assert getattr(look_of("Robin", description, ["Robin"]), field) == value


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("Emma", "female"), ("Oliver", "male"), ("Takumi Nishioka", "male"), ("Okita Anri",
      "female"), ("李娜", "female"),
        ("张伟", "male"), ("Mr. Blackwood", "male"), ("Queen", "female"), ("Grandpa", "male"),
    ],
)  # fmt: skip
def test_a_name_tells_the_usual_gender(name: str, sex: str) -> None:
    """Where the description says nothing, the name decides."""
    assert look_of(name, "", [name]).sex == sex


@pytest.mark.parametrize(
    ("name", "age"), [("Grandma Rose", "old"), ("Boy", "child"), ("奶奶", "old"), ("Clara", "adult")]
)
def test_a_name_tells_the_age(name: str, age: str) -> None:
    """Where the description says nothing of age, the name may."""
    assert look_of(name, "in a red coat", [name]).age == age


def test_heights_follow_words_and_measures() -> None:
    """`tall` is taller than nothing, `short` is shorter, and metres are taken as written."""
    plain = look_of("Max", "a man", ["Max"]).height_m
    assert (
        look_of("Max", "a tall man", ["Max"]).height_m
        > plain
        > look_of("Max", "a short man", ["Max"]).height_m
    )
    assert look_of("Max", "a man, 1.92 m", ["Max"]).height_m == 1.92
    assert look_of("Max", "身高185厘米的男子", ["Max"]).height_m == 1.85


def test_short_hair_does_not_make_a_short_person() -> None:
    """The word `short` belongs to the hair it stands before."""
    assert (
        look_of("Max", "a man with short hair", ["Max"]).height_m == look_of("Max", "a man", ["Max"]).height_m
    )


NAMES = st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=12, unique=True)


@given(NAMES, st.randoms(use_true_random=False))
def test_the_order_of_the_cast_does_not_matter(names: list[str], rng: random.Random) -> None:
    """With a voice given, a look depends on who else is in the cast, not on their order."""
    mixed = rng.sample(names, len(names))
    assert look_of(names[0], "", names, "male") == look_of(names[0], "", mixed, "male")


@given(NAMES)
def test_no_two_of_a_cast_share_their_default_top_colour(names: list[str]) -> None:
    """Up to eleven undescribed people wear eleven different colours; twelve differ in colour or hair."""
    looks = [look_of(name, "a person in a shirt with curly hair", names) for name in names]
    assert len({(look.hair, look.top_colour) for look in looks}) == len(looks)
    assert len({look.top_colour for look in looks}) == min(len(looks), 11)


@given(st.text(max_size=60), st.text(max_size=80))
def test_any_text_gives_a_look(name: str, description: str) -> None:
    """Whatever the words are, there is a look, the same each time."""
    assert look_of(name, description, []) == look_of(name, description, [])


def test_the_old_are_grey_unless_described() -> None:
    """Old people get light hair by default, and dark hair when it is written."""
    assert brightness(look_of("Edith", "an elderly woman", ["Edith"]).hair) > 0.55
    assert brightness(look_of("Edith", "an elderly woman with black hair", ["Edith"]).hair) < 0.2


def test_the_undescribed_are_drawn_with_the_sex_of_their_voice() -> None:
    """Odd names of which nothing is told: voices and drawings decide alike."""
    names = (
        "Glorp", "Zim", "Quill", "Mr. Tibbs", "Sasha", "Robin", "Morgan", "小明", "小红", "阿宝", "老王",
        "石头", "X-12", "The Captain", "Boss", "Narrator", "Kim", "Jordan", "Dr. Vey", "Teacher", "Waiter",
        "Old Sailor", "Detective", "Ghost", "Grandma Wu", "Sora", "Ember", "A", "B", "Stranger", "林晓",
    )  # fmt: skip
    voices = read_cast([Character(name=name) for name in names])
    assert {name: look_of(name, "", names).sex for name in names} == {
        name: voices[name].sex for name in names
    }


def test_a_voice_decides_what_words_leave_open() -> None:
    """Where the film has given somebody a voice, the drawing follows it."""
    assert [look_of("Glorp", "tall", ("Glorp",), sex).sex for sex in ("female", "male")] == ["female", "male"]
