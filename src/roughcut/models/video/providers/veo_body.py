"""A request in Veo's words, by either of Google's addresses for it: instances and parameters."""

from __future__ import annotations

from typing import Any

from roughcut.models.video.profile import VideoProfile
from roughcut.models.video.providers.pictures import Picture, only
from roughcut.models.video.providers.tasks import ratio_of
from roughcut.models.video.service import TakeRequest


def body_of(request: TakeRequest, profile: VideoProfile, pictures: tuple[Picture, ...]) -> dict[str, Any]:
    """The JSON to send. A seed and the choice of sound are known on the Agent Platform alone, as the
    profile says."""
    instance: dict[str, Any] = {"prompt": request.prompt}
    first, last = only(pictures, "first_frame"), only(pictures, "last_frame")
    if first:
        instance["image"] = _image(first)
    if last:
        instance["lastFrame"] = _image(last)
    references = [picture for picture in pictures if picture.role in ("subject", "style")]
    if references:
        instance["referenceImages"] = [
            {"image": _image(each), "referenceType": "STYLE" if each.role == "style" else "ASSET"}
            for each in references
        ]
    parameters: dict[str, Any] = {
        "sampleCount": 1,
        "durationSeconds": request.seconds,
        "aspectRatio": ratio_of(request.size),
        "resolution": request.size.name,
    }
    if request.negative_prompt and profile.negative_prompt:
        parameters["negativePrompt"] = request.negative_prompt
    if profile.audio == "optional":
        parameters["generateAudio"] = request.audio
    if request.seed is not None and profile.seed:
        parameters["seed"] = request.seed
    return {"instances": [instance], "parameters": parameters}


def _image(picture: Picture) -> dict[str, str]:
    return {"bytesBase64Encoded": picture.data, "mimeType": picture.mime_type}
