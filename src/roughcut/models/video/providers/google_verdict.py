"""What Google's answers mean, to video models: its statuses, reasons and words for a refusal."""

from __future__ import annotations

import re
from typing import Any

import httpx2

from roughcut.errors import ProviderError
from roughcut.models.video.providers.answers import at, json_of, list_at, text_at
from roughcut.models.video.providers.troubles import Kind, Purpose, error_of, kind_of_status
from roughcut.models.wire import Verdict

REFUSALS = frozenset(
    {
        "SAFETY",
        "PROHIBITED_CONTENT",
        "BLOCKLIST",
        "SPII",
        "RECITATION",
        "JAILBREAK",
        "MODEL_ARMOR",
        "IMAGE_SAFETY",
        "IMAGE_PROHIBITED_CONTENT",
        "IMAGE_RECITATION",
        "VIDEO_SAFETY",
        "VIDEO_PROHIBITED_CONTENT",
    }
)
"""Google's names for why it blocks (BlockedReason and FinishReason)."""

_STATUSES: dict[str, Kind] = {
    "UNAUTHENTICATED": "account",
    "PERMISSION_DENIED": "account",
    "FAILED_PRECONDITION": "account",  # no billing, or not offered where the account is
    "INVALID_ARGUMENT": "request",
    "OUT_OF_RANGE": "request",
    "UNIMPLEMENTED": "request",
    "RESOURCE_EXHAUSTED": "busy",
    "INTERNAL": "broken",
    "UNAVAILABLE": "broken",
    "DEADLINE_EXCEEDED": "broken",
    "CANCELLED": "broken",
}
_BAD_KEYS = frozenset(
    {
        "API_KEY_INVALID",
        "API_KEY_SERVICE_BLOCKED",
        "SERVICE_DISABLED",
        "BILLING_DISABLED",
        "CONSUMER_SUSPENDED",
    }
)
_USED_UP = re.compile(r"PerDay|FreeTier", re.IGNORECASE)


def verdict_for(provider: str) -> Verdict:
    """The verdict on any answer of Google's to this provider."""

    def verdict(answer: httpx2.Response) -> ProviderError | None:
        purpose = _purpose(answer.request)
        kind = kind_of_status(answer.status_code, purpose)
        if kind is None:
            return None
        body = json_of(answer)
        error = at(body, 0, "error") if isinstance(body, list) else at(body, "error")
        status, reasons = text_at(error, "status"), _reasons(error)
        refused = next((reason for reason in (*reasons, status) if is_refusal(reason)), "")
        return error_of(
            "refused" if refused else _kind(error, status, reasons, purpose) or kind,
            provider,
            refused or status or str(answer.status_code),
            text_at(error, "message"),
            purpose=purpose,
            retry_after_s=_delay_s(error),
        )

    return verdict


def is_refusal(code: str) -> bool:
    """True for a code that means moderation; a code may be an address that ends in the word."""
    return code.rsplit("/", 1)[-1].upper().replace("-", "_") in REFUSALS


def _kind(error: Any, status: str, reasons: list[str], purpose: Purpose) -> Kind | None:
    if purpose != "paid" and status == "NOT_FOUND":
        return "gone"
    if purpose == "result" and status == "PERMISSION_DENIED":
        return "gone"  # what it also says of a file that it has deleted
    if _BAD_KEYS & set(reasons):
        return "account"
    if status == "RESOURCE_EXHAUSTED" and any(map(_USED_UP.search, _quotas(error))):
        return "account"
    return _STATUSES.get(status)


def _purpose(request: httpx2.Request) -> Purpose:
    path = request.url.path
    if request.method == "POST" and not path.endswith(":fetchPredictOperation"):
        return "paid"
    return "result" if "/files/" in path else "free"


def _reasons(error: Any) -> list[str]:
    return [text_at(detail, "reason") for detail in list_at(error, "details")]


def _quotas(error: Any) -> list[str]:
    return [
        text_at(violation, "quotaId")
        for detail in list_at(error, "details")
        for violation in list_at(detail, "violations")
    ]


def _delay_s(error: Any) -> float | None:
    """The seconds that a `RetryInfo` asks to wait: `12s`."""
    for detail in list_at(error, "details"):
        if match := re.fullmatch(r"(\d+(?:\.\d+)?)s", text_at(detail, "retryDelay")):
            return float(match[1])
    return None
