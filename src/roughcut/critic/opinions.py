"""What a judge said, as the page shows it: scores with how many votes they are of, and every reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from roughcut.critic.judging.schema import Judgement, Score, Vote
from roughcut.critic.schema import Report

_HIGHEST = 5
_SHOWN = {
    "film with sound": "It was shown the film with its sound.",
    "film without sound": "It was shown the film without its sound, and was not asked about what is heard.",
    "frames and transcript": "It was shown a frame of each shot and a transcript, and was not asked about"
    " what is heard.",
    "text": "It was shown the script.",
}
REHEARSED = "This was a rehearsal: a judge’s scores were made by rule and say nothing."
"""Stands above the scores of a judge that was none."""


def opinions(report: Report) -> dict[str, Any] | None:
    """The judge, what it was shown, and its scores of the whole film; None where nobody judged."""
    found = report.judgement
    if found is None:
        return None
    whole = found.whole
    failed = found.failed_votes
    asked = sum(len(each.votes) for each in found.judgements)
    rehearsed = whole.judge.startswith("rehearsed ")
    cost = "would cost" if rehearsed else "cost"
    price = "" if found.price_usd is None else f"All votes together {cost} ${found.price_usd:.4f}."
    return {
        "judge": whole.judge,
        "scales": ", ".join(dict.fromkeys([each.rubric for each in found.judgements] + [whole.prompt])),
        "shown": _SHOWN[whole.shown],
        "failed": f"{failed} of {asked} votes failed and count in no mean." if failed else "",
        "price": price,
        "rows": [_row(name, score, whole.votes) for name, score in whole.scores.items()] + _shots_row(report),
        "shots_reason": found.shots_reason,
        "judged_on": found.judged_on,
        "kept": "Kept from an earlier review of this very film; this one asked nobody." if found.kept else "",
        "rehearsed": REHEARSED if rehearsed else "",
    }


def of_shot(report: Report, number: int) -> list[dict[str, Any]]:
    """What the judge said of one shot's take."""
    found: Judgement | None = report.judgement.shots.get(str(number)) if report.judgement else None
    if found is None:
        return []
    return [_row(name, score, found.votes) for name, score in found.scores.items()]


def _row(name: str, score: Score, votes: Sequence[Vote]) -> dict[str, Any]:
    spread = "" if score.spread is None else f"spread {score.spread:.1f}"
    return {
        "name": name,
        "title": score.title,
        "value": "–" if score.mean is None else f"{score.mean:.1f}",
        "width": f"{100 * (score.mean or 0.0) / _HIGHEST:.1f}",
        "of": ", ".join(part for part in (f"{score.valid} of {score.asked} votes", spread) if part),
        "reason": score.reason,
        "votes": [_vote(name, vote) for vote in votes if name in vote.opinions or vote.failure],
    }


def _vote(name: str, vote: Vote) -> dict[str, str]:
    if vote.failure:
        return {"score": "–", "reason": vote.failure, "observations": ""}
    given = vote.opinions[name]
    return {"score": f"{given.score:g}", "reason": given.reason, "observations": given.observations}


def _shots_row(report: Report) -> list[dict[str, Any]]:
    """The mean over takes, where any was judged."""
    metric = report.metrics.get("faithfulness")
    if metric is None or "shots" not in metric.details:
        return []
    return [
        {
            "name": "faithfulness",
            "title": "Faithfulness of the takes",
            "value": "–" if metric.value is None else f"{metric.value:.1f}",
            "width": f"{100 * (metric.value or 0.0) / _HIGHEST:.1f}",
            "of": f"{metric.sample_count} of {metric.details['shots']} shots",
            "reason": metric.reason or "What was said of each take stands with its shot, below.",
            "votes": [],
        }
    ]
