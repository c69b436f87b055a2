"""The Dialogue: what people say and what is told about it, in order, as it was read."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from roughcut.script.placement import Facing, Posture
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


class CastEntry(Document):
    """What the user has decided about one of the cast; an empty field leaves it to the writer.

    `aliases` are other names by which the dialogue calls the same person. `voice` is a wish in words
    (`female, old`) or the id of a voice; `picture` is the path of a picture of them.
    """

    name: Name
    aliases: tuple[Name, ...] = ()
    description: Text = ""
    voice: Text = ""
    picture: Text = ""


class Position(Document):
    """Where somebody is when a scene opens. `scene_number` None holds for every scene (1-based).

    `x` is -1 (left edge of the acting area, seen from the audience) to 1 (right edge), `depth` 0 (front)
    to 1 (back); None leaves a coordinate, the posture or the facing to the writer.
    """

    name: Name
    scene_number: int | None = Field(default=None, ge=1)
    x: float | None = Field(default=None, ge=-1.0, le=1.0)
    depth: float | None = Field(default=None, ge=0.0, le=1.0)
    posture: Posture | None = None
    facing: Facing | None = None


class Dialogue(Document):
    """A conversation with at least one turn. `remarks` are the words about the text itself
    (its author, its date), its cuts and fades, and what of it nobody says: no part of what is seen.

    `cast`, `brief` (tone, place, hour) and `positions` are the user's wishes, which every writer honours.
    """

    title: Text = ""
    language: Language = "en"
    events: tuple[Event, ...]
    remarks: tuple[Text, ...] = ()
    cast: tuple[CastEntry, ...] = ()
    brief: Text = ""
    positions: tuple[Position, ...] = ()

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Everything that is said, in order."""
        return tuple(event for event in self.events if isinstance(event, Turn))

    @property
    def aliases(self) -> dict[str, str]:
        """Other words for those who speak, each with the name it stands for."""
        speakers = self.speakers
        entries = (entry for entry in self.cast if entry.name in speakers)
        return {alias: entry.name for entry in entries for alias in entry.aliases if alias not in speakers}

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who speaks, in order of their first words."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns))
