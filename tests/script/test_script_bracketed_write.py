"""Writing the bracketed form: plain to read, and read back without loss."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from script_strategies import TRAPS, scripts

from roughcut.errors import ScriptError
from roughcut.script.bracketed import read, write, write_shots
from roughcut.script.schema import Action, Character, Line, Scene, Script, Shot

PLAIN = """【TITLE】
The Roll

【DIALOGUE】
1. [0s-4.5s] (Camera Movement: Static+Shot Type: Long Shot, Close-up+Scene: 1)
Plot: Rain at the window of a shop called "Salt".
Nora (tired): "We're closed."
Theo waits.

2. [4.5s-9s] (Scene: 2)
Theo: "I know."

【CHARACTER DESCRIPTIONS】
Nora: A baker.
Theo: A boy.

【SCENE DESCRIPTION】
Scene 1 — Shop: Warm and dark.
Scene 2 — Street: Wet.

【BLOCKING】
1: Nora inside.
"""


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(scripts())
def test_every_script_reads_back_as_it_was_without_a_warning(script: Script) -> None:
    """Whatever the names and texts hold: brackets, quotes, digits, look-alikes of heads and headers."""
    reading = read(write(script))
    assert reading.script == script
    assert reading.warnings == ()


def test_an_ordinary_script_is_written_plainly() -> None:
    """No escapes, each line on its own row, headers and heads as people know them."""
    assert write(read(PLAIN).script) == PLAIN


def test_a_chinese_script_is_written_in_chinese() -> None:
    """Headers, units, labels and quotes follow the language of the script."""
    line = Line(speaker="周岚", text="又晚点了。", parenthetical="叹气")
    shot = Shot(number=1, start_ms=0, end_ms=9_000, sizes=("远景", "中景"), movements=("手持",))
    script = Script(
        language="zh",
        cast=(Character(name="周岚", description="灰色风衣。"),),
        scenes=(Scene(description="车站。"),),
        shots=(shot.model_copy(update={"beats": (Action(text="雨夜。"), line), "blocking": "周岚在左侧。"}),),
    )
    assert write(script) == (
        "【对白】\n1. [0秒-9秒] (运镜:手持+景别:远景、中景)\n情节：雨夜。\n周岚（叹气）：“又晚点了。”\n\n"
        "【人物描述】\n周岚：灰色风衣。\n\n【场景描述】\n车站。\n\n【站位】\n1：周岚在左侧。\n"
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from([*TRAPS, "\n", "\r\n", "\n1. ", "【CAST】"]), st.text(max_size=5))))
def test_any_text_at_all_is_read_or_refused(pieces: list[str]) -> None:
    """Hostile text makes a script that reads back, or one ScriptError; never anything else."""
    text = "【DIALOGUE】\n1. [0s-4s] " + "".join(pieces)
    try:
        reading = read(text)
    except ScriptError:
        return
    again = read(write(reading.script))
    assert again.script == reading.script
    assert again.warnings == ()


def test_reading_takes_time_in_proportion_to_the_text() -> None:
    """Three thousand repetitions of each trap are read to the end: no look-up starts over each time."""
    traps = (
        '"',
        "“",
        "'",
        "(",
        "1. (",
        "1.[0-1](",
        "【",
        ': "',
        "\\",
        "\n1. ",
        "ly ",
        "   ",
        '"EXIT" ',
        "Nora ",
    )
    for trap in traps:
        for header in ("", "【CAST】", "【BLOCKING】", "【SCENE】"):
            assert read(f"【DIALOGUE】\n1. [0s-4s] x\n{header}{trap * 3_000}").script.shots


def test_four_thousand_shots_are_read() -> None:
    """None of them is lost, and a reader that looks back at all before it would not end."""
    rows = (
        f'{n}. [{n - 1}s-{n}s] (Static+Long Shot)\nPlot: Rain. Theo says: "{n}."' for n in range(1, 4_001)
    )
    text = "【DIALOGUE】\n" + "\n".join(rows) + "\n【CAST】\nTheo: a boy."
    assert len(read(text).script.shots) == 4_000


def _cast_section(script: Script) -> str:
    """The section of the cast, as the whole script has it."""
    bare = Script(
        language=script.language, cast=script.cast, shots=(Shot(number=1, start_ms=0, end_ms=1000),)
    )
    return "【" + write(bare).split("\n\n【")[-1] if script.cast else ""


@given(scripts(), st.sets(st.integers(1, 4), min_size=1))
def test_some_shots_alone_keep_their_numbers_and_all_that_they_hold(
    script: Script, numbers: set[int]
) -> None:
    """What is written of some shots holds these, with their beats and blocking, and no other, for a reader
    who knows the cast: without it, a name such as `a` may be the end of a sentence."""
    chosen = [shot for shot in script.shots if shot.number in numbers]
    text = write_shots(script, numbers)
    if not chosen:
        assert text == ""
        return
    found = read(f"{text}\n\n{_cast_section(script)}").script.shots
    assert [(shot.beats, shot.blocking, shot.sizes) for shot in found] == [
        (shot.beats, shot.blocking, shot.sizes) for shot in chosen
    ]
    assert re.findall(r"^(\d+)\. \[", text, re.MULTILINE)[0] == str(chosen[0].number)
