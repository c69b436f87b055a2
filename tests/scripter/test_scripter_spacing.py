"""Tests of screenplays that have lost their blank rows."""

from __future__ import annotations

import pytest

from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.schema import Heading
from roughcut.scripter.spacing import spaced

PLAY = """INT. CAR - NIGHT

Rain. JONAS, 35, drives.

JONAS
(crying)
Tell me. NOW
please.

EXT. STREET - DAY

ADA (V.O.)
She woke.

JONAS
Thank you.
"""


def test_a_screenplay_without_blank_rows_reads_as_one_with_them() -> None:
    """Headings and cues are known by their capitals."""
    dense = "\n".join(row for row in PLAY.splitlines() if row)
    read, whole = read_dialogue(dense), read_dialogue(PLAY)
    assert [(t.speaker, t.text, t.parenthetical) for t in read.turns] == [
        (t.speaker, t.text, t.parenthetical) for t in whole.turns
    ]
    assert [e.text for e in read.events if isinstance(e, Heading)] == [
        "INT. CAR - NIGHT",
        "EXT. STREET - DAY",
    ]


@pytest.mark.parametrize("word", ["NO", "STOP"])
def test_a_word_in_capitals_within_a_speech_is_no_cue(word: str) -> None:
    """Nobody of that name is told of anywhere else."""
    text = f"INT. CAR - NIGHT\n\nADA\nListen.\n{word}\nlisten.\n\nADA\nGood.\n"
    assert {turn.speaker for turn in read_dialogue(text).turns} == {"Ada"}


def test_a_screenplay_that_has_its_blank_rows_stays_as_it_is() -> None:
    """Not a row is added."""
    assert spaced(PLAY) == PLAY
