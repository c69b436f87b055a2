"""A judge's opinion in the rounds of retakes: takes that miss what their shots ask for become notes."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from roughcut.critic.judged import with_judgement
from roughcut.critic.schema import Report
from roughcut.models.language.schema import LanguageModel
from roughcut.production.asking import asking
from roughcut.production.events import Watcher
from roughcut.production.film_judging import judge_film, price_sentence
from roughcut.production.request import Buying
from roughcut.script.schema import Script


@dataclass(frozen=True)
class Opinion:
    """A judge of one production's film; what it was once asked of the same film is not paid for again."""

    model: LanguageModel
    script: Script
    watcher: Watcher
    votes: int = 3

    @property
    def name(self) -> str:
        """Who judges, and how often each question is asked."""
        return f"{self.model.profile.name} x {self.votes}"

    def on(self, report: Report, film: Path, takes: Mapping[int, Path]) -> Report:
        """The report with the judgement in it, and a note for each take that misses its shot. The price is
        told first. Raises AccountError and BudgetError."""
        self.watcher.say(price_sentence(self.model, [(self.script, len(takes))], self.votes))
        self.watcher.stage("judging", 1 + len(takes))
        found = judge_film(
            self.model,
            film,
            self.script,
            report.shots,
            takes=takes,
            votes=self.votes,
            advance=lambda: self.watcher.advance("judging"),
        )
        return with_judgement(report, found)


@contextlib.contextmanager
def opinion_of(
    judge: str | None, buying: Buying, script: Script, ledger: Path, watcher: Watcher
) -> Iterator[Opinion | None]:
    """The judge of that name, whose calls go into the production's ledger; None where nobody is asked.
    Raises OptionError for a model that nobody has."""
    if judge is None:
        yield None
        return
    with asking(
        ledger, "judge", "film", max_cost_usd=buying.max_cost_usd, rehearse=buying.rehearse
    ) as open_model:
        yield Opinion(open_model(judge), script, watcher)
