"""Tests of transcripts, which tell the time beside the name."""

from __future__ import annotations

import pytest

from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.transcripts import without_times


@pytest.mark.parametrize(
    "text",
    [
        "Anna [00:01:02]: Hi there.\nBen [00:01:09]: Hello.",
        "Anna (00:12): Hi there.\nBen (00:15): Hello.",
        "Anna: [00:12] Hi there.\nBen: [00:15] Hello.",
        "Anna: (0:12.5) Hi there.\nBen: (0:15.0) Hello.",
        "[00:12] Anna: Hi there.\n[00:15] Ben: Hello.",
    ],
)
def test_nobody_says_the_time(text: str) -> None:
    """Wherever the time stands beside the name, it is not spoken."""
    turns = read_dialogue(text).turns
    assert [(turn.speaker, turn.text) for turn in turns] == [("Anna", "Hi there."), ("Ben", "Hello.")]


def test_a_time_that_somebody_does_say_stays() -> None:
    """One row with an hour in it makes no transcript."""
    text = "Anna: (12:30) That is when he called.\nBen: At 12:30?"
    assert without_times(text) == text
