"""Kling by its new interface: a key, one path a model, and tasks that know our own name for them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from roughcut.errors import AnswerError
from roughcut.models.video.provider import Provider
from roughcut.models.video.providers.answers import list_at, text_at
from roughcut.models.video.providers.kling_body import body_of, path_of
from roughcut.models.video.providers.kling_codes import verdict
from roughcut.models.video.providers.pictures import pictures_of
from roughcut.models.video.providers.tasks import TaskService, open_with_key
from roughcut.models.video.providers.troubles import error_of
from roughcut.models.video.service import Found, Job, JobStatus, TakeRequest

_STATUSES: dict[str, JobStatus] = {"submitted": "waiting", "succeeded": "done", "failed": "failed"}


class KlingService(TaskService):
    """Takes from Kling 3.0, 2.6 and 2.5."""

    def order(self, request: TakeRequest, token: str) -> str:
        """Send the paid call."""
        body = body_of(request, self.profile, pictures_of(request, self.wire.provider), token)
        return text_at(self.wire.buy(path_of(request, self.profile), json=body), "data", "id")

    def look(self, job_id: str) -> Job:
        """Ask how a task stands."""
        tasks = self._tasks(task_ids=job_id)
        task = next((each for each in tasks if text_at(each, "id") == job_id), None)
        if task is None:
            raise error_of("gone", self.wire.provider, "no such task", purpose="free")
        videos = [each for each in list_at(task, "outputs") if text_at(each, "type") in ("video", "")]
        status = _STATUSES.get(text_at(task, "status"), "running")
        url = text_at(videos, 0, "url")
        return Job(id=job_id, status=status, result=url, reason=text_at(task, "message"))

    def find(self, request: TakeRequest, token: str, since: datetime) -> Found:
        """Ask for the task under our own name, which it was ordered with."""
        try:
            known = [each for each in self._tasks(external_task_ids=token) if text_at(each, "id")]
        except AnswerError:
            return Found()
        ours = [each for each in known if text_at(each, "external_id") == token]
        if known and not ours:
            return Found()  # it answered with tasks that are not ours: no proof of anything
        return Found(job_id=text_at(ours[0], "id") if ours else None, certain=True)

    def _tasks(self, **query: str) -> list[Any]:
        data = self.wire.ask("GET", "tasks", params=query).get("data")
        if not isinstance(data, list | dict):
            raise AnswerError(f"{self.wire.provider} gives no list of tasks.", provider=self.wire.provider)
        return data if isinstance(data, list) else [data]


PROVIDER = Provider(
    name="kling",
    title="Kling",
    default_address="https://api-singapore.klingai.com",
    address_setting="KLING_BASE_URL",
    open=open_with_key(KlingService, "Kling", "KLING_API_KEY", verdict),
    keys=(("KLING_API_KEY",),),
    rehearsal="roughcut.rehearsal.kling",
)
