"""What Ark's answers mean (BytePlus ModelArk, Volcengine): its error codes, as its documents list them."""

from __future__ import annotations

import httpx2

from roughcut.errors import ProviderError
from roughcut.models.video.providers.answers import at, json_of, text_at
from roughcut.models.video.providers.troubles import Kind, error_of, kind_of_status, purpose_of

_CODES: dict[str, Kind] = {
    **dict.fromkeys(
        ("AuthenticationError", "AccountOverdueError", "AccessDenied", "ModelNotOpen"), "account"
    ),
    **dict.fromkeys(("QuotaExceeded", "SetLimitExceeded"), "account"),
    **dict.fromkeys(("RateLimitExceeded", "ServerOverloaded", "ModelLoadingError"), "busy"),
    **dict.fromkeys(("MissingParameter", "InvalidParameter", "InvalidEndpointOrModel"), "request"),
}


def verdict(answer: httpx2.Response) -> ProviderError | None:
    """The verdict on any answer of Ark's. Status 429 is busy for some codes and the account for others."""
    body = json_of(answer) if not answer.is_success else None
    code = text_at(body, "error", "code")
    purpose = purpose_of(answer.request, "/generations/tasks")
    told = None if purpose == "result" else _CODES.get(_family(code))
    kind = told or kind_of_status(answer.status_code, purpose)
    if kind is None:
        return None
    if is_refusal(code):
        kind = "refused"
    elif purpose == "free" and answer.status_code == 404 and at(body, "error") is not None:
        kind = "gone"
    said = text_at(body, "error", "message")
    return error_of(kind, "Seedance", code or str(answer.status_code), said, purpose=purpose)


def is_refusal(code: str) -> bool:
    """True for `InputTextSensitiveContentDetected` and its kin: of the text, a picture, or the video made."""
    return _family(code).endswith("SensitiveContentDetected")


def _family(code: str) -> str:
    """A code without its details: `RateLimitExceeded.EndpointRPMExceeded` is a `RateLimitExceeded`."""
    return code.partition(".")[0]
