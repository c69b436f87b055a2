"""Subtitle files: what is written comes back, and other programs understand it."""

from __future__ import annotations

from pathlib import Path

import pysubs2
import pytest

from roughcut.errors import MediaError
from roughcut.film.captions import captions
from roughcut.film.schema import Caption, FilmCue
from roughcut.film.subtitles import read_srt, read_vtt, srt_text, vtt_text, write_srt, write_vtt

LONG = (
    "I waited at the station until the last train had gone, and then I walked home along the river, "
    "because I could not think of a single person who would want to hear what you had said to me."
)


def cue(text: str, start_ms: int = 0, end_ms: int = 2000, speaker: str = "Ann") -> FilmCue:
    """A spoken line."""
    return FilmCue(start_ms=start_ms, end_ms=end_ms, text=text, speaker=speaker)


SAMPLE = [
    Caption(start_ms=1, end_ms=1500, text="Fish & chips\n<for two>?", speaker="Ann <the cook>"),
    Caption(start_ms=3_600_000, end_ms=3_723_004, text="好的。", speaker=""),
    Caption(start_ms=3_800_000, end_ms=3_801_000, text="I was <never> there.", speaker="Ann", italic=True),
    Caption(
        start_ms=3_802_000, end_ms=3_803_000, text="-No!\n-Yes!", speaker="Ann", second_speaker="Ben & Co"
    ),
]


def test_srt_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """Times and words survive SubRip; the speaker has no place in it."""
    write_srt(tmp_path / "film.srt", SAMPLE)
    back = read_srt(tmp_path / "film.srt")
    assert back == [item.model_copy(update={"speaker": "", "second_speaker": ""}) for item in SAMPLE]


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


def test_captions_stand_in_the_safe_area() -> None:
    """Two lines of five hundredths of the height each end above the lowest tenth of the frame."""
    texts = [vtt_text([Caption(start_ms=0, end_ms=900, text=text)]) for text in ("One.", "One,\ntwo.")]
    tops = [int(text.split("line:")[1].split("%")[0]) for text in texts]
    assert tops[0] + 5.3 <= 90
    assert tops[1] + 2 * 5.3 <= 90
    assert all("align:center" in text for text in texts)


def test_another_reader_knows_what_is_in_italics() -> None:
    """pysubs2 reads our tags as its own."""
    (event,) = pysubs2.SSAFile.from_string(srt_text([SAMPLE[2]]), format_="srt")
    assert event.text.startswith("{\\i1}")
