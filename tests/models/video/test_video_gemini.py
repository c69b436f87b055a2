"""Gemini: Omni's bodies, tags and ends, its files, and Veo's operations.

Transcribed from the wire of google-genai 3.4.0 (Interactions) and 2.34.0 (predictLongRunning).
"""

import base64
from pathlib import Path
from typing import Any

import pytest
from video_samples import TOKEN, answered, pictures, profile, request, service_at

from roughcut.errors import AccountError, BusyError, InDoubtError, ProviderError, RefusedError, RequestError
from roughcut.models.video.profile import ReferenceRole
from roughcut.models.video.providers.google_verdict import verdict_for
from roughcut.models.video.providers.omni_body import body_of
from roughcut.models.video.providers.pictures import pictures_of
from roughcut.models.video.providers.veo_body import body_of as veo_body_of
from roughcut.models.video.service import Job
from roughcut.rehearsal.desk import DeskJob
from roughcut.rehearsal.gemini import GeminiProtocol
from roughcut.rehearsal.server import Answer, Call, serving
from roughcut.rehearsal.trial import trial

OMNI = "gemini-omni-1.2-flash"
verdict = verdict_for("Gemini")


def omni(folder: Path, *roles: ReferenceRole, prompt: str = "Mia looks up.") -> dict[str, Any]:
    """The body of a request to Omni with these pictures."""
    asked = request(OMNI, references=pictures(folder, *roles)).model_copy(update={"prompt": prompt})
    return body_of(asked, profile(OMNI), pictures_of(asked, "Gemini"))


# -- Omni's bodies


def test_text_is_a_job_in_the_background(tmp_path: Path) -> None:
    """Its footage is to be a file, and its length is a text."""
    assert omni(tmp_path) == {
        "model": OMNI,
        "input": [{"type": "user_input", "content": [{"type": "text", "text": "Mia looks up."}]}],
        "response_format": {
            "type": "video",
            "aspect_ratio": "16:9",
            "resolution": "720p",
            "duration": "5s",
            "delivery": "uri",
        },
        "generation_config": {"video_config": {"task": "text_to_video"}},
        "background": True,
        "store": True,
    }


@pytest.mark.parametrize(
    ("roles", "task", "head"),
    [
        (["first_frame"], "image_to_video", "[# Sources <FIRST_FRAME>@Image1] "),
        (
            ["first_frame", "last_frame"],
            "image_to_video",
            "[# Sources <FIRST_FRAME>@Image1 <LAST_FRAME>@Image2] ",
        ),
        (
            ["subject", "style"],
            "reference_to_video",
            "[# References <IMAGE_REF_0>@Image1 <IMAGE_REF_1>@Image2] ",
        ),
        (
            ["first_frame", "subject"],
            None,
            "[# Sources <FIRST_FRAME>@Image1] [# References <IMAGE_REF_0>@Image2] ",
        ),
    ],
)
def test_every_picture_has_a_tag(
    roles: list[ReferenceRole], task: str | None, head: str, tmp_path: Path
) -> None:
    """Pictures come before the text that counts them; frames with references leave the task to Omni."""
    body = omni(tmp_path, *roles)
    content = body["input"][0]["content"]
    assert [part["type"] for part in content] == ["image"] * len(roles) + ["text"]
    assert content[-1]["text"] == f"{head}Mia looks up."
    assert body.get("generation_config", {}).get("video_config", {}).get("task") == task


def test_a_prompt_that_has_tags_keeps_them(tmp_path: Path) -> None:
    """They are not put before it twice."""
    prompt = "[# Sources <FIRST_FRAME>@Image1] Mia looks up."
    body = omni(tmp_path, "first_frame", prompt=prompt)
    assert body["input"][0]["content"][-1]["text"] == prompt


# -- how an interaction ends


def polled(body: dict[str, Any]) -> Job:
    """How a job stands by this answer."""
    with service_at(OMNI, lambda call: Answer(200, {"id": "v1_1", **body})) as (service, _):
        job = service.poll("v1_1")
        assert isinstance(job, Job)
        return job


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"status": "queued"}, "waiting", ""),
        ({"status": "in_progress"}, "running", ""),
        ({"status": "something_new"}, "running", ""),
        ({"status": "failed", "errors": [{"code": "PROHIBITED_CONTENT"}]}, "refused", "PROHIBITED_CONTENT"),
        ({"status": "incomplete", "errors": [{"code": "x/y/safety"}]}, "refused", "x/y/safety"),
        (
            {"status": "failed", "errors": [{"code": "INTERNAL", "message": "blocked for safety"}]},
            "failed",
            "INTERNAL",
        ),
        ({"status": "failed"}, "failed", "failed"),
        ({"status": "cancelled"}, "failed", "cancelled"),
        ({"status": "budget_exceeded"}, "failed", "budget_exceeded"),
        ({"status": "requires_action"}, "failed", "requires_action"),
        (
            {"status": "completed", "steps": [{"content": [{"type": "text", "text": "No."}]}]},
            "failed",
            "no_video",
        ),
    ],
)
def test_how_an_interaction_ends(body: dict[str, Any], status: str, code: str) -> None:
    """A refusal by a code alone, whatever the words; an answer of words without footage is a failure."""
    job = polled(body)
    assert (job.status, job.code) == (status, code)


def test_footage_inside_an_answer_is_written_out(tmp_path: Path) -> None:
    """A server that does not heed the wish for a file is asked once more for its answer."""
    data = base64.b64encode(b"footage").decode()
    content = [{"type": "video", "mime_type": "video/mp4", "data": data}]
    body = {"id": "v1_1", "status": "completed", "steps": [{"type": "model_output", "content": content}]}
    with service_at(OMNI, lambda call: Answer(200, body)) as (service, _):
        job = service.poll("v1_1")
        service.download(job, tmp_path / "take.mp4")
    assert (tmp_path / "take.mp4").read_bytes() == b"footage"


# -- files


class SlowFiles(GeminiProtocol):
    """Its files are in the making for two looks, or never get ready."""

    states: tuple[str, ...] = ("PROCESSING", "PROCESSING", "ACTIVE")

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._states = iter(self.states)

    def file_state(self, job: DeskJob) -> str:
        return next(self._states)


class BrokenFiles(SlowFiles):
    """Its files fail."""

    states = ("FAILED",)


def test_a_job_is_done_when_its_file_is_ready(tmp_path: Path) -> None:
    """Until then it runs; the file's address, which is Google's own, is asked of the configured server."""
    with trial("gemini") as staged, serving(SlowFiles(staged.desk).answer) as slow:
        service = staged.service
        service.wire.address = slow.address  # type: ignore[attr-defined]
        job_id = service.submit(staged.request(tmp_path), TOKEN)
        jobs = [service.poll(job_id) for _ in range(3)]
        assert [job.status for job in jobs] == ["running", "running", "done"]
        service.download(jobs[-1], tmp_path / "take.mp4")
    assert (tmp_path / "take.mp4").stat().st_size > 0


def test_a_file_that_fails_ends_its_job(tmp_path: Path) -> None:
    """There will be nothing to fetch."""
    with trial("gemini") as staged, serving(BrokenFiles(staged.desk).answer) as broken:
        service = staged.service
        service.wire.address = broken.address  # type: ignore[attr-defined]
        job = service.poll(service.submit(staged.request(tmp_path), TOKEN))
    assert (job.status, job.code) == ("failed", "FILE_FAILED")


# -- codes


def google(http: int, status: str, reason: str = "", **detail: Any) -> dict[str, Any]:
    """An error in Google's form."""
    details = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason}] if reason else []
    return {"error": {"code": http, "status": status, "message": "words", "details": [*details, detail]}}


@pytest.mark.parametrize(
    ("http", "body", "error"),
    [
        (400, google(400, "INVALID_ARGUMENT"), RequestError),
        (400, google(400, "INVALID_ARGUMENT", "API_KEY_INVALID"), AccountError),
        (400, google(400, "INVALID_ARGUMENT", "PROHIBITED_CONTENT"), RefusedError),
        (400, google(400, "FAILED_PRECONDITION"), AccountError),
        (401, google(401, "UNAUTHENTICATED"), AccountError),
        (403, google(403, "PERMISSION_DENIED"), AccountError),
        (404, google(404, "NOT_FOUND"), RequestError),
        (429, google(429, "RESOURCE_EXHAUSTED"), BusyError),
        (
            429,
            google(429, "RESOURCE_EXHAUSTED", violations=[{"quotaId": "VideosPerDayPerProject"}]),
            AccountError,
        ),
        (
            429,
            google(429, "RESOURCE_EXHAUSTED", violations=[{"quotaId": "VideosPerMinutePerProject"}]),
            BusyError,
        ),
        (500, google(500, "INTERNAL"), InDoubtError),
        (503, google(503, "UNAVAILABLE"), InDoubtError),
        (302, {}, RequestError),
    ],
)
def test_a_paid_call_is_judged_by_status_and_reason(
    http: int, body: dict[str, Any], error: type[ProviderError]
) -> None:
    """An empty day's allowance is the account's, a full minute's is busy."""
    assert type(verdict(answered(http, body))) is error


def test_google_s_own_wait_is_heeded() -> None:
    """`RetryInfo` says how long, in the body."""
    told = verdict(answered(429, google(429, "RESOURCE_EXHAUSTED", retryDelay="12.5s")))
    assert told is not None
    assert told.retry_after_s == 12.5


# -- Veo by key


def test_veo_has_instances_and_parameters(tmp_path: Path) -> None:
    """Neither a seed nor a choice of sound, which this address does not know."""
    model = "veo-3.1-generate-preview"
    asked = request(
        model,
        "1080p",
        seconds=8,
        seed=7,
        negative_prompt="blur",
        references=pictures(tmp_path, "first_frame", "last_frame"),
    )
    sent = pictures_of(asked, "Gemini")
    assert veo_body_of(asked, profile(model), sent) == {
        "instances": [
            {
                "prompt": "Mia looks up.",
                "image": {"bytesBase64Encoded": sent[0].data, "mimeType": "image/png"},
                "lastFrame": {"bytesBase64Encoded": sent[1].data, "mimeType": "image/png"},
            }
        ],
        "parameters": {
            "sampleCount": 1,
            "durationSeconds": 8,
            "aspectRatio": "16:9",
            "resolution": "1080p",
            "negativePrompt": "blur",
        },
    }


@pytest.mark.parametrize(
    ("operation", "status", "code"),
    [
        ({}, "running", ""),
        ({"done": False}, "running", ""),
        ({"done": True, "error": {"code": 3, "message": "words"}}, "refused", "3"),
        ({"done": True, "error": {"code": 13, "message": "safety"}}, "failed", "13"),
        (
            {"done": True, "response": {"generateVideoResponse": {"raiMediaFilteredCount": 1}}},
            "refused",
            "raiMediaFiltered",
        ),
        ({"done": True, "response": {"generateVideoResponse": {}}}, "failed", "no_video"),
    ],
)
def test_how_an_operation_ends(operation: dict[str, Any], status: str, code: str) -> None:
    """Filtered footage is a refusal, and so is an argument that was valid when the call was taken."""
    name = "models/veo-3.1-generate-preview/operations/o1"
    with service_at("veo3.1", lambda call: Answer(200, {"name": name, **operation})) as (service, _):
        job = service.poll(name)
    assert (job.status, job.code) == (status, code)


def test_google_s_address_of_a_file_is_asked_of_the_configured_server(tmp_path: Path) -> None:
    """So that a server of one's own is asked for its own files, and the key goes nowhere else."""
    name = "models/veo-3.1-generate-preview/operations/o1"
    uri = "https://generativelanguage.googleapis.com/v1beta/files/abc:download?alt=media"
    response = {"generateVideoResponse": {"generatedSamples": [{"video": {"uri": uri}}]}}

    def answer(call: Call) -> Answer:
        if call.path == "/v1beta/files/abc:download":
            return Answer(200, b"footage", "video/mp4")
        return Answer(200, {"name": name, "done": True, "response": response})

    with service_at("veo3.1", answer) as (service, server):
        service.download(service.poll(name), tmp_path / "take.mp4")
        assert server.calls[-1].query == {"alt": "media"}
        assert "x-goog-api-key" in server.calls[-1].headers
    assert (tmp_path / "take.mp4").read_bytes() == b"footage"
