"""What a user asks of a production."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from pydantic import Field

from roughcut.director.schema import PlanOptions, Wishes
from roughcut.script.schema import Document, Language, Script, Text
from roughcut.scripter.cast import CastFile
from roughcut.scripter.schema import Position
from roughcut.scripter.writing import Writing

PREVIS = "previs"
"""The embedded video model, which costs nothing."""


class Buying(Document):
    """Which video model shoots the film, and what it may cost (US dollars).

    `pictures` are the user's pictures of characters, each named after one. `max_retry` counts the further
    takes that may be bought for a take that is not whole or was given up; `buy_again` is the user's word
    that calls in doubt and expired results may be bought once more. `rehearse` buys of a local server
    that speaks the provider's protocol and costs nothing. `other_model` may be asked for what `model`
    refuses.
    """

    model: str = PREVIS
    wishes: Wishes = Wishes()
    pictures: tuple[Path, ...] = ()
    other_model: str | None = None
    max_cost_usd: Decimal | None = Field(default=None, ge=0)
    max_retry: int = Field(default=0, ge=0, le=20)
    buy_again: bool = False
    rehearse: bool = False


class RecordedDialogue(Document):
    """A dialogue that people have spoken: the file that holds their voices, its digest, and the subtitles
    (SRT or WebVTT) that say when each word is spoken."""

    sound: Path
    sound_digest: str
    subtitles: str


class MakeRequest(Document):
    """A dialogue is to become a film. `source` is the file it came from (None: standard input); `cast`,
    `brief` and `positions` are what the user has decided for every writer; `retakes` is how often a shot
    with grave notes may be taken again, and `judge` a model whose notes count, too."""

    dialogue: str
    source: Path | None = None
    language: Language | None = None
    writing: Writing = Writing()
    cast: CastFile | None = None
    brief: Text = ""
    positions: tuple[Position, ...] = ()
    recorded: RecordedDialogue | None = None
    options: PlanOptions = PlanOptions()
    buying: Buying = Buying()
    retakes: int = Field(default=0, ge=0, le=20)
    judge: str | None = None


class ShootRequest(Document):
    """A script is to become a film. `source` is the file it came from (None: standard input); `retakes` is
    how often a shot with grave notes may be taken again, and `judge` a model whose notes count, too."""

    script: Script
    source: Path | None = None
    cast: CastFile | None = None
    recorded: RecordedDialogue | None = None
    options: PlanOptions = PlanOptions()
    buying: Buying = Buying()
    retakes: int = Field(default=0, ge=0, le=20)
    judge: str | None = None
