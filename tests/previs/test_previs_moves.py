"""Movements: they have a way, they start and settle, and they arrive before the line ends."""

from __future__ import annotations

import itertools
import math

import pytest
from previs_geometry import figure_of, head_of, view_of
from previs_orders import an_order, person

from roughcut.previs.anatomy import body_of
from roughcut.previs.framing import Setup, Subject, frame
from roughcut.previs.moves import dollied, travel_of, visible_height
from roughcut.previs.stage import Stage
from roughcut.previs.staging import stage_of
from roughcut.script.placement import Placement
from roughcut.script.schema import Action
from roughcut.script.vocabulary import Movement, Size

SETTLING = [
    Movement.PUSH_IN, Movement.PULL_OUT, Movement.ZOOM, Movement.TRUCK, Movement.ARC, Movement.CRANE,
    Movement.DOLLY_ZOOM, Movement.TILT, Movement.PAN, Movement.WHIP_PAN, Movement.CRASH_ZOOM,
    Movement.RACK_FOCUS,
]  # fmt: skip


def _shot(move: str, size: str = "Medium Shot", count: int = 2, who: str = "Ben") -> Stage:
    return stage_of(an_order(count, sizes=(size,), movements=(move,), focus=(who,)))


@pytest.mark.parametrize("move", SETTLING)
def test_a_movement_starts_and_settles(move: Movement) -> None:
    """The camera moves, and is at rest over the last tenth of the shot: no drift into the cut."""
    stage = _shot(move.value)
    states = [view_of(stage, time_ms) for time_ms in range(0, 4000, 100)]
    assert len({(view.eye, view.look_at, view.fov, view.focus_m) for view in states}) > 3
    assert all(view == states[-1] for view in states[-4:])


@pytest.mark.parametrize("move", SETTLING)
def test_a_movement_has_no_jerk(move: Movement) -> None:
    """From frame to frame the picture's middle never jumps by more than a whip of the head."""
    stage = _shot(move.value)
    for one, two in itertools.pairwise(view_of(stage, stage.time_ms(f)) for f in range(stage.frame_count)):
        assert abs(two.project(one.look_at)[0] / stage.width_px - 0.5) < 0.75


def test_a_gentle_movement_arrives_before_its_line_ends() -> None:
    """Whoever the shot is about says the last words in the frame that was asked for."""
    assert travel_of((0, 10_000), 7000)[1] == 7000
    assert travel_of((0, 10_000), None)[1] == 8600
    assert travel_of((0, 10_000), 1500)[1] == 6000


@pytest.mark.parametrize(
    ("left", "right"), [("Pan Left", "Pan Right"), ("Truck Left", "Truck Right"), ("左摇", "右摇")]
)
def test_left_and_right_are_different_ways(left: str, right: str) -> None:
    """With one person in the place, the two begin on opposite sides."""
    for move, sign in ((left, -1), (right, 1)):
        stage = _shot(move, count=1, who="Ann")
        first, last = (view_of(stage, time).look_at[0] + view_of(stage, time).eye[0] for time in (0, 3999))
        assert (last - first) * sign > 0.1


@pytest.mark.parametrize(("move", "sign"), [("Crane up", 1), ("Crane down", -1), ("Pedestal up", 1)])
def test_a_crane_goes_the_way_that_it_is_told(move: str, sign: int) -> None:
    """Up ends higher than it began, down lower."""
    stage = _shot(move)
    assert (view_of(stage, 3999).eye[1] - view_of(stage, 0).eye[1]) * sign > 0.15


def test_a_pedestal_does_not_tilt() -> None:
    """It rises with its gaze level; a crane looks down from above."""
    stage = _shot("Pedestal up")
    tilts = {round(view.look_at[1] - view.eye[1], 6) for view in (view_of(stage, t) for t in (0, 1500, 3999))}
    assert len(tilts) == 1


@pytest.mark.parametrize(("move", "grows"), [("Zoom in", True), ("Zoom out", False), ("Push-in", True)])
def test_zooms_have_a_way(move: str, grows: bool) -> None:
    """Zooming in ends closer than it began, zooming out farther."""
    stage = _shot(move)
    heads = [head_of(stage, figure_of(stage, "Ben"), time) for time in (0, 3999)]
    assert bool(heads[1].chin - heads[1].top > 1.3 * (heads[0].chin - heads[0].top)) is grows


def test_a_dolly_zoom_keeps_the_face_and_changes_the_place() -> None:
    """The head stays as large while the field of view opens by half and more."""
    stage = _shot("Dolly Zoom")
    heads = [head_of(stage, figure_of(stage, "Ben"), time) for time in (0, 3999)]
    sizes = [head.chin - head.top for head in heads]
    assert sizes[1] == pytest.approx(sizes[0], rel=0.08)
    assert view_of(stage, 3999).fov > 1.5 * view_of(stage, 0).fov


def test_the_focus_passes_from_face_to_face() -> None:
    """While the focus racks both faces are in frame, at every moment but the passing one is sharp, and
    it is whoever speaks."""
    stage = _shot("Rack Focus")
    ann, ben = figure_of(stage, "Ann"), figure_of(stage, "Ben")
    for time_ms in range(0, 4000, 100):
        view = view_of(stage, time_ms)
        heads = [head_of(stage, figure, time_ms) for figure in (ann, ben)]
        assert all(head.in_frame for head in heads)
        blurs = [view.softness(head.depth_m) / stage.height_px for head in heads]
        if time_ms < 1400:
            assert blurs[0] < 0.0008 < 0.004 < blurs[1]
        if time_ms > 2400:
            assert blurs[1] < 0.0008 < 0.004 < blurs[0]


@pytest.mark.parametrize("size", ["Long Shot", "Medium Shot", "Close-up"])
@pytest.mark.parametrize("move", ["Rack Focus", "Shallow Focus", "Static", "Push-in"])
def test_somebody_is_always_sharp(size: str, move: str) -> None:
    """In a shot of two, whatever the camera does, one of them is in focus but while the focus passes."""
    stage = stage_of(an_order(2, sizes=(size,), movements=(move,), focus=("Ann", "Ben")))
    soft = 0
    for frame_index in range(stage.frame_count):
        time_ms = stage.time_ms(frame_index)
        view = view_of(stage, time_ms)
        depths = [head_of(stage, figure, time_ms).depth_m for figure in stage.figures]
        soft += min(view.softness(depth) for depth in depths) > 0.003 * stage.height_px
    assert soft <= 12


def test_a_dolly_keeps_its_headroom() -> None:
    """Farther away the head stands at the same share of the frame's height, or nearly."""
    body = stage_of(an_order()).figures[0]
    key = frame(Size.MS, Setup(), [Subject(0.0, 2.0, body_of(body.look, "standing"))], 16 / 9)
    far = dollied(key, 1.5)
    assert visible_height(far) == pytest.approx(1.5 * visible_height(key))
    assert math.dist(far.eye, far.look_at) == pytest.approx(1.5 * math.dist(key.eye, key.look_at))


def test_a_camera_that_follows_stays_with_who_walks() -> None:
    """From the first frame to the last the walker keeps a place in the frame, even in a wide shot."""
    start = Placement(x=-0.8, posture="walking", facing="right")
    people = (person(0, -0.8, start=start, end=start.model_copy(update={"x": 0.8})),)
    order = an_order(1, people=people, sizes=("Long Shot",), movements=("Follow",), cues=(), focus=("Ann",))
    stage = stage_of(order)
    places = [head_of(stage, stage.figures[0], time).x for time in range(0, 4000, 200)]
    assert max(places) - min(places) < 0.2
    assert view_of(stage, 3900).eye[0] - view_of(stage, 0).eye[0] > 1.5


@pytest.mark.parametrize("move", ["Static", "Tilt", "Push-in"])
def test_a_close_camera_tilts_with_who_rises(move: str) -> None:
    """Somebody who stands up in a medium close-up has the face in frame before, while and after."""
    start = Placement(x=0.42, posture="sitting", facing="left")
    end = start.model_copy(update={"posture": "standing"})
    people = (person(0, -0.42), person(1, 0.42, start=start, end=end))
    order = an_order(2, people=people, sizes=("Medium Close-up",), movements=(move,), focus=("Ben",))
    stage = stage_of(order)
    heads = [head_of(stage, figure_of(stage, "Ben"), time) for time in range(0, 4000, 100)]
    assert all(0.0 < head.eyes < head.mouth < 1.0 for head in heads)


@pytest.mark.parametrize("move", ["Static", "Tilt"])
def test_a_two_shot_goes_a_little_with_who_rises(move: str) -> None:
    """Both faces are in frame before, while and after, and nobody was moved up to the other for it."""
    start = Placement(x=0.42, posture="sitting", facing="left")
    end = start.model_copy(update={"posture": "standing"})
    one = person(0, -0.42, start=start.model_copy(update={"x": -0.42, "facing": "right"}))
    people, beats = (one, person(1, 0.42, start=start, end=end)), (Action(text="Ben stands up."),)
    order = an_order(
        2, people=people, beats=beats, sizes=("Medium Long Shot",), movements=(move,), cues=(), focus=()
    )
    stage = stage_of(order)
    ben = figure_of(stage, "Ben")
    assert {spot.posture for spot in ben.spots} == {"sitting", "standing"}
    for name in ("Ann", "Ben"):
        heads = [head_of(stage, figure_of(stage, name), time) for time in range(0, 4000, 100)]
        assert all(0.0 < head.eyes < head.mouth < 1.0 for head in heads)


def test_a_crane_over_a_wide_shot_keeps_the_place_in_sight() -> None:
    """From above, the horizon stays under the upper edge, and the people are in the frame."""
    stage = _shot("Crane", size="Long Shot")
    view = view_of(stage, 0)
    assert 0.0 < view.project((0.0, view.eye[1], 400.0))[1] / stage.height_px < 0.3
    assert all(head_of(stage, figure, 0).in_frame for figure in stage.figures)


@pytest.mark.parametrize("size", ["Extreme Wide Shot", "Long Shot", "Medium Long Shot", "Medium Shot"])
def test_a_crane_begins_with_the_place(size: str) -> None:
    """The upper part of its first frame sees what stands behind people: as far up as the horizon."""
    view = view_of(_shot("Crane", size), 0)
    horizon = view.project((view.eye[0], view.eye[1], 400.0))[1]
    assert 0 < horizon < view.height_px / 3


def test_a_pull_out_reveals_who_stands_beside() -> None:
    """Ben, who is out of a close framing of Ann, comes into it and is whole at its end."""
    people = (person(0, -0.3), person(1, 0.05))
    pull, still = (
        stage_of(
            an_order(2, people=people, sizes=("Medium Shot",), movements=(move,), focus=("Ann",), cues=())
        )
        for move in ("Pull-out", "Static")
    )
    ben = figure_of(pull, "Ben")
    assert all(spot.seen for spot in ben.spots)
    view = view_of(pull, 3900)
    x, _, _ = view.project((ben.spots[0].x_m, 1.5, ben.spots[0].z_m))
    assert 0.08 < x / view.width_px < 0.95
    assert visible_height(pull.camera.keys[-1]) > 1.5 * visible_height(still.camera.keys[0])


@pytest.mark.parametrize("move", ["Push-in", "Pull-out"])
def test_a_wide_frame_is_not_filled_with_floor(move: str) -> None:
    """Where the camera is farthest from whole people, what is below their feet is no more than a third."""
    stage = _shot(move, size="Long Shot")
    widest = max(stage.camera.keys, key=visible_height)
    view = view_of(stage, widest.time_ms)
    for figure in stage.figures:
        _, feet, _ = view.project((figure.spots[0].x_m, 0.0, figure.spots[0].z_m))
        assert 0.6 < feet / stage.height_px < 1.0
