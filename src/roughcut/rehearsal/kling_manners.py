"""How both of Kling's interfaces say what is wrong: a code of their own in every answer."""

from __future__ import annotations

from typing import Any

from roughcut.rehearsal.protocol import Trouble
from roughcut.rehearsal.server import Answer

_TROUBLES: dict[Trouble, tuple[int, int, str]] = {
    "bad_key": (401, 1002, "Authorization is invalid"),
    "no_credit": (429, 1101, "Account in arrears"),
    "bad_request": (400, 1201, "Invalid request parameters"),
    "not_found": (404, 1203, "The requested resource does not exist"),
    "refused": (400, 1301, "Trigger the content security policy of the platform"),
    "rate_limit": (429, 1302, "API request is too fast"),
    "server_error": (500, 5000, "Server internal error"),
    "overloaded": (503, 5001, "Server temporarily unavailable"),
}


def trouble(kind: Trouble, message: str = "") -> Answer:
    """Kling's own status and body for a trouble. Footage that is gone is gone from a plain file server."""
    if kind == "gone":
        return Answer(404, "not found", "text/plain")
    status, code, words = _TROUBLES[kind]
    return Answer(status, body(code, message=message or words))


def body(code: int, data: Any = None, message: str = "SUCCEED") -> dict[str, Any]:
    """The envelope of every answer."""
    found = {"code": code, "message": message, "request_id": "rehearsal"}
    return found if data is None else {**found, "data": data}
