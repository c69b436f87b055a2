"""MiniMax: Hailuo H3, as tasks of its second video interface."""

from __future__ import annotations

from typing import Any

from roughcut.models.video.profile import ReferenceRole, VideoProfile
from roughcut.models.video.provider import Provider
from roughcut.models.video.providers.answers import text_at
from roughcut.models.video.providers.minimax_codes import is_refusal, verdict
from roughcut.models.video.providers.pictures import Picture, only, pictures_of
from roughcut.models.video.providers.tasks import TaskService, open_with_key, ratio_of
from roughcut.models.video.service import Job, JobStatus, TakeRequest

_STATUSES: dict[str, JobStatus] = {
    "queued": "waiting",
    "succeeded": "done",
    "failed": "failed",
    "cancelled": "failed",
}
_FRAMES: tuple[ReferenceRole, ...] = ("first_frame", "last_frame")


class MiniMaxService(TaskService):
    """Takes from one model of MiniMax's. Its list of tasks shows nothing of ours, so that a lost answer
    stays in doubt."""

    def order(self, request: TakeRequest, token: str) -> str:
        """Send the paid call."""
        body = body_of(request, self.profile, pictures_of(request, self.wire.provider))
        return text_at(self.wire.buy("v2/video_generation", json=body), "task_id")

    def look(self, job_id: str) -> Job:
        """Ask how a task stands; each time its footage has a new address."""
        return job_of(self.wire.ask("GET", f"v2/query/video_generation/{job_id}").get("task"), job_id)


def body_of(request: TakeRequest, profile: VideoProfile, pictures: tuple[Picture, ...]) -> dict[str, Any]:
    """The request as MiniMax reads it. Frames decide the shape; where a model would rewrite the prompt, it is
    told not to, since the prompt holds spoken lines."""
    framed = any(only(pictures, role) for role in _FRAMES)
    body: dict[str, Any] = {
        "model": profile.wire["model"],
        "content": [{"type": "text", "text": request.prompt}, *map(_image, pictures)],
        "resolution": request.size.name,
        "ratio": "adaptive" if framed else ratio_of(request.size),
        "duration": request.seconds,
        "aigc_watermark": False,
    }
    if profile.wire.get("expands_prompt"):
        body["extra"] = {"prompt_expansion_mode": "disabled"}
    return body


def job_of(task: Any, job_id: str) -> Job:
    """What a task says of its job."""
    word, code = text_at(task, "status"), text_at(task, "error", "code")
    status = _STATUSES.get(word, "running")
    if status == "failed" and is_refusal(code):
        status = "refused"
    return Job(
        id=job_id,
        status=status,
        result=text_at(task, "content", "url"),
        code=code or (word if status == "failed" else ""),
        reason=text_at(task, "error", "message"),
    )


def _image(picture: Picture) -> dict[str, Any]:
    role = picture.role if picture.role in _FRAMES else "reference_image"
    return {"type": "image_url", "image_url": {"url": picture.url}, "role": role}


PROVIDER = Provider(
    name="minimax",
    title="MiniMax",
    default_address="https://api.minimax.io",
    address_setting="MINIMAX_BASE_URL",
    open=open_with_key(MiniMaxService, "MiniMax", "MINIMAX_API_KEY", verdict),
    keys=(("MINIMAX_API_KEY",),),
    rehearsal="roughcut.rehearsal.minimax",
)
