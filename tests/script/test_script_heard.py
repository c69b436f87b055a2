"""Marks at the head of a parenthetical."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roughcut.script.heard import Marks, is_thought, is_unseen, marks_of, parenthetical_of

PARTS = ("V.O.", "O.S.", "at the same time", "同时", "softly", "旁白", "to Ben", "a, b")


@pytest.mark.parametrize(
    "mark",
    [
        *("V.O.", "VO", "v.o.", "O.S.", "voice-over", "画外音", "softly, O.S.", "旁白"),
        *("over the intercom", "from the next room", "through the door", "对讲机里"),
    ],
)
def test_who_is_only_heard_is_known_by_the_mark(mark: str) -> None:
    """English and Chinese marks, alone or beside a manner."""
    assert is_unseen(mark)


@pytest.mark.parametrize("manner", ["", "softly", "on the phone", "offended", "to the office"])
def test_a_manner_hides_nobody(manner: str) -> None:
    """Words that only begin like a mark say how, not where."""
    assert not is_unseen(manner)


def test_a_voice_over_may_be_the_thoughts_of_somebody_seen() -> None:
    """O.S. is elsewhere; V.O. lies over the picture."""
    assert is_thought("V.O., softly")
    assert not is_thought("O.S.")


@given(st.lists(st.sampled_from(PARTS), max_size=4).map(", ".join), st.sampled_from(("Hello.", "你好。")))
def test_a_parenthetical_taken_apart_goes_together_again(text: str, words: str) -> None:
    """Nothing is lost, whatever the order of its parts."""
    assert parenthetical_of(marks_of(text, words), words) == text


def test_the_mark_of_dual_dialogue_is_in_the_language_of_the_words() -> None:
    """English words and Chinese ones are each marked in their own."""
    assert marks_of("V.O., at the same time, softly", "Go!") == Marks(("V.O.",), True, "softly")
    assert marks_of("同时", "走！").together
    assert not marks_of("同时", "Go!").together
