"""A judgement laid into a report: its means among the metrics, each saying how many votes it is of."""

from __future__ import annotations

import statistics
from collections.abc import Mapping

from roughcut.critic.case import Finding, not_run, rounded
from roughcut.critic.contracts import CONTRACTS, JUDGED_PER_SHOT, JUDGED_WHOLE
from roughcut.critic.judge import metric_of
from roughcut.critic.judging.schema import FilmJudgement, Judgement, Score
from roughcut.critic.schema import Report


def with_judgement(report: Report, found: FilmJudgement) -> Report:
    """The report with what a judge said: the votes as they are, and a metric for each criterion."""
    findings = {name: _of_whole(found.whole, name) for name in JUDGED_WHOLE}
    findings |= {name: _of_shots(found, name) for name in JUDGED_PER_SHOT}
    metrics = {**report.metrics, **{name: metric_of(name, each) for name, each in findings.items()}}
    in_order = {name: metrics[name] for name in CONTRACTS if name in metrics}
    return report.model_copy(update={"metrics": in_order, "judgement": found})


def _of_whole(judgement: Judgement, name: str) -> Finding:
    score = judgement.scores.get(name)
    if score is None:
        return not_run(f"{judgement.judge} was asked by {judgement.rubric}, which does not have it.")
    details = _made_by(judgement) | {"votes": score.asked, "failed_votes": score.asked - score.valid}
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
    details = _made_by(next(iter(found.shots.values()))) | {
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


def _made_by(judgement: Judgement) -> dict[str, object]:
    return {
        "judge": judgement.judge,
        "rubric": judgement.rubric,
        "prompt": judgement.prompt,
        "shown": judgement.shown,
    }


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
