"""Kling by its first interface (2.5 and 2.6): signed with a pair of keys, or with a plain one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import httpx2

from roughcut.errors import AccountError, ProviderError, ResultExpiredError
from roughcut.models.video.profile import VideoProfile
from roughcut.models.video.provider import Account, Provider
from roughcut.models.video.providers.answers import list_at, text_at
from roughcut.models.video.providers.kling_codes import SKEWED, verdict
from roughcut.models.video.providers.kling_legacy_body import body_of, kind_of
from roughcut.models.video.providers.kling_signing import Signer
from roughcut.models.video.providers.pictures import pictures_of
from roughcut.models.video.providers.tasks import TaskService
from roughcut.models.video.service import Found, Job, JobStatus, TakeRequest
from roughcut.models.wire import Wire

_T = TypeVar("_T")
_STATUSES: dict[str, JobStatus] = {"submitted": "waiting", "succeed": "done", "failed": "failed"}
_PAGE_SIZE = 500
_MOST_PAGES = 10
_MARGIN_MS = 3_600_000
"""How far our clock and theirs may disagree about when a call was sent."""


class KlingLegacyService(TaskService):
    """Takes from Kling's `/v1/videos`. A job's id is its kind and its task's id: `text2video/8123…`."""

    def __init__(self, profile: VideoProfile, wire: Wire, signer: Signer | None) -> None:
        super().__init__(profile, wire)
        self._signer = signer
        self._server_date = ""
        wire.verdict = self._verdict

    def order(self, request: TakeRequest, token: str) -> str:
        """Send the paid call; once more with the server's time where it refused the signature for its age,
        which it does before anything else."""
        kind = kind_of(request)
        body = body_of(request, self.profile, pictures_of(request, self.wire.provider), token)
        answer = self._signed(lambda: self.wire.buy(f"v1/videos/{kind}", json=body))
        task_id = text_at(answer, "data", "task_id")
        return f"{kind}/{task_id}" if task_id else ""

    def look(self, job_id: str) -> Job:
        """Ask how a task stands."""
        task = self._signed(lambda: self.wire.ask("GET", f"v1/videos/{job_id}")).get("data")
        status = _STATUSES.get(text_at(task, "task_status"), "running")
        url = text_at(task, "task_result", "videos", 0, "url")
        return Job(id=job_id, status=status, result=url, reason=text_at(task, "task_status_msg"))

    def find(self, request: TakeRequest, token: str, since: datetime) -> Found:
        """Ask for the task under our own name, then look through the list of tasks since that time."""
        kind = kind_of(request)
        try:
            task = self._signed(lambda: self.wire.ask("GET", f"v1/videos/{kind}/{token}")).get("data")
        except ResultExpiredError:  # it knows no such task
            return self._listed(kind, token, since)
        if _name_of(task) == token and text_at(task, "task_id"):
            return Found(job_id=f"{kind}/{text_at(task, 'task_id')}", certain=True)
        return self._listed(kind, token, since)

    def _listed(self, kind: str, token: str, since: datetime) -> Found:
        """What the list says. Certain only when it reaches back to before the call."""
        earliest_ms = since.timestamp() * 1000 - _MARGIN_MS
        for page in range(1, _MOST_PAGES + 1):
            tasks = self._page(kind, page)
            ours = next((task for task in tasks if _name_of(task) == token), None)
            if ours is not None:
                return Found(job_id=f"{kind}/{text_at(ours, 'task_id')}", certain=True)
            if any(not _name_of(task) and _time_ms(task) >= earliest_ms for task in tasks):
                return Found()  # one that has no name may be ours
            if len(tasks) < _PAGE_SIZE or min(map(_time_ms, tasks)) < earliest_ms:
                return Found(certain=True)
        return Found()

    def _page(self, kind: str, page: int) -> list[Any]:
        query = {"pageNum": str(page), "pageSize": str(_PAGE_SIZE)}
        return list_at(self._signed(lambda: self.wire.ask("GET", f"v1/videos/{kind}", params=query)), "data")

    # -- the signature

    def _verdict(self, answer: httpx2.Response) -> ProviderError | None:
        self._server_date = answer.headers.get("date", "")
        return verdict(answer)

    def _signed(self, call: Callable[[], _T]) -> _T:
        """Make a call; once more with the server's time if it finds the signature too early or too late."""
        try:
            return call()
        except AccountError as error:
            if error.code not in SKEWED or self._signer is None or not self._signer.learn(self._server_date):
                raise
        try:
            return call()
        except AccountError as error:
            if error.code not in SKEWED:
                raise
            raise AccountError(
                f"Kling finds our signature too early or too late ({error.code}), even by its own clock; set "
                "this machine's clock right, or use KLING_API_KEY, which needs no clock.",
                provider=self.wire.provider,
                code=error.code,
            ) from error


def _name_of(task: Any) -> str:
    """Our own name for a task, as it was ordered."""
    return text_at(task, "task_info", "external_task_id")


def _time_ms(task: Any) -> float:
    """When a task was made; no earlier than any other where it does not say."""
    text = text_at(task, "created_at")
    return float(text) if text.isdigit() else float("inf")


def open_service(profile: VideoProfile, account: Account) -> KlingLegacyService:
    """The service of one model. The account holds KLING_API_KEY, or KLING_ACCESS_KEY and KLING_SECRET_KEY."""
    key, access = account.secrets.get("KLING_API_KEY", ""), account.secrets.get("KLING_ACCESS_KEY", "")
    signer = Signer(access, account.secrets["KLING_SECRET_KEY"]) if access else None
    wire = Wire(
        "Kling",
        account.address,
        lambda: {"Authorization": f"Bearer {signer.token() if signer else key}"},
        verdict,
        account.patience,
    )
    return KlingLegacyService(profile, wire, signer)


PROVIDER = Provider(
    name="kling_legacy",
    title="Kling (first interface)",
    default_address="https://api-singapore.klingai.com",
    address_setting="KLING_BASE_URL",
    open=open_service,
    keys=(("KLING_ACCESS_KEY", "KLING_SECRET_KEY"), ("KLING_API_KEY",)),
    rehearsal="roughcut.rehearsal.kling_legacy",
)
