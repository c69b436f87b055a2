"""Kling's new interface, in rehearsal: a path a model, and tasks that can be asked for by our own name."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, ClassVar, Literal

from pydantic import Field

from roughcut.rehearsal import kling_manners
from roughcut.rehearsal.desk import DeskJob, Order, Picture
from roughcut.rehearsal.faults import CallKind, FaultKind
from roughcut.rehearsal.kling_manners import body
from roughcut.rehearsal.protocol import Protocol, Route, Trouble
from roughcut.rehearsal.server import Answer, Call
from roughcut.rehearsal.shapes import pixels, ratio_of_picture
from roughcut.rehearsal.strict import Strict, picture_bytes, read

_ROLES = {"first_frame": "first_frame", "last_frame": "last_frame", "refer_image": "subject"}
_NAMED = "?external_task_ids"  # a path that no caller can send
_SHOT = re.compile(r"shot (\d+), (\d+), (.{1,512})", re.DOTALL)
_MOST_SHOTS = 6
_MODELS = r"(kling-3\.0|kling-3\.0-turbo|kling-2\.6|kling-2\.5-turbo)"


class Content(Strict):
    """The prompt, or a picture: its address, or its bytes in base64 without a `data:` prefix."""

    type: Literal["prompt", "first_frame", "last_frame", "refer_image"]
    text: str | None = Field(default=None, min_length=1, max_length=3072)
    url: str | None = None
    id: str | None = None


class Settings(Strict):
    """How the footage is to be."""

    resolution: Literal["720p", "1080p", "4k"] = "720p"
    aspect_ratio: Literal["16:9", "9:16", "1:1"] | None = None
    duration: int = Field(default=5, ge=3, le=15)
    audio: Literal["native", "off"] | None = None
    multi_shot: bool | None = None


class Watermark(Strict):
    """Whether a second, marked copy is wanted."""

    enabled: bool = False


class Options(Strict):
    """What goes along with a task."""

    callback_url: str | None = None
    external_task_id: str | None = None
    watermark_info: Watermark = Watermark()


class Asked(Strict):
    """The whole request. Text alone has its prompt at the top, pictures are contents."""

    prompt: str | None = Field(default=None, min_length=1, max_length=3072)
    contents: list[Content] = Field(default=[])
    settings: Settings = Settings()
    options: Options = Options()


class KlingProtocol(Protocol):
    """POST /text-to-video, /image-to-video or /omni-video with a model, and GET /tasks."""

    secrets: ClassVar[dict[str, str]] = {"KLING_API_KEY": "rehearsal-key"}
    immune: ClassVar[frozenset[tuple[CallKind, FaultKind]]] = frozenset({("poll", "refused")})
    finds: ClassVar[bool] = True

    def routes(self) -> tuple[Route, ...]:
        """Every path that it answers."""
        return (
            Route("POST", rf"/(text-to-video)/{_MODELS}", "submit", self._order),
            Route("POST", rf"/(image-to-video)/{_MODELS}", "submit", self._order),
            Route("POST", r"/(omni-video)/(kling-3\.0-omni)", "submit", self._order),
            Route("GET", r"/tasks", "poll", self._by_id),
            Route("GET", r"/tasks\?external_task_ids", "list", self._by_name),
            self.stored(),
        )

    def answer(self, call: Call) -> Answer:
        """Tasks are asked for at one path by their ids or by our own names: two kinds of calls to us."""
        if call.path == "/tasks" and "external_task_ids" in call.query:
            return super().answer(replace(call, path=f"/tasks{_NAMED}"))
        return super().answer(call)

    def trouble(self, trouble: Trouble, message: str = "", *, field: str = "") -> Answer:
        """Kling's own codes."""
        return kling_manners.trouble(trouble, message)

    def _order(self, call: Call, family: str, model: str) -> Answer:
        asked = read(Asked, call, self)
        name = asked.options.external_task_id or ""
        if name and self.desk.job_of(name):
            raise self.turn("external_task_id must be unique", field="options.external_task_id")
        self._check(asked, family, model)
        job = self.desk.accept(self._desk_order(asked, call, family, model))
        return Answer(200, body(0, self._task(job)))

    def _check(self, asked: Asked, family: str, model: str) -> None:
        """What a model does not have, and what does not go together."""
        wanted, types = asked.settings, [content.type for content in asked.contents]
        if (family == "text-to-video") != (asked.prompt is not None):
            raise self.turn("text has its prompt at the top, pictures theirs in contents", field="prompt")
        if family == "image-to-video" and "first_frame" not in types:
            raise self.turn("first_frame is required", field="contents")
        if family != "text-to-video" and types.count("prompt") != 1:
            raise self.turn("exactly one prompt is required", field="contents")
        if "last_frame" in types and ("first_frame" not in types or model == "kling-3.0-turbo"):
            raise self.turn("last_frame is not supported here", field="contents")
        if "refer_image" in types and (family != "omni-video" or "first_frame" in types):
            raise self.turn("refer_image is not supported here", field="contents")
        if "first_frame" in types and wanted.aspect_ratio and family == "image-to-video":
            raise self.turn("a first frame decides the shape", field="settings.aspect_ratio")
        if model.startswith("kling-2") and (wanted.duration not in (5, 10) or wanted.resolution == "4k"):
            raise self.turn("duration must be 5 or 10, up to 1080p", field="settings.duration")
        if wanted.audio and "turbo" in model:
            raise self.turn("audio is not a setting of this model", field="settings.audio")
        self._check_shots(asked)
        if wanted.multi_shot is not None and not (model == "kling-3.0" or family == "omni-video"):
            raise self.turn("multi_shot is not a setting of this model", field="settings.multi_shot")

    def _check_shots(self, asked: Asked) -> None:
        """A prompt that begins as a list of shots is read as one, and must be one to its end."""
        prompt = asked.prompt or next(
            (each.text or "" for each in asked.contents if each.type == "prompt"), ""
        )
        if not prompt.startswith("shot 1, "):
            return
        shots = [_SHOT.fullmatch(each.strip()) for each in prompt.removesuffix(";").split(";")]
        told = [(int(each[1]), int(each[2])) for each in shots if each]
        numbered = [number for number, _ in told] == list(range(1, len(shots) + 1))
        lasting = sum(seconds for _, seconds in told) == asked.settings.duration
        if len(shots) > _MOST_SHOTS or not numbered or not lasting or min(told)[1] < 1:
            raise self.turn(
                "the shots must be one to six, and their seconds add up to duration", field="prompt"
            )

    def _desk_order(self, asked: Asked, call: Call, family: str, model: str) -> Order:
        pictures = tuple(self._picture(content) for content in asked.contents if content.type != "prompt")
        first = next((picture for picture in pictures if picture.role == "first_frame"), None)
        ratio: str = asked.settings.aspect_ratio or "16:9"
        if first and first.content:
            ratio = ratio_of_picture(first.content)
        width, height = pixels(asked.settings.resolution, ratio)
        prompt = asked.prompt or next(each.text or "" for each in asked.contents if each.type == "prompt")
        return Order(
            model=model,
            prompt=prompt,
            seconds=asked.settings.duration,
            width_px=width,
            height_px=height,
            rate=self.desk.rate,
            size=asked.settings.resolution,
            audio=asked.settings.audio == "native" or model == "kling-3.0-turbo",
            token=asked.options.external_task_id or "",
            pictures=pictures,
            body=call.json(),
        )

    def _picture(self, content: Content) -> Picture:
        role = _ROLES[content.type]
        if not content.url:
            raise self.turn(f"{content.type} needs a url", field="contents")
        if content.url.startswith("https://"):
            return Picture(role, url=content.url)
        return Picture(role, picture_bytes(content.url, self, content.type))

    def _by_id(self, call: Call) -> Answer:
        ids = call.query.get("task_ids", "").split(",")
        jobs = [job for each in ids if (job := self.desk.job(each))]
        kept = [job for job in jobs if job.look() != "expired"]
        return Answer(200, body(0, [self._task(job, call.host) for job in kept]))

    def _by_name(self, call: Call) -> Answer:
        job = self.desk.job_of(call.query["external_task_ids"])
        return Answer(200, body(0, [self._task(job, call.host)] if job else []))

    def _task(self, job: DeskJob, host: str = "") -> dict[str, Any]:
        """A task as it stands."""
        stands = {"waiting": "submitted", "running": "processing", "done": "succeeded"}
        found: dict[str, Any] = {
            "id": job.id,
            "status": stands.get(job.status, "failed"),
            "create_time": int(job.entry.at.timestamp() * 1000),
            "external_id": job.order.token,
        }
        if job.status == "done":
            url = self.stored_at(job, host)
            found["outputs"] = [{"type": "video", "url": url, "duration": f"{job.order.seconds}.041"}]
            found["billing"] = [{"charge_type": "unit", "amount": "3.0"}]
        if job.status == "failed":
            found["message"] = "The task could not be finished"
        return found


PROTOCOL = KlingProtocol
