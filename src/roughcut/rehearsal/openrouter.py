"""OpenRouter's video protocol in rehearsal, transcribed on 2026-11-22 from its SDK 1.3.84."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from roughcut.models.video.service import JobStatus
from roughcut.rehearsal.desk import DeskJob, Order, Picture
from roughcut.rehearsal.protocol import Protocol, Route, Trouble, Turned
from roughcut.rehearsal.server import Answer, Call
from roughcut.rehearsal.shapes import exact_pixels
from roughcut.rehearsal.strict import Strict, read

_STATUSES: dict[JobStatus, str] = {
    "waiting": "pending",
    "running": "in_progress",
    "done": "completed",
    "failed": "failed",
    "refused": "failed",
    "expired": "expired",
}
_TROUBLES: dict[Trouble, tuple[int, str]] = {
    "bad_key": (401, "No auth credentials found"),
    "no_credit": (402, "Insufficient credits"),
    "bad_request": (400, "Bad request"),
    "not_found": (404, "Not found"),
    "gone": (410, "The content is no longer available"),
    "refused": (403, "Your input was flagged"),
    "rate_limit": (429, "Rate limit exceeded"),
    "server_error": (500, "Internal Server Error"),
    "overloaded": (503, "There is no available model provider that meets your routing requirements"),
}


class Address(Strict):
    """Where a picture is: an address, or the picture itself as one."""

    url: str = Field(pattern=r"^(https?://|data:image/)")


class Reference(Strict):
    """A picture that the video is to follow."""

    type: Literal["image_url"]
    image_url: Address


class Frame(Reference):
    """A picture that the video is to begin or to end with."""

    frame_type: Literal["first_frame", "last_frame"]


class Request(Strict):
    """A request for a video."""

    model: str = Field(pattern=r"^[\w.-]+/[\w.:-]+$")
    prompt: str = Field(min_length=1)
    duration: int = Field(default=5, ge=1)
    resolution: Literal["360p", "480p", "720p", "768p", "1080p", "1K", "2K", "4K"] = "720p"
    aspect_ratio: Literal["16:9", "9:16", "1:1", "4:3", "3:4", "3:2", "2:3", "21:9", "9:21"] = "16:9"
    size: str | None = None
    seed: int | None = None
    generate_audio: bool = True
    frame_images: list[Frame] = Field(default=[], max_length=2)
    input_references: list[Reference] = Field(default=[])
    previous_job_id: str | None = None
    callback_url: str | None = None
    provider: dict[str, Any] | None = None

    def pictures(self) -> tuple[Picture, ...]:
        """Every picture, with what it is for."""
        frames = [Picture.at(frame.frame_type, frame.image_url.url) for frame in self.frame_images]
        others = [Picture.at("subject", each.image_url.url) for each in self.input_references]
        return (*frames, *others)


class OpenRouter(Protocol):
    """`/api/v1/videos` with a bearer key. It lists no jobs."""

    base_path: ClassVar[str] = "/api/v1"
    secrets: ClassVar[dict[str, str]] = {"OPENROUTER_API_KEY": "sk-or-rehearsal-0000000000"}

    def routes(self) -> tuple[Route, ...]:
        """Create, retrieve, content."""
        return (
            Route("POST", "/videos", "submit", self._create),
            Route("GET", "/videos/([^/]+)", "poll", self._retrieve),
            Route("GET", "/videos/([^/]+)/content", "download", self._content),
        )

    def trouble(self, trouble: Trouble, message: str = "", *, field: str = "") -> Answer:
        """OpenRouter's error body: its code is the status, and moderation gives its reasons."""
        status, words = _TROUBLES[trouble]
        error: dict[str, Any] = {"code": status, "message": message or words}
        if trouble == "refused":
            error["metadata"] = {"reasons": ["violence"], "flagged_input": "…", "provider_name": "rehearsal"}
        return Answer(status, {"error": error})

    def _create(self, call: Call) -> Answer:
        request = read(Request, call, self)
        if request.frame_images and request.input_references:
            raise self.turn("Use frame_images or input_references, not both", field="input_references")
        roles = [frame.frame_type for frame in request.frame_images]
        if len(set(roles)) < len(roles):
            raise self.turn("Duplicate frame_type", field="frame_images")
        job = self.desk.accept(self._order(request))
        url = f"{call.host}{self.base_path}/videos/{job.id}"
        return Answer(202, {"id": job.id, "polling_url": url, "status": "pending"})

    def _order(self, request: Request) -> Order:
        width, height = exact_pixels(request.resolution, request.aspect_ratio)
        return Order(
            model=request.model,
            prompt=request.prompt,
            seconds=request.duration,
            width_px=width,
            height_px=height,
            rate=self.desk.rate,
            size=request.resolution,
            audio=request.generate_audio,
            seed=request.seed,
            pictures=request.pictures(),
            body=request.model_dump(mode="json", exclude={"frame_images", "input_references"}),
        )

    def _retrieve(self, call: Call, job_id: str) -> Answer:
        job = self.known(job_id)
        status = job.look()
        url = f"{call.host}{self.base_path}/videos/{job.id}"
        body: dict[str, Any] = {"id": job.id, "polling_url": url, "status": _STATUSES[status]}
        if status == "done":
            body |= {"unsigned_urls": [f"{url}/content?index=0"]}
            body |= {"usage": {"cost": float(job.entry.price_usd), "is_byok": False}}
        if status == "failed":
            body["error"] = "The provider could not make the video"
        if status == "refused":
            body["error"] = {
                "code": "OutputVideoSensitiveContentDetected",
                "message": "The video was withheld",
            }
        return Answer(200, body)

    def _content(self, call: Call, job_id: str) -> DeskJob:
        job = self.known(job_id)
        if job.status != "done" or call.query.get("index", "0") != "0":
            raise Turned(self.trouble("not_found", "There is no such content"))
        return job


PROTOCOL = OpenRouter
