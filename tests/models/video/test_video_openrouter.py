"""OpenRouter: bodies, codes, prices told by the provider, and errors in two shapes.

Bodies and answers are transcribed from OpenRouter's SDK 1.3.84, read on 2026-11-22.
"""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from video_samples import TOKEN, answered, pictures, profile, request, service_at

from roughcut.errors import AccountError, BusyError, InDoubtError, ProviderError, RefusedError, RequestError
from roughcut.models.video.providers.openrouter import body_of, job_of
from roughcut.models.video.providers.openrouter_codes import verdict
from roughcut.models.video.providers.pictures import pictures_of
from roughcut.models.video.service import Found
from roughcut.rehearsal.server import Answer

WAN = "openrouter-wan-3.0"


def test_text_goes_with_resolution_and_shape() -> None:
    """The vendor's own name of the model, length as a number, sound and seed where the model has them."""
    assert body_of(request(WAN, "tall", seed=7, audio=False), profile(WAN), ()) == {
        "model": "alibaba/wan-3.0",
        "prompt": "Mia looks up.",
        "duration": 5,
        "resolution": "720p",
        "aspect_ratio": "9:16",
        "generate_audio": False,
        "seed": 7,
    }


def test_a_model_without_sound_is_not_asked_for_it() -> None:
    """Some models call the very word wrong."""
    assert "generate_audio" not in body_of(request("openrouter-gen-4.5"), profile("openrouter-gen-4.5"), ())


def test_frames_and_people_go_apart(tmp_path: Path) -> None:
    """Frames with their types, others as input references."""
    asked = request(WAN, references=pictures(tmp_path, "first_frame", "last_frame", "subject"))
    body = body_of(asked, profile(WAN), pictures_of(asked, "OpenRouter"))
    assert [frame["frame_type"] for frame in body["frame_images"]] == ["first_frame", "last_frame"]
    assert [set(each) for each in body["input_references"]] == [{"type", "image_url"}]
    assert body["frame_images"][0]["image_url"]["url"].startswith("data:image/png;base64,")


@pytest.mark.parametrize(
    ("status", "error", "kind"),
    [
        (400, {"code": 400, "message": "Bad request"}, RequestError),
        (401, {"code": 401, "message": "No auth credentials found"}, AccountError),
        (402, {"code": 402, "message": "Insufficient credits"}, AccountError),
        (403, {"code": 403, "message": "Flagged", "metadata": {"reasons": ["violence"]}}, RefusedError),
        (403, {"code": 403, "message": "moderation of your key"}, AccountError),
        (404, {"code": 404, "message": "No such model"}, RequestError),
        (408, {"code": 408, "message": "Timed out"}, InDoubtError),
        (429, {"code": 429, "message": "Rate limited"}, BusyError),
        (500, {"code": 500, "message": "Internal"}, InDoubtError),
        (502, {"code": 502, "message": "The model is down"}, InDoubtError),
        (503, {"code": 503, "message": "No provider"}, BusyError),
    ],
)
def test_a_code_says_what_a_refused_call_means(
    status: int, error: dict[str, Any], kind: type[ProviderError]
) -> None:
    """Moderation is told by its reasons; where nobody takes the call, nobody began."""
    assert type(verdict(answered(status, {"error": error}))) is kind


def test_a_503_from_somebody_in_between_is_no_proof() -> None:
    """Only OpenRouter's own word means that nobody began; a gateway's page does not."""
    assert type(verdict(answered(503, "<html>upstream reset</html>"))) is InDoubtError


def test_what_was_billed_is_read() -> None:
    """The price of a job is the provider's own figure, exactly."""
    job = job_of({"status": "completed", "usage": {"cost": 0.1}}, "j")
    assert (job.price_usd, job.result) == (Decimal("0.1"), "videos/j/content?index=0")
    assert job_of({"status": "in_progress"}, "j").price_usd is None


@pytest.mark.parametrize(
    ("error", "status", "code", "reason"),
    [
        ("The provider failed.", "failed", "failed", "The provider failed."),
        ({"code": "OutputVideoSensitiveContentDetected", "message": "No."}, "refused", None, "No."),
        ({"code": 403, "message": "content policy"}, "failed", "403", "content policy"),
    ],
)
def test_an_error_is_a_text_or_the_vendors_own(
    error: object, status: str, code: str | None, reason: str
) -> None:
    """A refusal is known by the code of the provider behind; a text alone is a failure."""
    job = job_of({"status": "failed", "error": error}, "j")
    assert (job.status, job.reason) == (status, reason)
    assert code is None or job.code == code


def test_a_lost_answer_stays_in_doubt() -> None:
    """It lists no jobs, so nothing is asked and nothing claimed."""
    with service_at(WAN, lambda call: Answer(200, {})) as (service, server):
        assert service.find(request(WAN), TOKEN, datetime.now(UTC)) == Found()
        assert server.calls == []
