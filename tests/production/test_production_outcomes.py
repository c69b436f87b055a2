"""Outcomes of planned takes: what is kept, what is made anew, and that nothing is paid for twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from roughcut.director.estimate import estimated_plan
from roughcut.director.schema import ModelPlan, PlanOptions, ShotPlan, TakePlan
from roughcut.director.takes import model_plan
from roughcut.models.video.catalogue import chosen_profile
from roughcut.production.shooting.outcomes import Outcomes
from roughcut.production.shooting.schema import Outcome
from roughcut.script.formats import read_script

SCRIPT = """\
【SCENE DESCRIPTION】
A kitchen.
【DIALOGUE】
1. [0s-4s] (Static+Medium Shot)
Plot: Ada looks up.
2. [4s-8s] (Static+Medium Shot)
Plot: Ada looks down.
"""
Making = Callable[[TakePlan, str, Callable[[str], Outcome]], Outcome]


class Killed(Exception):  # noqa: N818 - no error of ours
    """Stands for the end of the process."""


class Floor:
    """A folder of outcomes, which each `run` reads as a new process would."""

    def __init__(self, folder: Path) -> None:
        script = read_script(SCRIPT, "script").script
        self.orders: ShotPlan = estimated_plan(script, PlanOptions())
        self.plan: ModelPlan = model_plan(script, self.orders, chosen_profile("seedance-2.0"))
        self.folder = folder
        self.made: list[str] = []
        self.seen: list[bool] = []

    def run(self, *lacking: str, killed: str = "") -> None:
        """Settle the last take; those of `lacking` are not to be had, at `killed` the process ends."""

        def make(take: TakePlan, inputs: str, outcome_of: Callable[[str], Outcome]) -> Outcome:
            self.made.append(take.slate)
            self.seen = [outcome_of(need).is_good for need in take.needs]
            if take.slate == killed:
                raise Killed
            if take.slate in lacking:
                return Outcome(slate=take.slate, inputs=inputs, fault="it is in doubt")
            (self.folder / f"t{take.slate}.mp4").touch()
            return Outcome(slate=take.slate, inputs=inputs, token=f"t{take.slate}")

        outcomes = Outcomes(
            self.plan, self.orders.orders, self.folder, lambda token: self.folder / f"{token}.mp4"
        )
        outcomes.settle("1-002", make)


@pytest.fixture
def floor(tmp_path: Path) -> Floor:
    """Two shots of one set-up: the second goes on from the first."""
    made = Floor(tmp_path)
    assert made.plan.takes[1].needs == ("1-001",)
    return made


def test_a_take_is_kept_while_nothing_changed(floor: Floor) -> None:
    """The second run makes nothing."""
    floor.run()
    floor.run()
    assert floor.made == ["1-001", "1-002"]


def test_a_take_that_comes_late_makes_no_other_stale(floor: Floor) -> None:
    """What was bought without the take before it is kept when that take is there at last."""
    floor.run("1-001")
    floor.run()
    floor.run()
    assert floor.made == ["1-001", "1-002", "1-001"]


def test_what_was_asked_without_a_take_is_asked_the_same_after_a_kill(floor: Floor) -> None:
    """The call may have been sent: asking for it with another picture would be another purchase."""
    with pytest.raises(Killed):
        floor.run("1-001", killed="1-002")
    floor.run()
    assert floor.made == ["1-001", "1-002", "1-001", "1-002"]
    assert floor.seen == [False]
