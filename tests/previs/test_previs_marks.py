"""Marks: room for everybody, seats that stay where they are, entrances that are in time."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from previs_orders import an_order, person

from roughcut.models.video.schema import Person
from roughcut.previs.marks import Mark, gathered, marks_of, spots_of
from roughcut.previs.sets import Seat
from roughcut.previs.staging import stage_of
from roughcut.script.placement import Placement
from roughcut.script.schema import Action


def _people(places: list[float], depth: float = 0.5) -> tuple[Person, ...]:
    return tuple(
        person(0, x, start=Placement(x=x, depth=depth)).model_copy(update={"name": f"P{index}"})
        for index, x in enumerate(places)
    )


@given(st.lists(st.floats(-0.8, 0.8), min_size=2, max_size=6))
def test_everybody_has_room(places: list[float]) -> None:
    """Wherever blocking puts them, people at one depth stand half a metre and more apart."""
    marks = [start for start, _ in marks_of(_people(places)).values()]
    for one, two in itertools.combinations(marks, 2):
        assert abs(one.x_m - two.x_m) > 0.5


def test_nobody_stands_before_who_sits() -> None:
    """A sitter keeps the seat; whoever stood in the line of sight steps aside, and stays on their side."""
    sitter = person(0, -0.3, start=Placement(x=-0.3, depth=0.8, posture="sitting"))
    stander = person(1, -0.2, start=Placement(x=-0.2, depth=0.2))
    marks = marks_of((sitter, stander), (Seat(-0.6, 3.2),))
    assert marks["Ann"][0].x_m == -0.6
    # Seen from seven metres before the stage, where a master is taken from.
    sight = [mark.x_m / (7.0 + mark.z_m) for mark, _ in (marks["Ann"], marks["Ben"])]
    assert (sight[1] - sight[0]) * 8 > 0.4


def test_who_stands_still_does_not_step_aside_for_who_comes() -> None:
    """The end of a shot moves only those whom its blocking moves."""
    ann = person(0, 0.0, start=Placement(x=0.0))
    ben = person(1, 0.9, start=Placement(x=0.9), end=Placement(x=0.05))
    start, end = marks_of((ann, ben))["Ann"]
    assert start.x_m == end.x_m


def test_two_who_both_sit_keep_their_chairs() -> None:
    """A two-shot of an interview does not leave the chairs empty behind the people."""
    marks = {
        "Ann": Mark(-1.2, 2.6, "sitting", "right", seen=True, seated=True),
        "Ben": Mark(1.2, 2.6, "sitting", "left", seen=True, seated=True),
    }
    assert gathered(marks, ("Ann", "Ben"), 0.8) == marks


def test_of_two_who_lean_far_apart_one_comes_over_and_stands() -> None:
    """Posts do not travel: Ann keeps hers, and Ben, who comes to her for a two-shot, leans on nothing."""
    leans = Mark(-1.2, 2.0, "leaning", "right", True, placed=True, lean=-1)
    other = Mark(1.2, 2.0, "leaning", "left", True, placed=True, lean=1)
    closer = gathered({"Ann": leans, "Ben": other}, ("Ann", "Ben"), 0.8)
    assert closer["Ann"] == leans
    assert (round(closer["Ben"].x_m, 2), closer["Ben"].posture, closer["Ben"].lean) == (-0.4, "standing", 0)


@pytest.mark.parametrize("speaks_ms", [300, 900, 2500])
def test_who_comes_in_and_speaks_is_nearly_there(speaks_ms: int) -> None:
    """By the first word at most a metre is left, however far away the wings are."""
    wings, mark = (Mark(x, 2.0, "standing", "right", seen=True) for x in (-4.6, -0.8))
    spots = spots_of(wings, mark, 0, 8000, speaks_ms)
    assert spots[-1].x_m == -0.8
    assert abs(spots[0].x_m + 0.8) - 1.05 * speaks_ms / 1000 < 1.0


def test_who_rises_from_a_seat_stands_before_it() -> None:
    """Nobody steps aside in order to stand up."""
    sits = Placement(x=0.5, posture="sitting", facing="left")
    ann = person(0, 0.5, start=sits, end=sits.model_copy(update={"posture": "standing"}))
    start, end = marks_of((ann,), (Seat(1.2, 2.8),))["Ann"]
    assert start.seated
    assert end.x_m == start.x_m
    assert 0 < start.z_m - end.z_m < 0.15


@pytest.mark.parametrize(
    ("action", "rises_ms", "waves_after"),
    [("Ben stands up and waves.", 800, True), ("Ben waves.", 2000, False)],
)
def test_somebody_rises_when_they_are_told_to(action: str, rises_ms: int, waves_after: bool) -> None:
    """As soon as it was seen that they sat, with what follows after it; untold, in the middle of the shot."""
    sits = Placement(x=0.42, posture="sitting", facing="left")
    ben = person(1, 0.42, start=sits, end=sits.model_copy(update={"posture": "standing"}))
    people, beats = (person(0, -0.42), ben), (Action(text=action),)
    figure = stage_of(an_order(2, people=people, cues=(), beats=beats, sizes=("Long Shot",))).figures[1]
    rises = next(spot.time_ms for spot in figure.spots if spot.posture == "standing")
    waves = next(act.time_ms for act in figure.acts if act.gesture == "wave")
    assert rises == rises_ms
    assert (waves > rises) is waves_after


def test_who_stands_almost_before_a_seat_stands_before_it() -> None:
    """An empty chair beside somebody would look as if somebody else had left it."""
    ann = person(0, 0.5)
    (near,) = (end for _, end in marks_of((ann,), (Seat(1.2, 2.8),)).values())
    (far,) = (end for _, end in marks_of((ann,), (Seat(0.2, 2.8),)).values())
    assert (near.x_m, far.x_m) == (1.2, 1.5)
    assert near.z_m == far.z_m
    sits = person(1, 0.35, start=Placement(x=0.35, posture="sitting"))
    assert marks_of((sits, ann), (Seat(1.2, 2.8),))["Ann"][1].x_m >= 1.5


def test_who_comes_to_a_table_for_a_two_shot_does_not_go_behind_it() -> None:
    """A vase on the table would stand before them: they come to the sitter's own depth."""
    sits = Mark(1.2, 2.82, "sitting", "left", seen=True, seated=True)
    far = Mark(-2.7, 3.8, "standing", "right", seen=True, placed=True)
    both = gathered({"Ann": far, "Ben": sits}, ("Ann", "Ben"), 1.05)
    assert both["Ben"] == sits
    assert both["Ann"].z_m <= sits.z_m
    assert both["Ann"].x_m < sits.x_m
