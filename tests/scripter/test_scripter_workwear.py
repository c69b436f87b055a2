"""Tests of what people wear for what they do."""

from __future__ import annotations

import pytest

from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.grammar import write_script
from roughcut.scripter.grammar.workwear import workwear


@pytest.mark.parametrize(
    ("direction", "name", "worn"),
    [
        ("Nurse Ade waits.", "Nurse Ade", "scrubs"),
        ("Ade, a judge, waits.", "Ade", "robes"),
        ("Ada, an elegant woman, waits.", "Ada", "dress"),
        ("Tom, an elegant man, waits.", "Tom", "suit"),
        ("Tom, a detective in a red jumper, waits.", "Tom", "red jumper"),
    ],
)
def test_a_trade_is_dressed_for_its_work(direction: str, name: str, worn: str) -> None:
    """Unless the user dressed them, a nurse wears scrubs and a judge robes, and no jeans with them."""
    script = write_script(read_dialogue(f"[{direction}]\n\n{name}: Here we are.\n"))
    (person,) = script.cast
    assert worn in person.description
    assert "jumper" in worn or "jeans" not in person.description


def test_what_the_user_dressed_somebody_in_is_all_they_wear() -> None:
    """A wedding dress needs no coat over it, and a suit no hoodie."""
    text = "【林晚，穿白色婚纱，站着。顾承，三十岁，黑色西装，站在她对面。】\n林晚：好。\n顾承：好。\n"
    bride, groom = write_script(read_dialogue(text)).cast
    assert bride.description.count("穿") == 1
    assert "穿" not in groom.description


def test_two_of_a_trade_do_not_wear_the_same_colour() -> None:
    """Of the colours that are usual the first that nobody wears."""
    first = workwear("lawyer", "female", "en", 3, ())
    assert first is not None
    second = workwear("lawyer", "male", "en", 3, (first[1],))
    assert second is not None
    assert first[1] != second[1]


def test_a_robot_is_no_young_man() -> None:
    """Who is called by a model number, or a robot, is described as one."""
    script = write_script(read_dialogue("BOB-7: Hello.\nAda: Hello.\n[The robot waits.]\n"))
    assert script.cast[0].description.startswith("A humanoid robot of silver metal")
    assert "robot" not in script.cast[1].description
