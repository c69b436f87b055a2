"""How prices are written for people."""

from __future__ import annotations

from decimal import Decimal

_CENT = Decimal("0.01")


def usd_text(usd: Decimal) -> str:
    """A price in US dollars: `$1.20`, with more digits only where it has them (`$0.042`)."""
    exact = usd.normalize()
    return f"${exact if exact != exact.quantize(_CENT) else usd.quantize(_CENT):f}"
