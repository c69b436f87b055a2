"""Google's Agent Platform, in rehearsal: Veo, whose footage comes inside the answer."""

from __future__ import annotations

import base64
from typing import Any, ClassVar

from pydantic import Field

from roughcut.rehearsal import google_manners
from roughcut.rehearsal.faults import LEGAL, CallKind, FaultKind
from roughcut.rehearsal.google_manners import KEY
from roughcut.rehearsal.protocol import Protocol, Route, Trouble, Turned
from roughcut.rehearsal.server import Answer, Call
from roughcut.rehearsal.strict import Strict, read
from roughcut.rehearsal.veo import PlatformPrediction, order_of

_MODEL = r"(veo-3\.1-(?:fast-|lite-)?generate-001)"
_ROOT = "/v1beta1/publishers/google/models/"


class FetchOperation(Strict):
    """Which operation is asked about."""

    operationName: str = Field(pattern=r"^publishers/google/models/[\w.-]+/operations/\w+$")  # noqa: N815


class VertexProtocol(Protocol):
    """POST MODEL:predictLongRunning and MODEL:fetchPredictOperation, with a key of the express mode."""

    secrets: ClassVar[dict[str, str]] = {"GOOGLE_API_KEY": KEY}
    immune: ClassVar[frozenset[tuple[CallKind, FaultKind]]] = frozenset(
        ("download", kind) for kind in LEGAL["download"]
    )  # nothing is downloaded: a poll brings the footage

    def routes(self) -> tuple[Route, ...]:
        """Every path that it answers."""
        return (
            Route("POST", rf"{_ROOT}{_MODEL}:predictLongRunning", "submit", self._predict),
            Route("POST", rf"{_ROOT}{_MODEL}:fetchPredictOperation", "poll", self._operation),
        )

    def allows(self, call: Call) -> bool:
        """The key in its own header."""
        return call.headers.get("x-goog-api-key") == KEY

    def trouble(self, trouble: Trouble, message: str = "", *, field: str = "") -> Answer:
        """Google's own words."""
        return google_manners.trouble(trouble, message, field=field)

    def _predict(self, call: Call, model: str) -> Answer:
        order = order_of(model, call, self, PlatformPrediction)
        job = self.desk.accept(order, prefix=f"publishers/google/models/{model}/operations/")
        return Answer(200, {"name": job.id})

    def _operation(self, call: Call, model: str) -> Answer:
        name = read(FetchOperation, call, self).operationName
        job = self.known(name)
        if name.split("/")[3] != model:
            raise self.turn("the operation is another model's", field="operationName")
        found: dict[str, Any] = {"name": name}
        match job.look():
            case "expired":
                raise Turned(self.trouble("not_found"))
            case "done":
                footage = self.desk.footage_of(job)
                data = footage if isinstance(footage, bytes) else footage.read_bytes()
                encoded = base64.b64encode(data).decode()
                videos = [{"bytesBase64Encoded": encoded, "mimeType": "video/mp4"}]
                return Answer(200, {**found, "done": True, "response": {"videos": videos}})
            case "refused":
                filtered = {
                    "raiMediaFilteredCount": 1,
                    "raiMediaFilteredReasons": ["Support codes: 58061214"],
                }
                return Answer(200, {**found, "done": True, "response": filtered})
            case "failed":
                error = {"code": 13, "message": "Video generation failed due to an internal server issue."}
                return Answer(200, {**found, "done": True, "error": error})
        return Answer(200, found)


PROTOCOL = VertexProtocol
