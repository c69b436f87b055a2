"""A line of the ledger: one paid call, from the intent to its end."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Literal

from pydantic import Field

from roughcut.script.schema import Document, Name, Text

CallKind = Literal["take", "script", "judge", "rewording"]
CallState = Literal[
    "intended",  # on disk, perhaps already sent
    "submitted",  # the provider made a job, and its id is here
    "done",  # the provider finished it, and what it made is here
    "rejected",  # done, but what came is not whole; it is kept and shown
    "failed",  # the provider gave the job up
    "refused",  # the provider's moderation said no
    "expired",  # made, but the provider no longer keeps it
    "not_made",  # certainly no job was made
    "in_doubt",  # nobody can say whether a job was made
]
OPEN: frozenset[CallState] = frozenset({"intended", "submitted"})
"""A call in one of these states is taken up again by whoever restarts."""
FREE: frozenset[CallState] = frozenset({"not_made"})
"""A call in one of these states certainly cost nothing."""


class Call(Document):
    """One paid call. `token` is our own name for it, `slate` what it is for (the take `1-003-1`: scene, shot,
    attempt), `production` whose it is where several share a ledger,
    `request_digest` that of everything that was asked for. Money in US dollars; `price_usd` is None
    until the provider says it, and then `estimate_usd` is what it counts for."""

    token: Name
    production: Text = ""
    kind: CallKind
    slate: Name
    provider: Name
    model: Name
    request_digest: Name
    state: CallState = "intended"
    estimate_usd: Decimal = Field(ge=0)
    price_usd: Decimal | None = None
    job_id: Text = ""
    code: Text = ""
    reason: Text = ""
    answer: str = ""
    made_at: datetime
    changed_at: datetime

    @property
    def counts_usd(self) -> Decimal:
        """What the call counts for against a cap: its price, else its estimate, and nothing where
        certainly no job was made."""
        if self.state in FREE:
            return Decimal(0)
        return self.estimate_usd if self.price_usd is None else self.price_usd


class Caps(Document):
    """How much may be spent, in US dollars; None: as much as it takes. The first counts all that
    this production ever spent, the second what all of this user's productions spend on one day (UTC)."""

    per_production_usd: Decimal | None = Field(default=None, ge=0)
    per_day_usd: Decimal | None = Field(default=None, ge=0)
