"""The seam of every video service: a request is submitted, its job is polled, its take is fetched."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Literal, Protocol

from pydantic import Field

from roughcut.models.video.profile import FrameSize, ReferenceRole, VideoProfile
from roughcut.script.schema import Document, Language, Name, Text

JobStatus = Literal["waiting", "running", "done", "failed", "refused", "expired"]
ENDED: frozenset[JobStatus] = frozenset({"done", "failed", "refused", "expired"})


class Reference(Document):
    """A picture that goes with a request. `digest` is that of the file's bytes, so that the request's
    own digest says what was asked for; `name` is the character whom a subject shows."""

    role: ReferenceRole
    path: Path
    digest: str
    name: Text = ""


class TakeRequest(Document):
    """One paid call, complete and legal for its model. `prompt` is in the form that the profile names;
    `references` stand in the order in which the prompt counts them. `shots` follow one another in it, with a
    cut between them."""

    model: Name
    slate: Name
    prompt: Name
    negative_prompt: Text = ""
    seconds: int = Field(ge=1)
    size: FrameSize
    audio: bool = True
    language: Language = "en"
    seed: int | None = None
    shots: int = Field(default=1, ge=1)
    references: tuple[Reference, ...] = ()


class Job(Document):
    """What a provider says of a job. `result` is what `download` needs once it is done; `code` and
    `reason` are the provider's own; `price_usd` is what it says that it billed, 0 where its documents
    say that it bills nothing; None when nobody says."""

    id: Name
    status: JobStatus
    progress: float | None = Field(default=None, ge=0.0, le=1.0)
    result: str = ""
    price_usd: Decimal | None = None
    code: str = ""
    reason: str = ""

    @property
    def is_over(self) -> bool:
        """True when polling again would say nothing new."""
        return self.status in ENDED


class Found(Document):
    """What a provider knows of an earlier call. `certain` with no `job_id` means that it made no job;
    not certain means that it cannot say, and the take stays in doubt."""

    job_id: str | None = None
    certain: bool = False


class VideoService(Protocol):
    """A video provider with a key, for one model. Every method raises the ProviderErrors alone:

    `submit` AccountError, RefusedError, RequestError and BusyError when certainly no job was made, and
    InDoubtError when it cannot know; the free calls retry by themselves before they raise BusyError.
    """

    @property
    def profile(self) -> VideoProfile: ...

    def submit(self, request: TakeRequest, token: str) -> str:
        """Buy one take; gives the job's id. Sends the request once, never again by itself. `token` is our
        own name for this call (hex), sent as external id or idempotency key where the provider has one."""
        ...

    def find(self, request: TakeRequest, token: str, since: datetime) -> Found:
        """Ask whether the call named `token`, sent after `since` (UTC), made a job."""
        ...

    def poll(self, job_id: str) -> Job:
        """How a job stands."""
        ...

    def download(self, job: Job, file: Path) -> None:
        """Fetch the footage of a job that is done into `file` (whole or not at all), in constant memory.
        Raises ResultExpiredError when the provider no longer has it."""
        ...
