"""What the answers of Gemini mean: its statuses, and the details that come with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import httpx2

from roughcut.errors import AccountError, BusyError, InDoubtError, ProviderError, RequestError
from roughcut.models.wire import Verdict

UNKNOWN_MODEL = "NOT_FOUND"
TOO_LONG = "context_length_exceeded"
_TOO_LONG = re.compile(
    r"token count|maximum number of tokens|too many tokens|payload size exceeds", re.IGNORECASE
)


def verdict_for(provider: str, model: str, key_name: str) -> Verdict:
    """The verdict on calls to one model."""

    def verdict(answer: httpx2.Response) -> ProviderError | None:
        if not answer.is_error:
            return None
        error = _error_of(answer)
        status, said = str(error.get("status") or ""), " ".join(str(error.get("message") or "").split())[:300]
        reasons = {str(each.get("reason")) for each in _details(error)}
        kind, words, code = _judged(answer.status_code, status, reasons, said)
        message = words.format(provider=provider, model=model, key=key_name, http=answer.status_code)
        told = f" It said: {said}" if said and kind is not AccountError else ""
        return kind(message + told, provider=provider, code=code, retry_after_s=_delay(error))

    return verdict


def _judged(http: int, status: str, reasons: set[str], said: str) -> tuple[type[ProviderError], str, str]:
    code = status or str(http)
    if "API_KEY_INVALID" in reasons or http == 401 or "API key" in said:
        return AccountError, "{provider} does not accept the key; set the right one in {key}.", code
    if http == 403:
        return (
            AccountError,
            "{provider} does not allow this key to use {model!r}; check {key} and its rights.",
            code,
        )
    if http == 402 or (status == "FAILED_PRECONDITION" and "billing" in said.lower()):
        return AccountError, "The account at {provider} has no billing for this call; switch it on.", code
    if http == 404:
        return RequestError, "{provider} has no model {model!r}.", UNKNOWN_MODEL
    if http in (400, 413) and (http == 413 or _TOO_LONG.search(said)):
        return (
            RequestError,
            "The request is too long for {model!r}; shorten it, or take another model.",
            TOO_LONG,
        )
    if http in (429, 500, 503):
        return BusyError, "{provider} is busy or out of order (HTTP {http}); try again later.", code
    if http >= 500:
        return InDoubtError, "{provider} gave up in the middle of the call (HTTP {http}).", code
    return RequestError, "{provider} calls the request wrong (HTTP {http}).", code


def _error_of(answer: httpx2.Response) -> dict[str, Any]:
    try:
        body = answer.json()
    except ValueError:
        return {}
    if isinstance(body, list) and body:
        body = body[0]
    error = body.get("error") if isinstance(body, dict) else None
    return error if isinstance(error, dict) else {}


def _details(error: dict[str, Any]) -> Iterator[dict[str, Any]]:
    details = error.get("details")
    return (each for each in details if isinstance(each, dict)) if isinstance(details, list) else iter(())


def _delay(error: dict[str, Any]) -> float | None:
    """The seconds that `RetryInfo` asks to wait: `30s`."""
    for each in _details(error):
        match = re.fullmatch(r"([\d.]+)s", str(each.get("retryDelay") or ""))
        if match:
            return float(match[1])
    return None
