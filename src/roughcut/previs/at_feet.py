"""Where things are that stand on the floor: at people's feet in every framing, or where they left them."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from roughcut.previs.business import Lying
from roughcut.previs.figures.set_down import half_width_m
from roughcut.previs.schema import STAGE_DEPTH_M, STAGE_HALF_WIDTH_M
from roughcut.previs.stage import Figure, Resting, Thing, key_at, place_on

_FOOT_M, _SEATED_M = 0.2, 0.15
"""How far somebody's feet, and knees, reach to each side of the middle."""
_NEARER_M, _BEFORE_SEAT_M = 0.05, 0.3
_WALKED_M = 0.3


def things_at_feet(lies: Sequence[Lying], figures: Sequence[Figure]) -> tuple[Thing, ...]:
    """What stands on the floor of a shot and where: beside whoever put it there, on the side on which nobody
    stands. It goes along where a framing cheats them elsewhere, and stays where they walk on."""
    things = []
    by_owner: dict[str, int] = {}
    for lying in lies:
        number = by_owner.get(lying.laid.by, 0)
        places = _left(lying, figures) if lying.laid.left else _beside(lying, figures, number)
        if places:
            by_owner[lying.laid.by] = number + 1
            things.append(Thing(held=lying.laid.thing, places=_while_there(places, lying)))
    return tuple(things)


def _left(lying: Lying, figures: Sequence[Figure]) -> list[Resting]:
    """Where its owner stood who went on."""
    assert lying.laid.left is not None, "it was left somewhere"
    x = lying.laid.left.x * STAGE_HALF_WIDTH_M
    z = 0.35 + lying.laid.left.depth * (STAGE_DEPTH_M - 0.7)
    others = [figure for figure in figures if figure.name != lying.laid.by]
    side = _free_side(x, others, 0)
    wide = half_width_m(lying.laid.thing)
    return [Resting(time_ms=0, x_m=x + side * (_FOOT_M + wide), z_m=z - _NEARER_M)]


def _beside(lying: Lying, figures: Sequence[Figure], number: int) -> list[Resting]:
    """Beside its owner, and again wherever they are after a cut; the second thing is on the other side."""
    owner = next((figure for figure in figures if figure.name == lying.laid.by), None)
    if owner is None:
        return []
    others = [figure for figure in figures if figure is not owner]
    side = _free_side(place_on(owner.spots, lying.from_ms)[0], others, lying.from_ms)
    if number % 2:
        side = -side
    wide = half_width_m(lying.laid.thing)
    places = [_at_feet(owner, lying.from_ms, side, wide)]
    for spot in owner.spots:
        if spot.cut and spot.time_ms > lying.from_ms and not _walked(owner, places[-1].time_ms, spot.time_ms):
            places.append(_at_feet(owner, spot.time_ms, side, wide))
    return places


def _at_feet(owner: Figure, time_ms: int, side: float, wide: float) -> Resting:
    x, z, _ = place_on(owner.spots, time_ms)
    spot = key_at(owner.spots, time_ms)
    sits = spot.posture in ("sitting", "crouching")
    out, nearer = (_SEATED_M, _BEFORE_SEAT_M) if sits else (_FOOT_M, _NEARER_M)
    return Resting(time_ms=time_ms, x_m=x + side * (out + wide), z_m=z - nearer, seen=spot.seen)


def _while_there(places: Sequence[Resting], lying: Lying) -> tuple[Resting, ...]:
    """The places with the times before it was put down and after it was taken up."""
    there = list(places)
    if lying.from_ms > 0:
        there.insert(0, there[0].model_copy(update={"time_ms": 0, "seen": False}))
    if lying.until_ms is not None:
        there = [place for place in there if place.time_ms < lying.until_ms]
        last = there[-1] if there else places[0]
        there.append(last.model_copy(update={"time_ms": lying.until_ms, "seen": False}))
    return tuple(there)


def _free_side(x_m: float, others: Collection[Figure], time_ms: int) -> float:
    """The side (−1 or 1) away from whoever stands nearest; of one who is alone, the nearer wing's."""
    beside = [
        place_on(other.spots, time_ms)[0] - x_m for other in others if key_at(other.spots, time_ms).seen
    ]
    if not beside:
        return 1.0 if x_m >= 0 else -1.0
    return -math.copysign(1.0, min(beside, key=abs))


def _walked(owner: Figure, before_ms: int, now_ms: int) -> bool:
    """Whether somebody walked on between two times, other than by a cut."""
    x0, z0, _ = place_on(owner.spots, before_ms)
    x1, z1, _ = place_on(owner.spots, now_ms - 1)
    return math.hypot(x1 - x0, z1 - z0) > _WALKED_M
