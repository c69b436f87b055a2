"""Gemini Omni by the Interactions API: a job in the background, its footage a file of the Files API."""

from __future__ import annotations

import base64
import binascii
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from roughcut.errors import AnswerError
from roughcut.files import write_bytes
from roughcut.models.video.providers.answers import list_at, text_at
from roughcut.models.video.providers.google_verdict import is_refusal
from roughcut.models.video.providers.omni_body import body_of
from roughcut.models.video.providers.pictures import pictures_of
from roughcut.models.video.providers.tasks import TaskService
from roughcut.models.video.service import Job, JobStatus, TakeRequest

INLINE = "inline"
"""The result of a job whose footage lies in the provider's answer itself."""

_FILE = re.compile(r"/(v\w+)/(files/[a-z0-9-]+)(:download)?")
_STATUSES: dict[str, JobStatus] = {
    "queued": "waiting",
    "completed": "done",
    "failed": "failed",
    "cancelled": "failed",
    "incomplete": "failed",
    "budget_exceeded": "failed",
    "requires_action": "failed",  # it asks for tools, and has none of ours
    "requires_continuation": "failed",
}


class OmniService(TaskService):
    """Takes from Gemini Omni. Interactions cannot be listed, so a broken call stays in doubt."""

    def order(self, request: TakeRequest, token: str) -> str:
        """Send the paid call."""
        body = body_of(request, self.profile, pictures_of(request, self.wire.provider))
        return text_at(self.wire.buy("v1/interactions", json=body), "id")

    def look(self, job_id: str) -> Job:
        """Ask how a job stands; one whose file is not ready yet still runs."""
        found = self.wire.ask("GET", f"v1/interactions/{job_id}")
        word = text_at(found, "status")
        status = _STATUSES.get(word, "running")
        video = _video(found)
        if video and status in ("done", "failed"):  # an incomplete one is paid for too
            return self._with_file(job_id, video)
        if status in ("done", "failed"):
            return _without_video(job_id, found, word)
        return Job(id=job_id, status=status)

    def download(self, job: Job, file: Path) -> None:
        """Fetch the footage from the Files API of the configured address, or out of the answer."""
        if job.result != INLINE:
            self.wire.fetch(job.result, file)
            return
        video = _video(self.wire.ask("GET", f"v1/interactions/{job.id}"))
        save_inline(text_at(video, "data"), file, self.wire.provider)

    def _with_file(self, job_id: str, video: Any) -> Job:
        uri = text_at(video, "uri")
        if not uri:
            return Job(id=job_id, status="done", result=INLINE)
        match = _FILE.fullmatch(urlsplit(uri).path)
        if match is None:
            return Job(id=job_id, status="done", result=uri)
        version, name = match[1], match[2]
        state = text_at(self.wire.ask("GET", f"{version}/{name}"), "state")
        if state == "FAILED":
            return Job(id=job_id, status="failed", code="FILE_FAILED", reason="its file could not be made")
        if state != "ACTIVE":
            return Job(id=job_id, status="running")
        return Job(id=job_id, status="done", result=f"{version}/{name}:download?alt=media")


def save_inline(data: str, file: Path, provider: str) -> None:
    """Write footage that came as base64. Raises AnswerError for what is none."""
    try:
        content = base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError) as error:
        raise AnswerError(f"{provider} sent footage that is not base64.", provider=provider) from error
    if not content:
        raise AnswerError(f"{provider} sent no footage for a job that it calls done.", provider=provider)
    write_bytes(file, content)


def _video(found: Any) -> Any:
    """The last piece of video in the steps of an interaction; None where there is none."""
    pieces = [piece for step in list_at(found, "steps") for piece in list_at(step, "content")]
    videos = [piece for piece in pieces if text_at(piece, "type") == "video"]
    held = [video for video in videos if text_at(video, "uri") or text_at(video, "data")]
    return held[-1] if held else None


def _without_video(job_id: str, found: Any, word: str) -> Job:
    """An end without footage: a refusal where a code says so."""
    errors = list_at(found, "errors")
    codes = [text_at(error, "code") for error in errors]
    refusal = next((code for code in codes if is_refusal(code)), "")
    code = refusal or next(filter(None, codes), "") or ("no_video" if word == "completed" else word)
    reason = next(filter(None, (text_at(error, "message") for error in errors)), "")
    return Job(id=job_id, status="refused" if refusal else "failed", code=code, reason=reason)
