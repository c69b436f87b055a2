"""What a video model is asked for: orders, cues, people."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Literal, Protocol

from pydantic import Field

from roughcut.models.speech.schema import MouthCue, Voice
from roughcut.models.video.profile import VideoProfile
from roughcut.script.ground import Laid
from roughcut.script.hands import Held
from roughcut.script.placement import Placement
from roughcut.script.schema import Beat, Document, Language, Name, Scene, Text
from roughcut.script.wearing import Worn

Style = Literal["anime", "realistic", "animated", "painterly", "abstract"]
STYLES: tuple[Style, ...] = ("anime", "realistic", "animated", "painterly", "abstract")


class SpokenCue(Document):
    """A spoken line placed in its shot. `recording` is the digest that names its sound file;
    `tempo` above 1 means that the recording is played faster so that it fits the shot."""

    line_index: int = Field(ge=0)
    speaker: Text
    text: Name
    parenthetical: Text = ""
    voice: Voice
    recording: str
    start_ms: int = Field(ge=0)
    duration_ms: int = Field(ge=1)
    tempo: float = Field(default=1.0, ge=0.5, le=2.0)
    mouth: tuple[MouthCue, ...] = ()

    @property
    def end_ms(self) -> int:
        """When the line ends, within its shot."""
        return self.start_ms + self.duration_ms


class Person(Document):
    """Somebody in the place of this shot, in frame or not, from its first frame to its last. `sex` is
    that of the voice which the character was given; None where nobody has decided. `at` has the words
    for the thing of the place at which they stand when the shot begins, and `holds` what is in their
    hand then, from what happened in earlier shots; None where nothing was said. `off` is what of their
    clothes they have taken off."""

    name: Name
    description: Text = ""
    sex: Literal["female", "male"] | None = None
    start: Placement
    end: Placement
    at: Text = ""
    holds: Held | None = None
    off: tuple[Worn, ...] = ()


class Station(Document):
    """A thing of the place, in the script's words, at which it has somebody stand or sit, and on which side
    of the stage they do so by the blocking."""

    thing: Name
    side: Literal["left", "right"]


class TakeOrder(Document):
    """One shot, as a video model is asked for it: complete, so that its digest decides what is stale.

    `people` holds everyone present, in cast order; `cast_names` the whole cast, so that looks stay
    distinct. `stations` tell on which side of the place things are that people stand at, the same in every
    shot there. `focus` names who the framing is about (empty: everyone), `frame_count` counts frames at
    `rate`, and sizes are in pixels. `floor` has what stands there since an earlier shot. `speed` is the
    share of its full speed at which the vehicle goes, in which people are, as the shot begins, from what
    happened in earlier shots; None where nothing was said. `opened` has the
    words for the doors of the place that stand open then.
    """

    shot_number: int = Field(ge=1)
    scene: Scene
    language: Language
    style: Style = "animated"
    seed: int = 0
    width_px: int = Field(ge=64, le=7680)
    height_px: int = Field(ge=64, le=7680)
    rate: Fraction
    frame_count: int = Field(ge=1)
    sizes: tuple[Name, ...] = ()
    movements: tuple[Name, ...] = ()
    beats: tuple[Beat, ...] = ()
    people: tuple[Person, ...] = ()
    stations: tuple[Station, ...] = ()
    cast_names: tuple[Name, ...] = ()
    focus: tuple[Name, ...] = ()
    cues: tuple[SpokenCue, ...] = ()
    floor: tuple[Laid, ...] = ()
    speed: float | None = Field(default=None, ge=0.0, le=1.0)
    opened: tuple[Name, ...] = ()

    @property
    def duration_ms(self) -> int:
        """The exact length of the take, to the nearest millisecond."""
        return round(Fraction(self.frame_count) * 1000 / self.rate)


class VideoModel(Protocol):
    """A thing that turns an order into a take: an mp4 with sound, exactly as long as ordered."""

    @property
    def profile(self) -> VideoProfile: ...

    def shoot(self, order: TakeOrder, voices: Path, take: Path) -> None:
        """Write the take (mp4, H.264 and AAC). `voices` holds `<recording>.wav` for each cue.

        Also writes `<take stem>.first.png` and `<take stem>.last.png` beside it. The take is
        written whole or not at all.
        """
        ...
