"""Fountain, read and written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from script_strategies import nasty_name

from roughcut.script.screenplay import fountain, fountain_write
from roughcut.script.screenplay.schema import Element, Part, Prose, Remark, SceneHeading, Screenplay, Speech

GAP = "  "  # a row of two spaces: the speech goes on after it
SAMPLE = rf"""Title:
    _**THE LAST ROOM**_
    A Play: in Two Parts
Credit: written by
Author: R. Cutter

/* cut this
whole INT. scene */

= Ada waits for Ben.

# ACT ONE

INT. KITCHEN - NIGHT #12A#

Ada waits. [[fix the lamp]]
  She is *very* still.

ADA (V.O.) (CONT'D)
(to herself)
I never \*liked\* this room, *really*.
{GAP}
(beat)
It was 10:30 -- and *cold*. (She meant it.)

@McAvoy
~Sing a song

BEN
No!

ADA ^
Yes!

阿明
你好，
我来了。

.FORCED PLACE

!BANG
goes the door

CUT TO:

> BURN TO WHITE.

> THE END <

1. EXT. STREET - DAY

R2-D2
Beep.
[[a note in
dialogue]]
Boop.

FADE OUT.

ADA

Not dialogue, since a blank row comes first.
"""


def speeches(screenplay: Screenplay) -> list[Speech]:
    return [element for element in screenplay.elements if isinstance(element, Speech)]


def test_every_part_of_a_screenplay_is_understood() -> None:
    """Headings with numbers, cues, extensions, parentheticals, dual dialogue, Chinese, forced marks."""
    read = fountain.read(SAMPLE)
    assert read.title == "THE LAST ROOM A Play: in Two Parts"
    assert read.title_page == (("Credit", "written by"), ("Author", "R. Cutter"))
    headings = [(e.number, e.text) for e in read.elements if isinstance(e, SceneHeading)]
    assert headings == [("12A", "INT. KITCHEN - NIGHT"), ("", "FORCED PLACE"), ("1", "EXT. STREET - DAY")]
    ada, mcavoy, ben, dual, ming, robot = speeches(read)
    assert (ada.speaker, ada.extensions) == ("ADA", ("V.O.",))
    assert [(part.kind, part.text) for part in ada.parts] == [
        ("parenthetical", "to herself"),
        ("words", "I never *liked* this room, really."),
        ("parenthetical", "beat"),
        ("words", "It was 10:30 -- and cold. (She meant it.)"),
    ]
    assert (mcavoy.speaker, mcavoy.exact, mcavoy.parts[0].kind) == ("McAvoy", True, "sung")
    assert (ben.dual, dual.dual) == (False, True)
    assert (ming.speaker, ming.parts[0].text) == ("阿明", "你好，我来了。")
    assert robot.parts == (Part(text="Beep. Boop."),)


def test_what_is_not_for_the_audience_is_a_remark_and_not_lost() -> None:
    """Notes, boneyard, sections, synopses and transitions; action stays action."""
    read = fountain.read(SAMPLE)
    remarks = [(e.kind, e.text) for e in read.elements if isinstance(e, Remark)]
    assert remarks == [
        ("boneyard", "cut this whole INT. scene"),
        ("synopsis", "Ada waits for Ben."),
        ("section", "ACT ONE"),
        ("note", "fix the lamp"),
        ("transition", "CUT TO:"),
        ("transition", "BURN TO WHITE."),
        ("note", "a note in dialogue"),
        ("transition", "FADE OUT."),
    ]
    assert [e.text for e in read.elements if isinstance(e, Prose)] == [
        "Ada waits. She is very still.",
        "BANG goes the door",
        "THE END",
        "ADA",
        "Not dialogue, since a blank row comes first.",
    ]


def test_elements_know_the_row_where_they_stand() -> None:
    """Comments that span rows shift nothing."""
    rows = SAMPLE.split("\n")
    for speech in speeches(fountain.read(SAMPLE)):
        assert speech.speaker in rows[speech.line - 1]


_name = nasty_name.filter(lambda text: text.strip("\ue000"))
_text = _name
_element: st.SearchStrategy[Element] = st.one_of(
    st.builds(SceneHeading, text=_text, number=st.sampled_from(("", "1", "12A"))),
    st.builds(Prose, text=_text),
    st.builds(
        Speech,
        speaker=_name,
        extensions=st.lists(st.sampled_from(("V.O.", "O.S.", "on phone")), max_size=2).map(tuple),
        dual=st.booleans(),
        exact=st.just(True),
        parts=st.tuples(
            st.builds(Part, kind=st.just("parenthetical"), text=_text),
            st.builds(Part, kind=st.sampled_from(("words", "sung")), text=_text),
        ),
    ),
    st.builds(Remark, kind=st.just("transition"), text=_text),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_element, max_size=6))
def test_what_is_written_reads_back(elements: list[Element]) -> None:
    """Any names, words and headings at all, those that look like marks included."""
    written = fountain_write.write(Screenplay(title="T", elements=tuple(elements)))
    read = fountain.read(written)
    assert [e.model_copy(update={"line": 1}) for e in read.elements] == elements, written


@pytest.mark.parametrize("unit", ["/*", "[[", "*a ", "\\", "(a\n", "_*", "ADA\n(", "ADA\n~a\n\n", "@"])
def test_hostile_rows_are_read_to_the_end(unit: str) -> None:
    """Marks that never close cost no more than their length."""
    assert fountain.read("ADA\nHi.\n\n" + unit * (20_000 // len(unit))).elements
