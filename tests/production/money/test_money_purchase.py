"""A take is bought once, whatever goes wrong: the ledger against each server's own bill."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest

from roughcut.errors import (
    AccountError,
    BudgetError,
    BusyError,
    InDoubtError,
    JobFailedError,
    ProviderError,
    RefusedError,
    ResultExpiredError,
)
from roughcut.film.media import probe
from roughcut.models.video.service import Found, Job, TakeRequest, VideoService
from roughcut.production.dailies import fault_of
from roughcut.production.money.gate import Gate
from roughcut.production.money.ledger import Ledger
from roughcut.production.money.pace import Pace
from roughcut.production.money.purchase import Buyer, StoppedError
from roughcut.production.money.schema import Call, CallState, Caps
from roughcut.rehearsal.desk import Lifetime
from roughcut.rehearsal.faults import CallKind, Fault, FaultKind
from roughcut.rehearsal.trial import QUICK, Trial, rehearsable, trial

AT_ONCE = Pace(first_poll_s=0, longest_poll_s=0, busy_wait_s=0, settle_s=0, busy_tries=3)
each_provider = pytest.mark.parametrize("name", rehearsable())


@dataclass
class Desk:
    """A trial, and the folder in which a production buys from it."""

    staged: Trial
    folder: Path

    def buyer(self, *, again: bool = False, caps: Caps | None = None, pace: Pace = AT_ONCE) -> Buyer:
        """A buyer as a new process would have it: a ledger opened anew, and nothing in memory."""
        return Buyer(
            ledger=Ledger.of_file(self.folder / "ledger.sqlite"),
            open_service=lambda: self.staged.service,
            gate=Gate(4, 100_000),
            footage=self.folder / "dailies",
            caps=caps or Caps(),
            again=again,
            pace=pace,
            sleep=lambda seconds: None,
        )

    def request(self) -> TakeRequest:
        """The take to be bought."""
        return self.staged.request(self.folder)

    def calls(self) -> list[Call]:
        """The ledger."""
        return self.buyer().ledger.calls()

    def check(self) -> None:
        """No take was bought twice, and the ledger knows of everything on the bill."""
        bill, calls = self.staged.desk.bill, self.calls()
        assert len(bill) <= 1
        assert sum((call.counts_usd for call in calls), Decimal(0)) >= self.staged.desk.total_usd


# What becomes of the purchase when the same command is run twice: the state in the ledger, the error of
# each run, and how often the server billed. Two cases: the provider can find an earlier call, or not.
Ending = tuple[CallState, type[ProviderError] | None, type[ProviderError] | None, int]
DONE: Ending = ("done", None, None, 1)
DOUBT = InDoubtError
SUBMIT: dict[FaultKind, tuple[Ending, Ending]] = {
    "rate_limit": (DONE, DONE),
    "server_error": (DONE, ("in_doubt", DOUBT, DOUBT, 0)),
    "reset_before": (DONE, ("in_doubt", DOUBT, DOUBT, 0)),
    "reset_after": (DONE, ("in_doubt", DOUBT, DOUBT, 1)),
    "hang": (DONE, ("in_doubt", DOUBT, DOUBT, 1)),
    "garbled": (DONE, ("in_doubt", DOUBT, DOUBT, 1)),
    "clock_skew": (DONE, DONE),
    "refused": (("refused", RefusedError, RefusedError, 0),) * 2,
    "no_credit": (("done", AccountError, None, 1),) * 2,
}
POLL: dict[FaultKind, Ending] = {
    "refused": ("refused", RefusedError, RefusedError, 1),
    "failed": ("failed", JobFailedError, JobFailedError, 1),
    "expired": ("expired", ResultExpiredError, ResultExpiredError, 1),
    "rate_limit": DONE,
    "server_error": DONE,
    "overloaded": DONE,
    "reset_before": DONE,
    "garbled": DONE,
}
DOWNLOAD: dict[FaultKind, Ending] = {
    "truncated": DONE,
    "html": ("done", BusyError, None, 1),
    "oversized": ("done", BusyError, None, 1),
    "expired": ("expired", ResultExpiredError, ResultExpiredError, 1),
    "rate_limit": DONE,
    "server_error": DONE,
    "reset_before": DONE,
}


def run(desk: Desk, expected: type[ProviderError] | None) -> None:
    """One run of the command, which ends as expected."""
    if expected is None:
        buyer = desk.buyer()
        assert probe(buyer.footage_of(buyer.take(desk.request()))).frame_count > 0
    else:
        with pytest.raises(expected):
            desk.buyer().take(desk.request())
    desk.check()


def ends_as(name: str, call: CallKind, kind: FaultKind, folder: Path, ending: Ending) -> None:
    """Two runs against a server with this fault end as documented."""
    state, first, second, billed = ending
    patience = replace(QUICK, answer_s=0.3) if kind == "hang" else QUICK
    with trial(name, Fault(call, kind), patience=patience) as staged:
        if (call, kind) in staged.protocol.immune:
            pytest.skip("this provider cannot show the fault")
        desk = Desk(staged, folder)
        run(desk, first)
        run(desk, second)
        assert desk.calls()[-1].state == state
        assert len(staged.desk.bill) == billed
        if state == "refused" and not billed:
            assert desk.buyer().ledger.spent_usd() == 0


@each_provider
@pytest.mark.parametrize("kind", SUBMIT)
def test_a_fault_at_the_submission_ends_as_documented(name: str, kind: FaultKind, tmp_path: Path) -> None:
    """Busy is tried again; doubt is cleared by asking, or stays with the user; refusals are told once."""
    with trial(name) as staged:
        finds = staged.protocol.finds
    ends_as(name, "submit", kind, tmp_path, SUBMIT[kind][0 if finds else 1])


@each_provider
@pytest.mark.parametrize("kind", POLL)
def test_a_fault_while_the_job_runs_ends_as_documented(name: str, kind: FaultKind, tmp_path: Path) -> None:
    """A job that ends badly is paid for once and never bought again on our own word."""
    ends_as(name, "poll", kind, tmp_path, POLL[kind])


@each_provider
@pytest.mark.parametrize("kind", DOWNLOAD)
def test_a_fault_at_the_download_ends_as_documented(name: str, kind: FaultKind, tmp_path: Path) -> None:
    """Footage is fetched again without another job, in this run or in the next."""
    ends_as(name, "download", kind, tmp_path, DOWNLOAD[kind])


@each_provider
def test_a_take_that_is_not_whole_is_marked_paid_for_and_not_bought_again(name: str, tmp_path: Path) -> None:
    """Half as long as asked: kept, marked with why, counted, and the same slate is never ordered again."""
    with trial(name, Fault("download", "wrong_length")) as staged:
        if ("download", "wrong_length") in staged.protocol.immune:
            pytest.skip("this provider cannot show the fault")
        desk, buyer = Desk(staged, tmp_path), Desk(staged, tmp_path).buyer()
        call = buyer.take(desk.request())
        fault = fault_of(buyer.footage_of(call), desk.request())
        assert "lasts" in fault
        buyer.reject(call, fault)
        run(desk, JobFailedError)
        assert (desk.calls()[-1].state, desk.calls()[-1].reason) == ("rejected", fault)
        assert buyer.footage_of(call).is_file()
        assert len(staged.desk.bill) == 1


def test_a_busy_provider_is_given_the_time_it_asks_for(tmp_path: Path) -> None:
    """Retry-After is waited for; without it, longer each time."""
    waits: list[float] = []
    with trial(
        "openai", Fault("submit", "rate_limit", retry_after_s=7), Fault("submit", "rate_limit", after=1)
    ) as staged:
        desk = Desk(staged, tmp_path)
        buyer = desk.buyer(pace=replace(AT_ONCE, busy_wait_s=0.25))
        buyer.sleep = waits.append
        buyer.take(desk.request())
        assert waits[:2] == [7, 0.5]
        assert [call.state for call in desk.calls()] == ["not_made", "not_made", "done"]


@each_provider
def test_a_take_that_is_there_is_neither_bought_nor_fetched_again(name: str, tmp_path: Path) -> None:
    """The second run of a finished purchase makes no call at all."""
    with trial(name) as staged:
        desk = Desk(staged, tmp_path)
        first = desk.buyer().take(desk.request())
        asked = [staged.desk.faults.count(kind) for kind in ("submit", "poll", "download")]
        assert desk.buyer().take(desk.request()) == first
        assert [staged.desk.faults.count(kind) for kind in ("submit", "poll", "download")] == asked


class Crash(BaseException):
    """The process ends here."""


@dataclass
class Crashing:
    """A service in whose process the power fails: before or after one of its calls."""

    service: VideoService
    call: str
    after: bool

    def __getattr__(self, name: str) -> object:
        real = getattr(self.service, name)
        if name != self.call:
            return real

        def crash(*arguments: object) -> None:
            if self.after:
                real(*arguments)
            raise Crash

        return crash


@each_provider
@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("call", ["submit", "poll", "download"])
def test_a_crash_at_every_step_buys_nothing_twice(name: str, call: str, after: bool, tmp_path: Path) -> None:
    """Power fails before or after a call; the next run gets the take, or says that it is in doubt."""
    with trial(name) as staged:
        desk = Desk(staged, tmp_path)
        buyer = desk.buyer()
        crashing = Crashing(staged.service, call, after)
        buyer.open_service = lambda: cast(VideoService, crashing)
        with pytest.raises(Crash):
            buyer.take(desk.request())
        if call == "submit" and not staged.protocol.finds:
            run(desk, InDoubtError)
            assert desk.calls()[-1].state == "in_doubt"
        else:
            run(desk, None)
            assert len(staged.desk.bill) == 1


def test_the_user_s_word_buys_a_take_in_doubt_again(tmp_path: Path) -> None:
    """Only with --buy-again, once; the doubtful call still counts as spent."""
    name = next(each for each in rehearsable() if not _finds(each) and _is_paid(each))
    with trial(name, Fault("submit", "reset_after")) as staged:
        desk = Desk(staged, tmp_path)
        run(desk, InDoubtError)
        desk.buyer(again=True).take(desk.request())
        assert [call.state for call in desk.calls()] == ["in_doubt", "done"]
        assert len(staged.desk.bill) == 2
        assert desk.buyer().ledger.spent_usd() >= staged.desk.total_usd > 0
        desk.buyer(again=True).take(desk.request())
        assert len(staged.desk.bill) == 2


def test_the_user_s_word_does_not_buy_twice_in_one_run(tmp_path: Path) -> None:
    """A doubt that arises after --buy-again was given needs the user's word anew."""
    name = next(each for each in rehearsable() if not _finds(each) and _is_paid(each))
    with trial(name, Fault("submit", "reset_after", times=9)) as staged:
        desk = Desk(staged, tmp_path)
        with pytest.raises(InDoubtError):
            desk.buyer(again=True).take(desk.request())
        assert len(staged.desk.bill) == 1


def test_a_job_of_another_call_is_not_taken_for_this_one(tmp_path: Path) -> None:
    """A provider that names a job which the ledger has already cannot tell: the take stays in doubt."""

    @dataclass
    class Confused:
        service: VideoService
        other: str

        def __getattr__(self, name: str) -> object:
            known = Found(job_id=self.other, certain=True)
            return (lambda *arguments: known) if name == "find" else getattr(self.service, name)

    with trial("openai", Fault("submit", "reset_before", after=1)) as staged:
        desk = Desk(staged, tmp_path)
        first = desk.buyer().take(desk.request().model_copy(update={"slate": "other"}))
        buyer = desk.buyer()
        confused = Confused(staged.service, first.job_id)
        buyer.open_service = lambda: cast(VideoService, confused)
        with pytest.raises(InDoubtError):
            buyer.take(desk.request())
        assert desk.calls()[-1].state == "in_doubt"


def _finds(name: str) -> bool:
    with trial(name) as staged:
        return staged.protocol.finds


def test_a_provider_that_stays_busy_is_left_alone_after_a_few_tries(tmp_path: Path) -> None:
    """429 to every submission: three intents that certainly made no job, and nothing counts."""
    with trial("openai", Fault("submit", "rate_limit", times=99)) as staged:
        desk = Desk(staged, tmp_path)
        run(desk, BusyError)
        assert [call.state for call in desk.calls()] == ["not_made"] * 3
        assert desk.buyer().ledger.spent_usd() == 0


def test_retry_after_is_heeded(tmp_path: Path) -> None:
    """The wait before the next intent is the one that the provider asked for."""
    waits: list[float] = []
    with trial("openai", Fault("submit", "rate_limit", retry_after_s=7)) as staged:
        desk = Desk(staged, tmp_path)
        buyer = desk.buyer()
        buyer.sleep = waits.append
        buyer.take(desk.request())
    assert 7 in waits


def test_a_job_that_takes_too_long_stays_open_and_is_taken_up_by_the_next_run(tmp_path: Path) -> None:
    """Giving up for now leaves the job in the ledger; nothing is bought again."""
    with trial("openai", lifetime=Lifetime(polls=4)) as staged:
        desk = Desk(staged, tmp_path)
        hasty = Pace(first_poll_s=0.001, longest_poll_s=0.001, give_up_after_s=0.002, settle_s=0)
        with pytest.raises(BusyError, match="still making"):
            desk.buyer(pace=hasty).take(desk.request())
        assert desk.calls()[-1].state == "submitted"
        run(desk, None)
        assert len(staged.desk.bill) == 1


def test_a_cap_stops_before_the_provider_hears_of_it(tmp_path: Path) -> None:
    """The worst case does not fit: no call, no intent."""
    with trial(next(name for name in rehearsable() if _is_paid(name))) as staged:
        desk = Desk(staged, tmp_path)
        with pytest.raises(BudgetError):
            desk.buyer(caps=Caps(per_production_usd=Decimal("0.01"))).take(desk.request())
        assert staged.desk.faults.count("submit") == 0
        assert desk.calls() == []


def _is_paid(name: str) -> bool:
    with trial(name) as staged:
        return not staged.profile.is_free


def test_once_stopped_nothing_new_is_bought_but_open_jobs_are_followed(tmp_path: Path) -> None:
    """An account that is used up ends the buying, not the takes that are on their way."""
    with trial("openai", lifetime=Lifetime(polls=3)) as staged:
        desk = Desk(staged, tmp_path)
        buyer = desk.buyer()
        buyer.sleep = lambda seconds: buyer.stopping.set()
        assert buyer.take(desk.request()).state == "done"
        with pytest.raises(StoppedError):
            buyer.take(staged.request(tmp_path, "Another take."))
        assert len(staged.desk.bill) == 1


def test_the_gate_bounds_the_open_jobs(tmp_path: Path) -> None:
    """Twelve takes through a gate of three: never more than three jobs are open at once."""
    open_jobs: set[str] = set()
    most, lock = 0, threading.Lock()

    @dataclass
    class Counting:
        service: VideoService

        def __getattr__(self, name: str) -> object:
            return getattr(self.service, name)

        def submit(self, request: TakeRequest, token: str) -> str:
            nonlocal most
            job_id = self.service.submit(request, token)
            with lock:
                open_jobs.add(job_id)
                most = max(most, len(open_jobs))
            return job_id

        def poll(self, job_id: str) -> Job:
            job = self.service.poll(job_id)
            if job.is_over:
                with lock:
                    open_jobs.discard(job_id)
            return job

    with trial("openai", lifetime=Lifetime(polls=3)) as staged:
        desk = Desk(staged, tmp_path)
        buyer = desk.buyer()
        buyer.gate = Gate(3, 100_000)
        counting = Counting(staged.service)
        buyer.open_service = lambda: cast(VideoService, counting)
        requests = [
            staged.request(tmp_path, f"Shot {index}.").model_copy(update={"slate": f"{index}"})
            for index in range(12)
        ]
        with ThreadPoolExecutor(12) as pool:
            list(pool.map(buyer.take, requests))
    assert most <= 3
    assert len(staged.desk.bill) == 12


@each_provider
def test_a_job_that_nobody_asks_for_any_more_is_followed_to_its_end(name: str, tmp_path: Path) -> None:
    """The script was changed while the job ran: what was paid for is fetched, kept, and not bought again."""
    with trial(name) as staged:
        desk = Desk(staged, tmp_path)
        with pytest.raises(BusyError):
            desk.buyer(pace=replace(AT_ONCE, give_up_after_s=0)).take(desk.request())
        buyer = desk.buyer()
        buyer.follow_strays()
        (call,) = desk.calls()
        assert call.state == "done"
        assert buyer.footage_of(call).is_file()
        assert len(staged.desk.bill) == 1
