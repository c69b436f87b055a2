"""Fidelity: what happened to each line is told apart, and what changes no word is let pass."""

from __future__ import annotations

import pytest
from verify_scripts import found, script, shot, spoken

from roughcut.script.verify import SpokenTurn, fidelity

TURNS = (
    ("Ann", "One two three."),
    ("Bo", "Four, five and six!"),
    ("Ann", "I never said that. You did."),
    ("Bo", "你从来没有说过。"),
    ("Ann", "Don't — go…"),
)
A, B, C, D, E = TURNS
Lines = list[tuple[str, str]]


def faults_of(lines: Lines) -> list[tuple[str, int | None]]:
    """Codes and shots for a script with one of these lines in each shot."""
    shots = [shot(number, line) for number, line in enumerate(lines, start=1)]
    return [(code, number) for code, number, _ in found(fidelity(script(*shots), spoken(*TURNS)))]


@pytest.mark.parametrize(
    "lines",
    [
        [A, B, C, D, E],
        [("Ann", "One two"), ("Ann", "three."), B, C, D, E],
        [A, ("Bo", "“Four,  five and six!”"), C, D, E],
        [A, B, C, ("Bo", "你从来 没有说过｡"), ("Ann", "Don’t -- go...")],
        [A, B, C, ("Bo", "你从来"), ("Bo", "没有说过。"), E],
        [A, B, C, D, ("Ann", "Don't"), ("Ann", "—"), ("Ann", "go…")],
    ],
    ids=["as written", "cut at a space", "quotes and spaces", "glyphs", "cut in Chinese", "a dash alone"],
)
def test_what_changes_no_word_is_faithful(lines: Lines) -> None:
    """Turns may be cut; quotes, spaces and the glyphs of dashes and dots do not count."""
    assert faults_of(lines) == []


@pytest.mark.parametrize(
    ("lines", "faults"),
    [
        ([A, C, D, E], [("dropped", 1)]),
        ([B, C, D, E], [("dropped", 1)]),
        ([A, B, C, D], [("dropped", 4)]),
        ([A, B, C], [("broken-off", 3)]),
        ([A, B, ("Ann", "I never said that."), D, E], [("dropped", 3)]),
        ([("Ann", "One two three. Four, five and six!"), C, D, E], [("merged", 1)]),
        ([A, ("Bo", "Four, eight and six!"), C, D, E], [("reworded", 2)]),
        ([A, B, ("Ann", "It was your own words."), D, E], [("reworded", 3)]),
        ([A, B, ("Ann", "(sighs) I never said that. You did."), D, E], [("reworded", 3)]),
        ([("Ann", "One t"), ("Ann", "wo three."), B, C, D, E], [("reworded", 1), ("reworded", 2)]),
        ([B, A, C, D, E], [("reordered", 2)]),
        ([A, B, D, C, E], [("reordered", 4)]),
        ([("Bo", A[1]), B, C, D, E], [("re-attributed", 1)]),
        ([("", A[1]), B, C, D, E], [("re-attributed", 1)]),
        ([A, B, C, ("Bo", "You never said so."), E], [("translated", 4)]),
        ([A, B, ("Ann", "Je n'ai pas dit ça. C'est toi."), D, E], [("translated", 3)]),
        ([A, B, ("Bo", "Nobody wrote this thing."), C, D, E], [("added", 3)]),
        ([A, B, B, C, D, E], [("doubled", 3)]),
        ([A, B, C, D, E, A], [("doubled", 6)]),
        ([A, ("Bo", "four five and six."), C, D, E], [("repunctuated", 2)]),
    ],
)
def test_each_change_is_called_by_its_name(lines: Lines, faults: list[tuple[str, int]]) -> None:
    """Dropped, merged, reworded, reordered, re-attributed, translated, added, doubled: each told apart."""
    assert faults_of(lines) == faults


def test_a_line_that_moved_and_changed_is_both() -> None:
    """Out of order and not word for word."""
    moved = ("Ann", "I never ever said that. You did.")
    assert faults_of([moved, A, B, D, E]) == [("reworded", 1), ("reordered", 1)]


def test_only_words_are_grave() -> None:
    """Marks, another name for the same person, and one speaker's turns run together are minor."""
    turns = spoken(("Mara", "Well."), ("Mara", "Go now!"), ("Dr. Tom Ray", "Yes."))
    told = script(shot(1, ("Mara", "Well. go now.")), shot(2, ("Tom", "Yes.")))
    assert found(fidelity(told, turns)) == [("merged", 1, "minor"), ("renamed", 2, "minor")]


def test_a_fault_says_what_must_be_said() -> None:
    """The hint holds the words, so that whoever mends it needs no other text."""
    (fault,) = fidelity(script(shot(1, A), shot(2, ("Bo", "Four, eight and six!"))), spoken(A, B))
    assert fault.hint == "Say it word for word: Bo: “Four, five and six!”."
    assert fault.check == "fidelity"


def test_a_script_without_a_line_drops_all() -> None:
    """Every turn is missing, and belongs to no shot in particular."""
    assert found(fidelity(script(shot(1)), spoken(A, B))) == [("dropped", None, "grave")] * 2


def test_the_language_of_a_turn_may_be_given() -> None:
    """A turn that is declared Chinese and said in Chinese, but otherwise, is reworded, not translated."""
    turns = (SpokenTurn(speaker="Bo", text="好。OK", language="zh"), SpokenTurn(speaker="Ann", text="Yes."))
    told = script(shot(1, ("Bo", "不行")), shot(2, ("Ann", "Yes.")))
    assert [fault.code for fault in fidelity(told, turns)] == ["reworded"]


def test_repeated_words_find_their_own_turn() -> None:
    """Ten times `Yes.`: a missing one is one fault, and no line is taken for another turn's."""
    turns = spoken(*[("Ann" if n % 2 else "Bo", "Yes.") for n in range(10)])
    lines = [("Ann" if n % 2 else "Bo", "Yes.") for n in range(10) if n != 4]
    told = script(*[shot(number, line) for number, line in enumerate(lines, start=1)])
    codes = [fault.code for fault in fidelity(told, turns)]
    assert codes == ["dropped"]
