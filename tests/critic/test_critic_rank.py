"""Rank correlations: against an independent implementation, and by the laws that they keep."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from roughcut.critic.metrics import rank
from roughcut.critic.metrics.means import mean_of

_SCORES = st.lists(
    st.tuples(st.integers(0, 5), st.integers(-20, 20)),
    min_size=rank.LEAST_ITEMS,
    max_size=30,
)


@settings(max_examples=25)
@given(_SCORES)
def test_both_agree_with_scipy(pairs: list[tuple[int, int]]) -> None:
    """With many ties too; where one side is all alike there is no correlation."""
    first, second = [float(a) for a, _ in pairs], [float(b) for _, b in pairs]
    if len(set(first)) == 1 or len(set(second)) == 1:
        assert rank.spearman(first, second).value is None
        assert rank.kendall(first, second).value is None
        return
    assert rank.spearman(first, second).value == pytest.approx(stats.spearmanr(first, second).statistic)
    assert rank.kendall(first, second).value == pytest.approx(stats.kendalltau(first, second).statistic)


@settings(max_examples=15)
@given(_SCORES)
def test_only_the_order_counts(pairs: list[tuple[int, int]]) -> None:
    """A scale that is bent upwards changes nothing, not even the interval."""
    first, second = [float(a) for a, _ in pairs], [float(b) for _, b in pairs]
    bent = [value**3 + 7 for value in first]
    assert rank.spearman(bent, second) == rank.spearman(first, second)


def test_the_interval_holds_the_value_and_narrows_with_more_items() -> None:
    """Sixteen times the items, about a quarter of the width."""
    random = np.random.default_rng(4)
    widths = []
    for count in (20, 320):
        truth = random.normal(size=count)
        found = rank.spearman(list(truth), list(truth + random.normal(size=count)))
        assert found.interval
        assert found.value is not None
        assert found.interval[0] < found.value < found.interval[1]
        widths.append(found.interval[1] - found.interval[0])
    assert 2.5 < widths[0] / widths[1] < 7


def test_too_few_items_are_refused() -> None:
    """The least is stated, and so are the lengths that must agree."""
    with pytest.raises(ValueError, match="too few"):
        rank.kendall([1.0] * (rank.LEAST_ITEMS - 1), [1.0] * (rank.LEAST_ITEMS - 1))
    with pytest.raises(ValueError, match="each item"):
        rank.spearman([1.0] * 12, [1.0] * 11)


def test_a_mean_leaves_gaps_out_and_says_of_how_many_it_is() -> None:
    """A gap is no 0; four values have no interval, none has no mean."""
    found = mean_of([2.0, None, 4.0])
    assert (found.value, found.count, found.total, found.interval) == (3.0, 2, 3, None)
    assert mean_of([None]).value is None
    whole = mean_of([1.0, 2.0, 3.0, 4.0, 5.0])
    assert whole.interval
    assert 1 <= whole.interval[0] < 3 < whole.interval[1] <= 5
