"""Captions: what is shown, when, and how it is written down."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pysubs2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roughcut.errors import MediaError
from roughcut.film.linebreak import width
from roughcut.film.schema import Caption, FilmCue
from roughcut.film.subtitles import captions, read_srt, read_vtt, srt_text, write_srt, write_vtt
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
    assert first.end_ms == round(40 / 17 * 1000)


def test_a_caption_gives_way_to_the_next() -> None:
    """What is said next is shown when it is said."""
    first, second = captions(
        [cue("I never said that, and you know it well.", 0, 1000), cue("Do I?", 1200, 2000)]
    )
    assert first.end_ms <= second.start_ms == 1200


def test_people_who_speak_at_once_take_turns() -> None:
    """Two captions never stand over each other, and neither is lost."""
    first, second = captions([cue("No!", 0, 900, "Ann"), cue("Yes!", 0, 900, "Ben")])
    assert first.end_ms <= second.start_ms
    assert [first.speaker, second.speaker] == ["Ann", "Ben"]
    assert min(item.end_ms - item.start_ms for item in (first, second)) >= 300


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
    limit = 42 if language == "en" else 32
    for item in made:
        lines = item.text.split("\n")
        assert len(lines) <= 2
        assert max(map(width, lines)) <= limit
        assert 0 <= item.start_ms < item.end_ms <= end_ms
    assert all(one.end_ms <= two.start_ms for one, two in pairwise(made))


@given(st.integers(1, 30), st.integers(2000, 5000))
def test_crowded_captions_stay_within_the_film(count: int, end_ms: int) -> None:
    """Thirty lines at the very end of a film are shown before it ends."""
    cues = [cue(f"Line {index}", end_ms - 100, end_ms) for index in range(count)]
    made = captions(cues, film_end_ms=end_ms)
    assert [item.text for item in made] == [item.text for item in cues]
    assert all(0 <= item.start_ms < item.end_ms <= end_ms for item in made)
    assert all(one.end_ms <= two.start_ms for one, two in pairwise(made))


SAMPLE = [
    Caption(start_ms=1, end_ms=1500, text="Fish & chips\n<for two>?", speaker="Ann <the cook>"),
    Caption(start_ms=3_600_000, end_ms=3_723_004, text="好的。", speaker=""),
]


def test_srt_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """Times and words survive SubRip; the speaker has no place in it."""
    write_srt(tmp_path / "film.srt", SAMPLE)
    back = read_srt(tmp_path / "film.srt")
    assert back == [item.model_copy(update={"speaker": ""}) for item in SAMPLE]


def test_vtt_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """Times, words and speakers survive WebVTT, whatever characters they hold."""
    write_vtt(tmp_path / "film.vtt", SAMPLE)
    assert read_vtt(tmp_path / "film.vtt") == SAMPLE


def test_another_reader_understands_our_srt() -> None:
    """pysubs2 sees the same times and words."""
    theirs = pysubs2.SSAFile.from_string(srt_text(captions([cue(LONG, 250, 9000)])), format_="srt")
    ours = captions([cue(LONG, 250, 9000)])
    assert [(item.start, item.end, item.text) for item in theirs] == [
        (item.start_ms, item.end_ms, item.text.replace("\n", "\\N")) for item in ours
    ]


def test_files_of_other_makes_are_read(tmp_path: Path) -> None:
    """A byte order mark, Windows line ends and missing numbers do no harm."""
    path = tmp_path / "film.srt"
    path.write_bytes("\ufeff00:00:01,000 --> 00:00:02,500\r\nHello\r\nyou\r\n\r\n".encode())
    assert read_srt(path) == [Caption(start_ms=1000, end_ms=2500, text="Hello\nyou")]


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", None])
def test_what_is_no_subtitle_file_is_told(tmp_path: Path, data: bytes | None) -> None:
    """Binary and missing files get a sentence."""
    if data is not None:
        (tmp_path / "film.srt").write_bytes(data)
    with pytest.raises(MediaError, match=r"film\.srt"):
        read_srt(tmp_path / "film.srt")
