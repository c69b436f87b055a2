"""The rubrics: written scales with an observable anchor at each score, and how a judge is asked."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from pydantic import Field

from roughcut.script.schema import Document, Name

RubricId = Literal["script", "film", "shot"]
HIGHEST = 5
_BLANK = re.compile(r"\{\{(\w+)\}\}")
_FILE = re.compile(r"\Aversion: (\S+)\n\n# system\n\n(.*?)\n\n# user\n\n(.*)\Z", re.DOTALL)


class Criterion(Document):
    """One question with six anchors, for 0 to 5. `needs` says what must be heard or seen to answer it."""

    name: Name
    title: Name
    question: Name
    anchors: tuple[Name, Name, Name, Name, Name, Name]
    needs: tuple[Literal["sound"], ...] = ()


class Rubric(Document):
    """A written scale. Its version counts up whenever a word of it changes."""

    id: RubricId
    version: int = Field(ge=1)
    subject: Name
    criterion: tuple[Criterion, ...] = Field(min_length=1)

    @property
    def name(self) -> str:
        """`script/1`."""
        return f"{self.id}/{self.version}"

    def without_sound(self) -> Rubric:
        """The criteria that can be judged by the eye alone."""
        return self.model_copy(update={"criterion": tuple(c for c in self.criterion if not c.needs)})


@cache
def rubric(name: RubricId) -> Rubric:
    """The rubric of that name."""
    text = files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return Rubric.model_validate(tomllib.loads(text))


def judge_prompt(**values: str) -> tuple[str, str, str]:
    """The version of the judges' prompt, its system message and its user message, blanks filled in."""
    match = _FILE.match(files(__package__).joinpath("judge.md").read_text(encoding="utf-8"))
    assert match
    filled = [_BLANK.sub(lambda blank: values[blank[1]], part).strip() for part in match.groups()[1:]]
    return match[1], filled[0], filled[1]


def answer_schema(of: Rubric) -> dict[str, Any]:
    """The JSON schema of an answer: observations first, then the score, then the reason."""
    one = {
        "type": "object",
        "properties": {
            "observations": {"type": "string"},
            "score": {"type": "number", "minimum": 0, "maximum": HIGHEST},
            "reason": {"type": "string"},
        },
        "required": ["observations", "score", "reason"],
        "additionalProperties": False,
    }
    names = [criterion.name for criterion in of.criterion]
    return {
        "type": "object",
        "properties": dict.fromkeys(names, one),
        "required": names,
        "additionalProperties": False,
    }


def criteria_text(of: Rubric) -> str:
    """The criteria as a judge reads them."""
    return "\n\n".join(
        f"`{each.name}`, {each.title}: {each.question}\n"
        + "\n".join(f"  {score}: {anchor}" for score, anchor in enumerate(each.anchors))
        for each in of.criterion
    )
