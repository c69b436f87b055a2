"""How often a job is looked at: seldom while it cannot be over yet, often when it is about to be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_SOON, _LATE = 0.9, 1.25
"""A job is about to be over between these shares of the shortest time that others took of late."""


@dataclass(frozen=True)
class Pace:
    """How often a job is looked at, and how often a busy provider is asked again. Seconds."""

    first_poll_s: float = 2.0
    longest_poll_s: float = 15.0
    give_up_after_s: float = 6 * 3600.0
    busy_tries: int = 6
    busy_wait_s: float = 5.0
    settle_s: float = 15.0

    def polls(self, usual_s: float | None = None) -> Iterator[float]:
        """The waits between the polls, growing, until it is time to give up for now. A job that is over
        still holds its place until it is seen: so no wait is longer than a twentieth of those before it,
        and where others of late took at least `usual_s`, no wait about then is longer than a hundredth."""
        waited = 0.0
        while waited < self.give_up_after_s:
            wait = self._wait(waited, usual_s)
            yield wait
            waited += max(wait, 0.001)

    def _wait(self, waited_s: float, usual_s: float | None) -> float:
        wait = min(max(self.first_poll_s, waited_s / 20), self.longest_poll_s)
        if usual_s is None or waited_s > _LATE * usual_s:
            return wait
        if waited_s < _SOON * usual_s:
            return min(max(_SOON * usual_s - waited_s, self.first_poll_s / 2), self.longest_poll_s)
        return min(wait, max(self.first_poll_s / 2, waited_s / 100))
