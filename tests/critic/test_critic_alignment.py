"""Matching a film's stretches to the planned shots."""

from __future__ import annotations

from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from roughcut.critic.metrics.alignment import match_shots

_lengths = st.lists(st.integers(24, 240), min_size=1, max_size=12)


def _spans(lengths: list[int]) -> list[tuple[int, int]]:
    ends = list(accumulate(lengths))
    return list(zip([0, *ends[:-1]], ends, strict=True))


def _cuts(lengths: list[int]) -> list[int]:
    return list(accumulate(lengths))[:-1]


@given(_lengths)
def test_a_film_as_planned_matches_shot_for_shot(lengths: list[int]) -> None:
    """Nothing is missing, extra or unsure."""
    match = match_shots(lengths, _cuts(lengths), sum(lengths), 24)
    assert list(match.spans) == _spans(lengths)
    assert not match.missing
    assert not match.extra
    assert not match.unsure


@given(_lengths, st.data())
def test_every_frame_belongs_to_a_shot_or_is_extra(lengths: list[int], data: st.DataObject) -> None:
    """However wrong the cuts are, the stretches cover the film once."""
    total = sum(lengths)
    cuts = sorted(data.draw(st.sets(st.integers(1, total - 1), max_size=10)))
    match = match_shots(lengths, cuts, total, 24)
    covered = sorted([span for span in match.spans if span] + list(match.extra))
    assert covered[0][0] == 0
    assert covered[-1][1] == total
    assert all(a[1] == b[0] for a, b in pairwise(covered))


def test_a_shot_left_out_is_the_one_that_is_missing() -> None:
    """The others keep their stretches."""
    match = match_shots([48, 60, 78, 96], _cuts([48, 60, 96]), 204, 24)
    assert match.missing == (2,)
    assert match.spans[3] == (108, 204)


def test_a_cut_that_was_not_seen_leaves_two_shots_in_one_stretch() -> None:
    """Both are there, and both are unsure."""
    match = match_shots([48, 60, 78], [108], 186, 24)
    assert match.spans == ((0, 48), (48, 108), (108, 186))
    assert match.unsure == {0, 1}


def test_a_cut_too_many_does_not_make_two_shots_of_one() -> None:
    """The shot is both stretches."""
    match = match_shots([48, 100, 78], [48, 80, 148], 226, 24)
    assert match.spans == ((0, 48), (48, 148), (148, 226))
    assert not match.extra


def test_a_shot_shown_twice_is_extra_once() -> None:
    """What no planned shot accounts for is said."""
    match = match_shots([48, 60, 78], _cuts([48, 60, 60, 78]), 246, 24)
    assert [end - start for start, end in match.extra] == [60]


def test_a_long_plan_is_matched_quickly() -> None:
    """A thousand shots, one of them missing."""
    lengths = [40 + (index * 37) % 100 for index in range(1000)]
    match = match_shots(lengths, _cuts(lengths[:500] + lengths[501:]), sum(lengths) - lengths[500], 24)
    assert match.missing == (500,)
