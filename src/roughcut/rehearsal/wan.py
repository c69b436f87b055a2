"""Requests to DashScope, as its models take them: the flat one of Wan 2.5 and 2.6, the media list of Wan 2.7
and 3.0 and of HappyHorse; and what a model turns away."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from pydantic import Field

from roughcut.rehearsal.strict import Strict

SMALL = ("832*480", "480*832", "624*624")


class Input(Strict):
    """What the vendor's own SDK adds to every input."""

    extend_prompt: bool | None = None
    function: Literal["video-synthesis"] | None = None


class FlatInput(Input):
    """What Wan 2.5 and 2.6 are told."""

    prompt: str = Field(min_length=1, max_length=1500)
    negative_prompt: str = Field(default="", max_length=500)
    img_url: str | None = None


class FlatParameters(Strict):
    """How they are to do it: pixels for text, a name for a picture. Their sound cannot be switched off."""

    size: str | None = None
    resolution: Literal["480P", "720P", "1080P"] | None = None
    duration: int = Field(default=5, ge=2, le=15)
    prompt_extend: bool = True
    watermark: bool = False
    seed: int | None = Field(default=None, ge=0, le=2_147_483_647)


class Flat(Strict):
    """The whole request to Wan 2.5 or 2.6."""

    model: Literal["wan2.5-t2v-preview", "wan2.5-i2v-preview", "wan2.6-t2v", "wan2.6-i2v"]
    input: FlatInput
    parameters: FlatParameters


class Medium(Strict):
    """A picture and what it is for."""

    type: Literal["first_frame", "last_frame", "reference_image"]
    url: str


class MediaInput(Input):
    """What the newer models are told; Wan 2.7 alone takes a negative prompt."""

    prompt: str = Field(min_length=1, max_length=5000)
    negative_prompt: str | None = Field(default=None, max_length=500)
    media: list[Medium] = Field(default=[], max_length=10)


class MediaParameters(Strict):
    """How they are to do it; Wan 3.0 alone has `audio` and 480P, HappyHorse has no `prompt_extend`."""

    resolution: Literal["480P", "720P", "1080P"] = "1080P"
    ratio: Literal["16:9", "9:16", "1:1", "4:3", "3:4"] | None = None
    duration: int = Field(default=5, ge=2, le=30)
    prompt_extend: bool | None = None
    audio: bool | None = None
    watermark: bool = True
    seed: int | None = Field(default=None, ge=0, le=2_147_483_647)


class WithMedia(Strict):
    """The whole request to Wan 2.7 or 3.0 or to HappyHorse."""

    model: Literal[
        "wan2.7-t2v",
        "wan2.7-i2v",
        "wan2.7-r2v",
        "wan3.0-video",
        "wan3.0-video-prime",
        "happyhorse-1.0-t2v",
        "happyhorse-1.0-i2v",
        "happyhorse-1.0-r2v",
        "happyhorse-1.1-t2v",
        "happyhorse-1.1-i2v",
        "happyhorse-1.1-r2v",
    ]
    input: MediaInput
    parameters: MediaParameters


def flat_fault(asked: Flat) -> tuple[str, str]:
    """What a model of the flat manner turns away, in words and by its field; empty where all is well."""
    wanted, older = asked.parameters, asked.model.startswith("wan2.5")
    if (asked.input.img_url is not None) != ("-i2v" in asked.model):
        return "img_url is for image to video, and needed there", "input.img_url"
    if older and wanted.duration not in (5, 10):
        return "duration must be 5 or 10", "parameters.duration"
    if not older and (wanted.resolution == "480P" or wanted.size in SMALL):
        return "480P needs wan2.5", "parameters.resolution"
    return "", ""


def media_fault(asked: WithMedia) -> tuple[str, str]:
    """What a model does not have, and what does not go together."""
    wanted, types = asked.parameters, {each.type for each in asked.input.media}
    three, horse = asked.model.startswith("wan3.0"), asked.model.startswith("happyhorse")
    if (three or horse) and asked.input.negative_prompt is not None:
        return "negative_prompt is gone", "input.negative_prompt"
    if not three and (wanted.audio is not None or wanted.duration > 15 or wanted.resolution == "480P"):
        return "audio, 480P and more than 15 s need wan3.0", "parameters"
    if horse and _strange_to_horses(asked, types):
        return "prompt_extend, 2 s, last frames and long prompts are not for happyhorse", "parameters"
    if "reference_image" in types and types & {"first_frame", "last_frame"}:
        return "frames and references exclude each other", "input.media"
    if "last_frame" in types and "first_frame" not in types:
        return "a last frame needs a first one", "input.media"
    wants = "r2v" if "reference_image" in types else "i2v" if types else "t2v"
    if not three and not asked.model.endswith(wants):
        return f"{asked.model} does not take these media", "model"
    return "", ""


def _strange_to_horses(asked: WithMedia, types: Collection[str]) -> bool:
    """What HappyHorse alone turns away, as a ratio beside a first frame, which decides the shape there."""
    wanted, prompt = asked.parameters, asked.input.prompt
    shaped = "first_frame" in types and wanted.ratio is not None
    said = wanted.prompt_extend is not None or wanted.duration < 3 or len(prompt) > 5000
    return said or shaped or "last_frame" in types or len(asked.input.media) > 9
