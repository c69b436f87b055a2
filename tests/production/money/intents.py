"""Writing down what is to be bought, as every test of the money does."""

from __future__ import annotations

from decimal import Decimal

from roughcut.production.money.ledger import Ledger
from roughcut.production.money.schema import Call, Caps


def intend(ledger: Ledger, slate: str = "shot 1", usd: str = "1.00", caps: Caps | None = None) -> Call:
    """Write down an intent."""
    return ledger.intend(
        "take",
        slate,
        provider="somebody",
        model="m",
        request_digest="d" * 64,
        estimate_usd=Decimal(usd),
        caps=caps or Caps(),
    )
