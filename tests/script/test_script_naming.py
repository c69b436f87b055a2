"""Names: who is meant, and where a text mentions them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roughcut.script.naming import mentions, resolve

PAIR = ["Mara Lindqvist", "Obi Tanaka"]


@pytest.mark.parametrize(
    ("name", "cast", "expected"),
    [
        ("Mara Lindqvist", PAIR, "Mara Lindqvist"),
        ("mara", PAIR, "Mara Lindqvist"),
        ("TANAKA", PAIR, "Obi Tanaka"),
        ("Tanaka Obi", PAIR, "Obi Tanaka"),
        ("Obi-san", PAIR, "Obi Tanaka"),
        ("Mr. Tanaka", PAIR, "Obi Tanaka"),
        ("Mara's", PAIR, "Mara Lindqvist"),
        ("MARA (V.O.)", PAIR, "Mara Lindqvist"),
        ("**Obi**:", PAIR, "Obi Tanaka"),
        ("Tan", PAIR, None),
        ("", PAIR, None),
        ("Smith", ["Mrs. Smith", "John Smith"], None),
        ("Mr. Smith", ["Mrs. Smith", "John Smith"], "John Smith"),
        ("the old man", ["Old Man", "Old Woman"], "Old Man"),
        ("old", ["Old Man", "Old Woman"], None),
        ("Bob", ["Bob", "Bob Hale"], "Bob"),
        ("Guard 2", ["Guard 1", "Guard 2"], "Guard 2"),
        ("Guard", ["Guard 1", "Guard 2"], None),
        ("Anne", ["Anne-Marie"], None),
        ("小明", ["王小明", "李雷"], "王小明"),
        ("老王", ["王小明", "李雷"], "王小明"),
        ("李先生", ["王小明", "李雷"], "李雷"),
        ("王老师", ["王小明", "王芳"], None),
        ("修", ["欧阳修", "王芳"], "欧阳修"),
        ("史密斯", ["玛丽·史密斯"], "玛丽·史密斯"),
    ],
)
def test_a_name_stands_for_one_of_the_cast_or_for_nobody(
    name: str, cast: list[str], expected: str | None
) -> None:
    """Parts, order, case, titles and asides are understood; what fits two people fits nobody."""
    assert resolve(name, cast) == expected


def test_mentions_are_whole_words_and_carry_their_position() -> None:
    """`Obi` is found in `Obi's` and not in `Obituary`."""
    assert mentions("Obi's Obituary. Lindqvist nods", PAIR) == [(0, "Obi Tanaka"), (16, "Mara Lindqvist")]


def test_a_full_name_is_one_mention() -> None:
    """First and last name side by side are one person, mentioned once."""
    assert mentions("Mara Lindqvist waits", PAIR) == [(0, "Mara Lindqvist")]


def test_chinese_names_are_found_anywhere() -> None:
    """Chinese has no blanks between words, and an alphabetic name may touch Chinese characters."""
    cast = ["王小明", "Alice"]
    assert mentions("小明看着Alice走了，老王笑了", cast) == [(0, "王小明"), (4, "Alice"), (12, "王小明")]


def test_a_shared_part_is_no_mention() -> None:
    """`Smith` alone points at neither of two Smiths."""
    assert mentions("Smith leaves, John stays", ["Jane Smith", "John Smith"]) == [(14, "John Smith")]


def test_everyday_words_are_not_names() -> None:
    """A character called Will is not meant by the verb, nor one called A by the article."""
    assert mentions("They will meet a man. Will nods at A.", ["Will", "A"]) == [(22, "Will"), (35, "A")]


def test_a_hyphen_goes_on_with_a_name() -> None:
    """Anne is not Anne-Marie, but Anri-san is Anri."""
    assert mentions("Anne-Marie waves to Anri-san", ["Anne", "Anri"]) == [(20, "Anri")]


@given(st.lists(st.text(min_size=1), unique=True, min_size=1), st.data())
def test_every_exact_name_resolves_to_itself(cast: list[str], data: st.DataObject) -> None:
    """Whatever the names, an exact one is never ambiguous."""
    name = data.draw(st.sampled_from(cast))
    assert resolve(name, cast) == name


@given(st.lists(st.text(min_size=1), unique=True), st.text())
def test_mentions_are_in_order_and_inside_the_text(cast: list[str], text: str) -> None:
    """Positions rise, and each points at a character of the text."""
    places = [place for place, _ in mentions(text, cast)]
    assert places == sorted(set(places))
    assert all(0 <= place < len(text) for place in places)


def test_a_large_cast_is_known_name_by_name() -> None:
    """Ten thousand names and a long text: each mention is found, and the look-up ends."""
    cast = [f"Walker {number}" for number in range(10_000)]
    assert len(mentions("Walker 77 meets Walker 78. " * 2_000, cast)) == 4_000


def test_a_small_letter_may_be_a_name() -> None:
    """`x` is found where it stands alone; the article `a` is not taken for somebody called a."""
    assert [name for _, name in mentions("x sits by the box; then x stands.", ["x"])] == ["x", "x"]
    assert mentions("There is a chair.", ["a"]) == []
