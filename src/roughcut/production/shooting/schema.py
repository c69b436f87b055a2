"""What became of a planned take, and how takes are shot."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from roughcut.models.video.schema import TakeOrder
from roughcut.script.schema import Document, Name, Text


class Outcome(Document):
    """What became of a planned take: the call whose footage is used, or why there is none.

    `inputs` is the digest of the plan of the take and of the takes that it refers to, `without` the slates of
    those that were not to be had when it was made; `refused` says that moderation had the last word.
    """

    slate: Name
    inputs: Name
    without: tuple[Name, ...] = ()
    token: Text = ""
    fault: Text = ""
    refused: bool = False

    @property
    def is_good(self) -> bool:
        """True when there is footage."""
        return not self.fault


class Quote(Document):
    """What is still to be bought: how many takes, and what they cost in US dollars. `most_usd` is the worst
    case, with every further take that may be bought where one is not whole."""

    model: Name
    take_count: int
    usd: Decimal
    most_usd: Decimal
    kept_count: int = 0
    spent_usd: Decimal = Decimal(0)
    cap_usd: Decimal | None = None
    warnings: tuple[str, ...] = ()


class Shooting(Protocol):
    """A way to shoot: each take is made, or kept where it is fresh."""

    def is_fresh(self, order: TakeOrder) -> bool:
        """True when the take on disk is what this order gives."""
        ...

    def shoot(self, order: TakeOrder) -> None:
        """Make the take of an order, with its stills, and put it on record."""
        ...

    def quote(self) -> Quote | None:
        """What is still to be bought; None where nothing costs anything."""
        ...

    def stand_ins(self) -> dict[int, str]:
        """The shots that the previs stands in for, and why."""
        ...
