"""Filmable: length, people, actions, and prose that a camera can see."""

from __future__ import annotations

import pytest
from verify_scripts import found, script, shot

from roughcut.script.schema import Character
from roughcut.script.verify import Limits, filmable
from roughcut.script.verify.thoughts import is_vague, unseen

CROWD = tuple(Character(name=name) for name in ("Ann", "Bo", "Cy", "Di", "Ed"))
ALL = "Ann, Bo, Cy, Di and Ed raise their cups."


def test_a_sound_shot_has_no_fault() -> None:
    """Four seconds, two people, something to see."""
    assert filmable(script(shot(1, ("Ann", "Hi.")))) == ()


def test_a_shot_has_a_length_that_models_can_do() -> None:
    """From 1 to 15 s, unless other limits are given."""
    assert found(filmable(script(shot(1, seconds=0.5)))) == [("too-short", 1, "grave")]
    assert found(filmable(script(shot(1, seconds=16)))) == [("too-long", 1, "grave")]
    assert filmable(script(shot(1, seconds=16)), Limits(longest_ms=20_000)) == ()


def test_a_crowd_needs_a_wide_shot() -> None:
    """Five people are too many for a medium shot, and many for a long one."""
    assert found(filmable(script(shot(1, action=ALL), cast=CROWD))) == [("too-many-people", 1, "grave")]
    wide = script(shot(1, action=ALL, size="Long Shot"), cast=CROWD)
    assert found(filmable(wide)) == [("too-many-people", 1, "minor")]
    lines = [(who.name, "Hi.") for who in CROWD[:4]]
    assert found(filmable(script(shot(1, *lines), cast=CROWD))) == [("too-many-speakers", 1, "grave")]


def test_a_shot_shows_a_few_actions() -> None:
    """Seven in a row are a scene, not a shot."""
    busy = "Ann sits down. Bo pours tea. Ann drinks, then Bo stands up. Ann cries. Bo opens a door. It rains."
    assert found(filmable(script(shot(1, action=busy)))) == [("too-many-actions", 1, "minor")]


def test_something_is_seen() -> None:
    """A shot without prose or lines is grave, one with words alone minor."""
    assert found(filmable(script(shot(1, action="")))) == [("empty", 1, "grave")]
    assert found(filmable(script(shot(1, ("Ann", "Hi."), action="")))) == [("no-picture", 1, "minor")]


@pytest.mark.parametrize(
    "thought",
    [
        "Ann remembers the summer by the lake.",
        "She thinks about her brother.",
        "He realises that it is over.",
        "Bo wonders whether she knows.",
        "She feels lonely.",
        "Bo wants to leave but decides against it.",
        "Memories of the war flood back.",
        "The smell of coffee fills the room.",
        "安想起了那个夏天。",
        "他意识到一切都结束了。",
        "她心中充满悔恨。",
        "他感到孤独。",
    ],
)
def test_no_camera_sees_a_thought(thought: str) -> None:
    """Thoughts, feelings and smells alone are grave; beside something that is seen they are minor."""
    assert unseen(thought) == [thought]
    assert found(filmable(script(shot(1, action=thought)))) == [("invisible", 1, "grave")]
    told = script(shot(1, action=f"Ann sits at the table. {thought}"))
    assert found(filmable(told)) == [("invisible", 1, "minor")]


@pytest.mark.parametrize(
    "sight",
    [
        "Ann looks at the photograph and remembers.",
        "Her face shows that she knows the truth.",
        "Bo feels for the light switch.",
        "Ann turns away from the window.",
        "Nora sits on the bench with a suitcase at her feet.",
        "老马走到石门前，把手掌按在石头上。",
        "她望着窗外，想起了母亲。",
    ],
)
def test_what_a_face_or_a_hand_shows_is_seen(sight: str) -> None:
    """A thought that something visible carries is no fault."""
    assert unseen(sight) == []


def test_vague_prose_says_so() -> None:
    """One word, or words for anything, cannot be drawn; a short sentence can."""
    assert is_vague("Silence.")
    assert is_vague("They talk.")
    assert is_vague("某些事情发生了，等等。")
    assert not is_vague("Rain falls.")
    assert not is_vague("阿明攥紧了拳头。")
