"""Buys one take, and never twice: intent, submission, job id, polls, footage, each on disk in its turn.

Whoever calls `take` again after a crash, from any process, goes on where the ledger says that it
stood. A call that may have made a job is never sent again on our own word.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from roughcut.digest import digest_of
from roughcut.errors import (
    AnswerError,
    BusyError,
    InDoubtError,
    JobFailedError,
    ProviderError,
    RefusedError,
    ResultExpiredError,
    RoughcutError,
)
from roughcut.models.video.service import Job, TakeRequest, VideoService
from roughcut.production.money.gate import Gate
from roughcut.production.money.ledger import Ledger
from roughcut.production.money.pace import Pace
from roughcut.production.money.schema import Call, CallState, Caps


class StoppedError(RoughcutError):
    """The run is to stop: nothing new is bought; what is open stays in the ledger."""

    exit_code = 130


@dataclass
class Buyer:
    """Buys takes from one service into one ledger. `again` is the user's word that takes in doubt and
    expired ones may be bought once more; `rehearses` that nothing is really bought."""

    ledger: Ledger
    open_service: Callable[[], VideoService]
    gate: Gate
    footage: Path
    caps: Caps = field(default_factory=Caps)
    again: bool = False
    rehearses: bool = False
    pace: Pace = field(default_factory=Pace)
    sleep: Callable[[float], None] = time.sleep
    stopping: threading.Event = field(default_factory=threading.Event)
    """Once set, nothing new is bought; jobs that are open are still followed to their end."""
    _asked_for: set[str] = field(default_factory=set)

    def open(self) -> None:
        """Open the service now. Raises OptionError when its key is missing."""
        _ = self.service

    @cached_property
    def service(self) -> VideoService:
        """The service, opened when it is first needed. Raises OptionError when its key is missing."""
        return self.open_service()

    def take(self, request: TakeRequest, why: str = "", urgency: int = 0) -> Call:
        """The call that bought this take; its footage lies at `footage_of(call)`. `why` goes into the ledger;
        the more urgent a take, the sooner it is let through the gate.

        A slate is bought once: one that was refused, given up or rejected raises the same error again,
        and another attempt has another slate. Raises the ProviderErrors: RefusedError, RequestError,
        AccountError, InDoubtError, ResultExpiredError, JobFailedError, BusyError (still busy, or the job
        still runs: run again); BudgetError and StoppedError before anything is sent.
        """
        call = self._standing(request)
        if call is not None and call.state == "done" and self.footage_of(call).is_file():
            return call
        with self.gate.place(urgency):
            if call is None:
                call, job = self._bought(request, why)
            else:
                self._asked_for.add(call.token)
                job = self._ended(call)
        # A job that is over holds no place: the next one runs while this one's footage comes.
        return self._finished(call, job)

    def footage_of(self, call: Call) -> Path:
        """Where the footage of a call is kept, just as the provider sent it."""
        return self.footage_under(call.token)

    def footage_under(self, token: str) -> Path:
        """Where the footage of the call of that name is kept."""
        return self.footage / f"{token}.mp4"

    def reject(self, call: Call, reason: str) -> Call:
        """Mark a take that is not whole; its footage is kept."""
        return self.ledger.change(call, "rejected", reason=reason)

    def follow_strays(self) -> None:
        """Follow the jobs to their end that nobody asks for any more, because the script was changed while
        they ran: their footage is kept and their price known. One that takes too long is left open."""
        for call in self.ledger.calls():
            is_open = (call.state, call.kind) == ("submitted", "take") and call.token not in self._asked_for
            if is_open and call.model == self.service.profile.id:
                with contextlib.suppress(ProviderError):  # the ledger says what became of it
                    self._finished(call, self._ended(call))

    # -- what the ledger says

    def _standing(self, request: TakeRequest) -> Call | None:
        """The earlier call to go on with; None when a take is to be bought."""
        call = self.ledger.latest(request.slate, request_digest(request))
        if call is None:
            return None
        if call.state in {"submitted", "done"}:
            return call
        if call.state in {"intended", "in_doubt"}:
            return self._found(call, request, again=self.again)
        if call.state == "expired" and not self.again:
            raise ResultExpiredError(
                f"{_subject(call)} was made, but {call.provider} no longer keeps it; add --buy-again to buy "
                "it once more.",
                provider=call.provider,
                job_id=call.job_id,
            )
        if call.state == "expired":
            return None
        raise _error_of(call)

    def _found(self, call: Call, request: TakeRequest, *, again: bool) -> Call | None:
        """What the provider knows of a call that may have been sent; None when it may be sent (again)."""
        self._let_settle(call)
        try:
            found = self.service.find(request, call.token, call.made_at)
        except BusyError as error:
            raise InDoubtError(
                f"Whether {call.slate} was bought cannot be asked now: {error.message}",
                provider=call.provider,
            ) from error
        if found.job_id and not self._is_known(found.job_id):
            return self.ledger.change(call, "submitted", job_id=found.job_id)
        if found.certain and not found.job_id:
            self.ledger.change(call, "not_made", reason="the provider made no job")
            return None
        if call.state != "in_doubt":
            call = self.ledger.change(call, "in_doubt", reason="the run ended before the answer came")
        if again:
            return None
        raise InDoubtError(
            f"{_subject(call)} may have been bought ({call.reason}); {call.provider} cannot say, so it "
            f"counts as spent (${call.counts_usd:.2f}) and is not bought again unless you add --buy-again.",
            provider=call.provider,
        )

    def _is_known(self, job_id: str) -> bool:
        """True for a job that the ledger has already: it is another call's, not the one we look for."""
        return any(call.job_id == job_id for call in self.ledger.calls())

    def _let_settle(self, call: Call) -> None:
        """A provider may list a job a moment after it took it: asked too soon, it would deny it."""
        age_s = (datetime.now(UTC) - call.made_at).total_seconds()
        if age_s < self.pace.settle_s:
            self.sleep(self.pace.settle_s - age_s)

    # -- the purchase

    def _submitted(self, request: TakeRequest, why: str) -> Call:
        for attempt in range(self.pace.busy_tries):
            call = self._intended(request, why)
            try:
                job_id = self.service.submit(request, call.token)
            except BusyError as error:
                self.ledger.change(call, "not_made", code=error.code or "", reason=error.message)
                if attempt + 1 == self.pace.busy_tries:
                    raise
                self.sleep(error.retry_after_s or self.pace.busy_wait_s * 2**attempt)
            except InDoubtError as error:
                self.ledger.change(call, "in_doubt", reason=error.message)
                in_doubt = call.model_copy(update={"state": "in_doubt", "reason": error.message})
                if found := self._found(in_doubt, request, again=False):
                    return found
            except ProviderError as error:
                state: CallState = "refused" if isinstance(error, RefusedError) else "not_made"
                # What was refused before a job was made costs nothing; what was made and withheld may.
                nothing = Decimal(0) if state == "refused" else None
                told = {"code": error.code or "", "reason": error.message}
                self.ledger.change(call, state, price_usd=nothing, **told)
                raise
            else:
                return self.ledger.change(call, "submitted", job_id=job_id)
        raise BusyError(f"{self.service.profile.provider} makes no job; try again later.")

    def _intended(self, request: TakeRequest, why: str) -> Call:
        if self.stopping.is_set():
            raise StoppedError("Stopped; what was bought is kept, and the same command goes on.")
        self.gate.wait_turn()
        profile = self.service.profile
        return self.ledger.intend(
            "take",
            request.slate,
            provider=profile.provider,
            model=profile.id,
            request_digest=request_digest(request),
            estimate_usd=profile.cost_usd(request.seconds, request.size.name, audio=request.audio),
            caps=self.caps,
            reason=why,
        )

    # -- the job

    def _bought(self, request: TakeRequest, why: str) -> tuple[Call, Job]:
        """A new job, from its submission to its end; how long it took is remembered for the next ones."""
        model = self.service.profile.id
        call = self._submitted(request, why)
        self._asked_for.add(call.token)
        begun = time.monotonic()
        job = self._ended(call, self.gate.usual_s(model))
        if job.status == "done":
            self.gate.remember(model, time.monotonic() - begun)
        return call, job

    def _finished(self, call: Call, job: Job) -> Call:
        if job.status == "done":
            return self._fetched(call, job)
        state: CallState = {"failed": "failed", "refused": "refused"}.get(job.status, "expired")  # type: ignore[assignment]
        call = self.ledger.change(call, state, price_usd=job.price_usd, code=job.code, reason=job.reason)
        raise _error_of(call)

    def _ended(self, call: Call, usual_s: float | None = None) -> Job:
        for wait_s in self.pace.polls(usual_s):
            job = self.service.poll(call.job_id)
            if job.is_over:
                return job
            self.sleep(wait_s)
        raise BusyError(
            f"{call.provider} is still making {call.slate} (job {call.job_id}); run the same command later, "
            "nothing is bought twice.",
            provider=call.provider,
            job_id=call.job_id,
        )

    def _fetched(self, call: Call, job: Job) -> Call:
        try:
            self.service.download(job, self.footage_of(call))
        except ResultExpiredError as error:
            self.ledger.change(call, "expired", price_usd=job.price_usd, reason=error.message)
            raise
        except AnswerError as error:
            # The job stays open in the ledger: the next run fetches it again, and buys nothing.
            raise BusyError(
                f"The footage of {call.slate} did not come whole: {error.message}",
                provider=call.provider,
                job_id=call.job_id,
            ) from error
        return self.ledger.change(call, "done", price_usd=job.price_usd)


def request_digest(request: TakeRequest) -> str:
    """What is asked for, as one string: pictures count by their bytes, not by where they lie."""
    plain = request.model_dump(mode="json")
    for reference in plain["references"]:
        del reference["path"]
    if request.shots == 1:
        del plain["shots"]  # calls of earlier versions did not say so
    return digest_of("call", plain)


def _subject(call: Call) -> str:
    return call.slate[:1].upper() + call.slate[1:]


_KINDS: dict[str, type[ProviderError]] = {
    "refused": RefusedError,
    "failed": JobFailedError,
    "rejected": JobFailedError,
    "expired": ResultExpiredError,
}
_WORDS = {
    "refused": "was refused by",
    "failed": "was given up by",
    "rejected": "came unusable from",
    "expired": "is no longer kept by",
}


def _error_of(call: Call) -> ProviderError:
    """The error that says how a call ended."""
    said = ": ".join(word for word in (call.code, call.reason) if word)
    return _KINDS[call.state](
        f"{_subject(call)} {_WORDS[call.state]} {call.provider}{f' ({said})' if said else ''}.",
        provider=call.provider,
        job_id=call.job_id,
        code=call.code,
    )
