"""Takes go on from their own camera position, and chains that share nothing run side by side."""

from pathlib import Path

import pytest
from director_films import do, model, planned, say, script_of, shape, shot

from roughcut.director.continuity import chains_of, followers_of
from roughcut.director.schema import ModelPlan, ReferenceMode, WantedReference, Wishes
from roughcut.models.video.schema import Style

MARA = say("Mara", "You are late.")
THEO = say("Theo", "I know.")
# A conversation: both in the room, then from face to face and back.
TALK = script_of(
    shot(1, 4, do("Rain."), size="Long Shot"),
    shot(2, 4, MARA, size="Close-up"),
    shot(3, 4, THEO, size="Close-up"),
    shot(4, 4, MARA, size="Close-up"),
    shot(5, 4, THEO, size="Close-up"),
    shot(6, 4, do("Rain."), size="Long Shot"),
)
FIRST = model(shape(4, 8, first_frame=1))
BOTH_ENDS = model(shape(4, 8, first_frame=1, last_frame=1))
PEOPLE = model(shape(4, 8, subject=3))


def anchors(plan: ModelPlan, role: str = "first_frame") -> list[tuple[str, str] | None]:
    """Per take, the slate and the frame of its reference of this role."""
    found = [next((each for each in take.references if each.role == role), None) for take in plan.takes]
    return [(each.slate, each.frame) if each else None for each in found]


def roles(plan: ModelPlan) -> list[list[str]]:
    return [[each.role for each in take.references] for take in plan.takes]


def test_shots_of_one_camera_position_share_a_set_up() -> None:
    """Scene, people, size and angle name it: 1A the room, 1B and 1C the two faces."""
    assert [take.setup for take in planned(TALK, FIRST).takes] == ["1A", "1B", "1C", "1B", "1C", "1A"]


def test_a_take_goes_on_from_its_own_set_up_not_from_the_last_cut() -> None:
    """Mara's second close-up starts from the end of her first, and the room from the room."""
    assert anchors(planned(TALK, FIRST))[3:] == [("1-002", "last"), ("1-003", "last"), ("1-001", "last")]


def test_a_new_camera_position_borrows_the_frame_of_the_scene_that_shows_its_people() -> None:
    """The first close-ups start from the room where nothing else can carry who is seen."""
    plan = planned(TALK, FIRST)
    assert anchors(plan)[:3] == [None, ("1-001", "first"), ("1-001", "first")]
    assert "cut at once to the camera position below" in plan.takes[1].prompt
    assert "begins exactly with the first frame" in plan.takes[3].prompt


def test_a_borrowed_frame_is_trimmed_off_where_there_is_room() -> None:
    """A shot of 3 s in a take of 4 s starts half a second in, and its lines are asked for later."""
    script = script_of(shot(1, 4, do("Rain.")), shot(2, 3, MARA, size="Close-up"))
    take = planned(script, FIRST).takes[1]
    assert (take.spans[0].first_frame, take.spans[0].frame_count) == (12, 72)
    assert take.brief.shots[0].start_ms == 500
    own = planned(script, PEOPLE).takes[1]
    assert own.spans[0].first_frame == 0


def test_people_are_shown_by_sheets_where_the_model_takes_them() -> None:
    """Each take gets those whom it shows, and the plan wants a sheet for each of the cast once."""
    plan = planned(TALK, PEOPLE)
    assert [[each.name for each in take.references] for take in plan.takes] == [
        ["Mara", "Theo"],
        ["Mara"],
        ["Theo"],
        ["Mara"],
        ["Theo"],
        ["Mara", "Theo"],
    ]
    assert [(sheet.name, sheet.picture) for sheet in plan.sheets] == [("Mara", None), ("Theo", None)]
    assert len(plan.chains) == 6


@pytest.mark.parametrize(("style", "drawn"), [("animated", True), ("realistic", False)])
def test_no_drawing_is_sent_into_a_realistic_film(style: Style, drawn: bool) -> None:
    """A drawn sheet would turn footage into a drawing, unless the user asks for sheets."""
    assert any(planned(TALK, PEOPLE, style=style).takes[0].references) is drawn
    assert planned(TALK, PEOPLE, Wishes(reference_mode="asset"), style).takes[0].references


def test_pictures_of_the_cast_take_the_place_of_sheets() -> None:
    """A given picture is sent wherever its character is seen; the others are drawn."""
    plan = planned(TALK, PEOPLE, Wishes(cast={"Mara": Path("mara.png")}))
    assert [(each.source, each.name) for each in plan.takes[0].references] == [
        ("picture", "Mara"),
        ("sheet", "Theo"),
    ]


def test_pictures_of_the_cast_are_worth_a_longer_take() -> None:
    """People only at 8 s: with --cast every take that shows them is 8 s, without it none is."""
    profile = model(shape(4, 8, first_frame=1), shape(8, subject=3))
    assert {take.seconds for take in planned(TALK, profile).takes} == {4}
    wished = planned(TALK, profile, Wishes(cast={"Mara": Path("mara.png")}))
    assert [take.seconds for take in wished.takes] == [8, 8, 4, 8, 4, 8]


def test_at_one_price_the_shape_that_helps_most_is_taken() -> None:
    """At 8 s people and a frame cost the same: a take that goes on from its set-up keeps the frame."""
    profile = model(shape(8, first_frame=1), shape(8, subject=3))
    kinds = roles(planned(TALK, profile))
    assert kinds[0] == ["subject", "subject"]
    assert kinds[3] == ["first_frame"]


def test_the_parts_of_a_long_shot_go_on_from_each_other() -> None:
    """Each later part starts from the last frame of the part before."""
    plan = planned(script_of(shot(1, 20, do("She reads the letter twice."))), FIRST)
    assert [take.slate for take in plan.takes] == ["1-001a", "1-001b", "1-001c"]
    assert anchors(plan) == [None, ("1-001a", "last"), ("1-001b", "last")]
    assert "goes on without a cut" in plan.takes[1].prompt


def test_a_camera_that_travels_leaves_no_last_frame_to_go_on_from() -> None:
    """After a pan the camera is elsewhere: the next take of the set-up starts from the first frame."""
    script = script_of(shot(1, 4, do("Rain."), move="Pan"), shot(2, 4, do("Rain.")))
    assert anchors(planned(script, FIRST)) == [None, ("1-001", "first")]


def test_people_who_have_moved_break_the_anchor() -> None:
    """A frame that shows Theo on the other side is not where this shot starts."""
    moved = "Theo stands on the far left, facing right; Mara stands on the right, facing left."
    script = script_of(shot(1, 4, do("Rain.")), shot(2, 4, do("Rain."), blocking=moved))
    plan = planned(script, FIRST)
    assert plan.takes[0].setup == plan.takes[1].setup
    assert "begins exactly" not in plan.takes[1].prompt


def test_a_shot_that_comes_back_to_a_known_view_ends_on_it() -> None:
    """Push in from the room to Mara's close-up, which is on film: both ends are given."""
    script = script_of(
        shot(1, 4, do("Mara waits.")),
        shot(2, 4, MARA, size="Close-up"),
        shot(3, 4, MARA, size="Long Shot").model_copy(update={"sizes": ("Long Shot", "Close-up")}),
    )
    plan = planned(script, BOTH_ENDS)
    assert roles(plan)[2] == ["first_frame", "last_frame"]
    assert anchors(plan, "last_frame")[2] == ("1-002", "last")
    assert "ends on the last frame" in plan.takes[2].prompt


def test_scenes_are_chains_of_their_own() -> None:
    """Two scenes share no reference, so they can be made side by side."""
    script = script_of(
        shot(1, 4, do("Rain.")),
        shot(2, 4, do("Rain.")),
        shot(3, 4, do("Rain."), scene=2),
        shot(4, 4, do("Rain."), scene=2),
    )
    assert planned(script, FIRST).chains == (("1-001", "1-002"), ("2-003", "2-004"))


def test_chains_join_where_a_take_needs_two() -> None:
    """A take that refers to two chains makes them one; film order is kept."""
    assert chains_of({"a": [], "b": [], "c": ["a"], "d": []}) == (("a", "c"), ("b",), ("d",))
    assert chains_of({"a": [], "b": [], "c": ["a", "b"], "d": ["c"]}) == (("a", "b", "c", "d"),)


def test_the_first_frame_of_the_user_opens_the_film() -> None:
    """It is the start, the style or somebody in the picture, as the reference mode says."""
    picture = Path("opening.png")
    profile = model(shape(4, 8, first_frame=1, style=1, subject=3))
    for mode, role in (
        (None, "first_frame"),
        ("first", "first_frame"),
        ("style", "style"),
        ("asset", "subject"),
    ):
        wishes = Wishes(reference_mode=mode, first_frame=picture)
        opening = planned(TALK, profile, wishes).takes[0].references
        assert WantedReference(role=role, source="picture", picture=picture) in opening


@pytest.mark.parametrize(
    ("mode", "allowed"), [("first", {"first_frame"}), ("style", {"style"}), ("asset", {"subject"})]
)
def test_a_reference_mode_sends_its_own_kind_alone(mode: ReferenceMode, allowed: set[str]) -> None:
    """What the user chose is what is sent."""
    profile = model(shape(4, 8, first_frame=1, style=1, subject=3))
    plan = planned(TALK, profile, Wishes(reference_mode=mode))
    assert {role for each in roles(plan) for role in each} == allowed


def test_anchors_are_graded_to_the_first_take_of_their_own_set_up() -> None:
    """A frame is compared with the first one that shows the same things, never with itself."""
    plan = planned(TALK, FIRST)
    [anchor] = plan.takes[5].references
    assert (anchor.slate, anchor.frame, anchor.graded_to, anchor.graded_frame) == (
        "1-001",
        "last",
        "1-001",
        "first",
    )
    [borrowed] = plan.takes[1].references
    assert borrowed.graded_to == ""


def test_who_is_only_heard_is_not_drawn() -> None:
    """A voice from off screen is in the words, and nowhere else."""
    script = script_of(
        shot(1, 4, MARA, say("Theo", "Open the door.", "O.S."), size="Close-up", blocking="Mara stands."),
    )
    take = planned(script, PEOPLE).takes[0]
    assert [each.name for each in take.references] == ["Mara"]
    assert "Theo, off screen" in take.prompt
    assert "grey beard" not in take.prompt


def test_a_silent_shot_shows_all_whose_doings_it_tells() -> None:
    """From the waist out; a close-up holds the one it is about, and a shoulder stays a shoulder."""
    told = do("Mara smiles. Theo scratches his head.")
    seen = {
        size: [
            each.name for each in planned(script_of(shot(1, 4, told, size=size)), PEOPLE).takes[0].references
        ]
        for size in ("Medium Shot", "Close-up", "Over the Shoulder Medium Shot")
    }
    assert seen == {
        "Medium Shot": ["Mara", "Theo"],
        "Close-up": ["Mara"],
        "Over the Shoulder Medium Shot": ["Mara"],
    }


def test_a_take_knows_how_many_come_after_it() -> None:
    """The longest way from it to the end, one take waiting for the other."""
    assert followers_of({"a": [], "b": [], "c": ["a", "b"], "d": ["c"], "e": ["b"]}) == {
        "a": 2,
        "b": 2,
        "c": 1,
        "d": 0,
        "e": 0,
    }
