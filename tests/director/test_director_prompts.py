"""Prompts say what a take needs and no more, in each model's own form, with every spoken line whole.

The files in `golden/` hold a part of the prompt a line. After a change that is meant, write them again:
`python tests/director/golden_prompts.py`.
"""

import re
from pathlib import Path

import pytest
from director_films import do, model, planned, say, script_of, shape, shot
from golden_prompts import CASES, FOLDER, brief_of, text_of
from hypothesis import given, settings
from hypothesis import strategies as st

from roughcut.director.prompts.schema import Brief
from roughcut.director.prompts.write import prompt_parts, write_prompt
from roughcut.script.schema import Line


def lines_of(brief: Brief) -> list[Line]:
    return [each.beat for shot in brief.shots for each in shot.beats if isinstance(each.beat, Line)]


@pytest.mark.parametrize("case", CASES)
def test_prompts_are_the_golden_ones(case: str) -> None:
    """Each form, in English and Chinese, says exactly this."""
    assert text_of(case) == (FOLDER / f"{case}.txt").read_text(encoding="utf-8"), (
        "if this is meant, run `python tests/director/golden_prompts.py`"
    )


def test_no_golden_file_is_left_over() -> None:
    """Every file of the folder is one of the cases."""
    assert sorted(file.stem for file in Path(FOLDER).glob("*.txt")) == sorted(CASES)


@settings(max_examples=40)
@given(st.sampled_from(sorted(CASES)), st.integers(100, 3000))
def test_a_tight_limit_drops_whole_parts_and_never_a_line(case: str, limit: int) -> None:
    """Whatever the limit: the prompt keeps it unless the spoken lines alone do not, and says what went."""
    whole = brief_of(case)
    brief = whole.model_copy(update={"limit": limit})
    prompt = write_prompt(brief)
    assert all(line.text in prompt.text for line in lines_of(brief))
    assert prompt.too_long == (len(prompt.text) > limit)
    assert bool(prompt.left_out) or prompt.text == write_prompt(whole).text or prompt.too_long


def test_what_is_needed_least_goes_first() -> None:
    """The end of the shot before goes before faces, and faces before the action."""
    brief = brief_of("plain-en")
    full = len(write_prompt(brief).text)
    left_out = write_prompt(brief.model_copy(update={"limit": full - 1})).left_out
    assert left_out == ("how the shot before ended",)
    tight = write_prompt(brief.model_copy(update={"limit": 600})).left_out
    assert "how the shot before ended" in tight
    assert "the camera" not in tight


def test_lines_stay_in_their_own_language() -> None:
    """An English prompt for a Chinese script speaks Mandarin, and the sizes are in English words."""
    prompt = write_prompt(brief_of("plain-zh").model_copy(update={"language": "en"})).text
    assert "says in Mandarin Chinese" in prompt
    assert "“三十年了。”" in prompt
    assert "close-up" in prompt


def test_a_silent_take_still_moves_its_lips() -> None:
    """Where the model makes no sound the lines are mouthed, and no sound is described."""
    prompt = write_prompt(brief_of("plain-en").model_copy(update={"audio": False})).text
    assert "the lips forming the words" in prompt
    assert "Sound:" not in prompt


def test_what_leads_up_to_a_line_ends_as_a_sentence() -> None:
    """`He blurts out, confused:` stands before its line without a colon that leads nowhere."""
    script = script_of(
        shot(1, 6, do("Theo blurts out, confused:"), say("Theo", "You?"), do("The camera cuts to Mara."))
    )
    prompt = planned(script, model(shape(8))).takes[0].prompt
    assert "Theo blurts out, confused. " in prompt
    assert "without a cut" not in prompt


_ENTRY = re.compile(r"shot (\d+), (\d+), ([^;]{1,512});")


@settings(max_examples=15)
@given(st.lists(st.integers(1, 3), min_size=2, max_size=6), st.sampled_from([3, 15]))
def test_klings_list_of_shots_adds_up(seconds: list[int], least: int) -> None:
    """Shots in order, a second at least each, 512 characters at most, together as long as the call."""
    shots = [shot(n, length, do("She waits; the rain goes on."), say("Mara", "No.")) for n, length in
             enumerate(seconds, start=1)]  # fmt: skip
    profile = model(shape(*range(least, 19)), prompt_form="kling", shots_per_call=6, prompt_limit=2500)
    for take in planned(script_of(*shots), profile).takes:
        entries = _ENTRY.findall(take.prompt)
        assert len(entries) == len(take.spans) or len(take.spans) == 1
        if len(take.spans) > 1:
            assert " ".join(f"shot {n}, {s}, {words};" for n, s, words in entries) == take.prompt
            assert [int(n) for n, _, _ in entries] == list(range(1, len(entries) + 1))
            assert sum(int(s) for _, s, _ in entries) == take.seconds
            assert len(take.prompt) <= 2500


def test_a_line_that_would_end_an_entry_of_klings_list_has_its_own_call() -> None:
    """Kling's list ends a shot at each `;`, and spoken words are never changed."""
    shots = (shot(1, 2, do("Rain.")), shot(2, 2, say("Mara", "Go; now.")))
    profile = model(shape(5, 10), prompt_form="kling", shots_per_call=6)
    takes = planned(script_of(*shots), profile).takes
    assert [len(take.spans) for take in takes] == [1, 1]
    assert "“Go; now.”" in takes[1].prompt


def test_a_retake_of_shared_shots_heeds_a_line_in_its_own_shot_alone() -> None:
    """`Above all, Theo is clearly heard to say …` in another shot would have it spoken twice."""
    brief = brief_of("kling-en-shared")
    heed = ("Above all, Theo is clearly heard to say: “I know what you think.”", "The picture is sharp.")
    first, second = prompt_parts(brief.model_copy(update={"heed": heed, "limit": 2500}))
    assert "Above all" in first.text
    assert "Above all" not in second.text
    assert "sharp" in first.text
    assert "sharp" in second.text


@pytest.mark.parametrize(
    ("action", "left"),
    [
        ("Theo sits. Theo says:", "Theo sits."),
        ("Theo pushes a cup across the table and says,", "Theo pushes a cup across the table."),
        ("He asks:", ""),
        ("Theo says nothing. He waits.", "Theo says nothing. He waits."),
        ("Theo says it loudly:", "Theo says it loudly."),
    ],
)
def test_a_bare_lead_to_a_line_is_left_to_the_line(action: str, left: str) -> None:
    """`Theo says.` before `Theo says in English: …` would have him speak twice."""
    script = script_of(shot(1, 4, do(action), say("Theo", "You?")))
    prompt = planned(script, model(shape(8))).takes[0].prompt
    before = prompt.partition("Theo says in English")[0].partition("Camera:")[2]
    assert left in before
    assert before.count("says") + before.count("asks") == left.count("says")


def test_a_bare_lead_goes_in_chinese_too() -> None:
    """`小雨举起手电，说：` is followed by the line that says so."""
    script = script_of(shot(1, 4, do("Theo举起手电，说："), say("Theo", "您看！")), language="zh")
    prompt = planned(script, model(shape(8))).takes[0].prompt
    assert "Theo举起手电。" in prompt
