"""What OpenRouter's answers mean: its codes are HTTP statuses, and moderation says so in its metadata."""

from __future__ import annotations

import httpx2

from roughcut.errors import ProviderError
from roughcut.models.video.providers.answers import at, json_of, text_at
from roughcut.models.video.providers.openai_codes import REFUSALS
from roughcut.models.video.providers.seedance_codes import is_refusal
from roughcut.models.video.providers.troubles import Kind, Purpose, error_of, kind_of_status

_NO_ROUTE = "503"
"""No provider of the model takes the call: certainly nobody began."""


def verdict(answer: httpx2.Response) -> ProviderError | None:
    """The verdict on any answer of OpenRouter's."""
    body = json_of(answer) if not answer.is_success else None
    code = text_at(body, "error", "code")
    purpose = _purpose(answer.request)
    kind = kind_of_status(answer.status_code, purpose)
    if kind is None:
        return None
    said = text_at(body, "error", "message")
    told = _kind_told(code, body, purpose) or kind
    return error_of(told, "OpenRouter", code or str(answer.status_code), said, purpose=purpose)


def refuses(code: str) -> bool:
    """True for a code with which OpenRouter, or the provider behind it, refuses content."""
    return code in REFUSALS or is_refusal(code)


def _kind_told(code: str, body: object, purpose: Purpose) -> Kind | None:
    """What the body says beyond the status."""
    if at(body, "error", "metadata", "reasons") is not None or refuses(code):
        return "refused"  # 403 with the reasons of its moderation
    if code == _NO_ROUTE:
        return "busy"
    return "gone" if code == "404" and purpose == "free" else None


def _purpose(request: httpx2.Request) -> Purpose:
    if request.method == "POST":
        return "paid"
    return "result" if request.url.path.endswith("/content") else "free"
