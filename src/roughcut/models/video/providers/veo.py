"""Veo, by the Gemini Developer API and by the Agent Platform: an operation that runs long."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from roughcut.errors import AnswerError
from roughcut.models.video.providers.answers import at, list_at, text_at
from roughcut.models.video.providers.gemini_omni import INLINE, save_inline
from roughcut.models.video.providers.google_verdict import is_refusal
from roughcut.models.video.providers.pictures import pictures_of
from roughcut.models.video.providers.tasks import TaskService
from roughcut.models.video.providers.veo_body import body_of
from roughcut.models.video.service import Job, JobStatus, TakeRequest

_HOST = "generativelanguage.googleapis.com"
_INVALID_ARGUMENT = "3"
"""The code with which an operation ends whose input moderation stopped: the call itself was valid."""


class VeoService(TaskService):
    """Takes from Veo with a key of the Gemini Developer API. A job's id is its operation's name."""

    models_path = "v1beta/models"

    def order(self, request: TakeRequest, token: str) -> str:
        """Send the paid call."""
        body = body_of(request, self.profile, pictures_of(request, self.wire.provider))
        path = f"{self.models_path}/{self.profile.wire['model']}:predictLongRunning"
        return text_at(self.wire.buy(path, json=body), "name")

    def look(self, job_id: str) -> Job:
        """Ask how an operation stands."""
        operation = self.operation(job_id)
        if at(operation, "done") is not True:
            return Job(id=job_id, status="running")
        code = text_at(operation, "error", "code")
        if code:
            return _failed(job_id, code, text_at(operation, "error", "message"))
        response = self.response_of(operation)
        result = self.result_of(response)
        if result:
            return Job(id=job_id, status="done", result=result)
        return _filtered(job_id, response)

    def operation(self, job_id: str) -> dict[str, Any]:
        """The operation as the provider has it."""
        return self.wire.ask("GET", f"v1beta/{job_id}")

    def response_of(self, operation: Any) -> Any:
        """What a finished operation gives."""
        return at(operation, "response", "generateVideoResponse")

    def result_of(self, response: Any) -> str:
        """Where its footage is: a path at the configured address where it is a file of Google's own."""
        uri = text_at(response, "generatedSamples", 0, "video", "uri")
        parts = urlsplit(uri)
        if parts.netloc == _HOST:
            return f"{parts.path.lstrip('/')}?{parts.query}"
        return uri


class AgentPlatformVeoService(VeoService):
    """Takes from Veo on the Agent Platform with an API key. The footage comes inside the answer."""

    models_path = "v1beta1/publishers/google/models"

    def operation(self, job_id: str) -> dict[str, Any]:
        """The operation, asked for at its model by a POST that is free."""
        model = job_id.partition("/operations/")[0]
        return self.wire.ask("POST", f"v1beta1/{model}:fetchPredictOperation", json={"operationName": job_id})

    def response_of(self, operation: Any) -> Any:
        """What a finished operation gives."""
        return at(operation, "response")

    def result_of(self, response: Any) -> str:
        """The Cloud Storage address of the footage, or the word for footage inside the answer."""
        return text_at(response, "videos", 0, "gcsUri") or (
            INLINE if text_at(response, "videos", 0, "bytesBase64Encoded") else ""
        )

    def download(self, job: Job, file: Path) -> None:
        """Write the footage out of the answer. Raises AnswerError for footage that lies elsewhere: Cloud
        Storage (gs://) asks for a Google Cloud client, which is not here."""
        if job.result != INLINE:
            raise AnswerError(
                f"The take lies at {job.result}, which roughcut cannot read; copy a gs:// take by a "
                "Google Cloud client, or unset the project's default bucket so that footage comes directly.",
                provider=self.wire.provider,
                job_id=job.id,
            )
        data = text_at(self.operation(job.id), "response", "videos", 0, "bytesBase64Encoded")
        save_inline(data, file, self.wire.provider)


def _failed(job_id: str, code: str, reason: str) -> Job:
    refused = code == _INVALID_ARGUMENT or is_refusal(code)
    status: JobStatus = "refused" if refused else "failed"
    return Job(id=job_id, status=status, code=code, reason=reason)


def _filtered(job_id: str, response: Any) -> Job:
    """An end without footage: filtered by moderation where the count says so."""
    reasons = [reason for reason in list_at(response, "raiMediaFilteredReasons") if isinstance(reason, str)]
    if text_at(response, "raiMediaFilteredCount") not in ("", "0") or reasons:
        return Job(id=job_id, status="refused", code="raiMediaFiltered", reason=" ".join(reasons))
    return Job(id=job_id, status="failed", code="no_video", reason="the operation has no video")
