"""A request in DashScope's words: the flat one of Wan 2.1 to 2.6, and the media list of the newer models."""

from __future__ import annotations

from typing import Any

from roughcut.models.video.profile import VideoProfile
from roughcut.models.video.providers.pictures import Picture, only
from roughcut.models.video.providers.tasks import ratio_of
from roughcut.models.video.service import TakeRequest

_TYPES = {
    "first_frame": "first_frame",
    "last_frame": "last_frame",
    "subject": "reference_image",
    "style": "reference_image",
}


def model_of(request: TakeRequest, profile: VideoProfile) -> str:
    """The model's name on the wire: one for text, one for frames, one for references, as the request has
    them. They are one model to a user."""
    roles = {reference.role for reference in request.references}
    kind = "references" if roles & {"subject", "style"} else "frames" if roles else "text"
    return profile.wire[kind]


def body_of(request: TakeRequest, profile: VideoProfile, pictures: tuple[Picture, ...]) -> dict[str, Any]:
    """The JSON to send. Lengthening of the prompt by the vendor's own model is switched off: it would
    change spoken lines."""
    make = _flat if profile.wire["body"] == "flat" else _with_media
    body = make(request, profile, pictures)
    if request.negative_prompt and profile.negative_prompt:
        body["input"]["negative_prompt"] = request.negative_prompt
    parameters = body["parameters"]
    parameters["duration"] = request.seconds
    parameters["watermark"] = False
    if profile.wire.get("extends_prompt"):
        parameters["prompt_extend"] = False
    if profile.audio == "optional":
        parameters["audio"] = request.audio
    if request.seed is not None and profile.seed:
        parameters["seed"] = request.seed
    return {"model": model_of(request, profile), **body}


def _flat(request: TakeRequest, profile: VideoProfile, pictures: tuple[Picture, ...]) -> dict[str, Any]:
    """Wan 2.5 and 2.6: text says its size in pixels; with a picture, that decides the shape."""
    first = only(pictures, "first_frame")
    if first is None:
        size = f"{request.size.width_px}*{request.size.height_px}"
        return {"input": {"prompt": request.prompt}, "parameters": {"size": size}}
    return {
        "input": {"prompt": request.prompt, "img_url": first.url},
        "parameters": {"resolution": request.size.name.upper()},
    }


def _with_media(request: TakeRequest, profile: VideoProfile, pictures: tuple[Picture, ...]) -> dict[str, Any]:
    """The newer models: pictures by what they are for, in the order in which the prompt counts them."""
    said: dict[str, Any] = {"prompt": request.prompt}
    if pictures:
        said["media"] = [{"type": _TYPES[picture.role], "url": picture.url} for picture in pictures]
    parameters: dict[str, Any] = {"resolution": request.size.name.upper()}
    if only(pictures, "first_frame") is None:
        parameters["ratio"] = ratio_of(request.size)
    return {"input": said, "parameters": parameters}
