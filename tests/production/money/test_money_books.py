"""The ledger that machines share: a real Postgres, and what each machine finds in it."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from intents import intend

from roughcut.errors import BudgetError, BusyError, OptionError, OutputError, ProductionBusyError
from roughcut.models.video.service import TakeRequest
from roughcut.production.money.books import DATABASE, held, is_shared, open_daybook, open_ledger
from roughcut.production.money.gate import Gate
from roughcut.production.money.pace import Pace
from roughcut.production.money.purchase import Buyer
from roughcut.production.money.schema import Caps
from roughcut.rehearsal.trial import Trial, trial

AT_ONCE = Pace(first_poll_s=0, longest_poll_s=0, busy_wait_s=0, settle_s=0, busy_tries=3)


def ledger_of(machine: Path, production: str = "film") -> Path:
    """Where a machine would keep the ledger of a production."""
    file = machine / production / ".roughcut" / "ledger.sqlite"
    file.parent.mkdir(parents=True, exist_ok=True)
    return file


@pytest.fixture
def shared(database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database that every machine has in its settings."""
    monkeypatch.setenv(DATABASE, database)
    return database


class Machine:
    """One that shares the database, with a disk of its own, and nothing in memory."""

    def __init__(self, folder: Path, staged: Trial) -> None:
        self.folder, self.staged = folder, staged

    @contextlib.contextmanager
    def buyer(self, pace: Pace = AT_ONCE) -> Iterator[Buyer]:
        """A buyer for the production "film"."""
        with contextlib.closing(open_ledger(ledger_of(self.folder))) as ledger:
            yield Buyer(
                ledger=ledger,
                open_service=lambda: self.staged.service,
                gate=Gate(4, 100_000),
                footage=self.folder / "film" / "dailies",
                pace=pace,
                sleep=lambda seconds: None,
            )

    def request(self) -> TakeRequest:
        """The take to be bought."""
        return self.staged.request(self.folder)


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("provider", ["seedance", "gemini"])
def test_another_machine_follows_a_job_to_its_end(provider: str, tmp_path: Path) -> None:
    """One machine submits and burns down; another, with an empty disk, polls, fetches, and buys nothing."""
    with trial(provider) as staged:
        first, second = Machine(tmp_path / "a", staged), Machine(tmp_path / "b", staged)
        with first.buyer(replace(AT_ONCE, give_up_after_s=0)) as buyer, pytest.raises(BusyError):
            buyer.take(first.request())
        with second.buyer() as buyer:
            call = buyer.take(second.request())
            assert buyer.footage_of(call).stat().st_size > 1000
        assert call.state == "done"
        assert len(staged.desk.bill) == 1


@pytest.mark.usefixtures("shared")
def test_two_machines_cannot_both_spend_the_last_dollar(tmp_path: Path) -> None:
    """Eight of them with one production: exactly as many intents as the cap holds."""
    caps = Caps(per_production_usd=Decimal("3.00"))
    open_ledger(ledger_of(tmp_path)).close()
    gate = threading.Barrier(8)

    def attempt(index: int) -> bool:
        with contextlib.closing(open_ledger(ledger_of(tmp_path / str(index)))) as ledger:
            gate.wait()
            try:
                intend(ledger, f"1-{index:03d}-1", caps=caps)
            except BudgetError:
                return False
            return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(attempt, range(8))) == 3


@pytest.mark.usefixtures("shared")
def test_a_cap_per_day_counts_every_production_of_every_machine(tmp_path: Path) -> None:
    """The database is the day book; a cap per production counts that production alone."""
    caps = Caps(per_production_usd=Decimal("1.00"), per_day_usd=Decimal("1.50"))
    one, two = (open_ledger(ledger_of(tmp_path / name, name)) for name in ("one", "two"))
    assert open_daybook(ledger_of(tmp_path)) is None
    intend(one, caps=caps)
    with pytest.raises(BudgetError, match=r"today's cap of \$1\.50 only \$0\.50 is left"):
        intend(two, caps=caps)
    intend(two, usd="0.50", caps=caps)
    assert [len(each.all_calls()) for each in (one, two)] == [1, 1]
    one.close()
    two.close()


@pytest.mark.usefixtures("shared")
def test_stories_of_a_batch_share_its_cap_and_no_other_batch_has_part_in_it(tmp_path: Path) -> None:
    """Folder names with the wildcards of SQL are names like any other."""
    caps = Caps(per_production_usd=Decimal("1.50"))
    for name in ("b_1", "bx1"):
        story = open_ledger(ledger_of(tmp_path, name), "story_001", caps_all=True)
        intend(story, caps=caps)
        story.close()
    other = open_ledger(ledger_of(tmp_path, "b_1"), "story_002", caps_all=True)
    with pytest.raises(BudgetError):
        intend(other, caps=caps)
    assert [call.production for call in other.all_calls()] == ["b_1/story_001"]
    assert other.calls() == []
    other.close()


def test_what_was_bought_before_the_database_is_carried_over_once(
    tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A ledger that lay in a file moves in; and is asked for where the setting is forgotten later."""
    with contextlib.closing(open_ledger(ledger_of(tmp_path))) as alone:
        call = alone.change(intend(alone), "submitted", job_id="job-7")
    monkeypatch.setenv(DATABASE, database)
    for _ in range(2):
        with contextlib.closing(open_ledger(ledger_of(tmp_path))) as ledger:
            assert [(each.token, each.job_id) for each in ledger.calls()] == [(call.token, "job-7")]
    monkeypatch.delenv(DATABASE)
    with pytest.raises(OptionError, match=f"set {DATABASE}"):
        open_ledger(ledger_of(tmp_path))


@pytest.mark.usefixtures("shared")
def test_one_machine_at_a_time_works_at_a_production(tmp_path: Path) -> None:
    """The second is told so; another production goes on beside; the place is free again afterwards."""
    with held(ledger_of(tmp_path / "a")):
        with pytest.raises(ProductionBusyError, match="at work at film"), held(ledger_of(tmp_path / "b")):
            pass
        with held(ledger_of(tmp_path / "b", "other")):
            pass
    with held(ledger_of(tmp_path / "b")):
        pass


@pytest.mark.usefixtures("shared")
def test_a_rehearsal_never_touches_the_shared_books(tmp_path: Path) -> None:
    """Its ledger is a file, whatever the settings say."""
    file = ledger_of(tmp_path).with_name("rehearsal.sqlite")
    with contextlib.closing(open_ledger(file)) as ledger:
        intend(ledger)
    assert file.is_file()
    assert not is_shared(file)
    with contextlib.closing(open_ledger(ledger_of(tmp_path))) as ledger:
        assert ledger.all_calls() == []


@pytest.mark.usefixtures("shared")
def test_words_that_no_text_in_postgres_may_hold_are_kept_without_them(tmp_path: Path) -> None:
    """A provider's answer with a zero byte in it must not lose the line of the ledger."""
    with contextlib.closing(open_ledger(ledger_of(tmp_path))) as ledger:
        ledger.change(intend(ledger), "failed", reason="odd\0 words 中", answer=json.dumps("\0"))
        assert ledger.calls()[0].reason == "odd words 中"


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("mysql://somewhere/db", OptionError),
        ("not an address", OptionError),
        ("postgresql://u:secret-word@127.0.0.1:1/db", OutputError),
    ],
)
def test_an_address_that_does_not_serve_is_one_sentence_without_the_password(
    address: str, error: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wrong kind, no address, nobody there."""
    monkeypatch.setenv(DATABASE, address)
    with pytest.raises(error) as caught:
        open_ledger(ledger_of(tmp_path))
    assert "secret-word" not in str(caught.value)
