"""Framing: heads get their air, nobody named is cut off, and the camera keeps its side of the line."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from previs_orders import an_order, person

from roughcut.previs import framing
from roughcut.previs.anatomy import body_of
from roughcut.previs.camera import View, view_at
from roughcut.previs.figures.body import head_offset_of
from roughcut.previs.figures.look import look_of
from roughcut.previs.marks import Mark, gathered
from roughcut.previs.presence import turn_of
from roughcut.previs.scenery import layer_depth
from roughcut.previs.schema import Pose
from roughcut.previs.sprites import SpriteShelf
from roughcut.previs.stage import Figure, Stage, heading_at, key_at, place_at
from roughcut.previs.staging import stage_of
from roughcut.previs.troupe import Troupe
from roughcut.script.placement import Facing, Placement, Posture
from roughcut.script.schema import Action, Scene
from roughcut.script.vocabulary import Angle, Movement, Size

SHAPES = ((1280, 720), (720, 1280), (960, 960), (1920, 800))
CLOSE = (Size.CU, Size.MCU, Size.MS, Size.MLS)
STEADY = [move for move in Movement if move not in (Movement.WHIP_PAN, Movement.PAN, Movement.TILT)]


def _view(stage: Stage, time_ms: float) -> View:
    return view_at(stage.camera, time_ms, stage.width_px, stage.height_px)


def _head(stage: Stage, figure: Figure, time_ms: float) -> tuple[float, float, float, float]:
    """x, top and eyes of a head in shares of the frame, and its depth in metres."""
    view = _view(stage, time_ms)
    x, z, _ = place_at(figure, time_ms)
    body = body_of(figure.look, key_at(figure.spots, time_ms).posture)
    px, top, depth = view.project((x, body.top_m, z))
    eyes = view.project((x, body.eyes_m, z))[1]
    return px / stage.width_px, top / stage.height_px, eyes / stage.height_px, depth


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("size", CLOSE)
def test_a_single_has_its_head_in_frame_with_air_above(size: Size, shape: tuple[int, int]) -> None:
    """In every close size and shape of frame the eyes are on the upper third or near it; from the medium
    close-up on the head is whole, with little air above."""
    order = an_order(sizes=(size.value,), focus=("Ann",), width_px=shape[0], height_px=shape[1])
    stage = stage_of(order)
    x, top, eyes, _ = _head(stage, stage.figures[0], 0.0)
    assert 0.2 < x < 0.8
    assert (-0.08 if size is Size.CU else 0.02) < top < 0.32
    assert 0.15 < eyes < 0.46


@pytest.mark.parametrize("shape", SHAPES)
def test_an_extreme_close_up_holds_the_eyes(shape: tuple[int, int]) -> None:
    """The tightest size may cut the hair but never the eyes."""
    order = an_order(sizes=("Extreme Close-up",), focus=("Ben",), width_px=shape[0], height_px=shape[1])
    stage = stage_of(order)
    x, _, eyes, _ = _head(stage, stage.figures[1], 0.0)
    assert 0.2 < x < 0.8
    assert 0.2 < eyes < 0.6


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("size", [Size.LS, Size.EWS])
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_wide_shot_shows_everyone_from_head_to_foot(count: int, size: Size, shape: tuple[int, int]) -> None:
    """The first frame of a wide size holds all heads and all feet."""
    stage = stage_of(an_order(count, sizes=(size.value,), width_px=shape[0], height_px=shape[1]))
    for figure in stage.figures:
        x, top, _, _ = _head(stage, figure, 0.0)
        spot_x, spot_z, _ = place_at(figure, 0.0)
        feet = _view(stage, 0.0).project((spot_x, 0.0, spot_z))[1] / stage.height_px
        assert 0.02 < x < 0.98
        assert 0.0 < top < feet < 1.0


def test_closer_sizes_show_larger_heads() -> None:
    """From extreme wide to extreme close, the head grows at every step."""
    heights = []
    for size in reversed(Size):
        stage = stage_of(an_order(sizes=(size.value,), focus=("Ann",)))
        _, top, eyes, _ = _head(stage, stage.figures[0], 0.0)
        heights.append(eyes - top)
    assert heights == sorted(heights)
    assert heights[-1] > 8 * heights[0]


def test_a_single_leaves_room_to_look_into() -> None:
    """Who looks right stands left of the middle, and the other way round."""
    ann = stage_of(an_order(sizes=("Close-up",), focus=("Ann",)))
    ben = stage_of(an_order(sizes=("Close-up",), focus=("Ben",)))
    assert _head(ann, ann.figures[0], 0.0)[0] < 0.5 < _head(ben, ben.figures[1], 0.0)[0]


@settings(max_examples=40, deadline=None)
@given(
    size=st.sampled_from(CLOSE),
    move=st.sampled_from(STEADY),
    angle=st.sampled_from(list(Angle)),
    shape=st.sampled_from(SHAPES),
    who=st.sampled_from(["Ann", "Ben"]),
)
def test_whom_a_shot_is_about_stays_in_frame(
    size: Size, move: Movement, angle: Angle, shape: tuple[int, int], who: str
) -> None:
    """Whatever the camera does, the eyes of the focus are in every frame."""
    order = an_order(
        sizes=(size.value, angle.value), movements=(move.value,), focus=(who,),
        width_px=shape[0], height_px=shape[1],
    )  # fmt: skip
    stage = stage_of(order)
    figure = next(each for each in stage.figures if each.name == who)
    for frame in range(0, stage.frame_count, 5):
        x, _, eyes, depth = _head(stage, figure, stage.time_ms(frame))
        assert depth > 0.3
        assert 0.03 < x < 0.97
        assert 0.0 < eyes < 0.8


@settings(max_examples=40, deadline=None)
@given(
    sizes=st.lists(st.sampled_from(list(Size)), min_size=1, max_size=3, unique=True),
    move=st.sampled_from(list(Movement)),
    # Through somebody's eyes the camera is an end of the line, so there is no side to keep.
    angle=st.sampled_from([angle for angle in Angle if angle is not Angle.POV]),
    who=st.sampled_from(["Ann", "Ben"]),
)
def test_the_camera_never_crosses_the_line(sizes: list[Size], move: Movement, angle: Angle, who: str) -> None:
    """From every framing Ann, who stands on the left, is seen to the left of Ben."""
    order = an_order(
        sizes=(*(size.value for size in sizes), angle.value), movements=(move.value,), focus=(who,)
    )
    stage = stage_of(order)
    ann, ben = stage.figures
    for frame in range(0, stage.frame_count, 8):
        time_ms = stage.time_ms(frame)
        eye = _view(stage, time_ms).eye
        (ax, az, _), (bx, bz, _) = place_at(ann, time_ms), place_at(ben, time_ms)
        # The cross product tells on which side of the line through both the camera is.
        assert (bx - ax) * (eye[2] - az) - (bz - az) * (eye[0] - ax) < 1e-6


def test_singles_of_two_who_talk_look_in_opposite_directions() -> None:
    """Shot and reverse shot: one looks to the picture's right, the other to its left."""
    looks = []
    for index, who in enumerate(("Ann", "Ben")):
        stage = stage_of(an_order(sizes=("Medium Close-up",), focus=(who,)))
        heading = key_at(stage.figures[index].headings, 800).degrees
        looks.append(_view(stage, 800).heading_of(heading))
        assert 15 <= abs(_yaw(_view(stage, 800))) <= 35
    assert looks[0] > 15
    assert looks[1] < -15


def test_over_the_shoulder_the_listener_is_near_and_seen_from_behind() -> None:
    """The listener stands between the lens and the speaker, at the frame's side, turned away."""
    stage = stage_of(an_order(sizes=("Medium Shot", "Over the Shoulder"), focus=("Ann",)))
    ann, ben = stage.figures
    far, near = _head(stage, ann, 0.0), _head(stage, ben, 0.0)
    assert near[3] < 0.6 * far[3]
    assert 0.6 < near[0] < 1.15
    assert abs(_view(stage, 0.0).heading_of(key_at(ben.headings, 0).degrees)) > 132


def test_a_pan_over_a_shoulder_stays_over_it() -> None:
    """The lens does not travel from where the listener would stand if nothing were cheated."""
    order = an_order(sizes=("Close-up", "Over the Shoulder"), movements=("Pan",), focus=("Ben",))
    stage = stage_of(order)
    assert len({key.eye for key in stage.camera.keys}) == 1


def test_through_somebodys_eyes_the_other_looks_into_the_lens() -> None:
    """In a point-of-view shot the listener is not seen and the speaker faces the camera."""
    stage = stage_of(an_order(sizes=("Medium Shot", "POV"), focus=("Ann",)))
    ann, ben = stage.figures
    assert not key_at(ben.spots, 500).seen
    assert abs(_view(stage, 500).heading_of(key_at(ann.headings, 500).degrees)) < 15


def test_nobody_stands_before_a_single() -> None:
    """In a close framing, whoever would overlap the one framed steps out of it."""
    stage = stage_of(an_order(4, sizes=("Close-up",), focus=("Cleo",)))
    cleo = next(figure for figure in stage.figures if figure.name == "Cleo")
    for figure in stage.figures:
        if figure.name != "Cleo" and key_at(figure.spots, 0).seen:
            apart = abs(_head(stage, figure, 0.0)[0] - _head(stage, cleo, 0.0)[0])
            assert apart > 0.15


def test_several_sizes_with_a_push_are_one_move() -> None:
    """A push-in from a long shot to a close-up travels, without a cut."""
    stage = stage_of(an_order(sizes=("Long Shot", "Close-up"), movements=("Push-in",), focus=("Ann",)))
    heights = [_head(stage, stage.figures[0], t) for t in range(0, 4000, 100)]
    steps = [abs((b[2] - b[1]) - (a[2] - a[1])) for a, b in itertools.pairwise(heights)]
    assert max(steps) < 0.06
    assert heights[-1][2] - heights[-1][1] > 4 * (heights[0][2] - heights[0][1])


def test_several_sizes_without_a_move_are_cut_at_a_line() -> None:
    """With a still camera the next framing comes at once, as somebody begins to speak."""
    stage = stage_of(an_order(sizes=("远景", "近景"), movements=("固定镜头",), focus=("Ben",)))
    cuts = [key.time_ms for key in stage.camera.keys if key.ease == "cut" and key.time_ms > 0]
    assert cuts == [1900 - 160]


def _yaw(view: View) -> float:
    """How far the camera is turned from straight upstage, in degrees."""
    dx, dz = view.look_at[0] - view.eye[0], view.look_at[2] - view.eye[2]
    return math.degrees(math.atan2(dx, dz))


@pytest.mark.parametrize("size", ["Medium Shot", "Close-up"])
@pytest.mark.parametrize("who", [0, 1])
@pytest.mark.parametrize("postures", list(itertools.product(("standing", "sitting"), repeat=2)))
def test_the_near_shoulder_keeps_to_its_edge(size: str, who: int, postures: tuple[Posture, Posture]) -> None:
    """Whoever sits or stands, on either side: at most a third of the frame, with some of the head."""
    people = tuple(
        person(index, x, start=Placement(x=x, posture=posture, facing=facing))
        for index, (x, posture, facing) in enumerate(
            zip((-0.42, 0.42), postures, ("right", "left"), strict=True)
        )
    )
    order = an_order(sizes=(size, "Over the Shoulder"), focus=(("Ann", "Ben")[who],), people=people)
    stage = stage_of(order)
    listener = stage.figures[1 - who]
    view = _view(stage, 500)
    x, z, _ = place_at(listener, 500)
    body = body_of(listener.look, key_at(listener.spots, 500).posture)
    px, chin, depth = view.project((x, body.eyes_m - 0.12, z))
    inside = view.width_px - px if who == 0 else px
    shoulder_m = min(body.half_width_m, 0.125 * body.top_m)
    reach = inside + 0.85 * shoulder_m * view.focal_px / depth
    assert 0.14 < reach / view.width_px < 0.38
    assert -0.05 < chin / view.height_px < 0.75
    assert view.softness(depth) > 0.001 * view.height_px


def test_people_are_hidden_by_what_stands_before_them_only() -> None:
    """From a camera that looks aslant, who sits on a bench is still before its back."""
    people = tuple(
        person(i, x, start=Placement(x=x, posture=posture, facing=facing))
        for i, x, posture, facing in ((0, -0.4, "standing", "right"), (1, 0.85, "sitting", "left"))
    )
    scene = Scene(heading="EXT. TRAIN STATION - DAY", description="A station platform.")
    order = an_order(sizes=("Medium Shot", "Over the Shoulder"), focus=("Ben",), people=people, scene=scene)
    stage = stage_of(order)
    view = _view(stage, 500)
    shelf, bench_z_m = SpriteShelf(1280, 720), 3.32
    cutouts = Troupe(stage, shelf, (1.0, 1.0, 1.0), [(500.0, view)]).cutouts(view, 500)
    sitter = next(cutout for cutout in cutouts if cutout.slot == "Ben")
    assert sitter.item.depth_m < layer_depth(view, bench_z_m)


def test_a_two_shot_comes_to_who_sits_on_a_seat_of_the_set() -> None:
    """The sitter stays on the bench; the other is cheated closer."""
    marks = {
        "Ann": Mark(-1.2, 2.0, "standing", "right", seen=True),
        "Ben": Mark(2.3, 3.27, "sitting", "left", seen=True, seated=True),
    }
    close = gathered(marks, ("Ann", "Ben"), 1.0)
    assert close["Ben"] == marks["Ben"]
    assert close["Ann"].x_m == pytest.approx(1.3)


@pytest.mark.parametrize("move", [Movement.PUSH_IN, Movement.ARC, Movement.TRUCK, Movement.STATIC])
def test_nobody_beside_a_single_is_cut_by_the_edge(move: Movement) -> None:
    """Whoever the shot is not about is whole or out of sight, through the whole of the move."""
    order = an_order(3, sizes=("Medium Long Shot",), movements=(move.value,), focus=("Ben",))
    stage = stage_of(order)
    for figure in stage.figures:
        if figure.name == "Ben" or not key_at(figure.spots, 0).seen:
            continue
        for time_ms in range(0, 4000, 200):
            view = _view(stage, time_ms)
            x, z, _ = place_at(figure, time_ms)
            px, _, depth = view.project((x, 1.5, z))
            half = 0.7 * body_of(figure.look, "standing").half_width_m * view.focal_px / depth
            assert not px - half < 0 < px + half
            assert not px - half < view.width_px < px + half


def test_a_whip_pan_onto_one_person_does_not_start_in_an_empty_corner() -> None:
    """Whom the camera is thrown to can be seen in the first frame."""
    stage = stage_of(an_order(1, sizes=("Medium Shot",), movements=("Whip Pan",), focus=("Ann",)))
    first, last = (_head(stage, stage.figures[0], time_ms)[0] for time_ms in (0, 1000))
    assert 0.6 < first < 0.95
    assert 0.3 < last < 0.6


@pytest.mark.parametrize("facing", ["left", "right", "camera"])
@pytest.mark.parametrize("size", ["Close-up", "Medium Shot"])
def test_a_close_framing_of_who_lies_holds_the_head(size: str, facing: Facing) -> None:
    """The head, which is an arm's length and more from the middle of the body, is well in the frame."""
    lying = Placement(x=0.2, posture="lying", facing=facing)
    order = an_order(2, sizes=(size,), people=(person(0, -0.3), person(1, 0.2, start=lying)), focus=("Ben",))
    stage = stage_of(order)
    ben, view = stage.figures[1], _view(stage, 1000)
    turn = turn_of(view.heading_of(heading_at(ben.headings, 1000)))
    x, z, _ = place_at(ben, 1000)
    head_x = x + head_offset_of(ben.look, Pose(posture="lying", turn=turn))
    px, py, _ = view.project((head_x, 0.16, z))
    assert 0.2 < px / view.width_px < 0.8
    assert 0.2 < py / view.height_px < 0.95


def test_a_seat_stays_when_its_sitter_rises() -> None:
    """The bench brought for somebody is in the picture before and after they stand up."""
    start = Placement(x=0.42, posture="sitting", facing="left")
    end = start.model_copy(update={"posture": "standing"})
    people = (person(0, -0.42), person(1, 0.42, start=start, end=end))
    stage = stage_of(an_order(2, sizes=("Long Shot",), people=people))
    view = _view(stage, 0)
    troupe = Troupe(stage, SpriteShelf(1280, 720), (1.0, 1.0, 1.0), [(0.0, view)])
    for time_ms in (0, 3900):
        assert "Ben/seat" in [cutout.slot for cutout in troupe.cutouts(view, time_ms)]


@pytest.mark.parametrize("prose", ["Over Cleo's shoulder: Ann waits.", "越过Cleo的肩膀：Ann看着她。"])
def test_the_shoulder_is_that_of_whom_the_prose_names(prose: str) -> None:
    """Though Ben stands nearer and speaks, we look over the shoulder of the one who is named."""
    order = an_order(
        3, sizes=("Medium Shot", "Over the Shoulder"), focus=("Ann",), beats=(Action(text=prose),)
    )
    stage = stage_of(order)
    near = min(stage.figures, key=lambda figure: _head(stage, figure, 0.0)[3])
    assert near.name == "Cleo"


@pytest.mark.parametrize("turned", [31.0, 44.0, 57.0, 80.0])
def test_a_close_camera_never_goes_round_to_a_stare(turned: float) -> None:
    """However far somebody turns to another, a single leaves the face turned past the lens."""
    body = body_of(look_of("Ann", "A woman of thirty", ("Ann",), "female"), "standing")
    key = framing.frame(
        Size.CU, framing.Setup(), [framing.Subject(0.0, 2.0, body, face=1.0, turned=turned)], 16 / 9
    )
    round_ = math.degrees(math.atan2(key.eye[0] - key.look_at[0], key.look_at[2] - key.eye[2]))
    assert turned - round_ >= 27.5
