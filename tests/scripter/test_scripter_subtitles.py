"""Subtitles as dialogues: who speaks, what is only heard, and sentences that run through captions."""

from __future__ import annotations

import pytest

from roughcut.errors import DialogueError
from roughcut.scripter.captions import read_captions
from roughcut.scripter.dialogue import read_dialogue

SRT = """1
00:00:01,000 --> 00:00:02,500
MARA: You are late,
and you know it.

2
00:00:03,000 --> 00:00:04,000
- TOM: I lost the key.
- MARA: Again?

3
00:00:04,500 --> 00:00:06,000
[A door slams.]

4
00:00:06,500 --> 00:00:08,000
TOM: <i>This</i> time it was in the

5
00:00:08,000 --> 00:00:09,000
{\\an8}boat.

6
00:00:09,500 --> 00:00:10,000
♪ a slow waltz ♪
"""
VTT = """WEBVTT - The key

NOTE made by hand
in two rows

STYLE
::cue { color: white }

intro
00:01.000 --> 00:02.500 align:start
<v Mara>You are late, &amp; you know it.</v>

00:03.000 --> 00:04.000
<v.loud Tom>I lost the key.
<v Mara>Again?
"""


def turns(text: str, name: str = "") -> list[tuple[str, str, str]]:
    return [(turn.speaker, turn.parenthetical, turn.text) for turn in read_dialogue(text, name).turns]


def test_srt_with_names() -> None:
    """Labels, dashes, tags; a sentence goes on in the next caption; sounds are directions."""
    dialogue = read_dialogue(SRT)
    assert turns(SRT) == [
        ("MARA", "", "You are late, and you know it."),
        ("TOM", "", "I lost the key."),
        ("MARA", "", "Again?"),
        ("TOM", "", "This time it was in the boat."),
    ]
    assert [e.text for e in dialogue.events if e.kind == "direction"] == ["A door slams.", "a slow waltz"]


def test_webvtt_with_voices() -> None:
    """`<v Name>` names the speaker; notes are remarks, styles and cue names are nothing."""
    assert turns(VTT) == [
        ("Mara", "", "You are late, & you know it."),
        ("Tom", "", "I lost the key."),
        ("Mara", "", "Again?"),
    ]
    assert read_dialogue(VTT).remarks == ("made by hand in two rows",)


def test_times_are_exact() -> None:
    """Hours may be left out; a comma or a point stands before the thousandths."""
    captions, _ = read_captions(SRT)
    assert [(c.start_ms, c.end_ms) for c in captions[:2]] == [(1000, 2500), (3000, 4000)]
    assert [(c.start_ms, c.end_ms) for c in read_captions(VTT)[0]] == [(1000, 2500), (3000, 4000)]
    assert read_captions("1\n01:02:03,5 --> 01:02:04,05\nx")[0][0].end_ms == 3_724_050


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("[Mara] Hello.", [("Mara", "Hello.")]),
        (">> Hello.\n>> Hi.", [("Speaker A", "Hello."), ("Speaker B", "Hi.")]),
        ("- Hello.\n- Hi.", [("Speaker A", "Hello."), ("Speaker B", "Hi.")]),
        ("Hello.", [("Speaker A", "Hello.")]),
        ("- 你好。\n- 在。", [("甲", "你好。"), ("乙", "在。")]),
        ("小雨：你好。", [("小雨", "你好。")]),
    ],
)
def test_speakers_are_found_where_they_are_marked(rows: str, expected: list[tuple[str, str]]) -> None:
    """Names in brackets, marks of change, or nothing at all."""
    found = [(who, words) for who, _, words in turns(f"1\n00:00:01,000 --> 00:00:02,000\n{rows}\n")]
    assert found == expected


def test_asides_of_captions_for_the_deaf_are_no_words() -> None:
    """`(chuckles)` says how."""
    assert turns("1\n00:00:01,000 --> 00:00:02,000\nMARA: (chuckles) Fine.\n") == [
        ("MARA", "chuckles", "Fine.")
    ]


def test_words_behind_a_blank_row_are_not_lost() -> None:
    """Some programs leave a blank row inside a caption."""
    first, second = "1\n00:00:01,000 --> 00:00:02,000\n", "2\n00:00:03,000 --> 00:00:04,000\n"
    text = f"{first}Mara: One\n\ntwo.\n\n{second}Tom: Three.\n"
    assert [words for _, _, words in turns(text)] == ["One two.", "Three."]


@pytest.mark.parametrize("text", ["WEBVTT\n", "1\n00:00:01,000 --> 00:00:02,000\n[Silence]\n"])
def test_subtitles_in_which_nobody_speaks_are_an_error(text: str) -> None:
    """One sentence."""
    with pytest.raises(DialogueError):
        read_dialogue(text, "x.vtt")
