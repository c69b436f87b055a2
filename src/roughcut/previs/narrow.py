"""Stands people closer together for a picture that is taller than wide, as on any set that is shot for it."""

from __future__ import annotations

from roughcut.models.video.schema import Person, TakeOrder
from roughcut.script.placement import Placement

_WIDE, _TALL, _CLOSEST = 4 / 3, 9 / 16, 0.55
"""From this aspect on people stand as blocking has them; at this one so much closer."""


def narrowed(order: TakeOrder) -> TakeOrder:
    """The order with everyone nearer to the middle of the acting area, the narrower its picture is; who waits
    in the wings stays there. An order for a wide picture is as it was."""
    aspect = order.width_px / order.height_px
    share = min(1.0, max(0.0, (aspect - _TALL) / (_WIDE - _TALL)))
    if share == 1.0:
        return order
    scale = _CLOSEST + (1.0 - _CLOSEST) * share
    floor = tuple(
        laid.model_copy(update={"left": _nearer(laid.left, scale)}) if laid.left else laid
        for laid in order.floor
    )
    people = tuple(_person(person, scale) for person in order.people)
    return order.model_copy(update={"people": people, "floor": floor})


def _person(person: Person, scale: float) -> Person:
    ends = {"start": _nearer(person.start, scale), "end": _nearer(person.end, scale)}
    return person.model_copy(update=ends)


def _nearer(place: Placement, scale: float) -> Placement:
    return place if abs(place.x) > 1.0 else place.model_copy(update={"x": place.x * scale})
