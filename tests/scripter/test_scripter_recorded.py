"""Lines found in the subtitles of their recording, and shots that last as long as they are spoken."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roughcut.errors import DialogueError
from roughcut.script.recorded import LineSpan, cut_to_recording, cuts_of, line_starts
from roughcut.script.schema import Action, Line, Script, Shot
from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.grammar import write_script
from roughcut.scripter.recorded import spans_of


def captions(*rows: tuple[int, int, str]) -> str:
    def clock(ms: int) -> str:
        return f"{ms // 60000:02d}:{ms // 1000 % 60:02d}.{ms % 1000:03d}"

    return "WEBVTT\n\n" + "\n\n".join(f"{clock(a)} --> {clock(b)}\n{text}" for a, b, text in rows) + "\n"


TALK = captions(
    (900, 2300, "<v Mara>You came all the way."),
    (2800, 4300, "<v Tom>I said I would,"),
    (4300, 5000, "didn’t I?"),
    (8000, 10000, "<v Mara>Then sit down."),
)


def script_of(*lines: str) -> Script:
    """Each text is a shot with that line; an empty one is a silent shot of 4 s."""
    shots = [
        Shot(
            number=number,
            start_ms=number * 4000 - 4000,
            end_ms=number * 4000,
            beats=(Line(speaker="A", text=text),) if text else (Action(text="Rain."),),
        )
        for number, text in enumerate(lines, start=1)
    ]
    return Script(shots=tuple(shots))


def test_lines_have_the_times_of_their_words() -> None:
    """A sentence through two captions is one span; spans take a little of the pauses around them."""
    script = write_script(read_dialogue(TALK))
    assert [line.text for _, line in script.lines()] == [
        "You came all the way.",
        "I said I would, didn’t I?",
        "Then sit down.",
    ]
    assert [(span.start_ms, span.end_ms) for span in spans_of(script, TALK)] == [
        (780, 2420),
        (2680, 5120),
        (7880, 10120),
    ]


def test_another_dialogue_than_the_recorded_one_is_refused() -> None:
    """Whole or in one line; small slips of the pen are forgiven."""
    with pytest.raises(DialogueError, match="something else than the dialogue"):
        spans_of(script_of("Hello to you.", "Goodbye."), TALK)
    with pytest.raises(DialogueError, match="do not hold the line “Never"):
        spans_of(script_of("You came all the way.", "Never.", "I said I would, didn't I?"), TALK)
    assert len(spans_of(script_of("You came all that way.", "I said I would, didn't I?"), TALK)) == 2


def test_the_cut_between_two_speakers_is_in_the_middle_of_their_pause() -> None:
    """So that the film keeps the recording's own time."""
    script = script_of("one", "two", "three")
    spans = (
        LineSpan(start_ms=500, end_ms=1500),
        LineSpan(start_ms=1900, end_ms=3000),
        LineSpan(start_ms=5000, end_ms=6000),
    )
    cut = cut_to_recording(script, spans)
    assert [(shot.start_ms, shot.end_ms) for shot in cut.shots] == [(0, 1700), (1700, 4000), (4000, 6600)]
    starts = [shot.start_ms + start for shot, start in zip(cut.shots, line_starts(cut, spans), strict=True)]
    assert starts == [span.start_ms for span in spans]


def test_a_pause_that_is_long_enough_holds_the_silent_shots() -> None:
    """Else they keep their length, and the recording waits."""
    spans = (LineSpan(start_ms=0, end_ms=1000), LineSpan(start_ms=5000, end_ms=6000))
    held = cut_to_recording(script_of("one", "", "two"), spans)
    assert [shot.duration_ms for shot in held.shots] == [1300, 3400, 1900]
    near = (LineSpan(start_ms=0, end_ms=1000), LineSpan(start_ms=1200, end_ms=2000))
    waits = cut_to_recording(script_of("one", "", "two"), near)
    assert [shot.duration_ms for shot in waits.shots] == [1100, 4000, 1500]


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.sampled_from(("a line", "")), min_size=1, max_size=12).filter(any),
    st.lists(st.tuples(st.integers(0, 6000), st.integers(200, 5000)), min_size=12, max_size=12),
)
def test_lines_never_leave_their_shots_and_never_meet(lines: list[str], times: list[tuple[int, int]]) -> None:
    """Whatever the pauses: cutting a script again that was cut changes no lead, and words stay in order."""
    script = script_of(*lines)
    spans, clock = [], 0
    for (pause, length), _ in zip(times, script.lines(), strict=False):
        spans.append(LineSpan(start_ms=clock + pause, end_ms=clock + pause + length))
        clock += pause + length
    cut = cut_to_recording(script, spans)
    assert [each.lead_ms for each in cuts_of(cut, spans)] == [each.lead_ms for each in cuts_of(script, spans)]
    starts = line_starts(cut, spans)
    places = [
        (shot.start_ms + start, shot.start_ms + start + span.end_ms - span.start_ms, shot.end_ms)
        for (shot, _), start, span in zip(cut.lines(), starts, spans, strict=True)
    ]
    assert all(start >= 0 and end <= shot_end for start, end, shot_end in places)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(places))
