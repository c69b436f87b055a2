"""Space: places, moves, the 180-degree line, entrances and exits, and things in hands."""

from __future__ import annotations

import pytest
from verify_scripts import CAST, SCENE, found, script, shot

from roughcut.script.schema import Character, Scene, Script, Shot
from roughcut.script.verify import space

MIRRORED = "Ann stands on the right, facing left; Bo stands on the left, facing right."
ANN_RIGHT = "Ann stands on the far right, facing left; Bo stands on the right, facing left."
ALONE = "Ann stands on the left, facing right."


def codes(*shots: Shot, cast: tuple[Character, ...] = CAST) -> list[tuple[str, int | None, str]]:
    """What the check finds in these shots."""
    return found(space(script(*shots, cast=cast)))


def test_people_who_keep_their_places_are_well_placed() -> None:
    """The same blocking in words of both languages, and a shot that says nothing, are sound."""
    chinese = "Ann站在左侧，面向右；Bo站在右侧，面向左。"
    assert codes(shot(1, ("Ann", "Hi.")), shot(2, ("Bo", "Hi.")), shot(3, blocking=chinese)) == []
    assert codes(shot(1), shot(2, ("Bo", "Hi."), blocking="")) == []


def test_who_speaks_is_somebody() -> None:
    """A stranger and nobody are grave; a stranger who only stands about is minor."""
    assert codes(shot(1, ("Cy", "Hi."))) == [("stranger", 1, "grave")]
    assert codes(shot(1, ("", "Hi."))) == [("nobody-speaks", 1, "grave")]
    assert codes(shot(1, blocking="Cy stands on the left; Bo sits on the right.")) == [
        ("stranger", 1, "minor")
    ]


def test_who_speaks_has_a_place() -> None:
    """Bo was never placed; a voice from elsewhere needs no place."""
    faults = codes(shot(1, ("Ann", "Hi."), blocking=ALONE), shot(2, ("Bo", "Hi."), blocking=ALONE))
    assert ("unplaced", 2, "grave") in faults
    voice = shot(2, ("Bo", "Hi."), blocking=ALONE, manner="V.O.")
    assert codes(shot(1, ("Ann", "Hi."), blocking=ALONE), voice) == []


def test_a_place_changes_only_by_a_described_move() -> None:
    """Ann, who stood on the left, is on the far right; not if she walks, in blocking or in the prose."""
    assert codes(shot(1), shot(2, blocking=ANN_RIGHT, action="Bo waits.")) == [
        ("crossed-line", 2, "grave"),
    ]
    jump = "Ann stands in the center, facing right; Bo stands on the right, facing left."
    assert codes(shot(1), shot(2, blocking=jump)) == [("jump", 2, "grave")]
    walk = "Ann walks from the left to the center, facing right; Bo stands on the right, facing left."
    assert codes(shot(1), shot(2, blocking=walk), shot(3, blocking=jump)) == []
    assert codes(shot(1), shot(2, blocking=jump, action="Ann walks to the table.")) == []


def test_a_move_starts_where_its_mover_stood() -> None:
    """Who stood on the left does not walk from the right."""
    walk = "Ann walks from the far right to the center, facing left; Bo stands on the right, facing left."
    assert codes(shot(1), shot(2, blocking=walk)) == [("jump", 2, "grave")]


def test_a_close_frame_may_have_its_face_in_the_middle() -> None:
    """In a close-up `in the center` speaks of the frame as a rule: minor."""
    framed = shot(2, blocking="Ann stands in the center.", size="Close-up")
    assert codes(shot(1), framed) == [("jump", 2, "minor")]


def test_the_line_is_not_crossed() -> None:
    """From shot 2 on the sides are changed, until they are right again; a camera that circles may do so."""
    assert codes(shot(1), shot(2, blocking=MIRRORED), shot(3, blocking=MIRRORED), shot(4)) == [
        ("crossed-line", 2, "grave"),
        ("crossed-line", 3, "grave"),
    ]
    assert codes(shot(1), shot(2, blocking=MIRRORED, movement="Arc")) == []


def test_who_faces_about_turns() -> None:
    """Another direction needs a turn; minor."""
    about = "Ann stands on the left, facing left; Bo stands on the right, facing left."
    assert codes(shot(1), shot(2, blocking=about)) == [("turned", 2, "minor")]
    assert codes(shot(1), shot(2, blocking=about, action="Ann turns to the wall.")) == []


@pytest.mark.parametrize(
    ("exits", "enters"),
    [
        (
            "Ann stands on the left; Bo exits to the right.",
            "Bo enters from the right and walks to the right.",
        ),
        ("Ann站在左侧；Bo从右侧离开。", "Bo从右侧入场，走到右侧，面向左。"),
    ],
)
def test_who_left_comes_back_in_sight(exits: str, enters: str) -> None:
    """Bo leaves in shot 2; in shot 3 he may speak only if he is seen to come in."""
    back = shot(3, ("Bo", "Hi."))
    assert codes(shot(1), shot(2, blocking=exits), back) == [("unseen-entrance", 3, "grave")]
    seen = shot(3, ("Bo", "Hi."), blocking=f"Ann stands on the left; {enters}")
    assert codes(shot(1), shot(2, blocking=exits), seen) == []


def test_who_was_there_all_along_is_shown_at_the_start() -> None:
    """First placed in mid-scene without an entrance: minor."""
    assert codes(shot(1, blocking=ALONE), shot(2)) == [("unseen-entrance", 2, "minor")]


def test_a_wide_shot_shows_everyone() -> None:
    """Who is missing from it has gone without being seen to; a close one may show one alone."""
    wide = shot(2, blocking=ALONE, action="The kitchen is quiet.", size="Long Shot")
    assert codes(shot(1), wide) == [("unseen-exit", 2, "minor")]
    assert codes(shot(1), shot(2, blocking=ALONE, size="Close-up")) == []


@pytest.mark.parametrize(
    ("first", "second", "sound"),
    [
        ("Ann gives the letter to Bo.", "Ann reads the letter.", False),
        ("Ann gives the letter to Bo.", "Bo reads the letter.", True),
        ("Ann burns the letter.", "Bo picks up the letter.", False),
        ("Ann holds a cup.", "Bo holds the cup.", False),
        ("Ann holds a cup. Ann puts the cup on the table.", "Bo takes the cup.", True),
        ("Ann holds a cup.", "Bo takes the cup from Ann.", True),
        ("Ann holds a cup.", "Bo holds another cup.", True),
        ("Ann把信递给Bo。", "Ann展开信。", False),
    ],
)
def test_things_stay_in_their_hands(first: str, second: str, *, sound: bool) -> None:
    """What was handed on, put down or burnt stays so."""
    faults = codes(shot(1, action=first), shot(2, action=second))
    assert faults == ([] if sound else [("prop", 2, "minor")])


def test_another_scene_begins_anew() -> None:
    """Places hold within a scene."""
    shots = (shot(1), shot(2, blocking=MIRRORED).model_copy(update={"scene_number": 2}))
    scenes = (SCENE, Scene(number=2, heading="EXT. YARD - DAY"))
    assert space(Script(cast=CAST, scenes=scenes, shots=shots)) == ()
