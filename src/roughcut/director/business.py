"""What people bring into a shot: at what they stand, what they hold, and what they put on the floor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roughcut.models.video.schema import Station
from roughcut.script.blocking import Presence
from roughcut.script.business import Hands, Sexes, goal_of, lies_on, place_of, seat_of, told
from roughcut.script.ground import Laid
from roughcut.script.hands import Held
from roughcut.script.placement import Placement
from roughcut.script.schema import Script, Shot
from roughcut.script.wearing import Wardrobe, Worn

_TO_A_SIDE = 0.15
"""Who stands nearer to the middle than this (0…1) is on neither side."""


@dataclass(frozen=True)
class Business:
    """How somebody is as a shot begins: `at` has the words for the thing that they stand at ("" for none),
    `holds` what is in their hand (None where the scene has not said), `off` what they have taken off."""

    at: str = ""
    holds: Held | None = None
    off: tuple[Worn, ...] = ()


@dataclass(frozen=True)
class Opening:
    """How a shot begins: everybody's business by name, and what is on the floor."""

    people: dict[str, Business]
    floor: tuple[Laid, ...] = ()


def openings(script: Script, everyone: Sequence[Sequence[Presence]], sexes: Sexes) -> tuple[Opening, ...]:
    """How each shot begins. What is taken stays in the hand, what is put down on the floor, and who went to
    a thing stays there, until the scene says otherwise or ends."""
    scenes: dict[int, _Scene] = {}
    found = []
    for shot, people in zip(script.shots, everyone, strict=True):
        scene = scenes.setdefault(shot.scene_number, _Scene(sexes))
        found.append(scene.play(shot, people))
    return tuple(found)


def stations(
    script: Script, everyone: Sequence[Sequence[Presence]], sexes: Sexes
) -> dict[int, tuple[Station, ...]]:
    """For each scene, by number, on which side of its place things are at which people stand. A place that
    comes again is as it was: the first of its scenes that says anything decides."""
    places = {scene.number: (scene.heading, scene.description) for scene in script.scenes}
    decides: dict[tuple[str, str], int] = {}
    found: dict[tuple[str, str], dict[str, Station]] = {place: {} for place in places.values()}
    for shot, people in zip(script.shots, everyone, strict=True):
        place = places[shot.scene_number]
        for station in _stations_in(shot, people, sexes):
            if decides.setdefault(place, shot.scene_number) == shot.scene_number:
                found[place].setdefault(station.thing, station)
    return {number: tuple(found[place].values()) for number, place in places.items()}


def _stations_in(shot: Shot, people: Sequence[Presence], sexes: Sexes) -> Iterator[Station]:
    starts = {each.name: each.start for each in people if each.start.present}
    ends = {each.name: each.end for each in people if each.end.present}
    here = {each.name: sexes.get(each.name) for each in people}
    for _, name, clause in told(shot.beats, here):
        thing, where = place_of(clause) or seat_of(clause) or lies_on(clause), starts.get(name)
        if not thing:
            thing, where = goal_of(clause), ends.get(name)
        if thing and where is not None and abs(where.x) > _TO_A_SIDE:
            yield Station(thing=thing, side="right" if where.x > 0 else "left")


class _Scene:
    """One scene while it is read shot by shot."""

    def __init__(self, sexes: Sexes) -> None:
        self._sexes = sexes
        self._at: dict[str, str] = {}
        self._ends: dict[str, Placement] = {}
        self._hands = Hands({}, sexes)
        self._wardrobe = Wardrobe({})

    def play(self, shot: Shot, people: Sequence[Presence]) -> Opening:
        for each in people:
            before = self._ends.get(each.name, each.start)
            if not each.start.present or _moved(before, each.start):
                self._at.pop(each.name, None)
            if _goes(before, each.start):
                self._leave(each.name, before)
        here = {each.name: self._sexes.get(each.name) for each in people}
        doings = [(name, clause) for _, name, clause in told(shot.beats, here)]
        self._at.update(_standing(doings))
        begins = {
            each.name: Business(
                self._at.get(each.name, ""),
                self._hands.holds.get(each.name),
                tuple(sorted(self._wardrobe.off.get(each.name, ()))),
            )
            for each in people
        }
        floor = tuple(self._hands.floor)
        for each in people:
            if _moved(each.start, each.end):
                self._at.pop(each.name, None)
        lay = list(self._hands.floor)
        for name, clause in doings:
            self._hands.hear(name, clause)
            self._wardrobe.hear(name, clause)
            goal = seat_of(clause) or goal_of(clause)
            if goal is not None:
                self._at[name] = goal
        for each in people:
            if _goes(each.start, each.end) or self._at.get(each.name, "") != begins[each.name].at:
                # What they put down on arrival stays with them; what lay there before does not.
                self._leave(each.name, each.start, lay)
        self._ends = {each.name: each.end for each in people}
        return Opening(begins, floor)

    def _leave(self, name: str, where: Placement, lay: Sequence[Laid] | None = None) -> None:
        """Who goes elsewhere leaves on the floor what lay at their feet."""
        self._hands.floor = [
            each.model_copy(update={"left": where})
            if each.by == name and each.left is None and (lay is None or each in lay)
            else each
            for each in self._hands.floor
        ]


def _moved(one: Placement, two: Placement) -> bool:
    """Whether blocking takes somebody elsewhere, or from their feet to a seat, or up from it."""
    low = ("sitting", "lying")
    return (one.x, one.depth, one.posture in low) != (two.x, two.depth, two.posture in low)


def _goes(one: Placement, two: Placement) -> bool:
    """Whether blocking takes somebody elsewhere."""
    return (one.x, one.depth, one.present) != (two.x, two.depth, two.present)


def _standing(doings: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Who is said to stand at a thing, or to lean or lie on it, before they go anywhere in the shot."""
    gone: set[str] = set()
    standing: dict[str, str] = {}
    for name, clause in doings:
        place = place_of(clause) or lies_on(clause)
        if place and name not in gone:
            standing.setdefault(name, place)
        elif goal_of(clause) is not None:
            gone.add(name)
    return standing
