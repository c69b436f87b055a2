"""What the film package is given and what it answers: clips, captions, panels, measurements."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from roughcut.script.schema import Document, Line, Text


class MediaInfo(Document):
    """What is in a media file. `frame_count` is counted, not read from the header; `duration_ms` is the
    picture's; the sound fields are None and 0 where there is no sound."""

    width_px: int
    height_px: int
    rate: Fraction
    frame_count: int
    duration_ms: int
    video_codec: str
    audio_codec: str | None = None
    audio_channels: int = 0
    audio_rate: int = 0


class Encoding(Document):
    """How x264 encodes pictures: `preset` trades its time for the size of the file, `crf` is how much may be
    lost (0 nothing, 51 nearly all). Another number of `threads` gives other bytes."""

    preset: str = "veryfast"
    crf: int = Field(default=20, ge=0, le=51)
    threads: int = Field(default=1, ge=1)


class Loudness(Document):
    """A measurement by EBU R 128. `integrated_lufs` is None where nothing rises above the gate of −70 LUFS
    or less than 0.4 s was heard; `true_peak_dbtp` is None for digital silence; `range_lu` is the loudness
    range."""

    integrated_lufs: float | None
    true_peak_dbtp: float | None
    range_lu: float = 0.0
    duration_ms: int = 0


class Clip(Document):
    """A span of a take placed in the film, in frames of the film's rate; `name` becomes its chapter."""

    take: Path
    frame_count: int = Field(ge=1)
    first_frame: int = Field(default=0, ge=0)
    name: Text = ""


class FilmCue(Document):
    """A spoken line placed in the film, in milliseconds. `off_screen`: its speaker is there, but not to be
    seen; `voice_over`: it is heard over the picture (a thought, a narrator)."""

    start_ms: int = Field(ge=0)
    end_ms: int = Field(ge=1)
    text: Text
    speaker: Text = ""
    off_screen: bool = False
    voice_over: bool = False

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.end_ms <= self.start_ms:
            raise ValueError(f"the cue at {self.start_ms} ms must end after it starts")
        return self


class Caption(Document):
    """A subtitle: `text` has one or two lines, divided by a line feed; times in the film. Where two people
    share it, each has a line that begins with a dash, and `second_speaker` is the one of the second."""

    start_ms: int = Field(ge=0)
    end_ms: int = Field(ge=0)
    text: str
    speaker: Text = ""
    second_speaker: Text = ""
    italic: bool = False


class FilmInfo(Document):
    """What was assembled. `copied` says that the pictures were taken over without encoding them again;
    `loudness` was measured on the finished file; `warnings` say what could not be done as asked."""

    frame_count: int
    duration_ms: int
    width_px: int
    height_px: int
    rate: Fraction
    copied: bool
    gain_db: float
    loudness: Loudness
    warnings: tuple[str, ...] = ()


class Panel(Document):
    """A shot on the storyboard; the stills are picture files, times in milliseconds of the film."""

    number: int = Field(ge=1)
    start_ms: int = Field(ge=0)
    end_ms: int = Field(ge=0)
    sizes: tuple[str, ...] = ()
    movements: tuple[str, ...] = ()
    action: Text = ""
    lines: tuple[Line, ...] = ()
    blocking: Text = ""
    scene_number: int = Field(default=1, ge=1)
    scene_heading: Text = ""
    first_png: Path | None = None
    last_png: Path | None = None
