"""What became of a planned take, and how takes are shot."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Protocol

from pydantic import Field

from roughcut.director.schema import RemedyKind, Retake
from roughcut.models.video.schema import TakeOrder
from roughcut.production.folder import ProductionFolder
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
    case, with every further take that may be bought where one is not whole, and every retake; `film_usd` is
    what all of its takes cost."""

    model: Name
    take_count: int
    usd: Decimal
    most_usd: Decimal
    film_usd: Decimal = Decimal(0)
    retakes: int = Field(default=0, ge=0)
    kept_count: int = 0
    spent_usd: Decimal = Decimal(0)
    cap_usd: Decimal | None = None
    warnings: tuple[str, ...] = ()


def with_retakes(quote: Quote, retakes: int) -> Quote:
    """The quote where every shot may be taken again so many times."""
    further = quote.film_usd * retakes
    return quote.model_copy(update={"retakes": retakes, "most_usd": quote.most_usd + further})


class Proposal(Document):
    """What a retake would be: the remedies that there is room for, and its worst price in US dollars; or
    the `reason` why there can be none."""

    remedies: tuple[RemedyKind, ...] = ()
    usd: Decimal = Decimal(0)
    reason: Text = ""


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

    # -- retakes

    def with_retakes(self, retakes: Mapping[int, Retake], folder: ProductionFolder) -> Shooting:
        """The same way to shoot, with the retakes of these shots (by number) in the place of their first
        takes, and the takes in `folder`."""
        ...

    def asked(self, order: TakeOrder) -> str:
        """A digest of what is asked of a shot, retakes aside: another one makes its retakes void."""
        ...

    def proposal(self, retake: Retake) -> Proposal:
        """What a retake would be, before anything is bought."""
        ...

    def retake(self, order: TakeOrder) -> str:
        """Make the take of an order whose retake this shooting has; says why where there is none, and
        then leaves no take."""
        ...

    def cost_of(self, retake: Retake) -> Decimal:
        """What a retake has cost so far, or may have, in US dollars."""
        ...

    def left_usd(self) -> Decimal | None:
        """How much may still be spent; None for as much as it takes."""
        ...
