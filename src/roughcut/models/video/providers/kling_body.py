"""A request in the words of Kling's new interface: contents, settings and options."""

from __future__ import annotations

from typing import Any

from roughcut.models.video.profile import VideoProfile
from roughcut.models.video.providers.pictures import Picture
from roughcut.models.video.providers.tasks import ratio_of
from roughcut.models.video.service import TakeRequest

_TYPES = {
    "first_frame": "first_frame",
    "last_frame": "last_frame",
    "subject": "refer_image",
    "style": "refer_image",
}


def path_of(request: TakeRequest, profile: VideoProfile) -> str:
    """Where a request goes: the model is part of the path. `wire.family` names the one for everything."""
    family = profile.wire.get("family") or ("image-to-video" if request.references else "text-to-video")
    return f"{family}/{profile.wire['model']}"


def body_of(
    request: TakeRequest, profile: VideoProfile, pictures: tuple[Picture, ...], token: str
) -> dict[str, Any]:
    """The JSON to send. A picture of the first frame decides the shape; else the size does.

    Text alone has its prompt at the top; `contents` is for pictures and for the omni family. Pictures go
    as base64 in `url`, without a `data:` prefix.
    """
    settings: dict[str, Any] = {"resolution": request.size.name, "duration": request.seconds}
    if not any(picture.role == "first_frame" for picture in pictures):
        settings["aspect_ratio"] = ratio_of(request.size)
    if profile.audio == "optional":
        settings["audio"] = "native" if request.audio else "off"
    if profile.wire.get("multi_shot"):
        settings["multi_shot"] = request.shots > 1  # its default is to cut as it likes
    options = {"external_task_id": token, "watermark_info": {"enabled": False}}
    if not pictures and "family" not in profile.wire:
        return {"prompt": request.prompt, "settings": settings, "options": options}
    contents: list[dict[str, str]] = [{"type": "prompt", "text": request.prompt}]
    contents += _contents(pictures)
    return {"contents": contents, "settings": settings, "options": options}


def _contents(pictures: tuple[Picture, ...]) -> list[dict[str, str]]:
    """The pictures; those that are no frames under the names by which the prompt calls them: `@image_1`."""
    said: list[dict[str, str]] = []
    for picture in pictures:
        content = {"type": _TYPES[picture.role], "url": picture.data}
        if content["type"] == "refer_image":
            content["id"] = f"image_{sum('id' in each for each in said) + 1}"
        said.append(content)
    return said
