"""Voices and recordings: the words that speech models, director and previs share."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from roughcut.script.schema import Document, Language, Name, Text

Viseme = Literal["rest", "closed", "open", "wide", "round", "teeth"]
"""Mouth shapes: `rest` silence; `closed` m b p; `open` a; `wide` e i; `round` o u w; `teeth` f v s."""


class Voice(Document):
    """A voice, by the id that its engine knows; the same id and text always sound the same."""

    id: Name
    language: Language


class Excerpt(Document):
    """A span of a sound that is kept beside the recordings, by the digest of the file it came from."""

    sound: Name
    start_ms: int = Field(ge=0)
    end_ms: int = Field(ge=1)


class SpeechOrder(Document):
    """A line to be voiced. `delivery` is the parenthetical; `tempo` 1.0 is the voice's own pace. With an
    `excerpt` the line is not voiced but cut out of what a person said."""

    text: Name
    voice: Voice
    delivery: Text = ""
    tempo: float = Field(default=1.0, ge=0.5, le=2.0)
    excerpt: Excerpt | None = None


class MouthCue(Document):
    """From `start_ms` (within its recording) on, the mouth has this shape."""

    start_ms: int = Field(ge=0)
    viseme: Viseme


class RecordingInfo(Document):
    """What is known of a recording without opening its sound file.

    `spoken` is False where a line held nothing that the voices can pronounce (emoji, dots, a script
    that none of them reads): its recording is a short silence. `unspoken` lists the words, in order,
    that were left out because no voice here reads their script.
    """

    duration_ms: int = Field(ge=0)
    sample_rate: int = Field(ge=8000)
    mouth: tuple[MouthCue, ...] = ()
    spoken: bool = True
    unspoken: tuple[str, ...] = ()
