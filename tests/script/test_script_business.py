"""What prose says of ways to things and of hands."""

from __future__ import annotations

import pytest

from roughcut.script.business import Hands, Sexes, doings, goal_of, hand_taken, leans_on, look_of, place_of

_PEOPLE: Sexes = {"Irene": "female", "Davit": "male", "Kit": "female"}


@pytest.mark.parametrize(
    ("clause", "goal"),
    [
        ("She walks to the shelf", "shelf"),
        ("Davit crosses slowly over to the window with his cup", "window"),
        ("he heads for the door", "door"),
        ("小雨走到石门前", "石门前"),
        ("sits down", ""),
        ("walks away", ""),
        ("Agnes goes on", None),
        ("the door moves", None),
        ("runs a finger over the logbooks", None),
        ("She looks at the window", None),
    ],
)
def test_a_way_to_a_thing_is_read(clause: str, goal: str | None) -> None:
    """Who walks to a thing goes there; who goes elsewhere leaves it; who only acts stays."""
    assert goal_of(clause) == goal


@pytest.mark.parametrize(
    ("clause", "place", "leans"),
    [
        ("Agnes stands at the window with a cup", "window", None),
        ("Boom leans against the wall", "wall", "wall"),
        ("she leans on the bar", "bar", "bar"),
        ("Quinn leans over the map", None, None),
        ("leans in", None, None),
        ("他靠在墙上", "墙上", "墙上"),
        ("Irene kneels before the altar", "altar", None),
        ("林教授蹲在石门前", "石门", None),
        ("Davit knocks on the door", "door", None),
        ("小雨伸手擦去符号上的沙土", "符号上的沙土", None),
    ],
)
def test_a_place_at_a_thing_is_read(clause: str, place: str | None, leans: str | None) -> None:
    """Who stands at a thing or leans on it is there; who leans over something else is not."""
    assert (place_of(clause), leans_on(clause)) == (place, leans)


@pytest.mark.parametrize(
    ("clause", "seen"),
    [
        ("She stares out of the window", "window"),
        ("Davit watches the door", "door"),
        ("三个人看着石门", "石门"),
        ("She looks at Davit", None),
        ("Irene looks up", None),
    ],
)
def test_what_somebody_looks_at_is_read(clause: str, seen: str | None) -> None:
    """Things only: whom people look at is decided by who speaks."""
    assert look_of(clause) == seen


@pytest.mark.parametrize(
    ("clause", "whose"),
    [
        ("Irene takes his hand", "Davit"),
        ("Irene takes Kit's hand", "Kit"),
        ("Irene squeezes her hand", "Kit"),
        ("Irene shakes her head", None),
        ("Irene takes the cup", None),
        ("Irene握住他的手", "Davit"),
    ],
)
def test_whose_hand_is_taken_is_read(clause: str, whose: str | None) -> None:
    """By name, or whom the pronoun can only mean."""
    assert hand_taken("Irene", clause, _PEOPLE) == whose


def test_a_guide_is_the_one_who_leans() -> None:
    """What he is by trade does not make him an object."""
    people: Sexes = {"小雨": "female", "老马": "male"}
    assert [name for name, _ in doings("向导老马靠在石柱上。", people)] == ["老马"]
    assert {name for name, _ in doings("两个人看着石门。", people)} == {"小雨", "老马"}


def test_a_pronoun_means_whom_it_fits() -> None:
    """`He` is the man, whoever was named before; names that are joined share what they do."""
    text = "Irene looks up. He walks to the door. Kit and Irene walk to the table."
    done = [(name, goal_of(clause)) for name, clause in doings(text, _PEOPLE)]
    assert done == [("Irene", None), ("Davit", "door"), ("Kit", "table"), ("Irene", "table")]


def test_things_pass_from_hand_to_hand() -> None:
    """What is handed over is in the other hand; what is only held out is not; what is put down is in none."""
    hands = Hands({}, _PEOPLE)
    held = []
    for text in (
        "Irene holds a folder.",
        "Irene hands Davit the folder.",
        "He holds it out to Kit.",
        "Kit takes it.",
        "Kit raises her hands to her face.",
        "Kit takes a breath.",
        "Kit takes off her glasses, cleans them, and puts them on again.",
        "Kit puts it down.",
    ):
        for name, clause in doings(text, _PEOPLE):
            hands.hear(name, clause)
        held.append(next((who for who, thing in hands.holds.items() if thing == "letter"), ""))
    assert held == ["Irene", "Davit", "Davit", "Kit", "Kit", "Kit", "Kit", ""]


def test_a_hand_that_is_taken_gives_nothing_away() -> None:
    """Taking somebody's hand does not take what is in the other."""
    hands = Hands({"Davit": "letter"}, {"Irene": "female", "Davit": "male"})
    assert hands.hear("Irene", "Irene stands up and takes his hand") == {}


@pytest.mark.parametrize(
    "text", ["Irene points at the map.", "Irene leans over the map.", "Irene looks at the letter."]
)
def test_what_is_pointed_at_is_not_in_the_hand(text: str) -> None:
    """A cup stays where it was."""
    hands = Hands({"Irene": "cup"}, _PEOPLE)
    for name, clause in doings(text, _PEOPLE):
        hands.hear(name, clause)
    assert hands.holds["Irene"] == "cup"


@pytest.mark.parametrize(
    "clause", ["Ann wipes her eyes", "Ben strokes his beard", "Ann opens the letter", "Ann closes her eyes"]
)
def test_what_one_wears_holds_or_is_makes_no_place(clause: str) -> None:
    """Who wipes her eyes at the stove stays at the stove."""
    assert place_of(clause) is None
    assert place_of("Ann wipes the window") == "window"
