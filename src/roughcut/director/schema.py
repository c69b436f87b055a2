"""The director's documents: the shot plan, what the user wishes, and what is bought of a paid model."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Literal

from pydantic import Field

from roughcut.director.prompts.schema import Brief
from roughcut.models.video.profile import FrameSize, ReferenceRole
from roughcut.models.video.schema import Style, TakeOrder
from roughcut.script.schema import Document, Name, Text


class PlanOptions(Document):
    """What the user chose for the film; sizes in pixels, rate in frames a second."""

    style: Style = "animated"
    width_px: int = Field(default=1280, ge=64, le=7680)
    height_px: int = Field(default=720, ge=64, le=7680)
    rate: Fraction = Fraction(24)
    seed: int = 0


class ShotPlan(Document):
    """Every order of a film, in order, and what could not be done as asked."""

    model: Name
    options: PlanOptions
    orders: tuple[TakeOrder, ...]
    warnings: tuple[str, ...] = ()

    @property
    def frame_count(self) -> int:
        """The length of the film in frames."""
        return sum(order.frame_count for order in self.orders)

    def first_frame_of(self, index: int) -> int:
        """The film frame on which a shot (0-based index) starts."""
        return sum(order.frame_count for order in self.orders[:index])


ReferenceMode = Literal["first", "style", "asset"]
ReferenceSource = Literal["take", "picture", "sheet"]
Framing = Literal["exact", "scale", "crop", "pad"]
"""How a take's picture becomes the film's: as it is, scaled alone, cut at two sides, or with bars."""


class Wishes(Document):
    """What the user asked of a paid model; None and empty leave it to the director.

    `size` is a name or the pixels of a size that the model offers, `seconds` the length of every take,
    `first_frame` a picture for the first shot, and `cast` a picture for each of these characters.
    """

    size: str | None = None
    seconds: int | None = Field(default=None, ge=1)
    audio: bool | None = None
    reference_mode: ReferenceMode | None = None
    first_frame: Path | None = None
    cast: dict[Name, Path] = Field(default={})


class WantedReference(Document):
    """A picture that a take asks for. `source` says where it comes from: a frame of the earlier take
    `slate` (of `shot_number`, its first or last good frame), a `picture` of the user's, or the sheet of
    the character `name`. Its colours are matched to the `graded_frame` of the take `graded_to` first, unless
    that is empty."""

    role: ReferenceRole
    source: ReferenceSource
    name: Text = ""
    slate: Text = ""
    shot_number: int = 0
    frame: Literal["first", "last"] = "last"
    picture: Path | None = None
    graded_to: Text = ""
    graded_frame: Literal["first", "last"] = "first"


class Span(Document):
    """The frames of a take that stand in the film for one shot, or for one part of it (0-based), at the
    film's rate: `frame_count` of them from `first_frame` on."""

    shot_number: int = Field(ge=1)
    part_index: int = Field(default=0, ge=0)
    first_frame: int = Field(default=0, ge=0)
    frame_count: int = Field(ge=1)


class TakePlan(Document):
    """One call to be bought. `spans` holds one span, or several where short shots share the call;
    `setup` is the camera position at its start, `slate` its name before any attempt is counted, and `why`
    what a retake is for."""

    slate: Name
    model: Name
    spans: tuple[Span, ...] = Field(min_length=1)
    seconds: int = Field(ge=1)
    size: FrameSize
    framing: Framing = "exact"
    audio: bool = True
    seed: int | None = None
    usd: Decimal = Decimal(0)
    setup: Name
    references: tuple[WantedReference, ...] = ()
    brief: Brief
    prompt: Name
    negative_prompt: Text = ""
    why: Text = ""

    @property
    def shot_number(self) -> int:
        """The (first) shot that this take is for."""
        return self.spans[0].shot_number

    @property
    def needs(self) -> tuple[str, ...]:
        """The slates of the takes that must be there before this one can be asked for."""
        slates = [each.slate for each in self.references] + [each.graded_to for each in self.references]
        return tuple(dict.fromkeys(slate for slate in slates if slate and slate != self.slate))


RemedyKind = Literal["seed", "fresh", "anchor", "look", "sheet", "line", "voices", "seconds", "words"]
"""How a retake differs: another `seed`; no frame of another take to begin from (`fresh`); the graded
`anchor` of its camera position; the scene's `look`; a `sheet` of who is seen; its `line` first in the
prompt; our own `voices` in the place of the model's sound; more `seconds`; the note's own `words`."""


class Complaint(Document):
    """What is wrong with a shot: the metric that says so, and its words."""

    metric: Name
    message: Text = ""


class Retake(Document):
    """A shot that is ordered again. `take_number` counts its takes (the first, which is complained of, is 1);
    `remedies` is what shall be different; no frame of the first takes of the shots in `faulty` is referred
    to."""

    shot_number: int = Field(ge=1)
    take_number: int = Field(ge=2)
    complaints: tuple[Complaint, ...] = Field(min_length=1)
    remedies: tuple[RemedyKind, ...] = ()
    faulty: tuple[int, ...] = ()

    @property
    def why(self) -> str:
        """What it is for, in a few words: `take 2 of shot 3: black`."""
        metrics = ", ".join(dict.fromkeys(each.metric.replace("_", " ") for each in self.complaints))
        return f"take {self.take_number} of shot {self.shot_number}: {metrics}"


class Sheet(Document):
    """A picture of one character that some take refers to: the user's `picture`, or one to be drawn."""

    name: Name
    description: Text = ""
    picture: Path | None = None


class ModelPlan(Document):
    """What would be bought of a model for a film, in film order, and what could not be done as wished.

    `stand_ins` are the shots that this model cannot make and the previs does; `chains` are the slates of
    the takes that hang together, each chain independent of the others; `sheets` are wanted before any take.
    """

    model: Name
    takes: tuple[TakePlan, ...]
    total_usd: Decimal = Decimal(0)
    warnings: tuple[str, ...] = ()
    stand_ins: tuple[int, ...] = ()
    chains: tuple[tuple[str, ...], ...] = ()
    sheets: tuple[Sheet, ...] = ()

    def takes_of(self, shot_number: int) -> tuple[TakePlan, ...]:
        """The takes that hold a shot, in order of its parts."""
        return tuple(
            take for take in self.takes if any(span.shot_number == shot_number for span in take.spans)
        )
