"""Answers in the ledger: paid for once, kept for good, within the cap."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import pytest

from roughcut.errors import (
    AccountError,
    AnswerError,
    BudgetError,
    BusyError,
    InDoubtError,
    OptionError,
    ProviderError,
    RefusedError,
)
from roughcut.models.language.schema import Answer, Attachment, LanguageProfile, Message, Prompting
from roughcut.production.asking import asking, ledger_beside
from roughcut.production.money.answers import LedgeredModel
from roughcut.production.money.ledger import Ledger
from roughcut.production.money.schema import CallState, Caps


class Counting:
    """A model that counts its calls, and raises what it is told to."""

    def __init__(self, price: str | None = "1") -> None:
        self.calls = 0
        self.error: BaseException | None = None
        usd = None if price is None else Decimal(price)
        self.profile = LanguageProfile(
            id="m", provider="openai", usd_per_million_in=usd, usd_per_million_out=usd
        )

    def answer(self, prompting: Prompting) -> Answer:
        """The number of the call."""
        self.calls += 1
        if self.error is not None:
            raise self.error
        return Answer(text=f"answer {self.calls}", tokens_in=5, tokens_out=6, price_usd=Decimal("0.25"))


def asked(text: str = "Hello.", seed: int = 0) -> Prompting:
    """A call whose answer may have ten tokens."""
    return Prompting(messages=(Message(role="user", text=text),), max_tokens=10, seed=seed)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    book = Ledger.of_file(tmp_path / "ledger.sqlite")
    yield book
    book.close()


def test_an_answer_that_was_paid_for_is_given_again(ledger: Ledger) -> None:
    """By another process too: the ledger is all that it needs."""
    model = Counting()
    first = LedgeredModel(model, ledger, Caps(), "script", "script").answer(asked())
    again = LedgeredModel(model, ledger, Caps(), "script", "script").answer(asked())
    assert first == again
    assert model.calls == 1
    assert ledger.spent_usd() == Decimal("0.25")


def test_other_words_or_another_seed_are_another_call(ledger: Ledger) -> None:
    """Each is bought."""
    model = Counting()
    wrapped = LedgeredModel(model, ledger, Caps(), "script", "script")
    texts = {wrapped.answer(each).text for each in (asked(), asked(seed=1), asked("Bye."))}
    assert len(texts) == 3


def test_what_was_sent_and_received_is_on_record(ledger: Ledger) -> None:
    """With counts and price."""
    LedgeredModel(Counting(), ledger, Caps(), "judge", "script 1").answer(asked())
    call = ledger.calls()[0]
    record = json.loads(call.answer)
    assert record["sent"]["messages"][0]["text"] == "Hello."
    assert (record["answer"]["text"], record["answer"]["tokens_out"]) == ("answer 1", 6)
    assert (call.kind, call.slate, call.price_usd, call.state) == (
        "judge",
        "script 1",
        Decimal("0.25"),
        "done",
    )


@pytest.mark.parametrize(
    ("error", "state", "spent"),
    [
        (RefusedError("No."), "refused", True),
        (InDoubtError("Gone."), "in_doubt", True),
        (AnswerError("What?"), "rejected", True),
        (AccountError("Broke."), "not_made", False),
        (BusyError("Busy."), "not_made", False),
    ],
)
def test_a_failure_is_written_down_as_what_it_may_have_cost(
    error: ProviderError, state: CallState, spent: bool, ledger: Ledger
) -> None:
    """And raised."""
    model = Counting()
    model.error = error
    with pytest.raises(type(error)):
        LedgeredModel(model, ledger, Caps(), "script", "script").answer(asked())
    assert ledger.calls()[0].state == state
    assert (ledger.spent_usd() > 0) == spent


def test_a_refusal_is_not_asked_twice(ledger: Ledger) -> None:
    """The second time it comes from the ledger."""
    model = Counting()
    model.error = RefusedError("No.", code="safety")
    for _ in range(2):
        with pytest.raises(RefusedError, match="No"):
            LedgeredModel(model, ledger, Caps(), "script", "script").answer(asked())
    assert model.calls == 1


def test_a_crash_in_the_middle_is_in_doubt_and_asked_again(ledger: Ledger) -> None:
    """Both calls count against the cap."""
    model = Counting()
    model.error = KeyboardInterrupt()
    wrapped = LedgeredModel(model, ledger, Caps(), "script", "script")
    with pytest.raises(KeyboardInterrupt):
        wrapped.answer(asked())
    model.error = None
    assert wrapped.answer(asked()).text == "answer 2"
    assert [call.state for call in ledger.calls()] == ["in_doubt", "done"]


def test_the_cap_is_kept_before_anything_is_sent(ledger: Ledger) -> None:
    """By the longest answer that may come."""
    model = Counting(price="1000")
    wrapped = LedgeredModel(model, ledger, Caps(per_production_usd=Decimal("0.01")), "script", "script")
    with pytest.raises(BudgetError):
        wrapped.answer(asked())
    assert model.calls == 0


def test_an_unknown_price_and_a_cap_do_not_go_together(ledger: Ledger) -> None:
    """Nothing is sent that nobody can bound."""
    model = Counting(price=None)
    with pytest.raises(BudgetError, match="not on record"):
        LedgeredModel(model, ledger, Caps(per_production_usd=Decimal(5)), "script", "s").answer(asked())
    assert model.calls == 0
    assert LedgeredModel(model, ledger, Caps(), "script", "s").answer(asked()).text == "answer 1"


def test_a_file_counts_by_what_it_holds_not_by_where_it_lies(ledger: Ledger, tmp_path: Path) -> None:
    """A film that was moved is the same film."""
    model = Counting()
    wrapped = LedgeredModel(model, ledger, Caps(), "judge", "film")
    for name in ("a.mp4", "b.mp4"):
        (tmp_path / name).write_bytes(b"film")
        film = Attachment(kind="film", path=tmp_path / name, digest="d1")
        wrapped.answer(Prompting(messages=(Message(role="user", text="Look.", attachments=(film,)),)))
    assert model.calls == 1


def test_two_who_ask_the_same_at_once_pay_once(ledger: Ledger) -> None:
    """The second waits for the first one's answer."""
    model = Counting()
    wrapped = LedgeredModel(model, ledger, Caps(), "script", "script")
    with ThreadPoolExecutor(4) as pool:
        texts = set(pool.map(lambda _: wrapped.answer(asked()).text, range(8)))
    assert texts == {"answer 1"}
    assert model.calls == 1


def test_a_run_that_asks_nobody_leaves_nothing(tmp_path: Path) -> None:
    """No ledger, no folder."""
    with asking(ledger_beside(tmp_path / "out" / "script.txt"), "script", "script"):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "told"), [("local:weights", "nothing to rehearse"), ("openai:", "names no")]
)
def test_what_no_server_rehearses_is_said(name: str, told: str, tmp_path: Path) -> None:
    """A model in this process needs none; a provider alone is no model."""
    with (
        asking(tmp_path / "ledger.sqlite", "judge", "film", rehearse=True) as open_model,
        pytest.raises(OptionError, match=told),
    ):
        open_model(name)
