"""OpenAI's `/v1/videos` in rehearsal, and the dialects of the engines that follow it."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from roughcut.models.video.catalogue import profiles
from roughcut.models.video.service import JobStatus
from roughcut.rehearsal.desk import DeskJob, Order
from roughcut.rehearsal.openai_rules import Wish, model_named, read_wish
from roughcut.rehearsal.protocol import Protocol, Route, Trouble, Turned
from roughcut.rehearsal.server import Answer, Call

_STATUSES: dict[JobStatus, str] = {
    "waiting": "queued",
    "running": "in_progress",
    "done": "completed",
    "failed": "failed",
    "refused": "failed",
    "expired": "failed",
}
_ERRORS: dict[JobStatus, dict[str, str]] = {
    "failed": {"code": "video_generation_failed", "message": "The video could not be made."},
    "refused": {"code": "moderation_blocked", "message": "The video was blocked by our moderation system."},
}
_TROUBLES: dict[Trouble, tuple[int, str, str, str]] = {
    "bad_key": (401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided."),
    "no_credit": (429, "insufficient_quota", "insufficient_quota", "You exceeded your current quota."),
    "bad_request": (400, "invalid_request_error", "invalid_value", "Invalid request."),
    "not_found": (404, "invalid_request_error", "not_found", "Not found."),
    "gone": (404, "invalid_request_error", "not_found", "The video has expired."),
    "refused": (400, "image_generation_user_error", "moderation_blocked", "Your request was blocked."),
    "rate_limit": (429, "requests", "rate_limit_exceeded", "Rate limit reached."),
    "server_error": (500, "server_error", "server_error", "The server had an error."),
    "overloaded": (503, "server_error", "service_unavailable", "The engine is overloaded."),
}


class OpenAI(Protocol):
    """`/v1/videos` with a bearer key. A model of the catalogue is served in its own dialect."""

    base_path: ClassVar[str] = "/v1"
    secrets: ClassVar[dict[str, str]] = {"OPENAI_API_KEY": "sk-rehearsal-0000000000000000"}
    immune = frozenset({("poll", "expired")})
    finds = True

    def routes(self) -> tuple[Route, ...]:
        """Create, list, retrieve, delete, content."""
        return (
            Route("POST", "/videos", "submit", self._create),
            Route("GET", "/videos", "list", self._list),
            Route("GET", "/videos/([^/]+)", "poll", self._retrieve),
            Route("DELETE", "/videos/([^/]+)", None, self._delete),
            Route("GET", "/videos/([^/]+)/content", "download", self._content),
        )

    def allows(self, call: Call) -> bool:
        """True for the rehearsal's key."""
        return call.bearer == self.secrets["OPENAI_API_KEY"]

    def trouble(self, trouble: Trouble, message: str = "", *, field: str = "") -> Answer:
        """OpenAI's own error body."""
        return self._error(trouble, message, field)

    def _error(self, trouble: Trouble, message: str, field: str, code: str | None = None) -> Answer:
        status, kind, usual_code, words = _TROUBLES[trouble]
        error = {
            "message": message or words,
            "type": kind,
            "param": field or None,
            "code": code or usual_code,
        }
        return Answer(status, {"error": error})

    def _complaint(self, dialect: str, message: str, field: str, code: str) -> Turned:
        """How a server of each dialect calls a request wrong."""
        if dialect == "sglang":
            return Turned(Answer(400, {"detail": message}))
        if dialect == "vllm-omni":
            error = {"message": message, "type": "BadRequestError", "param": field or None, "code": 400}
            return Turned(Answer(400, {"error": error}))
        return Turned(self._error("bad_request", message, field, code))

    def _create(self, call: Call) -> Answer:
        dialect = _dialect_of(model_named(call))
        wish = read_wish(call, dialect, partial(self._complaint, dialect))
        prefix = "video_gen_" if dialect == "vllm-omni" else "video_"
        job = self.desk.accept(self._order(wish), prefix=prefix)
        return Answer(200, self._video(job))

    def _order(self, wish: Wish) -> Order:
        size = wish.text("size") or "720x1280"
        width, _, height = size.partition("x")
        return Order(
            model=wish.text("model") or "sora-2",
            prompt=wish.text("prompt"),
            seconds=int(wish.fields.get("seconds", 4)),
            width_px=int(width),
            height_px=int(height),
            rate=self.desk.rate,
            size=size,
            audio=wish.text("generate_sound") != "false",
            pictures=tuple(wish.pictures),
            body=wish.fields,
        )

    def _list(self, call: Call) -> Answer:
        jobs = sorted(self.desk.jobs, key=lambda job: job.entry.at, reverse=call.query.get("order") != "asc")
        names = [job.id for job in jobs]
        after = call.query.get("after", "")
        if after and after not in names:
            raise self.turn(f"There is no video '{after}'.", field="after")
        jobs = jobs[names.index(after) + 1 :] if after else jobs
        page = jobs[: int(call.query.get("limit", 20))]
        ends = (page[0].id, page[-1].id) if page else (None, None)
        return Answer(
            200,
            {
                "object": "list",
                "data": [self._video(job) for job in page],
                "first_id": ends[0],
                "last_id": ends[1],
                "has_more": len(jobs) > len(page),
            },
        )

    def _retrieve(self, call: Call, job_id: str) -> Answer:
        job = self.known(job_id)
        job.look()
        video = self._video(job)
        if video["status"] == "failed" and _dialect_of(job.order.model) == "vllm-omni":
            # It answers with the job itself, under an error's status, whose number is the error's code.
            return Answer(500, {**video, "error": {"code": 500, "message": video["error"]["message"]}})
        return Answer(200, video)

    def _delete(self, call: Call, job_id: str) -> Answer:
        self.desk.forget(self.known(job_id).id)
        return Answer(200, {"id": job_id, "object": "video.deleted", "deleted": True})

    def _content(self, call: Call, job_id: str) -> Answer | DeskJob:
        job = self.known(job_id)
        if job.status != "done":
            raise Turned(self.trouble("not_found", "The video is not ready."))
        return job

    def _video(self, job: DeskJob) -> dict[str, Any]:
        """The video object, with every field that the API document requires."""
        made_s = int(job.entry.at.timestamp())
        is_over = job.status not in ("waiting", "running")
        return {
            "id": job.id,
            "object": "video",
            "model": job.order.model,
            "status": _STATUSES[job.status],
            "progress": 100 if is_over else 0,
            "created_at": made_s,
            "completed_at": made_s if is_over else None,
            "expires_at": made_s + 86_400 if job.status == "done" else None,
            "prompt": job.order.prompt,
            "size": job.order.size,
            "seconds": str(job.order.seconds),
            "remixed_from_video_id": None,
            "error": _ERRORS.get(job.status),
        }


def _dialect_of(model: str) -> str:
    """The dialect that the catalogue names for a model; OpenAI's own for one that it does not know."""
    named = (profile for profile in profiles() if profile.provider == "openai")
    known = (each.wire for each in named if model in (each.id, each.wire.get("model")))
    return next(known, {}).get("dialect", "openai")


PROTOCOL = OpenAI
