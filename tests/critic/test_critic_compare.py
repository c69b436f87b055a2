"""Reports side by side."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pytest
from critic_films import expectation
from hypothesis import given
from hypothesis import strategies as st

from roughcut.critic.compare import compare, story_of
from roughcut.critic.many.schema import FilmsReport
from roughcut.critic.many.table import films_report, row_of
from roughcut.critic.metrics.paired import paired_difference
from roughcut.critic.schema import Metric, Report
from roughcut.errors import OptionError

Better = Literal["higher", "lower", "target"]


def _report(per_shot: list[float | None], better: Better = "higher", encoder: str = "a") -> Report:
    known = [value for value in per_shot if value is not None]
    metric = Metric(
        title="Alignment", value=float(np.mean(known)), unit="×100", better=better, how="By eye.",
        per_shot={str(number): value for number, value in enumerate(per_shot, start=1)},
        details={"encoder": "tiny", "encoder_sha256": encoder},
    )  # fmt: skip
    return Report(
        film="film.mp4", film_digest="0" * 64, roughcut_version="1", expectation=expectation(),
        metrics={"vsa": metric}, notes=(),
    )  # fmt: skip


@given(st.lists(st.floats(-100, 100), min_size=5, max_size=30), st.floats(-50, 50))
def test_a_steady_difference_is_certain(first: list[float], by: float) -> None:
    """Where every pair differs by the same, the interval is that difference."""
    found = paired_difference(first, [value + by for value in first])
    assert found is not None
    assert found.interval is not None
    assert found.mean == pytest.approx(by, abs=1e-9)
    assert found.interval == pytest.approx((by, by), abs=1e-9)


def test_the_interval_covers_the_true_difference_about_as_often_as_it_says() -> None:
    """Of 200 draws of 20 pairs whose true mean difference is 1, between 88 and 99 in a hundred."""
    random = np.random.default_rng(3)
    hits = 0
    for _ in range(200):
        gaps = random.normal(1, 2, 20)
        found = paired_difference([0.0] * 20, list(gaps), draws=400)
        assert found is not None
        assert found.interval is not None
        hits += found.interval[0] <= 1 <= found.interval[1]
    assert 0.88 <= hits / 200 <= 0.99


def test_pairs_with_a_gap_are_left_out_and_few_have_no_interval() -> None:
    """A missing shot is no zero."""
    found = paired_difference([1.0, None, 3.0, 4.0], [2.0, 9.0, None, 6.0])
    assert found is not None
    assert (found.mean, found.interval, found.count) == (1.5, None, 2)
    assert paired_difference([None], [1.0]) is None


@pytest.mark.parametrize(
    ("better", "by", "verdict"),
    [("higher", 2, "better"), ("higher", -2, "worse"), ("lower", -2, "better"), ("target", 2, "higher")],
)
def test_a_verdict_needs_an_interval_that_excludes_nothing(better: Better, by: int, verdict: str) -> None:
    """And follows which way is better."""
    first = [10.0, 11.0, 9.0, 12.0, 10.5, 9.5]
    other = [value + by + 0.1 * index for index, value in enumerate(first)]
    found = compare([("A", _report(list(first), better)), ("B", _report(list(other), better))])
    difference = found.metrics["vsa"].differences[1]
    assert difference is not None
    assert difference.verdict == verdict
    same = (
        compare([("A", _report(list(first))), ("B", _report(list(first[::-1])))])
        .metrics["vsa"]
        .differences[1]
    )
    assert same is not None
    assert same.verdict == ""


def test_numbers_of_different_encoders_are_not_compared() -> None:
    """Both are shown, and the reason why there is no difference."""
    found = compare([("A", _report([1.0] * 6)), ("B", _report([2.0] * 6, encoder="b"))]).metrics["vsa"]
    assert found.values == (1.0, 2.0)
    assert found.differences == (None, None)
    assert "different encoders" in found.reason


def test_one_report_alone_is_not_compared() -> None:
    """It is said in one sentence."""
    report = _report([1.0, None])
    with pytest.raises(OptionError, match="two reports or more"):
        compare([("A", report)])


def _films(values: list[float | None], model: str) -> FilmsReport:
    """A review of a film of each story by this model, with one value each."""
    rows = []
    for number, value in enumerate(values, start=1):
        one = _report([0.0])
        vsa = one.metrics["vsa"].model_copy(update={"value": value})
        one = one.model_copy(update={"metrics": {"vsa": vsa}})
        rows.append((row_of(f"{model}_anime_{number:03d}/film.mp4", "", one), one))
    return films_report(rows)


def test_reports_of_many_films_are_compared_story_by_story() -> None:
    """Each film against that of the same line by the other model; a story without a value is no pair."""
    first, other = _films([10, 20, 30, 40, 50, None], "veo"), _films([12, 22, 32, 42, 52, 99], "kling")
    found = compare([("A", first), ("B", other)])
    assert found.over == "films"
    assert found.metrics["vsa"].values == (30.0, 43.1667)
    difference = found.metrics["vsa"].differences[1]
    assert difference is not None
    assert (difference.mean, difference.pair_count, difference.verdict) == (2.0, 5, "better")
    assert story_of("a/b.mp4") == "a/b.mp4"
    with pytest.raises(OptionError, match="one kind"):
        compare([("A", first), ("B", _report([1.0]))])


def test_scores_of_different_judges_are_not_compared() -> None:
    """Nor those by different scales; the same judge by the same scale is."""

    def judged(judge: str) -> Report:
        one = _report([3.0, 4.0, 3.0, 2.0, 5.0])
        details = {"judge": judge, "rubric": "shot/1", "prompt": "judge/1", "shown": "film with sound"}
        return one.model_copy(
            update={"metrics": {"faithfulness": one.metrics["vsa"].model_copy(update={"details": details})}}
        )

    apart = compare([("A", judged("one")), ("B", judged("another"))]).metrics["faithfulness"]
    assert apart.differences == (None, None)
    assert "judges" in apart.reason
    assert compare([("A", judged("one")), ("B", judged("one"))]).metrics["faithfulness"].differences[1]
