"""The places of the previs: what a scene description looks like, and how it is drawn."""

from roughcut.previs.sets.draw import draw_set, seat_sprite
from roughcut.previs.sets.reading import place_of
from roughcut.previs.sets.seats import Seat, everyone_sits, seats_of

__all__ = ["Seat", "draw_set", "everyone_sits", "place_of", "seat_sprite", "seats_of"]
