"""Video models behind `/v1/videos`: OpenAI's own protocol, which local engines and gateways speak too."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from roughcut.errors import AnswerError, OptionError, RequestError, ResultExpiredError
from roughcut.models.video.profile import VideoProfile
from roughcut.models.video.provider import Account, Provider
from roughcut.models.video.providers.answers import at, list_at, text_at
from roughcut.models.video.providers.openai_body import body_of, dialect_of
from roughcut.models.video.providers.openai_codes import REFUSALS, verdict_for
from roughcut.models.video.providers.openai_listing import found_in, reaches_back
from roughcut.models.video.providers.pictures import pictures_of
from roughcut.models.video.providers.tasks import TaskService
from roughcut.models.video.service import Found, Job, JobStatus, TakeRequest
from roughcut.models.wire import Wire

_ADDRESS = "https://api.openai.com/v1"
_PAGE = 100
_MOST_PAGES = 50
_STATUSES: dict[str, JobStatus] = {
    "queued": "waiting",
    "completed": "done",
    "succeeded": "done",
    "failed": "failed",
    "cancelled": "failed",
    "expired": "expired",
    "deleted": "expired",
}


class OpenAIVideos(TaskService):
    """Takes from one `/v1/videos` server."""

    def order(self, request: TakeRequest, token: str) -> str:
        """Send the paid call. The protocol has no place for our token."""
        body = body_of(request, self.profile, pictures_of(request, self.wire.provider))
        return text_at(self.wire.buy("videos", **body), "id")

    def look(self, job_id: str) -> Job:
        """Ask how a job stands."""
        return job_of(self.wire.ask("GET", f"videos/{job_id}"), job_id, dialect_of(self.profile))

    def find(self, request: TakeRequest, token: str, since: datetime) -> Found:
        """Look for the call among the jobs that the server lists."""
        try:
            jobs, whole = self._listed(since)
        except (AnswerError, RequestError, ResultExpiredError):
            return Found()  # a server that lists nothing
        return found_in(jobs, request, self.profile, since, whole=whole and self._lists_all())

    def _lists_all(self) -> bool:
        """False for vLLM-Omni where money is at stake: each of its front ends lists its own jobs alone."""
        return dialect_of(self.profile) != "vllm-omni" or self.profile.is_free

    def _listed(self, since: datetime) -> tuple[list[Any], bool]:
        """The jobs, the newest first, and whether none since `since` can be missing."""
        jobs: list[Any] = []
        query: dict[str, str | int] = {"limit": _PAGE, "order": "desc"}
        for _ in range(_MOST_PAGES):
            answer = self.wire.ask("GET", "videos", params=query)
            page = list_at(answer, "data")
            if at(answer, "data") is None or (jobs and page[:1] == jobs[:1]):
                return jobs, False
            jobs += page
            more = at(answer, "has_more")
            if reaches_back(page, since) or more is False or (more is None and len(page) < _PAGE):
                return jobs, True
            query["after"] = text_at(page, -1, "id")
        return jobs, False


def job_of(body: Any, job_id: str, dialect: str) -> Job:
    """What a video object says of its job."""
    code = text_at(body, "error", "code")
    status = _STATUSES.get(text_at(body, "status"), "running")
    if status == "failed" and code in REFUSALS:
        status = "refused"
    percent = at(body, "progress")
    elsewhere = text_at(body, "url") if dialect == "sglang" else ""
    return Job(
        id=job_id,
        status=status,
        progress=min(max(percent / 100, 0.0), 1.0) if isinstance(percent, int | float) else None,
        result=elsewhere if "://" in elsewhere else f"videos/{job_id}/content",
        code=code,
        reason=text_at(body, "error", "message"),
    )


def open_service(profile: VideoProfile, account: Account) -> OpenAIVideos:
    """The service of one model. The account may hold OPENAI_API_KEY; a server of one's own needs none.

    Raises OptionError for a model that OpenAI itself does not serve, where no address is set.
    """
    if dialect_of(profile) != "openai" and account.address.rstrip("/") == _ADDRESS:
        raise OptionError(
            f"{profile.title or profile.id} runs on a server of your own: set OPENAI_BASE_URL to its "
            "address, for example http://localhost:8091/v1."
        )
    key = account.secrets.get("OPENAI_API_KEY", "")
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    own = account.address.rstrip("/") != _ADDRESS
    name = urlsplit(account.address).netloc.rpartition("@")[2] if own else "OpenAI"
    return OpenAIVideos(
        profile, Wire(name, account.address, lambda: headers, verdict_for(name), account.patience)
    )


PROVIDER = Provider(
    name="openai",
    title="OpenAI",
    default_address=_ADDRESS,
    address_setting="OPENAI_BASE_URL",
    open=open_service,
    keys=(("OPENAI_API_KEY",),),
    own_address_needs_no_key=True,
    rehearsal="roughcut.rehearsal.openai",
)
