"""What people take off is seen to come off, and stays off."""

from __future__ import annotations

import numpy as np
from previs_orders import an_order, cue, person

from roughcut.models.video.schema import TakeOrder
from roughcut.previs.figures.look import look_of
from roughcut.previs.renderer import Renderer
from roughcut.previs.stage import Figure, Wearing
from roughcut.previs.staging import stage_of
from roughcut.previs.wearing import worn_by
from roughcut.script.schema import Action
from roughcut.script.wearing import Worn


def _order(action: str, off: tuple[Worn, ...] = (), **changes: object) -> TakeOrder:
    dan = person(3, 0.0, off=off).model_copy(update={"description": "A boy with a red cap and round glasses"})
    fields: dict[str, object] = {"beats": (Action(text=action),), "cues": (), "people": (dan,)}
    return an_order(1, sizes=("Close-up",)).model_copy(update=fields | changes)


def _dan(order: TakeOrder) -> Figure:
    return stage_of(order).figures[0]


def test_a_hand_goes_to_the_head_before_a_hat_comes_off() -> None:
    """The hand first, then the hat, then the hand goes down."""
    dan = _dan(_order("Dan takes off his cap."))
    raised = next(act.time_ms for act in dan.acts if act.gesture == "to_head")
    off = next(wears.time_ms for wears in dan.wears if wears.off == ("hat",))
    lowered = next(act.time_ms for act in dan.acts if act.time_ms > raised)
    assert raised < off < lowered


def test_glasses_that_are_cleaned_are_on_again_before_the_line() -> None:
    """The three steps share the time before the next line."""
    order = _order("Dan takes off his glasses, cleans them, and puts them on again.")
    line = cue(0, "Dan", 1500)
    dan = _dan(order.model_copy(update={"cues": (line,)}))
    assert [wears.off for wears in dan.wears] == [(), ("glasses",), ()]
    assert dan.wears[-1].time_ms < line.start_ms


def test_what_came_off_in_an_earlier_shot_is_off_from_the_first_frame() -> None:
    """The drawing differs from that of somebody who has it on."""
    bare, capped = (stage_of(_order("Dan waits.", off)) for off in (("hat",), ()))
    assert [wears.off for wears in bare.figures[0].wears] == [("hat",)]
    one, two = (Renderer(stage).draw(0)[:180].astype(int) for stage in (bare, capped))
    assert (np.abs(one - two) > 20).sum() > 1000


def test_a_coat_that_is_off_leaves_a_shirt_and_nothing_else_changes() -> None:
    """Who wears none of that keeps what they have."""
    look = look_of("Ann", "A woman in a green coat", ("Ann",))
    bare = worn_by(look, Wearing(time_ms=0, off=("coat",)))
    assert (look.top, bare.top, bare.hair, bare.bottom) == ("coat", "shirt", look.hair, look.bottom)
    assert worn_by(bare, Wearing(time_ms=0, off=("coat",))) == bare


def test_a_close_up_of_a_hat_that_comes_off_keeps_the_head_in_frame() -> None:
    """It is framed as any close-up of a face, not as one of what hands do."""
    plain, off = (
        stage_of(_order(text)) for text in ("Dan waits.", "Dan takes off his cap and puts it on the map.")
    )
    assert off.camera.keys[0].look_at == plain.camera.keys[0].look_at
