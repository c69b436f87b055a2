"""Where quotation marks open and close, whatever their kind, without being fooled by apostrophes."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

# Which marks may close what each opened.
_CLOSERS = {'"': '"”', "”": "”", "＂": "＂", "「": "」", "『": "』", "«": "»", "‘": "’", "'": "'’"}
_OPENER = re.compile(r"[\"“”＂「『«‘']")
_SINGLE = "'’"
_TERMINAL = ".!?,…—-~。！？，～"


@dataclass(frozen=True)
class Quote:
    """Quoted words: offsets of the whole and of what stands between the marks."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    single: bool


class Quotes:
    """The quotation marks of one text, found once, so that each look-up is quick."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._closes = {mark: _closing_places(text, mark) for mark in "\"”＂」』»'’" if mark in text}
        self._opens = {mark: _places(text, mark) for mark in "“'‘" if mark in text}
        self._spoken = {
            mark: [place for place in self._closes.get(mark, []) if text[place - 1] in _TERMINAL]
            for mark in _SINGLE
        }
        self._paragraphs = [match.start() for match in re.finditer(r"\n[ \t]*\n", text)]
        self._rows = _places(text, "\n")

    def next(self, at: int) -> Quote | None:
        """The first quotation that opens at or after `at` and closes; None when there is none."""
        for match in _OPENER.finditer(self._text, at):
            place = match.start()
            close = self._close(place) if self._may_open(place) else None
            if close is not None and self._text[place + 1 : close].strip():
                return Quote(place, close + 1, place + 1, close, match[0] in "'‘")
        return None

    def _may_open(self, place: int) -> bool:
        before = self._text[place - 1] if place else " "
        mark = self._text[place]
        if mark in "\"'":
            inside_word = before.isascii() and before.isalnum()
            return not inside_word and not self._text[place + 1 : place + 2].isspace()
        return mark != "”" or before in ":：，, \n"

    def _close(self, place: int) -> int | None:
        """Where the quotation that opens at `place` closes: in its paragraph, single ones in their row."""
        mark = self._text[place]
        if mark in "'‘":
            return self._close_single(place)
        limit = _next(self._paragraphs, place) or len(self._text)
        if mark == "“":
            return self._close_curly(place, limit)
        found = [_next(self._closes.get(closer, []), place + 1) for closer in _CLOSERS[mark]]
        return min((close for close in found if close is not None and close < limit), default=None)

    def _close_single(self, place: int) -> int | None:
        """`'The dogs' bowl is empty!'`: a mark behind the end of a sentence closes rather than one in it."""
        limit = _next(self._rows, place) or len(self._text)
        for mark in _CLOSERS[self._text[place]]:
            first = _next(self._closes.get(mark, []), place + 1)
            if first is None or first >= limit:
                continue
            spoken = _next(self._spoken[mark], place + 1)
            reopened = _next(self._opens.get(self._text[place], []), first + 1)
            if spoken is not None and spoken < limit and (reopened is None or spoken <= reopened):
                return spoken
            return first
        return None

    def _close_curly(self, place: int, limit: int) -> int | None:
        """The ” that closes an “. Models type a second “ for it: that closes where a sentence ends."""
        curly = self._closes.get("”", [])
        close = _next(curly, place + 1)
        straight = _next(self._closes.get('"', []), place + 1)
        if close is None or close >= limit:
            close = straight
        reopened = _next(self._opens["“"], place + 1)
        if reopened is not None and reopened < (limit if close is None else close):
            if self._text[reopened - 1] in _TERMINAL and reopened > place + 1:
                return reopened
            outer = None if close is None else _next(curly, close + 1)
            close = outer if outer is not None and outer < limit else close
        return close if close is not None and close < limit else None


def _next(places: list[int], at: int) -> int | None:
    index = bisect_left(places, at)
    return places[index] if index < len(places) else None


def _places(text: str, mark: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(mark), text)]


def _closing_places(text: str, mark: str) -> list[int]:
    """Where `mark` may close: anywhere, but a single one not inside a word (`don't`, `it’s`)."""
    places = _places(text, mark)
    if mark not in _SINGLE:
        return places
    return [at for at in places if not text[at + 1 : at + 2].isalnum() and not text[at - 1 : at].isspace()]
