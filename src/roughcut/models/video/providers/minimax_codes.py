"""What MiniMax's answers mean: its codes, which stand in parentheses at the end of an error's message."""

from __future__ import annotations

import re

import httpx2

from roughcut.errors import ProviderError
from roughcut.models.video.providers.answers import json_of, text_at
from roughcut.models.video.providers.troubles import Kind, error_of, kind_of_status, purpose_of

_REFUSALS = ("1026", "1027")
"""What was asked for is sensitive, what was made is."""

_CODES: dict[str, Kind] = {
    **dict.fromkeys(("1004", "2049", "1008", "2056"), "account"),  # key, key, balance, plan
    **dict.fromkeys(("1002", "1039", "1041", "2045"), "busy"),
    **dict.fromkeys(_REFUSALS, "refused"),
    "2013": "request",
    "1000": "broken",
}
_CODE = re.compile(r"\((\d{4})\)\s*$")


def verdict(answer: httpx2.Response) -> ProviderError | None:
    """The verdict on any answer of MiniMax's: the code goes before the status, since an empty purse has been
    seen with 500. Asked for a task, its only parameter is the task's name: wrong means not kept."""
    purpose = purpose_of(answer.request, "/query/video_generation")
    kind = kind_of_status(answer.status_code, purpose)
    if kind is None:
        return None
    said = text_at(json_of(answer), "error", "message")
    code = code_of(said)
    if purpose != "result":
        kind = _CODES.get(code) or kind
    if purpose == "free" and code == "2013":
        kind = "gone"
    return error_of(kind, "MiniMax", code or str(answer.status_code), said, purpose=purpose)


def code_of(message: str) -> str:
    """The code at the end of an error's message, empty where there is none."""
    found = _CODE.search(message)
    return found[1] if found else ""


def is_refusal(code: str) -> bool:
    """True where a task failed because of what it shows."""
    return code in _REFUSALS
