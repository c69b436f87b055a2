"""The ledger: every call on disk before it is sent, and caps that hold."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import pytest
from intents import intend

from roughcut.errors import BudgetError
from roughcut.production.money.daybook import Daybook
from roughcut.production.money.ledger import Ledger
from roughcut.production.money.schema import Caps


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """An empty ledger in a file."""
    return Ledger.of_file(tmp_path / "ledger.sqlite")


def test_an_intent_is_there_for_whoever_opens_the_file_next(tmp_path: Path) -> None:
    """A process that dies after the intent leaves it to the next one."""
    call = intend(Ledger.of_file(tmp_path / "l.sqlite"))
    assert Ledger.of_file(tmp_path / "l.sqlite").calls() == [call]


def test_changes_are_kept_whole(ledger: Ledger, tmp_path: Path) -> None:
    """State, job, price and reason are read back as they were written, to the millionth of a dollar."""
    call = ledger.change(intend(ledger), "submitted", job_id="job-7")
    changed = ledger.change(call, "done", price_usd=Decimal("0.432100"), reason="well")
    (read,) = Ledger.of_file(tmp_path / "ledger.sqlite").calls("shot 1")
    assert read == changed
    assert (read.job_id, read.price_usd, read.state) == ("job-7", Decimal("0.4321"), "done")


def test_what_counts_is_the_price_or_else_the_estimate(ledger: Ledger) -> None:
    """Open, doubtful and refused calls count as estimated; what was certainly not made counts nothing."""
    ledger.change(intend(ledger, "shot 1", "1.00"), "done", price_usd=Decimal("0.80"))
    ledger.change(intend(ledger, "shot 2", "1.00"), "in_doubt")
    ledger.change(intend(ledger, "shot 3", "1.00"), "not_made")
    intend(ledger, "shot 4", "1.00")
    assert ledger.spent_usd() == Decimal("2.80")


def test_a_cap_refuses_before_anything_is_written(ledger: Ledger) -> None:
    """The worst case of the next call and all that counts so far must fit; else nothing is begun."""
    caps = Caps(per_production_usd=Decimal("1.20"))
    intend(ledger, "shot 1", "0.50", caps)
    intend(ledger, "shot 2", "0.50", caps)
    with pytest.raises(
        BudgetError, match=r"Shot 3 may cost \$0\.50, but of the cap of \$1\.20 only \$0\.20 is left"
    ):
        intend(ledger, "shot 3", "0.50", caps)
    assert len(ledger.calls()) == 2


def test_two_who_buy_at_once_cannot_both_spend_the_last_dollar(tmp_path: Path) -> None:
    """Sixteen threads with ledgers of their own on one file: exactly as many intents as the cap holds."""
    caps = Caps(per_production_usd=Decimal("5.00"))
    gate = threading.Barrier(16)

    def attempt(index: int) -> bool:
        ledger = Ledger.of_file(tmp_path / "l.sqlite")
        gate.wait()
        try:
            intend(ledger, f"shot {index}", "1.00", caps)
        except BudgetError:
            return False
        finally:
            ledger.close()
        return True

    Ledger.of_file(tmp_path / "l.sqlite").close()
    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(attempt, range(16))) == 5


def test_a_take_that_is_being_bought_cannot_be_intended_again(ledger: Ledger) -> None:
    """The same request while its call is open is a fault of ours, not a second purchase."""
    intend(ledger)
    with pytest.raises(ValueError, match="being bought already"):
        intend(ledger)


def test_the_latest_call_that_was_not_in_vain_is_found(ledger: Ledger) -> None:
    """What certainly made no job says nothing about what was bought."""
    first = ledger.change(intend(ledger), "failed")
    ledger.change(intend(ledger), "not_made")
    latest = ledger.latest("shot 1", "d" * 64)
    assert latest is not None
    assert latest.token == first.token
    assert ledger.latest("shot 1", "e" * 64) is None


def test_a_cap_per_day_counts_all_productions(tmp_path: Path) -> None:
    """Two productions share the user's day book, and the second stops where the day's cap is used up."""
    book = Daybook(tmp_path / "daybook.sqlite")
    caps = Caps(per_day_usd=Decimal("1.00"))
    one = Ledger.of_file(tmp_path / "one.sqlite", book)
    two = Ledger.of_file(tmp_path / "two.sqlite", book)
    call = intend(one, usd="0.70", caps=caps)
    with pytest.raises(BudgetError, match=r"today's cap of \$1\.00 only \$0\.30 is left"):
        intend(two, usd="0.70", caps=caps)
    assert two.calls() == []
    one.change(call, "done", price_usd=Decimal("0.20"))
    intend(two, usd="0.70", caps=caps)
