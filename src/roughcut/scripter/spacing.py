"""Puts back the blank rows that a screenplay loses when it is copied out of a PDF or a web page."""

from __future__ import annotations

import re
from collections import Counter

_SLUG = re.compile(r"(?:\d+[A-Z]?[.)]?\s+)?(?:INT|EXT|INT\.?/EXT|I/E)[. ][^a-z]*")
_CUE = re.compile(r"(?P<name>[A-Z][A-Z0-9 .'’-]{1,40}?)(?:\s*\([^()]*\))*")
_NOT_A_NAME = re.compile(r".*[.!?:]$|(?:CUT TO|FADE|THE END|CONTINUED)\b.*")


def spaced(text: str) -> str:
    """The text with a blank row before every heading and every cue, and after every heading. A row in
    capitals is a cue where its name comes again, in a row of its own or in the narration."""
    rows = [row.rstrip() for row in text.split("\n")]
    names = _names(rows)
    found: list[str] = []
    for row in rows:
        begins = bool(_SLUG.fullmatch(row.strip())) or _name(row) in names
        if row and found and found[-1] and (begins or _SLUG.fullmatch(found[-1].strip())):
            found.append("")
        found.append(row)
    return "\n".join(found)


def _names(rows: list[str]) -> set[str]:
    """The names of cues: what stands in capitals above words, and is told of elsewhere, too."""
    counts = Counter(
        name
        for row, below in zip(rows, [*rows[1:], ""], strict=True)
        if (name := _name(row)) and below.strip() and not _SLUG.fullmatch(below.strip())
    )
    prose = " ".join(row for row in rows if not _name(row)).casefold()
    return {
        name
        for name, count in counts.items()
        if count > 1 or re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", prose)
    }


def _name(row: str) -> str:
    """The name that a row in capitals may be the cue of; empty for any other row."""
    match = _CUE.fullmatch(row.strip())
    if not match or _SLUG.fullmatch(row.strip()) or _NOT_A_NAME.fullmatch(match["name"]):
        return ""
    return match["name"].strip()
