"""Reads transcripts: dialogues whose rows tell the time beside the name, which nobody says."""

from __future__ import annotations

import re

_TIME = r"[\[(]\s*(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?(?:\s?[ap]m)?\s*[\])]"
_ROW = re.compile(
    rf"^(?P<name>[ \t]*[^\s:：\[(][^:：\[(\n]{{0,60}}?)[ \t]*"
    rf"(?:{_TIME}[ \t]*[:：]|[:：][ \t]*{_TIME})(?=[ \t]*\S)",
    re.IGNORECASE | re.MULTILINE,
)
_LEAST = 2


def without_times(text: str) -> str:
    """The text with `Anna [00:12]: Hi.` and `Anna: [00:12] Hi.` as `Anna: Hi.`, row for row, where more than
    one row has such a time; else as it is."""
    found, count = _ROW.subn(lambda row: f"{row['name']}:", text)
    return found if count >= _LEAST else text
