"""From a vendor's own code to one of our errors: a kind of trouble, and the sentence for it."""

from __future__ import annotations

from typing import Literal

import httpx2

from roughcut.errors import (
    AccountError,
    BusyError,
    InDoubtError,
    ProviderError,
    RefusedError,
    RequestError,
    ResultExpiredError,
)

Purpose = Literal["paid", "free", "result"]
"""What a call was for: to buy a take, to ask about one, or to fetch its footage."""

Kind = Literal["account", "refused", "request", "busy", "broken", "gone"]
"""`broken` is a failure in the middle of a call, after which nobody knows what was done."""

_KINDS: dict[Kind, tuple[type[ProviderError], str]] = {
    "account": (
        AccountError,
        "{provider} does not let this account make the call ({code}); check the key, plan and balance.",
    ),
    "refused": (RefusedError, "{provider} refuses this request ({code})."),
    "request": (RequestError, "{provider} calls the request wrong ({code})."),
    "busy": (BusyError, "{provider} takes no more calls just now ({code}); try again later."),
    "broken": (InDoubtError, "{provider} failed in the middle of the call ({code})."),
    "gone": (ResultExpiredError, "{provider} does not keep this any longer ({code})."),
}


def error_of(
    kind: Kind,
    provider: str,
    code: str,
    said: str = "",
    *,
    purpose: Purpose,
    retry_after_s: float | None = None,
) -> ProviderError:
    """The error for a kind of trouble. A failure in the middle leaves only a paid call in doubt: what is
    free may be asked again. `said` is the vendor's own message, which the sentence quotes in short."""
    error, sentence = _KINDS["busy" if kind == "broken" and purpose != "paid" else kind]
    short = " ".join(said.split())[:300]
    quoted = f" It said: {short}" if short and code != "401" else ""
    message = sentence.format(provider=provider, code=code) + quoted
    return error(message, provider=provider, code=code, retry_after_s=retry_after_s)


def purpose_of(request: httpx2.Request, *asks: str) -> Purpose:
    """What a call was for where every POST buys: a path with one of these in it asks about a job."""
    if request.method == "POST":
        return "paid"
    return "free" if any(each in request.url.path for each in asks) else "result"


def kind_of_status(status: int, purpose: Purpose) -> Kind | None:
    """What an HTTP status means where no code of the vendor's says more; None where all is well.

    A redirect, and a 404 without the vendor's own words, mean a wrong address: they say nothing about a job.
    """
    if status < 300:
        return None
    if purpose == "result" and status in (403, 404, 410):
        return "gone"
    if status in (401, 402, 403):
        return "account"
    if status == 429:
        return "busy"
    return "broken" if status == 408 or status >= 500 else "request"
