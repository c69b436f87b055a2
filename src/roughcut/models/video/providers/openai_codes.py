"""What the answers of a `/v1/videos` server mean: OpenAI's codes, and those of the servers that follow it."""

from __future__ import annotations

import httpx2

from roughcut.errors import ProviderError
from roughcut.models.video.providers.answers import at, json_of, text_at
from roughcut.models.video.providers.troubles import Kind, Purpose, error_of, kind_of_status
from roughcut.models.wire import Verdict

REFUSALS = frozenset({"moderation_blocked", "content_policy_violation", "content_filter"})
_CODES: dict[str, Kind] = {
    **dict.fromkeys(REFUSALS, "refused"),
    **dict.fromkeys(
        (
            "invalid_api_key",
            "insufficient_quota",
            "billing_hard_limit_reached",
            "billing_not_active",
            "account_deactivated",
        ),
        "account",
    ),
    "rate_limit_exceeded": "busy",
}


def verdict_for(provider: str) -> Verdict:
    """The verdict on any answer of the server that people know as `provider`."""

    def verdict(answer: httpx2.Response) -> ProviderError | None:
        body = json_of(answer) if not answer.is_success else None
        if is_failed_job(body, answer):
            return None
        code = text_at(body, "error", "code") or text_at(body, "error", "type")
        purpose = _purpose(answer.request)
        kind = _CODES.get(code) or kind_of_status(answer.status_code, purpose)
        if kind is None:
            return None
        if purpose == "free" and answer.status_code in (404, 410) and _is_told(body):
            kind = "gone"
        said = text_at(body, "error", "message") or text_at(body, "detail") or text_at(body, "message")
        return error_of(kind, provider, code or str(answer.status_code), said, purpose=purpose)

    return verdict


def is_failed_job(body: object, answer: httpx2.Response) -> bool:
    """True for vLLM-Omni's way to say that a job failed: the job itself, under an error's status."""
    is_poll = answer.request.method == "GET"
    return is_poll and at(body, "object") == "video" and at(body, "status") == "failed"


def _is_told(body: object) -> bool:
    """True when the server itself says that it has no such thing, not a page of somebody in between."""
    return at(body, "error") is not None or at(body, "detail") is not None


def _purpose(request: httpx2.Request) -> Purpose:
    if request.method == "POST":
        return "paid"
    return "result" if request.url.path.endswith("/content") else "free"
