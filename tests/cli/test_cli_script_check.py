"""`roughcut script check`: faults of a script alone, and beside its dialogue."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from roughcut.cli.app import app
from running import DIALOGUE


def run(*arguments: str | Path, code: int = 0) -> str:
    """Run the command in this process and check its exit code; what it printed."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == code, result.output
    return result.output


def written(folder: Path) -> tuple[Path, Path]:
    """A dialogue and the script that the embedded writer makes of it."""
    dialogue, script = folder / "dialogue.txt", folder / "script.txt"
    dialogue.write_text(DIALOGUE, encoding="utf-8")
    run("write", dialogue, "-o", script, "-q")
    return dialogue, script


def test_a_faithful_script_has_no_faults(tmp_path: Path) -> None:
    """Exit code 0, and an empty list beside the keys that were there before."""
    dialogue, script = written(tmp_path)
    document = json.loads(run("script", "check", script, "--dialogue", dialogue, "--json"))
    assert document["faults"] == []
    assert {"title", "scenes", "characters", "shots", "warnings"} < set(document)


def test_a_changed_word_ends_with_1(tmp_path: Path) -> None:
    """The fault is told with its shot and the words that belong there; without the dialogue nobody knows."""
    dialogue, script = written(tmp_path)
    text = script.read_text(encoding="utf-8")
    script.write_text(text.replace("I lost the key.", "I sold the key."), encoding="utf-8")
    page = run("script", "check", script, "--dialogue", dialogue, code=1)
    assert "grave  fidelity   “I sold the key.” is not what was said." in page
    (fault,) = json.loads(run("script", "check", script, "--dialogue", dialogue, "--json", code=1))["faults"]
    assert (fault["check"], fault["code"], fault["severity"]) == ("fidelity", "reworded", "grave")
    run("script", "check", script)


def test_other_faults_are_warnings(tmp_path: Path) -> None:
    """A size that nobody knows is told of, and the exit code stays 0."""
    _, script = written(tmp_path)
    text = script.read_text(encoding="utf-8").replace("Long Shot", "Wobbly", 1)
    script.write_text(text, encoding="utf-8")
    (fault,) = json.loads(run("script", "check", script, "--json"))["faults"]
    assert (fault["code"], fault["severity"]) == ("unknown-size", "minor")
