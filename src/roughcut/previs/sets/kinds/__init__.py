"""The kinds of places that can be drawn; a new set is one function and one line in `TABLE`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from roughcut.previs.sets.kinds import gardens, neutral, rooms, streets
from roughcut.previs.sets.studio import Studio


@dataclass(frozen=True)
class Kind:
    """How a kind of place is drawn, whether it is indoors, and the props that it always holds."""

    draw: Callable[[Studio], None]
    indoors: bool = False
    holds: frozenset[str] = frozenset()


TABLE: dict[str, Kind] = {
    "garden": Kind(gardens.garden, holds=frozenset({"flowers", "tree"})),
    "park": Kind(gardens.park, holds=frozenset({"tree", "lamp"})),
    "street": Kind(streets.street_of_houses, holds=frozenset({"lamp", "car", "tree"})),
    "kitchen": Kind(rooms.kitchen, True, frozenset({"table", "window", "cup", "shelf"})),
    "living_room": Kind(rooms.living_room, True, frozenset({"sofa", "lamp", "window", "shelf", "book"})),
    "neutral": Kind(neutral.neutral, True),
}
