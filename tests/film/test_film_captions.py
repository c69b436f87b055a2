"""Captions: what is shown and when, as professionals set it."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roughcut.film.captions import captions
from roughcut.film.linebreak import width
from roughcut.film.schema import FilmCue
from roughcut.script.schema import Language

LONG = (
    "I waited at the station until the last train had gone, and then I walked home along the river, "
    "because I could not think of a single person who would want to hear what you had said to me."
)
CHINESE = "我在车站一直等到最后一班火车开走，然后沿着河边走回家，因为我想不出有谁愿意听你对我说过的那些话。"


def cue(text: str, start_ms: int = 0, end_ms: int = 2000, speaker: str = "Ann") -> FilmCue:
    """A spoken line."""
    return FilmCue(start_ms=start_ms, end_ms=end_ms, text=text, speaker=speaker)


def test_a_short_line_is_one_caption_as_it_was_written() -> None:
    """Nothing is done to what fits."""
    (only,) = captions([cue("You came.", 500, 1700)])
    assert (only.text, only.start_ms, only.speaker) == ("You came.", 500, "Ann")


def test_a_long_speech_is_cut_at_the_ends_of_thoughts() -> None:
    """A caption ends at a comma where one is near, not in the middle of a thought."""
    made = captions([cue(LONG, 0, 12_000)])
    assert len(made) == 3
    assert made[0].text.replace("\n", " ") == "I waited at the station until the last train had gone,"


def test_time_is_shared_out_by_what_is_spoken() -> None:
    """A caption begins about when its first word is said."""
    made = captions([cue(LONG, 1000, 13_000)])
    said = 0
    for item in made:
        assert item.start_ms == pytest.approx(1000 + 12_000 * said / len(LONG), abs=300)
        said += len(item.text)


def test_chinese_lines_hold_sixteen_characters_and_keep_their_punctuation() -> None:
    """No line is longer, and none begins with a mark that belongs to the one before."""
    lines = [line for item in captions([cue(CHINESE, 0, 14_000)], "zh") for line in item.text.split("\n")]
    assert "".join(lines) == CHINESE
    assert max(map(len, lines)) <= 16
    assert not [line for line in lines if line[0] in "，。"]


def test_a_hurried_line_stays_until_it_can_be_read_when_silence_follows() -> None:
    """Forty letters need more than the second in which they are said."""
    first, _ = captions([cue("I never said that, and you know it well.", 0, 1000), cue("Do I?", 6000, 7000)])
    assert first.end_ms == pytest.approx(40 / 17 * 1000, abs=1)


def test_a_caption_gives_way_to_the_next() -> None:
    """What is said next is shown when it is said, at most half a second late where the first needs it."""
    read, following = captions([cue("I never said that.", 0, 1200), cue("Do I?", 1300, 2000)])
    assert read.end_ms <= following.start_ms == 1300
    first, second = captions(
        [cue("I never said that, and you know it well.", 0, 1000), cue("Do I?", 1200, 2000)]
    )
    assert first.end_ms <= second.start_ms == 1700


def test_a_hurried_speech_begins_early_and_ends_late_so_that_it_can_be_read() -> None:
    """20 letters a second are spoken, 17 are read: three tenths of a second are taken of the pause before,
    the rest of the one after."""
    text = (
        "She carried the spare lamp up a hundred and eighty steps on her back, and he carried nothing at all."
    )
    made = captions([cue("No.", 0, 800), cue(text, 3000, 8000), cue("No.", 12_000, 12_500)])[1:-1]
    assert len(made) == 2
    assert made[0].start_ms == 2700
    assert made[1].start_ms - 3000 <= 5000 * len(made[0].text) / len(text) + 500
    for item in made:
        assert len(item.text) / (item.end_ms - item.start_ms) * 1000 <= 17.05


def test_no_caption_comes_before_the_last_word_of_the_one_before() -> None:
    """Where somebody speaks until it begins, or it can be read anyway, a caption begins with its line."""
    hurried = (
        "I never said that, and you know it well, and so does he, and so do they all. Is that quite clear?"
    )
    made = captions([cue("No, you never did.", 0, 2000), cue(hurried, 2000, 6000, "Ben")])
    assert made[1].start_ms == 2000
    assert captions([cue("I never said that.", 1000, 3000)])[0].start_ms == 1000


def test_two_who_speak_at_once_share_a_caption() -> None:
    """Each has a line with a dash."""
    (only,) = captions([cue("No!", 0, 900, "Ann"), cue("Yes!", 100, 950, "Ben")])
    assert (only.text, only.speaker, only.second_speaker) == ("-No!\n-Yes!", "Ann", "Ben")


def test_a_quick_answer_is_shown_with_its_question() -> None:
    """A line that would be gone before it can be read waits for its answer."""
    (only,) = captions([cue("Are you coming?", 0, 700, "Ann"), cue("No.", 800, 1100, "Ben")])
    assert only.text == "-Are you coming?\n-No."
    assert only.end_ms >= 834


def test_an_answer_after_a_pause_stands_alone() -> None:
    """Nobody's answer is given away before it is spoken."""
    made = captions([cue("Are you coming?", 0, 900, "Ann"), cue("No.", 2600, 3000, "Ben")])
    assert [item.text for item in made] == ["Are you coming?", "No."]


def test_long_lines_at_once_take_turns() -> None:
    """What does not fit in one line each comes one after the other, and neither is lost."""
    both = captions([cue(LONG, 0, 9000, "Ann"), cue(LONG, 200, 9200, "Ben")])
    assert all(one.end_ms <= two.start_ms for one, two in pairwise(both))
    assert " ".join(item.text.replace("\n", " ") for item in both).count("train") == 2


def test_who_is_off_screen_is_named() -> None:
    """The label stands before the words, once, and in the manner of the language."""
    heard = FilmCue(start_ms=0, end_ms=3000, text="Over here!", speaker="Ann", off_screen=True)
    assert captions([heard])[0].text == "ANN: Over here!"
    chinese = heard.model_copy(update={"text": "我在这儿。", "speaker": "小安"})
    assert captions([chinese], "zh")[0].text == "小安：我在这儿。"


def test_a_voice_over_the_picture_is_in_italics_without_a_name() -> None:
    """A thought needs no label."""
    heard = FilmCue(start_ms=0, end_ms=3000, text="I knew.", speaker="Ann", off_screen=True, voice_over=True)
    (only,) = captions([heard])
    assert (only.text, only.italic) == ("I knew.", True)


@pytest.mark.parametrize(
    "text",
    [
        "We have been looking all over town for the little old bakery that your grandmother always "
        "used to tell us about.",
        "I have never in my whole life seen a more beautiful house than the one that the captain built "
        "for his wife.",
        "Dr. Brown told me that the medicine would help a patient who could not sleep in the heat of "
        "the afternoon.",
    ],
)
def test_no_line_ends_with_a_word_that_belongs_to_the_next(text: str) -> None:
    """Neither an article nor a title is ever left at the end of a line."""
    lines = [line for item in captions([cue(text, 0, 7000)]) for line in item.text.split("\n")]
    last = [line.split()[-1].lower() for line in lines]
    assert not {"the", "a", "my", "your", "his", "dr."} & set(last)
    assert len(lines) >= 3


def test_a_chinese_word_stays_on_one_line() -> None:
    """No line ends within a word, nor begins with a particle that leans on the one before."""
    text = "昨天下午我在火车站旁边的图书馆里遇到了一个很久没有见面的老朋友他告诉我他已经搬到上海去了"
    lines = [line for item in captions([cue(text, 0, 12_000)], "zh") for line in item.text.split("\n")]
    for word in ("火车站", "图书馆", "朋友", "上海", "下午", "告诉", "已经"):
        assert any(word in line for line in lines), word
    assert not [line for line in lines if line[0] in "的了着"]


def test_captions_keep_two_frames_apart() -> None:
    """Where the next one follows at once, there are two dark frames between them, and no longer flicker."""
    made = captions([cue("You came after all.", 0, 1500), cue("I did.", 1500, 3000)], rate=Fraction(24))
    assert made[1].start_ms - made[0].end_ms == 84
    made = captions([cue("You came after all.", 0, 1500), cue("I did.", 1800, 3000)], rate=Fraction(50))
    assert made[1].start_ms - made[0].end_ms == 40


_WORDS = st.text("abcdefghij’é,.!?；，。字句話—-<&", min_size=1, max_size=60)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=60).map(" ".join)


@st.composite
def _films(draw: st.DrawFn) -> tuple[list[FilmCue], int]:
    at, cues = 0, []
    for text in draw(st.lists(_TEXTS, max_size=8)):
        at += draw(st.integers(0, 4000))
        cues.append(cue(text, at, at + draw(st.integers(300, 9000))))
    return cues, max((item.end_ms for item in cues), default=0) + draw(st.integers(60_000, 90_000))


@given(_films(), st.sampled_from(["en", "zh"]))
def test_every_word_is_shown_and_nothing_overlaps(
    film: tuple[list[FilmCue], int], language: Language
) -> None:
    """Whatever is said: all of it is there, in order, in short lines, one caption at a time."""
    cues, end_ms = film
    made = captions(cues, language, film_end_ms=end_ms)
    shown = "".join("".join(item.text.split()) for item in made)
    assert shown == "".join("".join(item.text.split()) for item in cues)
    limit, speed = (42, 17) if language == "en" else (32, 18)
    for item, following in zip(made, [*(each.start_ms for each in made[1:]), end_ms], strict=False):
        lines = item.text.split("\n")
        assert len(lines) <= 2
        assert max(map(width, lines)) <= limit
        assert 0 <= item.start_ms < item.end_ms <= end_ms
        # Whatever can be read in the time until the next one, can be read.
        needed = max(834, width(item.text) * 1000 // speed)
        assert item.end_ms - item.start_ms >= min(needed, following - item.start_ms - 84)
    assert all(one.end_ms <= two.start_ms for one, two in pairwise(made))


@given(st.integers(1, 30), st.integers(2000, 5000))
def test_crowded_captions_stay_within_the_film(count: int, end_ms: int) -> None:
    """Thirty lines at the very end of a film are shown before it ends."""
    cues = [cue(f"Line {index}", end_ms - 100, end_ms) for index in range(count)]
    made = captions(cues, film_end_ms=end_ms)
    assert [item.text for item in made] == [item.text for item in cues]
    assert all(0 <= item.start_ms < item.end_ms <= end_ms for item in made)
    assert all(one.end_ms <= two.start_ms for one, two in pairwise(made))
