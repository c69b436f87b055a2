"""Open weights in this process (the extra `local`): a take is made while it is ordered, and costs nothing.

A job is a file in a folder of its own, named by our own name for the call, so that a take outlives the
process that made it and every question about it has a certain answer.
"""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

from roughcut.errors import OptionError, ResultExpiredError
from roughcut.files import expanded, replacing
from roughcut.models.video.profile import VideoProfile
from roughcut.models.video.provider import Account, Provider
from roughcut.models.video.service import Found, Job, TakeRequest

_NEEDED = ("torch", "diffusers", "transformers")


class DiffusersService:
    """Takes from Wan or LTX. `weights` is a folder, or a hub id whose files are fetched at first use."""

    def __init__(self, profile: VideoProfile, weights: str, spool: Path) -> None:
        self.profile = profile
        self._weights = weights
        self._spool = spool

    def submit(self, request: TakeRequest, token: str) -> str:
        """Make one take; this lasts as long as the model takes. Raises RequestError when it cannot."""
        from roughcut.models.video.providers.diffusers_run import make_take  # heavy

        make_take(request, self.profile, self._weights, self._file(token))
        return token

    def find(self, request: TakeRequest, token: str, since: datetime) -> Found:
        """Whether the take was made: its file is there or not."""
        return Found(job_id=token if self._file(token).is_file() else None, certain=True)

    def poll(self, job_id: str) -> Job:
        """Done, since a take is made while it is ordered; expired when its file was swept away."""
        if self._file(job_id).is_file():
            return Job(id=job_id, status="done", result=str(self._file(job_id)))
        return Job(id=job_id, status="expired", code="no_file", reason="the file is no longer there")

    def download(self, job: Job, file: Path) -> None:
        """Copy the footage. Raises ResultExpiredError when it was swept away."""
        try:
            with replacing(file) as part:
                shutil.copyfile(self._file(job.id), part)
        except FileNotFoundError as error:
            raise ResultExpiredError(
                f"The take {job.id} is no longer in {self._spool}.",
                provider=self.profile.provider,
                job_id=job.id,
            ) from error

    def _file(self, token: str) -> Path:
        return self._spool / f"{Path(token).name}.mp4"


class LocalProvider(Provider):
    """A provider that needs an extra instead of a key."""

    def missing(self) -> str:
        """The packages that are not installed, as words."""
        absent = [name for name in _NEEDED if find_spec(name) is None]
        return f"the extra local ({', '.join(absent)} not installed)" if absent else ""

    def account(self) -> Account:
        """Where the weights are. Raises OptionError with the line that installs what is missing."""
        if missing := self.missing():
            raise OptionError(
                f"{self.title} needs {missing}: pip install 'roughcut[local]', or leave out --model to use "
                "the embedded previs."
            )
        return super().account()


def open_service(profile: VideoProfile, account: Account) -> DiffusersService:
    """The service of one model. The account's address is a folder of weights, or empty for the model's own
    on the hub."""
    cache = expanded(Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache"))
    return DiffusersService(
        profile, account.address or profile.wire["weights"], cache / "roughcut" / "diffusers"
    )


PROVIDER = LocalProvider(
    name="diffusers",
    title="diffusers on this machine",
    default_address="",
    address_setting="DIFFUSERS_WEIGHTS",
    open=open_service,
)
