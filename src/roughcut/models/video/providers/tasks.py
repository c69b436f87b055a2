"""What the providers share whose takes are tasks: ordered once, looked at, fetched from an address."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from math import gcd
from pathlib import Path

from roughcut.errors import AnswerError, InDoubtError, ResultExpiredError
from roughcut.models.video.profile import FrameSize, VideoProfile
from roughcut.models.video.provider import Account
from roughcut.models.video.service import Found, Job, TakeRequest, VideoService
from roughcut.models.wire import Verdict, Wire

_RATIOS = ("16:9", "9:16", "1:1", "4:3", "3:4", "21:9")
_JOB_ID = re.compile(r"\w[\w.=\-]*(/\w[\w.=\-]*)*", re.ASCII)


class TaskService(ABC):
    """A video service whose takes are tasks. A subclass says how one is ordered and looked at."""

    def __init__(self, profile: VideoProfile, wire: Wire) -> None:
        self._profile = profile
        self.wire = wire
        self._unseen: set[str] = set()

    @property
    def profile(self) -> VideoProfile:
        """The model that it serves."""
        return self._profile

    @abstractmethod
    def order(self, request: TakeRequest, token: str) -> str:
        """Send the paid call; gives the job's id, empty where the answer names none."""

    @abstractmethod
    def look(self, job_id: str) -> Job:
        """Ask once how a job stands. Raises ResultExpiredError for one that the provider does not know."""

    def submit(self, request: TakeRequest, token: str) -> str:
        """Buy one take. An answer that names no job, or cannot be read, leaves the call in doubt."""
        try:
            job_id = self.order(request, token)
        except AnswerError as error:
            raise InDoubtError(
                f"{error.message} Whether it took the order is not known.", provider=self.wire.provider
            ) from error
        if not _JOB_ID.fullmatch(job_id):
            raise InDoubtError(
                f"{self.wire.provider} took the order and named no job.", provider=self.wire.provider
            )
        self._unseen.add(job_id)
        return job_id

    def find(self, request: TakeRequest, token: str, since: datetime) -> Found:
        """Nobody can be asked: this provider lists no tasks by a name of ours."""
        return Found()

    def poll(self, job_id: str) -> Job:
        """How a job stands. One that we ordered just now may not be on the provider's list yet, so that it
        is asked for patiently before it counts as lost."""
        if not _JOB_ID.fullmatch(job_id):
            raise AnswerError(
                f"{job_id[:80]!r} is no job of {self.wire.provider}.", provider=self.wire.provider
            )
        for wait_s in self.wire.patience.waits() if job_id in self._unseen else ():
            job = self._looked_at(job_id)
            if job.status != "expired":
                return job
            self.wire.sleep(wait_s)
        return self._looked_at(job_id)

    def _looked_at(self, job_id: str) -> Job:
        try:
            job = self.look(job_id)
        except ResultExpiredError as error:
            return Job(id=job_id, status="expired", code=error.code or "", reason=error.message)
        self._unseen.discard(job_id)
        if job.status == "done" and not job.result:  # charged, for all that its provider knows
            return Job(id=job_id, status="failed", code="no_video", reason="the task has no video")
        if job.status in self._profile.unbilled and job.price_usd is None:
            return job.model_copy(update={"price_usd": Decimal(0)})
        return job

    def download(self, job: Job, file: Path) -> None:
        """Fetch the footage from the address in the job's result."""
        self.wire.fetch(job.result, file)


def open_with_key(
    service: Callable[[VideoProfile, Wire], VideoService], name: str, key: str, verdict: Verdict
) -> Callable[[VideoProfile, Account], VideoService]:
    """How the service of a model is opened where one key, the variable `key`, goes as bearer token with each
    call. `name` is the provider's in sentences."""

    def opened(profile: VideoProfile, account: Account) -> VideoService:
        headers = {"Authorization": f"Bearer {account.secrets[key]}"}
        return service(profile, Wire(name, account.address, lambda: headers, verdict, account.patience))

    return opened


def ratio_of(size: FrameSize) -> str:
    """The shape of a picture as vendors write it: `16:9`, else the nearest of the usual ones (encoders
    round sides: 1280x720 and 854x480 are both `16:9`)."""
    across, down = size.width_px, size.height_px
    exact = f"{across // gcd(across, down)}:{down // gcd(across, down)}"
    return exact if exact in _RATIOS else min(_RATIOS, key=lambda ratio: abs(_value(ratio) - across / down))


def _value(ratio: str) -> float:
    across, down = ratio.split(":")
    return int(across) / int(down)
