"""A request in the words of Kling's first interface: one flat object, whose numbers are texts."""

from __future__ import annotations

from typing import Any

from roughcut.models.video.profile import VideoProfile
from roughcut.models.video.providers.pictures import Picture, only
from roughcut.models.video.providers.tasks import ratio_of
from roughcut.models.video.service import TakeRequest

_MODES = {"720p": "std", "1080p": "pro", "4k": "4k"}


def kind_of(request: TakeRequest) -> str:
    """The kind of task, which is a part of every path: with a picture or without."""
    return "image2video" if request.references else "text2video"


def body_of(
    request: TakeRequest, profile: VideoProfile, pictures: tuple[Picture, ...], token: str
) -> dict[str, Any]:
    """The JSON to send. Pictures go as base64 without a `data:` prefix; with one, it decides the shape."""
    body: dict[str, Any] = {
        "model_name": profile.wire["model"],
        "prompt": request.prompt,
        "mode": _MODES[request.size.name],
        "duration": str(request.seconds),
        "external_task_id": token,
    }
    if request.negative_prompt and profile.negative_prompt:
        body["negative_prompt"] = request.negative_prompt
    if profile.audio == "optional":
        body["sound"] = "on" if request.audio else "off"
    first, last = only(pictures, "first_frame"), only(pictures, "last_frame")
    if first:
        body["image"] = first.data
    if last:
        body["image_tail"] = last.data
    if not pictures:
        body["aspect_ratio"] = ratio_of(request.size)
    return body
