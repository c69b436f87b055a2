"""Where each shot starts: a number and a span of time, or a number and what only a shot can hold.

Numbers in prose ("2.5 seconds", "at 7. Sharp") start nothing. In the middle of a row a head needs a time span
or a camera head behind it, and a number (or a time) that goes on from the shot before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from roughcut.script.bracketed.camera import Camera, match_camera
from roughcut.script.bracketed.lexis import Notes
from roughcut.script.bracketed.spans import Span, match_span

# The digits come first in the pattern, so that a search runs at full speed through the prose between them.
_NUMBER = re.compile(
    r"([0-9](?<![0-9A-Za-z.．][0-9])[0-9]{0,5})(?![0-9])(?:[ \t]*+(?:镜头|镜|个镜头))?+"
    r"[ \t]*+(?:([.．:](?![0-9])|[：、)）])|(?![0-9.．:]))[*_ \t]*+"
)
_PREFIX_ENDS = ("t", "T", "#", "头", "镜", "号", "第", " ", "\t")
_PREFIX = re.compile(r"(?<![A-Za-z])(?:shot|镜头|分镜|镜号|镜|第)[ \t]{0,3}#?[ \t]{0,3}\Z", re.IGNORECASE)
_ROW_MARKS = re.compile(r"[\s#*>_\-•·]*")
_ROW_SPAN = re.compile(r"^[ \t*#]{0,8}(?=[\[［【(（])", re.MULTILINE)
_CUE = re.compile(r"[^\s:：\n\[\]()（）][^:：\n]{0,40}?[:：][ \t]*[\"“「『']")
_SENTENCE_ENDS = tuple(".!?…。！？：:；;”\"』」)）]】*'’")


@dataclass(frozen=True)
class Head:
    """The head of a shot: its written number (None where it has none), its time and camera, and the offset
    where its body starts."""

    number: int | None
    start: int
    body: int
    span: Span | None
    camera: Camera | None


@dataclass(frozen=True)
class _Candidate:
    """A number (or a span at the start of a row) that may open a shot; `marked` ones have a `.` or `:`."""

    number: int | None
    start: int
    end: int
    marked: bool
    at_row_start: bool
    span: Span | None


class _Numbering:
    """What the next shot should say: the number and the time that go on from the last."""

    def __init__(self) -> None:
        self.expected = 1
        self.end_ms: int | None = None
        self.body = 0

    def follow(self, head: Head) -> None:
        self.expected = (head.number if head.number is not None else self.expected) + 1
        self.end_ms = head.span.end_ms if head.span else None
        self.body = head.body

    def goes_on(self, candidate: _Candidate) -> bool:
        """The number is the next, or a later one whose time starts where the last shot ends."""
        if candidate.number == self.expected:
            return True
        meets = candidate.span is not None and candidate.span.start_ms == self.end_ms
        return meets and self.end_ms is not None and (candidate.number or 0) > self.expected


def find_heads(text: str, start: int, end: int, notes: Notes) -> list[Head]:
    """The heads of all shots between two offsets, in order."""
    candidates = sorted(_candidates(text, start, end, notes), key=lambda found: found.start)
    timed = any(found.span and (found.at_row_start or found.number == 1) for found in candidates)
    numbering, heads = _Numbering(), list[Head]()
    for candidate in candidates:
        if candidate.start < numbering.body:
            continue
        head = _accept(text, candidate, numbering, end, timed=timed)
        if head:
            numbering.follow(head)
            heads.append(head)
    return heads


def _candidates(text: str, start: int, end: int, notes: Notes) -> Iterator[_Candidate]:
    for match in _NUMBER.finditer(text, start, end):
        span = match_span(text, match.end())
        if match[2] is None and span is None and text[match.start() - 1 : match.start()] not in _PREFIX_ENDS:
            continue
        prefix = _PREFIX.search(text[max(start, match.start() - 12) : match.start()])
        begin = match.start() - (len(prefix[0]) if prefix else 0)
        row_start = max(start, notes.row_start(begin))
        at_row_start = begin - row_start <= 12 and bool(_ROW_MARKS.fullmatch(text, row_start, begin))
        if at_row_start:
            begin = row_start
        marked = match[2] is not None or (prefix is not None and at_row_start)
        if marked or (span and at_row_start):
            yield _Candidate(int(match[1]), begin, match.end(), marked, at_row_start, span)
    for match in _ROW_SPAN.finditer(text, start, end):
        span = match_span(text, match.end())
        if span and span.start_ms is not None:
            yield _Candidate(None, match.start(), match.end(), True, True, span)


def _accept(text: str, found: _Candidate, numbering: _Numbering, end: int, *, timed: bool) -> Head | None:
    """The head that a candidate turns out to be, or None where it is a number of the prose."""
    if not found.at_row_start and not numbering.goes_on(found):
        return None
    after = found.span.end if found.span else found.end
    after += 2 if text.startswith("**", after) else 0
    camera = match_camera(text, after, end) if found.span or found.marked else None
    body = camera.end if camera else after
    if not found.span and not camera:
        bare = _opens_a_row(text, found, numbering, timed) if found.at_row_start else (
            not timed and _CUE.match(text, body) is not None
        )  # fmt: skip
        if not bare:
            return None
    return Head(found.number, found.start, body, found.span, camera)


def _opens_a_row(text: str, found: _Candidate, numbering: _Numbering, timed: bool) -> bool:
    """A bare `N.` at the start of a row: the next shot, or a number that the row broke off its sentence."""
    if found.number == numbering.expected:
        return True
    if timed or found.number is None:
        return False
    if numbering.body == 0:
        return True
    before = text[max(0, found.start - 200) : found.start].rstrip(" \t\n#*>-_")
    return before.endswith(_SENTENCE_ENDS) and found.number >= numbering.expected - 1
