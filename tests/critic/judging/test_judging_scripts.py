"""The review of scripts: measures known by hand, faults, scores, and failures that stay failures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from judging_doubles import JurorModel

from roughcut.critic.judging.subjects import script_subject
from roughcut.critic.scripts.measures import measures_of
from roughcut.errors import OptionError, RefusedError
from roughcut.production.script_reviewing import entries_of, review_scripts
from roughcut.rehearsal.juror import Juror
from roughcut.script import bracketed, json_form
from roughcut.script.schema import Line, Script, Shot
from roughcut.script.verify import SpokenTurn
from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.grammar import write_script

DIALOGUE = "Ada: You are late, Ben.\nBen: I lost the key.\nAda: Again?\n"


def shot(number: int, size: str, text: str = "") -> Shot:
    """A shot of ten seconds."""
    beats = (Line(speaker="Ada", text=text),) if text else ()
    start = (number - 1) * 10_000
    return Shot(number=number, start_ms=start, end_ms=start + 10_000, sizes=(size,), beats=beats)


def test_measures_are_those_worked_out_by_hand() -> None:
    """Six shots a minute; two sizes, even: one bit; one change of two; half of the words said."""
    script = Script(
        shots=(
            shot(1, "Close-up", "one two"),
            shot(2, "Close-up"),
            shot(3, "Long Shot"),
            shot(4, "Wide Shot"),
        )
    )
    turns = (SpokenTurn(speaker="Ada", text="one two"), SpokenTurn(speaker="Ben", text="three four"))
    measures = measures_of(script, turns)
    assert {name: measure.value for name, measure in measures.items()} == {
        "shots": 4.0,
        "duration": 40.0,
        "shots_per_minute": 6.0,
        "size_variety": 1.0,
        "movement_variety": None,
        "size_changes": round(1 / 3, 4),
        "line_coverage": 0.5,
    }
    assert measures["movement_variety"].reason


def test_without_a_dialogue_nothing_is_said_of_faithfulness() -> None:
    """None with a reason, not 0 and not 1."""
    measures = measures_of(Script(shots=(shot(1, "Close-up"),)), None)
    assert measures["line_coverage"].value is None
    assert "not known" in measures["line_coverage"].reason


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """A good script, one that drops a line, one that is none, and a line that is not JSON."""
    script = write_script(read_dialogue(DIALOGUE))
    text = bracketed.write(script)
    rows = [
        {"talk": DIALOGUE, "made": text},
        {"talk": DIALOGUE, "made": text.replace('Ben: "I lost the key."\n', "")},
        {"talk": DIALOGUE, "made": "Once upon a time."},
    ]
    file = tmp_path / "made.jsonl"
    file.write_text("\n".join([*map(json.dumps, rows), "", "oops"]) + "\n", encoding="utf-8")
    return file


def test_a_file_of_scripts_becomes_a_report(lines: Path, tmp_path: Path) -> None:
    """Each line under its own source; failures are counted, and means say how many they are of."""
    entries = entries_of([lines], None, "talk", "made")
    report = review_scripts(entries, tmp_path / "report.json")
    written = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert written["summary"]["total_entries"] == 4
    assert (report.summary.successful_evaluations, report.summary.failed_evaluations) == (2, 2)
    assert report.summary.measures["line_coverage"].count == 2
    assert report.summary.faults["fidelity"]["grave"] == 1
    assert [row["source"].rpartition(":")[2] for row in written["detailed_results"]] == ["1", "2", "3", "5"]
    assert written["detailed_results"][1]["faults"][0]["code"] == "dropped"
    assert written["detailed_results"][0]["judge_reason"] == "No judge was asked."
    assert report.summary.average_scores == {}


def test_a_judge_s_scores_and_reasons_are_under_their_names(lines: Path, tmp_path: Path) -> None:
    """The published fields, and ours."""
    entries = entries_of([lines], None, "talk", "made")
    report = review_scripts(entries, tmp_path / "r.json", model=JurorModel(Juror()), votes=2)
    row = report.detailed_results[0]
    assert row["status"] == "success"
    assert row["format_compliance"] == 3.0
    assert row["format_compliance_reason"] == "3: By rule. | 3: By rule."
    assert len(row["judgement"]["votes"]) == 2
    assert report.summary.average_scores["visual_imagery"] == 3.0
    assert report.summary.scores["visual_imagery"].count == 2
    assert report.summary.scores["visual_imagery"].total == 4
    assert report.detailed_results[2]["format_compliance"] is None
    assert report.summary.price_usd is not None


def test_a_judge_that_refuses_makes_failed_evaluations(lines: Path, tmp_path: Path) -> None:
    """Not successes without a score."""
    refusals: dict[int, Exception] = {n: RefusedError("No.") for n in range(1, 50)}
    entries = entries_of([lines], None, "talk", "made")
    report = review_scripts(entries, tmp_path / "r.json", model=JurorModel(Juror(), refusals), votes=1)
    assert report.summary.successful_evaluations == 0
    assert report.summary.average_scores["format_compliance"] is None


def test_a_dialogue_beside_a_script_is_found(tmp_path: Path) -> None:
    """As in the folders that roughcut makes; `--dialogue` names another one."""
    (tmp_path / "script.txt").write_text(
        bracketed.write(write_script(read_dialogue(DIALOGUE))), encoding="utf-8"
    )
    (tmp_path / "dialogue.txt").write_text(DIALOGUE, encoding="utf-8")
    for target in (tmp_path, tmp_path / "script.txt"):
        assert entries_of([target], None, None, None)[0].dialogue == DIALOGUE
    with pytest.raises(OptionError, match="goes with one script"):
        entries_of([tmp_path, tmp_path], tmp_path / "dialogue.txt", None, None)


def test_no_judge_is_told_who_wrote_a_script() -> None:
    """Nor what was warned of, in either form; a judge prefers its own kind."""
    signed = write_script(read_dialogue(DIALOGUE)).model_copy(
        update={"written_by": "openai:gpt", "warnings": ("In shot 1: bad.",)}
    )
    for text in (bracketed.write(signed), json_form.write(signed)):
        told = script_subject(text, DIALOGUE).text
        assert "openai:gpt" not in told
        assert "In shot 1" not in told
        assert "You are late, Ben." in told
