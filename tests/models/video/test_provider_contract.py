"""What every video provider keeps, ours and those of other packages: its real client on its rehearsal.

A provider is covered when `provider` knows it and it names a rehearsal; nothing is written here for it.
"""

import logging
import pickle
import traceback
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from roughcut.errors import (
    AccountError,
    AnswerError,
    BusyError,
    InDoubtError,
    ProviderError,
    RefusedError,
    ResultExpiredError,
)
from roughcut.film.media import probe
from roughcut.models.video.profile import Shape, VideoProfile
from roughcut.models.video.provider import provider
from roughcut.models.video.service import Job
from roughcut.rehearsal.desk import Lifetime
from roughcut.rehearsal.faults import CallKind, Fault, FaultKind
from roughcut.rehearsal.open import protocol_of
from roughcut.rehearsal.server import Answer, serving
from roughcut.rehearsal.trial import QUICK, Trial, models_of, rehearsable, request_of, trial

TOKEN = "5f" * 16


def showing(call: CallKind, *kinds: FaultKind) -> pytest.MarkDecorator:
    """Every provider with every fault of these that its protocol can show."""
    cases = [
        (name, kind)
        for name in rehearsable()
        for kind in kinds
        if (call, kind) not in protocol_of(name).immune
    ]
    return pytest.mark.parametrize(("name", "kind"), cases, ids=["-".join(case) for case in cases])


each_provider = pytest.mark.parametrize("name", rehearsable())
SHAPES = [
    pytest.param(profile, shape, id=f"{name}-{profile.id}-{number}")
    for name in rehearsable()
    for profile in models_of(name)
    for number, shape in enumerate(profile.shapes, 1)
]


@contextmanager
def raises(
    kind: type[ProviderError] | tuple[type[ProviderError], ...], staged: Trial
) -> Iterator[pytest.ExceptionInfo[ProviderError]]:
    """A provider's error that names no key, in whatever it holds, and that can be stored."""
    with pytest.raises(kind) as caught:
        yield caught
    shown = repr((caught.value.__dict__, staged.account, staged.service, vars(staged.service)))
    shown += "".join(traceback.format_exception(caught.value))
    assert [key for key in staged.account.secrets.values() if key in shown] == []
    assert pickle.loads(pickle.dumps(caught.value)).details == caught.value.details


def bought(staged: Trial, folder: Path) -> Job:
    """A job that has been bought and is over."""
    return staged.service.poll(staged.service.submit(staged.request(folder), TOKEN))


# -- the way of a take


@pytest.mark.parametrize(("profile", "shape"), SHAPES)
def test_a_take_of_every_shape_is_bought_and_fetched(
    profile: VideoProfile, shape: Shape, tmp_path: Path
) -> None:
    """With every picture that the shape takes: one job, billed at the catalogue's price, as long as asked."""
    roles = [role for role, count in shape.references.items() if count]
    request = request_of(profile, shape, tmp_path, roles=roles)
    with trial(profile.provider, profile=profile) as staged:
        job = staged.service.poll(staged.service.submit(request, TOKEN))
        staged.service.download(job, tmp_path / "take.mp4")
        [entry] = staged.desk.bill
    assert (job.status, job.id) == ("done", entry.job_id)
    assert entry.order.seconds == request.seconds
    assert request.prompt in entry.order.prompt
    assert len(entry.order.pictures) == len(roles)
    assert entry.price_usd == profile.cost_usd(request.seconds, request.size.name, audio=request.audio)
    assert probe(tmp_path / "take.mp4").duration_ms == request.seconds * 1000


@each_provider
def test_a_job_is_not_over_before_it_is(name: str, tmp_path: Path) -> None:
    """While the provider works, a poll says so, and polling buys nothing."""
    with trial(name, lifetime=Lifetime(polls=3)) as staged:
        job_id = staged.service.submit(staged.request(tmp_path), TOKEN)
        polled = [staged.service.poll(job_id) for _ in range(3)]
        assert [job.is_over for job in polled] == [False, False, True]
        assert len(staged.desk.bill) == 1


@each_provider
def test_no_log_names_a_key(name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Not even where everything is logged that anybody has to say."""
    caplog.set_level(logging.DEBUG)
    with trial(name) as staged:
        staged.service.download(bought(staged, tmp_path), tmp_path / "take.mp4")
    assert "HTTP Request: POST" in caplog.text
    assert [key for key in staged.account.secrets.values() if key in caplog.text] == []


@each_provider
def test_many_threads_may_buy_at_once(name: str, tmp_path: Path) -> None:
    """Eight orders from eight threads are eight jobs of different names."""
    with trial(name) as staged, ThreadPoolExecutor(8) as pool:
        request = staged.request(tmp_path)
        names = pool.map(lambda number: staged.service.submit(request, f"{number:032x}"), range(8))
        assert sorted(names) == sorted(entry.job_id for entry in staged.desk.bill)
        assert len(staged.desk.bill) == 8


# -- what goes wrong when a take is bought

BUYING: dict[FaultKind, tuple[type[ProviderError] | tuple[type[ProviderError], ...], int]] = {
    "rate_limit": (BusyError, 0),
    "server_error": (InDoubtError, 0),
    "overloaded": ((BusyError, InDoubtError), 0),
    "reset_before": (InDoubtError, 0),
    "reset_after": (InDoubtError, 1),
    "hang": (InDoubtError, 1),
    "garbled": (InDoubtError, 1),
    "refused": (RefusedError, 0),
    "no_credit": (AccountError, 0),
}


@each_provider
@pytest.mark.parametrize("kind", BUYING)
def test_what_goes_wrong_in_buying_is_told_apart(name: str, kind: FaultKind, tmp_path: Path) -> None:
    """Each fault is the documented error with the documented bill, and the order is sent once alone."""
    error, billed = BUYING[kind]
    patience = replace(QUICK, answer_s=0.5) if kind == "hang" else QUICK
    with trial(name, Fault("submit", kind), patience=patience) as staged:
        request = staged.request(tmp_path)
        with raises(error, staged):
            staged.service.submit(request, TOKEN)
        assert len(staged.desk.bill) == billed
        assert staged.desk.faults.count("submit") == 1


@each_provider
def test_a_busy_provider_says_how_long_to_wait(name: str, tmp_path: Path) -> None:
    """Retry-After comes with the error, for whoever buys to heed."""
    with trial(name, Fault("submit", "rate_limit", retry_after_s=7)) as staged:
        request = staged.request(tmp_path)
        with raises(BusyError, staged) as caught:
            staged.service.submit(request, TOKEN)
        assert caught.value.retry_after_s == 7


@each_provider
def test_a_wrong_key_stops_at_once(name: str, tmp_path: Path) -> None:
    """The provider does not let a stranger in: an account's error, nothing billed, no key in it."""
    with trial(name) as staged:
        strange = {key: f"wrong-{index}-{'w' * 24}" for index, key in enumerate(staged.account.secrets)}
        account = replace(staged.account, secrets=strange)
        stranger = replace(staged, account=account, service=provider(name).open(staged.profile, account))
        with raises(AccountError, stranger):
            stranger.service.submit(staged.request(tmp_path), TOKEN)
        assert staged.desk.bill == ()


@each_provider
def test_a_server_whose_clock_is_wrong_sells_once_or_not_at_all(name: str, tmp_path: Path) -> None:
    """Two hours ahead: a signature may be refused, but no take is bought without our knowing."""
    with trial(name, Fault("submit", "clock_skew", seconds=7200)) as staged:
        request = staged.request(tmp_path)
        try:
            job_id = staged.service.submit(request, TOKEN)
        except (AccountError, BusyError):
            assert staged.desk.bill == ()
        else:
            assert [entry.job_id for entry in staged.desk.bill] == [job_id]


# -- asking after an earlier call


@each_provider
def test_an_earlier_call_is_found_or_left_open(name: str, tmp_path: Path) -> None:
    """A job whose answer was lost: a provider that can tell names it, another admits that it cannot."""
    with trial(name, Fault("submit", "reset_after")) as staged:
        request, since = staged.request(tmp_path), datetime.now(UTC)
        with raises(InDoubtError, staged):
            staged.service.submit(request, TOKEN)
        found = staged.service.find(request, TOKEN, since)
        [entry] = staged.desk.bill
    assert (found.job_id, found.certain) == ((entry.job_id, True) if staged.protocol.finds else (None, False))


@each_provider
def test_a_call_that_made_no_job_is_known_or_left_open(name: str, tmp_path: Path) -> None:
    """The connection broke before the provider took the order, which another order had gone before."""
    with trial(name, Fault("submit", "reset_before", after=1)) as staged:
        other = staged.request(tmp_path, "A cat sleeps on a roof.")
        staged.service.submit(other, "0a" * 16)
        request, since = staged.request(tmp_path), datetime.now(UTC)
        with raises(InDoubtError, staged):
            staged.service.submit(request, TOKEN)
        found = staged.service.find(request, TOKEN, since)
    assert (found.job_id, found.certain) == (None, staged.protocol.finds)


@each_provider
def test_a_job_is_never_taken_for_another(name: str, tmp_path: Path) -> None:
    """Of two calls with the same request, whose answers were lost, neither is given the other's job."""
    with trial(name, Fault("submit", "reset_after", times=2)) as staged:
        request, since = staged.request(tmp_path), datetime.now(UTC)
        for token in ("0a" * 16, "0b" * 16):
            with raises(InDoubtError, staged):
                staged.service.submit(request, token)
        jobs = [entry.job_id for entry in staged.desk.bill]
        for token, job_id in zip(("0a" * 16, "0b" * 16), jobs, strict=True):
            found = staged.service.find(request, token, since)
            assert (found.job_id, found.certain) in [(job_id, True), (None, False)]


# -- what goes wrong while a job runs


@showing("poll", "rate_limit", "server_error", "overloaded", "reset_before", "hang")
def test_a_poll_is_asked_again(name: str, kind: FaultKind, tmp_path: Path) -> None:
    """A provider that is busy or broken for two polls is asked a third time, and nothing is bought."""
    with trial(name, Fault("poll", kind, times=2, seconds=0.1)) as staged:
        assert bought(staged, tmp_path).status == "done"
        assert len(staged.desk.bill) == 1


@showing("poll", "refused", "failed", "expired")
def test_how_a_job_ends_is_told_apart(name: str, kind: FaultKind, tmp_path: Path) -> None:
    """Moderation, failure and age are three ways to end, each with the provider's own code or reason."""
    with trial(name, Fault("poll", kind)) as staged:
        job = bought(staged, tmp_path)
        assert job.status == kind
        assert job.code or job.reason
        assert job.is_over


@each_provider
def test_a_job_that_the_provider_does_not_know_has_expired(name: str, tmp_path: Path) -> None:
    """A job of last year is over: it cannot be waited for, and no error stops the run."""
    with trial(name) as staged:
        job_id = staged.service.submit(staged.request(tmp_path), TOKEN)
        last = job_id[-1]
        known = job_id[:-1] + ("1" if last == "0" else "0")
        assert staged.service.poll(known).status == "expired"


# -- what goes wrong when footage is fetched


@showing("download", "rate_limit", "server_error", "overloaded", "reset_before", "hang", "truncated")
def test_footage_is_fetched_again_and_not_bought_again(name: str, kind: FaultKind, tmp_path: Path) -> None:
    """What breaks once comes whole the second time, of the same job."""
    with trial(name, Fault("download", kind, seconds=0.1)) as staged:
        job = bought(staged, tmp_path)
        staged.service.download(job, tmp_path / "take.mp4")
        assert len(staged.desk.bill) == 1
    assert probe(tmp_path / "take.mp4").frame_count > 0


FETCHING: dict[FaultKind, type[ProviderError]] = {
    "truncated": BusyError,
    "html": AnswerError,
    "oversized": AnswerError,
    "expired": ResultExpiredError,
}


@showing("download", *FETCHING)
def test_footage_that_never_comes_whole_is_not_kept(name: str, kind: FaultKind, tmp_path: Path) -> None:
    """Cut off, a web page, without an end, or no longer there: an error, and nothing on the disk."""
    with trial(name, Fault("download", kind, times=9)) as staged:
        job = bought(staged, tmp_path)
        with raises(FETCHING[kind], staged):
            staged.service.download(job, tmp_path / "film" / "take.mp4")
        assert len(staged.desk.bill) == 1
    assert not [each for each in tmp_path.rglob("*") if "take" in each.name or each.name.startswith(".part")]


@showing("download", "redirect")
def test_a_redirect_to_a_stranger_is_not_followed(name: str, kind: FaultKind, tmp_path: Path) -> None:
    """A result moved to a plain http address elsewhere is not fetched; that server hears nothing."""
    with serving(lambda call: Answer(200, b"footage", "video/mp4")) as stranger:
        fault = Fault("download", kind, location=f"{stranger.address}/take.mp4")
        with trial(name, fault) as staged:
            job = bought(staged, tmp_path)
            with raises(AnswerError, staged):
                staged.service.download(job, tmp_path / "take.mp4")
        assert stranger.calls == []


@each_provider
def test_a_result_at_a_plain_address_elsewhere_is_refused(name: str, tmp_path: Path) -> None:
    """A provider that names http://elsewhere is not believed; that server hears nothing."""
    with serving(lambda call: Answer(200, b"footage", "video/mp4")) as stranger, trial(name) as staged:
        job = bought(staged, tmp_path).model_copy(update={"result": f"{stranger.address}/take.mp4"})
        with raises(AnswerError, staged):
            staged.service.download(job, tmp_path / "take.mp4")
        assert stranger.calls == []
