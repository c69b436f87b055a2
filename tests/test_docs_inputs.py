"""The examples of docs/inputs.md go in as the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from roughcut.cli.app import app
from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.fidelity import unfaithful
from roughcut.scripter.grammar import write_script

PAGE = (Path(__file__).parent.parent / "docs" / "inputs.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"^```([\w.]+\.\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
SPOKEN = {
    "lamp.fountain": ["Ada", "Nora", "Nora", "Ben", "McRae"],
    "boat.txt": ["Mara", "Tom"],
    "clock.txt": ["小雨", "阿明"],
    "key.vtt": ["Mara", "TOM"],
    "boat.jsonl": ["Mara", "Tom", "Mara"],
}


@pytest.mark.parametrize("name", SPOKEN)
def test_an_example_is_read_as_a_dialogue(name: str) -> None:
    """With its own name and without one: the same speakers, and a faithful script."""
    dialogue = read_dialogue(EXAMPLES[name], name)
    assert [turn.speaker for turn in dialogue.turns] == SPOKEN[name]
    assert read_dialogue(EXAMPLES[name]) == dialogue
    assert unfaithful(dialogue, write_script(dialogue)) == ()


def test_the_commands_of_the_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder with the examples, each ends well and writes what it names."""
    monkeypatch.chdir(tmp_path)
    for name, text in EXAMPLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = re.findall(r"^roughcut write (.+)$", PAGE, re.MULTILINE)[0]
    words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', command)]
    result = CliRunner().invoke(app, ["write", *words])
    assert result.exit_code == 0, result.output
    written = (tmp_path / "boat.script.txt").read_text(encoding="utf-8")
    assert "A tall woman of sixty with white hair, in a long red coat." in written
    assert (
        "Mara Lindqvist sits on the right, facing left; Tom stands on the far left in the background"
        in written
    )
    assert "eerie" in written
    assert CliRunner().invoke(app, ["script", "convert", "boat.script.txt", "film.fdx"]).exit_code == 0
    assert (tmp_path / "film.fdx").is_file()
