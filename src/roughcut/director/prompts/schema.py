"""The brief of a take: all that a prompt may say of it, as data, before any words are chosen."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from roughcut.models.video.profile import PromptForm, ReferenceRole
from roughcut.models.video.schema import Style
from roughcut.script.placement import Placement
from roughcut.script.schema import Beat, Document, Language, Name, Text


class TimedBeat(Document):
    """A beat with its time within the take. `continues` marks an action that began before the take."""

    beat: Beat
    start_ms: int = Field(ge=0)
    end_ms: int = Field(ge=0)
    continues: bool = False


class BriefPerson(Document):
    """Somebody in the shot: looks, and where they are at its start and end. `hidden` is one who is heard
    or named but not seen; `back` one whose shoulder alone is in the frame."""

    name: Name
    description: Text = ""
    start: Placement
    end: Placement
    seen: Literal["framed", "back", "hidden"] = "framed"


class BriefShot(Document):
    """One view within a take: the camera, who is in it and what happens, in ms of the take.

    `holds_from_ms` is when the scripted action is over and only the pose is held; `blocking` is the
    script's own words where they speak of nobody else.
    """

    number: int = Field(ge=1)
    part_number: int = Field(default=1, ge=1)
    part_count: int = Field(default=1, ge=1)
    start_ms: int = Field(default=0, ge=0)
    end_ms: int = Field(ge=1)
    sizes: tuple[Name, ...] = ()
    movements: tuple[Name, ...] = ()
    people: tuple[BriefPerson, ...] = ()
    blocking: Text = ""
    beats: tuple[TimedBeat, ...] = ()


class Seen(Document):
    """What was on screen when the shot before ended: who, and where they were."""

    size: Text = ""
    people: tuple[BriefPerson, ...] = ()


class BriefPicture(Document):
    """A picture that goes with the request, in the order in which the prompt counts them."""

    role: ReferenceRole
    name: Text = ""
    continues: bool = Field(default=False, description="a first frame from which the shot simply goes on")


class Brief(Document):
    """All that a prompt may say of one take. `form`, `limit` (characters) and `language` are those of the
    model; spoken lines stay in `speech`, the script's own language."""

    form: PromptForm = "plain"
    limit: int = Field(default=32_000, ge=100)
    language: Language = "en"
    speech: Language = "en"
    style: Style = "animated"
    audio: bool = True
    seconds: int = Field(ge=1)
    heading: Text = ""
    place: Text = ""
    shots: tuple[BriefShot, ...] = Field(min_length=1)
    before: Seen | None = None
    pictures: tuple[BriefPicture, ...] = ()
    heed: tuple[Text, ...] = Field(default=(), description="what a retake must do better, said first")


class Prompt(Document):
    """A prompt, what was left out of it to keep the limit, and whether even so it is too long (or, in a list
    of shots, cannot be told as an entry)."""

    text: Text
    left_out: tuple[str, ...] = ()
    too_long: bool = False
