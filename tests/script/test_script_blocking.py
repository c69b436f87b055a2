"""Blocking text becomes places on the stage."""

import pytest

from roughcut.script.blocking import Presence, presences
from roughcut.script.placewords import read_moves
from roughcut.script.schema import Action, Character, Line, Scene, Script, Shot

ALICE, BOB = "Alice Reed", "Bob Stone"


def film(*blocking: str, cast: tuple[str, ...] = (ALICE, BOB), language: str = "en") -> Script:
    shots = tuple(
        Shot(number=i + 1, start_ms=i * 4000, end_ms=(i + 1) * 4000, blocking=text)
        for i, text in enumerate(blocking)
    )
    people = tuple(Character(name=name) for name in cast)
    return Script(language=language, cast=people, shots=shots)


def shot(script: Script, number: int) -> dict[str, Presence]:
    return {each.name: each for each in presences(script)[number - 1]}


def test_left_and_right_are_the_audiences() -> None:
    """A person on the left stands at negative x, and faces the person on the right."""
    people = shot(film("Alice stands on the left, Bob on the right"), 1)
    assert people[ALICE].start.x < 0 < people[BOB].start.x
    assert (people[ALICE].start.facing, people[BOB].start.facing) == ("right", "left")


def test_people_stay_until_they_are_moved() -> None:
    """Blocking that does not name somebody leaves that person in place."""
    script = film("Alice stands on the left, Bob on the right", "Bob sits", "")
    assert shot(script, 3)[ALICE].start == shot(script, 1)[ALICE].end
    assert shot(script, 3)[BOB].start.posture == "sitting"


def test_both_moves_everyone() -> None:
    """`Both move to the center` moves both, without putting one inside the other."""
    people = shot(film("Alice stands on the left, Bob on the right", "Both move to the center"), 2)
    assert people[ALICE].start.x == -0.5
    assert -0.5 < people[ALICE].end.x < people[BOB].end.x < 0.5
    assert people[BOB].end.x - people[ALICE].end.x >= 0.3


def test_a_posture_belongs_to_the_one_who_is_named() -> None:
    """In `Alice sits on bench, Bob stands nearby` only Alice sits."""
    people = shot(film("Alice sits on bench, Bob stands nearby"), 1)
    assert (people[ALICE].end.posture, people[BOB].end.posture) == ("sitting", "standing")


def test_names_joined_by_and_share_their_words() -> None:
    """`Alice and Bob sit` seats both."""
    people = shot(film("Alice and Bob sit at the table"), 1)
    assert (people[ALICE].end.posture, people[BOB].end.posture) == ("sitting", "sitting")


def test_someone_who_enters_comes_from_outside_the_frame() -> None:
    """`enters from the right` starts beyond the acting area and ends inside it."""
    people = shot(film("Alice stands on the left", "Bob enters from the right"), 2)
    assert people[BOB].start.x > 1.5
    assert abs(people[BOB].end.x) < 1
    assert people[BOB].start.posture == "walking"


def test_someone_who_exits_is_gone_in_the_next_shot() -> None:
    """After `exits to the left` a person is no longer present."""
    script = film("Alice stands on the left, Bob on the right", "Bob exits to the right", "Alice waits")
    assert shot(script, 2)[BOB].end.present is False
    assert BOB not in shot(script, 3)


def test_walking_toward_the_camera_comes_nearer() -> None:
    """Depth falls when somebody walks toward the camera."""
    people = shot(film("Alice walks alone toward the camera"), 1)
    assert people[ALICE].start.depth > people[ALICE].end.depth
    assert people[ALICE].end.facing == "camera"


def test_chinese_blocking_is_read() -> None:
    """左侧, 右侧, 坐 and 面向 have the meaning of their English words."""
    script = film("阿明站在左侧，面向右；小红坐在右侧，面向左。", cast=("阿明", "小红"), language="zh")
    people = shot(script, 1)
    assert people["阿明"].start.x < 0 < people["小红"].start.x
    assert people["小红"].start.posture == "sitting"
    assert people["阿明"].start.facing == "right"


def test_a_facing_is_not_a_place() -> None:
    """`facing left` says nothing about where somebody stands."""
    moves = read_moves("stands on the right, facing left")
    assert (moves.end_x, moves.facing) == (0.5, "left")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("walks from the left to the center", -0.5, 0.0),
        ("crosses from far right to far left", 0.9, -0.9),
        ("从左侧走到右侧", -0.5, 0.5),
    ],
)
def test_a_walk_has_two_ends(text: str, start: float, end: float) -> None:
    """`from` and `to` give the start and the end of a walk."""
    moves = read_moves(text)
    assert (moves.start_x, moves.end_x, moves.walks) == (start, end, True)


def test_each_scene_begins_afresh() -> None:
    """Who stood in one place does not stand in the next one unless a shot there names them."""
    shots = (
        Shot(number=1, start_ms=0, end_ms=4000, blocking="Alice stands on the left, Bob on the right"),
        Shot(number=2, scene_number=2, start_ms=4000, end_ms=8000, blocking="Alice stands alone"),
    )
    people = (Character(name=ALICE), Character(name=BOB))
    script = Script(cast=people, scenes=(Scene(), Scene(number=2)), shots=shots)
    assert [each.name for each in presences(script)[1]] == [ALICE]


def test_speaking_or_being_seen_is_being_there() -> None:
    """Without blocking, whoever speaks or is named in the action is present, apart from the others."""
    line = Line(speaker=BOB, text="Hello.")
    shots = (Shot(number=1, start_ms=0, end_ms=4000, beats=(Action(text="Alice looks up."), line)),)
    people = (Character(name=ALICE), Character(name=BOB))
    present = presences(Script(cast=people, shots=shots))[0]
    assert [each.name for each in present] == [ALICE, BOB]
    assert present[1].start.x - present[0].start.x >= 0.3


def test_facing_each_other_turns_people_back_to_one_another() -> None:
    """Who walked toward the camera turns when the blocking says that they face each other."""
    script = film("Alice walks toward the camera; Bob waits on the right", "They stop and face one another")
    people = shot(script, 2)
    assert (people[ALICE].end.facing, people[BOB].end.facing) == ("right", "left")


def test_a_step_forward_is_a_step_toward_the_other() -> None:
    """Only the one who is named steps up, and the others stay where they are."""
    script = film("Alice stands on the left, Bob on the right", "Bob steps forward; they stand there.")
    people = shot(script, 2)
    assert people[ALICE].start.x == people[ALICE].end.x
    assert 0 < people[BOB].end.x - people[ALICE].end.x < 0.5


def test_standing_together_is_standing_close() -> None:
    """`they remain standing together` brings them to arm's length, still side by side."""
    script = film("Alice stands on the far left, Bob on the far right", "They remain standing together")
    people = shot(script, 2)
    assert 0.3 <= people[BOB].end.x - people[ALICE].end.x <= 0.4


def test_facing_the_camera_is_no_walk_to_it() -> None:
    """`面向镜头` says where somebody looks; `走向镜头` moves them."""
    standing = read_moves("站在前景中间，面向镜头")
    assert (standing.facing, standing.start_depth, standing.end_depth) == ("camera", None, 0.1)
    assert read_moves("走向镜头").end_depth == 0.2


def _two_scenes(*blocking: tuple[int, str]) -> Script:
    scenes = (Scene(number=1, heading="A STREET"), Scene(number=2, heading="A HOUSE"))
    shots = tuple(
        Shot(number=n, scene_number=scene, start_ms=4000 * (n - 1), end_ms=4000 * n, blocking=text)
        for n, (scene, text) in enumerate(blocking, start=1)
    )
    people = tuple(Character(name=name) for name in (ALICE, BOB))
    return Script(cast=people, scenes=scenes, shots=shots)


def test_who_leaves_by_the_right_comes_into_the_next_place_from_the_left() -> None:
    """Screen direction holds across a change of place, as if they had walked on."""
    script = _two_scenes((1, "Alice exits to the right."), (2, "Bob stands on the left. Alice enters."))
    first, second = shot(script, 1), shot(script, 2)
    assert first[ALICE].end.x > 1
    assert second[ALICE].start.x < -1


def test_who_comes_back_comes_the_way_they_went() -> None:
    """A door in the same place stays on its side."""
    script = _two_scenes((1, "Alice exits to the right. Bob stays."), (1, "Alice enters."))
    second = shot(script, 2)
    assert second[ALICE].start.x > 1


def test_a_side_that_is_named_counts_more() -> None:
    """Blocking that says from where is kept."""
    script = _two_scenes((1, "Alice exits to the right."), (2, "Alice enters from the right."))
    second = shot(script, 2)
    assert second[ALICE].start.x > 1
