"""Divides a dialogue into scenes and understands what happens in each of them."""

# ruff: noqa: E501 - tables of words read best with one entry a line

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from roughcut.script.heard import Marks, is_unseen, marks_of, parenthetical_of
from roughcut.script.naming import index_of
from roughcut.script.schema import Line
from roughcut.scripter.grammar.introductions import introduced
from roughcut.scripter.grammar.items import Item, Spoken
from roughcut.scripter.grammar.moves import Move, Stated, understand
from roughcut.scripter.grammar.sexes import Sex
from roughcut.scripter.grammar.tension import tensions
from roughcut.scripter.grammar.thoughts import split_at_thoughts
from roughcut.scripter.grammar.timing import PREFERRED_LINE_MS
from roughcut.scripter.schema import Dialogue, Direction, Event, Heading, Turn

_LEAP = re.compile(
    r"^(?:later\b|the next (?:day|morning|evening|night)|hours later|days later|meanwhile\b|back (?:in|at) "
    r"|that (?:night|evening)|第二天|次日|几[天小个]|后来|与此同时|当晚|回到)",
    re.IGNORECASE,
)
_RECENT = 8
"""Whom a pronoun may mean: so many of those who spoke or acted last."""
_CUT_OFF = re.compile(r"[-–—]\s*[\"”』」]?$")
_GERUNDS = {
    "entering": "enters", "leaving": "leaves", "exiting": "exits", "sitting down": "sits down", "sitting": "sits",
    "standing up": "stands up", "rising": "rises", "walking in": "walks in", "walking out": "walks out",
    "stepping closer": "steps closer", "stepping back": "steps back", "coming in": "comes in", "kneeling": "kneels",
    "getting up": "gets up", "walking away": "walks away", "running in": "runs in", "approaching": "approaches",
    "moving closer": "moves closer", "backing away": "backs away", "kneeling down": "kneels",
}  # fmt: skip


@dataclass
class Part:
    """One place and time of the dialogue: its heading and its events."""

    heading: str = ""
    events: list[Event] = field(default_factory=list)


def parts_of(dialogue: Dialogue) -> list[Part]:
    """The scenes of a dialogue. What stands before the first heading belongs to its scene, unless
    somebody speaks there; headings in a row are one."""
    parts = [Part()]
    for event in dialogue.events:
        if isinstance(event, Heading):
            if any(isinstance(e, Turn) for e in parts[-1].events) or (parts[-1].heading and parts[-1].events):
                parts.append(Part())
            parts[-1].heading = " ".join(filter(None, [parts[-1].heading, event.text]))
        elif isinstance(event, Direction) and _LEAP.match(event.text) and _has_turns(parts[-1]):
            parts.append(Part(events=[event]))
        else:
            parts[-1].events.append(event)
    return parts


def _has_turns(part: Part) -> bool:
    return any(isinstance(event, Turn) for event in part.events)


def items_of(dialogue: Dialogue, parts: Sequence[Part], sexes: Mapping[str, Sex]) -> list[list[Item]]:
    """For each part its items: stage directions understood, speeches split at thoughts and measured."""
    turns, names = dialogue.turns, dialogue.speakers
    aliases = dialogue.aliases
    measured = tensions(turns)
    peak = max(range(len(measured)), key=lambda i: (measured[i], i))
    number = 0
    found: list[list[Item]] = []
    recent: list[str] = []
    for part in parts:
        items: list[Item] = []
        for event in part.events:
            if isinstance(event, Turn):
                before = turns[number - 1] if number else None
                items.extend(_spoken(event, before, measured[number], number - peak, names, len(measured)))
                number += 1
                recent = recent if is_unseen(event.parenthetical) else [event.speaker, *recent[:_RECENT]]
            elif isinstance(event, Direction):
                stated = understand(_unbracketed(event.text), names, sexes, recent, aliases)
                items.append(_with_comers(stated, items, names, aliases))
                recent = [*stated.actors[::-1], *recent[:_RECENT]]
        found.append(items)
    return found


def _with_comers(
    stated: Stated, before: Sequence[Item], names: Sequence[str], aliases: Mapping[str, str]
) -> Stated:
    """A direction in which those come in whom it introduces after the first words of a scene, as they are
    first seen: `Danny, nineteen, holds a gun.`"""
    if not any(isinstance(item, Spoken) for item in before):
        return stated
    seen = {item.line.speaker for item in before if isinstance(item, Spoken)}
    seen |= {name for item in before if isinstance(item, Stated) for name in item.people}
    coming = [
        Move(name, "enter")
        for _, end, called in index_of((*names, *aliases)).spans(stated.text)
        if (name := aliases.get(called, called)) not in seen and introduced([stated.text[end:]], "en").parts
    ]
    if not coming or any(move.kind == "enter" for move in stated.moves):
        return stated
    return replace(stated, moves=(*coming, *stated.moves), nature="move")


def _unbracketed(text: str) -> str:
    """A direction without the brackets that some writers put around the whole of it."""
    inner = text[1:-1]
    whole = text[:1] + text[-1:] in ("()", "[]", "（）", "【】") and not re.search(r"[][()（）【】]", inner)
    return inner.strip() or text if whole else text


def _spoken(
    turn: Turn, before: Turn | None, tension: float, from_peak: int, names: Sequence[str], count: int
) -> list[Spoken]:
    """A turn as one or more lines; the parenthetical belongs to the first of them, an exit to the last."""
    parts = split_at_thoughts(turn.text, PREFERRED_LINE_MS)
    moves = _moves_in(turn, names)
    unseen = is_unseen(turn.parenthetical)
    peaks = count >= 6 and tension >= 0.55
    cuts_in = before is not None and before.speaker != turn.speaker and bool(_CUT_OFF.search(before.text))
    return [
        Spoken(
            line=Line(speaker=turn.speaker, text=text, parenthetical=_manner(turn, text, first=not i)),
            tension=tension,
            peak=peaks and from_peak == 0,
            after_peak=peaks and from_peak == 1 and i == 0,
            continues=i > 0 or turn.resumes,
            cuts_in=cuts_in and i == 0,
            unseen=unseen,
            moves=tuple(move for move in moves if i == (len(parts) - 1 if move.kind == "exit" else 0)),
        )
        for i, text in enumerate(parts)
    ]


def _manner(turn: Turn, text: str, *, first: bool) -> str:
    """The parenthetical of a thought: all of it for the first; who is not seen stays so to the end."""
    if first:
        return turn.parenthetical
    return parenthetical_of(Marks(marks_of(turn.parenthetical, turn.text).extensions), text)


def _moves_in(turn: Turn, names: Sequence[str]) -> tuple[Move, ...]:
    """The moves that a parenthetical tells of: `(sitting down)`, `(走近)`."""
    manner = turn.parenthetical
    if not manner:
        return ()
    told = next((word for key, word in _GERUNDS.items() if manner.lower().startswith(key)), manner)
    moves = understand(f"{turn.speaker} {told}", names, {}).moves
    return tuple(move for move in moves if move.name == turn.speaker)


def present_at_start(items: Sequence[Item], cast: Sequence[str], placed: Sequence[str] = ()) -> list[str]:
    """Who is there when a scene opens: everyone who speaks or acts in it before they enter, and whom
    the user has `placed` there."""
    first: dict[str, bool] = {}  # name -> comes in only later
    for item in items:
        if isinstance(item, Spoken) and item.unseen:
            continue
        if isinstance(item, Spoken):
            enters = any(move.kind == "enter" for move in item.moves)
            first.setdefault(item.line.speaker, enters)
            continue
        entering = {move.name for move in item.moves if move.kind == "enter"}
        for name in item.people:
            first.setdefault(name, name in entering)
    speaking = {item.line.speaker for item in items if isinstance(item, Spoken) and not item.unseen}
    return [
        name
        for name in cast
        if not first.get(name, name not in placed)
        and (name in speaking or name in placed or _acts(name, items))
    ]


def _acts(name: str, items: Sequence[Item]) -> bool:
    """A name in a stage direction stands for somebody present where a sentence begins with it."""
    return any(isinstance(item, Stated) and name in item.actors for item in items)
