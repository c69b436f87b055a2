"""Which calls a film needs: the shape and the lengths for each shot, and which short shots share a call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil

from roughcut.director.continuity import Candidate, Continuity, honoured
from roughcut.director.fit import Part, least_seconds, parts_of
from roughcut.models.video.profile import ReferenceRole, Shape
from roughcut.models.video.schema import TakeOrder

Cost = Callable[[int], Decimal]


@dataclass(frozen=True)
class Call:
    """One take to be bought: the pieces of shots in it, its length, and the references it asks for."""

    pieces: tuple[tuple[TakeOrder, Part], ...]
    seconds: int
    references: tuple[Candidate, ...]


@dataclass(frozen=True)
class Option:
    """A way to make a shot, or several, with one shape of the model."""

    calls: tuple[Call, ...]
    usd: Decimal
    worth: int
    missed: tuple[Candidate, ...]

    @property
    def rank(self) -> tuple[int, Decimal, int]:
        """What is wished comes first, then the price, then what helps continuity."""
        roles = {each.wanted.role for call in self.calls for each in call.references}
        return (len({each.wanted.role for each in self.missed} - roles), self.usd, -self.worth)


def shot_options(
    order: TakeOrder, shapes: Iterable[Shape], cost: Cost, continuity: Continuity
) -> tuple[Option, ...]:
    """Every way to make one shot, a shape each; empty when no shape can hold one of its lines."""
    found = []
    opening = continuity.candidates(order)
    for shape in shapes:
        parts = parts_of(order, shape.durations_s, cost)
        if parts is None:
            continue
        calls, worth = [], 0
        for index, part in enumerate(parts):
            wanted = opening if index == 0 else continuity.going_on(order)
            kept, value = honoured(wanted, shape.references)
            calls.append(Call(((order, part),), part.seconds, kept))
            worth += value
        found.append(Option(tuple(calls), _usd(calls, cost), worth, _missed(opening, shape.references)))
    return tuple(found)


def shared_options(
    orders: Sequence[TakeOrder], shapes: Iterable[Shape], cost: Cost, continuity: Continuity
) -> tuple[Option, ...]:
    """Every way to make several shots in one call, a shape each. Frames at the ends of such a call
    would tie the wrong shots together, so only people and the scene's look are referred to."""
    pieces, clock = [], 0
    for order in orders:
        length = whole_seconds(order)
        pieces.append((order, Part(0, order.frame_count, length)))
        clock += length
    wanted = _without_frames(each for order in orders for each in continuity.candidates(order))
    found = []
    for shape in shapes:
        seconds = min((each for each in shape.durations_s if each >= clock), default=None)
        if seconds is None:
            continue
        kept, worth = honoured(wanted, shape.references)
        call = Call(tuple(pieces), seconds, kept)
        found.append(Option((call,), cost(seconds), worth, _missed(wanted, shape.references)))
    return tuple(found)


def grouped(
    orders: Sequence[TakeOrder], shapes: Sequence[Shape], cost: Cost, most: int
) -> tuple[tuple[int, ...], ...]:
    """The shots (0-based) of each call, in order: several in one call only where that is cheaper than
    a call each, they belong to one scene, and no more than `most` share it."""
    if most < 2:
        return tuple((index,) for index in range(len(orders)))
    lengths = sorted({each for shape in shapes for each in shape.durations_s})
    singles = [_single(order, lengths, cost) for order in orders]
    best: list[tuple[Decimal, int, tuple[tuple[int, ...], ...]]] = [(Decimal(0), 0, ())]
    for end in range(1, len(orders) + 1):
        ways = []
        for count in range(1, min(most, end) + 1):
            usd = singles[end - 1] if count == 1 else _together(orders[end - count : end], lengths, cost)
            if usd is None and count > 1:
                continue
            before, calls, groups = best[end - count]
            group = tuple(range(end - count, end))
            # At one price a call each is better: a shot that fails then takes no other with it.
            ways.append((before + (usd or Decimal(0)), calls + count - 1, (*groups, group)))
        best.append(min(ways, key=lambda way: way[:2]))
    return best[-1][2]


def whole_seconds(order: TakeOrder) -> int:
    """The length of a shot in whole seconds, half a frame left out."""
    return max(1, ceil((order.frame_count - Fraction(1, 2)) / order.rate))


def _single(order: TakeOrder, lengths: Sequence[int], cost: Cost) -> Decimal | None:
    parts = parts_of(order, lengths, cost)
    return None if parts is None else sum((cost(part.seconds) for part in parts), Decimal(0))


def _together(orders: Sequence[TakeOrder], lengths: Sequence[int], cost: Cost) -> Decimal | None:
    if len({order.scene.number for order in orders}) > 1:
        return None
    total = sum(map(whole_seconds, orders))
    if any(least_seconds(order.frame_count, order.rate, lengths) is None for order in orders):
        return None
    return min((cost(each) for each in lengths if each >= total), default=None)


def _without_frames(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    kept: dict[object, Candidate] = {}
    for each in candidates:
        if each.wanted.role not in ("first_frame", "last_frame"):
            kept.setdefault((each.wanted.role, each.wanted.name, each.wanted.slate), each)
    return tuple(kept.values())


def _usd(calls: Sequence[Call], cost: Cost) -> Decimal:
    return sum((cost(call.seconds) for call in calls), Decimal(0))


def _missed(wanted: Sequence[Candidate], slots: dict[ReferenceRole, int]) -> tuple[Candidate, ...]:
    """The needed candidates for which a shape has no room."""
    kept, _ = honoured(wanted, slots)
    return tuple(each for each in wanted if each.needed and each not in kept)
