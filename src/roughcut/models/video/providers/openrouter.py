"""OpenRouter's video models: one key and one protocol for the models of many vendors."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from roughcut.models.video.profile import VideoProfile
from roughcut.models.video.provider import Provider
from roughcut.models.video.providers.answers import at, text_at
from roughcut.models.video.providers.openrouter_codes import refuses, verdict
from roughcut.models.video.providers.pictures import Picture, pictures_of
from roughcut.models.video.providers.tasks import TaskService, open_with_key, ratio_of
from roughcut.models.video.service import Job, JobStatus, TakeRequest

_STATUSES: dict[str, JobStatus] = {
    "pending": "waiting",
    "completed": "done",
    "failed": "failed",
    "cancelled": "failed",
    "expired": "expired",
}


class OpenRouterVideos(TaskService):
    """Takes from one model through OpenRouter. It lists no jobs, so a lost answer stays in doubt."""

    def order(self, request: TakeRequest, token: str) -> str:
        """Send the paid call."""
        body = body_of(request, self.profile, pictures_of(request, self.wire.provider))
        return text_at(self.wire.buy("videos", json=body), "id")

    def look(self, job_id: str) -> Job:
        """Ask how a job stands."""
        return job_of(self.wire.ask("GET", f"videos/{job_id}"), job_id)


def body_of(request: TakeRequest, profile: VideoProfile, pictures: tuple[Picture, ...]) -> dict[str, Any]:
    """The request as OpenRouter reads it: frames apart from other references."""
    body: dict[str, Any] = {
        "model": profile.wire.get("model", profile.id),
        "prompt": request.prompt,
        "duration": request.seconds,
        "resolution": request.size.name,
        "aspect_ratio": ratio_of(request.size),
    }
    if profile.audio == "optional":
        body["generate_audio"] = request.audio
    if request.seed is not None:
        body["seed"] = request.seed
    frames = [_frame(picture) for picture in pictures if picture.role in ("first_frame", "last_frame")]
    others = [_image(picture) for picture in pictures if picture.role in ("subject", "style")]
    return (
        body | ({"frame_images": frames} if frames else {}) | ({"input_references": others} if others else {})
    )


def _image(picture: Picture) -> dict[str, Any]:
    return {"type": "image_url", "image_url": {"url": picture.url}}


def _frame(picture: Picture) -> dict[str, Any]:
    return _image(picture) | {"frame_type": picture.role}


def job_of(body: Any, job_id: str) -> Job:
    """What an answer says of its job. The error is a text, or the code and message of the provider behind."""
    code = text_at(body, "error", "code")
    status = _STATUSES.get(text_at(body, "status"), "running")
    if status == "failed" and refuses(code):
        status = "refused"
    cost = at(body, "usage", "cost")
    return Job(
        id=job_id,
        status=status,
        result=f"videos/{job_id}/content?index=0",
        price_usd=Decimal(str(cost)) if isinstance(cost, int | float) else None,
        code=code or (text_at(body, "status") if status in ("failed", "expired") else ""),
        reason=text_at(body, "error", "message") or text_at(body, "error"),
    )


PROVIDER = Provider(
    name="openrouter",
    title="OpenRouter",
    default_address="https://openrouter.ai/api/v1",
    address_setting="OPENROUTER_BASE_URL",
    open=open_with_key(OpenRouterVideos, "OpenRouter", "OPENROUTER_API_KEY", verdict),
    keys=(("OPENROUTER_API_KEY",),),
    rehearsal="roughcut.rehearsal.openrouter",
)
