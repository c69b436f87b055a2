"""The price, shown before anything is bought, and the user's yes."""

from __future__ import annotations

import sys
from collections.abc import Callable

import typer

from roughcut.errors import OptionError
from roughcut.production.shooting.schema import Quote


def approval(*, yes: bool) -> Callable[[Quote], bool]:
    """What a production asks before it buys: a question on a terminal, `--yes` elsewhere."""

    def approve(quote: Quote) -> bool:
        typer.echo(price_of(quote), err=True)
        for warning in quote.warnings if quote.take_count else ():
            typer.echo(warning, err=True)
        if yes:
            return True
        if not sys.stdin.isatty():
            raise OptionError(
                f"{_count(quote.take_count)} of {quote.model} cost ${quote.usd:.2f}; add --yes to buy them "
                "without being asked, and --max-cost-usd to set a cap. Nothing was bought."
            )
        return typer.confirm("Buy them?", err=True)

    return approve


def price_of(quote: Quote) -> str:
    """What is to be bought, in one sentence."""
    words = f"To buy: {_count(quote.take_count)} of {quote.model} for ${quote.usd:.2f}"
    if quote.most_usd > quote.usd:
        further = "every further take and retake" if quote.retakes else "every further take"
        words += f" (at most ${quote.most_usd:.2f} with {further})"
    if quote.kept_count:
        words += f"; {quote.kept_count} are kept"
    if quote.spent_usd:
        words += f"; ${quote.spent_usd:.2f} spent so far"
    if quote.cap_usd is not None:
        words += f"; the cap is ${quote.cap_usd:.2f}"
    return words + "."


def _count(takes: int) -> str:
    return "1 take" if takes == 1 else f"{takes} takes"
