"""Lines are placed within their shot: in order, whole, apart from each other."""

from hypothesis import given
from hypothesis import strategies as st

from roughcut.director.timing import time_lines
from roughcut.script.schema import Action, Beat, Line

HELLO = Line(speaker="Alice", text="Hello.")
LOOK = Action(text="Alice looks up from her book for a long while before she answers him.")

lengths = st.lists(st.integers(300, 20_000), min_size=1, max_size=8)


@given(lengths, st.integers(100, 60_000))
def test_lines_never_overlap_and_always_end_within_their_shot(spoken: list[int], shot_ms: int) -> None:
    """Whatever is asked, each line starts after the one before has ended, and the last one ends in time."""
    timing = time_lines([HELLO] * len(spoken), spoken, shot_ms)
    clock = 0
    for start, length in zip(timing.starts_ms, timing.durations_ms, strict=True):
        assert start > clock
        clock = start + length
    assert clock < timing.shot_ms


@given(lengths, st.integers(100, 60_000))
def test_a_shot_is_never_shortened_and_speech_never_cut(spoken: list[int], shot_ms: int) -> None:
    """The shot lasts at least as asked, and lines last their recording's length over the tempo."""
    timing = time_lines([HELLO] * len(spoken), spoken, shot_ms)
    assert timing.shot_ms >= shot_ms
    assert 1.0 <= timing.tempo <= 1.25
    assert all(abs(d - s / timing.tempo) <= 1 for d, s in zip(timing.durations_ms, spoken, strict=True))


@given(st.integers(300, 5_000))
def test_a_shot_that_holds_its_words_keeps_its_time(spoken: int) -> None:
    """With room to spare nothing is lengthened or hurried."""
    timing = time_lines([HELLO], [spoken], spoken + 1200)
    assert (timing.shot_ms, timing.tempo) == (spoken + 1200, 1.0)


def test_words_are_hurried_before_a_shot_is_lengthened() -> None:
    """Four seconds of speech fit a shot of four seconds at a slightly higher tempo."""
    timing = time_lines([HELLO, HELLO], [2200, 2000], 4000)
    assert timing.shot_ms == 4000
    assert 1.0 < timing.tempo <= 1.25


def test_action_before_a_line_gives_it_a_lead() -> None:
    """A line that follows a long action starts later than one that opens the shot."""
    opening: list[Beat] = [HELLO, LOOK]
    following: list[Beat] = [LOOK, HELLO]
    early, late = (time_lines(beats, [1000], 6000).starts_ms[0] for beats in (opening, following))
    assert late > early


def test_a_shot_without_lines_is_as_long_as_asked() -> None:
    """Nothing to place: the shot keeps its time."""
    assert time_lines([LOOK], [], 4000).shot_ms == 4000
