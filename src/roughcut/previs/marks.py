"""Where everyone stands and walks in a shot, in metres: the marks that blocking puts on the floor."""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from roughcut.models.video.schema import Person
from roughcut.previs.schema import STAGE_DEPTH_M, STAGE_HALF_WIDTH_M
from roughcut.previs.sets import Seat
from roughcut.previs.stage import Spot
from roughcut.script.placement import Facing, Placement, Posture

_APART_M = 0.62
_LYING_M = 1.0
_MASTER_M = 7.0
"""About how far a camera that sees everyone stands from the front of the stage."""
_SHUFFLES = 24
_WINGS_M = 4.6
_BEFORE_A_SEAT_M = 0.1
_FAR_M = 1.6
_TO_A_SEAT_M, _BESIDE_A_SEAT_M = 1.8, 0.42
STROLL_M_S, _RUN_M_S = 1.05, 2.6
_LEAST_ENTRANCE_M = 1.2
_HEADING: dict[Facing, float] = {"camera": 0.0, "left": -90.0, "right": 90.0, "away": 180.0}


@dataclass(frozen=True)
class Mark:
    """Where somebody is at the start or the end of a shot. `looks` is the heading (degrees) of one who looks
    at a thing of the set, `placed` whether they are at one, which does not travel with them, `lean`
    the side of the stage to which they lean, and `high_m` how high that is on which they lie."""

    x_m: float
    z_m: float
    posture: Posture
    facing: Facing
    seen: bool
    seated: bool = False
    looks: float | None = None
    placed: bool = False
    lean: Literal[-1, 0, 1] = 0
    high_m: float = 0.0

    @property
    def stool(self) -> bool:
        """Whether they sit where the set has nothing to sit on."""
        return self.posture == "sitting" and not self.seated


def marks_of(people: Sequence[Person], seats: Sequence[Seat] = ()) -> dict[str, tuple[Mark, Mark]]:
    """Start and end of everyone, with nobody inside somebody else; who sits takes a seat of the set."""
    starts = _apart(_asked([(person.name, person.start) for person in people], seats))
    still = {person.name for person in people if _stays(person)}
    asked = _asked([(person.name, person.end) for person in people], seats)
    # Who does not move makes no room for those who do: a step aside would be a step for no reason.
    kept = {name: _kept(starts[name], mark) for name, mark in asked.items() if name in still}
    ends = _apart({**asked, **kept}, still)
    return {person.name: _through_the_wings(starts[person.name], ends[person.name]) for person in people}


def all_seated(people: Sequence[Person]) -> tuple[Person, ...]:
    """The same people where nobody can stand: they sit from the first frame to the last."""
    return tuple(
        person.model_copy(
            update={
                "start": person.start.model_copy(update={"posture": "sitting"}),
                "end": person.end.model_copy(update={"posture": "sitting"}),
            }
        )
        for person in people
    )


def _asked(places: Sequence[tuple[str, Placement]], seats: Sequence[Seat]) -> dict[str, Mark]:
    """Where blocking puts everyone, from left to right; who sits is on a seat of the set."""
    ordered = sorted(places, key=lambda each: each[1].x)
    return _seated({name: _mark(place) for name, place in ordered}, seats)


def _kept(start: Mark, end: Mark) -> Mark:
    """The end of somebody who stays: who rises from a seat of the set stands before it."""
    if start.seated and not end.seated:
        return replace(end, x_m=start.x_m, z_m=start.z_m - _BEFORE_A_SEAT_M)
    return replace(end, x_m=start.x_m)


def _stays(person: Person) -> bool:
    one, two = person.start, person.end
    return (one.x, one.depth, one.present) == (two.x, two.depth, two.present)


def spots_of(
    start: Mark,
    end: Mark,
    begin_ms: int,
    shot_ms: int,
    speaks_ms: int | None = None,
    changes_ms: int | None = None,
    pace_m_s: float = STROLL_M_S,
) -> tuple[Spot, ...]:
    """The way from mark to mark: at a pace (metres a second), or as fast as the shot is short. Who comes in
    and soon speaks (`speaks_ms`) is nearly there by then; who rises or sits down on the spot does so when
    they are told to (`changes_ms`), else in the middle of the shot."""
    if speaks_ms is not None and abs(start.x_m) > STAGE_HALF_WIDTH_M:
        start = _nearer(start, end, max(_LEAST_ENTRANCE_M, STROLL_M_S * speaks_ms / 1000 + 0.6))
    if start.posture == end.posture == "walking" and _far(start, end) < 0.3:
        start, end = _stroll(start, shot_ms)
    seen = start.seen or end.seen
    first = _spot(start, 0, seen)
    way = _far(start, end)
    if way < 0.15:
        return (first, *_rising(start, end, shot_ms // 2 if changes_ms is None else changes_ms))
    needed = int(1000 * way / pace_m_s)
    begin_ms = min(begin_ms, max(0, shot_ms - needed))
    needed = min(needed, max(int(1000 * way / _RUN_M_S), int(0.92 * shot_ms) - begin_ms))
    setting_out = first.model_copy(
        update={"time_ms": max(1, begin_ms), "posture": "standing", "stool": False}
    )
    return (first, setting_out, _spot(end, max(2, begin_ms + needed), seen))


def _nearer(start: Mark, end: Mark, way_m: float) -> Mark:
    """On the way from `start` to `end`, at most so far from its end."""
    share = min(1.0, way_m / max(_far(start, end), 0.01))
    return replace(
        start,
        x_m=end.x_m + (start.x_m - end.x_m) * share,
        z_m=end.z_m + (start.z_m - end.z_m) * share,
    )


def _spot(mark: Mark, time_ms: int, seen: bool, *, cut: bool = False) -> Spot:
    return Spot(
        time_ms=time_ms,
        x_m=mark.x_m,
        z_m=mark.z_m,
        posture=_still(mark.posture),
        stool=mark.stool,
        lean=mark.lean,
        high_m=mark.high_m,
        seen=seen,
        cut=cut,
    )


def heading_of(facing: Facing) -> float:
    """The stage heading of a facing word, in degrees."""
    return _HEADING[facing]


def gathered(marks: Mapping[str, Mark], names: Sequence[str], apart_m: float) -> dict[str, Mark]:
    """The same people closer together, in the same order: a close two-shot is cheated so on any set.
    Who alone sits on a seat of the set keeps it, and the others come there."""
    order = sorted(names, key=lambda name: marks[name].x_m)
    middle_x = sum(marks[name].x_m for name in order) / len(order)
    middle_z = sum(marks[name].z_m for name in order) / len(order)
    span = marks[order[-1]].x_m - marks[order[0]].x_m
    wanted = apart_m * (len(order) - 1)
    if len(order) < 2 or (span <= wanted * 1.15 and _nearest_gap(marks, order) >= 0.8 * apart_m):
        return dict(marks)
    moved = dict(marks)
    fixed = [name for name in order if marks[name].seated or marks[name].placed]
    leaning = [name for name in order if marks[name].lean]
    if len(fixed) > 1 and (span > _FAR_M or leaning):
        # Who stands at something far from the others is cheated to them, as on any set; of those who lean,
        # one keeps the post.
        fixed = [name for name in order if marks[name].seated] or leaning[:1]
    # Nobody is carried out of bed for the camera.
    fixed = [name for name in order if marks[name].high_m] or fixed
    if len(fixed) > 1:
        # Chairs do not travel: who sits stays there, and the frame is as wide as that takes.
        return dict(marks)
    host = fixed[0] if fixed else None
    if host:
        middle_x = marks[host].x_m - (order.index(host) - (len(order) - 1) / 2) * apart_m
        middle_z = marks[host].z_m - _BEFORE_A_SEAT_M
    for index, name in enumerate(order):
        if name == host:
            continue
        x = middle_x + (index - (len(order) - 1) / 2) * apart_m
        # Who comes to somebody at a table does not go behind what stands on it.
        behind = 0.0 if host and marks[host].seated else 0.2
        z = middle_z + max(-0.2, min(behind, (marks[name].z_m - middle_z) * 0.4))
        # Nobody leans on what is not there.
        leans = marks[name].posture == "leaning"
        posture: Posture = "standing" if leans else marks[name].posture
        moved[name] = replace(marks[name], x_m=x, z_m=z, seated=False, posture=posture, lean=0)
    return moved


def _nearest_gap(marks: Mapping[str, Mark], order: Sequence[str]) -> float:
    return min(marks[right].x_m - marks[left].x_m for left, right in itertools.pairwise(order))


def _mark(place: Placement) -> Mark:
    return Mark(
        x_m=place.x * STAGE_HALF_WIDTH_M,
        z_m=0.35 + place.depth * (STAGE_DEPTH_M - 0.7),
        posture=place.posture,
        facing=place.facing,
        seen=place.present,
    )


def _through_the_wings(start: Mark, end: Mark) -> tuple[Mark, Mark]:
    """Who comes in starts beside the stage, who leaves ends there, by the nearer side."""
    if end.seen and not start.seen:
        return replace(
            start, x_m=math.copysign(_WINGS_M, end.x_m or 1.0), z_m=end.z_m, posture="standing"
        ), end
    if start.seen and not end.seen:
        return start, replace(
            end, x_m=math.copysign(_WINGS_M, end.x_m or start.x_m or 1.0), posture="standing"
        )
    return start, end


def _seated(marks: dict[str, Mark], seats: Sequence[Seat]) -> dict[str, Mark]:
    """Everyone who sits on the nearest free seat that is near enough."""
    placed, free = dict(marks), list(seats)
    for name, mark in marks.items():
        if mark.posture != "sitting" or not free:
            continue
        seat = min(free, key=lambda each: abs(each.x_m - mark.x_m))
        if abs(seat.x_m - mark.x_m) <= _TO_A_SEAT_M:
            free.remove(seat)
            placed[name] = replace(mark, x_m=seat.x_m, z_m=seat.z_m - 0.03, seated=True)
    return _before_seats(placed, free)


def _before_seats(marks: dict[str, Mark], free: Sequence[Seat]) -> dict[str, Mark]:
    """Who stands almost before a free seat stands before it: there they rose, and there they will sit."""
    placed, left = dict(marks), list(free)
    for name, mark in marks.items():
        near = [seat for seat in left if abs(seat.x_m - mark.x_m) <= _BESIDE_A_SEAT_M and seat.z_m > mark.z_m]
        if mark.posture == "standing" and near:
            seat = min(near, key=lambda each: abs(each.x_m - mark.x_m))
            left.remove(seat)
            placed[name] = replace(mark, x_m=seat.x_m)
    return placed


def _apart(marks: dict[str, Mark], still: Collection[str] = ()) -> dict[str, Mark]:
    """Nobody inside somebody else, nor hidden behind them in a master: people step aside until there is
    air between them on the picture, in the order of `marks`, from left to right. Who sits on a seat
    stays there, and so do those who are `still`."""
    spread = dict(marks)
    fixed = {name for name, mark in marks.items() if mark.seated or name in still}
    shown = [name for name, mark in marks.items() if mark.seen]
    for _ in range(_SHUFFLES):
        for left, right in itertools.combinations(shown, 2):
            _push_apart(spread, left, right, fixed)
    return spread


def _push_apart(spread: dict[str, Mark], left: str, right: str, fixed: Collection[str]) -> None:
    one, two = spread[left], spread[right]
    wide = _LYING_M if "lying" in (one.posture, two.posture) else _APART_M
    # What is farther away is nearer to the middle of the picture, and smaller.
    far_one, far_two = (1.0 + mark.z_m / _MASTER_M for mark in (one, two))
    gap = two.x_m / far_two - one.x_m / far_one
    wanted = wide * 0.5 * (1 / far_one + 1 / far_two)
    free = [name for name in (left, right) if name not in fixed]
    if gap >= wanted or not free:
        return
    push = (wanted - gap) / len(free) + 0.001
    if left in free:
        spread[left] = replace(one, x_m=one.x_m - push * far_one)
    if right in free:
        spread[right] = replace(two, x_m=two.x_m + push * far_two)


def _far(start: Mark, end: Mark) -> float:
    return math.hypot(end.x_m - start.x_m, end.z_m - start.z_m)


def _still(posture: Posture) -> Posture:
    return "standing" if posture == "walking" else posture


def _rising(start: Mark, end: Mark, time_ms: int) -> tuple[Spot, ...]:
    """Standing up or sitting down on the spot."""
    if _still(start.posture) == _still(end.posture):
        return ()
    return (_spot(end, max(1, time_ms), True, cut=True),)


def _stroll(mark: Mark, shot_ms: int) -> tuple[Mark, Mark]:
    """Somebody who walks through the whole shot covers ground the way they face."""
    way = min(0.85 * shot_ms / 1000, 2.0)
    angle = math.radians(_HEADING[mark.facing])
    dx, dz = math.sin(angle) * way / 2, -math.cos(angle) * way / 2
    far_z = max(0.2, min(STAGE_DEPTH_M, mark.z_m - dz))
    near_z = max(0.2, min(STAGE_DEPTH_M, mark.z_m + dz))
    return replace(mark, x_m=mark.x_m - dx, z_m=far_z), replace(mark, x_m=mark.x_m + dx, z_m=near_z)
