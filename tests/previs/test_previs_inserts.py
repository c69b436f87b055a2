"""A close-up of what hands do shows the hands."""

from __future__ import annotations

import pytest
from previs_orders import an_order, cue, person

from roughcut.models.video.schema import TakeOrder
from roughcut.previs.camera import view_at
from roughcut.previs.figures.body import MIRRORED, skeleton_of
from roughcut.previs.figures.gestures import arms_of
from roughcut.previs.inserts import with_hands
from roughcut.previs.presence import extent_of, pose_at
from roughcut.previs.schema import Pose
from roughcut.previs.sections import sections_of, wishes_of
from roughcut.previs.stage import place_at
from roughcut.previs.staging import stage_of
from roughcut.script.placement import Placement
from roughcut.script.schema import Action


def _close(text: str, size: str = "Close-up", **changes: object) -> TakeOrder:
    fields: dict[str, object] = {
        "sizes": (size,),
        "beats": (Action(text=text),),
        "cues": (),
        "focus": ("Ann",),
        "people": (person(0, -0.42, holds="cup"), person(1, 0.42)),
    }
    return an_order(2).model_copy(update=fields | changes)


@pytest.mark.parametrize(
    ("text", "hands"),
    [
        ("Ann turns the cup.", True),
        ("Ann stares at her hands.", True),
        ("Ann holds out a ticket.", True),
        ("Ann looks up.", False),
        ("Ben drops the letter.", False),
        ("Ann's face is tight.", False),
    ],
)
def test_a_close_framing_is_about_the_hands_of_whom_it_is_about(text: str, hands: bool) -> None:
    """Where the action names them, a thing for them or what they do."""
    order = _close(text)
    sections = with_hands(order, sections_of(order, wishes_of(order), ("Ann", "Ben")))
    assert [section.hands for section in sections] == [hands]


def test_whoever_speaks_and_whoever_is_seen_whole_is_framed_as_ever() -> None:
    """A face that speaks fills its close-up, and a wide shot shows hands anyway."""
    for order in (_close("Ann turns the cup.", cues=(cue(0, "Ann", 300),)), _close("Ann nods.", "Long Shot")):
        sections = with_hands(order, sections_of(order, wishes_of(order), ("Ann", "Ben")))
        assert not any(section.hands for section in sections)


@pytest.mark.parametrize("text", ["Ann turns the cup.", "Ann holds out a ticket.", "Ann points at the map."])
def test_the_hand_and_the_eyes_are_in_frame(text: str) -> None:
    """At the moment in which the hand does it."""
    order = _close(text)
    stage = stage_of(order)
    (ann,) = (each for each in stage.figures if each.name == "Ann")
    view = view_at(stage.camera, 900, order.width_px, order.height_px)
    pose = pose_at(stage, ann, view, 900, extent_of(ann, [(900, view)]))
    x, z, _ = place_at(ann, 900)
    joints = skeleton_of(ann.look, pose)
    side = -1.0 if pose.turn in MIRRORED else 1.0
    hand = joints.wrists[1 if "points" in text else 0]
    for point in (hand, joints.chin, joints.crown):
        px, py, _ = view.project((x + side * float(point[0]), float(point[1]), z))
        assert 0.04 * order.width_px <= px <= 0.96 * order.width_px
        assert 0 <= py <= order.height_px


@pytest.mark.parametrize("turn", ["camera", "three_quarter_right", "left"])
def test_what_is_held_out_is_in_the_hand_that_holds_it(turn: str) -> None:
    """The near hand goes ahead with the ticket; a touch leaves it where it was."""
    pose = Pose.model_validate({"turn": turn, "held": "ticket"})
    still, gives, reaches = (
        arms_of(pose.model_copy(update={"gesture": gesture}), 0.6)[0].wrist
        for gesture in ("none", "give", "reach")
    )
    assert reaches == still
    assert gives != still


def test_nobody_looks_into_the_lens_of_a_single() -> None:
    """Somebody who hardly turns to the other, who stands nearer to us, still looks past the camera."""
    near, deep = (Placement(x=0.0, depth=depth, facing="right") for depth in (0.1, 0.9))
    people = (person(0, 0.0, start=deep), person(1, 0.4, start=near.model_copy(update={"x": 0.4})))
    order = _close("Ann nods.", people=people, cues=(cue(0, "Ann", 300),))
    stage = stage_of(order)
    (ann,) = (each for each in stage.figures if each.name == "Ann")
    view = view_at(stage.camera, 900, order.width_px, order.height_px)
    pose = pose_at(stage, ann, view, 900, extent_of(ann, [(900, view)]))
    assert 15 < ann.headings[0].degrees < 30
    assert (pose.head or pose.turn) == "three_quarter_right"
