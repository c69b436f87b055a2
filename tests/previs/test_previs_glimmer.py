"""Light falls through a door that opens, wider and wider, and through one that stands open."""

from __future__ import annotations

import numpy as np
from previs_orders import an_order

from roughcut.models.video.schema import TakeOrder
from roughcut.previs.glimmer import openings_of
from roughcut.previs.renderer import Renderer
from roughcut.previs.sets import place_of
from roughcut.previs.staging import stage_of
from roughcut.script.schema import Action, Scene

_RUINS = Scene(heading="EXT. RUINS - NIGHT", description="Old stones and a stone gate.")


def _order(text: str, **changes: object) -> TakeOrder:
    fields: dict[str, object] = {
        "scene": _RUINS,
        "beats": (Action(text=text),),
        "cues": (),
        "sizes": ("Long Shot",),
        "width_px": 320,
        "height_px": 180,
        "frame_count": 120,
    }
    return an_order(2).model_copy(update=fields | changes)


def _bright(order: TakeOrder, *frames: int) -> list[int]:
    renderer = Renderer(stage_of(order))
    return [int((renderer.draw(frame)[: order.height_px] > 190).sum()) for frame in frames]


def test_a_gate_that_opens_lets_light_through_more_and_more() -> None:
    """None at first, a slit, and at last a wide one that stays."""
    before, slit, wide, last = _bright(_order("The stone gate slowly opens."), 0, 40, 90, 119)
    assert before < slit < wide
    assert abs(last - wide) < 0.1 * (wide - before)


def test_a_gate_that_stood_open_is_so_from_the_first_frame() -> None:
    """As earlier shots left it; without them it is shut."""
    opened, shut = (_bright(_order("They wait.", opened=words), 0)[0] for words in (("stone gate",), ()))
    assert opened > shut + 50


def test_what_the_place_lacks_lets_no_light_through() -> None:
    """There is no door on the beach."""
    order = _order("The door swings open.", scene=Scene(heading="EXT. BEACH - DAY"))
    assert openings_of(order, place_of(order.scene, "en")) == ()


def test_the_slit_is_behind_those_who_stand_before_it() -> None:
    """It is part of the set: people hide it."""
    stage = stage_of(_order("The stone gate slowly opens."))
    (door,) = stage.openings
    assert all(spot.z_m < door.z_m for figure in stage.figures for spot in figure.spots)
    assert np.isfinite(door.high_m)
