"""Where people can sit and things can lie: the seats and table tops of a place, in metres."""

from __future__ import annotations

from dataclasses import dataclass, replace

from roughcut.previs.schema import Place


@dataclass(frozen=True)
class Seat:
    """Room for one sitter: the middle of the seat, and how high it is. Whoever sits here should be
    placed at exactly this `x_m`, and at `z_m` or slightly nearer, and needs no stool."""

    x_m: float
    z_m: float
    height_m: float = 0.45


@dataclass(frozen=True)
class Top:
    """Free room on a table of the set: small things stand between `left_m` and `right_m`, at height
    `y_m`, on a layer at `z_m` (a little nearer than the table's own)."""

    left_m: float
    right_m: float
    y_m: float
    z_m: float


@dataclass(frozen=True)
class Landmark:
    """A thing of the set to which people go and on which they lean: its middle, and how far it reaches to
    each side, in metres."""

    x_m: float
    z_m: float
    half_m: float = 0.5


BENCH_X_M, BENCH_Z_M, BENCH_WIDTH_M = 0.0, 2.7, 2.4
CHAIRS_X_M, CHAIRS_Z_M = (-1.2, 1.2), 2.6
PROP_SEATS: dict[str, tuple[Seat, ...]] = {
    "bench": (Seat(-0.6, BENCH_Z_M), Seat(0.6, BENCH_Z_M)),
    "chair": tuple(Seat(x, CHAIRS_Z_M) for x in CHAIRS_X_M),
    "armchair": tuple(Seat(x, CHAIRS_Z_M) for x in CHAIRS_X_M),
    "sofa": (Seat(-1.8, 3.2), Seat(-0.8, 3.2)),
    "bed": (Seat(1.4, 3.4, 0.52), Seat(2.0, 3.4, 0.52)),
}


def everyone_sits(place: Place) -> bool:
    """Whether nobody can stand there: in a car all sit, whatever the blocking says."""
    from roughcut.previs.sets.kinds import TABLE

    return place.kind in TABLE and TABLE[place.kind].all_sit


def seats_of(place: Place) -> tuple[Seat, ...]:
    """The seats that `draw_set` draws for this place, the kind's own first; empty where there is none."""
    from roughcut.previs.sets.kinds import TABLE

    kind = TABLE.get(place.kind) or TABLE["neutral"]
    asked = (PROP_SEATS.get(prop, ()) for prop in place.props if prop not in kind.holds)
    seats = (*kind.seats, *(seat for seats in asked for seat in seats))
    return tuple(replace(seat, x_m=-seat.x_m) for seat in seats) if place.mirrored else seats
