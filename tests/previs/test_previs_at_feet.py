"""Things that stand on the floor at people's feet."""

from __future__ import annotations

import numpy as np
from previs_orders import an_order, person

from roughcut.models.video.schema import TakeOrder
from roughcut.previs.figures.holding import GRIPS
from roughcut.previs.figures.set_down import set_down_sprite
from roughcut.previs.renderer import Renderer
from roughcut.previs.schema import Held
from roughcut.previs.stage import place_at
from roughcut.previs.staging import stage_of
from roughcut.script.ground import Laid
from roughcut.script.placement import Placement
from roughcut.script.schema import Action

_CASE = Laid(thing="suitcase", by="Ann")


def _order(action: str = "Ann waits.", floor: tuple[Laid, ...] = (_CASE,), **changes: object) -> TakeOrder:
    fields: dict[str, object] = {"beats": (Action(text=action),), "cues": (), "sizes": ("Long Shot",)}
    return an_order(2).model_copy(update=fields | {"floor": floor} | changes)


def test_a_thing_stands_beside_its_owner_away_from_the_other() -> None:
    """Ann is on the left: her suitcase is on her left, within a step, and level with her."""
    stage = stage_of(_order())
    (x, z, _), ((place,),) = place_at(stage.figures[0], 0), [thing.places for thing in stage.things]
    assert -0.8 < place.x_m - x < -0.3
    assert 0.0 < z - place.z_m < 0.2


def test_a_thing_goes_along_where_a_framing_cheats_its_owner() -> None:
    """In a two-shot people stand closer together; so does what is at their feet."""
    wide, close = (stage_of(_order(sizes=(size,))) for size in ("Long Shot", "Medium Long Shot"))
    offsets = [stage.things[0].places[0].x_m - place_at(stage.figures[0], 0)[0] for stage in (wide, close)]
    assert place_at(wide.figures[0], 0) != place_at(close.figures[0], 0)
    assert abs(offsets[0] - offsets[1]) < 1e-6


def test_a_thing_stays_where_its_owner_walks_on() -> None:
    """Ann crosses, and the suitcase does not."""
    people = (person(0, -0.42, end=Placement(x=0.2)), person(1, 0.6))
    stage = stage_of(_order(people=people, frame_count=144))
    assert place_at(stage.figures[0], 6000)[0] > 0
    assert {round(place.x_m, 3) for place in stage.things[0].places} == {
        round(stage.things[0].places[0].x_m, 3)
    }


def test_a_thing_is_seen_from_when_it_is_put_down_until_it_is_taken_up() -> None:
    """Nothing before; and what is taken up was seen to stand there, and is in the hand from then on."""
    put = stage_of(_order("Ann puts down a suitcase.", ()))
    assert [place.seen for place in put.things[0].places][-1] is True
    taken = stage_of(_order("Ann picks up the suitcase."))
    (first, gone) = taken.things[0].places
    held = next(stance for stance in taken.figures[0].stances if stance.held == "suitcase")
    assert (first.seen, gone.seen) == (True, False)
    assert held.time_ms == gone.time_ms > 0


def test_what_was_left_stays_where_it_was() -> None:
    """Its owner has gone: it is there without them."""
    left = Laid(thing="bag", by="Cleo", left=Placement(x=0.0))
    (thing,) = stage_of(_order(floor=(left,))).things
    assert abs(thing.places[0].x_m) < 0.8


def test_a_thing_on_the_floor_is_in_the_picture() -> None:
    """A frame with it differs from one without it, beside Ann's feet and nowhere else."""
    with_it, without = (
        Renderer(stage_of(_order(floor=floor))).draw(0)[:180].astype(int) for floor in ((_CASE,), ())
    )
    rows, columns = np.nonzero(abs(with_it - without) > 12)
    assert len(rows) > 100
    assert rows.min() > 110
    assert columns.max() < 160


def test_whatever_a_hand_can_hold_can_stand_on_the_floor() -> None:
    """Each has a drawing that touches the ground, wider than nothing and lower than a hip."""
    held: Held
    for held in GRIPS:
        sprite = set_down_sprite(held, "animated", 80.0)
        tall, wide = sprite.picture.shape[:2]
        assert sprite.picture[..., 3].any(), held
        assert tall / 80 < 0.75, held
        assert wide / 80 < 1.1, held


def test_what_is_carried_is_seen_in_the_hand_before_it_is_put_down() -> None:
    """Two clauses of one action do not happen at once."""
    stage = stage_of(_order("Ann carries a suitcase. She puts it down.", ()))
    held = {stance.time_ms: stance.held for stance in stage.figures[0].stances}
    assert held[0] == "suitcase"
    (down,) = [place.time_ms for place in stage.things[0].places if place.seen]
    assert held[down] == "none"
    assert down > 500
