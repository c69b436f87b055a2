"""Shots fit the lengths that a model sells, cut where nobody speaks, at the least price."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from director_films import do, orders_of, say, script_of, shot
from hypothesis import given, settings
from hypothesis import strategies as st

from roughcut.director.fit import cut_points, least_seconds, parts_of
from roughcut.models.video.schema import TakeOrder
from roughcut.script.schema import Beat
from roughcut.timebase import ms_at


def cents(seconds: int) -> Decimal:
    return Decimal(seconds) / 10


def order_of(seconds: float, *beats: Beat, rate: Fraction = Fraction(24)) -> TakeOrder:
    return orders_of(script_of(shot(1, seconds, *beats)), rate=rate).orders[0]


BEATS = st.lists(
    st.one_of(
        st.text("abcdefgh ", min_size=3, max_size=90)
        .filter(lambda text: text.strip())
        .map(lambda text: say("Mara", text)),
        st.text("klmnop ", min_size=3, max_size=60).filter(lambda text: text.strip()).map(do),
    ),
    max_size=7,
)
LENGTHS = st.sampled_from([(4, 8, 12), (5, 10), (3, 4, 5, 6, 7, 8, 9, 10), (8,)])
RATES = st.sampled_from([Fraction(24), Fraction(25), Fraction(24000, 1001)])


@settings(max_examples=40)
@given(st.floats(1.0, 60.0), BEATS, LENGTHS, RATES)
def test_parts_hold_the_whole_shot_and_no_cut_falls_into_a_line(
    seconds: float, beats: list[Beat], lengths: tuple[int, ...], rate: Fraction
) -> None:
    """Whatever the shot: its parts adjoin, add up to it, fit their takes, and spoken lines stay whole."""
    order = order_of(seconds, *beats, rate=rate)
    parts = parts_of(order, lengths, cents)
    if parts is None:
        assert max(cue.duration_ms for cue in order.cues) > (max(lengths) - 1) * 1000
        return
    assert parts[0].first_frame == 0
    assert sum(part.frame_count for part in parts) == order.frame_count
    for before, after in pairwise(parts):
        assert before.first_frame + before.frame_count == after.first_frame
        cut_ms = ms_at(after.first_frame, rate)
        assert not any(cue.start_ms + 1 < cut_ms < cue.end_ms - 1 for cue in order.cues)
    for part in parts:
        assert part.seconds in lengths
        assert part.frame_count <= part.seconds * rate + Fraction(1, 2)


@settings(max_examples=25)
@given(st.integers(1, 40), LENGTHS)
def test_no_other_way_is_cheaper(seconds: int, lengths: tuple[int, ...]) -> None:
    """A silent shot costs what the cheapest sum of lengths that holds it costs."""
    parts = parts_of(order_of(seconds, do("She waits.")), lengths, cents)
    assert parts is not None
    reach = {0}
    for _ in range(14):
        reach |= {total + length for total in reach for length in lengths if total + length <= 60}
    assert sum(part.seconds for part in parts) == min(total for total in reach if total >= seconds)


def test_the_cheapest_length_that_holds_the_shot_is_bought() -> None:
    """A shot of 5.5 s is a take of 8 s where there are 4, 8 and 12."""
    [part] = parts_of(order_of(5.5, do("She waits.")), (4, 8, 12), cents) or ()
    assert part.seconds == 8


def test_a_long_shot_is_cut_between_its_lines() -> None:
    """Two lines with an action between them: the cut falls into the action's silence."""
    order = order_of(
        14,
        say("Mara", "You came all this way in the rain, and for what?"),
        do("He puts the letter down."),
        say("Theo", "For this letter."),
    )
    first, second = parts_of(order, (5, 10), cents) or ()
    assert (first.seconds, second.seconds) == (10, 5)
    one, two = order.cues
    assert one.end_ms <= ms_at(second.first_frame, order.rate) <= two.start_ms


def test_a_silent_shot_is_cut_between_its_actions() -> None:
    """Two actions of like length: the cut stands where the second begins."""
    order = order_of(16, do("She opens the old iron safe."), do("She takes the money from it."))
    _, second = parts_of(order, (10,), cents) or ()
    assert ms_at(second.first_frame, order.rate) == pytest.approx(8000, abs=50)


def test_a_line_longer_than_every_take_fits_nowhere() -> None:
    """Words are not cut, so there is no way to make this shot."""
    assert parts_of(order_of(20, say("Mara", "word " * 60)), (4, 8), cents) is None


@pytest.mark.parametrize(
    ("frames", "rate", "seconds"),
    [
        (192, Fraction(24), 8),
        (193, Fraction(24), 12),
        (192, Fraction(24000, 1001), 8),
        (1, Fraction(24), 4),
        (400, Fraction(24), None),
    ],
)
def test_a_take_holds_as_many_frames_as_its_seconds(frames: int, rate: Fraction, seconds: int | None) -> None:
    """To half a frame, so that film rates such as 23.976 buy no longer take than whole ones."""
    assert least_seconds(frames, rate, (4, 8, 12)) == seconds


def test_cuts_between_beats_harm_less_than_cuts_within() -> None:
    """Every cut point is between 0 and the end, and those between beats are the ones without harm."""
    order = order_of(12, do("She reads."), say("Mara", "No."), do("She folds it."))
    points = cut_points(order)
    assert points[order.frame_count] == 0
    assert set(points.values()) == {0, 1}
    assert min(points) > 0
