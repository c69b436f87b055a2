"""What prose says of things on the floor."""

from __future__ import annotations

import pytest

from roughcut.script.business import Hands, Sexes, doings

_PEOPLE: Sexes = {"Nora": "female", "Elias": "male"}


@pytest.mark.parametrize(
    ("text", "floor"),
    [
        ("Nora sits on the bench with a suitcase at her feet.", [("suitcase", "Nora")]),
        ("A suitcase stands at Nora's feet.", [("suitcase", "Nora")]),
        ("Nora waits, a bag beside her.", [("bag", "Nora")]),
        ("Elias sets his bag down.", [("bag", "Elias")]),
        ("Elias carries a suitcase. He puts it down.", [("suitcase", "Elias")]),
        ("Elias drops the letter.", [("letter", "Elias")]),
        ("Elias puts the gun on the ground.", [("gun", "Elias")]),
        ("Nora坐在长椅上，脚边放着一只箱子。", [("suitcase", "Nora")]),
        ("Elias把箱子放在地上。", [("suitcase", "Elias")]),
        ("Nora提着皮箱走来。她放下箱子。", [("suitcase", "Nora")]),
        ("Elias puts the phone down.", []),
        ("Elias puts the bag on the table.", []),
        ("Elias把文件放在桌上。", []),
        ("Elias sits at her feet with a book.", []),
        ("There is no bag at Nora's feet.", []),
    ],
)
def test_what_stands_on_the_floor_is_read(text: str, floor: list[tuple[str, str]]) -> None:
    """What is at somebody's feet or put down there; small things go to a table where nothing else is said."""
    hands = _heard(text)
    assert [(each.thing, each.by) for each in hands.floor] == floor


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Nora waits, a suitcase at her feet. She picks up the suitcase.", "Nora"),
        ("Nora puts down a suitcase. Elias takes the suitcase.", "Elias"),
        ("Nora puts down a suitcase. She picks it up.", "Nora"),
        ("Nora脚边放着一只箱子。她提起箱子。", "Nora"),
    ],
)
def test_what_is_taken_up_is_in_the_hand_and_no_longer_on_the_floor(text: str, holder: str) -> None:
    """Their own first, else whoever's."""
    hands = _heard(text)
    assert (hands.floor, hands.holds[holder]) == ([], "suitcase")


def test_what_is_on_the_floor_is_in_no_hand() -> None:
    """The hand that carried it is empty."""
    assert _heard("Nora carries a suitcase. The suitcase is at Nora's feet.").holds["Nora"] == "none"


def _heard(text: str) -> Hands:
    hands = Hands({}, _PEOPLE)
    for name, clause in doings(text, _PEOPLE):
        hands.hear(name, clause)
    return hands
