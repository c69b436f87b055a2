"""Space: everyone has a place, keeps it until a described move, comes and goes in sight, and so do things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from roughcut.script.blocking import read_orders
from roughcut.script.heard import is_unseen
from roughcut.script.naming import mentions
from roughcut.script.placewords import Moves
from roughcut.script.schema import Scene, Script, Shot
from roughcut.script.verify.props import prop_breaks
from roughcut.script.verify.schema import Fault, Severity
from roughcut.script.vocabulary import Movement, Size, read_movement, read_size

_STEP = 0.4  # in the units of Placement.x: `left` to `center-left` is a shift of weight, not a move
_TIGHT = (Size.ECU, Size.CU, Size.MCU)
_WIDE = (Size.LS, Size.EWS)
_TURNS = re.compile(
    r"\b(?:turn|turns|turning|spins?|whirls?|pivots?|looks?\s+(?:back|away|over|round|around))\b|转身|转向|转过|回头|扭头|转回",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^\s*(?P<name>[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*){0,2})\s+"
    r"(?:stands?|sits?|enters?|exits?|leans?|walks?|kneels?|crouches|lies)\b"
    r"|^\s*(?P<zh>[㐀-鿿·]{2,5}?)(?:站|坐|蹲|躺|靠)(?:在|着|于)"
)
_NOBODY = re.compile(
    r"(?:both|they|every(?:one|body)|all|s?he|it|nobody|no|others|camera|the|an?)\b"
    r"|[二两三四]人|他们|她们|众人|所有人|大家",
    re.IGNORECASE,
)


@dataclass
class _Where:
    """What is known of one person so far: place across (None: unknown), facing, whether they are there."""

    x: float | None = None
    facing: str | None = None
    here: bool = False
    has_left: bool = False
    placed: bool = False


def space(script: Script) -> tuple[Fault, ...]:
    """Where people and things are not where they must be.

    Grave codes: `stranger` (who speaks is not in the cast), `nobody-speaks`, `unplaced` (who speaks has no
    place), `jump` (a place changes without a described move), `crossed-line` (two people change sides: the
    180-degree line), `unseen-entrance` (who had left is back). Minor ones: `stranger` in the blocking, `jump`
    to the middle of a close frame, `unseen-entrance` (first seen in mid-scene), `unseen-exit` (missing from a
    wide shot), `turned` (faces the other way without turning), `prop` (a thing is in the wrong hands).
    """
    faults = [fault for scene in script.scenes for fault in _Scene(script, scene).faults()]
    return tuple(sorted(faults, key=lambda fault: fault.shot_number or 0))


class _Scene:
    """One scene, read shot by shot."""

    def __init__(self, script: Script, scene: Scene) -> None:
        self.names = [character.name for character in script.cast]
        self.shots = [shot for shot in script.shots if shot.scene_number == scene.number]
        self.blocked = any(shot.blocking for shot in script.shots)
        self.now = {name: _Where() for name in self.names}
        self.before: Shot | None = None
        self.acted: Mapping[str, Moves] = {}
        self.acted_before: Mapping[str, Moves] = {}
        self.found: list[Fault] = []

    def faults(self) -> list[Fault]:
        for shot in self.shots:
            self._shot(shot)
            self.before = shot
        for broken, what in prop_breaks(self.shots, self.names):
            message = f"Shot {broken.number}: {what}."
            self._add(
                "prop", broken, message, "Show how it changes hands, or leave it where it was.", "minor"
            )
        return self.found

    def _shot(self, shot: Shot) -> None:
        here = tuple(name for name, where in self.now.items() if where.here)
        said = read_orders(shot.blocking, self.names, here)
        self.acted_before, self.acted = self.acted, read_orders(_told(shot), self.names, here)
        self._people(shot)
        appearing = self._appearing(shot, said)
        self._entrances(shot, said, appearing)
        crossed = self._jumps(shot, said)
        self._update(said, appearing, crossed)
        self._places(shot)
        self._absences(shot, said, appearing)

    def _people(self, shot: Shot) -> None:
        """Who speaks and who is blocked is of the cast."""
        for speaker in dict.fromkeys(line.speaker for line in shot.lines):
            if not speaker:
                self._add(
                    "nobody-speaks",
                    shot,
                    f"Shot {shot.number} has a line that nobody speaks.",
                    "Say whose it is.",
                )
            elif speaker not in self.now:
                message = f"{speaker} speaks in shot {shot.number} but is not in the cast."
                self._add("stranger", shot, message, f"Describe {speaker} in the cast, or correct the name.")
        for stranger in _strangers(shot.blocking, self.names):
            message = f"{stranger} is blocked in shot {shot.number} but is not in the cast."
            self._add(
                "stranger", shot, message, f"Describe {stranger} in the cast, or correct the name.", "minor"
            )

    def _appearing(self, shot: Shot, said: Mapping[str, Moves]) -> list[str]:
        """Who is in the place during the shot: blocked, or heard and not only as a voice."""
        heard = [line.speaker for line in shot.lines if not is_unseen(line.parenthetical)]
        return [name for name in self.names if name in said or name in heard]

    def _entrances(self, shot: Shot, said: Mapping[str, Moves], appearing: Sequence[str]) -> None:
        for name in appearing:
            where = self.now[name]
            if where.here or self.before is None or self._comes(name, said):
                continue
            if where.has_left:
                message = f"{name} left, and is back in shot {shot.number} without coming in."
                self._add("unseen-entrance", shot, message, f"Show how {name} enters.")
            else:
                message = f"{name} is there in shot {shot.number}, and nobody saw {name} come."
                hint = f"Place {name} from the first shot of the scene on, or let {name} enter."
                self._add("unseen-entrance", shot, message, hint, "minor")

    def _comes(self, name: str, said: Mapping[str, Moves]) -> bool:
        moves = (said.get(name), self.acted.get(name), self.acted_before.get(name))
        return any(each is not None and (each.enters or each.walks) for each in moves)

    def _is_moved(self, name: str, said: Mapping[str, Moves]) -> bool:
        """Whether a move of this person is described: here, or in the prose of the shot before."""
        return any(_moves(each.get(name)) for each in (said, self.acted, self.acted_before))

    def _jumps(self, shot: Shot, said: Mapping[str, Moves]) -> set[str]:
        """Faults of place and facing; who is seen from across the line."""
        if any(self._arcs(each) for each in (shot, self.before)):
            return set()
        jumped = {
            name: moves for name, moves in said.items() if self._jumps_to(name, moves, said) is not None
        }
        crossed = self._crossed(shot, said)
        for name, moves in jumped.items():
            if name in crossed:
                continue
            framed = shot.sizes and all(read_size(size) in _TIGHT for size in shot.sizes) and moves.end_x == 0
            message = (
                f"{name} is {_place(moves.end_x)} in shot {shot.number}, but was {_place(self.now[name].x)}."
            )
            hint = "Keep the place, or describe the move."
            self._add("jump", shot, message, hint, "minor" if framed else "grave")
        for name, moves in said.items():
            if name not in crossed and self._faces_about(shot, name, moves, said):
                message = f"{name} faces the other way in shot {shot.number}."
                self._add("turned", shot, message, "Keep the direction, or let them turn.", "minor")
        return crossed

    def _arcs(self, shot: Shot | None) -> bool:
        """A camera that circles shows how it crosses the line."""
        return shot is not None and Movement.ARC in map(read_movement, shot.movements)

    def _jumps_to(self, name: str, moves: Moves, said: Mapping[str, Moves]) -> float | None:
        """Where somebody is found who stood elsewhere; None where all is well."""
        where = self.now[name]
        comes_or_goes = moves.enters or (moves.exits and moves.end_x is None)  # the side is a way in or out
        start = moves.start_x if not comes_or_goes else None
        if start is None and not self._is_moved(name, said):
            start = moves.end_x
        if not where.here or where.x is None or start is None:
            return None
        return start if abs(start - where.x) > _STEP else None

    def _crossed(self, shot: Shot, said: Mapping[str, Moves]) -> set[str]:
        """Two people who have changed sides though neither moved: the camera is across the line."""
        found: set[str] = set()
        still = {
            name: (where.x, moves.end_x)
            for name, moves in said.items()
            if (where := self.now[name]).here and not self._is_moved(name, said)
        }
        for (one, (a, a_now)), (other, (b, b_now)) in combinations(still.items(), 2):
            if a is None or b is None or a_now is None or b_now is None:
                continue
            if (a - b) * (a_now - b_now) < 0 and abs(a - b) > 0.2 and abs(a_now - b_now) > 0.2:
                if not found:
                    message = f"{one} and {other} have changed sides in shot {shot.number}."
                    self._add(
                        "crossed-line", shot, message, "Keep the camera on its side of the 180-degree line."
                    )
                found |= {one, other}
        return found

    def _faces_about(self, shot: Shot, name: str, moves: Moves, said: Mapping[str, Moves]) -> bool:
        sides = {moves.facing, self.now[name].facing}
        if sides != {"left", "right"} or self._is_moved(name, said):
            return False
        told = f"{shot.blocking} {_told(shot)} {self.before.action if self.before else ''}"
        return not _TURNS.search(told)

    def _update(self, said: Mapping[str, Moves], appearing: Sequence[str], crossed: set[str]) -> None:
        """Everyone's place after the shot; whoever is seen from across the line is where they were."""
        for name in appearing:
            where, moves = self.now[name], said.get(name, Moves())
            where.here, where.placed = True, where.placed or name in said
            if name in crossed:
                continue
            if moves.end_x is not None:
                where.x = moves.end_x
            elif self._is_moved(name, said):
                where.x = None
            where.facing = moves.facing or (None if _moves(moves) else where.facing)
            if moves.exits:
                where.here, where.has_left, where.x, where.facing = False, True, None, None
        for name, moves in self.acted.items():  # a move that only the prose tells of ends somewhere
            if _moves(moves) and name not in said:
                self.now[name].x = self.now[name].facing = None

    def _places(self, shot: Shot) -> None:
        if not self.blocked:
            return  # said once, by the structure check
        for line in shot.lines:
            where = self.now.get(line.speaker)
            if where and not where.placed and not is_unseen(line.parenthetical):
                message = f"{line.speaker} speaks in shot {shot.number} without a place."
                self._add("unplaced", shot, message, f"Say in the blocking where {line.speaker} is.")
                where.placed = True

    def _absences(self, shot: Shot, said: Mapping[str, Moves], appearing: Sequence[str]) -> None:
        """A wide shot that places others shows everyone who is there."""
        if not said or not shot.sizes or not all(read_size(size) in _WIDE for size in shot.sizes):
            return
        named = {name for _, name in mentions(_told(shot), self.names)}
        for name, where in self.now.items():
            if where.here and where.placed and name not in appearing and name not in named:
                message = f"{name} is missing from shot {shot.number}, a wide one."
                self._add("unseen-exit", shot, message, f"Place {name}, or show how {name} leaves.", "minor")
                where.here = False

    def _add(self, code: str, shot: Shot, message: str, hint: str, severity: Severity = "grave") -> None:
        self.found.append(
            Fault(
                check="space",
                code=code,
                shot_number=shot.number,
                severity=severity,
                message=message,
                hint=hint,
            )
        )


def _told(shot: Shot) -> str:
    """The prose of a shot, and what the parentheticals of its lines say that people do."""
    manners = [f"{line.speaker} {line.parenthetical}." for line in shot.lines if line.parenthetical]
    return " ".join([shot.action, *manners])


def _moves(moves: Moves | None) -> bool:
    return moves is not None and (
        moves.walks or moves.enters or moves.exits or moves.forward or moves.gathers
    )


def _strangers(blocking: str, names: Sequence[str]) -> Iterator[str]:
    for clause in re.split(r"[;；。]|\.\s", blocking):
        match = _SUBJECT.match(clause)
        subject = (match["name"] or match["zh"]) if match else ""
        if subject and not _NOBODY.match(subject) and not mentions(subject, names):
            yield subject


def _place(x: float | None) -> str:
    if x is None or abs(x) < 0.1:
        return "in the center"
    side = "left" if x < 0 else "right"
    return f"on the far {side}" if abs(x) > 0.7 else f"on the {side}" if abs(x) > 0.3 else f"center-{side}"
