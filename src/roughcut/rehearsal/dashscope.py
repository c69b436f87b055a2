"""DashScope, in rehearsal: flat requests and media lists, and tasks that end after a day."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from roughcut.rehearsal.desk import Order, Picture
from roughcut.rehearsal.protocol import Protocol, Route, Trouble
from roughcut.rehearsal.server import Answer, Call
from roughcut.rehearsal.shapes import pixels, ratio_of_picture
from roughcut.rehearsal.strict import picture_bytes, read
from roughcut.rehearsal.wan import (
    SMALL,
    Flat,
    FlatParameters,
    MediaParameters,
    WithMedia,
    flat_fault,
    media_fault,
)

_PIXELS = {
    *SMALL,
    *("1280*720", "720*1280", "960*960", "1088*832", "832*1088"),
    *("1920*1080", "1080*1920", "1440*1440", "1632*1248", "1248*1632"),
}
_NAMES = {
    480: "480p",
    624: "480p",
    720: "720p",
    832: "720p",
    960: "720p",
    1080: "1080p",
    1248: "1080p",
    1440: "1080p",
}
_ROLES = {"first_frame": "first_frame", "last_frame": "last_frame", "reference_image": "subject"}
_DATA = re.compile(r"data:image/(?:png|jpeg|webp|bmp);base64,(.*)", re.DOTALL)
_TROUBLES: dict[Trouble, tuple[int, str, str]] = {
    "bad_key": (401, "InvalidApiKey", "Invalid API-key provided."),
    "no_credit": (400, "Arrearage", "Access denied, please make sure your account is in good standing."),
    "bad_request": (400, "InvalidParameter", "The request parameters are invalid."),
    "not_found": (400, "InvalidParameter", "url error, please check url"),
    "refused": (400, "DataInspectionFailed", "Input data may contain inappropriate content."),
    "rate_limit": (429, "Throttling.RateQuota", "Requests rate limit exceeded, please try again later."),
    "server_error": (500, "InternalError", "An internal error has occured."),
    "overloaded": (503, "SystemError", "An system error has occured, please try again later."),
}


class DashScopeProtocol(Protocol):
    """POST services/aigc/video-generation/video-synthesis, and GET tasks/ID."""

    base_path: ClassVar[str] = "/api/v1"
    secrets: ClassVar[dict[str, str]] = {"DASHSCOPE_API_KEY": "rehearsal-key"}

    def routes(self) -> tuple[Route, ...]:
        """Every path that it answers."""
        return (
            Route("POST", r"/services/aigc/video-generation/video-synthesis", "submit", self._order),
            Route("GET", r"/tasks/([\w-]+)", "poll", self._task),
            self.stored(),
        )

    def trouble(self, trouble: Trouble, message: str = "", *, field: str = "") -> Answer:
        """DashScope's own codes. Footage that is gone is refused by a plain file server."""
        if trouble == "gone":
            return Answer(403, "<Error><Code>AccessDenied</Code></Error>", "application/xml")
        status, code, words = _TROUBLES[trouble]
        return Answer(status, {"code": code, "message": message or words, "request_id": "rehearsal"})

    def _order(self, call: Call) -> Answer:
        if call.headers.get("x-dashscope-async") != "enable":
            words = "current user api does not support synchronous calls"
            return Answer(403, {"code": "AccessDenied", "message": words, "request_id": "rehearsal"})
        model = str(call.json().get("model", ""))
        order = self._flat(call) if model.startswith(("wan2.5", "wan2.6")) else self._with_media(call)
        job = self.desk.accept(order)
        return Answer(200, _found({"task_status": "PENDING", "task_id": job.id}))

    def _flat(self, call: Call) -> Order:
        asked = read(Flat, call, self)
        wanted, picture = asked.parameters, asked.input.img_url
        self._turn_away(*flat_fault(asked))
        if picture is None:
            if wanted.size not in _PIXELS or wanted.resolution is not None:
                raise self.turn("size must be one of the listed, as 1280*720", field="parameters.size")
            width, height = map(int, wanted.size.split("*"))
            return self._desk_order(call, asked.model, asked.input.prompt, wanted, (width, height), ())
        if wanted.size is not None or wanted.resolution is None:
            raise self.turn("image to video takes a resolution, not a size", field="parameters.size")
        pictures = (self._picture("first_frame", picture),)
        size = pixels(wanted.resolution, _shape(pictures))
        return self._desk_order(call, asked.model, asked.input.prompt, wanted, size, pictures)

    def _with_media(self, call: Call) -> Order:
        asked = read(WithMedia, call, self)
        wanted = asked.parameters
        self._turn_away(*media_fault(asked))
        pictures = tuple(self._picture(_ROLES[each.type], each.url) for each in asked.input.media)
        size = pixels(wanted.resolution, wanted.ratio or _shape(pictures))
        return self._desk_order(call, asked.model, asked.input.prompt, wanted, size, pictures)

    def _turn_away(self, fault: str, field: str) -> None:
        if fault:
            raise self.turn(fault, field=field)

    def _picture(self, role: str, url: str) -> Picture:
        if url.startswith("https://"):
            return Picture(role, url=url)
        match = _DATA.fullmatch(url)
        if match is None:
            raise self.turn("a picture is an https address or a data: one", field="url")
        return Picture(role, picture_bytes(match[1], self, "url"))

    def _desk_order(
        self,
        call: Call,
        model: str,
        prompt: str,
        wanted: FlatParameters | MediaParameters,
        size: tuple[int, int],
        pictures: tuple[Picture, ...],
    ) -> Order:
        return Order(
            model=model,
            prompt=prompt,
            seconds=wanted.duration,
            width_px=size[0],
            height_px=size[1],
            rate=self.desk.rate,
            size=(wanted.resolution or _NAMES[min(size)]).lower(),
            audio=getattr(wanted, "audio", None) is not False,
            seed=wanted.seed,
            pictures=pictures,
            body=call.json(),
        )

    def _task(self, call: Call, job_id: str) -> Answer:
        job = self.desk.job(job_id)
        found: dict[str, Any] = {"task_id": job_id}
        match job.look() if job else "expired":
            case "expired":  # and a task that it does not know
                return Answer(200, _found({**found, "task_status": "UNKNOWN"}))
            case "done":
                url = self.stored_at(self.known(job_id), call.host)
                return Answer(200, _found({**found, "task_status": "SUCCEEDED", "video_url": url}))
            case "refused":
                words = "Output data may contain inappropriate content."
                failed = {"task_status": "FAILED", "code": "DataInspectionFailed", "message": words}
                return Answer(200, _found({**found, **failed}))
            case "failed":
                failed = {
                    "task_status": "FAILED",
                    "code": "InternalError.Algo",
                    "message": "inference failed",
                }
                return Answer(200, _found({**found, **failed}))
        return Answer(200, _found({**found, "task_status": "RUNNING"}))


def _found(output: dict[str, Any]) -> dict[str, Any]:
    return {"request_id": "rehearsal", "output": output}


def _shape(pictures: tuple[Picture, ...]) -> str:
    """The shape that the first picture gives to its footage."""
    return ratio_of_picture(pictures[0].content) if pictures and pictures[0].content else "16:9"


PROTOCOL = DashScopeProtocol
