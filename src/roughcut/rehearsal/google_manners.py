"""How Google's services say what is wrong: a status, and details with a reason."""

from __future__ import annotations

from typing import Any

from roughcut.rehearsal.protocol import Trouble
from roughcut.rehearsal.server import Answer

KEY = "rehearsal-key"
_TYPE = "type.googleapis.com/google.rpc."
_TROUBLES: dict[Trouble, tuple[int, str, str, str]] = {
    "bad_key": (400, "INVALID_ARGUMENT", "API_KEY_INVALID", "API key not valid."),
    "no_credit": (400, "FAILED_PRECONDITION", "", "Billing is not enabled for this project."),
    "bad_request": (400, "INVALID_ARGUMENT", "", "Request contains an invalid argument."),
    "not_found": (404, "NOT_FOUND", "", "Requested entity was not found."),
    "gone": (403, "PERMISSION_DENIED", "", "You do not have permission to access the file, or it is gone."),
    "refused": (400, "INVALID_ARGUMENT", "PROHIBITED_CONTENT", "The input was blocked."),
    "rate_limit": (429, "RESOURCE_EXHAUSTED", "", "Resource has been exhausted."),
    "server_error": (500, "INTERNAL", "", "An internal error has occurred."),
    "overloaded": (503, "UNAVAILABLE", "", "The model is overloaded."),
}


def trouble(kind: Trouble, message: str = "", *, field: str = "") -> Answer:
    """Google's own status and body for a trouble."""
    http, status, reason, words = _TROUBLES[kind]
    details: list[dict[str, Any]] = []
    if reason:
        details.append({"@type": f"{_TYPE}ErrorInfo", "reason": reason, "domain": "googleapis.com"})
    if field:
        violation = {"field": field, "description": message or words}
        details.append({"@type": f"{_TYPE}BadRequest", "fieldViolations": [violation]})
    error: dict[str, Any] = {"code": http, "message": message or words, "status": status}
    return Answer(http, {"error": {**error, "details": details} if details else error})
