"""One HTTP client for every provider: no hidden retries on what is paid, and no foreign exception.

A paid call is sent once. A free call (a poll, a list, a download) is tried again with backoff, jitter
and the server's own Retry-After. What a status or an error code means is for the provider to say, in
its `Verdict`; what a broken connection means is said here.
"""

from __future__ import annotations

import os
import random
import ssl
import time
import weakref
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2

from roughcut.errors import (
    AccountError,
    AnswerError,
    BusyError,
    InDoubtError,
    ProviderError,
    ResultExpiredError,
)
from roughcut.files import replacing

Verdict = Callable[[httpx2.Response], ProviderError | None]
"""What a provider's answer means: an error, or None where all is well. Raises nothing."""

MAX_ANSWER_BYTES = 64 * 1024 * 1024
MAX_FOOTAGE_BYTES = 4 * 1024 * 1024 * 1024

# Servers close idle connections, many after five seconds. A paid call that meets such an end is in doubt
# for nothing, so an idle connection is not used again after two.
_LIMITS = httpx2.Limits(max_connections=100, max_keepalive_connections=20, keepalive_expiry=2.0)


@dataclass(frozen=True)
class Patience:
    """How often and how long a free call is tried again, in seconds, and how much is taken of an answer and
    of footage."""

    tries: int = 5
    first_wait_s: float = 1.0
    longest_wait_s: float = 60.0
    connect_s: float = 20.0
    answer_s: float = 120.0
    answer_bytes: int = MAX_ANSWER_BYTES
    footage_bytes: int = MAX_FOOTAGE_BYTES

    def waits(self) -> Iterator[float]:
        """The waits between the tries, doubling, each with up to a half added at random."""
        wait = self.first_wait_s
        for _ in range(self.tries - 1):
            yield min(wait * (1.0 + random.random() / 2), self.longest_wait_s)
            wait *= 2


class NoObjectError(AnswerError):
    """An answer that is no JSON object: a page of a gateway's, or of another server."""


@dataclass
class Wire:
    """The way to one provider. `headers` gives those of each call, made anew, since a signature ages."""

    provider: str
    address: str
    headers: Callable[[], Mapping[str, str]]
    verdict: Verdict
    patience: Patience = field(default_factory=Patience)
    sleep: Callable[[float], None] = time.sleep

    def __post_init__(self) -> None:
        self.address = self.address.rstrip("/")
        timeout = httpx2.Timeout(self.patience.answer_s, connect=self.patience.connect_s)
        trust = _trust(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))
        self._client = httpx2.Client(timeout=timeout, follow_redirects=False, verify=trust, limits=_LIMITS)
        # Whoever drops a service without a word leaves no connection open.
        weakref.finalize(self, self._client.close)

    def buy(self, path: str, *, headers: Mapping[str, str] | None = None, **body: Any) -> dict[str, Any]:
        """POST a paid call once. `body` is httpx2's own: json=, data=, files=. Gives the JSON object.

        Raises BusyError where the call never left, InDoubtError where it broke off after that, and
        whatever the verdict says of the answer.
        """
        return _object(self._once("POST", path, paid=True, headers=headers, **body), self)

    def ask(self, method: str, path: str, **body: Any) -> dict[str, Any]:
        """A free call, tried again while the provider is busy or a page of some gateway's answers in its
        place. Gives the JSON object."""
        found: dict[str, Any] = self._patiently(
            lambda: _object(self._once(method, path, paid=False, **body), self)
        )
        return found

    def send(
        self, method: str, path: str, *, headers: Mapping[str, str] | None = None, **body: Any
    ) -> httpx2.Response:
        """A free call whose headers matter, tried again while the provider is busy."""
        answer: httpx2.Response = self._patiently(
            lambda: self.send_once(method, path, headers=headers, **body)
        )
        return answer

    def send_once(
        self, method: str, path: str, *, headers: Mapping[str, str] | None = None, **body: Any
    ) -> httpx2.Response:
        """A free call that the caller itself tries again. Our headers go to our own server alone."""
        if not self._is_own(self._url(path)):
            raise AnswerError(
                f"{self.provider} sends us to {urlsplit(path).netloc}, which is not its own server.",
                provider=self.provider,
            )
        return self._once(method, path, paid=False, headers=headers, **body)

    def fetch(self, url: str, file: Path, *, limit_bytes: int | None = None) -> None:
        """Download `url` (absolute, or a path of this provider) into `file`, whole or not at all.

        The provider's headers go to its own host alone. Raises ResultExpiredError for 403, 404 and 410
        from elsewhere or as the verdict says, AnswerError for an address that may not be fetched, a text
        instead of footage, and more than `limit_bytes` (by default what the patience allows).
        """
        most = self.patience.footage_bytes if limit_bytes is None else limit_bytes
        self._patiently(lambda: self._download(self._allowed(url), file, most))

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    # -- one call

    def _url(self, path: str) -> str:
        return path if "://" in path else f"{self.address}/{path.lstrip('/')}"

    def _is_own(self, url: str) -> bool:
        return urlsplit(url)[:2] == urlsplit(self.address)[:2]

    def _allowed(self, url: str) -> str:
        url = self._url(url)
        parts = urlsplit(url)
        if self._is_own(url) or parts.scheme == "https":
            return url
        raise AnswerError(
            f"{self.provider} names a result at {parts.scheme}://{parts.netloc}, which is neither https "
            "nor the configured server; it was not fetched.",
            provider=self.provider,
        )

    def _once(
        self, method: str, path: str, *, paid: bool, headers: Mapping[str, str] | None = None, **body: Any
    ) -> httpx2.Response:
        sent = {**self.headers(), **(headers or {})}
        with (
            self._our_errors(paid=paid),
            self._client.stream(method, self._url(path), headers=sent, **body) as coming,
        ):
            answer = self._whole(coming, paid=paid)
        self._judge(answer, paid=paid)
        return answer

    def _whole(self, coming: httpx2.Response, *, paid: bool) -> httpx2.Response:
        """An answer with its body, of which only so much is taken as the patience allows."""
        body = bytearray()
        for piece in coming.iter_bytes():
            body += piece
            if len(body) > self.patience.answer_bytes:
                kind = InDoubtError if paid else AnswerError
                raise kind(
                    f"{self.provider} answers with more than {self.patience.answer_bytes} bytes; the rest "
                    "was not read.",
                    provider=self.provider,
                )
        coded = ("content-encoding", "content-length", "transfer-encoding")
        headers = [(name, value) for name, value in coming.headers.multi_items() if name not in coded]
        return httpx2.Response(
            coming.status_code, headers=headers, content=bytes(body), request=coming.request
        )

    def _judge(self, answer: httpx2.Response, *, paid: bool = False) -> None:
        error = self.verdict(answer)
        if error is None:
            return
        if isinstance(error, InDoubtError) and not paid:
            # Nothing is in doubt about a call that buys nothing: it may be asked again.
            error = BusyError(error.message, **error.details)
        error = type(error)(self._without_keys(error.message), **error.details)
        if error.retry_after_s is None:
            error.retry_after_s = error.details["retry_after_s"] = retry_after(answer)
        raise error

    def _without_keys(self, text: str) -> str:
        """A server's words without our key, which some servers repeat."""
        for value in self.headers().values():
            secret = value.rpartition(" ")[2]
            text = text.replace(secret, "(key)") if len(secret) >= 8 else text
        return text

    def _download(self, url: str, file: Path, limit_bytes: int) -> None:
        own = self._is_own(url)
        for _ in range(5):
            headers = self.headers() if own else {}
            with (
                self._our_errors(paid=False),
                self._client.stream("GET", url, headers=headers) as answer,
            ):
                if answer.is_redirect:
                    url = self._allowed(str(answer.next_request.url if answer.next_request else ""))
                    own = self._is_own(url)
                    continue
                self._check_footage(answer, own=own)
                self._save(answer, file, limit_bytes)
                return
        raise AnswerError(f"{self.provider} sends us round in circles for a result.", provider=self.provider)

    def _check_footage(self, answer: httpx2.Response, *, own: bool) -> None:
        if answer.is_error:
            if own:
                self._judge(self._whole(answer, paid=False))
            if answer.status_code in (403, 404, 410):
                raise ResultExpiredError(
                    f"{self.provider} no longer keeps this result (HTTP {answer.status_code}).",
                    provider=self.provider,
                )
            raise BusyError(
                f"The result's server answered HTTP {answer.status_code}; try again later.",
                provider=self.provider,
                retry_after_s=retry_after(answer),
            )
        kind = answer.headers.get("content-type", "")
        if kind.startswith(("text/", "application/json")):
            raise AnswerError(
                f"{self.provider} sent {kind.split(';')[0]} instead of footage; try again later.",
                provider=self.provider,
            )

    def _save(self, answer: httpx2.Response, file: Path, limit_bytes: int) -> None:
        promised = answer.headers.get("content-length")
        count = 0
        with replacing(file) as part, part.open("wb") as out:
            for piece in answer.iter_bytes():
                count += len(piece)
                if count > limit_bytes:
                    raise AnswerError(
                        f"{self.provider} sends more than {limit_bytes} bytes for one take; it was not kept.",
                        provider=self.provider,
                    )
                out.write(piece)
            if promised is not None and not answer.headers.get("content-encoding") and count != int(promised):
                raise BusyError(f"The footage from {self.provider} broke off.", provider=self.provider)

    @contextmanager
    def _our_errors(self, *, paid: bool) -> Iterator[None]:
        try:
            yield
        except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout) as error:
            raise BusyError(
                f"Nobody answers for {self.provider} at {self.address}; check the address and the network.",
                provider=self.provider,
            ) from error
        except (httpx2.LocalProtocolError, httpx2.UnsupportedProtocol):
            # Nothing was sent. Without the cause: it quotes the header, and with it the key.
            raise AccountError(
                f"{self.provider} cannot be called: its address is not http or https, or its key holds a "
                "line end or another character that no key has; set them right.",
                provider=self.provider,
            ) from None
        except (httpx2.TransportError, httpx2.DecodingError) as error:
            kind = InDoubtError if paid else BusyError
            perhaps = "; the call may have been carried out and paid for" if paid else ""
            raise kind(
                f"The connection to {self.provider} broke off ({type(error).__name__}){perhaps}. The same "
                "command goes on from there.",
                provider=self.provider,
            ) from error
        except (httpx2.InvalidURL, httpx2.HTTPError) as error:
            raise AnswerError(
                f"{self.provider} cannot be reached at {self.address}: {error}.", provider=self.provider
            ) from error

    def _patiently(self, call: Callable[[], Any]) -> Any:
        for wait in self.patience.waits():
            try:
                return call()
            except (BusyError, NoObjectError) as error:
                self.sleep(min(error.retry_after_s or wait, self.patience.longest_wait_s))
        return call()


@cache
def _trust(_file: str | None, _folder: str | None) -> ssl.SSLContext:
    """The certificates that we trust, read once (it takes 0.1 s). httpx2 reads the variables itself."""
    return httpx2.create_ssl_context()


def retry_after(answer: httpx2.Response) -> float | None:
    """The seconds that a server asks to wait: `retry-after-ms`, or `retry-after` in seconds or as a date."""
    milliseconds = answer.headers.get("retry-after-ms", "")
    if milliseconds.replace(".", "", 1).isdigit():
        return float(milliseconds) / 1000
    text = answer.headers.get("retry-after", "").strip()
    if text.replace(".", "", 1).isdigit():
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except (TypeError, ValueError):
        return None


def _object(answer: httpx2.Response, wire: Wire) -> dict[str, Any]:
    try:
        body = answer.json()
    except ValueError:
        body = None
    if isinstance(body, dict):
        return body
    raise NoObjectError(
        f"{wire.provider} answered with something that is no JSON object (HTTP {answer.status_code}, "
        f"{answer.headers.get('content-type', 'no type')}); is {wire.address} its address?",
        provider=wire.provider,
    )
