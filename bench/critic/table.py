"""From values to answers: does a damaged copy score worse, more so when it is damaged more?"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from roughcut.critic.contracts import CONTRACTS
from roughcut.critic.judging import rubric
from roughcut.critic.scripts.review import CHECKS
from roughcut.critic.thresholds import LOUDNESS_TARGET

Values = Mapping[str, float | None]
"""Metrics of one film."""
STILL = 0.02
"""A change smaller than this share of the largest change that any damage causes counts as none."""
TELLS_AUC, TELLS_PAIRED = 0.8, 0.9
OF_SCRIPTS: dict[str, str] = {
    **dict.fromkeys(CHECKS, "lower"),
    "line_coverage": "higher",
    **dict.fromkeys(("shots", "duration", "shots_per_minute"), "describes"),
    **dict.fromkeys(("size_variety", "movement_variety", "size_changes"), "describes"),
    **{each.name: "higher" for each in rubric("script").criterion},
}
"""What is counted and judged in scripts: faults by check, measures, and a judge's criteria."""
_TARGETS = {"loudness": LOUDNESS_TARGET}
_DESCRIBES = ("movement", "dynamic_degree")
"""Metrics of which neither more nor less is worse: any change of theirs is told."""


@dataclass(frozen=True)
class Answer:
    """What a metric makes of a damage. `auc`: the chance that a damaged copy scores worse than a sound
    film (any two films); `paired`: the share of films whose copy scores worse than the film itself; both
    at the `strength` that is told best (the greatest of equals, and only one that was measured on every
    film); `monotone`: whether the mean gets no better from strength to strength; `means`: the mean value
    undamaged and at each strength; `silenced`: the share of the most damaged copies without a value."""

    strength: int
    auc: float
    paired: float
    monotone: bool
    means: tuple[float, ...]
    silenced: float

    @property
    def tells(self) -> bool:
        """Whether the metric notices this damage."""
        return self.paired >= TELLS_PAIRED or (self.auc >= TELLS_AUC and self.paired >= 0.5)


def badness(metric: str, value: float, usual: float) -> float:
    """How bad a value is; for what has no better or worse, how far it is from the film's usual value."""
    better = _better(metric)
    if better == "describes":
        return abs(value - usual)
    if better == "target":
        return abs(value - _TARGETS.get(metric, 0.0))
    return -value if better == "higher" else value


def _better(metric: str) -> str:
    if metric in CONTRACTS:
        return "describes" if metric in _DESCRIBES else CONTRACTS[metric].better
    return OF_SCRIPTS[metric]


def jitter(metric: str, films: Sequence[str], values: Mapping[tuple[str, str, int], Values]) -> float:
    """What counts as no change: what encoding again moves, and a little of the largest change."""
    changes, again = [0.0], [0.0]
    for (film, damage, _), found in values.items():
        before, after = values[film, "undamaged", 0].get(metric), found.get(metric)
        if before is not None and after is not None:
            change = abs(badness(metric, after, before) - badness(metric, before, before))
            (again if damage == "encoded again" else changes).append(change)
    return max(1e-6, *again, STILL * max(changes))


def answer(
    metric: str, damage: str, films: Sequence[str], values: Mapping[tuple[str, str, int], Values]
) -> Answer | None:
    """None where the metric has no value even on sound films, or no copy was measured. Strengths that were
    not measured have a mean of NaN."""
    sound = {f: v for f in films if (v := values[f, "undamaged", 0].get(metric)) is not None}
    measured = [f for f in sound if metric in values.get((f, damage, 3), {})]
    if not measured:
        return None
    room = jitter(metric, films, values)
    rows = [
        {f: v for f in sound if (v := values.get((f, damage, strength), {}).get(metric)) is not None}
        for strength in (1, 2, 3)
    ]
    means = [float(np.mean(list(row.values()))) if row else float("nan") for row in (sound, *rows)]
    bad = [
        float(np.mean([badness(metric, v, sound[f]) for f, v in row.items()])) if row else float("nan")
        for row in (sound, *rows)
    ]
    whole = [all(metric in values.get((f, damage, strength), {}) for f in measured) for strength in (1, 2, 3)]
    told = [
        _told(metric, row, sound, room) if all_there else (0.5, 0.0)
        for row, all_there in zip(rows, whole, strict=True)
    ]
    best = max(range(3), key=lambda index: (round(sum(told[index]), 6), index))
    known = [value for value in bad if not np.isnan(value)]
    return Answer(
        strength=best + 1,
        auc=told[best][0],
        paired=told[best][1],
        monotone=all(b >= a - room for a, b in itertools.pairwise(known)),
        means=tuple(means),
        silenced=1 - len(rows[-1]) / len(measured),
    )


def _told(
    metric: str, row: Mapping[str, float], sound: Mapping[str, float], room: float
) -> tuple[float, float]:
    """The AUC and the own share of one strength."""
    worse = [
        _more(badness(metric, a, sound[f]), badness(metric, b, sound[g]), room)
        for f, a in row.items()
        for g, b in sound.items()
    ]
    own = [
        _more(badness(metric, v, sound[f]), badness(metric, sound[f], sound[f]), room) for f, v in row.items()
    ]
    return (float(np.mean(worse)), float(np.mean([value == 1 for value in own]))) if worse else (0.5, 0.0)


def _more(one: float, other: float, room: float) -> float:
    return 0.5 if abs(one - other) <= room else float(one > other)
