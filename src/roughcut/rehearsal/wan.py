"""Requests to DashScope, as the Wan models take them: the flat one of 2.5, the media list of 2.7 and 3.0."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from roughcut.rehearsal.strict import Strict


class Input(Strict):
    """What the vendor's own SDK adds to every input."""

    extend_prompt: bool | None = None
    function: Literal["video-synthesis"] | None = None


class FlatInput(Input):
    """What Wan 2.5 is told."""

    prompt: str = Field(min_length=1, max_length=1500)
    negative_prompt: str = Field(default="", max_length=500)
    img_url: str | None = None


class FlatParameters(Strict):
    """How Wan 2.5 is to do it: pixels for text, a name for a picture."""

    size: str | None = None
    resolution: Literal["480P", "720P", "1080P"] | None = None
    duration: Literal[5, 10] = 5
    prompt_extend: bool = True
    audio: bool = True
    watermark: bool = False
    seed: int | None = Field(default=None, ge=0, le=2_147_483_647)


class Flat(Strict):
    """The whole request to Wan 2.5."""

    model: Literal["wan2.5-t2v-preview", "wan2.5-i2v-preview"]
    input: FlatInput
    parameters: FlatParameters


class Medium(Strict):
    """A picture and what it is for."""

    type: Literal["first_frame", "last_frame", "reference_image"]
    url: str


class MediaInput(Input):
    """What Wan 2.7 and 3.0 are told; 3.0 takes no negative prompt."""

    prompt: str = Field(min_length=1, max_length=5000)
    negative_prompt: str | None = Field(default=None, max_length=500)
    media: list[Medium] = Field(default=[], max_length=10)


class MediaParameters(Strict):
    """How they are to do it; 3.0 has no `prompt_extend`, and it alone has `audio` and 480P."""

    resolution: Literal["480P", "720P", "1080P"] = "1080P"
    ratio: Literal["16:9", "9:16", "1:1", "4:3", "3:4"] | None = None
    duration: int = Field(default=5, ge=2, le=30)
    prompt_extend: bool | None = None
    audio: bool | None = None
    watermark: bool = False
    seed: int | None = Field(default=None, ge=0, le=2_147_483_647)


class WithMedia(Strict):
    """The whole request to Wan 2.7 and 3.0."""

    model: Literal["wan2.7-t2v", "wan2.7-i2v", "wan2.7-r2v", "wan3.0-video", "wan3.0-video-prime"]
    input: MediaInput
    parameters: MediaParameters
