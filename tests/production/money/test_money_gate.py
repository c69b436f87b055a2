"""The gate: so many at once, the most urgent first, and the polls that let a place go soon."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from roughcut.production.money.gate import Gate
from roughcut.production.money.pace import Pace


def test_of_those_who_wait_the_most_urgent_is_let_in_first() -> None:
    """One place is held while five wait: the longest chain goes first, and of equals the first to come."""
    gate, order = Gate(1, 100_000), []

    def wait(index: int, urgency: int) -> None:
        with gate.place(urgency):
            order.append(index)

    with ThreadPoolExecutor(5) as pool, gate.place():
        for index, urgency in enumerate((0, 3, 1, 3, 2)):
            pool.submit(wait, index, urgency)
            while len(gate._waiting) <= index:
                threading.Event().wait(0.001)
    assert order == [1, 3, 4, 2, 0]


def test_whoever_gives_up_waiting_keeps_nobody_out() -> None:
    """A place that was left by an error is free again."""
    gate = Gate(1, 100_000)
    for _ in range(2):
        try:
            with gate.place(5):
                raise ValueError("given up")
        except ValueError:
            pass
    with gate.place():
        assert gate._waiting == []


@given(st.floats(20, 3000))
def test_a_job_that_is_over_is_seen_within_a_twentieth_of_its_time(job_s: float) -> None:
    """No job holds its place for long after its end, and none is asked for all the time."""
    late_s, polls = followed(job_s)
    assert late_s <= max(2.0, 0.05 * job_s)
    assert polls <= 60 + job_s / 15


@given(st.floats(20, 3000), st.floats(1.0, 1.2))
def test_where_others_took_as_long_a_job_is_seen_at_once_with_fewer_polls(
    usual_s: float, more: float
) -> None:
    """From shortly before the usual time on polls come often; before that hardly any are needed."""
    job_s = usual_s * more
    late_s, polls = followed(job_s, usual_s)
    assert late_s <= max(1.0, 0.0125 * usual_s)
    assert polls <= 40 + job_s / 15


@given(st.floats(20, 3000), st.floats(1, 6000))
def test_a_wrong_guess_costs_no_more_than_none(job_s: float, usual_s: float) -> None:
    """A job that is quicker or slower than the others is still seen within a twentieth, or a longest wait."""
    late_s, _ = followed(job_s, usual_s)
    assert late_s <= max(15.0, 0.05 * job_s)


def test_the_shortest_of_the_last_jobs_is_what_a_model_usually_takes() -> None:
    """Each model for itself, and what is long ago does not count."""
    gate = Gate(1, 100_000)
    assert gate.usual_s("one") is None
    gate.remember("one", 5.0)
    for seconds in (60.0, 50.0, *[55.0] * 11):
        gate.remember("one", seconds)
    gate.remember("other", 7.0)
    assert gate.usual_s("one") == 50.0


def followed(job_s: float, usual_s: float | None = None) -> tuple[float, int]:
    """How late the end of a job is seen, in seconds, and after how many polls."""
    clock, polls = 0.0, 0
    for wait_s in Pace().polls(usual_s):
        if clock >= job_s:
            break
        clock, polls = clock + wait_s, polls + 1
    return clock - job_s, polls
