"""Tests of the sides on which opening directions put people."""

from __future__ import annotations

import pytest

from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.grammar import write_script
from roughcut.scripter.grammar.sides import told_positions


@pytest.mark.parametrize(
    ("direction", "places"),
    [
        ("Tom stands on the left of the altar.", {"Tom": -0.5}),
        ("Tom sits at the right end, Ann stands on the right.", {"Tom": 0.5, "Ann": 0.9}),
        ("Tom, on the far left, waits.", {"Tom": -0.9}),
        ("Tom walks in on the left.", {}),
        ("Tom has a scar on the left hand.", {}),
        ("Ann站在圣坛左边，Tom坐在最右侧。", {"Ann": -0.5, "Tom": 0.9}),
    ],
)
def test_who_is_put_on_a_side_is_there(direction: str, places: dict[str, float]) -> None:
    """Left and right as the user says them; who walks there was elsewhere before."""
    found = told_positions([direction], ["Tom", "Ann"], {})
    assert {name: position.x for name, position in found.items()} == places


def test_the_first_to_speak_gives_way_to_whom_the_direction_puts_on_the_left() -> None:
    """The one of whom nothing is said takes the side that is left."""
    text = "[A church. Ann stands on the left of the altar. Ben waits.]\nBen: Hello.\nAnn: Hello.\n"
    blocking = write_script(read_dialogue(text)).shots[0].blocking
    assert "Ann stands on the left, facing right" in blocking
    assert "Ben stands on the right, facing left" in blocking
