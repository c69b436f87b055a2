"""Tests of the user's own words for people's looks."""

from __future__ import annotations

import pytest

from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.grammar import write_script
from roughcut.scripter.grammar.introductions import Introduction, introduced


def looks(direction: str, speakers: str) -> dict[str, str]:
    """The descriptions in the script of a dialogue that opens with a direction."""
    lines = "\n".join(f"{name}: Here we are." for name in speakers.split())
    script = write_script(read_dialogue(f"[{direction}]\n\n{lines}\n"))
    return {who.name: who.description for who in script.cast}


@pytest.mark.parametrize(
    ("after", "age", "parts"),
    [
        (", fifty-one, in a green apron, stands at the stove.", "fifty-one", ("in a green apron",)),
        (", 40, glasses, a scar over one eye, waits.", "40", ("glasses", "a scar over one eye")),
        (" Okafor, a tall woman with braids, interviews him.", "", ("a tall woman with braids",)),
        (" (30, red scarf) comes in.", "30", ("red scarf",)),
        (" is an old man in a hat. Rain falls.", "", ("an old man in a hat",)),
        (" looks at a woman, who smiles.", "", ()),
        (", a liar, has a coat.", "", ()),
    ],
)
def test_an_introduction_ends_where_the_first_verb_begins(
    after: str, age: str, parts: tuple[str, ...]
) -> None:
    """What says how a person looks is taken whole; what the person does or is called is not."""
    assert introduced([after], "en") == Introduction(age if parts else "", parts)


def test_the_users_words_for_a_person_stay_as_they_are() -> None:
    """The description repeats the direction's words and adds only what they leave open."""
    told = looks(
        "Irene, fifty-one, grey-streaked black hair, a green apron over a white shirt, cooks.", "Irene Tom"
    )
    own = "A woman of fifty-one, grey-streaked black hair, a green apron over a white shirt, wearing "
    assert told["Irene"].startswith(own)
    assert " hair" not in told["Irene"].removeprefix(own)


def test_nobody_gets_the_clothes_of_whoever_was_named_before() -> None:
    """Words before a comma belong to the person before them."""
    told = looks(
        "Dana, a woman in a purple jacket, meets Henrik, a carpenter with a grey beard.", "Dana Henrik"
    )
    assert "purple" in told["Dana"]
    assert "purple" not in told["Henrik"]
    assert "grey beard" in told["Henrik"]


def test_whoever_has_a_grey_beard_has_no_dark_hair_by_default() -> None:
    """Hair that nobody tells of fits the beard that somebody tells of."""
    told = looks("Elias, a tall man in his forties with a grey beard and a brown coat, waits.", "Elias Nora")
    assert any(word in told["Elias"].split("beard")[1] for word in ("grey", "white", "silver"))


def test_an_age_is_said_once_and_next_to_the_person() -> None:
    """`forty, a lean woman with red hair` is a lean woman of forty."""
    told = looks("Quinn, forty, a lean woman with short red hair, sits.", "Quinn Boom")
    assert told["Quinn"].startswith("A lean woman of forty with short red hair")


def test_chinese_introductions_keep_their_words() -> None:
    """Up to the verb, a Chinese introduction is the description."""
    text = "【林教授，六十多岁，白发，穿着卡其色外套，蹲在石门前。】\n林教授：到了。\n小雨：好。\n"
    cast = {who.name: who.description for who in write_script(read_dialogue(text)).cast}
    assert "六十多岁，白发，穿着卡其色外套" in cast["林教授"]
    assert "石门" not in cast["林教授"]


def test_brackets_around_a_direction_are_not_part_of_it() -> None:
    """A direction in brackets is shown without them, and its pronouns are understood."""
    told = "(Ben turns pale.)\n\nBEN\nWhy?\n\n(He walks over to her.)"
    text = f"EXT. STREET - DAY\n\nADA\nStay.\n\n{told}\n\nADA\nGood.\n"
    actions = [shot.action for shot in write_script(read_dialogue(text)).shots]
    assert any("He walks over to her." in action for action in actions)
    assert not any("(" in action for action in actions)
