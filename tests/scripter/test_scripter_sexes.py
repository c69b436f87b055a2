"""Tests of what a dialogue tells of people's sex."""

from __future__ import annotations

import pytest

from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.grammar.casting import cast_of
from roughcut.scripter.grammar.sexes import Sex, Traces, sex_of

_COURT = """
[A courtroom. Ms. Okafor, the defence lawyer, paces in front of the stand. Peter Vance, 19, sits in it.]
Okafor: Mr. Vance, how far were you from the door?
Vance: Twenty feet.
[Vance looks past her, at someone in the back row. Okafor holds a photograph before him.]
"""


def sexes(text: str) -> dict[str, Sex]:
    """Everyone's sex as the grammar casts them."""
    dialogue = read_dialogue(text)
    return cast_of(dialogue, dialogue.language, 0)[1]


def test_titles_and_given_names_tell_what_surnames_do_not() -> None:
    """`Ms. Okafor` is a woman and `Peter Vance` a man, whoever is looked at by them."""
    assert sexes(_COURT) == {"Okafor": "female", "Vance": "male"}


@pytest.mark.parametrize(
    ("name", "traces", "sex"),
    [
        ("Rao", Traces(called="Mrs Rao"), "female"),
        ("顾承", Traces(called="顾先生"), "male"),
        ("Robin", Traces(clauses="Robin puts his cup down"), "male"),
        ("Robin", Traces(clauses="Robin puts her cup down"), "female"),
        ("Quill", Traces(clauses="Quill looks at her . Quill walks up to her"), None),
        ("Quill", Traces(introduction="in a red dress"), "female"),
        ("Peter", Traces(clauses="Peter takes her hand . Peter sees her"), "male"),
        ("Elias", Traces(introduction="her brother "), "male"),
        ("林晚", Traces(), "female"),
        ("林晨曦", Traces(introduction="穿白色婚纱"), "female"),
        ("欧阳强", Traces(), "male"),
        ("Quill", Traces(), None),
    ],
)
def test_what_is_said_outright_counts_most(name: str, traces: Traces, sex: Sex | None) -> None:
    """Words and titles, then a name of one sex, then whose cup it is, then clothes; else nobody knows."""
    assert sex_of(name, traces) == sex


def test_a_sentence_that_begins_with_a_pronoun_is_about_whoever_was_named_last() -> None:
    """`Casey counts the money. Her hands shake.`"""
    text = "[Casey counts the money. She is shaking. Ruiz, a man of fifty, waits.]\nCasey: No.\nRuiz: Yes.\n"
    assert sexes(text)["Casey"] == "female"
    assert sexes(text.replace("She", "He"))["Casey"] == "male"
