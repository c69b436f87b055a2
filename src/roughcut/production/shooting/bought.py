"""Shooting on a paid model: takes are bought, looked at and cut to length, and where none can be had the
previs stands in, marked as such."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from roughcut import __version__
from roughcut.digest import digest_of
from roughcut.director.refusals import Refusal, Refused, RungKind, next_rung
from roughcut.director.schema import ModelPlan, TakePlan
from roughcut.director.takes import request_for
from roughcut.errors import AccountError, BudgetError, JobFailedError, ProviderError, RefusedError
from roughcut.film.conform import Span
from roughcut.models.video.profile import VideoProfile
from roughcut.models.video.schema import TakeOrder
from roughcut.models.video.service import TakeRequest
from roughcut.production.crew import Crew
from roughcut.production.events import Watcher
from roughcut.production.folder import ProductionFolder
from roughcut.production.money.purchase import Buyer
from roughcut.production.money.schema import Call
from roughcut.production.shooting import jobs
from roughcut.production.shooting.outcomes import Outcomes
from roughcut.production.shooting.previs import take_files
from roughcut.production.shooting.references import Pictures
from roughcut.production.shooting.schema import Outcome, Quote
from roughcut.production.store import ArtefactStore

MARK = "PREVIS"
"""What a stand-in shows in its corner, from its first frame to its last."""


@dataclass
class BoughtShooting:
    """Takes of a paid model. `max_retry` counts the further takes that may be bought where one is not
    whole or was given up; `other` shoots on another model what this one refuses. Everything else that
    goes wrong ends in a stand-in for its shot alone."""

    profile: VideoProfile
    plan: ModelPlan
    orders: tuple[TakeOrder, ...]
    buyer: Buyer
    folder: ProductionFolder
    store: ArtefactStore
    crew: Crew
    watcher: Watcher
    max_retry: int = 0
    other: BoughtShooting | None = None
    outcomes: Outcomes = field(init=False)
    _pictures: Pictures = field(init=False)

    def __post_init__(self) -> None:
        self.outcomes = Outcomes(self.plan, self.orders, self.buyer.footage, self.buyer.footage_under)
        self._pictures = Pictures(
            self.plan, self.orders, self.buyer.footage, self.buyer.footage_under, self.crew
        )

    # -- what is there

    def quote(self) -> Quote:
        """What is still to be bought, as far as can be told before. Raises OptionError where that needs a
        key which is missing."""
        wanted = [take for take in self.plan.takes if self.outcomes.standing(take.slate) is None]
        usd = sum((take.usd for take in wanted), Decimal(0))
        if wanted:
            self.buyer.open()
        return Quote(
            model=self.plan.model,
            take_count=len(wanted),
            usd=usd,
            most_usd=usd * (1 + self.max_retry),
            kept_count=len(self.plan.takes) - len(wanted),
            spent_usd=self.buyer.ledger.spent_usd(),
            cap_usd=self.buyer.caps.per_production_usd,
            warnings=self.plan.warnings,
        )

    def is_fresh(self, order: TakeOrder) -> bool:
        """True when the take on disk was cut from the footage that the plan asks for. A stand-in never
        is, unless the model cannot make the shot at all: the next run tries again."""
        takes = self.plan.takes_of(order.shot_number)
        standing = [outcome for take in takes if (outcome := self.outcomes.standing(take.slate))]
        if len(standing) == len(takes) and (takes or self._is_beyond(order)):
            return self.store.is_fresh(take_files(self.folder, order), _inputs(order, standing))
        other = self._passed_on(order)
        return other is not None and other.is_fresh(order)

    def stand_ins(self) -> dict[int, str]:
        """The shots that the previs stands in for, and why."""
        found: dict[int, str] = {}
        for order in self.orders:
            other = self._passed_on(order)
            if self._is_beyond(order):
                found[order.shot_number] = f"{self.plan.model} cannot make it"
            elif other is not None:
                found |= {k: why for k, why in other.stand_ins().items() if k == order.shot_number}
            elif fault := next((each.fault for each in self._last(order) if not each.is_good), ""):
                found[order.shot_number] = fault
        return found

    def _is_beyond(self, order: TakeOrder) -> bool:
        return order.shot_number in self.plan.stand_ins

    def _last(self, order: TakeOrder) -> list[Outcome]:
        takes = self.plan.takes_of(order.shot_number)
        return [outcome for take in takes if (outcome := self.outcomes.last(take.slate))]

    def _passed_on(self, order: TakeOrder) -> BoughtShooting | None:
        """The other model's shooting, where it was allowed and this one refused the shot."""
        return self.other if any(outcome.refused for outcome in self._last(order)) else None

    # -- a shot

    def shoot(self, order: TakeOrder) -> None:
        """Buy what a shot needs and cut it to length; or pass it on to the model that may be asked
        instead; or let the previs stand in.

        Raises AccountError and BudgetError, which end all buying, and StoppedError after one of them.
        """
        takes = self.plan.takes_of(order.shot_number)
        outcomes = [self.outcomes.settle(take.slate, self._take) for take in takes]
        if takes and all(outcome.is_good for outcome in outcomes):
            self._cut(order, takes, outcomes)
        elif other := self._passed_on(order):
            self.watcher.say(f"Shot {order.shot_number}: {other.plan.model} is asked instead.")
            return other.shoot(order)
        else:
            self._stand_in(order)
        return self.store.record(take_files(self.folder, order), _inputs(order, outcomes))

    def _cut(self, order: TakeOrder, takes: tuple[TakePlan, ...], outcomes: list[Outcome]) -> None:
        spans = [
            Span(
                file=self.buyer.footage_under(outcome.token),
                start_s=span.first_frame / order.rate,
                frame_count=span.frame_count,
            )
            for take, outcome in zip(takes, outcomes, strict=True)
            for span in take.spans
            if span.shot_number == order.shot_number
        ]
        own_voices = not takes[0].audio
        self.crew.run(
            jobs.cut_take, order, spans, self.folder.voices, self.folder.take(order.shot_number), own_voices
        )

    def _stand_in(self, order: TakeOrder) -> None:
        self.crew.run(
            jobs.shoot_stand_in, order, self.folder.voices, self.folder.take(order.shot_number), MARK
        )

    # -- a take

    def _take(self, take: TakePlan, inputs: str, outcome_of: Callable[[str], Outcome]) -> Outcome:
        """Buy one take, attempt by attempt; the outcome says why there is none."""
        try:
            token = self._attempts(take, outcome_of)
        except (AccountError, BudgetError):
            self.buyer.stopping.set()
            raise
        except ProviderError as error:
            self.watcher.say(f"Shot {take.shot_number}: {error.message}")
            refused = isinstance(error, RefusedError)
            return Outcome(slate=take.slate, inputs=inputs, fault=error.message, refused=refused)
        return Outcome(slate=take.slate, inputs=inputs, token=token)

    def _attempts(self, take: TakePlan, outcome_of: Callable[[str], Outcome]) -> str:
        """The token of the call that bought a take: further takes where one is not whole, as many as were
        allowed, and other words or pictures where one is refused. What the ledger knows is not asked."""
        retries = 0
        tried: list[RungKind] = []
        for attempt in itertools.count(1):
            try:
                return self._bought(self._request(take, attempt, outcome_of))
            except JobFailedError as error:
                retries += 1
                if retries > self.max_retry:
                    raise
                self.watcher.say(f"Shot {take.shot_number}: {error.message} Buying another take.")
            except RefusedError as error:
                about: Refused = "result" if error.job_id else "unknown"
                refusal = Refusal(about=about, code=error.code or "")
                rung = next_rung(take, refusal, self.profile, tried)
                if rung.take is None:
                    raise
                self.watcher.say(rung.said)
                take = rung.take
                tried.append(rung.kind)
        raise AssertionError("counting never ends")

    def _request(self, take: TakePlan, attempt: int, outcome_of: Callable[[str], Outcome]) -> TakeRequest:
        references, missing = self._pictures.references(take, outcome_of)
        for sentence in missing:
            self.watcher.say(sentence)
        return _varied(request_for(take, references, attempt=attempt), attempt)

    def _bought(self, request: TakeRequest) -> str:
        call = self.buyer.take(request)
        fault = self.crew.run(jobs.look_at_footage, self.buyer.footage_of(call), request)
        if fault:
            self._reject(call, fault)
        return call.token

    def _reject(self, call: Call, fault: str) -> None:
        call = self.buyer.reject(call, fault)
        raise JobFailedError(
            f"The take {call.slate} that came from {call.provider} cannot be used: {fault}; it is kept as "
            f"{self.buyer.footage_of(call)}.",
            provider=call.provider,
            job_id=call.job_id,
        )


def _inputs(order: TakeOrder, outcomes: list[Outcome]) -> str:
    return digest_of("cut take", __version__, order, [outcome.token or outcome.fault for outcome in outcomes])


def _varied(request: TakeRequest, attempt: int) -> TakeRequest:
    """Another attempt with the same seed would often give the same fault."""
    return (
        request if request.seed is None else request.model_copy(update={"seed": request.seed + attempt - 1})
    )
