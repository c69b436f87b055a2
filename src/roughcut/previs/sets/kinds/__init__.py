"""The kinds of places that can be drawn; a new set is one function and one line in `TABLE`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from roughcut.previs.sets.kinds import (
    gardens,
    halls,
    leisure,
    neutral,
    old,
    outskirts,
    rooms,
    service,
    special,
    stores,
    streets,
    taverns,
    transport,
    travel,
    wild,
    winter,
    work,
)
from roughcut.previs.sets.seats import Seat, Top
from roughcut.previs.sets.studio import Studio


@dataclass(frozen=True)
class Kind:
    """How a kind of place is drawn, whether it is indoors, the props that it always holds, the seats
    that it has of its own, whether a roof covers the people though it is in the open, whether
    nobody can stand there, and the table top that has room for small things."""

    draw: Callable[[Studio], None]
    indoors: bool = False
    holds: frozenset[str] = frozenset()
    seats: tuple[Seat, ...] = ()
    roofed: bool = False
    all_sit: bool = False
    top: Top | None = None

    @property
    def sky(self) -> bool:
        """Whether rain and snow can fall between the people."""
        return not self.indoors and not self.roofed


TABLE: dict[str, Kind] = {
    "garden": Kind(gardens.garden, holds=frozenset({"flowers", "tree"})),
    "park": Kind(gardens.park, holds=frozenset({"tree", "lamp"})),
    "meadow": Kind(gardens.meadow, holds=frozenset({"flowers", "tree"})),
    "lake": Kind(gardens.lake, holds=frozenset({"tree"})),
    "street": Kind(streets.street_of_houses, holds=frozenset({"lamp", "car", "tree", "door", "window"})),
    "station": Kind(
        travel.station, holds=frozenset({"bench", "clock", "lamp"}), seats=travel.STATION_SEATS, roofed=True
    ),
    "train": Kind(travel.train, True, frozenset({"window", "chair"}), travel.TRAIN_SEATS),
    "kitchen": Kind(
        rooms.kitchen,
        True,
        frozenset({"table", "chair", "window", "cup", "lamp", "flowers"}),
        rooms.KITCHEN_SEATS,
        top=Top(-0.4, 0.7, 0.75, 2.88),
    ),
    "living_room": Kind(
        rooms.living_room,
        True,
        frozenset({"sofa", "chair", "lamp", "window", "shelf", "door", "picture", "plant"}),
        rooms.LIVING_SEATS,
    ),
    "bedroom": Kind(
        rooms.bedroom,
        True,
        frozenset({"bed", "lamp", "window", "door", "picture", "plant"}),
        rooms.BEDROOM_SEATS,
    ),
    "office": Kind(
        work.office,
        True,
        frozenset({"table", "chair", "screen", "window", "clock", "plant", "shelf"}),
        work.OFFICE_SEATS,
    ),
    "classroom": Kind(
        work.classroom, True, frozenset({"table", "chair", "clock", "window"}), work.CLASS_SEATS
    ),
    "library": Kind(
        work.library,
        True,
        frozenset({"shelf", "book", "table", "chair", "lamp", "window"}),
        work.LIBRARY_SEATS,
        top=Top(-2.5, -1.9, 0.75, 2.93),
    ),
    "hospital": Kind(
        work.hospital, True, frozenset({"bed", "chair", "door", "window", "screen"}), work.WARD_SEATS
    ),
    "corridor": Kind(work.corridor, True, frozenset({"door", "window", "picture", "plant"})),
    "courtroom": Kind(work.courtroom, True, frozenset({"bench", "table"})),
    "cafe": Kind(
        taverns.cafe, True, frozenset({"table", "chair", "cup", "window", "lamp"}), taverns.CAFE_SEATS
    ),
    "bar": Kind(
        taverns.bar,
        True,
        frozenset({"chair", "cup", "lamp", "shelf"}),
        taverns.BAR_SEATS,
        top=Top(-2.2, 2.4, 1.12, 4.18),
    ),
    "shop": Kind(taverns.shop, True, frozenset({"shelf", "door"})),
    "ruins": Kind(old.ruins, holds=frozenset({"rock"})),
    "cave": Kind(old.cave, holds=frozenset({"rock"}), roofed=True),
    "castle": Kind(halls.castle, True, frozenset({"fire", "window"})),
    "church": Kind(halls.church, True, frozenset({"window", "fire", "bench"})),
    "temple": Kind(halls.temple, holds=frozenset({"lamp", "tree", "door"})),
    "forest": Kind(wild.forest, holds=frozenset({"tree"})),
    "beach": Kind(wild.beach, holds=frozenset({"tree"})),
    "mountain": Kind(wild.mountain, holds=frozenset({"rock", "tree"})),
    "desert": Kind(wild.desert, holds=frozenset({"rock"})),
    "rooftop": Kind(special.rooftop, holds=frozenset({"lamp", "door"})),
    "spaceship": Kind(
        special.spaceship, True, frozenset({"chair", "screen", "window"}), special.BRIDGE_SEATS
    ),
    "stage": Kind(special.theatre, True),
    "car": Kind(
        transport.car,
        holds=frozenset({"car", "chair", "window", "door"}),
        seats=transport.CAR_SEATS,
        roofed=True,
        all_sit=True,
    ),
    "plane": Kind(transport.plane, True, frozenset({"window", "chair"}), transport.PLANE_SEATS),
    "airport": Kind(
        transport.airport, True, frozenset({"window", "chair", "screen", "sign"}), transport.AIRPORT_SEATS
    ),
    "ship": Kind(transport.ship, holds=frozenset({"boxes"})),
    "restaurant": Kind(
        leisure.restaurant,
        True,
        frozenset({"table", "chair", "window", "lamp", "candle"}),
        leisure.RESTAURANT_SEATS,
        top=Top(-0.45, 0.45, 0.75, 2.78),
    ),
    "bathroom": Kind(leisure.bathroom, True, frozenset({"door", "window", "lamp"})),
    "gym": Kind(leisure.gym, True, frozenset({"bench"}), leisure.GYM_SEATS),
    "backstage": Kind(
        leisure.backstage,
        True,
        frozenset({"chair", "lamp", "table", "flowers", "door"}),
        leisure.BACKSTAGE_SEATS,
    ),
    "elevator": Kind(leisure.elevator, True, frozenset({"door"})),
    "laboratory": Kind(
        service.laboratory,
        True,
        frozenset({"table", "chair", "screen", "window", "bottle"}),
        service.LABORATORY_SEATS,
        top=Top(-0.2, 1.6, 0.93, 2.68),
    ),
    "prison": Kind(service.prison, True, frozenset({"bed", "window", "door"}), service.CELL_SEATS),
    "interrogation": Kind(
        service.interrogation,
        True,
        frozenset({"table", "chair", "lamp", "door", "clock", "cup"}),
        service.INTERROGATION_SEATS,
        top=Top(-0.6, 0.3, 0.76, 2.88),
    ),
    "meeting_room": Kind(
        service.meeting_room,
        True,
        frozenset({"table", "chair", "screen", "window", "map", "cup"}),
        service.MEETING_SEATS,
        top=Top(-1.4, 1.4, 0.75, 2.73),
    ),
    "tv_studio": Kind(
        service.tv_studio,
        True,
        frozenset({"chair", "lamp", "table", "cup", "plant"}),
        service.TV_SEATS,
        top=Top(-0.2, 0.2, 0.42, 2.53),
    ),
    "vault": Kind(service.vault, True, frozenset({"door", "table", "money"}), top=Top(-0.6, 0.1, 0.8, 3.18)),
    "warehouse": Kind(stores.warehouse, True, frozenset({"boxes", "lamp", "door", "shelf"})),
    "garage": Kind(stores.garage, True, frozenset({"car", "door", "lamp"})),
    "cellar": Kind(stores.cellar, True, frozenset({"shelf", "stairs", "boxes", "lamp"})),
    "alley": Kind(outskirts.alley, holds=frozenset({"door", "window", "lamp", "boxes"})),
    "bridge": Kind(outskirts.bridge, holds=frozenset({"lamp"})),
    "market": Kind(outskirts.market, holds=frozenset({"lamp", "table", "door", "window"})),
    "village": Kind(outskirts.village, holds=frozenset({"door", "window", "tree"})),
    "camp": Kind(outskirts.camp, holds=frozenset({"fire", "tree"}), seats=outskirts.CAMP_SEATS),
    "graveyard": Kind(outskirts.graveyard, holds=frozenset({"tree", "statue"})),
    "snowfield": Kind(winter.snowfield, holds=frozenset({"tree"})),
    "neutral": Kind(neutral.neutral, True),
}
