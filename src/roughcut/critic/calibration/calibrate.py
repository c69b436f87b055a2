"""Holds scores against people's: rank correlations, and the mean signed difference by group."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from roughcut.critic.calibration.schema import (
    Bias,
    CalibratedMetric,
    Calibration,
    Correlation,
    GroupBias,
    HumanScores,
    Reported,
    ReportedItem,
)
from roughcut.critic.contracts import CONTRACTS
from roughcut.critic.metrics.means import mean_of
from roughcut.critic.metrics.rank import LEAST_ITEMS, RankCorrelation, kendall, spearman
from roughcut.errors import OptionError

HIGHEST = 5.0
_BANDS = ("0 to 1", "1 to 2", "2 to 3", "3 to 4", "4 to 5")
_MOST_GROUPS = 12
_ALIKE = "All scores on one side are the same, so that there is no order to compare."
_Rank = Callable[[Sequence[float], Sequence[float]], RankCorrelation]


@dataclass(frozen=True)
class _Pair:
    """One item with people's mean score, the report's value, and what it can be grouped by."""

    human: float
    ours: float
    ratings: int
    traits: Mapping[str, str | float]

    @property
    def difference(self) -> float:
        return self.ours - self.human


def calibrate(
    human: HumanScores, reported: Reported, *, human_name: str, report_names: Sequence[str]
) -> Calibration:
    """Hold every metric that people scored against the report.

    Raises OptionError where no item or no metric of theirs is in the report, and where a name fits several
    items of it."""
    found = _matched(human, reported, human_name)
    asked = list(dict.fromkeys(metric for scores in human.scores.values() for metric in scores))
    known = {name for item in reported.items for name in item.values}
    if not known & set(asked):
        raise OptionError(
            f"None of the metrics in {human_name} ({', '.join(asked)}) is in the report; it has "
            f"{', '.join(sorted(known))}."
        )
    missing = [name for name in human.scores if name not in found]
    return Calibration(
        human=human_name,
        reports=tuple(report_names),
        kind=reported.kind,
        judges=reported.judges,
        metrics={
            name: _metric(name, human, found, on_scale=name in reported.scale)
            for name in asked
            if name in known
        },
        not_in_reports=(*missing, *(name for name in asked if name not in known)),
        not_scored=len(reported.items) - len({id(item) for item in found.values()}),
    )


def _matched(human: HumanScores, reported: Reported, human_name: str) -> dict[str, ReportedItem]:
    """The item that each of people's names means. A name of one item counts before the same of others that
    is less exact."""
    found: dict[str, ReportedItem] = {}
    for name in human.scores:
        for place in range(max((len(item.names) for item in reported.items), default=0)):
            fitting = [item for item in reported.items if item.names[place : place + 1] == (name,)]
            if len(fitting) > 1:
                raise OptionError(
                    f"{human_name}: {name!r} names {len(fitting)} items of the report; call them by "
                    f"{fitting[0].names[0]!r} and {fitting[1].names[0]!r}."
                )
            if fitting:
                found[name] = fitting[0]
                break
    if not found:
        names = ", ".join(item.names[0] for item in reported.items[:3])
        raise OptionError(
            f"No item of {human_name} is in the report; its items are called {names} and so on."
        )
    return found


def _metric(
    name: str, human: HumanScores, found: Mapping[str, ReportedItem], *, on_scale: bool
) -> CalibratedMetric:
    asked = [item for item, scores in human.scores.items() if name in scores]
    pairs = [
        _Pair(
            statistics.fmean(human.scores[item][name]),
            ours,
            len(human.scores[item][name]),
            {**found[item].traits, **human.traits.get(item, {})},
        )
        for item in asked
        if item in found and (ours := found[item].values.get(name)) is not None
    ]
    bias, reason = _bias(pairs, on_scale=on_scale)
    return CalibratedMetric(
        title=CONTRACTS[name].title if name in CONTRACTS else name.replace("_", " "),
        n=len(pairs),
        asked=len(asked),
        ratings=sum(pair.ratings for pair in pairs),
        spearman=_correlation(spearman, pairs),
        kendall=_correlation(kendall, pairs),
        bias=bias,
        bias_reason=reason,
    )


def _correlation(rank: _Rank, pairs: Sequence[_Pair]) -> Correlation:
    if len(pairs) < LEAST_ITEMS:
        return Correlation(
            value=None,
            reason=f"{len(pairs)} items have a score of both; {LEAST_ITEMS} are the least that say anything.",
        )
    result = rank([pair.human for pair in pairs], [pair.ours for pair in pairs])
    if result.value is None:
        return Correlation(value=None, reason=_ALIKE)
    interval = result.interval and (round(result.interval[0], 4), round(result.interval[1], 4))
    return Correlation(value=round(result.value, 4), interval_95=interval)


def _bias(pairs: Sequence[_Pair], *, on_scale: bool) -> tuple[Bias | None, str]:
    if not on_scale:
        return None, "This metric is not on people's scale, so that only the order can be compared."
    if not pairs:
        return None, "No item has a score of both."
    if any(not 0 <= pair.human <= HIGHEST for pair in pairs):
        return (
            None,
            f"People's scores leave the judge's scale of 0 to {HIGHEST:g}; only the order is compared.",
        )
    groups: dict[str, tuple[GroupBias, ...]] = {"score": _grouped(pairs, _band_of)}
    for trait in dict.fromkeys(name for pair in pairs for name in pair.traits):
        if of_trait := _by_trait(pairs, trait):
            groups[trait] = of_trait
    return Bias(
        overall=_group("all", pairs),
        mean_absolute=round(statistics.fmean(abs(pair.difference) for pair in pairs), 4),
        by=groups,
    ), ""


def _band_of(pair: _Pair) -> str:
    """The band of the middle between both: bands of one side alone would make the other seem biased to the
    middle, however fair it is."""
    return _BANDS[min(int((pair.human + pair.ours) / 2), len(_BANDS) - 1)]


def _by_trait(pairs: Sequence[_Pair], trait: str) -> tuple[GroupBias, ...]:
    """The groups of a trait: its words, or thirds where it is a number of many values; empty where there
    are fewer than two groups, or too many to read."""
    having = [pair for pair in pairs if trait in pair.traits]
    numbers = [_number(pair.traits[trait]) for pair in having]
    known = [number for number in numbers if number is not None]
    if len(known) == len(having) and len(set(known)) > 3:
        low, high = statistics.quantiles(known, n=3)
        words = (f"up to {low:g}", f"{low:g} to {high:g}", f"over {high:g}")
        groups = _grouped(having, lambda pair: words[_third(pair.traits[trait], low, high)], words)
    else:
        groups = _grouped(having, lambda pair: str(pair.traits[trait]))
    return groups if 2 <= len(groups) <= _MOST_GROUPS else ()


def _third(value: str | float, low: float, high: float) -> int:
    number = float(value)
    return (number > low) + (number > high)


def _number(value: str | float) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None


def _grouped(
    pairs: Sequence[_Pair], of: Callable[[_Pair], str], order: Iterable[str] = ()
) -> tuple[GroupBias, ...]:
    counts = Counter(of(pair) for pair in pairs)
    names = [name for name in (order or sorted(counts)) if counts[name]]
    return tuple(_group(name, [pair for pair in pairs if of(pair) == name]) for name in names)


def _group(name: str, pairs: Sequence[_Pair]) -> GroupBias:
    mean = mean_of([pair.difference for pair in pairs])
    assert mean.value is not None
    interval = mean.interval and (round(mean.interval[0], 4), round(mean.interval[1], 4))
    verdict: str = ""
    if interval and not interval[0] <= 0 <= interval[1]:
        verdict = "too high" if interval[0] > 0 else "too low"
    return GroupBias.model_validate(
        {
            "group": name, "n": len(pairs), "mean": round(mean.value, 4),
            "interval_95": interval, "verdict": verdict,
        }
    )  # fmt: skip
