"""A judge held against people: the order, the bias, and what neither can be told of."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from roughcut.critic.calibration.calibrate import calibrate
from roughcut.critic.calibration.schema import (
    Calibration,
    HumanScores,
    Reported,
    ReportedItem,
)
from roughcut.errors import OptionError

COUNT = 40
TRUTH = [float(value) for value in np.random.default_rng(3).uniform(0.5, 4.0, COUNT)]
Say = Callable[[int, float], float | None]


def found(say: Say, *, people: list[float] | None = None, metric: str = "faithfulness") -> Calibration:
    """A judge that says this of each item, held against people who know the truth."""
    items = tuple(
        ReportedItem(
            names=(f"talk {index}",),
            values={metric: say(index, truth)},
            traits={"language": "zh" if index % 2 else "en", "duration_s": float(index)},
        )
        for index, truth in enumerate(TRUTH)
    )
    reported = Reported(kind="script", items=items, scale=frozenset({"faithfulness"}), judges=("j",))
    scores = {f"talk {index}": {metric: (value,)} for index, value in enumerate(people or TRUTH)}
    return calibrate(HumanScores(scores=scores), reported, human_name="h.csv", report_names=["r.json"])


def test_a_judge_that_agrees_is_correlated_and_not_biased() -> None:
    """1 in both, and no group stands out."""
    metric = found(lambda _, truth: truth).metrics["faithfulness"]
    assert (metric.spearman.value, metric.kendall.value) == (1.0, 1.0)
    assert metric.bias
    assert metric.bias.overall.mean == 0
    assert [group.verdict for groups in metric.bias.by.values() for group in groups if group.verdict] == []


def test_a_bias_against_one_language_is_found_in_that_language() -> None:
    """And length, which has nothing to do with it, is left alone."""
    metric = found(lambda index, truth: truth - (index % 2) * 0.5).metrics["faithfulness"]
    assert metric.bias
    verdicts = {group.group: group.verdict for group in metric.bias.by["language"]}
    assert verdicts == {"en": "", "zh": "too low"}
    assert len(metric.bias.by["duration_s"]) == 3


def test_scatter_alone_is_no_bias_by_score() -> None:
    """Where both miss the truth by as much, once one way and once the other, no band leans."""
    noise = np.repeat(np.random.default_rng(5).normal(0, 0.2, COUNT // 2), 2) * np.tile([1, -1], COUNT // 2)
    truth = [value for value in TRUTH[: COUNT // 2] for _ in range(2)]
    people = [value - off for value, off in zip(truth, noise, strict=True)]
    metric = found(lambda i, _: truth[i] + noise[i], people=people).metrics["faithfulness"]
    assert metric.bias
    assert {group.mean for group in metric.bias.by["score"]} == {0.0}
    assert metric.bias.mean_absolute > 0.1


def test_fewer_than_ten_common_items_have_no_correlation() -> None:
    """But a reason; and items without a score are not taken for 0."""
    metric = found(lambda index, truth: truth if index < 9 else None).metrics["faithfulness"]
    assert metric.spearman.value is None
    assert "10 are the least" in metric.spearman.reason
    assert (metric.n, metric.asked) == (9, COUNT)
    assert metric.bias
    assert metric.bias.overall.mean == 0


def test_a_judge_that_says_the_same_of_everything_has_no_order() -> None:
    """Null with the reason; its bias is told all the same."""
    metric = found(lambda *_: 4.0).metrics["faithfulness"]
    assert metric.kendall.value is None
    assert "no order" in metric.kendall.reason
    assert metric.bias
    assert metric.bias.overall.verdict == "too high"


def test_a_metric_on_another_scale_is_compared_by_order_alone() -> None:
    """VSA is no score from 0 to 5, and neither is a scale of 0 to 10."""
    metric = found(lambda _, truth: 20 + truth, metric="vsa").metrics["vsa"]
    assert metric.spearman.value == 1.0
    assert metric.bias is None
    assert "only the order" in metric.bias_reason
    ten = found(lambda _, truth: truth, people=[2 * truth for truth in TRUTH]).metrics["faithfulness"]
    assert ten.bias is None
    assert ten.spearman.value == 1.0


def test_what_is_on_one_side_alone_is_named() -> None:
    """Items and metrics that the report lacks, and how many items nobody scored."""
    items = (ReportedItem(names=("a",), values={"vsa": 1.0}), ReportedItem(names=("b",), values={"vsa": 2.0}))
    human = HumanScores(scores={"a": {"vsa": (1.0,), "taste": (2.0,)}, "c": {"vsa": (1.0,)}})
    reported = Reported(kind="film", items=items)
    told = calibrate(human, reported, human_name="h", report_names=["r"])
    assert told.not_in_reports == ("c", "taste")
    assert told.not_scored == 1


def test_names_that_fit_nothing_or_several_items_are_errors() -> None:
    """An exact name counts before a title that others share."""
    items = tuple(ReportedItem(names=(path, "Same title"), values={"vsa": 1.0}) for path in ("a", "b"))
    reported = Reported(kind="film", items=items)

    def of(name: str, metric: str = "vsa") -> Calibration:
        human = HumanScores(scores={name: {metric: (1.0,)}})
        return calibrate(human, reported, human_name="h", report_names=["r"])

    assert of("a").metrics["vsa"].n == 1
    with pytest.raises(OptionError, match="names 2 items"):
        of("Same title")
    with pytest.raises(OptionError, match="No item of h"):
        of("z")
    with pytest.raises(OptionError, match="None of the metrics"):
        of("a", "taste")
