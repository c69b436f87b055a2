"""Where eyes go up and down: read from prose, and drawn."""

from __future__ import annotations

import numpy as np
import pytest
from previs_orders import DESCRIPTIONS, an_order, cue

from roughcut.previs.figures.draw import draw_figure
from roughcut.previs.figures.facing import eyes_and_mouth
from roughcut.previs.figures.look import look_of
from roughcut.previs.gazes import gazes_of, read_level
from roughcut.previs.schema import Pose
from roughcut.previs.stage import key_at
from roughcut.previs.staging import stage_of
from roughcut.script.schema import Action, Line


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("looks down at his hands", -1),
        ("stares at the cold floor", -1),
        ("lowers her eyes", -1),
        ("hangs his head", -1),
        ("低下头", -1),
        ("看着自己的手", -1),
        ("looks up at the sky", 1),
        ("gazes at the ceiling", 1),
        ("仰望星空", 1),
        ("looks up", 0),
        ("looks at Ben", 0),
        ("looks down the road", 0),
        ("抬起头", 0),
        ("opens the door", None),
    ],
)
def test_words_send_the_eyes(words: str, level: int | None) -> None:
    """To the floor, to the sky, ahead again; most words say nothing of eyes."""
    assert read_level(words) == level


def test_eyes_come_back_before_the_own_line() -> None:
    """Whoever looked at the floor looks at the other when they speak, unless the line says otherwise."""
    said = [(0, "Ann", "Ann looks at the floor")]
    for parenthetical, level in (("", 0), ("looking down", -1)):
        gazes = gazes_of("Ann", said, (cue(0, "Ann", 2000, parenthetical=parenthetical),))
        assert key_at(gazes, 1000).level == -1
        assert key_at(gazes, 2100).level == level


def test_a_stage_holds_where_eyes_go() -> None:
    """What the action says of one is not what the other does."""
    cues = (cue(0, "Ben", 2500),)
    beats = (Action(text="Ann looks down at her hands."), Line(speaker="Ben", text="Hello there."))
    ann, ben = stage_of(an_order(2, cues=cues, beats=beats)).figures
    assert (key_at(ann.gazes, 1000).level, key_at(ben.gazes, 1000).level) == (-1, 0)


@pytest.mark.parametrize("turn", ["camera", "three_quarter_left", "left"])
def test_a_lowered_face_is_drawn_lower_and_a_raised_one_higher(turn: str) -> None:
    """The eyes go with the head, and the picture is another one."""
    look = look_of("Ann", DESCRIPTIONS[0], ("Ann",), "female")
    down, ahead, up = (Pose.model_validate({"turn": turn, "level": level}) for level in (-1, 0, 1))
    low, middle, high = (eyes_and_mouth(look, pose)[1][1] for pose in (down, ahead, up))
    assert low < middle < high
    one, two = (draw_figure(look, pose, "animated", 160.0, bottom_m=1.2).picture for pose in (down, ahead))
    assert one.shape != two.shape or np.abs(one.astype(int) - two).mean() > 0.2
