"""Ark's video tasks in rehearsal, transcribed on 2026-11-22 from its SDK and its list of error codes."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from roughcut.models.video.service import JobStatus
from roughcut.rehearsal.desk import DeskJob, Order, Picture
from roughcut.rehearsal.protocol import Protocol, Route, Trouble
from roughcut.rehearsal.server import Answer, Call
from roughcut.rehearsal.shapes import exact_pixels
from roughcut.rehearsal.strict import Strict, read

_STATUSES: dict[JobStatus, str] = {
    "waiting": "queued",
    "running": "running",
    "done": "succeeded",
    "failed": "failed",
    "refused": "failed",
    "expired": "expired",
}
_ERRORS: dict[JobStatus, dict[str, str]] = {
    "failed": {"code": "InternalServiceError", "message": "The service failed to make the video."},
    "refused": {
        "code": "OutputVideoSensitiveContentDetected.PolicyViolation",
        "message": "The output video may break a rule.",
    },
}
_TROUBLES: dict[Trouble, tuple[int, str, str]] = {
    "bad_key": (401, "Unauthorized", "AuthenticationError"),
    "no_credit": (403, "Forbidden", "AccountOverdueError"),
    "bad_request": (400, "BadRequest", "InvalidParameter"),
    "not_found": (404, "NotFound", "ResourceNotFound"),
    "gone": (403, "Forbidden", "AccessDenied"),
    "refused": (400, "BadRequest", "InputTextSensitiveContentDetected"),
    "rate_limit": (429, "TooManyRequests", "RateLimitExceeded.EndpointRPMExceeded"),
    "server_error": (500, "InternalServerError", "InternalServiceError"),
    "overloaded": (429, "TooManyRequests", "ServerOverloaded"),
}


class Text(Strict):
    """The prompt."""

    type: Literal["text"]
    text: str = Field(min_length=1)


class Address(Strict):
    """Where a picture is: an address, or the picture itself as one."""

    url: str = Field(pattern=r"^(https?://|asset://|data:image/)")


class Image(Strict):
    """A picture, with what it is for."""

    type: Literal["image_url"]
    image_url: Address
    role: Literal["first_frame", "last_frame", "reference_image"] = "first_frame"


class Request(Strict):
    """A request for a task."""

    model: str = Field(pattern=r"^(dreamina|doubao)-seedance-|^ep-")
    content: list[Text | Image] = Field(min_length=1)
    ratio: Literal["16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "adaptive"] = "16:9"
    resolution: Literal["480p", "720p", "1080p", "4k"] = "720p"
    duration: int = Field(default=5, ge=2, le=30)
    generate_audio: bool = True
    seed: int = Field(default=-1, ge=-1, le=2**32 - 1)
    watermark: bool = False
    return_last_frame: bool = False
    callback_url: str | None = None

    @property
    def prompt(self) -> str:
        """The text of the request."""
        return "\n".join(part.text for part in self.content if isinstance(part, Text))

    def pictures(self) -> tuple[Picture, ...]:
        """Every picture, with what it is for."""
        return tuple(
            Picture.at(part.role, part.image_url.url) for part in self.content if isinstance(part, Image)
        )


class Seedance(Protocol):
    """`/api/v3/contents/generations/tasks` with a bearer key. Tasks are listed with their seeds."""

    base_path: ClassVar[str] = "/api/v3"
    secrets: ClassVar[dict[str, str]] = {"ARK_API_KEY": "ark-rehearsal-0000000000000000"}
    finds = True

    def routes(self) -> tuple[Route, ...]:
        """Create, list, retrieve; the footage lies at an address that needs no key."""
        tasks = "/contents/generations/tasks"
        return (
            Route("POST", tasks, "submit", self._create),
            Route("GET", tasks, "list", self._list),
            Route("GET", f"{tasks}/([^/]+)", "poll", self._retrieve),
            self.stored(),
        )

    def trouble(self, trouble: Trouble, message: str = "", *, field: str = "") -> Answer:
        """Ark's error body."""
        status, kind, code = _TROUBLES[trouble]
        if trouble == "gone":  # the footage lies in a store, whose addresses age
            return Answer(status, "<Error><Code>AccessDenied</Code></Error>", "application/xml")
        words = message or f"The request failed: {code}. Request id: 0217"
        return Answer(status, {"error": {"code": code, "message": words, "param": field, "type": kind}})

    def _create(self, call: Call) -> Answer:
        request = read(Request, call, self)
        roles = [picture.role for picture in request.pictures()]
        if "last_frame" in roles and "first_frame" not in roles:
            raise self.turn("a last frame needs a first frame", field="content")
        if "reference_image" in roles and "first_frame" in roles:
            raise self.turn("frames and reference images do not go together", field="content")
        return Answer(200, {"id": self.desk.accept(self._order(request), prefix="cgt-").id})

    def _order(self, request: Request) -> Order:
        width, height = _frame(request)
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
            body=request.model_dump(mode="json", exclude={"content"}),
        )

    def _list(self, call: Call) -> Answer:
        size, number = int(call.query.get("page_size", 20)), int(call.query.get("page_num", 1))
        jobs = sorted(self.desk.jobs, key=lambda job: job.entry.at, reverse=True)
        page = jobs[size * (number - 1) : size * number]
        return Answer(200, {"items": [self._task(job, call) for job in page], "total": len(jobs)})

    def _retrieve(self, call: Call, job_id: str) -> Answer:
        job = self.known(job_id)
        job.look()
        return Answer(200, self._task(job, call))

    def _task(self, job: DeskJob, call: Call) -> dict[str, Any]:
        made_s = int(job.entry.at.timestamp())
        task: dict[str, Any] = {"id": job.id, "model": job.order.model, "status": _STATUSES[job.status]}
        task |= {"created_at": made_s, "updated_at": made_s, "seed": job.order.seed}
        if job.status == "done":
            tokens = job.order.width_px * job.order.height_px * 24 * job.order.seconds // 1024
            task["content"] = {"video_url": self.stored_at(job, call.host)}
            task["usage"] = {"completion_tokens": tokens, "total_tokens": tokens}
        return task | ({"error": _ERRORS[job.status]} if job.status in _ERRORS else {})


def _frame(request: Request) -> tuple[int, int]:
    """The picture that Ark makes: its 2.0 models make another 480p than the others."""
    ratio = request.ratio.replace("adaptive", "16:9")
    if request.resolution == "480p" and "-seedance-2-0-" in request.model and ratio in ("16:9", "9:16"):
        return (864, 496) if ratio == "16:9" else (496, 864)
    return exact_pixels(request.resolution, ratio)


PROTOCOL = Seedance
