"""Running an open-weight video model in this process, by the diffusers library."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from functools import lru_cache
from math import ceil
from pathlib import Path
from typing import Any

import numpy as np

from roughcut.errors import RequestError
from roughcut.film.encode import TakeWriter
from roughcut.models.video.profile import ReferenceRole, VideoProfile
from roughcut.models.video.service import TakeRequest

_one_at_a_time = threading.Lock()
"""A graphics card holds one model, and a model makes one take at a time."""


def make_take(request: TakeRequest, profile: VideoProfile, weights: str, file: Path) -> None:
    """Write the mp4 of a request, exactly as long as asked, silent. `weights` is a folder or a hub id.

    Raises RequestError for weights that cannot be loaded, memory that does not suffice, and whatever
    else the library says; no file is left then.
    """
    kind = "frames" if request.references else "text"
    with _one_at_a_time, _our_errors(profile, weights):
        pipeline = _loaded(weights, profile.wire[kind])
        frames = _frames(pipeline, request, profile)
        rate = profile.rate or Fraction(24)
        with TakeWriter(file, request.size.width_px, request.size.height_px, rate) as take:
            for frame in frames[: round(request.seconds * rate)]:
                take.write(np.ascontiguousarray((frame * 255).round().clip(0, 255).astype(np.uint8)))


@lru_cache(maxsize=1)
def _loaded(weights: str, class_name: str) -> Any:
    """The pipeline with its weights, on the graphics card where there is one. The last one is kept."""
    import diffusers  # heavy, as is torch: only where a take is made
    import torch

    on_card = torch.cuda.is_available()
    kind = getattr(diffusers, class_name)
    pipeline = kind.from_pretrained(
        weights,
        torch_dtype=torch.bfloat16 if on_card else torch.float32,
        use_safetensors=True,  # the older form of weights can run code
    )
    pipeline.set_progress_bar_config(disable=True)
    return pipeline.to("cuda" if on_card else "cpu")


def _frames(pipeline: Any, request: TakeRequest, profile: VideoProfile) -> Any:
    """The pictures of a take: N×H×W×3, 0…1, at least as many as are needed."""
    import torch

    step = int(profile.wire["frame_step"])
    needed = round(request.seconds * (profile.rate or Fraction(24)))
    asked: dict[str, Any] = {
        "prompt": request.prompt,
        "height": request.size.height_px,
        "width": request.size.width_px,
        "num_frames": ceil((needed - 1) / step) * step + 1,  # the models make a multiple, and one
        "num_inference_steps": int(profile.wire["steps"]),
        "generator": torch.Generator("cpu").manual_seed(request.seed or 0),
        "output_type": "np",
    }
    if request.negative_prompt:
        asked["negative_prompt"] = request.negative_prompt
    for role, name in (("first_frame", "image"), ("last_frame", "last_image")):
        if picture := _picture(request, role):  # type: ignore[arg-type]
            asked[name] = picture
    return pipeline(**asked).frames[0]


def _picture(request: TakeRequest, role: ReferenceRole) -> Any:
    """The request's picture of that role, in the size of the take; None where it has none."""
    from PIL import Image

    for reference in request.references:
        if reference.role == role:
            with Image.open(reference.path) as picture:
                return picture.convert("RGB").resize((request.size.width_px, request.size.height_px))
    return None


@contextmanager
def _our_errors(profile: VideoProfile, weights: str) -> Iterator[None]:
    """The library's errors as one of ours."""
    try:
        yield
    except (OSError, RuntimeError, ValueError, TypeError, AttributeError) as error:
        said = " ".join(str(error).split())[:300]
        raise RequestError(
            f"{profile.title} could not make this take with the weights at {weights}: {said} Check "
            "DIFFUSERS_WEIGHTS, or try a smaller --size.",
            provider=profile.provider,
            code=type(error).__name__,
        ) from error
