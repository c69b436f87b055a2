"""Small scripts for the tests of the checks: two people, a kitchen, shots of four seconds."""

from __future__ import annotations

from collections.abc import Sequence

from roughcut.script.schema import Action, Beat, Character, Line, Scene, Script, Shot
from roughcut.script.verify import Fault, SpokenTurn

CAST = (Character(name="Ann", description="A cook."), Character(name="Bo", description="A waiter."))
SCENE = Scene(heading="INT. KITCHEN - DAY", description="A kitchen with a table.")
PLACES = "Ann stands on the left, facing right; Bo stands on the right, facing left."


def shot(
    number: int,
    *lines: tuple[str, str],
    action: str = "Ann and Bo face each other.",
    blocking: str = PLACES,
    size: str = "Medium Shot",
    movement: str = "Static",
    seconds: float = 4,
    start_s: float | None = None,
    manner: str = "",
) -> Shot:
    """A shot of four seconds that starts where four-second shots before it end."""
    start = int(1000 * ((number - 1) * 4 if start_s is None else start_s))
    beats: list[Beat] = [Action(text=action)] if action else []
    beats += [Line(speaker=who, text=words, parenthetical=manner) for who, words in lines]
    return Shot(
        number=number,
        start_ms=start,
        end_ms=start + int(seconds * 1000),
        sizes=(size,) if size else (),
        movements=(movement,) if movement else (),
        beats=tuple(beats),
        blocking=blocking,
    )


def script(*shots: Shot, cast: Sequence[Character] = CAST) -> Script:
    """A script of these shots."""
    return Script(cast=tuple(cast), scenes=(SCENE,), shots=shots)


def spoken(*turns: tuple[str, str]) -> tuple[SpokenTurn, ...]:
    """Turns of a dialogue."""
    return tuple(SpokenTurn(speaker=who, text=words) for who, words in turns)


def found(faults: Sequence[Fault]) -> list[tuple[str, int | None, str]]:
    """Code, shot and severity of each fault."""
    return [(fault.code, fault.shot_number, fault.severity) for fault in faults]
