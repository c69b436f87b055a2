"""Drafts: what models fill in becomes a script, whatever they wrap around it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from roughcut.script.schema import Script
from roughcut.script.verify import structure
from roughcut.scripter.answers import read_answer
from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.grammar import write_script
from roughcut.scripter.language.drafts import (
    Draft,
    draft_of,
    draft_schema,
    read_draft,
    script_of,
    shots_answer,
)

DIALOGUE = """Mara: You came back.
Jon (quietly): I said I would.
[Jon puts the lamp on the table.]
Mara: You said so last year, too. And the year before.
"""


@pytest.fixture
def script() -> Script:
    """A small script."""
    return write_script(read_dialogue(DIALOGUE))


def test_a_script_comes_back_from_its_draft(script: Script) -> None:
    """Sizes, angles, movements, lines, manners, blocking, cast, scenes and lengths survive."""
    draft = read_draft(json.dumps(draft_of(script)))
    assert draft is not None
    again = script_of([draft], script.language, title=script.title)
    assert again is not None
    assert [line for _, line in again.lines()] == [line for _, line in script.lines()]
    assert [shot.blocking for shot in again.shots] == [shot.blocking for shot in script.shots]
    assert [shot.duration_ms for shot in again.shots] == [shot.duration_ms for shot in script.shots]
    assert (again.cast, again.scenes) == (script.cast, script.scenes)
    assert structure(again) == ()


@pytest.mark.parametrize(
    "wrapped",
    ["{}", "```json\n{}\n```", "Here it is:\n\n```\n{}\n```\nI hope you like it.", "Sure! {} Enjoy."],
    ids=["bare", "fenced", "chatty", "inline"],
)
def test_a_draft_is_found_in_its_wrapping(script: Script, wrapped: str) -> None:
    """Fences and chatter are no part of it."""
    text = wrapped.replace("{}", json.dumps(draft_of(script), indent=1))
    draft = read_draft(text)
    assert draft is not None
    assert len(draft.shots) == len(script.shots)


@pytest.mark.parametrize("text", ["", "No.", "{", '{"shots": 3}', "[1, 2]", "{" * 5000])
def test_what_is_no_draft_is_none(text: str) -> None:
    """Nothing is made up of it."""
    assert read_draft(text) is None or read_draft(text) == Draft()


def test_shots_keep_their_own_numbers(script: Script) -> None:
    """As revisions need them; a shot that was divided has its number twice."""
    whole = Draft.model_validate(draft_of(script))
    last = whole.shots[-1].model_copy(update={"number": 41})
    answered = read_answer(shots_answer(Draft(shots=(last, last)), "en"))
    assert answered.numbers == (41, 41)
    assert [line.text for line in answered.script.shots[0].lines] == [
        beat.text for beat in last.beats if beat.kind == "line"
    ]


def test_strange_numbers_and_lengths_do_no_harm(script: Script) -> None:
    """A shot of no length, of an hour, or numbered backwards is brought into bounds."""
    shots = draft_of(script)["shots"]
    for shot, seconds in zip(shots, (0.0, 3600.0, -5.0), strict=False):
        shot.update(seconds=seconds, scene=-2, number=-7)
    draft = Draft.model_validate({"shots": shots})
    made = script_of([draft], "en")
    assert made is not None
    assert all(1000 <= shot.duration_ms <= 60_000 for shot in made.shots)


def test_the_schema_is_one_that_strict_servers_take() -> None:
    """Every object is closed with every property required, without references and defaults."""

    def objects(node: Any) -> list[dict[str, Any]]:
        if isinstance(node, list):
            return [found for each in node for found in objects(each)]
        if not isinstance(node, dict):
            return []
        inner = [found for value in node.values() for found in objects(value)]
        return [node, *inner] if isinstance(node.get("properties"), dict) else inner

    schema = draft_schema()
    found = objects(schema)
    assert len(found) == 5
    for each in found:
        assert each["additionalProperties"] is False
        assert each["required"] == list(each["properties"])
    text = json.dumps(schema)
    assert "$ref" not in text
    assert '"default"' not in text
    assert "Extreme Close-up" in text
