"""The rounds of retakes as steps of the durable run: order, take again, compare, keep the better take."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterable, Sequence

from roughcut.critic.retaking.compare import verdict_on
from roughcut.critic.retaking.schema import TakeVerdict
from roughcut.critic.schema import Report
from roughcut.director.schema import ShotPlan
from roughcut.errors import BudgetError
from roughcut.files import replacing
from roughcut.production.events import Watcher
from roughcut.production.finishing import Finishing
from roughcut.production.folder import ProductionFolder
from roughcut.production.money.purchase import StoppedError
from roughcut.production.retaking.choosing import choose, not_of_a_take, wrong_shots
from roughcut.production.retaking.journal import circled_retakes, read_journal, report_of, write_journal
from roughcut.production.retaking.schema import Entry, Journal
from roughcut.production.retaking.trial import TrialFolder
from roughcut.production.shooting.schema import Shooting
from roughcut.production.store import ArtefactStore

FinishingOf = Callable[[Shooting, ProductionFolder], Finishing]
"""The last stages for the takes of a shooting, in a folder."""


class Retaking:
    """The retakes of one production. Each step looks at the journal and the disk first, so that it may be
    run again after a kill: what was ordered is followed to its end, and nothing is ordered twice."""

    def __init__(
        self,
        limit: int,
        plan: ShotPlan,
        first: Shooting,
        folder: ProductionFolder,
        store: ArtefactStore,
        watcher: Watcher,
        finishing_of: FinishingOf,
    ) -> None:
        """`limit` is how often a shot may be taken again; `first` shoots the first takes of the plan."""
        self._limit = limit
        self._plan = plan
        self._first = first
        self._folder = folder
        self._store = store
        self._watcher = watcher
        self._finishing_of = finishing_of
        self._asked = {order.shot_number: first.asked(order) for order in plan.orders}
        self._lock = threading.Lock()
        self._no_money = ""
        self._circled: Shooting | None = None
        self._round: Shooting | None = None

    @property
    def journal(self) -> Journal:
        """The journal as it stands on disk."""
        return read_journal(self._folder)

    @property
    def shooting(self) -> Shooting:
        """How the film's takes are shot: each shot's circled take. One for all threads, since it alone knows
        what is being bought."""
        with self._lock:
            if self._circled is None:
                retakes = circled_retakes(self.journal, self._asked)
                self._circled = self._first.with_retakes(retakes, self._folder)
            return self._circled

    def finishing(self) -> Finishing:
        """The last stages, with the circled takes and what is to be told of the retakes."""
        found = self._finishing_of(self.shooting, self._folder)
        found.retakes = report_of(self.journal, self._asked, self._folder)
        return found

    def has_more(self) -> bool:
        """Whether there is anything left to order, compare or tell after a film that is done."""
        journal = self.journal
        if not self._limit:
            return False
        if journal.open or journal.limit != self._limit:
            return True
        if not journal.unrepaired:
            return False
        return bool(choose(self._report(), journal, self._limit, self._first, self._asked).entries)

    # -- a round

    def order(self) -> list[int]:
        """Order the retakes of the next round and put them on disk; gives the indices of their shots. None
        when it is time to stop; the journal says why."""
        journal = self.journal
        if not journal.open:
            journal = self._ordered(journal)
            write_journal(self._folder, journal)
        numbers = [entry.shot_number for entry in journal.open]
        places = {order.shot_number: index for index, order in enumerate(self._plan.orders)}
        frames = sum(self._plan.orders[places[number]].frame_count for number in numbers)
        if numbers:
            self._watcher.stage("retakes", frames)
        return [places[number] for number in numbers]

    def retake(self, index: int) -> None:
        """Take one shot again, or keep the take that is there. Where the budget does not allow it, nothing
        is sent, and the shot stays as it is. Raises AccountError, and StoppedError when the run is ended."""
        order = self._plan.orders[index]
        entry = next((e for e in self.journal.open if e.shot_number == order.shot_number), None)
        if entry is None:
            return  # an earlier process settled it and was killed before the engine knew
        try:
            fault = self._trial().retake(order)
        except BudgetError as error:
            self._no_money = error.message
            self._watcher.say(f"Shot {order.shot_number} is not taken again: {error.message}")
        except StoppedError:
            if not self._no_money:
                raise
        else:
            if fault:
                self._watcher.say(f"Shot {order.shot_number}: no retake is to be had.")
            self._settle(entry, fault)
        self._watcher.advance("retakes", order.frame_count)

    def compare(self) -> None:
        """Measure the film with this round's retakes beside the film as it is; keep the better take of each
        shot, and put it into the film's place."""
        self._round = None
        journal = self.journal
        taken = [entry for entry in journal.open if entry.is_taken]
        if taken:
            decided = self._decided(taken)
            journal = _with(journal, decided)
            kept = {e.shot_number: e.retake.take_number for e in decided if e.verdict and e.verdict.kept}
            journal = journal.model_copy(update={"circled": {**journal.circled, **kept}})
        # What no money was there for was never taken: it is ordered again once there is more.
        entries = tuple(entry for entry in journal.entries if entry.verdict is not None)
        write_journal(self._folder, journal.model_copy(update={"entries": entries}))
        self._circled = None
        self._put_in_place()

    # -- ordering

    def _ordered(self, journal: Journal) -> Journal:
        """The journal with the next round's orders, or with the reason why there are none."""
        report = self._report()
        choice = choose(report, journal, self._limit, self._first, self._asked)
        reasons = [self._no_money, *choice.ended] if self._no_money else choice.ended
        entries = () if self._no_money else tuple(choice.entries)
        for sentence in choice.ended:
            self._watcher.say(sentence)
        for entry in entries:
            self._watcher.say(f"Shot {entry.shot_number} is taken again: {' '.join(entry.said)}")
        return journal.model_copy(
            update={
                "entries": (*journal.entries, *entries),
                "limit": self._limit,
                "ended": " ".join(dict.fromkeys(reasons)),
                "beyond": not_of_a_take(report),
                "unrepaired": tuple(wrong_shots(report)),
            }
        )

    def _report(self) -> Report:
        """The review of the film as it is."""
        return self.finishing().reviewed()

    # -- taking again

    def _trial_folder(self, entries: Sequence[Entry]) -> TrialFolder:
        takes = {entry.shot_number: entry.retake.take_number for entry in entries}
        return TrialFolder(self._folder.root, takes)

    def _trial_of(self, entries: Sequence[Entry]) -> Shooting:
        """The shooting of a film in which these retakes stand."""
        retakes = circled_retakes(self.journal, self._asked)
        retakes |= {entry.shot_number: entry.retake for entry in entries}
        return self._first.with_retakes(retakes, self._trial_folder(entries))

    def _trial(self) -> Shooting:
        """The shooting of the round that is open: one for all its shots, which may share a reference."""
        with self._lock:
            if self._round is None:
                self._round = self._trial_of(self.journal.open)
            return self._round

    def _settle(self, entry: Entry, fault: str) -> None:
        """Write down that a retake is there, or why it is not."""
        verdict = TakeVerdict(kept=False, reason=f"There is no such take: {fault}") if fault else None
        cost = self._first.cost_of(entry.retake)
        settled = entry.model_copy(update={"is_taken": not fault, "verdict": verdict, "cost_usd": cost})
        with self._lock:
            write_journal(self._folder, _with(self.journal, [settled]))

    # -- comparing

    def _decided(self, taken: Sequence[Entry]) -> list[Entry]:
        """The entries with their verdicts: the film with these retakes beside the film as it is."""
        before = self._report()
        folder = self._trial_folder(taken)
        trial = self._finishing_of(self._trial_of(taken), folder)
        trial.assemble_film()
        after = trial.reviewed()
        decided = []
        for entry in taken:
            self._keep_earlier(entry)
            verdict = verdict_on(
                before, after, entry.shot_number, _metrics(entry), _beside(after, entry, taken)
            )
            self._watcher.say(_said(entry, verdict))
            decided.append(entry.model_copy(update={"verdict": verdict}))
        self._store.forget(folder.films())
        shutil.rmtree(folder.trial, ignore_errors=True)
        return decided

    def _keep_earlier(self, entry: Entry) -> None:
        """Keep the take that is in the film beside the new one."""
        earlier = self._folder.other_take(entry.shot_number, entry.against)
        if not earlier.is_file():
            with replacing(earlier) as part:
                shutil.copyfile(self._folder.take(entry.shot_number), part)

    def _put_in_place(self) -> None:
        """Put the circled takes into the film's place, where they are not yet."""
        shooting = self.shooting
        for order in self._plan.orders:
            if order.shot_number in self.journal.circled and not shooting.is_fresh(order):
                shooting.shoot(order)


def _with(journal: Journal, changed: Iterable[Entry]) -> Journal:
    """The journal with these entries in the place of those for the same retakes."""
    new = {(entry.shot_number, entry.asked, entry.retake.take_number): entry for entry in changed}
    entries = tuple(
        new.get((entry.shot_number, entry.asked, entry.retake.take_number), entry)
        for entry in journal.entries
    )
    return journal.model_copy(update={"entries": entries})


def _metrics(entry: Entry) -> set[str]:
    return {each.metric for each in entry.retake.complaints}


def _beside(report: Report, entry: Entry, taken: Sequence[Entry]) -> list[int]:
    """The shots of the same scene that were not taken again in this round."""
    shots = report.expectation.shots
    scene = next(shot.scene_number for shot in shots if shot.number == entry.shot_number)
    again = {each.shot_number for each in taken}
    return [shot.number for shot in shots if shot.scene_number == scene and shot.number not in again]


def _said(entry: Entry, verdict: TakeVerdict) -> str:
    kept = "is kept" if verdict.kept else "is discarded"
    return f"Shot {entry.shot_number}: take {entry.retake.take_number} {kept}. {verdict.reason}"
