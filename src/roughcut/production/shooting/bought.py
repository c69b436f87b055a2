"""Shooting on a paid model: takes are bought, looked at and cut to length, and where none can be had the
previs stands in, marked as such."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from roughcut import __version__
from roughcut.digest import digest_of
from roughcut.director.continuity import followers_of
from roughcut.director.refusals import RungKind, next_rung, refusal_of
from roughcut.director.retakes import Retaken, retaken
from roughcut.director.schema import ModelPlan, Retake, TakePlan, Wishes
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
from roughcut.production.shooting.schema import Outcome, Proposal, Quote
from roughcut.production.store import ArtefactStore

MARK = "PREVIS"
"""What a stand-in shows in its corner, from its first frame to its last."""


@dataclass
class BoughtShooting:
    """Takes of a paid model. `max_retry` counts the further takes that may be bought where one is not
    whole or was given up; `other` shoots on another model what this one refuses. Everything else that
    goes wrong ends in a stand-in for its shot alone. The takes of `retakes` (by shot) are used in the place
    of the first ones; `learn` is told of them."""

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
    wishes: Wishes = field(default_factory=Wishes)
    retakes: Mapping[int, Retake] = field(default_factory=dict)
    learn: Callable[[Sequence[TakePlan]], None] = lambda _takes: None
    outcomes: Outcomes = field(init=False)
    _followers: dict[str, int] = field(init=False)
    _pictures: Pictures = field(init=False)

    def __post_init__(self) -> None:
        self._retaken = {number: self._changed(retake) for number, retake in self.retakes.items()}
        again = tuple(take for each in self._retaken.values() for take in each.takes)
        self.learn(again)
        # What was anchored on a first take stays so: a retake makes no other take stale.
        plan = self.plan.model_copy(update={"takes": (*self.plan.takes, *again)})
        place = (self.buyer.footage, self.buyer.footage_under)
        self.outcomes = Outcomes(plan, self.orders, *place)
        self._followers = followers_of({take.slate: take.needs for take in self.plan.takes})
        self._pictures = Pictures(plan, self.orders, *place, self.crew)

    # -- what is there

    def quote(self) -> Quote:
        """What is still to be bought, as far as can be told before. Raises OptionError where that needs a
        key which is missing."""
        used = [take for order in self.orders for take in self._takes_of(order)]
        takes = {take.slate: take for take in used}.values()
        wanted = [take for take in takes if self.outcomes.standing(take.slate) is None]
        usd = sum((take.usd for take in wanted), Decimal(0))
        if wanted:
            self.buyer.open()
        return Quote(
            model=self.plan.model,
            take_count=len(wanted),
            usd=usd,
            most_usd=usd * (1 + self.max_retry),
            film_usd=sum((take.usd for take in takes), Decimal(0)) * (1 + self.max_retry),
            kept_count=len(takes) - len(wanted),
            spent_usd=self.buyer.ledger.spent_usd(),
            cap_usd=self.buyer.caps.per_production_usd,
            warnings=self.plan.warnings,
        )

    def is_fresh(self, order: TakeOrder) -> bool:
        """True when the take on disk was cut from the footage that the plan asks for. A stand-in never
        is, unless the model cannot make the shot at all: the next run tries again."""
        takes = self._takes_of(order)
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

    def _takes_of(self, order: TakeOrder) -> tuple[TakePlan, ...]:
        """The takes that a shot is cut from: its retake's, or else its first ones."""
        again = self._retaken.get(order.shot_number)
        return again.takes if again else self.plan.takes_of(order.shot_number)

    def _last(self, order: TakeOrder) -> list[Outcome]:
        return self._last_of(self._takes_of(order))

    def _last_of(self, takes: Sequence[TakePlan]) -> list[Outcome]:
        return [outcome for take in takes if (outcome := self.outcomes.last(take.slate))]

    def _is_refused(self, shot_number: int) -> bool:
        first = self.plan.takes_of(shot_number)
        return any(outcome.refused for outcome in self._last_of(first))

    def _passed_on(self, order: TakeOrder) -> BoughtShooting | None:
        """The other model's shooting, where it was allowed and this one refused the shot."""
        return self.other if self._is_refused(order.shot_number) else None

    # -- a shot

    def shoot(self, order: TakeOrder) -> None:
        """Buy what a shot needs and cut it to length; or pass it on to the model that may be asked
        instead; or let the previs stand in.

        Raises AccountError and BudgetError, which end all buying, and StoppedError after one of them.
        """
        if order.shot_number in self._retaken and (other := self._passed_on(order)):
            return other.shoot(order)
        takes = self._takes_of(order)
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
        file, own_voices = self.folder.take(order.shot_number), not takes[0].audio
        starts_s = self._starts_s(takes[0])
        self.crew.run(jobs.cut_take, order, spans, self.folder.voices, file, own_voices, starts_s)

    def _starts_s(self, take: TakePlan) -> list[Fraction]:
        """When each shot of a take begins in it."""
        rate = self.orders[0].rate
        return [span.first_frame / rate for span in take.spans]

    def _stand_in(self, order: TakeOrder) -> None:
        self.crew.run(
            jobs.shoot_stand_in, order, self.folder.voices, self.folder.take(order.shot_number), MARK
        )

    # -- retakes

    def _changed(self, retake: Retake) -> Retaken:
        return retaken(self.plan, retake, self.profile, self.wishes)

    def with_retakes(self, retakes: Mapping[int, Retake], folder: ProductionFolder) -> BoughtShooting:
        """The same shooting, on both models, with these retakes and with its takes in `folder`."""
        other = self.other.with_retakes(retakes, folder) if self.other else None
        return replace(self, retakes=dict(retakes), folder=folder, other=other)

    def asked(self, order: TakeOrder) -> str:
        """The digest of the first takes as they are asked for."""
        takes = self.plan.takes_of(order.shot_number)
        return digest_of("asked", self.plan.model, [self.outcomes.asked(take) for take in takes])

    def proposal(self, retake: Retake) -> Proposal:
        """The remedies that the model has room for, and their price with every further take."""
        if self._is_refused(retake.shot_number):
            return self.other.proposal(retake) if self.other else Proposal(reason="moderation refused it")
        takes, remedies = self._changed(retake)
        if not takes:
            return Proposal(reason=f"{self.plan.model} cannot make it")
        usd = sum((take.usd for take in takes), Decimal(0)) * (1 + self.max_retry)
        return Proposal(remedies=remedies, usd=usd)

    def retake(self, order: TakeOrder) -> str:
        """Buy the retake of a shot and cut it to length; what is wrong where no footage is to be had."""
        if other := self._passed_on(order):
            return other.retake(order)
        takes = self._takes_of(order)
        outcomes = [self.outcomes.settle(take.slate, self._take) for take in takes]
        if fault := next((outcome.fault for outcome in outcomes if not outcome.is_good), ""):
            return fault
        self._cut(order, takes, outcomes)
        self.store.record(take_files(self.folder, order), _inputs(order, outcomes))
        return ""

    def cost_of(self, retake: Retake) -> Decimal:
        """The sum of its calls in the ledger."""
        slates = tuple(f"{take.slate}-" for take in self._changed(retake).takes)
        mine = [call for call in self.buyer.ledger.calls() if call.model == self.profile.id]
        more = self.other.cost_of(retake) if self.other and self._is_refused(retake.shot_number) else 0
        return sum((call.counts_usd for call in mine if call.slate.startswith(slates)), Decimal(0)) + more

    def left_usd(self) -> Decimal | None:
        """What the cap leaves, in a batch over all stories; that of the day is kept when the call is made."""
        cap = self.buyer.caps.per_production_usd
        return None if cap is None else max(cap - self.buyer.ledger.counted_usd(), Decimal(0))

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
                request = self._request(take, attempt, outcome_of)
                return self._bought(request, take)
            except JobFailedError as error:
                retries += 1
                if retries > self.max_retry:
                    raise
                self.watcher.say(f"Shot {take.shot_number}: {error.message} Buying another take.")
            except RefusedError as error:
                refusal = refusal_of(error.code or "", made=bool(error.job_id))
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

    def _bought(self, request: TakeRequest, take: TakePlan) -> str:
        call = self.buyer.take(request, take.why, self._followers.get(take.slate, 0))
        footage, cuts_s = self.buyer.footage_of(call), self._starts_s(take)[1:]
        fault = self.crew.run(jobs.look_at_footage, footage, request, self.buyer.rehearses, cuts_s)
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
