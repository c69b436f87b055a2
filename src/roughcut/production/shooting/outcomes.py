"""The outcomes of planned takes: one small file each, and each made once, whoever asks first."""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from roughcut.digest import digest_of, digest_of_file
from roughcut.director.schema import ModelPlan, TakePlan
from roughcut.files import write_text
from roughcut.models.video.schema import TakeOrder
from roughcut.production.shooting.schema import Outcome

Make = Callable[[TakePlan, str, Callable[[str], Outcome]], Outcome]
"""Makes a take; given its plan, the digest of its inputs, and the outcome of each take that it refers to."""
_BEGUN = "it was begun, and the run ended"
_LACKING = "it was not to be had"


class Outcomes:
    """What became of the takes of one plan; safe for threads.

    A take is stale when what the script or the user asks of it changed, or when a take that it refers to
    was taken again. The words of a prompt do not count: a better wording in a later version of roughcut
    is no reason to pay twice. Nor is a take that was to be had only later: one that was made `without` it
    is kept as it is.
    """

    def __init__(
        self,
        plan: ModelPlan,
        orders: Sequence[TakeOrder],
        folder: Path,
        footage_of: Callable[[str], Path],
    ) -> None:
        self._orders = {order.shot_number: order for order in orders}
        self._takes: Mapping[str, TakePlan] = {take.slate: take for take in plan.takes}
        self._folder = folder
        self._footage_of = footage_of
        self._settled: dict[str, Outcome] = {}
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._guard = threading.Lock()

    def standing(self, slate: str) -> Outcome | None:
        """The good outcome on disk, if it still holds; None when the take is to be made."""
        if slate in self._settled:
            return self._settled[slate]
        outcome = self._on_disk(slate)
        if outcome is None or not outcome.is_good or not self._footage_of(outcome.token).is_file():
            return None
        return outcome if outcome.inputs == self._inputs(slate, self.standing, outcome.without) else None

    def last(self, slate: str) -> Outcome | None:
        """The outcome as this run found or made it, else as it stands on disk; None where there is none."""
        return self._settled.get(slate) or self._on_disk(slate)

    def settle(self, slate: str, make: Make) -> Outcome:
        """The outcome of a take: kept, or made now, after those that it refers to."""
        with self._guard:
            lock = self._locks[slate]
        with lock:
            if slate not in self._settled:
                # Takes refer to earlier takes alone, so this ends, and no two threads wait for each other.
                needs = {need: self.settle(need, make) for need in self._takes[slate].needs}
                self._settled[slate] = self.standing(slate) or self._made(slate, needs, make)
            return self._settled[slate]

    def _made(self, slate: str, needs: Mapping[str, Outcome], make: Make) -> Outcome:
        without = self._without(slate, needs)
        inputs = self._inputs(slate, needs.get, without) or ""
        lacking = {need: Outcome(slate=need, inputs=inputs, fault=_LACKING) for need in without}
        if without:
            begun = Outcome(slate=slate, inputs=inputs, without=without, fault=_BEGUN)
            self._write(begun)
        outcome = make(self._takes[slate], inputs, {**needs, **lacking}.__getitem__)
        return self._write(outcome.model_copy(update={"without": without}))

    def _without(self, slate: str, needs: Mapping[str, Outcome]) -> tuple[str, ...]:
        """The takes without which this one is made: those that are not to be had, and those that were not
        when a run began that did not live to its end. It may have asked for the take already, and to ask
        for another now would be to pay twice."""
        begun = self._on_disk(slate)
        if begun and begun.fault == _BEGUN and begun.inputs == self._inputs(slate, needs.get, begun.without):
            return begun.without
        return tuple(need for need, outcome in needs.items() if not outcome.is_good)

    def _write(self, outcome: Outcome) -> Outcome:
        write_text(self._file(outcome.slate), outcome.model_dump_json(indent=1))
        return outcome

    def _inputs(
        self, slate: str, outcome_of: Callable[[str], Outcome | None], without: Collection[str]
    ) -> str | None:
        """The digest of what a take is made from; None when a take that it refers to is to be made.
        `without`: the takes it refers to that were not to be had."""
        take = self._takes[slate]
        tokens = []
        for need in take.needs:
            outcome = None if need in without else outcome_of(need)
            if outcome is None and need not in without:
                return None
            tokens.append(outcome.token if outcome else "")
        pictures = [digest_of_file(each.picture) for each in take.references if each.picture]
        return digest_of("bought take", self.asked(take), pictures, tokens)

    def asked(self, take: TakePlan) -> list[object]:
        """What is asked of a take. Its recordings are not: they are laid under it when it is cut."""
        words = {"usd", "brief", "prompt", "negative_prompt", "why"}
        orders = [self._orders[span.shot_number] for span in take.spans]
        return [
            take.model_dump(mode="json", exclude=words, exclude_defaults=True),
            [order.model_dump(mode="json", exclude={"cues"}, exclude_defaults=True) for order in orders],
        ]

    def _on_disk(self, slate: str) -> Outcome | None:
        try:
            return Outcome.model_validate(json.loads(self._file(slate).read_text(encoding="utf-8")))
        except (OSError, ValueError):
            return None

    def _file(self, slate: str) -> Path:
        return self._folder / f"{slate.replace(' ', '_')}.json"
