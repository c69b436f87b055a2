"""The Gemini Developer API, in rehearsal: Omni by interactions, Veo by operations, and files."""

from __future__ import annotations

import base64
import re
from typing import Any, ClassVar

from roughcut.rehearsal import google_manners
from roughcut.rehearsal.desk import DeskJob, Order, Picture
from roughcut.rehearsal.google_manners import KEY
from roughcut.rehearsal.omni import Interaction
from roughcut.rehearsal.protocol import Protocol, Route, Trouble, Turned
from roughcut.rehearsal.server import Answer, Call
from roughcut.rehearsal.shapes import pixels
from roughcut.rehearsal.strict import picture_bytes, read
from roughcut.rehearsal.veo import Prediction, order_of

_HOST = "https://generativelanguage.googleapis.com"  # as its addresses are, wherever it is asked
_INLINE_BYTES = 4 * 1024 * 1024
_LONGEST_S = {"gemini-omni-1.1-flash": 10, "gemini-omni-1.2-flash": 15}
_TAG = re.compile(r"<(FIRST_FRAME|LAST_FRAME|IMAGE_REF_\d+)>@Image(\d+)")
_VEO_MODELS = r"(veo-3\.1-(?:fast-|lite-)?generate-preview)"


class GeminiProtocol(Protocol):
    """POST /v1/interactions, POST /v1beta/models/MODEL:predictLongRunning, and what they lead to."""

    secrets: ClassVar[dict[str, str]] = {"GEMINI_API_KEY": KEY}

    def routes(self) -> tuple[Route, ...]:
        """Every path that it answers."""
        return (
            Route("POST", r"/v1(?:beta)?/interactions", "submit", self._interact),
            Route("GET", r"/v1(?:beta)?/interactions/(v1_\w+)", "poll", self._interaction),
            Route("POST", rf"/v1beta/models/{_VEO_MODELS}:predictLongRunning", "submit", self._predict),
            Route("GET", r"/v1beta/(models/[\w.-]+/operations/\w+)", "poll", self._operation),
            Route("GET", r"/v1(?:beta)?/files/([a-z0-9]+)", None, self._file),
            Route("GET", r"/v1(?:beta)?/files/([a-z0-9]+):download", "download", self._footage),
        )

    def allows(self, call: Call) -> bool:
        """The key in its own header."""
        return call.headers.get("x-goog-api-key") == KEY

    def trouble(self, trouble: Trouble, message: str = "", *, field: str = "") -> Answer:
        """Google's own words."""
        return google_manners.trouble(trouble, message, field=field)

    # -- Omni

    def _interact(self, call: Call) -> Answer:
        asked = read(Interaction, call, self)
        if not 3 <= asked.seconds <= _LONGEST_S[asked.model]:
            raise self.turn("the duration is out of range", field="response_format.duration")
        if asked.background and not asked.store:
            raise self.turn("a job in the background must be stored", field="store")
        job = self.desk.accept(self._order(asked, call), prefix="v1_")
        if asked.background:
            return Answer(200, {"id": job.id, "object": "interaction", "status": "in_progress"})
        while job.look() == "running":
            pass
        return Answer(200, self._resource(job))

    def _order(self, asked: Interaction, call: Call) -> Order:
        wanted = asked.response_format
        width, height = pixels(wanted.resolution, wanted.aspect_ratio)
        return Order(
            model=asked.model,
            prompt=asked.prompt,
            seconds=asked.seconds,
            width_px=width,
            height_px=height,
            rate=self.desk.rate,
            size=wanted.resolution,
            pictures=self._pictures(asked),
            body=call.json(),
        )

    def _pictures(self, asked: Interaction) -> tuple[Picture, ...]:
        """The pictures, each as the prompt's tags call it. Turns away tags without a picture."""
        tags = {int(number): tag for tag, number in _TAG.findall(asked.prompt)}
        count = len(asked.images)
        if any(not 1 <= number <= count for number in tags):
            raise self.turn("a tag names a picture that is not there", field="input")
        if "LAST_FRAME" in tags.values() and "FIRST_FRAME" not in tags.values():
            raise self.turn("<LAST_FRAME> needs <FIRST_FRAME>", field="input")
        roles = {"FIRST_FRAME": "first_frame", "LAST_FRAME": "last_frame"}
        return tuple(
            Picture(roles.get(tags.get(number, ""), "subject"), picture_bytes(image.data, self, "input"))
            for number, image in enumerate(asked.images, 1)
        )

    def _interaction(self, call: Call, job_id: str) -> Answer:
        job = self.known(job_id)
        if job.look() == "expired":
            raise Turned(self.trouble("not_found"))
        return Answer(200, self._resource(job))

    def _resource(self, job: DeskJob) -> dict[str, Any]:
        """The interaction as it stands."""
        found: dict[str, Any] = {"id": job.id, "object": "interaction", "model": job.order.model}
        match job.status:
            case "done":
                step = {"type": "model_output", "content": [self._video(job)]}
                return {**found, "status": "completed", "steps": [step]}
            case "refused":
                error = {"code": "PROHIBITED_CONTENT", "message": "The output was blocked."}
                return {**found, "status": "failed", "errors": [error]}
            case "failed":
                error = {"code": "INTERNAL", "message": "The model could not finish."}
                return {**found, "status": "failed", "errors": [error]}
        return {**found, "status": "in_progress"}

    def _video(self, job: DeskJob) -> dict[str, str]:
        content: dict[str, str] = {"type": "video", "mime_type": "video/mp4"}
        if job.order.body["response_format"].get("delivery", "inline") == "inline":
            footage = self.desk.footage_of(job)
            data = footage if isinstance(footage, bytes) else footage.read_bytes()
            if len(data) <= _INLINE_BYTES:
                return {**content, "data": base64.b64encode(data).decode()}
        return {**content, "uri": self._uri(job)}

    # -- Veo

    def _predict(self, call: Call, model: str) -> Answer:
        order = order_of(model, call, self, Prediction)
        job = self.desk.accept(order, prefix=f"models/{model}/operations/")
        return Answer(200, {"name": job.id})

    def _operation(self, call: Call, name: str) -> Answer:
        job = self.known(name)
        found: dict[str, Any] = {"name": name}
        match job.look():
            case "expired":
                raise Turned(self.trouble("not_found"))
            case "done":
                samples = {"generatedSamples": [{"video": {"uri": self._uri(job)}}]}
                return Answer(200, {**found, "done": True, "response": {"generateVideoResponse": samples}})
            case "refused":
                filtered = {
                    "raiMediaFilteredCount": 1,
                    "raiMediaFilteredReasons": ["Support codes: 58061214"],
                }
                return Answer(200, {**found, "done": True, "response": {"generateVideoResponse": filtered}})
            case "failed":
                error = {"code": 13, "message": "Video generation failed due to an internal server issue."}
                return Answer(200, {**found, "done": True, "error": error})
        return Answer(200, found)

    # -- files

    def _uri(self, job: DeskJob) -> str:
        return f"{_HOST}/v1beta/files/{_file_of(job)}:download?alt=media"

    def _job_of_file(self, name: str) -> DeskJob:
        job = next((job for job in self.desk.jobs if _file_of(job) == name), None)
        if job is None or job.status != "done":
            raise Turned(self.trouble("gone"))
        return job

    def file_state(self, job: DeskJob) -> str:
        """How the file of a job that is done stands: `PROCESSING`, `ACTIVE` or `FAILED`."""
        return "ACTIVE"

    def _file(self, call: Call, name: str) -> Answer:
        job = self._job_of_file(name)
        found = {"name": f"files/{name}", "mimeType": "video/mp4", "uri": self._uri(job)}
        return Answer(200, {**found, "state": self.file_state(job)})

    def _footage(self, call: Call, name: str) -> DeskJob:
        if call.query.get("alt") != "media":
            raise self.turn("a download needs alt=media", field="alt")
        return self._job_of_file(name)


def _file_of(job: DeskJob) -> str:
    """The name of a job's file, of small letters and digits alone."""
    return job.id.rpartition("/")[2].removeprefix("v1_")


PROTOCOL = GeminiProtocol
