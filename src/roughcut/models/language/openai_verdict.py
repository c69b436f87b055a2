"""What the answers of OpenAI-compatible servers mean, by their statuses and error codes.

OpenAI wraps errors as {"error": {message, type, param, code}}; vLLM, llama.cpp and gateways leave parts of
it out, or the wrapper; so a code is believed first, then the status, and words only where there is no code.
"""

from __future__ import annotations

import re
from typing import Any

import httpx2

from roughcut.errors import (
    AccountError,
    AnswerError,
    BusyError,
    InDoubtError,
    ProviderError,
    RefusedError,
    RequestError,
)
from roughcut.models.wire import Verdict

UNKNOWN_MODEL = "model_not_found"
TOO_LONG = "context_length_exceeded"

_REFUSALS = {"content_policy_violation", "content_filter", "moderation_blocked", "safety", "invalid_prompt"}
_NO_MONEY = {"insufficient_quota", "billing_hard_limit_reached", "billing_not_active", "access_terminated"}
_TOO_LONG = re.compile(
    r"context (?:length|size|window)|maximum context|too many tokens|exceeds? the .*context", re.I
)
_FORMATS = re.compile(r"response_format|json_schema|json_object|structured|guided|grammar|'?schema'?", re.I)
_OTHERS = ("max_tokens", "temperature", "seed", "mm_processor_kwargs")


def verdict_for(provider: str, title: str, model: str, key_name: str) -> Verdict:
    """The verdict of a server that people know as `title`, on calls to one model."""

    def verdict(answer: httpx2.Response) -> ProviderError | None:
        if not answer.is_error:
            return None
        error = _error_of(answer)
        code, said = str(error.get("code") or ""), _said(error, answer)
        kind, message = _judged(answer.status_code, code, str(error.get("type") or ""), said)
        words = message.format(title=title, model=model, key=key_name, status=answer.status_code)
        told = f" It said: {said}" if said and kind is not AccountError else ""
        return kind(words + told, provider=provider, code=_code(kind, code, said, answer.status_code))

    return verdict


def _judged(status: int, code: str, kind: str, said: str) -> tuple[type[ProviderError], str]:
    if code in _NO_MONEY or kind == "insufficient_quota" or status == 402:
        return AccountError, "The account at {title} has no money left for this call; top it up."
    if code in _REFUSALS:
        return RefusedError, "{title} refused this request on its content rules."
    if status == 401:
        return AccountError, "{title} does not accept the key; set the right one in {key}."
    if status == 403:
        return AccountError, "{title} does not allow this key to use {model!r}; check {key} and its rights."
    if status == 404 and not said and not code:
        return RequestError, "{title} has nothing at that address; most end in /v1."
    if code == UNKNOWN_MODEL or (status == 404 and (not code or code == "404" or "model" in said.lower())):
        return RequestError, "{title} has no model {model!r}."
    if code == TOO_LONG or (status in (400, 413, 422) and _TOO_LONG.search(said)):
        return (
            RequestError,
            "The request is too long for the context of {model!r}; shorten it, or take another model.",
        )
    if status in (408, 425, 429, 500, 503, 529):
        return BusyError, "{title} is busy or out of order (HTTP {status}); try again later."
    if status >= 500:
        return InDoubtError, "The gateway of {title} gave up waiting (HTTP {status})."
    if status < 400:
        return AnswerError, "{title} answered HTTP {status}."
    return RequestError, "{title} calls the request wrong (HTTP {status})."


def blamed(error: RequestError, body: dict[str, Any]) -> str:
    """The field of the request that a server would not take; empty where it does not say."""
    if error.code in (UNKNOWN_MODEL, TOO_LONG):
        return ""
    said = error.message.rpartition("It said: ")[2]
    for name in _OTHERS:
        if name in body and re.search(rf"\b{name}\b", said):
            return name
    return "response_format" if "response_format" in body and _FORMATS.search(said) else ""


def _code(kind: type[ProviderError], code: str, said: str, status: int) -> str:
    if kind is RequestError and status == 404 and (said or code):
        return UNKNOWN_MODEL
    if kind is RequestError and _TOO_LONG.search(said):
        return TOO_LONG
    return code or str(status)


def _error_of(answer: httpx2.Response) -> dict[str, Any]:
    try:
        body = answer.json()
    except ValueError:
        return {}
    error = body.get("error", body) if isinstance(body, dict) else {}
    return error if isinstance(error, dict) else {"message": error}


def _said(error: dict[str, Any], answer: httpx2.Response) -> str:
    """The server's own words, as one short line; HTML pages say nothing."""
    words = error.get("message") or error.get("detail") or ""
    param = error.get("param")
    text = " ".join(str(words).split())[:300]
    return f"{text} (param: {param})" if param and str(param) not in text else text
