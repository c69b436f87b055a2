"""Where the things of a set stand to which people walk and on which they lean: windows, doors, shelves, tables."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from roughcut.models.video.schema import Station
from roughcut.previs.schema import Place
from roughcut.previs.sets.kinds.travel import TIMETABLE
from roughcut.previs.sets.parts.room import WALL_Z_M
from roughcut.previs.sets.props import standing_of
from roughcut.previs.sets.seats import Landmark, everyone_sits
from roughcut.previs.sets.words import PROPS

# ruff: noqa: E501  (the tables read better unbroken)

_REACH_M, _ASIDE_M, _BESIDE_M = 0.5, 0.38, 0.34
"""How far before, to the side of and beside a thing somebody stands who can touch it."""
_DEEP_M, _FARTHEST_M, _WIDEST_M = 3.4, 4.2, 4.2
_TO_A_SIDE_M = 0.6
"""What stands nearer to the middle than this is on neither side."""
_NARROW_M, _SHOULDER_M, _BEFORE_M, _NEAR_M, _POST_M = 0.35, 0.3, 0.38, 0.9, 0.08
_BEARING = frozenset(
    {
        "post", "streetlamp", "tree", "counter", "table", "car", "rail", "shelf", "door", "fridge", "boxes", "barrel",
        "train", "mast", "fountain", "rock", "piano", "statue", "gate", "desk", "console", "well",
    }
)  # fmt: skip
_LAIN_M = {"bed": 0.42, "sofa": 0.36}
"""How high above the ground one lies on it."""
Lean = Literal[-1, 0, 1]
Things = dict[str, Landmark]


@dataclass(frozen=True)
class Spot:
    """Where somebody stands who has come to a thing, the heading (degrees) that looks at it, and to which
    side they lean who lean on it (−1 left, 1 right)."""

    x_m: float
    z_m: float
    heading: float
    lean: Lean = 0


OF_KINDS: dict[str, Things] = {
    "kitchen": {
        "window": Landmark(0.0, 4.3, 0.9), "sink": Landmark(0.0, 4.3), "stove": Landmark(3.25, 4.3, 0.45),
        "fridge": Landmark(-4.55, 4.3, 0.4), "counter": Landmark(-2.2, 4.3, 1.6), "table": Landmark(0.0, 2.9, 0.85),
    },
    "living_room": {
        "window": Landmark(-0.2, WALL_Z_M, 1.0), "shelf": Landmark(3.1, 4.4, 0.65), "door": Landmark(4.7, WALL_Z_M),
        "sofa": Landmark(-1.5, 3.3, 1.1), "lamp": Landmark(-3.2, 3.3, 0.3), "picture": Landmark(-2.45, WALL_Z_M),
        "plant": Landmark(1.75, 4.4, 0.4), "armchair": Landmark(1.5, 3.3), "chair": Landmark(1.5, 3.3),
    },
    "bedroom": {
        "window": Landmark(-1.6, WALL_Z_M, 0.85), "door": Landmark(4.8, WALL_Z_M), "bed": Landmark(1.5, 3.45, 1.05),
        "picture": Landmark(1.5, WALL_Z_M), "wardrobe": Landmark(-3.6, 4.4, 0.7), "plant": Landmark(-0.15, 4.4, 0.3),
    },
    "office": {
        "window": Landmark(-1.4, WALL_Z_M, 2.8), "shelf": Landmark(4.9, 4.35), "plant": Landmark(2.05, 4.35, 0.4),
        "table": Landmark(-1.6, 3.75, 0.8), "screen": Landmark(3.0, WALL_Z_M, 0.9), "clock": Landmark(4.85, WALL_Z_M),
    },
    "classroom": {"board": Landmark(0.0, WALL_Z_M, 1.8), "table": Landmark(-1.8, 3.35), "clock": Landmark(0.0, WALL_Z_M), "window": Landmark(-3.9, WALL_Z_M, 1.2)},
    "library": {"shelf": Landmark(0.9, 4.5, 0.9), "table": Landmark(-2.2, 2.95, 0.65), "window": Landmark(-2.7, WALL_Z_M, 0.6)},
    "hospital": {"window": Landmark(0.6, WALL_Z_M, 0.95), "door": Landmark(4.2, WALL_Z_M), "bed": Landmark(-2.2, 3.55, 1.05), "chair": Landmark(0.6, 3.55)},
    "corridor": {"door": Landmark(-2.4, WALL_Z_M), "window": Landmark(0.0, WALL_Z_M, 0.65), "plant": Landmark(1.3, 4.3, 0.4)},
    "courtroom": {"bench": Landmark(0.0, 4.3, 1.2), "rail": Landmark(0.0, 3.9, 3.0)},
    "cafe": {"window": Landmark(-3.0, WALL_Z_M, 1.3), "counter": Landmark(2.4, 4.2, 1.4), "table": Landmark(0.0, 2.8)},
    "bar": {"counter": Landmark(0.0, 4.2, 3.0), "shelf": Landmark(0.0, WALL_Z_M, 2.0), "picture": Landmark(-3.4, WALL_Z_M)},
    "shop": {"door": Landmark(4.9, WALL_Z_M), "shelf": Landmark(-1.0, 4.5, 1.2), "counter": Landmark(3.4, 4.0, 0.9), "boxes": Landmark(-3.4, 3.7)},
    "castle": {"throne": Landmark(0.0, 4.4, 0.6), "window": Landmark(-2.6, WALL_Z_M), "fire": Landmark(2.4, 4.4)},
    "church": {"altar": Landmark(0.0, 4.3, 1.0), "window": Landmark(-2.6, WALL_Z_M), "pew": Landmark(-2.4, 3.5, 1.5)},
    "temple": {"lamp": Landmark(-3.0, 5.2), "burner": Landmark(0.0, 5.6, 0.7), "door": Landmark(0.0, 6.0)},
    "station": {"bench": Landmark(-2.2, 3.32, 0.9), "clock": Landmark(0.2, 4.2), "train": Landmark(0.0, 5.0, 6.0), "post": Landmark(4.6, 4.0, 0.15), "timetable": TIMETABLE},
    "train": {"window": Landmark(0.0, WALL_Z_M, 1.1), "chair": Landmark(-1.35, 3.05), "door": Landmark(3.6, WALL_Z_M)},
    "plane": {"window": Landmark(0.0, WALL_Z_M, 0.4), "chair": Landmark(1.35, 3.05)},
    "airport": {"window": Landmark(0.0, 4.8, 3.0), "screen": Landmark(-2.1, 4.4, 1.4), "chair": Landmark(2.1, 3.2)},
    "ship": {"rail": Landmark(0.0, 4.7, 4.0), "boxes": Landmark(3.4, 3.9), "barrel": Landmark(-3.4, 3.9), "mast": Landmark(-4.2, 4.7, 0.15)},
    "street": {"streetlamp": Landmark(-4.3, 4.5, 0.1), "lamp": Landmark(-4.3, 4.5, 0.1), "door": Landmark(1.5, 5.5), "window": Landmark(-0.8, 5.5), "car": Landmark(4.6, 5.5, 1.5)},
    "park": {"lamp": Landmark(-3.0, 5.0, 0.1), "tree": Landmark(3.0, 5.0)},
    "rooftop": {"rail": Landmark(0.0, 5.4, 4.0), "door": Landmark(3.4, 5.4)},
    "spaceship": {"screen": Landmark(0.0, 4.6, 2.0), "console": Landmark(0.0, 4.2, 2.0), "window": Landmark(0.0, 4.7, 2.0), "chair": Landmark(0.0, 3.65)},
    "restaurant": {"window": Landmark(-1.6, WALL_Z_M, 0.7), "table": Landmark(0.0, 2.8), "door": Landmark(4.2, WALL_Z_M)},
    "bathroom": {"window": Landmark(1.1, WALL_Z_M), "door": Landmark(3.3, WALL_Z_M), "sink": Landmark(-0.7, 4.3), "mirror": Landmark(-0.7, 4.3), "bath": Landmark(-3.0, 3.7, 1.2)},
    "gym": {"bench": Landmark(0.0, 3.04, 0.9), "punchbag": Landmark(2.3, 3.6, 0.3)},
    "backstage": {"mirror": Landmark(-0.2, 4.2, 1.8), "table": Landmark(-0.2, 4.2, 1.8), "door": Landmark(3.9, WALL_Z_M)},
    "elevator": {"door": Landmark(0.0, WALL_Z_M, 0.8), "rail": Landmark(0.0, 4.5, 1.8)},
    "laboratory": {"window": Landmark(0.0, WALL_Z_M, 1.1), "table": Landmark(0.6, 2.7, 1.8), "counter": Landmark(-2.6, 4.3, 2.0), "screen": Landmark(2.6, 4.3)},
    "prison": {"window": Landmark(-1.2, WALL_Z_M), "door": Landmark(2.35, WALL_Z_M, 0.75), "bed": Landmark(-1.85, 3.55, 1.1), "sink": Landmark(0.8, 4.4)},
    "interrogation": {"table": Landmark(0.0, 2.9, 0.9), "door": Landmark(3.4, WALL_Z_M), "clock": Landmark(-2.9, WALL_Z_M), "mirror": Landmark(0.0, WALL_Z_M, 1.2)},
    "meeting_room": {"screen": Landmark(0.0, WALL_Z_M, 1.3), "map": Landmark(0.0, WALL_Z_M, 1.3), "board": Landmark(0.0, WALL_Z_M, 1.3), "table": Landmark(0.0, 2.75, 2.0), "window": Landmark(3.0, WALL_Z_M)},
    "vault": {"door": Landmark(2.6, WALL_Z_M, 0.9), "table": Landmark(0.0, 3.2, 0.75), "money": Landmark(0.0, 3.2, 0.75)},
    "warehouse": {"shelf": Landmark(0.0, 4.3, 1.6), "boxes": Landmark(-3.2, 3.6, 0.8), "barrel": Landmark(3.0, 3.6), "door": Landmark(4.2, WALL_Z_M)},
    "garage": {"car": Landmark(0.3, 4.1, 2.0), "table": Landmark(-3.8, 4.4, 1.3), "door": Landmark(4.2, WALL_Z_M)},
    "cellar": {"shelf": Landmark(-2.6, 4.4, 0.75), "stairs": Landmark(3.4, 4.4, 0.9), "barrel": Landmark(0.2, 4.4, 0.5)},
    "alley": {"boxes": Landmark(3.6, 4.4), "door": Landmark(0.0, 5.5), "window": Landmark(2.0, 5.5)},
    "bridge": {"rail": Landmark(0.0, 5.1, 6.0), "lamp": Landmark(-3.4, 5.0, 0.1)},
    "village": {"well": Landmark(3.9, 5.0, 0.7)},
    "camp": {"fire": Landmark(0.0, 3.4, 0.5), "tent": Landmark(-3.4, 5.0, 1.0)},
    "lake": {"shore": Landmark(0.0, 5.5, 6.0)},
    "beach": {"shore": Landmark(0.0, 5.5, 6.0), "boat": Landmark(3.6, 5.4)},
}  # fmt: skip
"""The things of each kind's own drawing."""
_MORE_WORDS: dict[str, tuple[str, str]] = {
    "sink": (r"sinks?|basins?|taps?", r"水槽|水池|洗手"), "stove": (r"stoves?|cookers?|ovens?|hobs?|the pot|pots?", r"炉子|灶|炉"),
    "fridge": (r"fridges?|refrigerators?|freezers?", r"冰箱"), "counter": (r"counters?|worktops?|bar|till", r"柜台|吧台|台面"),
    "wardrobe": (r"wardrobes?|closets?|dressers?|chest of drawers", r"衣柜|衣橱"), "board": (r"(?:black|white|chalk)?boards?", r"黑板|白板"),
    "rail": (r"rails?|railings?|parapets?|ledges?|balustrades?|banisters?|edge", r"栏杆|护栏|围栏|边缘"), "throne": (r"thrones?", r"王座|宝座"),
    "altar": (r"altars?", r"祭坛|圣坛"), "pew": (r"pews?", r"长凳"), "burner": (r"(?:incense )?burners?", r"香炉"),
    "train": (r"trains?|carriages?|tracks|platform edge", r"火车|列车|月台边"), "post": (r"posts?|pillars?|columns?|poles?", r"柱子|立柱|石柱|圆柱|廊柱"),
    "timetable": (r"time ?tables?|notice ?boards?|departures? boards?|schedules?", r"时刻表|告示栏|公告栏"),
    "gate": (rf"{PROPS['gate'][0]}|carvings?|carved signs?|symbols?|inscriptions?", rf"{PROPS['gate'][1]}|符号|铭文|刻字"),
    "mast": (r"masts?", r"桅杆"), "barrel": (r"barrels?|drums?", r"木桶|油桶"), "console": (r"consoles?|controls?|helm|panel", r"控制台|操纵台"),
    "mirror": (r"mirrors?", r"镜子"), "bath": (r"baths?|(?:bath)?tubs?|showers?", r"浴缸|淋浴"), "punchbag": (r"punch(?:ing)? ?bags?", r"沙袋"),
    "well": (r"wells?", r"水井|井"), "tent": (r"tents?", r"帐篷"), "shore": (r"shores?|sea|water|waves?|lake|surf|bank", r"海边|岸|水边|湖边"), "boat": (r"boats?", r"小船|船"),
    "frame": (r"(?:door|window) ?(?:frames?|ways?|jambs?|sills?)|sills?", r"门框|窗台"),
}  # fmt: skip
_ALSO = {"streetlamp": "lamp", "hanging_lamp": "lamp", "armchair": "chair", "chair": "armchair", "gate": "door", "door": "gate", "counter": "table", "table": "counter", "boxes": "barrel", "post": "streetlamp", "lamp": "streetlamp", "timetable": "post", "frame": "window", "sofa": "armchair"}  # fmt: skip
"""What is meant where the first is not there."""
_WORDS = {**PROPS, **_MORE_WORDS}


def landmarks_of(place: Place) -> Things:
    """Everything in a place to which people can go, by name: the kind's own, and the props that the scene
    names."""
    there = {**standing_of(place), **OF_KINDS.get(place.kind, {})}
    if place.mirrored:
        return {name: replace(thing, x_m=-thing.x_m) for name, thing in there.items()}
    return there


def sided(place: Place, stations: Sequence[Station]) -> Place:
    """The place, turned round where more of the things at which people stand are then on their side; of as
    many, the first decides. A vehicle is as it is built: its wheel has a side."""
    if everyone_sits(place):
        return place
    votes = [vote for each in stations if (vote := _vote(each, place))]
    mirrored = sum(votes) < 0 or (sum(votes) == 0 and votes[:1] == [-1])
    return place.model_copy(update={"mirrored": mirrored})


def _vote(station: Station, place: Place) -> int:
    """1 where a thing is on the side on which somebody stands at it, −1 where it is on the other, 0 where it
    is about the middle or not there."""
    thing = landmark_named(station.thing, place)
    if thing is None or abs(thing.x_m) < _TO_A_SIDE_M:
        return 0
    return 1 if (thing.x_m > 0) is (station.side == "right") else -1


def landmark_named(words: str, place: Place) -> Landmark | None:
    """The thing of a place that words mean (`shelf of logbooks`, `窗前`); None where it has none of that sort."""
    there = landmarks_of(place)
    for name in _named(words):
        found = there.get(name) or there.get(_ALSO.get(name, ""))
        if found:
            return found
    return None


def bed_named(words: str, place: Place) -> tuple[Landmark, float] | None:
    """The bed or sofa of a place that words mean, and how high one lies on it, in metres."""
    there = landmarks_of(place)
    return next(
        ((there[name], _LAIN_M[name]) for name in _named(words) if name in _LAIN_M and name in there), None
    )


def spot_at(thing: Landmark, from_x_m: float) -> Spot:
    """Where somebody who comes from a side stands at a thing: before what stands deep in the set, a little
    to that side of it; beside what stands free on the floor."""
    side = 1.0 if from_x_m > thing.x_m else -1.0
    if thing.z_m >= _DEEP_M:
        inner = max(0.0, thing.half_m - 0.3)
        looked_at = min(max(from_x_m, thing.x_m - inner), thing.x_m + inner)
        x, z = looked_at + side * _ASIDE_M, min(thing.z_m - _REACH_M, _FARTHEST_M)
    else:
        looked_at = thing.x_m
        x, z = thing.x_m + side * (thing.half_m + _BESIDE_M), thing.z_m - 0.12
    x = min(max(x, -_WIDEST_M), _WIDEST_M)
    ahead = max(0.15, thing.z_m - z)
    return Spot(x, z, math.degrees(math.atan2(looked_at - x, -ahead)))


def leaned_at(thing: Landmark, from_x_m: float) -> Spot:
    """Where somebody leans on a thing: with a shoulder on what is narrow, before what is broad."""
    z = min(thing.z_m - _BEFORE_M, _FARTHEST_M)
    if thing.half_m <= _NARROW_M:
        x = thing.x_m + math.copysign(thing.half_m + _SHOULDER_M, from_x_m - thing.x_m)
        return Spot(x, min(thing.z_m - 0.06, _FARTHEST_M), 0.0, 1 if thing.x_m > x else -1)
    x = min(max(from_x_m, thing.x_m - thing.half_m), thing.x_m + thing.half_m)
    return Spot(x, z, 0.0, 1 if x > thing.x_m else -1)


def bearing_near(place: Place, x_m: float) -> Landmark | None:
    """What bears somebody who leans about there: a thing of the set, or its wall where nothing stands before
    it; None where there is nothing of that sort."""
    there = landmarks_of(place)
    near = [(name, thing) for name, thing in there.items() if abs(thing.x_m - x_m) <= thing.half_m + _NEAR_M]
    bears = [thing for name, thing in near if name in _BEARING and thing.z_m <= WALL_Z_M]
    if bears:
        return min(bears, key=lambda thing: max(0.0, abs(thing.x_m - x_m) - thing.half_m))
    if any(thing.z_m == WALL_Z_M for thing in there.values()):
        return Landmark(x_m, WALL_Z_M, 1.0)
    return None


def is_post(words: str) -> bool:
    """Whether words mean a post or a column (`a broken pillar`, `石柱`)."""
    return "post" in _named(words)


def post_at(x_m: float, z_m: float) -> Landmark:
    """A post that is put up behind the shoulder of somebody who leans there on nothing."""
    return Landmark(round(x_m + math.copysign(_SHOULDER_M + _POST_M, x_m), 1), round(z_m, 1) + 0.06, _POST_M)


def _named(words: str) -> list[str]:
    """The names of things that words hold, in their order; of two at one place the longer word."""
    found = []
    for name in _WORDS:
        match = _pattern(name).search(words)
        if match:
            found.append((match.start(), -len(match.group()), name))
    return [name for _, _, name in sorted(found)]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    english, chinese = _WORDS[name]
    return re.compile(rf"(?<![A-Za-z])(?:{english})(?![A-Za-z])|{chinese}", re.IGNORECASE)
