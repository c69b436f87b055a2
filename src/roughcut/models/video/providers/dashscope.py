"""DashScope (Alibaba Model Studio): Wan and HappyHorse, as tasks whose footage is kept for a day."""

from __future__ import annotations

import httpx2

from roughcut.errors import ProviderError
from roughcut.models.video.provider import Provider
from roughcut.models.video.providers.answers import json_of, text_at
from roughcut.models.video.providers.dashscope_body import body_of
from roughcut.models.video.providers.pictures import pictures_of
from roughcut.models.video.providers.tasks import TaskService, open_with_key
from roughcut.models.video.providers.troubles import Kind, error_of, kind_of_status, purpose_of
from roughcut.models.video.service import Job, JobStatus, TakeRequest

_PATH = "services/aigc/video-generation/video-synthesis"
_STATUSES: dict[str, JobStatus] = {
    "PENDING": "waiting",
    "SUCCEEDED": "done",
    "FAILED": "failed",
    "CANCELED": "failed",
}
_CODES: dict[str, Kind] = {
    "InvalidApiKey": "account",
    "AccessDenied": "account",
    "Arrearage": "account",
    "AllocationQuota": "account",  # .FreeTierOnly: the free tokens are used up
    "InvalidParameter": "request",
    "InvalidURL": "request",
    "ModelNotFound": "request",
    "DataInspectionFailed": "refused",
    "IPInfringementSuspect": "refused",
    "Throttling": "busy",
    "InternalError": "broken",
    "SystemError": "broken",
    "RequestTimeOut": "broken",
}


class DashScopeService(TaskService):
    """Takes from Wan and HappyHorse. It has no name of ours for a task, so a broken call stays in doubt."""

    def order(self, request: TakeRequest, token: str) -> str:
        """Send the paid call."""
        body = body_of(request, self.profile, pictures_of(request, self.wire.provider))
        answer = self.wire.buy(_PATH, headers={"X-DashScope-Async": "enable"}, json=body)
        return text_at(answer, "output", "task_id")

    def look(self, job_id: str) -> Job:
        """Ask how a task stands."""
        output = self.wire.ask("GET", f"tasks/{job_id}").get("output")
        word, code = text_at(output, "task_status"), text_at(output, "code")
        if word == "UNKNOWN":  # also for one that is older than a day
            raise error_of("gone", self.wire.provider, "UNKNOWN", purpose="free")
        status = _STATUSES.get(word, "running")
        if status == "failed" and _kind_of(code) == "refused":
            status = "refused"
        url = text_at(output, "video_url")
        return Job(id=job_id, status=status, result=url, code=code, reason=text_at(output, "message"))


def verdict(answer: httpx2.Response) -> ProviderError | None:
    """The verdict on any answer of DashScope's."""
    purpose = purpose_of(answer.request, "/tasks/")
    kind = kind_of_status(answer.status_code, purpose)
    if kind is None:
        return None
    body = json_of(answer)
    code = text_at(body, "code")
    if purpose != "result":
        kind = _kind_of(code) or kind
    return error_of(
        kind,
        "DashScope",
        code or str(answer.status_code),
        text_at(body, "message"),
        purpose=purpose,
    )


def _kind_of(code: str) -> Kind | None:
    """By the word before the first dot: `Throttling.RateQuota` is a kind of `Throttling`."""
    return _CODES.get(code.split(".")[0])


PROVIDER = Provider(
    name="dashscope",
    title="DashScope",
    default_address="https://dashscope-intl.aliyuncs.com/api/v1",
    address_setting="DASHSCOPE_HTTP_BASE_URL",
    open=open_with_key(DashScopeService, "DashScope", "DASHSCOPE_API_KEY", verdict),
    keys=(("DASHSCOPE_API_KEY",),),
    rehearsal="roughcut.rehearsal.dashscope",
)
