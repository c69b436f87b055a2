"""The outcomes of planned takes: one small file each, and each made once, whoever asks first."""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from roughcut.digest import digest_of, digest_of_file
from roughcut.director.schema import ModelPlan, TakePlan
from roughcut.files import write_text
from roughcut.models.video.schema import TakeOrder
from roughcut.production.shooting.schema import Outcome


class Outcomes:
    """What became of the takes of one plan; safe for threads.

    A take is stale when what the script or the user asks of it changed, or when a take that it refers to
    was taken again. The words of a prompt do not count: a better wording in a later version of roughcut
    is no reason to pay twice.
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
        inputs = self._inputs(slate, self.standing)
        outcome = self._on_disk(slate)
        if inputs is None or outcome is None or outcome.inputs != inputs:
            return None
        return outcome if outcome.is_good and self._footage_of(outcome.token).is_file() else None

    def last(self, slate: str) -> Outcome | None:
        """The outcome as this run found or made it, else as it stands on disk; None where there is none."""
        return self._settled.get(slate) or self._on_disk(slate)

    def settle(self, slate: str, make: Callable[[TakePlan, str], Outcome]) -> Outcome:
        """The outcome of a take: kept, or made now, after those that it refers to. `make` is given the
        take's plan and the digest of its inputs."""
        with self._guard:
            lock = self._locks[slate]
        with lock:
            if slate not in self._settled:
                # Takes refer to earlier takes alone, so this ends, and no two threads wait for each other.
                inputs = self._inputs(slate, lambda need: self.settle(need, make)) or ""
                self._settled[slate] = self.standing(slate) or self._made(slate, inputs, make)
            return self._settled[slate]

    def _made(self, slate: str, inputs: str, make: Callable[[TakePlan, str], Outcome]) -> Outcome:
        outcome = make(self._takes[slate], inputs)
        write_text(self._file(slate), outcome.model_dump_json(indent=1))
        return outcome

    def _inputs(self, slate: str, outcome_of: Callable[[str], Outcome | None]) -> str | None:
        """The digest of what a take is made from; None when a take that it refers to is to be made."""
        take = self._takes[slate]
        needs = [outcome_of(need) for need in take.needs]
        if any(need is None for need in needs):
            return None
        pictures = [digest_of_file(each.picture) for each in take.references if each.picture]
        return digest_of("bought take", self._asked(take), pictures, [need.token for need in needs if need])

    def _asked(self, take: TakePlan) -> list[object]:
        """What is asked of a take. Its recordings are not: they are laid under it when it is cut."""
        words = {"usd", "brief", "prompt", "negative_prompt"}
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
