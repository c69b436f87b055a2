"""MiniMax's second video interface in rehearsal, transcribed on 2026-11-22 from its OpenAPI document."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from roughcut.rehearsal.desk import Order, Picture
from roughcut.rehearsal.protocol import Protocol, Route, Trouble, Turned
from roughcut.rehearsal.server import Answer, Call
from roughcut.rehearsal.shapes import exact_pixels
from roughcut.rehearsal.strict import Strict, read

_TROUBLES: dict[Trouble, tuple[int, str, str]] = {
    "bad_key": (401, "authorized_error", "login fail (1004)"),
    "no_credit": (402, "insufficient_balance_error", "insufficient balance (1008)"),
    "bad_request": (400, "bad_request_error", "invalid params (2013)"),
    "not_found": (400, "bad_request_error", "invalid params, invalid task_id (2013)"),
    "refused": (422, "unprocessable_entity_error", "input new_sensitive (1026)"),
    "rate_limit": (429, "rate_limit_error", "rate limit (1002)"),
    "server_error": (500, "server_error", "unknown error (1000)"),
    "overloaded": (529, "overloaded_error", "overloaded"),
}
_RESOLUTIONS = {"MiniMax-H3": ("768P", "2K"), "MiniMax-H3-Max": ("480P", "768P")}
_SHORTEST_S = {"MiniMax-H3": 4, "MiniMax-H3-Max": 5}


class Text(Strict):
    """The prompt."""

    type: Literal["text"]
    text: str = Field(min_length=1, max_length=7000)


class Address(Strict):
    """Where a picture is: an address, a file of MiniMax's, or the picture itself."""

    url: str = Field(pattern=r"^(https?://|mm_file://|data:image/)")


class Image(Strict):
    """A picture, with what it is for."""

    type: Literal["image_url"]
    image_url: Address
    role: Literal["first_frame", "last_frame", "reference_image"]


class Extra(Strict):
    """What H3-Max alone takes."""

    prompt_expansion_mode: Literal["disabled", "balanced", "quality"] = "balanced"


class Request(Strict):
    """A request for a task."""

    model: Literal["MiniMax-H3", "MiniMax-H3-Max"]
    content: list[Text | Image] = Field(min_length=1)
    resolution: Literal["480P", "768P", "2K"]
    ratio: Literal["21:9", "16:9", "4:3", "1:1", "3:4", "9:16", "adaptive"] | None = None
    duration: int = Field(ge=4, le=15)
    aigc_watermark: bool = False
    extra: Extra | None = None
    callback_url: str | None = None

    @property
    def texts(self) -> list[str]:
        """Every text of the request."""
        return [part.text for part in self.content if isinstance(part, Text)]

    def pictures(self) -> tuple[Picture, ...]:
        """Every picture, with what it is for."""
        return tuple(
            Picture.at(part.role, part.image_url.url) for part in self.content if isinstance(part, Image)
        )


class MiniMax(Protocol):
    """`/v2/video_generation` with a bearer key. Tasks have no name of ours."""

    secrets: ClassVar[dict[str, str]] = {"MINIMAX_API_KEY": "sk-api-rehearsal-0000000000"}

    def routes(self) -> tuple[Route, ...]:
        """Create, query; the footage lies at an address that needs no key."""
        return (
            Route("POST", "/v2/video_generation", "submit", self._create),
            Route("GET", "/v2/query/video_generation/([^/]+)", "poll", self._query),
            self.stored(),
        )

    def trouble(self, trouble: Trouble, message: str = "", *, field: str = "") -> Answer:
        """MiniMax's error body; footage that is gone is refused by a plain file server."""
        if trouble == "gone":
            return Answer(403, "<Error><Code>AccessDenied</Code></Error>", "application/xml")
        status, kind, words = _TROUBLES[trouble]
        said = f"{message} (2013)" if message and trouble == "bad_request" else words
        error = {"type": kind, "message": said, "http_code": str(status)}
        return Answer(status, {"type": "error", "error": error, "request_id": "rehearsal"})

    def _create(self, call: Call) -> Answer:
        request = read(Request, call, self)
        self._check(request)
        return Answer(200, {"task_id": self.desk.accept(self._order(request)).id})

    def _check(self, request: Request) -> None:
        """What does not go together."""
        roles = [picture.role for picture in request.pictures()]
        if len(request.texts) != 1:
            raise self.turn("exactly one text is needed", field="content")
        if "reference_image" in roles and {"first_frame", "last_frame"} & set(roles):
            raise self.turn("frames and reference images exclude each other", field="content")
        if roles.count("reference_image") > 9 or roles.count("first_frame") > 1:
            raise self.turn("too many images", field="content")
        if not roles and request.ratio in (None, "adaptive"):
            raise self.turn("text alone needs a ratio", field="ratio")
        if request.resolution not in _RESOLUTIONS[request.model]:
            raise self.turn(f"{request.model} does not make this resolution", field="resolution")
        if request.duration < _SHORTEST_S[request.model]:
            raise self.turn("the duration is too short", field="duration")
        if request.extra is not None and request.model != "MiniMax-H3-Max":
            raise self.turn("extra is for MiniMax-H3-Max", field="extra")

    def _order(self, request: Request) -> Order:
        width, height = _frame(request)
        return Order(
            model=request.model,
            prompt=request.texts[0],
            seconds=request.duration,
            width_px=width,
            height_px=height,
            rate=self.desk.rate,
            size=request.resolution,
            pictures=request.pictures(),
            body=request.model_dump(mode="json", exclude={"content"}),
        )

    def _query(self, call: Call, job_id: str) -> Answer:
        job = self.known(job_id)
        status = job.look()
        task: dict[str, Any] = {"id": job.id, "model": job.order.model, "status": "running"}
        match status:
            case "expired":  # asked for after seven days
                raise Turned(self.trouble("not_found"))
            case "done":
                task |= {"status": "succeeded", "content": {"url": self.stored_at(job, call.host)}}
            case "refused":
                error = {"code": "1026", "message": "The content is sensitive."}
                task |= {"status": "failed", "error": error}
            case "failed":
                task |= {"status": "failed", "error": {"code": "1000", "message": "unknown error"}}
        return Answer(200, {"task": task})


def _frame(request: Request) -> tuple[int, int]:
    """The picture that is made: the sides of 768P are multiples of 32."""
    ratio = (request.ratio or "16:9").replace("adaptive", "16:9")
    if request.resolution == "768P" and ratio in ("16:9", "9:16"):
        return (1344, 768) if ratio == "16:9" else (768, 1344)
    return exact_pixels(request.resolution, ratio)


PROTOCOL = MiniMax
