"""Span arithmetic, against sets of whole numbers, which cannot be wrong."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from roughcut.critic.metrics.spans import (
    Span,
    at_least,
    difference,
    intersection,
    padded,
    runs,
    total,
    union,
)

_span = st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))
_spans = st.lists(_span, max_size=8)


def _points(spans: list[Span]) -> set[int]:
    return {point for start, end in spans for point in range(int(start), int(end))}


@given(_spans)
def test_a_union_holds_the_same_points_in_order_and_apart(spans: list[Span]) -> None:
    """Union changes the form, not the points."""
    joined = union(spans)
    assert _points(joined) == _points(spans)
    assert all(a[1] < b[0] for a, b in pairwise(joined))


@given(_spans, _spans)
def test_intersection_is_the_points_of_both(first: list[Span], second: list[Span]) -> None:
    """And the same in either order."""
    assert _points(intersection(first, second)) == _points(first) & _points(second)
    assert intersection(first, second) == intersection(second, first)


@given(_spans, _spans)
def test_difference_is_the_points_of_the_first_alone(first: list[Span], second: list[Span]) -> None:
    """What is taken away is gone, and nothing else."""
    assert _points(difference(first, second)) == _points(first) - _points(second)


@given(_spans, _spans)
def test_what_is_shared_and_what_is_left_make_the_whole(first: list[Span], second: list[Span]) -> None:
    """Lengths add up."""
    assert total(intersection(first, second)) + total(difference(first, second)) == total(first)


@given(st.lists(st.booleans(), max_size=40), st.integers(1, 5))
def test_runs_are_the_true_stretches_that_are_long_enough(flags: list[bool], least: int) -> None:
    """Each run is true within, false at both ends, and none is missed."""
    found = runs(flags, least)
    for start, end in found:
        assert end - start >= least
        assert all(flags[start:end])
        assert not (start and flags[start - 1])
        assert not (end < len(flags) and flags[end])
    if least == 1:
        assert _points([(a, b) for a, b in found]) == {i for i, flag in enumerate(flags) if flag}


@given(_spans, st.integers(0, 5))
def test_padding_grows_spans_but_never_below_zero(spans: list[Span], by: int) -> None:
    """Every point of a span and its neighbours are inside."""
    grown = padded(spans, by)
    assert _points(spans) <= _points(grown)
    assert all(start >= 0 for start, _ in grown)


def test_short_spans_can_be_left_out() -> None:
    """At least means at least."""
    assert at_least([(0, 1), (2, 4), (5, 8)], 2) == [(2, 4), (5, 8)]
