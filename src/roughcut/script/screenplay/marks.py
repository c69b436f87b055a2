"""The marks inside Fountain's text: emphasis, escapes, and comments that are cut out before reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from roughcut.script.schema import normalise

HOLE = "\ue000"
"""Stands where a comment was cut out, so that a row which held nothing else is not a blank row."""

_HAN = re.compile(r"[㐀-鿿，。！？；：、…—“”（）《》]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~（）])")
_TOKEN = re.compile(r"\\[!-/:-@\[-`{-~（）]|\*{1,3}|_")
_OPENER = re.compile(r"\\.|/\*|\[\[", re.DOTALL)
_MUST_ESCAPE = re.compile(r"[\\*_]")


@dataclass(frozen=True)
class Comment:
    """A note `[[…]]`, or a boneyard `/* … */`, and the 1-based row where it began."""

    kind: Literal["note", "boneyard"]
    text: str
    line: int


@dataclass
class _Closers:
    """Where the next end of a comment is; looked up once for each end, however many begin before it."""

    text: str
    found: dict[str, int] = field(default_factory=dict)

    def after(self, mark: str, place: int) -> int:
        known = self.found.get(mark, -2)
        if known != -1 and known < place:
            known = self.found[mark] = self.text.find(mark, place)
        return known


def without_comments(text: str) -> tuple[str, list[Comment]]:
    """The text with a hole for each comment and as many rows as before, and the comments."""
    closers = _Closers(text)
    kept: list[str] = []
    comments: list[Comment] = []
    place, line = 0, 1
    for start, end, inside, kind in _comments(text, closers):
        kept.append(text[place:start])
        line += text.count("\n", place, start)
        rows = text.count("\n", start, end)
        if inside.strip():
            comments.append(Comment(kind, inside.strip(), line))
        kept.append(HOLE + f"\n{HOLE}" * rows)
        line += rows
        place = end
    return "".join([*kept, text[place:]]), comments


def _comments(text: str, closers: _Closers) -> Iterator[tuple[int, int, str, Literal["note", "boneyard"]]]:
    """Start, end, content and kind of each comment; one that is never closed is text."""
    place = 0
    while match := _OPENER.search(text, place):
        start, place = match.start(), match.end()
        if match.group() == "/*":
            close = closers.after("*/", place)
            if close >= 0:
                yield start, close + 2, text[place:close], "boneyard"
                place = close + 2
        elif match.group() == "[[":
            close, blank = closers.after("]]", place), closers.after("\n\n", place)
            if close >= 0 and not 0 <= blank < close:
                yield start, close + 2, text[place:close], "note"
                place = close + 2


def plain(text: str) -> str:
    """The words of a row: without holes, emphasis marks and the backslashes of escapes."""
    text = text.replace(HOLE, "")
    if not _TOKEN.search(text):
        return text
    paired = _paired(text)
    kept: list[str] = []
    place = 0
    for match in _TOKEN.finditer(text):
        kept.append(text[place : match.start()])
        escaped = _ESCAPED.fullmatch(match.group())
        kept.append(escaped.group(1) if escaped else "" if match.start() in paired else match.group())
        place = match.end()
    return "".join([*kept, text[place:]])


def _paired(text: str) -> set[int]:
    """Where emphasis marks stand that have their partner; a lone star or underscore is text."""
    waiting: dict[str, int] = {}
    paired: set[int] = set()
    for match in _TOKEN.finditer(text):
        mark = match.group()
        if mark[0] == "\\":
            continue
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        opened = waiting.get(mark)
        if opened is not None and before and not before.isspace() and not after.isalnum():
            paired |= {opened, match.start()}
            waiting.clear() if len(waiting) == 1 else waiting.pop(mark)
        elif after and not after.isspace() and not before.isalnum():
            waiting[mark] = match.start()
    return paired


def escaped(text: str) -> str:
    """Text in which nothing is a mark: `plain(escaped(text)) == text`."""
    text = _MUST_ESCAPE.sub(lambda match: "\\" + match.group(), text.replace(HOLE, ""))
    return text.replace("[", "\\[") if "[[" in text else text


def joined_rows(rows: Sequence[str]) -> str:
    """Rows as one text: with a space between them, without one between Chinese characters."""
    text = ""
    for row in filter(None, (str(normalise(row)) for row in rows)):
        joint = "" if not text or (_HAN.match(text[-1]) and _HAN.match(row[0])) else " "
        text += joint + row
    return text
