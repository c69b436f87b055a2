"""How a dialogue and the user's wishes stand in a prompt: rows that a model reads as a person would."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from roughcut.script.schema import Character, Language
from roughcut.scripter.schema import Dialogue, Event, Heading, Position, Turn

LANGUAGES: dict[Language, str] = {"en": "English", "zh": "Chinese"}
_SPOTS = (
    (-0.7, "far left"),
    (-0.3, "left"),
    (-0.1, "center left"),
    (0.1, "center"),
    (0.3, "center right"),
    (0.7, "right"),
)


def listing(events: Iterable[Event]) -> str:
    """Turns as `Name (manner): words`, directions in brackets, headings after `##`."""
    return "\n".join(_row(event) for event in events)


def numbered(events: Iterable[Event], first: int = 1, longest: int | None = None) -> str:
    """The same with the turns numbered from `first`; what is longer than `longest` ends with `…`."""
    rows, number = [], first
    for event in events:
        row = _row(event)
        row = row if longest is None or len(row) <= longest else f"{row[:longest].rstrip()} …"
        if isinstance(event, Turn):
            row = f"{number}. {row}"
            number += 1
        rows.append(row)
    return "\n".join(rows)


def _row(event: Event) -> str:
    if isinstance(event, Turn):
        manner = f" ({event.parenthetical})" if event.parenthetical else ""
        return f"{event.speaker}{manner}: {event.text}"
    return f"## {event.text}" if isinstance(event, Heading) else f"[{event.text}]"


def wishes(dialogue: Dialogue) -> str:
    """What the user has decided: brief, cast, positions; empty where nothing was."""
    rows = [f"Title: {dialogue.title}"] if dialogue.title else []
    rows += [f"Brief: {dialogue.brief}"] if dialogue.brief else []
    for who in dialogue.cast:
        called = f" (also called {', '.join(who.aliases)})" if who.aliases else ""
        rows.append(f"Cast: {who.name}{called}: {who.description or 'looks are left to you'}")
    rows += [f"Position: {_position(each)}" for each in dialogue.positions]
    body = "\n".join(rows)
    return f"<wishes>\nThe user has decided this, and you keep it:\n{body}\n</wishes>\n\n" if rows else ""


def _position(position: Position) -> str:
    said = [position.name]
    said.append(
        f"when scene {position.scene_number} opens" if position.scene_number else "when a scene opens"
    )
    if position.x is not None:
        said.append(f"on the {place_word(position.x)}")
    if position.depth is not None:
        said.append("in the foreground" if position.depth < 0.34 else "")
        said.append("in the background" if position.depth > 0.66 else "")
    said.append(position.posture or "")
    if position.facing:
        said.append(f"facing {'the camera' if position.facing == 'camera' else position.facing}")
    return ", ".join(part for part in said if part)


def place_word(x: float) -> str:
    """The word of blocking for a place from -1 (left) to 1 (right)."""
    return next((word for limit, word in _SPOTS if x < limit), "far right")


def cast_rows(cast: Sequence[Character]) -> str:
    """The cast, one a row."""
    return "\n".join(f"{who.name}: {who.description}".rstrip(" :") for who in cast)


def part_of(dialogue: Dialogue, first: int, last: int) -> Dialogue:
    """The turns `first` to `last` (0-based, both included) with what is told before each of them, and
    after the last turn of all. The user's wishes go along."""
    events: list[Event] = []
    index = 0
    for event in dialogue.events:
        of_the_end = index == len(dialogue.turns)
        if first <= min(index, len(dialogue.turns) - 1 if of_the_end else index) <= last:
            events.append(event)
        if isinstance(event, Turn):
            index += 1
    return dialogue.model_copy(update={"events": tuple(events)})
