"""The toy cloud in rehearsal."""

from typing import ClassVar

from roughcut.rehearsal.desk import DeskJob, Order
from roughcut.rehearsal.protocol import Protocol, Route, Trouble, Turned
from roughcut.rehearsal.server import Answer, Call

_STATUSES = {
    "bad_key": 401,
    "no_credit": 402,
    "not_found": 404,
    "gone": 410,
    "refused": 400,
    "rate_limit": 429,
}
_CODES = {"refused": "policy", "not_found": "unknown job"}


class Toy(Protocol):
    """POST /jobs, GET /jobs/ID, GET /jobs/ID.mp4; the caller names the job."""

    secrets: ClassVar[dict[str, str]] = {"TOYCLOUD_KEY": "toy-rehearsal-00000000"}
    finds = True

    def routes(self) -> tuple[Route, ...]:
        """Submit, download, poll."""
        return (
            Route("POST", "/jobs", "submit", self._submit),
            Route("GET", "/jobs/([^/]+)[.]mp4", "download", self._footage),
            Route("GET", "/jobs/([^/]+)", "poll", self._poll),
        )

    def allows(self, call: Call) -> bool:
        """One key."""
        return call.headers.get("x-toy-key") == self.secrets["TOYCLOUD_KEY"]

    def trouble(self, trouble: Trouble, message: str = "", *, field: str = "") -> Answer:
        """A status and a code."""
        return Answer(_STATUSES.get(trouble, 500), {"error": _CODES.get(trouble, trouble)})

    def _submit(self, call: Call) -> Answer:
        asked = call.json()
        width, height = map(int, asked["size"].split("x"))
        order = Order(
            "toy-1", asked["prompt"], asked["seconds"], width, height, self.desk.rate, token=asked["id"]
        )
        return Answer(200, {"id": self.desk.accept(order, job_id=asked["id"]).id})

    def _poll(self, call: Call, name: str) -> Answer:
        job = self.known(name)
        status = job.look()
        shown = "failed" if status == "refused" else status
        return Answer(200, {"is": shown, "why": {"refused": "policy", "done": ""}.get(status, "worn out")})

    def _footage(self, call: Call, name: str) -> DeskJob:
        job = self.known(name)
        if job.status != "done":
            raise Turned(self.trouble("not_found"))
        return job


PROTOCOL = Toy
