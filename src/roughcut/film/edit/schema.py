"""An edit: which frames of which takes stand where in a film, and what was said of them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from pydantic import Field

from roughcut.script.schema import Document, Name, Scene, Shot, Text


class Media(Document):
    """A take as an editor finds it: its file's `name`, its address (a `file:` URL), and how long it is, at
    the film's rate. `label` tells it from other takes of its shot."""

    name: Name
    url: Name
    frame_count: int = Field(ge=1)
    label: Text = ""


_COLOURS = {"grave": "RED", "minor": "YELLOW", "info": "BLUE"}


class Marker(Document):
    """What a reviewer says of some frames of an event, counted from the event's first."""

    first_frame: int = Field(ge=0)
    frame_count: int = Field(default=1, ge=1)
    severity: Literal["grave", "minor", "info"]
    message: Text
    suggestion: Text = ""

    @property
    def colour(self) -> str:
        """The name of its colour, as OTIO and EDLs write it."""
        return _COLOURS[self.severity]


class Event(Document):
    """A shot's place in the edit: `frame_count` frames of its take from the take's `first_frame` on.
    `others` are takes of the same shot that are not in the film."""

    shot: Shot
    scene: Scene
    take: Media
    frame_count: int = Field(ge=1)
    first_frame: int = Field(default=0, ge=0)
    others: tuple[Media, ...] = ()
    markers: tuple[Marker, ...] = ()

    @property
    def name(self) -> str:
        """What the clip is called in an editing program: `Shot 3, MCU`."""
        return ", ".join((f"Shot {self.shot.number}", *self.shot.sizes[:1]))

    @property
    def words(self) -> str:
        """What happens and what is said, as one line: action, then each speaker with the words."""
        lines = (f"{line.speaker or '?'}: {line.text}" for line in self.shot.lines)
        return " / ".join(part for part in (self.shot.action, *lines) if part)


class Edit(Document):
    """The whole cut, one picture track with its sound, the first event on the first frame. Time code starts
    at one hour, as is usual. Where there are `stems`, each as long as the film, they are its sound in the
    place of the takes' own; the `label` of a stem says what it is of."""

    title: Text
    rate: Fraction
    width_px: int = Field(ge=16)
    height_px: int = Field(ge=16)
    events: tuple[Event, ...] = Field(min_length=1)
    stems: tuple[Media, ...] = ()

    @property
    def frame_count(self) -> int:
        """The length of the film in frames."""
        return sum(event.frame_count for event in self.events)

    def placed(self) -> Iterator[tuple[Event, int]]:
        """Every event with the frame of the film on which it starts."""
        start = 0
        for event in self.events:
            yield event, start
            start += event.frame_count
