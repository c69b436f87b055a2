"""The gate: so many at once, the most urgent first, and the polls that let a place go soon."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from roughcut.production.money.gate import Gate
from roughcut.production.money.purchase import Pace


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
    clock, polls = 0.0, 0
    for wait_s in Pace().polls():
        if clock >= job_s:
            break
        clock, polls = clock + wait_s, polls + 1
    assert clock - job_s <= max(2.0, 0.05 * job_s)
    assert polls <= 60 + job_s / 15
