"""Reads blocking: where everyone in a place stands at the start and at the end of each shot."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from roughcut.script.heard import is_unseen
from roughcut.script.naming import mentions
from roughcut.script.placement import Placement
from roughcut.script.placewords import Moves, read_moves
from roughcut.script.rising import is_seen
from roughcut.script.schema import Document, Scene, Script, Shot

# People who stand together keep this much between them, in Placement.x.
_CLOSE_X = 0.32

_ALL = "*"
_EVERYONE = re.compile(
    r"\b(?:both|they|everyone|everybody|the two|the three|all (?:of them|three|four|stand|sit|turn|walk))\b"
    r"|二人|两人|他们|她们|众人|所有人|大家|三人|四人",
    re.IGNORECASE,
)


class Presence(Document):
    """Somebody in the place of a shot, from its first frame to its last."""

    name: str
    start: Placement
    end: Placement


def presences(script: Script) -> tuple[tuple[Presence, ...], ...]:
    """For each shot, everyone in its place, in cast order. People stay where they were until their
    blocking moves them, and are there from the shot that first names them until they exit."""
    found: list[tuple[Presence, ...]] = []
    ways_out: dict[str, tuple[int, float]] = {}
    for scene in script.scenes:
        stage = _Stage(script, scene, ways_out)
        found.extend(stage.play(shot) for shot in stage.shots)
    by_number = dict(zip((s.number for s in _in_scene_order(script)), found, strict=True))
    return tuple(by_number[shot.number] for shot in script.shots)


def _in_scene_order(script: Script) -> list[Shot]:
    return [shot for scene in script.scenes for shot in script.shots if shot.scene_number == scene.number]


class _Stage:
    """One scene while it is read shot by shot. `ways_out` keeps, from scene to scene, in which scene
    and by which side (−1 left, 1 right) each one last left."""

    def __init__(self, script: Script, scene: Scene, ways_out: dict[str, tuple[int, float]]) -> None:
        self.number, self.ways_out = scene.number, ways_out
        self.names = [character.name for character in script.cast]
        self.shots = [shot for shot in script.shots if shot.scene_number == scene.number]
        self.slots = _slots(self._appearing())
        self.now: dict[str, Placement] = {}

    def _appearing(self) -> list[str]:
        """The cast of this scene, in cast order (which keeps sides stable from scene to scene)."""
        named = {name for shot in self.shots for name in _named_in(shot, self.names)}
        return [name for name in self.names if name in named]

    def play(self, shot: Shot) -> tuple[Presence, ...]:
        """Everyone's start and end in this shot; the ends are the next shot's starts."""
        orders = read_orders(shot.blocking, self.names, tuple(self.now))
        named = set(_named_in(shot, self.names)) | set(orders)
        here = [name for name in self.names if name in named or name in self.now]
        starts, ends = {}, {}
        for name in here:
            known = self.now.get(name) or Placement(x=self.slots.get(name, 0.0))
            moves = self._coming_from(name, orders.get(name, Moves()))
            start, end = moves.applied(known, new=name not in self.now)
            # A change that the action tells of is seen: they begin as the shot before left them.
            seen = name in self.now and is_seen(known.posture, end.posture, shot.action)
            starts[name] = start.model_copy(update={"posture": known.posture}) if seen else start
            ends[name] = end
        starts, ends = _apart(starts), _apart(_gathered(_approached(ends, orders), orders))
        starts, ends = self._facing(starts, orders), self._facing(ends, orders)
        self.now = {name: place for name, place in ends.items() if place.present}
        gone = {name: place for name, place in ends.items() if not place.present}
        self.ways_out.update({name: (self.number, 1.0 if p.x > 0 else -1.0) for name, p in gone.items()})
        return tuple(Presence(name=name, start=starts[name], end=ends[name]) for name in here)

    def _coming_from(self, name: str, moves: Moves) -> Moves:
        """Who left by the right comes into the next place from the left, as if they had walked on; who
        comes back to the same place comes the way they went."""
        if not moves.enters or moves.start_x is not None or name not in self.ways_out:
            return moves
        number, side = self.ways_out[name]
        return moves.model_copy(update={"start_x": side if number == self.number else -side})

    def _facing(self, places: dict[str, Placement], orders: Mapping[str, Moves]) -> dict[str, Placement]:
        """People look at the others where their blocking does not say otherwise."""
        turned = dict(places)
        for name, place in places.items():
            others = [other.x for key, other in places.items() if key != name and other.present]
            said = orders.get(name, Moves())
            if said.facing or not others or (name in self.now and not (said.mutual or said.gathers)):
                continue
            middle = sum(others) / len(others)
            turned[name] = place.model_copy(update={"facing": "right" if place.x <= middle else "left"})
        return turned


def _named_in(shot: Shot, names: Sequence[str]) -> list[str]:
    seen = [line for line in shot.lines if not is_unseen(line.parenthetical)]
    spoken = [line.speaker for line in seen if line.speaker in names]
    text = f"{shot.action} {shot.blocking}"
    return list(dict.fromkeys([*spoken, *(name for _, name in mentions(text, names))]))


def _slots(names: Sequence[str]) -> dict[str, float]:
    """Default places, spread evenly across the acting area from left to right."""
    if len(names) == 1:
        return {names[0]: 0.0}
    half = min(0.9, 0.22 * (len(names) - 1) + 0.2)
    return {name: round(-half + 2 * half * i / (len(names) - 1), 3) for i, name in enumerate(names)}


def read_orders(blocking: str, names: Sequence[str], present: Sequence[str]) -> dict[str, Moves]:
    """What a text says of where each one is and goes: a name governs the words up to the next; names joined
    by `and` share them, and `both` or `they` stands for everyone who is there."""
    marks = mentions(blocking, names)
    everyone = list(dict.fromkeys([*present, *(name for _, name in marks)])) or list(names)
    marks = sorted([*marks, *((match.start(), _ALL) for match in _EVERYONE.finditer(blocking))])
    orders: dict[str, Moves] = {}
    waiting: list[str] = []
    for index, (start, name) in enumerate(marks):
        end = marks[index + 1][0] if index + 1 < len(marks) else len(blocking)
        span = blocking[start:end]
        waiting.extend(everyone if name == _ALL else [name])
        if index + 1 < len(marks) and name != _ALL and _joins(span, name):
            continue
        moves = read_moves(span)
        for each in waiting:
            orders[each] = orders.get(each, Moves()).then(moves)
        waiting = []
    return orders


def _joins(span: str, name: str) -> bool:
    """True when nothing but `and`, a comma or `和` stands between this name and the next."""
    parts = set(name.lower().split())
    rest = "".join(c if c.isalnum() else " " for c in span.lower()).split()
    joined = " ".join(word for word in rest if word not in parts)
    for word in ("and", "with", "和", "与", "跟", "及", name.lower()):
        joined = joined.replace(word, " ") if len(word) == 1 or word == name.lower() else joined
    return all(word in ("and", "&") for word in joined.split())


def _approached(places: dict[str, Placement], orders: Mapping[str, Moves]) -> dict[str, Placement]:
    """Who steps forward steps up to the nearest other person, or toward the audience when alone."""
    moved = dict(places)
    for name, said in orders.items():
        if not said.forward or said.enters or said.end_x is not None or name not in places:
            continue
        here = places[name]
        others = [other for key, other in places.items() if key != name and other.present]
        if not others:
            moved[name] = here.model_copy(update={"depth": max(0.1, here.depth - 0.3)})
            continue
        near = min(others, key=lambda other: abs(other.x - here.x))
        side = -1 if here.x < near.x else 1
        moved[name] = here.model_copy(update={"x": round(near.x + side * _CLOSE_X, 3), "depth": near.depth})
    return moved


def _gathered(places: dict[str, Placement], orders: Mapping[str, Moves]) -> dict[str, Placement]:
    """People who come together close up around their middle, in the order in which they stood."""
    names = sorted((n for n in places if orders.get(n, Moves()).gathers), key=lambda n: places[n].x)
    if len(names) < 2:
        return places
    middle = sum(places[name].x for name in names) / len(names)
    first = middle - _CLOSE_X * (len(names) - 1) / 2
    close = {name: round(first + _CLOSE_X * rank, 3) for rank, name in enumerate(names)}
    return {n: p.model_copy(update={"x": close[n]}) if n in close else p for n, p in places.items()}


def _apart(places: dict[str, Placement]) -> dict[str, Placement]:
    """Nobody stands inside somebody else: people at one spot step aside, keeping their order."""
    spread = dict(places)
    order = sorted(spread, key=lambda name: spread[name].x)
    gap = min(0.3, 1.8 / max(1, len(order)))
    for left, right in itertools.pairwise(order):
        if abs(spread[left].depth - spread[right].depth) < 0.3 and spread[right].x - spread[left].x < gap:
            shifted = min(2.0, round(spread[left].x + gap, 3))
            spread[right] = spread[right].model_copy(update={"x": shifted})
    return _recentred(spread, places)


def _recentred(spread: dict[str, Placement], places: dict[str, Placement]) -> dict[str, Placement]:
    """Stepping aside moves to the right only; shift back so that the group keeps its middle."""
    if not spread:
        return spread
    drift = sum(spread[name].x - places[name].x for name in spread) / len(spread)
    if not drift:
        return spread
    return {
        name: place.model_copy(update={"x": round(max(-2.0, place.x - drift), 3)})
        for name, place in spread.items()
    }
