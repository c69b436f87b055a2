"""A request in the words of Google's Interactions API, as Gemini Omni reads it."""

from __future__ import annotations

from typing import Any

from roughcut.models.video.profile import VideoProfile
from roughcut.models.video.providers.pictures import Picture
from roughcut.models.video.providers.tasks import ratio_of
from roughcut.models.video.service import TakeRequest

_FRAMES = {"first_frame": "<FIRST_FRAME>", "last_frame": "<LAST_FRAME>"}


def body_of(request: TakeRequest, profile: VideoProfile, pictures: tuple[Picture, ...]) -> dict[str, Any]:
    """The JSON to send: a job in the background, whose footage is kept as a file, not in its answer."""
    content: list[dict[str, str]] = [
        {"type": "image", "data": picture.data, "mime_type": picture.mime_type} for picture in pictures
    ]
    content.append({"type": "text", "text": _tagged(request.prompt, pictures)})
    body: dict[str, Any] = {
        "model": profile.wire["model"],
        "input": [{"type": "user_input", "content": content}],
        "response_format": {
            "type": "video",
            "aspect_ratio": ratio_of(request.size),
            "resolution": request.size.name,
            "duration": f"{request.seconds}s",
            "delivery": "uri",
        },
        "background": True,
        "store": True,
    }
    if task := _task(pictures):
        body["generation_config"] = {"video_config": {"task": task}}
    return body


def _task(pictures: tuple[Picture, ...]) -> str:
    """What is to be done; empty where frames and references come together, which it sorts out itself."""
    frames = sum(picture.role in _FRAMES for picture in pictures)
    if not pictures:
        return "text_to_video"
    if frames == len(pictures):
        return "image_to_video"
    return "" if frames else "reference_to_video"


def _tagged(prompt: str, pictures: tuple[Picture, ...]) -> str:
    """The prompt, behind a line that says which picture each of its tags means, unless it has one."""
    if not pictures or prompt.startswith("[# "):
        return prompt
    sources: list[str] = []
    references: list[str] = []
    for number, picture in enumerate(pictures, 1):
        if tag := _FRAMES.get(picture.role):
            sources.append(f"{tag}@Image{number}")
        else:
            references.append(f"<IMAGE_REF_{len(references)}>@Image{number}")
    heads = [("Sources", sources), ("References", references)]
    return " ".join([f"[# {name} {' '.join(tags)}]" for name, tags in heads if tags] + [prompt])
