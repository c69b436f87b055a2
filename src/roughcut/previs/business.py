"""What people do in a shot with the place and with things: to what they walk, and what they hold."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from roughcut.models.video.schema import Person, TakeOrder
from roughcut.previs.marks import Mark
from roughcut.previs.schema import STAGE_HALF_WIDTH_M, Held, Place
from roughcut.previs.sets import (
    Landmark,
    Spot,
    bearing_near,
    bed_named,
    is_post,
    landmark_named,
    leaned_at,
    post_at,
    seats_of,
    spot_at,
)
from roughcut.script.business import (
    Hands,
    goal_end,
    goal_of,
    hand_taken,
    haste_of,
    leans_on,
    lies_on,
    look_of,
    place_of,
    seat_of,
    sits,
    told,
)
from roughcut.script.ground import Laid
from roughcut.script.hands import carried_in
from roughcut.script.placement import Posture
from roughcut.script.rising import changes_to, rise_end

_APART_M = 0.6
_SEEN_MS, _RISEN_MS = 800, 300
_BEFORE_M = 0.02
_BESIDE_M, _ELBOW = 0.5, 0.1
_REACH_M, _MEETS_MS = 0.86, 120
_STAYS_M = 0.25
"""Who is moved by less in the blocking only made room for somebody."""
_UPRIGHT = ("standing", "walking", "leaning", "crouching")


@dataclass(frozen=True)
class Goal:
    """The thing that somebody walks up to, and when they are told to go (milliseconds)."""

    time_ms: int
    thing: Landmark


@dataclass(frozen=True)
class Lying:
    """Something on the floor, from when until when in the shot (milliseconds; None is its end)."""

    laid: Laid
    from_ms: int = 0
    until_ms: int | None = None


class Business:
    """The ways to things and the hands of one order's people."""

    def __init__(self, order: TakeOrder, place: Place) -> None:
        self._order, self._place = order, place
        self._sexes = {person.name: person.sex for person in order.people}
        self._told = [
            (self._clock(lines), name, clause) for lines, name, clause in told(order.beats, self._sexes)
        ]
        self.goals = self._found()
        self.hands_taken = self._hands_taken()
        self.posts: list[tuple[float, float]] = []
        self.lies: list[Lying] = []

    def _clock(self, lines: int) -> int:
        """When an action takes place that stands after so many lines: as the last of them ends."""
        ends = [cue.end_ms for cue in self._order.cues if cue.line_index < lines]
        return max(ends, default=0)

    def changes_ms(self, name: str, posture: Posture) -> int | None:
        """When somebody is told to come to a posture: not before it was seen how they were."""
        told = (clock for clock, who, clause in self._told if who == name and changes_to(posture, clause))
        clock = next(told, None)
        return None if clock is None else max(clock, self._seen_ms())

    def _found(self) -> dict[str, Goal]:
        """Where everyone ends who walks to a thing that the place has."""
        goals: dict[str, Goal] = {}
        for clock, name, clause in self._told:
            goal = goal_of(clause)
            if goal is None:
                continue
            goals.pop(name, None)
            thing = landmark_named(goal, self._place) if goal else None
            if thing is not None:
                goals[name] = Goal(clock, thing)
        return goals

    def _hands_taken(self) -> dict[str, str]:
        """Whose hand somebody takes in this shot."""
        found = ((name, hand_taken(name, clause, self._sexes)) for _, name, clause in self._told)
        return {name: whose for name, whose in found if whose}

    def seated(self, people: Sequence[Person]) -> tuple[Person, ...]:
        """The same people, with those who sit by the thing on which they are said to sit."""
        return tuple(self._beside(person) for person in people)

    def seat_words(self, name: str) -> str:
        """The words for what somebody sits on; "" where nothing was said."""
        person = next(each for each in self._order.people if each.name == name)
        said = (seat_of(clause) for _, who, clause in self._told if who == name)
        return next(filter(None, said), None) or person.at

    def _beside(self, person: Person) -> Person:
        thing = self._walks_to_sit(person.name)
        if thing is not None:
            there = {"x": _across(thing, person.start.x), "posture": "sitting"}
            return person.model_copy(update={"end": person.end.model_copy(update=there)})
        words = self.seat_words(person.name)
        thing = landmark_named(words, self._place) if words else None
        if thing is None or person.end.posture != "sitting":
            return person
        x = self._seat_at(thing, person.end.x)
        low, high = sorted((x, person.end.x))
        others = [each.end.x for each in self._order.people if each.name != person.name]
        if any(low - _ELBOW < other < high + _ELBOW for other in others):
            # Who sits on which side of whom is the blocking's to say.
            return person
        sat = person.start.posture == "sitting"
        start = person.start.model_copy(update={"x": x}) if sat else person.start
        end = person.end.model_copy(update={"x": x})
        return person.model_copy(update={"start": start, "end": end})

    def _seat_at(self, thing: Landmark, x: float) -> float:
        """The `x` of the seat at a thing that is nearest to a placement's."""
        near = [
            seat.x_m / STAGE_HALF_WIDTH_M
            for seat in seats_of(self._place)
            if abs(seat.x_m - thing.x_m) < thing.half_m + _BESIDE_M
        ]
        return min(near, key=lambda seat: abs(seat - x), default=_across(thing, x))

    def _walks_to_sit(self, name: str) -> Landmark | None:
        """The thing to which somebody walks in order to sit down there."""
        thing: Landmark | None = None
        for _, who, clause in self._told:
            goal = goal_of(clause) if who == name else None
            if goal:
                thing = landmark_named(goal, self._place)
            elif thing is not None and who == name and sits(clause):
                return thing
        return None

    def _stands(self, name: str) -> Landmark | None:
        """The thing at which this shot itself says that somebody stands."""
        said = (place_of(clause) for _, who, clause in self._told if who == name)
        first = next(filter(None, said), None)
        return landmark_named(first, self._place) if first else None

    def marks(self, marks: Mapping[str, tuple[Mark, Mark]]) -> dict[str, tuple[Mark, Mark]]:
        """The marks of blocking, with those moved who stand at a thing or walk to one."""
        moved = dict(marks)
        for person in self._order.people:
            if person.name not in moved:
                continue
            start, end = moved[person.name]
            moved[person.name] = self._moved(person, start, end, moved)
        for name, whose in self.hands_taken.items():
            if name in moved and whose in moved:
                moved[name] = (moved[name][0], _within_reach(moved[name][1], moved[whose][1]))
        return moved

    def _moved(
        self, person: Person, start: Mark, end: Mark, marks: Mapping[str, tuple[Mark, Mark]]
    ) -> tuple[Mark, Mark]:
        name = person.name
        at = landmark_named(person.at, self._place) if person.at else None
        stays = start.seen == end.seen and _far(start, end) < _STAYS_M
        others = [mark for other, pair in marks.items() if other != name for mark in pair if mark.seen]
        if at is not None and start.seen and start.posture in _UPRIGHT:
            spot = spot_at(at, start.x_m)
            # Who stands on which side of whom is the blocking's to say.
            if not _passes(start.x_m, spot.x_m, others):
                there = self._at(spot, start, others)
                start = replace(there, looks=there.looks if self._only_stands(name) else None)
                if stays and end.posture in _UPRIGHT and not self._leaves(name):
                    end = replace(start, posture=end.posture)
        elif at is None and start.seen and start.posture != "leaning" and is_post(person.at):
            # The post stays where somebody leant on it.
            self._post_at(start)
        goal = self.goals.get(name)
        goes = goal is not None and end.seen and end.posture in _UPRIGHT and not self._leans(name)
        if goes and end.posture == "leaning":
            end = replace(end, posture="standing")
        if "lying" in (start.posture, end.posture):
            start, end = self._lain(person, start), self._lain(person, end)
        if "leaning" in (start.posture, end.posture):
            start, end = self._leaning(person, start, end, others)
        if goal is not None and goes:
            end = self._at(spot_at(goal.thing, start.x_m), end, others)
        return start, end

    def _post_at(self, mark: Mark) -> Landmark:
        post = post_at(mark.x_m, mark.z_m)
        self.posts.append((post.x_m, post.z_m))
        return post

    def haste(self, name: str) -> float:
        """How fast somebody is told to walk, as a share of a stroll."""
        told = (haste_of(clause) for _, who, clause in self._told if who == name)
        return next((haste for haste in told if haste != 1.0), 1.0)

    def _leans(self, name: str) -> bool:
        """Whether this shot itself says that somebody leans on a thing."""
        return any(who == name and leans_on(clause) for _, who, clause in self._told)

    def _leaning(self, person: Person, start: Mark, end: Mark, others: Sequence[Mark]) -> tuple[Mark, Mark]:
        """Who leans does so on what is named, or on what is nearest of all that bears them. The side is the
        stage's: it stays when they turn."""
        said = (leans_on(clause) for _, who, clause in self._told if who == person.name)
        words = next(filter(None, said), None) or person.at
        thing = landmark_named(words, self._place) if words else None
        if thing is None and not (words and is_post(words)):
            thing = bearing_near(self._place, start.x_m)
        if thing is None:
            thing = self._post_at(start)
        there = leaned_at(thing, start.x_m)
        leaning = replace(self._at(there, start, others), looks=None, posture="leaning", lean=there.lean)
        stays = _far(start, end) < _STAYS_M
        if start.posture == "leaning" and start.seen:
            rises = replace(leaning, posture=end.posture, lean=0)
            return leaning, leaning if end.posture == "leaning" else rises if stays else end
        return start, replace(leaning, facing=end.facing, seen=end.seen)

    def _lain(self, person: Person, mark: Mark) -> Mark:
        """Who lies does so in the bed of the place, with the head on its pillow, unless it is said on what
        else."""
        if mark.posture != "lying":
            return mark
        said = (lies_on(clause) for _, who, clause in self._told if who == person.name)
        words = next(filter(None, said), None) or person.at or "bed"
        bed = bed_named(words, self._place)
        if bed is None:
            return mark
        thing, high_m = bed
        return replace(
            mark,
            x_m=thing.x_m,
            z_m=thing.z_m - _BEFORE_M,
            looks=-90.0 if self._place.mirrored else 90.0,
            seated=False,
            placed=True,
            high_m=high_m,
        )

    def _only_stands(self, name: str) -> bool:
        """Whether somebody is said to stand at a thing in this shot and says nothing there."""
        speaks = any(cue.speaker == name for cue in self._order.cues)
        return self._stands(name) is not None and not speaks

    def _leaves(self, name: str) -> bool:
        return any(who == name and goal_of(clause) == "" for _, who, clause in self._told)

    @staticmethod
    def _at(spot: Spot, mark: Mark, others: Sequence[Mark]) -> Mark:
        """A mark at a thing; beside whoever stands there already."""
        x = spot.x_m
        for _ in others:
            near = next((o for o in others if math.hypot(o.x_m - x, o.z_m - spot.z_m) < _APART_M), None)
            if near is None:
                break
            x = near.x_m + math.copysign(_APART_M + 0.02, mark.x_m - near.x_m)
        return replace(mark, x_m=x, z_m=spot.z_m, looks=spot.heading, seated=False, placed=True)

    def said(
        self,
        said: Sequence[tuple[int, str, str]],
        arrives: Mapping[str, int],
        rises: Mapping[str, int] = MappingProxyType({}),
    ) -> list[tuple[int, str, str]]:
        """What the prose says of whom and when, with what follows a walk at its end (`arrives`, ms), and
        what follows standing up or sitting down (`rises`, ms) after it."""
        found: list[tuple[int, str, str]] = []
        there: dict[str, int] = {}
        for told_ms, name, words in said:
            time_ms = max(told_ms, there.get(name, 0))
            end, then_ms = 0, arrives.get(name, 0)
            if name in arrives and self.goals[name].time_ms <= told_ms:
                end = goal_end(words)
            elif name in rises:
                end, then_ms = rise_end(words), rises[name] + _RISEN_MS
            found.append((time_ms, name, words[:end] if end else words))
            if end:
                there[name] = then_ms
                found.append((then_ms, name, words[end:]))
        return found

    def met(
        self, said: Sequence[tuple[int, str, str]], arrives: Mapping[str, int]
    ) -> list[tuple[int, str, str]]:
        """What the prose says, with hands taken only when whoever takes them is there (`arrives`, ms), and
        held out to them."""
        found: list[tuple[int, str, str]] = []
        for time_ms, name, words in said:
            takes = name in self.hands_taken and hand_taken(name, words, self._sexes)
            found.append((max(time_ms, arrives.get(name, 0)) if takes else time_ms, name, words))
        for name, whose in self.hands_taken.items():
            if name in arrives:
                there = max(arrives[name], *(clock for clock, who, _ in self._told if who == name))
                found += [(there, name, "reaches out"), (there + _MEETS_MS, whose, "reaches out")]
        return found

    def gazes(self, name: str) -> list[tuple[int, float, float]]:
        """What somebody is said to look at, of the things of the place: (time, x, z) in ms and metres."""
        found = []
        for clock, who, clause in self._told:
            words = look_of(clause) if who == name else None
            thing = landmark_named(words, self._place) if words else None
            if thing is not None:
                found.append((clock, thing.x_m, thing.z_m))
        return found

    def holds(self, arrives: Mapping[str, int]) -> dict[str, list[tuple[int, Held]]]:
        """What is in everyone's hand over the shot: (time, thing), from what they bring into it on. What is
        on the floor meanwhile, and when, is in `lies`."""
        begins = {each.name: self._brings(each) for each in self._order.people}
        hands = Hands(begins, self._sexes, self._order.floor)
        self.lies = [Lying(each) for each in self._order.floor]
        found: dict[str, dict[int, Held]] = {
            name: {} if held is None else {0: held} for name, held in begins.items()
        }
        since = {name: 0 for name, held in begins.items() if held is not None}
        there: dict[str, int] = {}
        for clock, name, clause in self._told:
            if name in arrives and goal_of(clause):
                there[name] = arrives[name]
            time_ms = max(clock, there.get(name, 0))
            changed = hands.hear(name, clause)
            # A hand changes what it holds, and what stands on the floor is taken up, once that was seen.
            taken = (lying.from_ms for lying in self.lies if _ends(lying, hands.floor))
            shown = [*(since[who] for who in changed if who in since), *taken]
            time_ms = max([time_ms, *(seen_ms + self._seen_ms() for seen_ms in shown)])
            self.lies = _lying(self.lies, hands.floor, time_ms)
            for who, held in changed.items():
                found[who][time_ms] = held
                since[who] = time_ms
        return {name: sorted(times.items()) for name, times in found.items()}

    def _brings(self, person: Person) -> Held | None:
        """What somebody has in the hand as the shot begins: nothing that stands at their feet."""
        held = person.holds or carried_in(person.description)
        lies = any(
            (each.by, each.thing, each.left) == (person.name, held, None) for each in self._order.floor
        )
        return "none" if lies else held

    def _seen_ms(self) -> int:
        """How long something is looked at before it changes hands."""
        return min(_SEEN_MS, self._order.duration_ms // 3)


def _ends(lying: Lying, floor: Sequence[Laid]) -> bool:
    """Whether something that lay there has just gone from the floor."""
    return lying.until_ms is None and lying.laid not in floor


def _lying(lies: Sequence[Lying], floor: Sequence[Laid], time_ms: int) -> list[Lying]:
    """What is on the floor over the shot, once it is known what is there at a time."""
    still = [replace(each, until_ms=time_ms) if _ends(each, floor) else each for each in lies]
    there = [each.laid for each in still if each.until_ms is None]
    return [*still, *(Lying(laid, time_ms) for laid in floor if laid not in there)]


def _across(thing: Landmark, x: float) -> float:
    """The `x` of a placement that is at a thing, on the side from which somebody comes."""
    x_m = min(max(x * STAGE_HALF_WIDTH_M, thing.x_m - thing.half_m), thing.x_m + thing.half_m)
    return max(-2.0, min(2.0, x_m / STAGE_HALF_WIDTH_M))


def _far(one: Mark, two: Mark) -> float:
    return math.hypot(two.x_m - one.x_m, two.z_m - one.z_m)


def _within_reach(mark: Mark, other: Mark) -> Mark:
    """On one's feet at arm's length from somebody, on one's own side; who sits or is near stays."""
    if mark.posture not in _UPRIGHT or not (mark.seen and other.seen) or _far(mark, other) < 1.2 * _REACH_M:
        return mark
    x = other.x_m + math.copysign(_REACH_M, mark.x_m - other.x_m)
    return replace(mark, x_m=x, z_m=other.z_m, looks=None, seated=False, placed=True)


def _passes(here_m: float, there_m: float, others: Sequence[Mark]) -> bool:
    """Whether somebody stands between two places or close to them, seen from the audience."""
    low, high = sorted((here_m, there_m))
    return any(low < other.x_m < high or abs(other.x_m - there_m) < _APART_M for other in others)
