"""Answers of drafters: what is a script in them, which shots they hold, and where these go."""

from __future__ import annotations

import json

import pytest

from roughcut.errors import ScriptError
from roughcut.script import bracketed, json_form
from roughcut.scripter.answers import read_answer, spliced
from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.grammar import write_script

SCRIPT = write_script(
    read_dialogue(
        "Ann: Are you there?\n[Bo enters.]\nBo: I am, as you see.\nAnn: Good.\nBo: Is it?\n[Silence.]\n"
    )
)
TEXT = bracketed.write(SCRIPT)


@pytest.mark.parametrize(
    "answer",
    [
        TEXT,
        f"<think>Shots: 1. [0s-4s] maybe.</think>\n{TEXT}",
        f"Here is the script:\n```\n{TEXT}```\nTell me if it is too long.",
        f"```text\n{TEXT}",
        json_form.write(SCRIPT),
        f"```json\n{json_form.write(SCRIPT)}\n```",
    ],
    ids=["bare", "thinking", "fenced", "fence left open", "JSON", "fenced JSON"],
)
def test_the_script_is_found_in_the_answer(answer: str) -> None:
    """Whatever stands around it."""
    read = read_answer(answer)
    assert read.script == SCRIPT
    assert read.numbers == tuple(range(1, len(SCRIPT.shots) + 1))


@pytest.mark.parametrize(
    "answer", ["", "Sorry.", "```\n```", "{", "[]", "<think>1. [0s-4s] (Static+Close-up)"]
)
def test_no_script_is_said_to_be_none(answer: str) -> None:
    """An error of the script, never another one."""
    with pytest.raises(ScriptError):
        read_answer(answer)


def test_shots_keep_the_numbers_they_are_written_with() -> None:
    """In text and in JSON."""
    assert read_answer(bracketed.write_shots(SCRIPT, {2, 3})).numbers == (2, 3)
    document = json.loads(json_form.write(SCRIPT))
    document["shots"] = document["shots"][1:3]
    assert read_answer(json.dumps(document)).numbers == (2, 3)


def test_shots_go_where_they_came_from() -> None:
    """By number; told from 1 on they are taken in order. Times and other shots hold together."""
    again = read_answer(bracketed.write_shots(SCRIPT, {2, 3}))
    assert spliced(SCRIPT, again, (2, 3)) == SCRIPT
    from_one = bracketed.write_shots(SCRIPT, {2, 3}).replace("2. [", "1. [").replace("3. [", "2. [")
    assert spliced(SCRIPT, read_answer(from_one.replace("2:", "1:").replace("3:", "2:")), (2, 3)) == SCRIPT


def test_a_shot_may_come_back_as_two() -> None:
    """The same number twice: both stand in its place."""
    text = bracketed.write_shots(SCRIPT, {2})
    head, *_ = text.split("【BLOCKING】")
    twice = f"{head}\n2. [10s-12s] (Camera Movement: Static+Shot Type: Close-up)\nPlot: A cup falls."
    changed = spliced(SCRIPT, read_answer(twice), (2,))
    assert len(changed.shots) == len(SCRIPT.shots) + 1
    assert changed.shots[2].action == "A cup falls."
    assert changed.shots[-1].end_ms == SCRIPT.shots[-1].end_ms + 2_000


def test_who_is_new_in_an_answer_joins_the_cast() -> None:
    """Only if they speak, and under no name of the cast."""
    text = bracketed.write_shots(SCRIPT, {2}).replace("Bo:", "Cy:")
    changed = spliced(SCRIPT, read_answer(text), (2,))
    names = [who.name for who in changed.cast]
    assert names[: len(SCRIPT.cast)] == [who.name for who in SCRIPT.cast]
    assert set(names[len(SCRIPT.cast) :]) <= {"Cy"}
