"""What people do on the stage with the place and with things."""

from __future__ import annotations

import math

import numpy as np
import pytest
from previs_orders import an_order, person

from roughcut.models.video.schema import Station, TakeOrder
from roughcut.previs.figures.body import head_offset_of
from roughcut.previs.schema import Place, Pose, Turn
from roughcut.previs.sets import bed_named, landmark_named, seat_named, seat_sprite
from roughcut.previs.stage import Figure, heading_at, place_at
from roughcut.previs.staging import stage_of
from roughcut.script.placement import Placement
from roughcut.script.schema import Action, Scene

_KITCHEN = Scene(heading="INT. KITCHEN - DAY", description="A kitchen with a table and a window.")
_WINDOW_X_M = 0.0


def _order(action: str, **changes: object) -> TakeOrder:
    fields: dict[str, object] = {
        "scene": _KITCHEN,
        "beats": (Action(text=action),),
        "cues": (),
        "sizes": ("Long Shot",),
        "frame_count": 144,
    }
    return an_order(2).model_copy(update=fields | changes)


def _figure(order: TakeOrder, name: str = "Ann") -> Figure:
    return next(each for each in stage_of(order).figures if each.name == name)


def test_who_walks_to_a_thing_ends_there_looking_at_it() -> None:
    """The way leads to the window, deep in the set, and the face is turned to it, away from us."""
    order = _order("Ann walks to the window.")
    ann = _figure(order)
    x, z, _ = place_at(ann, order.duration_ms)
    assert abs(x - _WINDOW_X_M) < 1.2
    assert z > 3.5
    assert abs(heading_at(ann.headings, order.duration_ms)) > 90


def test_who_is_at_a_thing_stays_there_and_speaks_to_the_others() -> None:
    """The next shot begins at the thing."""
    people = (person(0, -0.42, at="window"), person(1, 0.42))
    ann = _figure(_order("Ann nods.", people=people))
    assert {round(spot.z_m, 2) for spot in ann.spots} == {round(ann.spots[0].z_m, 2)}
    assert ann.spots[0].z_m > 3.5


def test_a_thing_that_the_place_lacks_moves_nobody() -> None:
    """There is no piano in this kitchen: blocking alone says where people stand."""
    plain, piano = (_figure(_order(text)) for text in ("Ann nods.", "Ann walks to the piano."))
    assert plain.spots == piano.spots


def test_a_touch_follows_the_way() -> None:
    """The hand reaches out when the walk is over, not before."""
    ann = _figure(_order("Ann walks to the window and touches the glass."))
    reached = next(act.time_ms for act in ann.acts if act.gesture == "reach")
    assert reached == ann.spots[-1].time_ms


def test_who_walks_to_the_table_to_sit_down_sits_there() -> None:
    """The seat is one of the set's, beside the table."""
    ann = _figure(_order("Ann walks to the table and sits down."))
    assert (ann.spots[-1].posture, ann.spots[-1].stool, abs(ann.spots[-1].x_m)) == ("sitting", False, 1.2)


def test_what_is_brought_into_a_shot_is_in_the_hand_and_passes_on() -> None:
    """Ben brings a letter; he hands it to Ann, and both hands show it."""
    people = (person(0, -0.42), person(1, 0.42, holds="letter"))
    order = _order("Ben hands it to Ann.", people=people)
    held = {name: [each.held for each in _figure(order, name).stances][-1] for name in ("Ann", "Ben")}
    assert held == {"Ann": "letter", "Ben": "none"}
    times = {name: _figure(order, name).stances[-1].time_ms for name in ("Ann", "Ben")}
    assert times["Ann"] == times["Ben"] > 0


def test_hands_that_the_scene_emptied_stay_empty() -> None:
    """A description's umbrella is not taken up again after it was put down."""
    described = person(0, -0.42, holds="none").model_copy(update={"description": "A woman with an umbrella"})
    ann = _figure(_order("Ann waits.", people=(described, person(1, 0.42))))
    assert {stance.held for stance in ann.stances} == {"none"}


def test_two_who_go_to_one_thing_stand_beside_each_other() -> None:
    """Nobody stands inside somebody else."""
    order = _order("Ann walks to the window. Ben walks to the window.")
    (x0, z0, _), (x1, z1, _) = (place_at(_figure(order, name), order.duration_ms) for name in ("Ann", "Ben"))
    assert math.hypot(x1 - x0, z1 - z0) > 0.5


def test_words_find_the_things_of_a_set_and_its_props() -> None:
    """The kind's own things, things that the scene names, and in both languages."""
    place = Place(kind="living_room", props=("piano",))
    found = [landmark_named(words, place) for words in ("shelf of logbooks", "窗前", "piano", "well")]
    assert [each is not None for each in found] == [True, True, True, False]


def test_a_sitter_takes_the_seat_that_is_named() -> None:
    """`Sits on the sofa` is not the armchair on the other side."""
    sits = Placement(x=0.5, posture="sitting")
    people = (person(0, 0.5, start=sits),)
    scene = Scene(heading="INT. LIVING ROOM - DAY", description="A living room.")
    ann = _figure(_order("Ann sits down on the sofa.", people=people, scene=scene))
    assert ann.spots[-1].x_m < 0


def _leaning(scene: Scene, **changes: object) -> TakeOrder:
    people = tuple(
        person(index, x, start=Placement(x=x, posture="leaning" if index == 0 else "standing"))
        for index, x in enumerate((-0.42, 0.42))
    )
    return _order("Ann waits.", people=people, scene=scene, **changes)


def test_who_leans_has_something_to_lean_on() -> None:
    """On a beach a post is put up at the shoulder; in a bar the counter is there."""
    beach = stage_of(_leaning(Scene(heading="EXT. BEACH - DAY")))
    ((post_x, _),) = beach.place.posts
    ann = beach.figures[0].spots[0]
    assert 0.2 < (post_x - ann.x_m) * ann.lean < 0.6
    bar = stage_of(_leaning(Scene(heading="INT. BAR - NIGHT")))
    assert bar.place.posts == ()
    assert bar.figures[0].spots[0].z_m > 3.5


_RUINS = Scene(heading="EXT. RUINS - DUSK", description="Old stones and a stone gate.")


def test_who_leaned_and_walks_to_a_thing_stands_there() -> None:
    """The posture of before does not keep anybody from a way."""
    place = Placement(x=-0.42, posture="leaning")
    people = (person(0, -0.42, start=place), person(1, 0.42))
    ann = _figure(
        _order("Ann walks to the gate and lays her palm on the stone.", people=people, scene=_RUINS)
    )
    assert (ann.spots[0].posture, ann.spots[-1].posture) == ("leaning", "standing")
    assert ann.spots[-1].z_m > 3.5
    assert ann.acts[-1].gesture == "reach" or ann.acts[-1].time_ms > 5000


def test_a_column_that_the_set_lacks_is_put_up() -> None:
    """Who leans on a column does not lean on the gate because that stands near, and it stays when they go."""
    order = _leaning(_RUINS, beats=(Action(text="Ann leans against a column."),))
    assert len(stage_of(order).place.posts) == 1
    people = (person(0, -0.42, at="a broken column"), person(1, 0.42))
    assert len(stage_of(_order("Ann nods.", people=people, scene=_RUINS)).place.posts) == 1


def test_all_look_at_what_they_are_said_to_look_at() -> None:
    """In a master they turn to the gate, from us; in a close-up nobody shows us the back of the head."""
    order = _order("They stare at the gate.", scene=_RUINS)
    turned = [abs(heading_at(each.headings, 3000)) for each in stage_of(order).figures]
    assert min(turned) > 120
    close = order.model_copy(update={"sizes": ("Close-up",), "focus": ("Ann",)})
    assert abs(heading_at(_figure(close).headings, 3000)) <= 60


def test_a_hand_is_laid_on_the_stone_only_on_arrival() -> None:
    """In Chinese prose as in English: the clause that follows the way follows it in time."""
    people = (person(0, -0.42), person(1, 0.42))
    for text in (
        "Ann走到石门前，把手掌按在石头上。",
        "Ann walks to the gate and lays her palm on the stone.",
    ):
        ann = _figure(_order(text, people=people, scene=_RUINS))
        reached = next(act.time_ms for act in ann.acts if act.gesture == "reach")
        assert reached >= ann.spots[-1].time_ms


def test_who_takes_a_hand_goes_there_and_both_reach_out() -> None:
    """At arm's length, at the same time, and not before."""
    people = (person(0, -0.6), person(1, 0.6))
    order = _order("Ann takes Ben's hand.", people=people)
    ann, ben = _figure(order), _figure(order, "Ben")
    (x0, z0, _), (x1, z1, _) = (place_at(each, order.duration_ms) for each in (ann, ben))
    assert math.hypot(x1 - x0, z1 - z0) < 1.0
    reached = [next(act.time_ms for act in each.acts if act.gesture == "reach") for each in (ann, ben)]
    assert ann.spots[-1].time_ms <= reached[0] <= reached[1] < reached[0] + 300


def test_the_side_to_which_somebody_leans_is_the_stages() -> None:
    """It is the same in every cut of the shot, and the drawing keeps it when the body turns."""
    sizes = ("Long Shot", "Over the Shoulder Medium Shot")
    stage = stage_of(_leaning(Scene(heading="EXT. BEACH - DAY"), sizes=sizes))
    assert {spot.lean for spot in stage.figures[0].spots} == {-1}
    look = stage.figures[0].look
    turns: tuple[Turn, ...] = ("three_quarter_left", "camera", "three_quarter_right")
    heads = [head_offset_of(look, Pose(posture="leaning", turn=turn, lean=-1)) for turn in turns]
    assert max(heads) < 0


def test_nobody_changes_sides_for_a_seat() -> None:
    """Who sits on the right of somebody sits there, though the bench that was meant is on the left."""
    people = (
        person(0, -0.5),
        person(1, 0.5, start=Placement(x=0.5, posture="sitting", facing="left")),
    )
    scene = Scene(heading="EXT. STATION - NIGHT", description="A platform with a bench.")
    stage = stage_of(_order("Ben sits on the bench.", people=people, scene=scene))
    ann, ben = stage.figures
    assert ben.spots[0].x_m > ann.spots[0].x_m + 1
    assert not ben.spots[0].stool


def test_who_walks_up_to_somebody_does_so_in_a_two_shot() -> None:
    """A framing of both for the whole shot shows the way, and holds both at its end."""
    walks = person(1, 0.6, end=Placement(x=0.0, facing="left"))
    people = (person(0, -0.5), walks)
    order = _order("Ben walks to Ann.", people=people, sizes=("Medium Long Shot",))
    ben = _figure(order, "Ben")
    assert place_at(ben, 0)[0] - place_at(ben, order.duration_ms)[0] > 1.0


def test_who_goes_slowly_is_longer_on_the_way_than_who_hurries() -> None:
    """The pace is the script's, as far as the shot is long enough."""

    def walk_ms(action: str) -> int:
        people = (person(0, -0.6, end=Placement(x=0.0)), person(1, 0.6))
        spots = _figure(_order(action, people=people, frame_count=240)).spots
        return spots[-1].time_ms - spots[-2].time_ms

    slow, plain, fast = (walk_ms(f"Ann crosses{how}.") for how in (", slowly", "", " quickly"))
    assert slow > 1.4 * plain > 2 * fast


def test_who_sits_where_the_set_has_no_seat_sits_on_what_is_named() -> None:
    """A crate is brought, in that shot and in those after it; where nothing is named, what the place has."""
    sits = Placement(x=-0.42, posture="sitting")
    scene = Scene(heading="INT. WAREHOUSE - NIGHT", description="A warehouse.")

    def seat(action: str, at: str = "") -> str:
        return _figure(_order(action, people=(person(0, -0.42, start=sits, at=at),), scene=scene)).sits_on

    assert [seat("Ann sits on a crate."), seat("Ann waits.", "crate"), seat("Ann waits.")] == [
        "crate",
        "crate",
        "",
    ]


@pytest.mark.parametrize(
    "words", ["a wooden crate", "barrel", "the rock", "a fallen log", "edge of the table"]
)
def test_what_people_sit_on_has_its_seat_at_the_height_of_a_chair(words: str) -> None:
    """Nobody hovers over it or sinks into it."""
    sprite = seat_sprite("animated", 100.0, Place(), seat_named(words))
    highest = np.nonzero(sprite.picture[:, int(sprite.foot_x_px), 3] > 128)[0].min()
    assert 0.40 < (sprite.foot_y_px - highest) / 100.0 < 0.52


@pytest.mark.parametrize(("side", "mirrored"), [(-0.5, False), (0.5, True)])
def test_who_lies_in_bed_lies_on_it_with_the_head_on_the_pillow(side: float, mirrored: bool) -> None:
    """On the bed of the place, wherever the blocking has them, and no less in a two-shot."""
    scene = Scene(heading="INT. HOSPITAL ROOM - NIGHT")
    lies = Placement(x=side, posture="lying")
    people = (person(0, side, start=lies, end=lies), person(1, -side))
    stations = (Station(thing="bed", side="right" if mirrored else "left"),)
    for sizes in (("Long Shot",), ("Medium Two-shot",)):
        order = _order("Ann lies in bed. Ben waits.", people=people, scene=scene, sizes=sizes)
        stage = stage_of(order.model_copy(update={"stations": stations, "focus": ("Ann", "Ben")}))
        ann = next(figure for figure in stage.figures if figure.name == "Ann")
        found = bed_named("bed", stage.place)
        assert found is not None
        bed = found[0]
        assert stage.place.mirrored is mirrored
        assert {(spot.x_m, spot.high_m > 0.3) for spot in ann.spots} == {(bed.x_m, True)}
        # The pillow is at the left end, and heads lie opposite to where people face.
        assert {heading.degrees for heading in ann.headings} == {-90.0 if mirrored else 90.0}


def test_who_lies_on_the_floor_lies_there() -> None:
    """A bed is for those of whom nothing else is said."""
    scene = Scene(heading="INT. HOSPITAL ROOM - NIGHT")
    lies = Placement(x=0.2, posture="lying")
    people = (person(0, 0.2, start=lies, end=lies),)
    ann = stage_of(_order("Ann lies on the floor.", people=people, scene=scene)).figures[0]
    assert {spot.high_m for spot in ann.spots} == {0.0}
