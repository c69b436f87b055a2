"""What goes wrong in a rehearsal, by script: which call fails, how, and how often."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

CallKind = Literal["submit", "poll", "list", "download"]
FaultKind = Literal[
    "rate_limit",  # 429, with Retry-After where `retry_after_s` is given
    "server_error",  # 500
    "overloaded",  # 503
    "reset_before",  # the connection is reset before anything was done
    "reset_after",  # the work is done (a job is made and billed), then the connection is reset
    "hang",  # the work is done, and no answer comes for `seconds`
    "garbled",  # the work is done, and a page of HTML answers with status 200
    "refused",  # moderation: of the call (submit), or of the job (poll)
    "no_credit",  # the balance is used up
    "failed",  # the job is given up
    "expired",  # the job is too old (poll), or its result is no longer kept (download)
    "truncated",  # the footage breaks off half way
    "html",  # a page of HTML with status 200 instead of footage
    "wrong_length",  # half as long as was asked for
    "black",  # black pictures without sound
    "oversized",  # footage without an end
    "redirect",  # to `location`
    "clock_skew",  # the server's clock is `seconds` ahead of ours
]

_ANY: frozenset[FaultKind] = frozenset({"rate_limit", "server_error", "overloaded", "reset_before", "hang"})
LEGAL: dict[CallKind, frozenset[FaultKind]] = {
    "submit": _ANY | {"reset_after", "garbled", "refused", "no_credit", "clock_skew"},
    "poll": _ANY | {"garbled", "refused", "failed", "expired"},
    "list": _ANY | {"garbled"},
    "download": _ANY | {"expired", "truncated", "html", "wrong_length", "black", "oversized", "redirect"},
}
_FATES: frozenset[FaultKind] = frozenset({"refused", "failed", "expired"})


@dataclass(frozen=True)
class Fault:
    """One thing that goes wrong: at the calls of this kind numbered `after` + 1 to `after` + `times`.

    A poll that is `refused`, `failed` or `expired` is the fate of a job: there `after` and `times` count
    the jobs accepted. Raises ValueError for a fault that such a call cannot have.
    """

    call: CallKind
    kind: FaultKind
    times: int = 1
    after: int = 0
    retry_after_s: float | None = None
    seconds: float = 30.0
    location: str = ""

    def __post_init__(self) -> None:
        if self.kind not in LEGAL[self.call]:
            raise ValueError(f"a {self.call} cannot have the fault {self.kind!r}")

    @property
    def is_fate(self) -> bool:
        """True when it befalls a job, not a call."""
        return self.call == "poll" and self.kind in _FATES

    def hits(self, number: int) -> bool:
        """True when it befalls the call or job of that number, counted from 1."""
        return self.after < number <= self.after + self.times


class FaultScript:
    """The faults of one rehearsal, and how far it has got. Safe from any thread."""

    def __init__(self, faults: Iterable[Fault] = ()) -> None:
        self._faults = tuple(faults)
        self._counts: Counter[str] = Counter()
        self._lock = threading.Lock()

    @property
    def skew_s(self) -> float:
        """How far the server's clock is ahead, in seconds."""
        return sum(fault.seconds for fault in self._faults if fault.kind == "clock_skew")

    def count(self, call: CallKind) -> int:
        """How many calls of this kind have come."""
        return self._counts[call]

    def next(self, call: CallKind) -> Fault | None:
        """Count one more call of this kind; gives what befalls it."""
        timely = [fault for fault in self._faults if not fault.is_fate and fault.kind != "clock_skew"]
        return self._next(call, [fault for fault in timely if fault.call == call])

    def next_fate(self) -> Fault | None:
        """Count one more job; gives what will become of it, None when it will be done."""
        return self._next("job", [fault for fault in self._faults if fault.is_fate])

    def _next(self, key: str, faults: list[Fault]) -> Fault | None:
        with self._lock:
            self._counts[key] += 1
            number = self._counts[key]
        return next((fault for fault in faults if fault.hits(number)), None)
