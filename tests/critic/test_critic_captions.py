"""Subtitles against lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roughcut.critic.metrics.captions import (
    Caption,
    caption_lines,
    overlaps,
    reading_speed,
    sync_error_s,
    words,
)


def test_words_have_no_case_and_no_marks_and_each_chinese_character_is_one() -> None:
    """What a reader would say is the same."""
    assert words("Don’t—STOP, 3 cats!") == ["don't", "stop", "3", "cats"]
    assert words("你好，World") == ["你", "好", "world"]


def test_a_line_over_two_captions_is_wholly_subtitled() -> None:
    """And its time is the first one's."""
    captions = [Caption(1, 2, "I told you:"), Caption(2, 4, "nobody\ncame."), Caption(5, 6, "So you say.")]
    first, second = caption_lines(["I told you: nobody came.", "So you say."], captions)
    assert (first.share, first.captions) == (1.0, (0, 1))
    assert sync_error_s((1.2, 4.0), first, captions) == pytest.approx(-0.2)
    assert second.captions == (2,)


def test_missing_words_are_counted() -> None:
    """Half a line is half a line, and none has no time."""
    captions = [Caption(0, 1, "one two")]
    half, none = caption_lines(["one two three four", "five"], captions)
    assert half.share == 0.5
    assert none.share == 0
    assert sync_error_s((3, 4), none, captions) is None


@given(st.lists(st.lists(st.sampled_from(["ab", "cd", "e", "你"]), min_size=1).map(" ".join), max_size=6))
def test_captions_made_of_the_lines_hold_all_their_words(texts: list[str]) -> None:
    """One caption for each line, whatever they say."""
    captions = [Caption(index, index + 1, text) for index, text in enumerate(texts)]
    assert [line.share for line in caption_lines(texts, captions)] == [1.0] * len(texts)


def test_reading_speed_counts_spaces_but_not_line_ends_twice() -> None:
    """Twelve characters in two seconds."""
    assert reading_speed(Caption(0, 2, "seven \n words"[:13])) == pytest.approx(5.5)


def test_overlaps_are_pairs_of_neighbours() -> None:
    """Touching is not overlapping."""
    captions = [Caption(0, 2, "a"), Caption(2, 4, "b"), Caption(3.5, 5, "c")]
    assert overlaps(captions) == [(1, 2)]
