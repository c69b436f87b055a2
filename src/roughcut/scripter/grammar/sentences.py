"""Cuts narration into sentences, as a reader would: `Ms. Okafor waits.` is one."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?。！？；;])[\"”'’)\]]*\s*")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[“\"])(?:Mr|Mrs|Ms|Mx|Dr|St|Jr|Sr|Prof|Rev|Hon|Gov|Gen|Col|Maj|Capt|Cpt|Lt|Sgt|Cpl|Pvt|vs|No|[A-Z])\.$"
)


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its end. A title or an initial ends none."""
    parts, start = [], 0
    for match in _END.finditer(text):
        # A number or an address goes on where no space follows: `2.5`, `e.g.`.
        inside = text[match.start() - 1] in ".;" and match.end() == match.start() < len(text)
        if inside or _ABBREVIATION.search(text[start : match.start()]):
            continue
        parts.append(text[start : match.end()].strip())
        start = match.end()
    return [part for part in (*parts, text[start:].strip()) if part]
