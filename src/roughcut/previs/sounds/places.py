"""What is heard in each kind of place: layers and how loud they are, in dB against the place's own level.

A new place is one line: without one, a place has plain room tone.
"""

from __future__ import annotations

from dataclasses import dataclass

from roughcut.previs.schema import Place
from roughcut.previs.sets.kinds import TABLE

Layers = dict[str, float]


@dataclass(frozen=True)
class Heard:
    """The air of a kind of place: its `level_db` (dBFS, in the finished
    film) when all is calm, and its layers, of which those
    in `by_day` and `by_night` are heard then only."""

    level_db: float
    always: Layers
    by_day: Layers | None = None
    by_night: Layers | None = None


_QUIET = Heard(-55.0, {"room": 0.0})
_HOME = Heard(-54.5, {"room": 0.0, "hum": -12.0})
_HALL = Heard(-53.5, {"hall": 0.0})
_GREEN = Heard(-51.0, {"wind": 0.0, "leaves": -9.0}, {"birds": -5.0}, {"crickets": -6.0})
_TOWN = Heard(-50.0, {"traffic": 0.0}, {"birds": -15.0})
_OPEN = Heard(-50.5, {"wind": 0.0})
_WATER = Heard(-51.0, {"lapping": 0.0, "wind": -6.0}, {"birds": -10.0}, {"crickets": -8.0})
_TAVERN = Heard(-49.5, {"murmur": 0.0, "room": -4.0, "cups": -12.0})
_WORK = Heard(-53.0, {"hum": 0.0, "room": -3.0})
_RIDE = Heard(-48.5, {"rumble": 0.0, "rails": -8.0, "room": -4.0})
_DRIVE = Heard(-49.0, {"rumble": 0.0, "traffic": -5.0})
_HALTED = Heard(-53.0, {"room": 0.0, "hum": -6.0})
"""In a train or a car that stands."""
_SEA = Heard(-48.5, {"surf": 0.0, "wind": -8.0})

HEARD: dict[str, Heard] = {
    "street": _TOWN,
    "alley": Heard(-52.0, {"traffic": 0.0, "drips": -16.0}),
    "market": Heard(-48.5, {"murmur": 0.0, "traffic": -3.0}),
    "square": Heard(-49.5, {"traffic": 0.0, "murmur": -3.0}),
    "bridge": Heard(-50.0, {"traffic": 0.0, "lapping": -4.0, "wind": -5.0}),
    "rooftop": Heard(-50.5, {"wind": 0.0, "traffic": -2.0}),
    "road": Heard(-50.0, {"traffic": 0.0, "wind": -4.0}),
    "station": Heard(-49.0, {"traffic": 0.0, "rumble": -2.0, "murmur": -6.0, "rails": -14.0}),
    "airport": Heard(-49.5, {"hall": 0.0, "murmur": -1.0, "hum": -6.0}),
    "train": _RIDE,
    "subway": _RIDE,
    "metro": _RIDE,
    "bus": _DRIVE,
    "car": _DRIVE,
    "boat": Heard(-49.5, {"lapping": 0.0, "wind": -3.0, "rumble": -8.0}),
    "plane": Heard(-48.5, {"rumble": 0.0, "hum": -2.0}),
    "park": _GREEN,
    "garden": _GREEN,
    "forest": _GREEN,
    "meadow": Heard(
        -52.0, {"wind": 0.0, "leaves": -12.0}, {"birds": -8.0, "insects": -12.0}, {"crickets": -4.0}
    ),
    "field": Heard(-52.0, {"wind": 0.0}, {"birds": -8.0, "insects": -12.0}, {"crickets": -4.0}),
    "cemetery": Heard(-52.5, {"wind": 0.0, "leaves": -10.0}, {"birds": -10.0}),
    "lake": _WATER,
    "river": _WATER,
    "harbour": Heard(-49.5, {"lapping": 0.0, "wind": -4.0, "traffic": -8.0}),
    "beach": _SEA,
    "sea": _SEA,
    "mountain": _OPEN,
    "desert": _OPEN,
    "snow": _OPEN,
    "ruins": Heard(-52.0, {"wind": 0.0, "leaves": -14.0}, {"birds": -13.0}, {"crickets": -9.0}),
    "cave": Heard(-54.0, {"hall": 0.0, "drips": -9.0}),
    "temple": Heard(-52.5, {"wind": 0.0, "leaves": -7.0}, {"birds": -8.0}, {"crickets": -8.0}),
    "castle": _HALL,
    "church": _HALL,
    "courtroom": _HALL,
    "stage": _HALL,
    "theatre": _HALL,
    "museum": _HALL,
    "gym": Heard(-53.0, {"hall": 0.0, "hum": -6.0}),
    "prison": Heard(-53.5, {"hall": 0.0, "hum": -5.0, "drips": -16.0}),
    "cafe": _TAVERN,
    "bar": _TAVERN,
    "restaurant": _TAVERN,
    "shop": Heard(-52.5, {"room": 0.0, "hum": -4.0, "traffic": -8.0}),
    "kitchen": _HOME,
    "living_room": Heard(-54.5, {"room": 0.0, "traffic": -14.0}),
    "bedroom": _QUIET,
    "bathroom": Heard(-55.0, {"room": 0.0, "drips": -12.0}),
    "library": _QUIET,
    "classroom": _HOME,
    "office": _WORK,
    "hospital": _WORK,
    "laboratory": _WORK,
    "lab": _WORK,
    "police": _WORK,
    "elevator": _WORK,
    "factory": Heard(-49.5, {"hum": 0.0, "rumble": -2.0}),
    "warehouse": Heard(-53.5, {"hall": 0.0, "wind": -8.0}),
    "corridor": Heard(-54.0, {"room": 0.0, "hum": -5.0}),
    "spaceship": Heard(-50.0, {"engines": 0.0}),
    "ship": Heard(-49.0, {"lapping": 0.0, "wind": -2.0, "rumble": -10.0}),
    "village": Heard(-51.5, {"wind": 0.0, "leaves": -10.0}, {"birds": -7.0}, {"crickets": -6.0}),
    "graveyard": Heard(-52.5, {"wind": 0.0, "leaves": -10.0}, {"birds": -12.0}, {"crickets": -10.0}),
    "snowfield": _OPEN,
    "backstage": _HALL,
    "tv_studio": Heard(-54.0, {"room": 0.0, "hum": -4.0}),
    "meeting_room": _WORK,
    "interrogation": Heard(-54.0, {"room": 0.0, "hum": -3.0}),
    "vault": Heard(-54.5, {"hall": 0.0, "hum": -8.0}),
    "garage": Heard(-54.0, {"hall": 0.0, "hum": -6.0, "traffic": -12.0}),
    "cellar": Heard(-54.5, {"room": 0.0, "drips": -12.0}),
    "camp": Heard(-51.0, {"wind": 0.0, "leaves": -10.0, "fire": -4.0}, None, {"crickets": -6.0}),
    "campfire": Heard(-51.0, {"wind": 0.0, "leaves": -10.0}, None, {"crickets": -6.0}),
}

_PROPS: dict[str, Layers] = {"fire": {"fire": -1.0}, "clock": {"ticking": -15.0}}
_LOUDER_DB = {"rain": 2.0, "snow": -1.0, "fog": -1.5}


def layers_of(place: Place) -> tuple[float, Layers]:
    """The level of a place in dBFS, and its layers with their levels against it, by hour and weather."""
    heard = HEARD.get(place.kind) or _by_word(place.kind)
    if heard in (_RIDE, _DRIVE) and not place.drives:
        heard = _HALTED
    kind = TABLE.get(place.kind)
    outdoors = kind is not None and kind.sky
    layers = dict(heard.always)
    # In rain and snow the animals are silent.
    if place.weather not in ("rain", "snow"):
        layers |= (heard.by_night if place.hour == "night" else heard.by_day) or {}
    if place.weather == "rain":
        layers |= {"rain": 2.0} if outdoors else {"rain_inside": 1.0}
    if place.weather == "snow" and outdoors:
        layers["wind"] = max(0.0, layers.get("wind", 0.0))
    for prop in place.props:
        layers |= _PROPS.get(prop, {})
    return heard.level_db + _LOUDER_DB.get(place.weather, 0.0), layers


def _by_word(kind: str) -> Heard:
    """A kind without a line of its own may hold the name of one that has: `night_market`."""
    return next((heard for word, heard in HEARD.items() if word in kind.split("_")), _QUIET)
