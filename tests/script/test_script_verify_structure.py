"""Structure: sections, numbers, times and the camera's words."""

from __future__ import annotations

import pytest
from verify_scripts import CAST, SCENE, found, script, shot

from roughcut.script.schema import Scene, Script, Shot
from roughcut.script.verify import structure

HI = ("Ann", "Hello there.")


def test_a_sound_script_has_no_fault() -> None:
    """All sections, contiguous numbers and times, known words."""
    assert structure(script(shot(1, HI), shot(2))) == ()


def test_missing_sections_are_faults_of_the_whole() -> None:
    """No cast, no scene, no blocking: each grave, and none of one shot."""
    bare = Script(scenes=(Scene(),), shots=(shot(1, blocking=""),))
    assert found(structure(bare)) == [
        ("no-cast", None, "grave"),
        ("no-scene", None, "grave"),
        ("no-blocking", None, "grave"),
    ]


@pytest.mark.parametrize(
    ("second", "code", "severity"),
    [
        (shot(2, start_s=5), "gap", "grave"),
        (shot(2, start_s=3), "overlap", "grave"),
        (shot(2, HI, seconds=0.4), "hurried", "grave"),
        (shot(2, blocking=""), "no-blocking", "minor"),
        (shot(2, size=""), "no-size", "minor"),
        (shot(2, movement=""), "no-movement", "minor"),
        (shot(2, size="Wobbly"), "unknown-size", "minor"),
        (shot(2, movement="Wiggle"), "unknown-movement", "minor"),
    ],
)
def test_a_shot_out_of_form_is_found(second: Shot, code: str, severity: str) -> None:
    """Each trouble by its code, in the shot where it is."""
    assert found(structure(script(shot(1), second))) == [(code, 2, severity)]


def test_an_angle_alone_is_a_known_word() -> None:
    """`Over the Shoulder` and `POV` say where the camera is; they are no unknown sizes."""
    assert structure(script(shot(1, size="POV"), shot(2, size="Low Angle"))) == ()


def test_times_start_at_zero() -> None:
    """A script that begins at 2 s has lost something."""
    assert found(structure(script(shot(1, start_s=2)))) == [("late-start", 1, "grave")]


def test_numbers_have_no_gaps() -> None:
    """A script that was cut by a program may jump from 1 to 3; the schema's own check did not see it."""
    cut = Script.model_construct(
        cast=CAST, scenes=(SCENE,), shots=(shot(1), shot(3, start_s=4)), language="en"
    )
    assert found(structure(cut)) == [("numbering", 3, "grave")]
