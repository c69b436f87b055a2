"""The letters of the bracketed form: escapes, places in the text, and warnings on their way."""

from __future__ import annotations

import re
from bisect import bisect_left

from roughcut.script.schema import ParseWarning, normalise

# A backslash takes the meaning from each of these, and only from these: `C:\temp` keeps its backslash.
PUNCTUATION = "\\\"“”「」『』‘’'«»＂()（）[]［］【】<>:：.．。、,，;；+-–—~～/|→&=*_#!！?？…"
ESCAPABLE = PUNCTUATION + "至到 0123456789"
# While a text is read, an escaped mark is a lone surrogate plus a filler: the same length as the two
# characters it stands for, so places stay true, and nothing that any text could hold.
_FILLER = "\udfff"
_HIDDEN = {mark: chr(0xD800 + index) + _FILLER for index, mark in enumerate(ESCAPABLE)}
_SHOWN = {0xD800 + index: mark for index, mark in enumerate(ESCAPABLE)} | {ord(_FILLER): ""}
_CLASS = re.escape(ESCAPABLE)
_ESCAPED = re.compile(rf"\\([{_CLASS}])")
_BACKSLASH = re.compile(rf"\\(?=[{_CLASS}]|$)")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LONE_RETURN = re.compile(r"\r(?!\n)")


def shield(text: str) -> str:
    """`text` with its escaped marks hidden and its rows ended by line feeds; no place moves."""
    text = _SURROGATE.sub("\ufffd", text)
    if "\r" in text:
        text = _LONE_RETURN.sub("\n", text).replace("\r\n", " \n")
    if text.startswith("\ufeff"):
        text = " " + text[1:]
    return _ESCAPED.sub(lambda match: _HIDDEN[match[1]], text) if "\\" in text else text


def unshield(text: str) -> str:
    """The plain text again, escaped marks included."""
    return text.translate(_SHOWN) if _SURROGATE.search(text) else text


def tidy(text: str) -> str:
    """The plain text as documents keep it: one row, no control characters."""
    return str(normalise(unshield(text)))


def escape(text: str, places: set[int]) -> str:
    """`text` with the marks at `places` made plain text, and backslashes kept apart from what follows."""
    places = places | {match.start() for match in _BACKSLASH.finditer(text)}
    if not places:
        return text
    return "".join("\\" + mark if place in places else mark for place, mark in enumerate(text))


def places_of(text: str, marks: str) -> set[int]:
    """Where any of `marks` stands in `text`."""
    return {place for place, mark in enumerate(text) if mark in marks} if marks else set()


def excerpt(text: str, length: int = 48) -> str:
    """The beginning of a text, on one row, for a message."""
    row = " ".join(unshield(text[: length * 4]).split())
    return row if len(row) <= length else row[: length - 1] + "…"


class Notes:
    """The warnings of one reading, each with its offset in the text."""

    def __init__(self, text: str) -> None:
        self._rows = [match.start() for match in re.finditer("\n", text)]
        self._found: list[tuple[int, str]] = []

    def add(self, offset: int, message: str) -> None:
        """Note something about the text at `offset` (0-based)."""
        self._found.append((offset, message))

    def row_start(self, offset: int) -> int:
        """The offset at which the row of `offset` starts."""
        row = bisect_left(self._rows, offset)
        return self._rows[row - 1] + 1 if row else 0

    def warnings(self) -> tuple[ParseWarning, ...]:
        """Everything noted, in the order of the text, with lines and columns counted from 1."""
        return tuple(
            ParseWarning(
                line=bisect_left(self._rows, offset) + 1,
                column=offset - self.row_start(offset) + 1,
                message=message,
            )
            for offset, message in sorted(self._found, key=lambda found: found[0])
        )
