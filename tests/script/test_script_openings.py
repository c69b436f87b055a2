"""Doors that open by themselves are read in both languages, and those that do not open are not."""

from __future__ import annotations

import pytest

from roughcut.script.openings import open_things, turns_of
from roughcut.script.schema import Action, Line, Scene, Script, Shot


@pytest.mark.parametrize(
    ("text", "thing", "opens"),
    [
        ("The stone gate slowly opens.", "stone gate", True),
        ("Behind them the door swings open.", "door", True),
        ("A crack of light appears under the door.", "door", True),
        ("Light spills from the gate.", "gate", True),
        ("三个人看着石门上慢慢裂开的一道缝。", "看着石门", True),
        ("门缓缓开启。", "门", True),
        ("The door falls shut.", "door", False),
        ("石门合上。", "石门", False),
    ],
)
def test_a_door_opens_or_shuts(text: str, thing: str, opens: bool) -> None:
    """With the words for it."""
    (turn,) = turns_of([Action(text=text)])
    assert turn.opens is opens
    assert turn.thing.endswith(thing[-2:])


@pytest.mark.parametrize(
    "text",
    ["The door does not open.", "They wait for the gate to open.", "She opens the letter.", "石门没有裂开。"],
)
def test_what_stays_shut_is_not_read(text: str) -> None:
    """Denied, waited for, or no door."""
    assert turns_of([Action(text=text)]) == []


def test_a_door_stays_open_until_it_shuts_or_the_scene_ends() -> None:
    """The next shots of the scene begin with it open; lines are counted."""
    told = ["They wait.", "The gate slowly opens.", "Ann stares.", "The gate shuts.", "Dark.", "Home."]
    shots = tuple(
        Shot(
            number=index + 1,
            scene_number=2 if text == "Home." else 1,
            start_ms=4000 * index,
            end_ms=4000 * (index + 1),
            beats=(Line(speaker="Ann", text="Look!"), Action(text=text)),
        )
        for index, text in enumerate(told)
    )
    script = Script(scenes=(Scene(number=1), Scene(number=2)), shots=shots)
    assert [bool(things) for things in open_things(script)] == [False, False, True, True, False, False]
    (turn,) = turns_of(shots[1].beats)
    assert (turn.lines, turn.slowly) == (1, True)
