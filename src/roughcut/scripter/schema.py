"""The Dialogue: what people say and what is told about it, in order, as it was read."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from roughcut.script.schema import Document, Language, Name, Text


class Turn(Document):
    """One utterance, word for word. `line` is the 1-based line of the source.

    `resumes` is True where the speaker goes on after a parenthetical or a stage direction that
    stood in the middle of their words.
    """

    kind: Literal["turn"] = "turn"
    speaker: Name
    text: Name
    parenthetical: Text = ""
    resumes: bool = False
    line: int = Field(default=1, ge=1)


class Direction(Document):
    """A stage direction or a piece of narration: what is seen or heard, not said."""

    kind: Literal["direction"] = "direction"
    text: Name
    line: int = Field(default=1, ge=1)


class Heading(Document):
    """The story goes to a place, or to another time: `INT. KITCHEN - NIGHT`."""

    kind: Literal["heading"] = "heading"
    text: Name
    line: int = Field(default=1, ge=1)


Event = Annotated[Turn | Direction | Heading, Field(discriminator="kind")]


class Dialogue(Document):
    """A conversation with at least one turn. `remarks` are the words about the text itself
    (its author, its date) and its cuts and fades, which are no part of what is seen."""

    title: Text = ""
    language: Language = "en"
    events: tuple[Event, ...]
    remarks: tuple[Text, ...] = ()

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Everything that is said, in order."""
        return tuple(event for event in self.events if isinstance(event, Turn))

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who speaks, in order of their first words."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns))
