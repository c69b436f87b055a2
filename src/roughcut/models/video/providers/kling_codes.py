"""What Kling's answers mean: its own codes, which its two interfaces share."""

from __future__ import annotations

import httpx2

from roughcut.errors import ProviderError
from roughcut.models.video.providers.answers import json_of, text_at
from roughcut.models.video.providers.troubles import Kind, error_of, kind_of_status, purpose_of

SKEWED = frozenset({"1003", "1004"})
"""The signature is not valid yet, or no longer: our clock and theirs disagree."""

_CODES: dict[str, Kind] = {
    **dict.fromkeys(("1000", "1001", "1002", *SKEWED), "account"),  # the key or the signature
    **dict.fromkeys(("1100", "1101", "1102", "1103"), "account"),  # suspended, owing, used up, not allowed
    **dict.fromkeys(("1200", "1201", "1202", "1203"), "request"),
    **dict.fromkeys(("1300", "1301"), "refused"),
    **dict.fromkeys(("1302", "1303"), "busy"),
    "1304": "account",  # this address is not on the account's list
    **dict.fromkeys(("5000", "5001", "5002"), "broken"),
}
_UNKNOWN_TASK = frozenset({"1201", "1203"})


def verdict(answer: httpx2.Response) -> ProviderError | None:
    """The verdict on any answer of Kling's. Status 429 is busy for some codes and the account for others."""
    body = json_of(answer)
    code = text_at(body, "code")
    if code == "0" and answer.is_success:
        return None
    purpose = purpose_of(answer.request, "/tasks", "/v1/videos")
    kind = _CODES.get(code) or kind_of_status(answer.status_code, purpose)
    if kind is None and code:  # a success of HTTP's with a trouble that is new to us
        kind = "broken"
    if kind is None:
        return None
    if purpose == "free" and code in _UNKNOWN_TASK:
        kind = "gone"
    return error_of(kind, "Kling", code or str(answer.status_code), text_at(body, "message"), purpose=purpose)
