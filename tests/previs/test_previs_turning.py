"""Turning, rising and raising an arm: nobody jumps from one drawing to a far one in a single frame."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from previs_orders import an_order, cue, person

from roughcut.previs.figures.gestures import arm_targets
from roughcut.previs.figures.look import look_of
from roughcut.previs.presence import rise_of, turn_of
from roughcut.previs.schema import Pose
from roughcut.previs.stage import Act, Figure, Heading, Spot, gesture_at, heading_at, key_at
from roughcut.previs.staging import stage_of
from roughcut.script.placement import Placement

_ROUND = (
    "left", "three_quarter_left", "slight_left", "camera", "slight_right", "three_quarter_right", "right",
    "away_right", "away", "away_left",
)  # fmt: skip
_FRAME_MS = 1000 / 24


def _steps(one: str, two: str) -> int:
    """How many drawings apart two turns are, the nearer way round."""
    apart = abs(_ROUND.index(one) - _ROUND.index(two))
    return min(apart, len(_ROUND) - apart)


def test_a_turn_passes_through_the_front() -> None:
    """From one three-quarter view to the other, the head is drawn at every turn between."""
    headings = (Heading(time_ms=0, degrees=-50.0), Heading(time_ms=1000, degrees=50.0))
    turns = [turn_of(heading_at(headings, frame * _FRAME_MS)) for frame in range(48)]
    assert [turn for turn, _ in itertools.groupby(turns)] == [
        "three_quarter_left",
        "slight_left",
        "camera",
        "slight_right",
        "three_quarter_right",
    ]
    assert sum(turns.count(turn) for turn in ("slight_left", "camera", "slight_right")) >= 3


@given(st.lists(st.floats(-180, 180), min_size=2, max_size=5), st.integers(80, 900))
def test_no_turn_jumps_two_drawings_in_one_frame(degrees: list[float], gap_ms: int) -> None:
    """Whatever the keys, even where a new turn interrupts the one before."""
    headings = tuple(Heading(time_ms=i * gap_ms, degrees=value) for i, value in enumerate(degrees))
    frames = range(int((len(degrees) * gap_ms + 1200) / _FRAME_MS))
    turns = [turn_of((heading_at(headings, f * _FRAME_MS) + 180) % 360 - 180) for f in frames]
    assert all(_steps(one, two) <= 1 for one, two in itertools.pairwise(turns))
    assert turns[-1] == turn_of(degrees[-1])


def test_a_cut_hides_a_turn() -> None:
    """A body that is turned round at a cut is there in the first frame after it."""
    headings = (Heading(time_ms=0, degrees=-50.0), Heading(time_ms=1000, degrees=50.0))
    assert heading_at(headings, 1000, cuts={1000}) == 50.0
    assert heading_at(headings, 1000) == -50.0


def test_speakers_have_turned_before_they_begin() -> None:
    """While a line starts, its speaker does not turn."""
    order = an_order(3, cues=(cue(0, "Ann", 300), cue(1, "Cleo", 1800), cue(2, "Ben", 3200)), frame_count=120)
    for each in order.cues:
        figure = next(f for f in stage_of(order).figures if f.name == each.speaker)
        start = heading_at(figure.headings, each.start_ms)
        assert heading_at(figure.headings, each.start_ms + 100) == start


def test_nobody_turns_just_after_a_cut() -> None:
    """Whoever listens to a line that opens the shot looks at its speaker in the first frame."""
    people = (person(0, -0.5), person(1, 0.0), person(2, 0.5))
    stage = stage_of(an_order(3, people=people, cues=(cue(0, "Cleo", 350, 3000),)))
    for figure in stage.figures:
        assert all(key.time_ms == 0 or key.time_ms > 600 for key in figure.headings)


@pytest.mark.parametrize(("duration_ms", "turns"), [(800, False), (2600, True)])
def test_who_sits_turns_round_for_long_lines_only(duration_ms: int, turns: bool) -> None:
    """A seated listener does not swing round for a word from the other side."""
    seated = Placement(x=0.0, posture="sitting", facing="left")
    people = (person(0, -0.5), person(1, 0.0, start=seated), person(2, 0.5))
    cues = (cue(0, "Ann", 300), cue(1, "Cleo", 2000, duration_ms))
    stage = stage_of(an_order(3, people=people, cues=cues, frame_count=120))
    ben = next(figure for figure in stage.figures if figure.name == "Ben")
    assert (key_at(ben.headings, 4900).degrees > 0) is turns


def test_arms_rise_and_fall_through_a_drawing_between() -> None:
    """A gesture begins and ends through two drawings between, unless a cut hides it."""
    acts = (Act(time_ms=0), Act(time_ms=500, gesture="wave"), Act(time_ms=1500))
    assert gesture_at(acts, 499) == ("none", 3)
    assert gesture_at(acts, 520) == ("wave", 1)
    assert gesture_at(acts, 600) == ("wave", 2)
    assert gesture_at(acts, 900) == ("wave", 3)
    assert gesture_at(acts, 1520) == ("wave", 2)
    assert gesture_at(acts, 1640) == ("wave", 1)
    assert gesture_at(acts, 1800) == ("none", 3)
    assert gesture_at(acts, 500, cuts={500}) == ("wave", 3)


def test_a_raised_arm_passes_between_rest_and_gesture() -> None:
    """The wrist of an arm on its way up is higher from drawing to drawing."""
    poses = [Pose(), *(Pose(gesture="wave", raised=part) for part in (1, 2, 3))]
    heights = [float(arm_targets(pose, 0.6)[0][1][1]) for pose in poses]
    assert heights == sorted(heights)
    assert len(set(heights)) == 4


def test_rising_drawings_meet_between_their_heights() -> None:
    """Just before and just after somebody stands up they are equally tall, and nearly so later."""
    spots = (
        Spot(time_ms=0, x_m=0, z_m=1, posture="sitting"),
        Spot(time_ms=1000, x_m=0, z_m=1, cut=True),
    )
    look = look_of("Ann", "a woman", ("Ann",))
    figure = Figure(name="Ann", look=look, spots=spots, headings=(Heading(time_ms=0, degrees=0.0),))
    before, after = rise_of(figure, 999.9), rise_of(figure, 1000.1)
    assert before > 1.05
    assert after < 0.95
    assert rise_of(figure, 500) == rise_of(figure, 1400) == 1.0
    assert rise_of(figure, 1000.1, cuts={1000}) == 1.0


def test_who_sits_has_turned_before_the_shot_to_whom_they_will_speak() -> None:
    """A seated speaker does not swing round on the bench to begin."""
    seated = Placement(x=0.0, posture="sitting", facing="left")
    people = (person(0, -0.3), person(1, 0.0, start=seated), person(2, 0.9))
    order = an_order(3, people=people, cues=(cue(0, "Ben", 1800), cue(1, "Cleo", 3300, 600)), frame_count=120)
    ben = next(figure for figure in stage_of(order).figures if figure.name == "Ben")
    assert all(key.degrees > 0 for key in ben.headings)


def test_people_who_talk_do_not_go_on_looking_into_the_camera() -> None:
    """Whoever faced the camera in an earlier shot looks at the other as soon as there is a conversation."""
    faced = [Placement(x=x, facing="camera") for x in (-0.42, 0.42)]
    people = tuple(person(index, place.x, start=place) for index, place in enumerate(faced))
    for size in ("Long Shot", "Medium Two-shot"):
        ann, ben = stage_of(an_order(2, people=people, sizes=(size,))).figures
        assert all(key.degrees > 20 for key in ann.headings)
        assert all(key.degrees < -20 for key in ben.headings)
