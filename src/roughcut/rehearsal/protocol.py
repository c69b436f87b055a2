"""What every rehearsed protocol shares: its routes, its faults, and the vendor's words for troubles."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from roughcut.rehearsal.desk import Desk, DeskJob
from roughcut.rehearsal.faults import CallKind, Fault, FaultKind
from roughcut.rehearsal.server import Answer, Call, Drop

Trouble = Literal[
    "bad_key",
    "no_credit",
    "bad_request",
    "not_found",
    "gone",
    "refused",
    "rate_limit",
    "server_error",
    "overloaded",
]
_PAGE = "<!doctype html><title>One moment</title><p>We are checking your browser.</p>"
_TROUBLES: dict[FaultKind, Trouble] = {
    "rate_limit": "rate_limit",
    "server_error": "server_error",
    "overloaded": "overloaded",
    "refused": "refused",
    "no_credit": "no_credit",
}


class Turned(Exception):  # noqa: N818 - a way out, no error
    """A call is turned away with this answer."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


@dataclass(frozen=True)
class Route:
    """A method and a path after the base path (a regular expression, whose groups go to `handle` after
    the call). A handler that gives a job sends its footage. `kind` None: no fault befalls it; `open`: no
    key is asked for."""

    method: str
    path: str
    kind: CallKind | None
    handle: Callable[..., Answer | DeskJob]
    open: bool = False


class Protocol(ABC):
    """One vendor's manners over a desk. A subclass gives `routes` and `trouble`, and `allows` where keys do
    not come as bearer tokens.

    `base_path` follows the host in its address; `secrets` are the values of the key variables that it
    lets in; `immune` the faults that this protocol cannot show (footage inside a poll's answer cannot
    break off); `finds` whether it can tell an earlier call by its token or its request.
    """

    base_path: ClassVar[str] = ""
    secrets: ClassVar[dict[str, str]] = {}
    immune: ClassVar[frozenset[tuple[CallKind, FaultKind]]] = frozenset()
    finds: ClassVar[bool] = False

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @abstractmethod
    def routes(self) -> tuple[Route, ...]:
        """Every path that it answers."""

    def allows(self, call: Call) -> bool:
        """True when the call's key is the right one."""
        return call.bearer in self.secrets.values()

    @abstractmethod
    def trouble(self, trouble: Trouble, message: str = "", *, field: str = "") -> Answer:
        """The vendor's own status and body for a trouble; `field` is the request's field at fault."""

    def turn(self, message: str, *, field: str = "") -> Turned:
        """A request that the vendor calls wrong: to be raised."""
        return Turned(self.trouble("bad_request", message, field=field))

    def known(self, job_id: str) -> DeskJob:
        """The job of that name. Raises Turned as the vendor would for one that it does not know."""
        job = self.desk.job(job_id)
        if job is None:
            raise Turned(self.trouble("not_found", f"There is no job {job_id}."))
        return job

    def stored(self) -> Route:
        """The route of footage that lies in a store, whose addresses need no key."""
        return Route(
            "GET", r"/footage/([\w/-]+)\.mp4", "download", lambda _, job_id: self.known(job_id), open=True
        )

    def stored_at(self, job: DeskJob, host: str) -> str:
        """The address of a job's footage in the store."""
        return f"{host}{self.base_path}/footage/{job.id}.mp4"

    def answer(self, call: Call) -> Answer:
        """What the vendor answers to a call. Raises Drop where the connection breaks."""
        for route in self.routes():
            match = re.fullmatch(self.base_path + route.path, call.path)
            if match and route.method == call.method:
                try:
                    return self._answer(route, call, match.groups())
                except Turned as turned:
                    return turned.answer
        return self.trouble("not_found", f"There is nothing at {call.method} {call.path}.")

    def _answer(self, route: Route, call: Call, groups: tuple[str, ...]) -> Answer:
        fault = self.desk.faults.next(route.kind) if route.kind else None
        if fault is not None and fault.kind in _TROUBLES:
            answer = self.trouble(_TROUBLES[fault.kind])
            return answer if fault.retry_after_s is None else _with_wait(answer, fault.retry_after_s)
        if fault is not None and fault.kind == "reset_before":
            raise Drop
        if not route.open and not self.allows(call):
            raise Turned(self.trouble("bad_key"))
        made = route.handle(call, *groups)
        answer = self.deliver(made, fault) if isinstance(made, DeskJob) else made
        return answer if fault is None else _after(fault, answer)

    def deliver(self, job: DeskJob, fault: Fault | None) -> Answer:
        """The footage of a job, or what a fault of a download makes of it."""
        match fault.kind if fault else "":
            case "expired":
                return self.trouble("gone", "The result is no longer kept.")
            case "html":
                return Answer(200, _PAGE)
            case "oversized":
                return Answer(200, kind="video/mp4", endless=True)
            case "redirect":
                return Answer(302, headers={"Location": fault.location if fault else ""})
        footage = self.desk.footage_of(job, fault)
        return Answer(200, footage, "video/mp4", cut=fault is not None and fault.kind == "truncated")


def _after(fault: Fault, answer: Answer) -> Answer:
    """What becomes of an answer once the work is done."""
    if fault.kind == "reset_after":
        raise Drop
    if fault.kind == "hang":
        raise Drop(fault.seconds)
    if fault.kind == "garbled":
        return Answer(200, _PAGE)
    return answer


def _with_wait(answer: Answer, seconds: float) -> Answer:
    return replace(answer, headers={**answer.headers, "Retry-After": f"{seconds:g}"})
