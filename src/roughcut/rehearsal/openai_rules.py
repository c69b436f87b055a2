"""What OpenAI's video service demands of a request, and what local engines do: fields, values, pictures.

Transcribed on 2026-11-22 from OpenAI's API document of 2026-05-31 (schemas CreateVideoMultipartBody and
CreateVideoJsonBody), from vLLM-Omni 0.30 and from SGLang-Diffusion 0.5.23.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from roughcut.rehearsal.desk import Picture
from roughcut.rehearsal.protocol import Turned
from roughcut.rehearsal.server import Call

Complain = Callable[[str, str, str], Turned]
"""Message, field and code to the vendor's own refusal."""

_SORA_SIZES = {
    "sora-2": {"720x1280", "1280x720"},
    "sora-2-pro": {"720x1280", "1280x720", "1024x1792", "1792x1024"},
}
_FIELDS = {
    "openai": {"model", "prompt", "seconds", "size", "input_reference"},
    "vllm-omni": {
        *("model", "prompt", "seconds", "size", "input_reference", "input_references", "image_reference"),
        *("width", "height", "num_frames", "fps", "negative_prompt", "seed", "generate_sound"),
        *("num_inference_steps", "guidance_scale", "guidance_scale_2", "boundary_ratio", "flow_shift"),
        *("video_reference", "audio_reference", "control_reference", "lora", "extra_params", "user"),
    },
    "sglang": {
        *("model", "prompt", "seconds", "size", "input_reference", "reference_url", "video_reference"),
        *("fps", "num_frames", "seed", "negative_prompt", "num_inference_steps", "guidance_scale"),
    },
}
_ROLES = {"input_reference": "first_frame", "input_references": "subject"}


@dataclass
class Wish:
    """A request as understood: its plain fields, and its pictures."""

    fields: dict[str, Any] = field(default_factory=dict)
    pictures: list[Picture] = field(default_factory=list)

    def text(self, name: str) -> str:
        """A field as text, empty where it was left out."""
        return str(self.fields.get(name, ""))


def read_wish(call: Call, dialect: str, complain: Complain) -> Wish:
    """The request, checked as the vendor would. Raises Turned for the first thing that is wrong."""
    if call.kind == "multipart/form-data":
        wish = _of_form(call, complain)
    elif dialect != "vllm-omni" and call.kind == "application/json":
        wish = _of_json(call, complain)
    else:
        raise complain(f"Unsupported content type: '{call.kind}'.", "", "unsupported_content_type")
    for name in wish.fields:
        if name not in _FIELDS[dialect]:
            raise complain(f"Unknown parameter: '{name}'.", name, "unknown_parameter")
    if not wish.text("prompt"):
        raise complain("Missing required parameter: 'prompt'.", "prompt", "missing_required_parameter")
    (_check_sora if dialect == "openai" else _check_local)(wish, call, dialect, complain)
    return wish


def model_named(call: Call) -> str:
    """The model that a request names, before anything else is known of it."""
    try:
        fields = dict(call.form().fields) if call.kind == "multipart/form-data" else call.json()
    except ValueError:
        return ""
    return str(fields.get("model", "sora-2"))


def _of_form(call: Call, complain: Complain) -> Wish:
    form = call.form()
    wish = Wish(dict(form.fields))
    for name, upload in form.files:
        if not upload.kind.startswith("image/"):
            raise complain(f"Invalid file type: '{upload.kind}'.", name, "invalid_value")
        wish.fields.setdefault(name, upload.name)
        wish.pictures.append(Picture(_ROLES.get(name, name), upload.content))
    if "image_reference" in wish.fields:
        wish.pictures += _referred(wish.fields["image_reference"], complain)
    return wish


def _of_json(call: Call, complain: Complain) -> Wish:
    try:
        wish = Wish(call.json())
    except ValueError as error:
        raise complain("We could not parse the JSON body of your request.", "", "invalid_json") from error
    reference = wish.fields.get("input_reference")
    if isinstance(reference, dict) and len(reference) == 1:
        wish.pictures.append(Picture.at("first_frame", str(reference.get("image_url", ""))))
    elif reference is not None:
        raise complain("Provide exactly one of image_url or file_id.", "input_reference", "invalid_value")
    return wish


def _referred(text: str, complain: Complain) -> list[Picture]:
    try:
        entries = json.loads(text)
    except ValueError as error:
        raise complain("image_reference is no JSON.", "image_reference", "invalid_value") from error
    entries = entries if isinstance(entries, list) else [entries]
    roles = ("first_frame", "last_frame")
    if len(entries) > len(roles) or any(not isinstance(each, dict) or len(each) != 1 for each in entries):
        raise complain("image_reference takes one or two pictures.", "image_reference", "invalid_value")
    return [
        Picture.at(role, str(each.get("image_url", ""))) for role, each in zip(roles, entries, strict=False)
    ]


def _check_sora(wish: Wish, call: Call, dialect: str, complain: Complain) -> None:
    model, seconds, size = wish.text("model") or "sora-2", wish.fields.get("seconds", "4"), wish.text("size")
    family = re.sub(r"-\d{4}-\d{2}-\d{2}$", "", model)
    if family not in _SORA_SIZES:
        raise complain(f"The model '{model}' does not exist.", "model", "model_not_found")
    if len(wish.text("prompt")) > 32_000:
        raise complain("The prompt is longer than 32000 characters.", "prompt", "string_above_max_length")
    if seconds not in ("4", "8", "12"):
        raise complain(
            f"Invalid value: {seconds!r}. Supported values are: '4', '8' and '12'.",
            "seconds",
            "invalid_value",
        )
    if (size or "720x1280") not in _SORA_SIZES[family]:
        raise complain(f"Invalid value: '{size}' for this model.", "size", "invalid_value")
    for picture in wish.pictures:
        shown = _size_of(picture.content)
        if picture.content and shown != (size or "720x1280"):
            words = "must match the width and height asked for" if shown else "cannot be read"
            raise complain(f"The picture {words}.", "input_reference", "")


def _check_local(wish: Wish, call: Call, dialect: str, complain: Complain) -> None:
    seconds, size = wish.fields.get("seconds", "4"), wish.text("size")
    is_whole = isinstance(seconds, int) or (isinstance(seconds, str) and re.fullmatch(r"[1-9]\d*", seconds))
    if not is_whole or (dialect == "sglang" and call.kind == "application/json" and isinstance(seconds, str)):
        raise complain("seconds is no positive whole number.", "seconds", "")
    if size and not re.fullmatch(r"\d+x\d+", size):
        raise complain("size is not WIDTHxHEIGHT.", "size", "")


def _size_of(content: bytes) -> str:
    """The size of a picture as `1280x720`; empty for what is none."""
    from PIL import Image, UnidentifiedImageError  # heavy: only when a picture comes

    try:
        with Image.open(io.BytesIO(content)) as picture:
            return f"{picture.width}x{picture.height}"
    except UnidentifiedImageError:
        return ""
