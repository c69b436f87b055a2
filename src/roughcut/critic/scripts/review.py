"""One script reviewed, and many summed up; a mean always says of how many it is."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, get_args

from roughcut import __version__
from roughcut.critic.judging.schema import Judgement
from roughcut.critic.scripts.measures import measures_of
from roughcut.critic.scripts.schema import (
    EntryReview,
    Mean,
    ReviewSummary,
    ScriptEntry,
    ScriptReport,
)
from roughcut.errors import ProviderError, ScriptError
from roughcut.script.formats import read_script
from roughcut.script.verify import Check, Fault, SpokenTurn, verify

AskJudge = Callable[[ScriptEntry], Judgement]
CHECKS: tuple[Check, ...] = get_args(Check)
_NOT_ASKED = "No judge was asked."


def review_entry(
    entry: ScriptEntry, turns: Sequence[SpokenTurn] | None, ask: AskJudge | None = None
) -> EntryReview:
    """Everything that is found of one script. `turns` are None where the dialogue is not known. Raises
    AccountError and BudgetError of the judge; its other failures are in the review."""
    if entry.problem:
        return EntryReview(source=entry.source, error=entry.problem, judge_reason=entry.problem)
    try:
        reading = read_script(entry.script)
    except ScriptError as error:
        return EntryReview(source=entry.source, error=error.message, judge_reason=error.message)
    faults = verify(reading.script, turns)
    judgement, reason = _judged(entry, ask)
    return EntryReview(
        source=entry.source,
        title=reading.script.title,
        language=reading.script.language,
        written_by=reading.script.written_by,
        measures=measures_of(reading.script, turns),
        checks={check: _counts(check, faults, turns) for check in CHECKS},
        faults=faults,
        warnings=tuple(f"line {each.line}: {each.message}" for each in reading.warnings),
        judgement=judgement,
        judge_reason=reason,
    )


def _counts(check: Check, faults: Iterable[Fault], turns: object) -> dict[str, int] | None:
    if check == "fidelity" and turns is None:
        return None
    found = Counter(fault.severity for fault in faults if fault.check == check)
    return {"grave": found["grave"], "minor": found["minor"]}


def _judged(entry: ScriptEntry, ask: AskJudge | None) -> tuple[Judgement | None, str]:
    if ask is None:
        return None, _NOT_ASKED
    try:
        return ask(entry), ""
    except ProviderError as error:
        if error.exit_code == 2:  # the account: no other entry would fare better
            raise
        return None, error.message


def report_of(reviews: Sequence[EntryReview], criteria: Sequence[str], votes: int) -> ScriptReport:
    """The report over all entries; `criteria` are those that a judge was asked for, empty without one."""
    return ScriptReport(
        roughcut_version=__version__,
        summary=_summary(reviews, criteria, votes),
        detailed_results=tuple(_row(index, review, criteria) for index, review in enumerate(reviews)),
    )


def _summary(reviews: Sequence[EntryReview], criteria: Sequence[str], votes: int) -> ReviewSummary:
    total = len(reviews)
    whole = sum(_is_successful(review, bool(criteria)) for review in reviews)
    scores = {name: _mean([_score(review, name) for review in reviews], total) for name in criteria}
    judgements = [review.judgement for review in reviews if review.judgement]
    prices = [vote.price_usd for each in judgements for vote in each.votes if vote.price_usd is not None]
    names = dict.fromkeys(name for review in reviews for name in review.measures)
    return ReviewSummary(
        total_entries=total,
        successful_evaluations=whole,
        failed_evaluations=total - whole,
        average_scores={name: mean.value for name, mean in scores.items()},
        scores=scores,
        measures={name: _mean([_measure(review, name) for review in reviews], total) for name in names},
        faults={check: _total(review.checks.get(check) for review in reviews) for check in CHECKS},
        judge=judgements[0].judge if judgements else "",
        rubric=f"{judgements[0].rubric}, {judgements[0].prompt}" if judgements else "",
        votes=votes if criteria else 0,
        price_usd=sum(prices[1:], prices[0]) if prices else None,
    )


def _is_successful(review: EntryReview, judged: bool) -> bool:
    if review.error:
        return False
    return not judged or (review.judgement is not None and review.judgement.is_complete)


def _score(review: EntryReview, name: str) -> float | None:
    return review.judgement.scores[name].mean if review.judgement else None


def _measure(review: EntryReview, name: str) -> float | None:
    return review.measures[name].value if name in review.measures else None


def _mean(values: Sequence[float | None], total: int) -> Mean:
    known = [value for value in values if value is not None]
    value = round(statistics.fmean(known), 4) if known else None
    return Mean(value=value, count=len(known), total=total)


def _total(counts: Iterable[dict[str, int] | None]) -> dict[str, int]:
    known = [count for count in counts if count is not None]
    kinds = ("grave", "minor")
    return {**{kind: sum(each[kind] for each in known) for kind in kinds}, "of_entries": len(known)}


def _row(index: int, review: EntryReview, criteria: Sequence[str]) -> dict[str, Any]:
    row: dict[str, Any] = {"index": index, "source": review.source}
    row["status"] = "success" if _is_successful(review, bool(criteria)) else "failed"
    for name in criteria:
        row[name] = _score(review, name)
        row[f"{name}_reason"] = _reasons(review, name)
    return {**row, **review.model_dump(mode="json", exclude={"source"})}


def _reasons(review: EntryReview, name: str) -> str:
    """Every vote's reason, or why there is none."""
    if review.judgement is None:
        return review.judge_reason
    given = [
        f"{vote.opinions[name].score:g}: {vote.opinions[name].reason}"
        for vote in review.judgement.votes
        if name in vote.opinions
    ]
    return " | ".join(given) or review.judgement.scores[name].reason
