"""Requests of `predictLongRunning`, as Veo takes them by either of Google's addresses."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from roughcut.rehearsal.desk import Order, Picture
from roughcut.rehearsal.protocol import Protocol
from roughcut.rehearsal.server import Call
from roughcut.rehearsal.shapes import pixels
from roughcut.rehearsal.strict import Strict, picture_bytes, read


class Image(Strict):
    """A picture inside the request, in base64."""

    bytesBase64Encoded: str  # noqa: N815 - the vendor's spelling
    mimeType: Literal["image/png", "image/jpeg", "image/webp", "image/bmp"]  # noqa: N815


class ReferenceImage(Strict):
    """A picture of somebody or something that is to appear, or of a style."""

    image: Image
    referenceType: Literal["ASSET", "STYLE"]  # noqa: N815


class Instance(Strict):
    """What is wanted."""

    prompt: str = Field(min_length=1)
    image: Image | None = None
    lastFrame: Image | None = None  # noqa: N815
    referenceImages: list[ReferenceImage] = Field(default=[], max_length=3)  # noqa: N815


class Parameters(Strict):
    """How it is wanted, as far as both addresses take it."""

    sampleCount: int = Field(default=1, ge=1, le=4)  # noqa: N815
    durationSeconds: Literal[4, 6, 8] = 8  # noqa: N815
    aspectRatio: Literal["16:9", "9:16"] = "16:9"  # noqa: N815
    resolution: Literal["720p", "1080p", "4k"] = "720p"
    personGeneration: Literal["allow_all", "allow_adult", "dont_allow"] | None = None  # noqa: N815
    negativePrompt: str = ""  # noqa: N815
    enhancePrompt: bool = True  # noqa: N815


class PlatformParameters(Parameters):
    """How it is wanted on the Agent Platform, which takes more."""

    seed: int | None = Field(default=None, ge=0, le=4_294_967_295)
    generateAudio: bool = True  # noqa: N815
    compressionQuality: Literal["optimized", "lossless"] = "optimized"  # noqa: N815
    resizeMode: Literal["pad", "crop"] = "pad"  # noqa: N815


class Prediction(Strict):
    """The whole request to the Gemini Developer API."""

    instances: list[Instance] = Field(min_length=1, max_length=1)
    parameters: Parameters = Parameters()


class PlatformPrediction(Strict):
    """The whole request to the Agent Platform."""

    instances: list[Instance] = Field(min_length=1, max_length=1)
    parameters: PlatformParameters = PlatformParameters()


def order_of(
    model: str, call: Call, protocol: Protocol, kind: type[Prediction] | type[PlatformPrediction]
) -> Order:
    """The order in a call. Raises Turned for a combination that Veo does not take."""
    asked = read(kind, call, protocol)
    instance, wanted = asked.instances[0], asked.parameters
    if wanted.durationSeconds != 8 and (wanted.resolution != "720p" or instance.referenceImages):
        raise protocol.turn("1080p, 4k and reference images need 8 seconds", field="durationSeconds")
    if instance.referenceImages and (instance.image or instance.lastFrame):
        raise protocol.turn("reference images exclude frames", field="referenceImages")
    if instance.lastFrame and not instance.image:
        raise protocol.turn("a last frame needs a first one", field="lastFrame")
    width, height = pixels(wanted.resolution, wanted.aspectRatio)
    return Order(
        model=model,
        prompt=instance.prompt,
        seconds=wanted.durationSeconds,
        width_px=width,
        height_px=height,
        rate=protocol.desk.rate,
        size=wanted.resolution,
        audio=getattr(wanted, "generateAudio", True),
        seed=getattr(wanted, "seed", None),
        pictures=_pictures(instance, protocol),
        body=call.json(),
    )


def _pictures(instance: Instance, protocol: Protocol) -> tuple[Picture, ...]:
    named = [("first_frame", instance.image), ("last_frame", instance.lastFrame)]
    named += [
        ("style" if each.referenceType == "STYLE" else "subject", each.image)
        for each in instance.referenceImages
    ]
    return tuple(
        Picture(role, picture_bytes(image.bytesBase64Encoded, protocol, role))
        for role, image in named
        if image is not None
    )
