"""The stories of a batch, read from JSONL: a line each, and none that shifts another."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from roughcut.errors import OptionError

SCRIPT_KEYS = ("response", "generated_script", "script")
DIALOGUE_KEYS = ("dialogue", "input")


@dataclass(frozen=True)
class Story:
    """A line of the input: its 1-based number, the object that it holds, and the script or the dialogue in
    it; or what is wrong with it."""

    line: int
    kept: Mapping[str, Any] = field(default_factory=dict)
    script: str = ""
    dialogue: str = ""
    problem: str = ""


def read_stories(
    text: str, script_key: str | None = None, dialogue_key: str | None = None
) -> tuple[list[Story], tuple[int, ...]]:
    """The stories of a JSONL text, and the numbers of its blank lines. A line that cannot be used is a story
    with a problem: it never shifts another. Raises OptionError when there is no story at all."""
    rows = list(enumerate(text.removeprefix("\ufeff").split("\n"), start=1))
    if rows and not rows[-1][1].strip():
        rows.pop()
    stories = [_story(line, raw, script_key, dialogue_key) for line, raw in rows if raw.strip()]
    if not stories:
        raise OptionError(
            "There is no story in it; write one JSON object a line, with a script or a dialogue."
        )
    return stories, tuple(line for line, raw in rows if not raw.strip())


def _story(line: int, raw: str, script_key: str | None, dialogue_key: str | None) -> Story:
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        return Story(line, problem="it is not JSON")
    if not isinstance(value, dict):
        return Story(line, problem="it is no JSON object")
    script = _text_under(value, (script_key,) if script_key else () if dialogue_key else SCRIPT_KEYS)
    dialogue = _text_under(value, (dialogue_key,) if dialogue_key else () if script_key else DIALOGUE_KEYS)
    if not script and not dialogue:
        wanted = script_key or dialogue_key or " or ".join((SCRIPT_KEYS[0], DIALOGUE_KEYS[0]))
        return Story(line, value, problem=f"it has no text under {wanted}")
    return Story(line, value, script=script, dialogue="" if script else dialogue)


def _text_under(value: Mapping[str, Any], keys: Sequence[str]) -> str:
    return next((text for key in keys if isinstance(text := value.get(key), str) and text.strip()), "")
