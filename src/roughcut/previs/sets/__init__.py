"""The places of the previs: what a scene description looks like, and how it is drawn."""

from roughcut.previs.sets.draw import car_sprite, draw_set, seat_named, seat_sprite
from roughcut.previs.sets.landmarks import (
    Spot,
    bearing_near,
    bed_named,
    is_post,
    landmark_named,
    leaned_at,
    post_at,
    sided,
    spot_at,
)
from roughcut.previs.sets.reading import drivable, place_of
from roughcut.previs.sets.seats import Landmark, Seat, everyone_sits, seats_of

__all__ = [
    "Landmark",
    "Seat",
    "Spot",
    "bearing_near",
    "bed_named",
    "car_sprite",
    "draw_set",
    "drivable",
    "everyone_sits",
    "is_post",
    "landmark_named",
    "leaned_at",
    "place_of",
    "post_at",
    "seat_named",
    "seat_sprite",
    "seats_of",
    "sided",
    "spot_at",
]
