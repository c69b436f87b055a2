"""From a request to the body of `POST /v1/videos`, in the dialect of each server that speaks it."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

from roughcut.errors import RequestError
from roughcut.models.video.profile import VideoProfile
from roughcut.models.video.providers.pictures import Picture, only
from roughcut.models.video.service import TakeRequest

Part = tuple[str, tuple[str | None, bytes | str, str | None]]
"""A part of a form, as httpx2 takes it: its name, then file name, content and type (None for a field)."""


def body_of(request: TakeRequest, profile: VideoProfile, pictures: tuple[Picture, ...]) -> dict[str, Any]:
    """The request as `Wire.buy` sends it: `files` for a form, `json` for JSON.

    Raises RequestError for pictures that the dialect cannot carry.
    """
    return _DIALECTS[dialect_of(profile)](request, profile, pictures)


def dialect_of(profile: VideoProfile) -> str:
    """`openai`, `vllm-omni` or `sglang`."""
    return profile.wire.get("dialect", "openai")


def model_of(profile: VideoProfile) -> str:
    """The model's name on the wire."""
    return profile.wire.get("model", profile.id)


def _openai(request: TakeRequest, profile: VideoProfile, pictures: tuple[Picture, ...]) -> dict[str, Any]:
    first = _first_alone(pictures, "OpenAI")
    parts = _fields(model=model_of(profile), prompt=request.prompt, **_shape(request))
    return {"files": [*parts, *([_file("input_reference", first)] if first else [])]}


def _vllm(request: TakeRequest, profile: VideoProfile, pictures: tuple[Picture, ...]) -> dict[str, Any]:
    fields = {"model": model_of(profile), "prompt": request.prompt, **_shape(request)}
    if profile.rate is not None:
        fields["fps"] = str(round(profile.rate))
    if request.negative_prompt:
        fields["negative_prompt"] = request.negative_prompt
    if request.seed is not None:
        fields["seed"] = str(request.seed)
    if profile.audio == "optional":
        fields["generate_sound"] = "true" if request.audio else "false"
    first, last = only(pictures, "first_frame"), only(pictures, "last_frame")
    others = [picture for picture in pictures if picture.role in ("subject", "style")]
    if last is not None:
        frames = [{"image_url": picture.url} for picture in (first, last) if picture is not None]
        fields["image_reference"] = json.dumps(frames)
    files = [_file("input_reference", first)] if first and not last else []
    return {"files": [*_fields(**fields), *files, *(_file("input_references", each) for each in others)]}


def _sglang(request: TakeRequest, profile: VideoProfile, pictures: tuple[Picture, ...]) -> dict[str, Any]:
    first = _first_alone(pictures, "SGLang")
    wishes: dict[str, Any] = {"model": model_of(profile), "prompt": request.prompt}
    wishes |= {"seconds": request.seconds, "size": _pixels(request)}
    if profile.rate is not None:
        wishes["fps"] = round(profile.rate)
    if request.negative_prompt:
        wishes["negative_prompt"] = request.negative_prompt
    if request.seed is not None:
        wishes["seed"] = request.seed
    if first is None:
        return {"json": wishes}
    # A picture goes as a file, and then everything goes as a form.
    fields = _fields(**{name: str(value) for name, value in wishes.items()})
    return {"files": [*fields, _file("input_reference", first)]}


_DIALECTS: dict[str, Callable[[TakeRequest, VideoProfile, tuple[Picture, ...]], dict[str, Any]]] = {
    "openai": _openai,
    "vllm-omni": _vllm,
    "sglang": _sglang,
}


def _shape(request: TakeRequest) -> dict[str, str]:
    return {"seconds": str(request.seconds), "size": _pixels(request)}


def _pixels(request: TakeRequest) -> str:
    return f"{request.size.width_px}x{request.size.height_px}"


def _first_alone(pictures: tuple[Picture, ...], server: str) -> Picture | None:
    if any(picture.role != "first_frame" for picture in pictures) or len(pictures) > 1:
        raise RequestError(
            f"{server}'s videos take one picture, the first frame; leave out the others.", provider="openai"
        )
    return pictures[0] if pictures else None


def _fields(**values: str) -> list[Part]:
    return [(name, (None, value, None)) for name, value in values.items()]


def _file(name: str, picture: Picture) -> Part:
    suffix = picture.mime_type.partition("/")[2]
    return (name, (f"{picture.role}.{suffix}", base64.b64decode(picture.data), picture.mime_type))
