"""The bench's tables of damaged scripts: of the checks and measures, and of a judge."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from bench.critic.judged import Bench
from bench.critic.script_damage import DAMAGES, SoundScript, damaged
from bench.critic.scripts import CRITERIA, checked_values, judged_scripts, script_page
from bench.critic.table import OF_SCRIPTS, answer

from roughcut.script.schema import Character, Line, Script, Shot
from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.fidelity import spoken_turns

BENCH = Bench("gemini:gemini-3.8-flash", votes=1, rehearse=True, damages=("line dropped",))
DIALOGUE = "Ada: You are late again.\nBen: I lost the key to the house.\nAda: Then we change the lock.\n"
_PAGE = (Path(__file__).parents[2] / "docs" / "script-power.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def sound() -> SoundScript:
    """A script of three shots, a line each."""
    turns = spoken_turns(read_dialogue(DIALOGUE))
    cast = (Character(name="Ada"), Character(name="Ben"))
    shots = tuple(
        Shot(
            number=n,
            start_ms=4000 * (n - 1),
            end_ms=4000 * n,
            sizes=("Close-up",),
            blocking="Ada is on the left, Ben is on the right.",
            beats=(Line(speaker=turn.speaker, text=turn.text),),
        )
        for n, turn in enumerate(turns, start=1)
    )
    return SoundScript("key", Script(cast=cast, shots=shots), DIALOGUE, turns)


def test_a_dropped_line_is_told_by_fidelity_and_coverage(sound: SoundScript) -> None:
    """More of them, more so; the camera's variety stays still."""
    values = checked_values([sound])
    for metric in ("fidelity", "line_coverage"):
        found = answer(metric, "line dropped", ["key"], values)
        assert found is not None
        assert found.tells
        assert found.monotone
    still = answer("size_variety", "line dropped", ["key"], values)
    assert still is None or not still.tells


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_copy_is_another_script_and_the_same_each_time(name: str, sound: SoundScript) -> None:
    """At the greatest strength."""
    copy = damaged(sound, name, 3)
    assert copy != sound.script
    assert copy == DAMAGES[name](sound.script, Random(f"key {name}"), 3)


def test_a_judge_is_asked_of_every_copy_and_never_twice(sound: SoundScript, tmp_path: Path) -> None:
    """Two sound ones and three strengths; a judge that always says 3 tells nothing, and the page says what
    a rehearsal is worth."""
    values = judged_scripts([sound], tmp_path, BENCH)
    assert len(values) == 5
    assert values["key", "line dropped", 3] == dict.fromkeys(CRITERIA, 3.0)
    kept = next(tmp_path.glob("*-scripts.jsonl"))
    before = kept.read_bytes()
    assert judged_scripts([sound], tmp_path, BENCH) == values
    assert kept.read_bytes() == before
    text = script_page(values, BENCH)
    assert "made by rule" in text
    for name in CRITERIA:
        assert f"| `{name}` | **none of these damages**" in text


def test_the_page_in_the_docs_speaks_of_every_damage_and_every_metric() -> None:
    """Each damage with its strengths; run `make bench-critic ARGS=--scripts` after adding one."""
    for name, damage in DAMAGES.items():
        assert f"| {name} | {(damage.__doc__ or '').strip()} |" in _PAGE
    for metric in OF_SCRIPTS:
        assert metric in CRITERIA or f"| `{metric}` |" in _PAGE
