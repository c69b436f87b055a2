"""Opening what a production buys from: the ledger, the caps, and the service, real or rehearsed."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

from roughcut.errors import OptionError
from roughcut.models.keys import setting
from roughcut.models.video.profile import VideoProfile
from roughcut.models.video.provider import provider
from roughcut.models.video.service import VideoService
from roughcut.production.folder import ProductionFolder
from roughcut.production.money.books import open_daybook, open_ledger
from roughcut.production.money.gate import Gate
from roughcut.production.money.pace import Pace
from roughcut.production.money.purchase import Buyer
from roughcut.production.money.schema import Caps
from roughcut.production.money.till import Till
from roughcut.production.request import Buying
from roughcut.rehearsal.desk import Footage
from roughcut.rehearsal.open import rehearse

PER_PRODUCTION = "ROUGHCUT_MAX_COST_USD"
PER_DAY = "ROUGHCUT_MAX_COST_PER_DAY_USD"
_QUICK = Pace(first_poll_s=0.2, longest_poll_s=1.0, settle_s=0.0, busy_wait_s=0.2)
"""A rehearsal's server is at hand."""


@contextlib.contextmanager
def buying_from(
    profile: VideoProfile,
    buying: Buying,
    folder: ProductionFolder,
    footage: Footage | None = None,
    till: Till | None = None,
) -> Iterator[Buyer]:
    """A buyer for one production, which may share a till with others. The service is opened at its first
    use, so that a production which has everything needs no key. A rehearsal has a ledger and dailies of
    its own and no cap per day."""
    with contextlib.ExitStack() as stack:
        file = ledger_file(folder, rehearsed=buying.rehearse)
        daybook = open_daybook(file)
        if till is None:
            ledger = open_ledger(file, daybook=daybook)
        else:
            ledger = till.ledger(folder.root.name, daybook)
        stack.callback(ledger.close)
        if daybook is not None:
            stack.callback(daybook.close)
        open_service: Callable[[], VideoService] = (
            (lambda: _rehearsed(profile, footage, stack)) if buying.rehearse else (lambda: _real(profile))
        )
        buyer = Buyer(
            ledger=ledger,
            open_service=open_service,
            gate=till.gate(profile) if till else Gate(profile.concurrency, profile.calls_per_minute),
            footage=dailies_folder(folder, rehearsed=buying.rehearse),
            caps=caps_of(buying),
            again=buying.buy_again,
            rehearses=buying.rehearse,
            pace=(till and till.pace) or (_QUICK if buying.rehearse else Pace()),
        )
        # First of all at the end: threads that outlive the run shall begin no call.
        stack.callback(buyer.stopping.set)
        yield buyer
        buyer.follow_strays()


def ledger_file(folder: ProductionFolder, *, rehearsed: bool) -> Path:
    """The ledger of a production; a rehearsal's is kept apart."""
    return folder.ledger.with_name("rehearsal.sqlite") if rehearsed else folder.ledger


def dailies_folder(folder: ProductionFolder, *, rehearsed: bool) -> Path:
    """Where footage lies as it came; a rehearsal's is kept apart."""
    return folder.hidden / "rehearsal" if rehearsed else folder.dailies


def caps_of(buying: Buying) -> Caps:
    """The caps of this run: the request's, else those of the settings."""
    own = buying.max_cost_usd
    return Caps(
        per_production_usd=_dollars(PER_PRODUCTION) if own is None else own, per_day_usd=_dollars(PER_DAY)
    )


def _dollars(name: str) -> Decimal | None:
    text = setting(name)
    if text is None:
        return None
    try:
        dollars = Decimal(text.strip().removeprefix("$"))
    except InvalidOperation:
        dollars = Decimal("NaN")
    if not dollars.is_finite() or dollars < 0:
        raise OptionError(f"{name} is {text!r}; set it to an amount in US dollars, such as 20.")
    return dollars


def _real(profile: VideoProfile) -> VideoService:
    declared = provider(profile.provider)
    return declared.open(profile, declared.account())


def _rehearsed(profile: VideoProfile, footage: Footage | None, stack: contextlib.ExitStack) -> VideoService:
    rehearsal = stack.enter_context(rehearse(profile.provider, footage))
    return provider(profile.provider).open(profile, rehearsal.account())
