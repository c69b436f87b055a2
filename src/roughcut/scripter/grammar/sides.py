"""Reads on which side of the stage the opening directions put people: `Tom stands on the left`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from roughcut.scripter.grammar.moves import named_in, understand
from roughcut.scripter.grammar.sentences import sentences
from roughcut.scripter.schema import Position

_AT = re.compile(
    r"\b(?:on|at|to) the (?P<far>far )?(?P<en>left|right)\b"
    r"(?! (?:hand|arm|foot|leg|shoulder|eye|cheek|knee|wrist)\b)"
    r"|(?:站|坐|蹲|靠|躺|在)[^，。；、！？]{0,8}?(?P<zh_far>最)?(?P<zh>[左右])(?:[边侧面]|手边)",
    re.IGNORECASE,
)
_X = {False: 0.5, True: 0.9}


def told_positions(
    directions: Iterable[str], names: Sequence[str], aliases: Mapping[str, str]
) -> dict[str, Position]:
    """A position for everybody whom these directions put on the left or the right, and do not move; the
    second on one side stands farther out."""
    found: dict[str, Position] = {}
    for sentence in (each for direction in directions for each in sentences(direction)):
        marks = named_in(sentence, names, aliases)
        for index, (start, name) in enumerate(marks):
            span = sentence[start : marks[index + 1][0] if index + 1 < len(marks) else None]
            side = _AT.search(span)
            if name in found or not side or _moves(span, name):
                continue
            left = (side["en"] or side["zh"]).lower() in ("left", "左")
            far = bool(side["far"] or side["zh_far"])
            sign = -1 if left else 1
            taken = {each.x for each in found.values()}
            x = sign * _X[far or sign * _X[False] in taken]
            found[name] = Position(name=name, x=x)
    return found


def _moves(span: str, name: str) -> bool:
    """Whether the words tell of somebody who goes there, and so was elsewhere."""
    places = ("enter", "exit", "approach", "withdraw", "walk", "step")
    return any(move.kind in places for move in understand(span, [name], {}).moves)
