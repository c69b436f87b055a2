"""The sections of the bracketed form: which 【header】 opens what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from roughcut.script.bracketed.lexis import Notes, excerpt

Kind = Literal["dialogue", "cast", "scene", "blocking", "title", "language", "written_by", "warnings"]

_NAMES: dict[Kind, str] = {
    "dialogue": "dialogue|dialogues|dialog|shots|shot list|对话|对白|台词|分镜|分镜脚本|剧本",
    "cast": """character profiles|character profile|character descriptions|character description
        |characters|character design|cast
        |人设|人物形象|人物描述|人物设定|人物介绍|人物|角色描述|角色设定|角色形象|角色介绍|角色""",
    "scene": """scene description|scene descriptions|scene|scenes|setting|场景|场景描述|场景设定|场景介绍
        |环境描述|环境""",
    "blocking": """blocking|character blocking|character positions|character position|positions
        |站位|角色站位|人物站位|角色位置|人物位置|走位|人物走位""",
    "title": "title|标题|片名|剧名",
    "language": "language|语言",
    "written_by": "written by|编剧",
    "warnings": "warnings|警告",
}
_KINDS: dict[str, Kind] = {name.strip(): kind for kind, names in _NAMES.items() for name in names.split("|")}
_BRACKETED = re.compile(r"【([^【】\n]{1,40})】")
_TAIL = re.compile(r"(?:\*\*)?[ \t]*+[:：]?(?:\*\*)?")
_UNCLOSED = re.compile(r"【(?![^【】]*】)")


@dataclass(frozen=True)
class Section:
    """A span of the text under one header; `start` and `end` are offsets of what it holds."""

    kind: Kind
    start: int
    end: int


def kind_of(header: str) -> Kind | None:
    """The section that a header opens, whatever its case; None for other bracketed words."""
    return _KINDS.get(" ".join(header.rstrip(" :：").casefold().split()))


def find_sections(text: str, notes: Notes) -> tuple[int, list[Section]]:
    """Where the text before the first header ends, and all the sections in order."""
    headers: list[tuple[int, int, Kind]] = []  # where each starts and ends, and what it opens
    for match in _BRACKETED.finditer(text):
        tail = _TAIL.match(text, match.end())
        end = tail.end() if tail else match.end()
        if kind := kind_of(match[1]):
            headers.append((_decorated(text, match.start()), end, kind))
        elif _stands_alone(text, match.start(), end):
            message = f"{excerpt(match[0])} is no section that scripts have; it was read as part of the text"
            notes.add(match.start(), message)
    ends = [start for start, _, _ in headers[1:]] + [len(text)]
    sections = [Section(kind, start, end) for (_, start, kind), end in zip(headers, ends, strict=False)]
    return (headers[0][0] if headers else len(text)), sections


def _decorated(text: str, start: int) -> int:
    """Where a header starts with the stars or hashes that dress it up: `**【DIALOGUE】**`."""
    return start - 2 if text[max(0, start - 2) : start] == "**" else start


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing else is on the row, as for a header."""
    row_end = text.find("\n", end, end + 20)
    after = text[end : row_end if row_end >= 0 else end + 20]
    before = text[max(0, start - 20) : start].rpartition("\n")[2]
    return not after.strip() and not before.strip() and (row_end >= 0 or end + 20 > len(text))


def header_places(text: str) -> list[int]:
    """Offsets of every 【 in `text` that opens a header, or that a 】 further on could make into one."""
    known = {match.start() for match in _BRACKETED.finditer(text) if kind_of(match[1])}
    return sorted(known | {match.start() for match in _UNCLOSED.finditer(text)})
