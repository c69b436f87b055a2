"""Kling's first interface, in rehearsal: flat requests, signed keys whose time is checked, lists of tasks."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any, ClassVar, Literal

from pydantic import Field

from roughcut.rehearsal import kling_manners
from roughcut.rehearsal.desk import DeskJob, Order, Picture
from roughcut.rehearsal.faults import CallKind, FaultKind
from roughcut.rehearsal.kling_manners import body
from roughcut.rehearsal.protocol import Protocol, Route, Trouble, Turned
from roughcut.rehearsal.server import Answer, Call
from roughcut.rehearsal.shapes import pixels, ratio_of_picture
from roughcut.rehearsal.strict import Strict, picture_bytes, read

_ACCESS, _SECRET, _KEY = "rehearsal-access", "rehearsal-secret", "rehearsal-key"
_RESOLUTIONS = {"std": "720p", "pro": "1080p", "4k": "4k"}


class Asked(Strict):
    """What both kinds of tasks take."""

    model_name: Literal["kling-v2-5-turbo", "kling-v2-6"]
    prompt: str = Field(min_length=1, max_length=2500)
    negative_prompt: str = Field(default="", max_length=2500)
    mode: Literal["std", "pro"] = "std"
    duration: Literal["5", "10"] = "5"
    sound: Literal["on", "off"] | None = None
    external_task_id: str = ""
    callback_url: str | None = None


class FromText(Asked):
    """A request for `text2video`."""

    aspect_ratio: Literal["16:9", "9:16", "1:1"] = "16:9"


class FromImage(Asked):
    """A request for `image2video`: pictures are addresses, or base64 without a `data:` prefix."""

    image: str
    image_tail: str | None = None


class KlingLegacyProtocol(Protocol):
    """POST /v1/videos/text2video or image2video, and GET of one task, by its id or our own name for it,
    or of a page of them."""

    secrets: ClassVar[dict[str, str]] = {"KLING_ACCESS_KEY": _ACCESS, "KLING_SECRET_KEY": _SECRET}
    immune: ClassVar[frozenset[tuple[CallKind, FaultKind]]] = frozenset({("poll", "refused")})
    finds: ClassVar[bool] = True

    def routes(self) -> tuple[Route, ...]:
        """Every path that it answers."""
        return (
            Route("POST", r"/v1/videos/(text2video)", "submit", self._from_text),
            Route("POST", r"/v1/videos/(image2video)", "submit", self._from_image),
            Route("GET", r"/v1/videos/(text2video|image2video)", "list", self._page),
            Route("GET", r"/v1/videos/(text2video|image2video)/([0-9a-f]{24})", "poll", self._by_id),
            Route("GET", r"/v1/videos/(text2video|image2video)/([\w-]+)", "list", self._by_name),
            self.stored(),
        )

    def answer(self, call: Call) -> Answer:
        """Every answer tells the server's time, which may differ from ours."""
        answer = super().answer(call)
        date = format_datetime(datetime.fromtimestamp(self._now(), UTC), usegmt=True)
        return Answer(
            answer.status,
            answer.body,
            answer.kind,
            {**answer.headers, "Date": date},
            answer.cut,
            answer.endless,
        )

    def allows(self, call: Call) -> bool:
        """A plain key, or a signature of now. Raises Turned for one that is too early or too late."""
        if call.bearer == _KEY:
            return True
        head, _, signature = call.bearer.rpartition(".")
        wanted = hmac.new(_SECRET.encode(), head.encode(), hashlib.sha256).digest()
        if not hmac.compare_digest(base64.urlsafe_b64encode(wanted).rstrip(b"=").decode(), signature):
            return False
        claims = json.loads(base64.urlsafe_b64decode(head.split(".")[1] + "=="))
        if claims["nbf"] > self._now():
            raise Turned(Answer(401, body(1003, message="Authorization is not yet valid")))
        if claims["exp"] < self._now():
            raise Turned(Answer(401, body(1004, message="Authorization has expired")))
        return bool(claims["iss"] == _ACCESS)

    def trouble(self, trouble: Trouble, message: str = "", *, field: str = "") -> Answer:
        """Kling's own codes; a task that it does not know is a wrong parameter here."""
        if trouble == "not_found":
            return kling_manners.trouble("bad_request", "Task not found")
        return kling_manners.trouble(trouble, message)

    def _now(self) -> float:
        return time.time() + self.desk.faults.skew_s

    # -- orders

    def _from_text(self, call: Call, kind: str) -> Answer:
        asked = read(FromText, call, self)
        return self._accepted(asked, call, kind, asked.aspect_ratio, ())

    def _from_image(self, call: Call, kind: str) -> Answer:
        asked = read(FromImage, call, self)
        if asked.image_tail and asked.mode != "pro":
            raise self.turn("image_tail needs mode pro", field="image_tail")
        pictures = [self._picture("first_frame", asked.image)]
        if asked.image_tail:
            pictures.append(self._picture("last_frame", asked.image_tail))
        ratio = ratio_of_picture(pictures[0].content) if pictures[0].content else "16:9"
        return self._accepted(asked, call, kind, ratio, tuple(pictures))

    def _picture(self, role: str, value: str) -> Picture:
        if value.startswith("https://"):
            return Picture(role, url=value)
        return Picture(role, picture_bytes(value, self, role))

    def _accepted(
        self, asked: Asked, call: Call, kind: str, ratio: str, pictures: tuple[Picture, ...]
    ) -> Answer:
        if asked.sound and asked.model_name == "kling-v2-5-turbo":
            raise self.turn("sound is not supported by this model", field="sound")
        if asked.sound == "on" and asked.mode != "pro":
            raise self.turn("sound needs mode pro", field="sound")
        if asked.external_task_id and self.desk.job_of(asked.external_task_id):
            raise self.turn("external_task_id must be unique", field="external_task_id")
        width, height = pixels(_RESOLUTIONS[asked.mode], ratio)
        order = Order(
            model=asked.model_name,
            prompt=asked.prompt,
            seconds=int(asked.duration),
            width_px=width,
            height_px=height,
            rate=self.desk.rate,
            size=_RESOLUTIONS[asked.mode],
            audio=asked.sound == "on",
            token=asked.external_task_id,
            pictures=pictures,
            body=call.json(),
        )
        return Answer(200, body(0, self._task(self.desk.accept(order, prefix=f"{kind}/"))))

    # -- tasks

    def _by_id(self, call: Call, kind: str, job_id: str) -> Answer:
        job = self.known(f"{kind}/{job_id}")
        if job.look() == "expired":
            raise Turned(self.trouble("not_found"))
        return Answer(200, body(0, self._task(job, call.host)))

    def _by_name(self, call: Call, kind: str, name: str) -> Answer:
        job = self.desk.job_of(name)
        if job is None or _kind_of(job) != kind:
            raise Turned(self.trouble("not_found"))
        return Answer(200, body(0, self._task(job, call.host)))

    def _page(self, call: Call, kind: str) -> Answer:
        number, size = int(call.query.get("pageNum", "1")), int(call.query.get("pageSize", "30"))
        if not (1 <= number <= 1000 and 1 <= size <= 500):
            raise self.turn("pageNum or pageSize is out of range", field="pageSize")
        newest = [job for job in reversed(self.desk.jobs) if _kind_of(job) == kind]
        page = newest[(number - 1) * size : number * size]
        return Answer(200, body(0, [self._task(job, call.host) for job in page]))

    def _task(self, job: DeskJob, host: str = "") -> dict[str, Any]:
        """A task as it stands."""
        stands = {"waiting": "submitted", "running": "processing", "done": "succeed"}
        made_ms = int(job.entry.at.timestamp() * 1000)
        found: dict[str, Any] = {
            "task_id": job.id.partition("/")[2],
            "task_status": stands.get(job.status, "failed"),
            "task_info": {"external_task_id": job.order.token},
            "created_at": made_ms,
            "updated_at": made_ms,
        }
        if job.status == "done":
            video = {
                "id": job.id,
                "url": self.stored_at(job, host),
                "duration": f"{job.order.seconds}.1",
            }
            found["task_result"] = {"videos": [video]}
        if job.status == "failed":
            found["task_status_msg"] = "The task could not be finished"
        return found


def _kind_of(job: DeskJob) -> str:
    return job.id.partition("/")[0]


PROTOCOL = KlingLegacyProtocol
