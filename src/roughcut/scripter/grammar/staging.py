"""Where everyone stands: places on the stage, moves between them, and the words of blocking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from roughcut.script.placement import Facing
from roughcut.script.schema import Language
from roughcut.scripter.grammar.moves import Move
from roughcut.scripter.schema import Position

Spot = Literal["far left", "left", "center-left", "center", "center-right", "right", "far right"]
Posture = Literal["stands", "sits", "leans", "crouches", "lies"]
_ACROSS: dict[Spot, float] = {
    "far left": -0.9, "left": -0.5, "center-left": -0.25, "center": 0.0,
    "center-right": 0.25, "right": 0.5, "far right": 0.9,
}  # fmt: skip
_SPOTS: tuple[Spot, ...] = ("far left", "left", "center-left", "center", "center-right", "right", "far right")
_LAYOUTS: dict[int, tuple[Spot, ...]] = {
    1: ("center-left",),  # with room before them: who talks to nobody does not talk to the camera
    2: ("left", "right"),
    3: ("left", "right", "center"),
    4: ("left", "right", "far left", "far right"),
    5: ("left", "right", "center", "far left", "far right"),
}
_CROWD: tuple[Spot, ...] = ("left", "right", "center", "far left", "far right", "center-left", "center-right")
_FROM_RIGHT: tuple[Spot, ...] = ("right", "far right", "center-right", "center")
_FROM_LEFT: tuple[Spot, ...] = ("left", "far left", "center-left", "center")
_POSTURE_OF: dict[str, Posture] = {
    "sit": "sits",
    "stand": "stands",
    "lean": "leans",
    "crouch": "crouches",
    "lie": "lies",
}
_SPOT_ZH: dict[Spot, str] = {
    "far left": "最左侧", "left": "左侧", "center-left": "中间偏左", "center": "中间",
    "center-right": "中间偏右", "right": "右侧", "far right": "最右侧",
}  # fmt: skip
_POSTURE_ZH: dict[Posture, str] = {
    "stands": "站在",
    "sits": "坐在",
    "leans": "靠在",
    "crouches": "蹲在",
    "lies": "躺在",
}
_FACING_ZH: dict[Facing, str] = {
    "left": "面向左",
    "right": "面向右",
    "camera": "面向镜头",
    "away": "背对镜头",
}
_FACING_EN: dict[Facing, str] = {
    "left": "facing left",
    "right": "facing right",
    "camera": "facing the camera",
    "away": "facing away",
}
_POSTURES: dict[str, Posture] = {
    "standing": "stands", "walking": "stands", "sitting": "sits", "leaning": "leans",
    "crouching": "crouches", "lying": "lies",
}  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """One person's place: across the stage, in which row (-1 is the foreground, 1 and more the
    background), and how."""

    spot: Spot
    row: int = 0
    posture: Posture = "stands"
    facing: Facing = "camera"


def _placed(position: Position, standing: Standing) -> Standing:
    """A place as the user gave it; what they left open stays as it is."""
    x, depth = position.x, position.depth
    spot = standing.spot if x is None else min(_SPOTS, key=lambda each: abs(_ACROSS[each] - x))
    row = standing.row if depth is None else -1 if depth <= 0.3 else 1 if depth >= 0.7 else 0
    posture = _POSTURES[position.posture] if position.posture else standing.posture
    return Standing(spot, row, posture, position.facing or standing.facing)


class Stage:
    """Everyone present in one scene. Places change only by `play`, which says so in its words."""

    def __init__(
        self,
        names: Sequence[str],
        language: Language,
        *,
        seated: bool = False,
        positions: Mapping[str, Position] | None = None,
    ) -> None:
        self.language = language
        self.positions = positions or {}
        self.now: dict[str, Standing] = {}
        self._phrases: dict[str, str] = {}
        self._seated: Posture = "sits" if seated else "stands"
        layout = _LAYOUTS.get(len(names), _CROWD)
        for index, name in enumerate(names):
            row, place = divmod(index, len(layout))
            self.now[name] = Standing(layout[place], row, self._seated)
        if any(name in self.positions for name in names):
            self._place(names, layout)
        self._turn()

    def _place(self, names: Sequence[str], layout: Sequence[Spot]) -> None:
        """Everyone where the user put them; the others in what is left of the layout."""
        self.now = {
            name: _placed(self.positions[name], self.now[name]) if name in self.positions else standing
            for name, standing in self.now.items()
        }
        for name in names:
            if name not in self.positions or self.positions[name].x is None:
                spot, row = self._free([*layout, *_SPOTS], but=name)
                self.now[name] = replace(self.now[name], spot=spot, row=row or self.now[name].row)

    def settle(self, moves: Sequence[Move]) -> None:
        """Postures that hold from the first frame on: `Nora sits on the bench`."""
        for move in moves:
            if move.name in self.now and move.kind in _POSTURE_OF:
                self.now[move.name] = replace(self.now[move.name], posture=_POSTURE_OF[move.kind])

    def play(self, moves: Sequence[Move]) -> bool:
        """Move people; the next `blocking` tells of it. True where somebody came, went or changed place."""
        changed = False
        for move in moves:
            changed = self._move(move) or changed
        return changed

    def blocking(self) -> str:
        """One line that names everyone who is or was just present; moves are told once."""
        names = [*self.now, *(name for name in self._phrases if name not in self.now)]
        parts = [self._phrases.get(name) or self._still(name) for name in names]
        self._phrases = {}
        return "；".join(parts) + "。" if self.language == "zh" else "; ".join(parts) + "."

    @property
    def moving(self) -> bool:
        """True where the next `blocking` tells of a move."""
        return bool(self._phrases)

    def faces(self, name: str, other: str) -> bool:
        """True where somebody looks the way in which the other one stands."""
        if name not in self.now or other not in self.now:
            return False
        step = _SPOTS.index(self.now[other].spot) - _SPOTS.index(self.now[name].spot)
        return {"right": step > 0, "left": step < 0, "camera": True, "away": False}[self.now[name].facing]

    def on_left(self, name: str) -> bool:
        """True where somebody stands to the left of the middle."""
        return name in self.now and _SPOTS.index(self.now[name].spot) < 3

    def _move(self, move: Move) -> bool:
        if move.kind == "enter":
            return self._enter(move)
        if move.name not in self.now:
            return False
        if move.kind == "exit":
            return self._exit(move)
        if move.kind in _POSTURE_OF:
            return self._pose(move)
        return self._walk(move)

    def _enter(self, move: Move) -> bool:
        if move.name in self.now:
            return self._walk(replace(move, kind="walk"))
        lefts = sum(1 for standing in self.now.values() if _SPOTS.index(standing.spot) < 3)
        side = move.side or ("right" if lefts * 2 >= len(self.now) else "left")
        wanted = _FROM_RIGHT if side == "right" else _FROM_LEFT
        spot, row = self._free([*wanted, *_SPOTS] if self.now else ["center", *_SPOTS])
        facing: Facing = "camera" if not self.now else "left" if side == "right" else "right"
        standing = Standing(spot, row, "stands", facing)
        wish = self.positions.get(move.name)
        self.now[move.name] = _placed(wish, standing) if wish else standing
        self._phrases[move.name] = self._entering(move.name, side, self.now[move.name])
        return True

    def _exit(self, move: Move) -> bool:
        standing = self.now.pop(move.name)
        side = move.side or ("left" if _SPOTS.index(standing.spot) < 3 else "right")
        if self.language == "zh":
            self._phrases[move.name] = f"{move.name}从{'左侧' if side == 'left' else '右侧'}离开"
        else:
            self._phrases[move.name] = f"{move.name} exits to the {side}"
        return True

    def _pose(self, move: Move) -> bool:
        standing, posture = self.now[move.name], _POSTURE_OF[move.kind]
        self.now[move.name] = replace(standing, posture=posture)
        return standing.posture != posture

    def _walk(self, move: Move) -> bool:
        before = self.now[move.name]
        spot, row = self._free(self._aims(move, before), but=move.name)
        if (spot, row) == (before.spot, before.row):
            return False
        after = replace(before, spot=spot, row=row, posture="stands")
        self.now[move.name] = after
        after = replace(after, facing=self._toward(move, after))
        self.now[move.name] = after
        self._phrases[move.name] = self._walking(move.name, before, after)
        return True

    def _aims(self, move: Move, before: Standing) -> list[Spot]:
        """Where a move leads, best first; the person's own place ends the search."""
        at = _SPOTS.index(before.spot)
        partner = move.toward or self._partner(move.name)
        beside = _SPOTS.index(self.now[partner].spot) if partner in self.now else 3
        if move.side:
            return [move.side, "far left" if move.side == "left" else "far right", before.spot]
        if move.kind == "withdraw":
            away = range(at - 1, -1, -1) if at <= beside else range(at + 1, 7)
            return [*(_SPOTS[i] for i in away), before.spot]
        if move.kind == "step" and partner:
            step = 1 if beside > at else -1
            return [_SPOTS[i] for i in (at + step, at) if 0 <= i < len(_SPOTS)]
        if move.kind == "approach" and partner:
            near = range(beside - 1, -1, -1) if at < beside else range(beside + 1, 7)
            return [*(_SPOTS[i] for i in near), before.spot]
        if not partner:
            return ["right" if at < 3 else "left", before.spot]
        across: list[Spot] = ["center-right", "far left"] if at < 3 else ["center-left", "far right"]
        return [*(spot for spot in ("center", *across) if spot != before.spot), before.spot]

    def _partner(self, name: str) -> str:
        """The nearest other person."""
        at = _SPOTS.index(self.now[name].spot)
        others = [other for other in self.now if other != name]
        return min(others, key=lambda other: abs(_SPOTS.index(self.now[other].spot) - at), default="")

    def _toward(self, move: Move, after: Standing) -> Facing:
        partner = move.toward if move.toward in self.now else self._partner(move.name)
        if not partner:
            return "right" if self.on_left(move.name) else "left"
        return "right" if _SPOTS.index(self.now[partner].spot) > _SPOTS.index(after.spot) else "left"

    def _free(self, wanted: Sequence[Spot], but: str = "") -> tuple[Spot, int]:
        taken = {(standing.spot, standing.row) for name, standing in self.now.items() if name != but}
        for row in range(len(taken) + 1):
            for spot in wanted:
                if (spot, row) not in taken:
                    return spot, row
        return wanted[0], 0

    def _turn(self) -> None:
        """At the start people face the middle of the group."""
        ats = {name: _SPOTS.index(standing.spot) for name, standing in self.now.items()}
        for name, at in ats.items():
            others = [other for other in ats if other != name]
            middle = sum(ats[other] for other in others) / len(others) if self.positions and others else 3
            facing: Facing = "right" if at < middle else "left" if at > middle else "camera"
            wish = self.positions.get(name)
            wished = wish.facing if wish else None
            self.now[name] = replace(self.now[name], facing=wished or facing)

    def _where(self, standing: Standing) -> str:
        if self.language == "zh":
            return ("前景" if standing.row < 0 else "后景" if standing.row else "") + _SPOT_ZH[standing.spot]
        at = "in the center" if standing.spot == "center" else f"on the {standing.spot}"
        side = at if "-" not in standing.spot else f"at the {standing.spot}"
        if not standing.row:
            return side
        return f"{side} in the {'foreground' if standing.row < 0 else 'background'}"

    def _still(self, name: str) -> str:
        standing = self.now[name]
        if self.language == "zh":
            return (
                f"{name}{_POSTURE_ZH[standing.posture]}{self._where(standing)}，{_FACING_ZH[standing.facing]}"
            )
        return f"{name} {standing.posture} {self._where(standing)}, {_FACING_EN[standing.facing]}"

    def _entering(self, name: str, side: str, after: Standing) -> str:
        if self.language == "zh":
            door = "左侧" if side == "left" else "右侧"
            return f"{name}从{door}入场，走到{_SPOT_ZH[after.spot]}，{_FACING_ZH[after.facing]}"
        return f"{name} enters from the {side} and walks to the {after.spot}, {_FACING_EN[after.facing]}"

    def _walking(self, name: str, before: Standing, after: Standing) -> str:
        if self.language == "zh":
            return f"{name}从{_SPOT_ZH[before.spot]}走到{_SPOT_ZH[after.spot]}，{_FACING_ZH[after.facing]}"
        return f"{name} walks from the {before.spot} to the {after.spot}, {_FACING_EN[after.facing]}"
