"""Kling's signed keys: a JSON Web Token (HS256) of the access key, made anew before it is too old."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any

LIFE_S = 1800
_EARLY_S = 5
_RENEW_S = 1500


@dataclass
class Signer:
    """Signs as of now by the server's clock, as far as that is known. `clock` gives seconds since 1970."""

    access_key: str = field(repr=False)
    secret_key: str = field(repr=False)
    clock: Callable[[], float] = time.time
    ahead_s: float = 0.0
    _token: str = field(default="", repr=False)
    _made_s: float = 0.0

    def token(self) -> str:
        """A token that is good for five minutes at least."""
        now = self.clock() + self.ahead_s
        if not self._token or not 0 <= now - self._made_s < _RENEW_S:
            self._token, self._made_s = self._signed(int(now)), now
        return self._token

    def learn(self, date: str) -> bool:
        """Set our clock by a server's `Date` header. False when it has none that can be read."""
        try:
            theirs = parsedate_to_datetime(date).timestamp()
        except (TypeError, ValueError):
            return False
        self.ahead_s = theirs - self.clock()
        self._token = ""
        return True

    def _signed(self, now: int) -> str:
        claims = {"iss": self.access_key, "exp": now + LIFE_S, "nbf": now - _EARLY_S}
        text = f"{_part({'alg': 'HS256', 'typ': 'JWT'})}.{_part(claims)}"
        digest = hmac.new(self.secret_key.encode(), text.encode(), hashlib.sha256).digest()
        return f"{text}.{_base64(digest)}"


def _part(value: dict[str, Any]) -> str:
    return _base64(json.dumps(value, separators=(",", ":")).encode())


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")
