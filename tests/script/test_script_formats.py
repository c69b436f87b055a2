"""JSON, and finding out which form a text is in."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from script_strategies import scripts

from roughcut.errors import ScriptError
from roughcut.script import json_form
from roughcut.script.formats import format_of, read_script, write_script
from roughcut.script.schema import Script, Shot

SCRIPT = Script(shots=(Shot(number=1, start_ms=0, end_ms=4_000),))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(scripts())
def test_json_reads_back_as_it_was_written(script: Script) -> None:
    """JSON is exact, and so is its recognition."""
    assert json_form.read(json_form.write(script)).script == script
    assert read_script(write_script(script, "json")).script == script
    assert read_script(write_script(script, "text")).script == script


def test_json_is_sorted_and_says_its_schema() -> None:
    """The same script is the same bytes, and says what it is."""
    text = json_form.write(SCRIPT)
    assert text == json.dumps(json.loads(text), sort_keys=True, indent=2) + "\n"
    assert '"schema": "roughcut.script/1"' in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"shots": [', "line 1, column 12"),
        ('{"schema": "other/2", "shots": []}', "other/2"),
        ('{"shots": []}', "`shots`"),
        ('{"shots": [{"number": 1, "start_ms": 0, "end_ms": "x"}]}', "`shots[0].end_ms`"),
        ('{"shots": [{"number": 1, "start_ms": 5, "end_ms": 5}]}', "must end after it starts"),
        ('{"shots": [{"number": 1, "start_ms": 0, "end_ms": 5, "colour": 1}]}', "`shots[0].colour`"),
        ("[1]", "a list"),
        ("[" * 100_000, "nested"),
    ],
)
def test_wrong_json_is_told_in_one_sentence(text: str, expected: str) -> None:
    """The place or the field is named, and nothing of the library that found it."""
    with pytest.raises(ScriptError) as caught:
        json_form.read(text)
    assert expected in caught.value.message
    assert "\n" not in caught.value.message
    assert "pydantic" not in caught.value.message


def test_a_response_holds_a_script() -> None:
    """A row of a batch file is read through its `response`."""
    row = json.dumps({"response": "【DIALOGUE】\n1. [0s-4s] Rain.", "model": "x"})
    assert read_script(row).script.shots[0].action == "Rain."


def test_an_empty_script_is_refused_with_its_name() -> None:
    """The file is named, so that a batch can say which one it was."""
    with pytest.raises(ScriptError, match=r"a\.txt: This script is empty"):
        read_script(" \n", "a.txt")


def test_the_name_of_a_file_asks_for_its_form() -> None:
    """Only `.json` means JSON."""
    assert [format_of(name) for name in ("a.json", "a.JSON", "a.txt", "-")] == [
        "json",
        "json",
        "text",
        "text",
    ]
