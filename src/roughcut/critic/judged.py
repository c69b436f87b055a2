"""A judgement laid into a report: its means among the metrics, each saying how many votes it is of."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping

from roughcut.critic.case import Finding, not_run, rounded
from roughcut.critic.contracts import CONTRACTS, JUDGED_PER_SHOT, JUDGED_WHOLE
from roughcut.critic.judge import in_order, metric_of
from roughcut.critic.judging.schema import FilmJudgement, Judgement, Score
from roughcut.critic.schema import Note, Report
from roughcut.critic.thresholds import FAITHFUL

FAITHFULNESS = "faithfulness"


def with_judgement(report: Report, found: FilmJudgement) -> Report:
    """The report with what a judge said: the votes as they are, a metric for each criterion, and a note for
    each take that misses its shot."""
    findings = {name: _of_whole(found, name) for name in JUDGED_WHOLE}
    findings |= {name: _of_shots(found, name) for name in JUDGED_PER_SHOT}
    metrics = {**report.metrics, **{name: metric_of(name, each) for name, each in findings.items()}}
    ordered = {name: metrics[name] for name in CONTRACTS if name in metrics}
    others = [note for note in report.notes if note.metric != FAITHFULNESS]
    notes = in_order([*others, *_faithfulness_notes(report, found)])
    return report.model_copy(update={"metrics": ordered, "judgement": found, "notes": notes})


def with_kept_judgement(
    report: Report, found: FilmJudgement, film_digest: str, script_digest: str
) -> tuple[Report, str]:
    """The report with what an earlier review of `film_digest` was told, marked as kept, where film and
    script are still the same; else the report with the reason in the place of the scores, and that reason."""
    changed = []
    if film_digest != report.film_digest:
        changed.append("the film")
    if found.script_digest not in ("", script_digest):
        changed.append("its script")
    if not changed:
        return with_judgement(report, found.model_copy(update={"kept": True})), ""
    has = "have" if len(changed) > 1 else "has"
    reason = (
        f"{found.told} judged an earlier state: {' and '.join(changed)} {has} changed since. Add --judge to "
        "have this one judged."
    )
    names = [name for name in (*JUDGED_WHOLE, *JUDGED_PER_SHOT) if name in report.metrics]
    metrics = {**report.metrics, **{name: metric_of(name, not_run(reason)) for name in names}}
    return report.model_copy(update={"metrics": metrics}), reason


def _faithfulness_notes(report: Report, found: FilmJudgement) -> Iterator[Note]:
    """A note for each shot whose take the judge finds to miss it, in the words of its lowest vote."""
    for shot in report.shots:
        judgement = found.shots.get(str(shot.number))
        score = judgement.scores.get(FAITHFULNESS) if judgement else None
        if judgement is None or score is None or score.mean is None or shot.start_s is None:
            continue
        if severity := FAITHFUL.severity(score.mean):
            opinions = [
                vote.opinions[FAITHFULNESS] for vote in judgement.votes if FAITHFULNESS in vote.opinions
            ]
            lowest = min(opinions, key=lambda each: each.score)
            yield Note(
                shot=shot.number,
                span_s=(shot.start_s, shot.end_s or shot.start_s),
                severity=severity,
                metric=FAITHFULNESS,
                message=lowest.reason or f"The judge gives this take {score.mean:.1f} of 5.",
                suggestion="Take the shot again: `roughcut shoot SCRIPT -o OUT --retakes 1 --judge JUDGE`.",
            )


def _of_whole(found: FilmJudgement, name: str) -> Finding:
    judgement = found.whole
    score = judgement.scores.get(name)
    if score is None:
        return not_run(f"{judgement.judge} was asked by {judgement.rubric}, which does not have it.")
    details = _made_by(judgement, found) | {"votes": score.asked, "failed_votes": score.asked - score.valid}
    if score.mean is None:
        return Finding(None, score.reason, details=details)
    details |= {"spread": _short(score.spread), "agreement": _short(score.agreement)}
    return Finding(score.mean, sample_count=score.valid, details=details)


def _of_shots(found: FilmJudgement, name: str) -> Finding:
    if not found.shots:
        return not_run(found.shots_reason or "No take was judged.")
    scores = {number: each.scores[name] for number, each in found.shots.items() if name in each.scores}
    means = [score.mean for score in scores.values() if score.mean is not None]
    failed = [number for number, score in scores.items() if score.mean is None]
    details = _made_by(next(iter(found.shots.values())), found) | {
        "shots": len(scores),
        "failed_shots": failed,
        "votes": sum(score.asked for score in scores.values()),
        "failed_votes": sum(score.asked - score.valid for score in scores.values()),
        "spread": {number: _short(score.spread) for number, score in scores.items()},
    }
    per_shot = rounded({number: score.mean for number, score in scores.items()})
    if not means:
        return Finding(None, f"No shot has a score: {_why(scores)}", per_shot=per_shot, details=details)
    return Finding(statistics.fmean(means), sample_count=len(means), per_shot=per_shot, details=details)


def _why(scores: Mapping[str, Score]) -> str:
    return " ".join(dict.fromkeys(score.reason for score in scores.values() if score.reason))


def _made_by(judgement: Judgement, found: FilmJudgement) -> dict[str, object]:
    return {
        "judge": judgement.judge,
        "rubric": judgement.rubric,
        "prompt": judgement.prompt,
        "shown": judgement.shown,
        "judged_on": found.judged_on,
        "kept": found.kept,
    }


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
