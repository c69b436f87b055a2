"""The desk of a rehearsed provider: jobs in memory, what each was asked for, and the bill."""

from __future__ import annotations

import base64
import secrets
import shutil
import tempfile
import threading
import weakref
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from roughcut.models.video.service import JobStatus
from roughcut.rehearsal import footage as synthetic
from roughcut.rehearsal.faults import Fault, FaultScript

_LONGEST_TEXT = 50_000  # longer than any prompt, shorter than any picture


class Picture:
    """A picture that came with a request: what it is for (`first_frame` …), and its bytes or address."""

    def __init__(self, role: str, content: bytes = b"", url: str = "", *, path: Path | None = None) -> None:
        self.role, self.url, self.path = role, url, path
        self._content = content

    def __repr__(self) -> str:
        return f"Picture({self.role!r})"

    @property
    def content(self) -> bytes:
        """Its bytes; empty where only an address came."""
        return self._content or (self.path.read_bytes() if self.path else b"")

    @classmethod
    def at(cls, role: str, url: str) -> Picture:
        """A picture at an address, or in one: a `data:` address holds its bytes."""
        head, _, data = url.partition(";base64,")
        return cls(role, base64.b64decode(data)) if head.startswith("data:") and data else cls(role, url=url)

    def kept_in(self, folder: Path) -> Picture:
        """The same, with its bytes on the disk: a thousand orders of one film are not kept in memory."""
        if not self._content:
            return self
        path = folder / f"{secrets.token_hex(8)}.picture"
        path.write_bytes(self._content)
        return Picture(self.role, url=self.url, path=path)


@dataclass(frozen=True)
class Order:
    """What a job was asked for, in words that all protocols share. `body` is the request as it came,
    without files; `token` our own name for the call, empty where the protocol cannot carry one."""

    model: str
    prompt: str
    seconds: int
    width_px: int
    height_px: int
    rate: Fraction = Fraction(24)
    size: str = ""
    audio: bool = True
    seed: int | None = None
    token: str = ""
    pictures: tuple[Picture, ...] = ()
    body: Mapping[str, Any] = field(default_factory=dict)


Footage = Callable[[Order], Path | bytes]
"""Gives the mp4 of an order. Called once a download, from the server's threads."""


@dataclass(frozen=True)
class Lifetime:
    """How long a job takes: it is over at its poll number `polls` once `seconds` have passed."""

    polls: int = 1
    seconds: float = 0.0


@dataclass(frozen=True)
class BillEntry:
    """A job that was accepted: it will be paid, whether the caller heard of it or not; nothing where its
    provider does not charge an end like its."""

    job_id: str
    order: Order
    price_usd: Decimal
    at: datetime


@dataclass
class DeskJob:
    """A job on the desk. `fate` is how it ends; `status` how it stood when it was last looked at."""

    entry: BillEntry
    lifetime: Lifetime
    fate: JobStatus = "done"
    status: JobStatus = "waiting"
    polls: int = 0

    @property
    def id(self) -> str:
        """The name that the provider gave it."""
        return self.entry.job_id

    @property
    def order(self) -> Order:
        """What was asked for."""
        return self.entry.order

    def look(self) -> JobStatus:
        """One poll: how it stands now."""
        self.polls += 1
        old_s = (datetime.now(UTC) - self.entry.at).total_seconds()
        over = self.polls >= self.lifetime.polls and old_s >= self.lifetime.seconds
        self.status = self.fate if over else "running"
        return self.status


class Desk:
    """What a rehearsed provider has been asked and what it will charge. Safe from any thread.

    `lifetime` is one for all jobs or decided by the order; `price` what an order costs; `unbilled` how its
    job may end without being charged; `footage` what it gives, synthetic by default.
    """

    def __init__(
        self,
        *,
        footage: Footage | None = None,
        lifetime: Lifetime | Callable[[Order], Lifetime] | None = None,
        price: Callable[[Order], Decimal] | None = None,
        unbilled: Callable[[Order], Collection[JobStatus]] | None = None,
        faults: FaultScript | None = None,
        rate: Fraction = Fraction(24),
    ) -> None:
        self.faults = faults or FaultScript()
        self.rate = rate
        self._footage = footage or synthetic.take_of
        self._lifetime = lifetime or Lifetime()
        self._price = price or _ten_cents_a_second
        self._unbilled = unbilled or (lambda order: ())
        self._folder = Path(tempfile.mkdtemp(prefix="rehearsal-"))
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._jobs: dict[str, DeskJob] = {}
        self._bill: list[BillEntry] = []
        self._lock = threading.Lock()

    @property
    def bill(self) -> tuple[BillEntry, ...]:
        """Every job that was accepted, in order."""
        with self._lock:
            return tuple(self._bill)

    @property
    def total_usd(self) -> Decimal:
        """What the bill comes to."""
        return sum((entry.price_usd for entry in self.bill), Decimal(0))

    @property
    def jobs(self) -> tuple[DeskJob, ...]:
        """Every job that is still known, the oldest first."""
        with self._lock:
            return tuple(self._jobs.values())

    def accept(self, order: Order, *, prefix: str = "", job_id: str = "") -> DeskJob:
        """Make a job, and bill it. Its name is `job_id`, else `prefix` and 24 hexadecimal digits."""
        pictures = tuple(picture.kept_in(self._folder) for picture in order.pictures)
        order = replace(order, pictures=pictures, body=_without_files(order.body))
        fate = _fate_of(self.faults.next_fate())
        lifetime = self._lifetime(order) if callable(self._lifetime) else self._lifetime
        name = job_id or f"{prefix}{secrets.token_hex(12)}"
        price = Decimal(0) if fate in self._unbilled(order) else self._price(order)
        job = DeskJob(BillEntry(name, order, price, datetime.now(UTC)), lifetime, fate=fate)
        with self._lock:
            self._jobs[job.id] = job
            self._bill.append(job.entry)
        return job

    def job(self, job_id: str) -> DeskJob | None:
        """The job of that name."""
        with self._lock:
            return self._jobs.get(job_id)

    def forget(self, job_id: str) -> None:
        """Delete a job; the bill stays."""
        with self._lock:
            self._jobs.pop(job_id, None)

    def job_of(self, token: str) -> DeskJob | None:
        """The job that was sent under our own name `token`."""
        return next((job for job in self.jobs if token and job.order.token == token), None)

    def footage_of(self, job: DeskJob, fault: Fault | None = None) -> Path | bytes:
        """The mp4 of a job, or what a fault makes of it: half as long, or black."""
        if fault is not None and fault.kind == "wrong_length":
            return self._footage(replace(job.order, seconds=max(1, job.order.seconds // 2)))
        if fault is not None and fault.kind == "black":
            return synthetic.black_take_of(job.order)
        return self._footage(job.order)


def _without_files(body: Any) -> Any:
    """A request's body without the pictures that are written out in it."""
    if isinstance(body, dict):
        return {name: _without_files(value) for name, value in body.items()}
    if isinstance(body, list):
        return [_without_files(value) for value in body]
    is_long = isinstance(body, str) and len(body) > _LONGEST_TEXT
    return f"({len(body)} characters)" if is_long else body


def _fate_of(fault: Fault | None) -> JobStatus:
    fates: dict[str, JobStatus] = {"refused": "refused", "failed": "failed", "expired": "expired"}
    return fates[fault.kind] if fault else "done"


def _ten_cents_a_second(order: Order) -> Decimal:
    return Decimal("0.10") * order.seconds
