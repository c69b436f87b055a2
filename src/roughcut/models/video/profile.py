"""What a video model can do, as frozen data: lengths, sizes, references, sound, prices, dates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from pydantic import Field

from roughcut.script.schema import Document, Language, Name, Text

ReferenceRole = Literal["first_frame", "last_frame", "subject", "style"]
PromptForm = Literal["plain", "omni", "kling", "wan", "seedance", "happyhorse", "minimax"]
"""How a prompt names its pictures: not at all, by Omni's tags, or in the manner of the others."""


class FrameSize(Document):
    """A picture that a model makes: its name on the wire (`720p`, `1280x720`), and its pixels."""

    name: Name
    width_px: int = Field(ge=16)
    height_px: int = Field(ge=16)

    @property
    def is_portrait(self) -> bool:
        """True when the picture is higher than wide."""
        return self.height_px > self.width_px


class Shape(Document):
    """One combination that a model takes: any of these lengths with any of these sizes and up to so
    many references of each role. A request is legal when one shape of the profile admits it."""

    durations_s: tuple[int, ...] = Field(min_length=1)
    sizes: tuple[FrameSize, ...] = Field(min_length=1)
    references: dict[ReferenceRole, int] = Field(default={})


class Price(Document):
    """US dollars for a second of footage; `size` and `audio` None where the price holds for any.
    `usd_per_take` is added once a call."""

    usd_per_s: Decimal = Field(ge=0)
    usd_per_take: Decimal = Field(default=Decimal(0), ge=0)
    size: str | None = None
    audio: bool | None = None


class VideoProfile(Document):
    """What a video model can do. `price_source` and `price_date` say where the prices were read."""

    id: Name
    title: Text = ""
    provider: Name
    aliases: tuple[Name, ...] = ()
    shapes: tuple[Shape, ...] = ()
    rate: Fraction | None = None
    audio: Literal["always", "optional", "never"] = "always"
    languages: tuple[Language, ...] = ("en", "zh")
    prompt_form: PromptForm = "plain"
    prompt_limit: int = Field(default=32_000, ge=100, description="characters")
    prompt_language: Language | None = None
    negative_prompt: bool = False
    seed: bool = False
    seed_marks_call: bool = Field(
        default=False, description="a seed that nobody chose is our name for the call"
    )
    shots_per_call: int = Field(default=1, ge=1)
    random_refusals: bool = Field(
        default=False, description="what was made of the same request may pass when it is made again"
    )
    random_refusals_source: Text = Field(default="", description="where that was read, and when")
    unbilled: tuple[Literal["failed", "refused"], ...] = Field(
        default=(), description="how a job may end that its provider says it does not charge"
    )
    unbilled_source: Text = Field(default="", description="where that was read, and when")
    concurrency: int = Field(default=4, ge=1)
    calls_per_minute: int = Field(default=60, ge=1)
    prices: tuple[Price, ...] = ()
    price_source: Text = ""
    price_date: date | None = None
    released: date | None = None
    retired: date | None = None
    replacement: Name | None = None
    wire: dict[str, str] = Field(default={}, description="what its client alone reads: dialect, paths, names")

    @property
    def is_free(self) -> bool:
        """True when no take costs anything."""
        return all(not price.usd_per_s and not price.usd_per_take for price in self.prices)

    def cost_usd(self, seconds: int, size: str, *, audio: bool) -> Decimal:
        """What a take of so many seconds costs: the first price that fits. 0 for a model without prices."""
        for price in self.prices:
            if price.size in (None, size) and price.audio in (None, audio):
                return price.usd_per_s * seconds + price.usd_per_take
        return Decimal(0)
