"""Requests of the Interactions API, as far as Gemini Omni takes them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from roughcut.rehearsal.strict import Strict


class ImagePart(Strict):
    """A picture inside the request, in base64."""

    type: Literal["image"]
    data: str
    mime_type: Literal["image/png", "image/jpeg", "image/webp", "image/bmp"]


class TextPart(Strict):
    """A piece of the prompt."""

    type: Literal["text"]
    text: str = Field(min_length=1)


Part = ImagePart | TextPart


class UserInput(Strict):
    """What the user says in one turn."""

    type: Literal["user_input"]
    content: list[Part] = Field(min_length=1)


class VideoFormat(Strict):
    """The footage that is wanted; the duration is a text such as `8s`."""

    type: Literal["video"]
    aspect_ratio: Literal["16:9", "9:16"] = "16:9"
    resolution: Literal["360p", "720p", "1080p", "4k"] = "720p"
    duration: str = Field(default="8s", pattern=r"^\d+s$")
    delivery: Literal["inline", "uri"] = "inline"


class VideoConfig(Strict):
    """What is to be done."""

    task: Literal["text_to_video", "image_to_video", "reference_to_video"] | None = None


class GenerationConfig(Strict):
    """How it is to be done: only what video models know."""

    video_config: VideoConfig = VideoConfig()


class Interaction(Strict):
    """The whole request."""

    model: Literal["gemini-omni-1.1-flash", "gemini-omni-1.2-flash"]
    input: str | list[UserInput] | list[Part]
    response_format: VideoFormat
    generation_config: GenerationConfig = GenerationConfig()
    background: bool = False
    store: bool = True
    stream: Literal[False] = False

    @property
    def parts(self) -> list[Part]:
        """Everything said, in order."""
        if isinstance(self.input, str):
            return [TextPart(type="text", text=self.input)]
        return [
            part for each in self.input for part in (each.content if isinstance(each, UserInput) else [each])
        ]

    @property
    def prompt(self) -> str:
        """The text of it."""
        return " ".join(part.text for part in self.parts if isinstance(part, TextPart))

    @property
    def images(self) -> list[ImagePart]:
        """The pictures of it."""
        return [part for part in self.parts if isinstance(part, ImagePart)]

    @property
    def seconds(self) -> int:
        """The length that is wanted."""
        return int(self.response_format.duration[:-1])
