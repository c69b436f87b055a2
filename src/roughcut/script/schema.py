"""The Script: the one exact document from which film, prompts, subtitles and review are derived."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

Language = Literal["en", "zh"]

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")  # the Unicode categories Cc and Cs


def normalise(text: object) -> object:
    """One line of text: runs of white space become one space, control characters go, words stay."""
    if not isinstance(text, str):
        return text
    return " ".join(_CONTROL.sub(" ", text).split())


Text = Annotated[str, BeforeValidator(normalise)]
Name = Annotated[str, BeforeValidator(normalise), Field(min_length=1)]


class Document(BaseModel):
    """The base of our documents: frozen, and closed to fields that nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Character(Document):
    """One of the cast."""

    name: Name
    description: Text = ""


class Scene(Document):
    """One place and time; shots refer to it by number (1-based)."""

    number: int = Field(default=1, ge=1)
    heading: Text = ""
    description: Text = ""


class Action(Document):
    """What is seen: prose between the lines of a shot."""

    kind: Literal["action"] = "action"
    text: Name


class Line(Document):
    """Spoken words, word for word; `speaker` is a name of the cast, the parenthetical says how."""

    kind: Literal["line"] = "line"
    speaker: Text = ""
    text: Name
    parenthetical: Text = ""


Beat = Annotated[Action | Line, Field(discriminator="kind")]


class Shot(Document):
    """One continuous view between two cuts. `sizes` and `movements` are kept as written;
    `script.vocabulary` reads them."""

    number: int = Field(ge=1)
    scene_number: int = Field(default=1, ge=1)
    start_ms: int = Field(ge=0)
    end_ms: int = Field(ge=0)
    sizes: tuple[Name, ...] = ()
    movements: tuple[Name, ...] = ()
    beats: tuple[Beat, ...] = ()
    blocking: Text = ""

    @property
    def duration_ms(self) -> int:
        """How long the shot lasts."""
        return self.end_ms - self.start_ms

    @property
    def lines(self) -> tuple[Line, ...]:
        """The spoken lines, in order."""
        return tuple(beat for beat in self.beats if isinstance(beat, Line))

    @property
    def action(self) -> str:
        """The prose of the shot without its spoken lines."""
        return " ".join(beat.text for beat in self.beats if isinstance(beat, Action))

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.end_ms <= self.start_ms:
            raise ValueError(f"shot {self.number} must end after it starts")
        return self


class Script(Document):
    """A whole shooting script. Shot numbers are 1, 2, 3 … and every `scene_number` has its scene.
    `written_by` names the model and the version of the prompts that wrote it; empty for people and for
    the embedded grammar. `warnings` say what was still wrong when it was written."""

    schema_label: Literal["roughcut.script/1"] = Field(default="roughcut.script/1", alias="schema")
    title: Text = ""
    written_by: Text = ""
    warnings: tuple[Name, ...] = ()
    language: Language = "en"
    cast: tuple[Character, ...] = ()
    scenes: tuple[Scene, ...] = (Scene(),)
    shots: tuple[Shot, ...] = Field(min_length=1)

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)

    @property
    def duration_ms(self) -> int:
        """The end of the last shot."""
        return self.shots[-1].end_ms

    def scene_of(self, shot: Shot) -> Scene:
        """The scene that a shot belongs to."""
        return next(scene for scene in self.scenes if scene.number == shot.scene_number)

    def lines(self) -> Iterator[tuple[Shot, Line]]:
        """Every spoken line with its shot, in order."""
        for shot in self.shots:
            for line in shot.lines:
                yield shot, line

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if [shot.number for shot in self.shots] != list(range(1, len(self.shots) + 1)):
            raise ValueError("shots must be numbered 1, 2, 3 … without gaps")
        if len({character.name for character in self.cast}) != len(self.cast):
            raise ValueError("two characters have the same name")
        scenes = [scene.number for scene in self.scenes]
        if len(set(scenes)) != len(scenes):
            raise ValueError("two scenes have the same number")
        missing = {shot.scene_number for shot in self.shots} - set(scenes)
        if missing:
            raise ValueError(f"shots refer to scene {min(missing)}, which is not there")
        return self


class ParseWarning(Document):
    """Something a reader could not place or had to guess; `line` and `column` are 1-based."""

    line: int = Field(ge=1)
    column: int = Field(ge=1)
    message: str


class Reading(Document):
    """What a reader understood of a text, and everything that it could not place."""

    script: Script
    warnings: tuple[ParseWarning, ...] = ()
