"""Seedance on Ark: BytePlus ModelArk abroad, Volcengine Ark in China."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from roughcut.errors import AnswerError, RequestError, ResultExpiredError
from roughcut.models.video.profile import VideoProfile
from roughcut.models.video.provider import Provider
from roughcut.models.video.providers.answers import at, list_at, text_at
from roughcut.models.video.providers.pictures import Picture, pictures_of
from roughcut.models.video.providers.seedance_codes import is_refusal, verdict
from roughcut.models.video.providers.tasks import TaskService, open_with_key, ratio_of
from roughcut.models.video.service import Found, Job, JobStatus, TakeRequest

_TASKS = "contents/generations/tasks"
_PAGE = 100
_MOST_PAGES = 50
_KEPT = timedelta(days=6)
"""Ark lists the tasks of seven days; one is left for clocks that differ."""

_STATUSES: dict[str, JobStatus] = {
    "queued": "waiting",
    "succeeded": "done",
    "failed": "failed",
    "cancelled": "failed",
    "expired": "expired",
}
_ROLES = {"first_frame": "first_frame", "last_frame": "last_frame"}


class SeedanceService(TaskService):
    """Takes from one Seedance model."""

    def order(self, request: TakeRequest, token: str) -> str:
        """Send the paid call."""
        pictures = pictures_of(request, self.wire.provider)
        body = body_of(request, self.profile, pictures, token, in_china=_in_china(self.wire.address))
        return text_at(self.wire.buy(_TASKS, json=body), "id")

    def look(self, job_id: str) -> Job:
        """Ask how a task stands."""
        return job_of(self.wire.ask("GET", f"{_TASKS}/{job_id}"), job_id)

    def find(self, request: TakeRequest, token: str, since: datetime) -> Found:
        """Look for the task whose seed we made from the token, as Ark lists tasks with their seeds."""
        if request.seed is not None or not self.profile.seed:
            return Found()  # the seed is somebody else's, and tells nothing
        try:
            tasks, whole = self._listed()
        except (AnswerError, RequestError, ResultExpiredError):
            return Found()  # a gateway that lists nothing
        ours = [task for task in tasks if at(task, "seed") == mark_of(token) and text_at(task, "id")]
        if ours:
            return Found(job_id=text_at(ours[0], "id"), certain=True)
        marked = all(isinstance(at(task, "seed"), int) for task in tasks)
        return Found(certain=whole and marked and datetime.now(UTC) - since < _KEPT)

    def _listed(self) -> tuple[list[Any], bool]:
        """The tasks of the last days, and whether these are all."""
        tasks: list[Any] = []
        for page in range(1, _MOST_PAGES + 1):
            answer = self.wire.ask("GET", _TASKS, params={"page_num": page, "page_size": _PAGE})
            more, total = list_at(answer, "items"), at(answer, "total")
            tasks += more
            if not isinstance(total, int) or not more or len(tasks) >= total:
                return tasks, isinstance(total, int) and len(tasks) >= total
        return tasks, False


def body_of(
    request: TakeRequest,
    profile: VideoProfile,
    pictures: tuple[Picture, ...],
    token: str,
    *,
    in_china: bool = False,
) -> dict[str, Any]:
    """The request as Ark reads it. Without a seed of the user's, the seed is our mark for the call."""
    names = profile.wire
    body: dict[str, Any] = {
        "model": (names.get("model_in_china") if in_china else None) or names.get("model", profile.id),
        "content": [{"type": "text", "text": request.prompt}, *map(_image, pictures)],
        "ratio": ratio_of(request.size),
        "resolution": request.size.name,
        "duration": request.seconds,
        "watermark": False,
    }
    if profile.audio == "optional":
        body["generate_audio"] = request.audio
    if profile.seed:
        body["seed"] = mark_of(token) if request.seed is None else request.seed
    return body


def mark_of(token: str) -> int:
    """A seed that tells one call from another: 31 bits of its token."""
    return int(token[:8], 16) & 0x7FFFFFFF


def _image(picture: Picture) -> dict[str, Any]:
    role = _ROLES.get(picture.role, "reference_image")
    return {"type": "image_url", "image_url": {"url": picture.url}, "role": role}


def job_of(body: Any, job_id: str) -> Job:
    """What a task says of its job."""
    code, url = text_at(body, "error", "code"), text_at(body, "content", "video_url")
    status = _STATUSES.get(text_at(body, "status"), "running")
    if status == "failed" and is_refusal(code):
        status = "refused"
    return Job(
        id=job_id,
        status=status,
        result=url,
        code=code or (text_at(body, "status") if status in ("failed", "expired") else ""),
        reason=text_at(body, "error", "message"),
    )


def _in_china(address: str) -> bool:
    return (urlsplit(address).hostname or "").endswith("volces.com")


PROVIDER = Provider(
    name="seedance",
    title="Seedance",
    default_address="https://ark.ap-southeast.bytepluses.com/api/v3",
    address_setting="ARK_BASE_URL",
    open=open_with_key(SeedanceService, "Seedance", "ARK_API_KEY", verdict),
    keys=(("ARK_API_KEY",),),
    rehearsal="roughcut.rehearsal.seedance",
)
