"""The places of the previs: what a scene description looks like, and how it is drawn."""

from roughcut.previs.sets.draw import draw_set, seat_sprite
from roughcut.previs.sets.landmarks import Spot, landmark_named, spot_at
from roughcut.previs.sets.reading import place_of
from roughcut.previs.sets.seats import Landmark, Seat, everyone_sits, seats_of

__all__ = [
    "Landmark",
    "Seat",
    "Spot",
    "draw_set",
    "everyone_sits",
    "landmark_named",
    "place_of",
    "seat_sprite",
    "seats_of",
    "spot_at",
]
