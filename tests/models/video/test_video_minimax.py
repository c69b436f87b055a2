"""MiniMax: bodies, codes at the end of messages, and how its tasks end.

Transcribed from copies of MiniMax's OpenAPI document and of its list of codes, read on 2026-11-22.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from video_samples import TOKEN, answered, pictures, profile, request, service_at

from roughcut.errors import (
    AccountError,
    BusyError,
    InDoubtError,
    ProviderError,
    RefusedError,
    RequestError,
)
from roughcut.models.video.profile import ReferenceRole
from roughcut.models.video.providers.minimax import body_of, job_of
from roughcut.models.video.providers.minimax_codes import verdict
from roughcut.models.video.providers.pictures import pictures_of
from roughcut.models.video.service import Found
from roughcut.rehearsal.server import Answer

H3 = "minimax-h3"


def test_text_says_its_shape_and_is_not_marked() -> None:
    """The size by its name in capitals; no seed and no word for sound, which it always makes."""
    asked = request(H3, "tall", seconds=8, seed=7, negative_prompt="blur", audio=True)
    assert body_of(asked, profile(H3), ()) == {
        "model": "MiniMax-H3",
        "content": [{"type": "text", "text": "Mia looks up."}],
        "resolution": asked.size.name,
        "ratio": "9:16",
        "duration": 8,
        "aigc_watermark": False,
    }


def test_max_is_told_not_to_rewrite_the_prompt() -> None:
    """It would change spoken lines; H3 calls the very word wrong."""
    body = body_of(request("minimax-h3-max"), profile("h3-max"), ())
    assert body["extra"] == {"prompt_expansion_mode": "disabled"}


def test_frames_decide_the_shape_and_people_do_not(tmp_path: Path) -> None:
    """Each picture with its role, as a data address."""
    cases: list[tuple[tuple[ReferenceRole, ...], list[str], str]] = [
        (("first_frame", "last_frame"), ["first_frame", "last_frame"], "adaptive"),
        (("subject", "style"), ["reference_image", "reference_image"], "16:9"),
    ]
    for roles, sent, shape in cases:
        asked = request(H3, references=pictures(tmp_path, *roles))
        body = body_of(asked, profile(H3), pictures_of(asked, "MiniMax"))
        _text, *images = body["content"]
        assert ([image["role"] for image in images], body["ratio"]) == (sent, shape)
        assert all(image["image_url"]["url"].startswith("data:image/png;base64,") for image in images)


@pytest.mark.parametrize(
    ("status", "message", "error"),
    [
        (401, "login fail (1004)", AccountError),
        (401, "invalid api key (2049)", AccountError),
        (402, "insufficient balance (1008)", AccountError),
        (500, "insufficient balance (1008)", AccountError),
        (429, "usage limit (2056)", AccountError),
        (422, "input new_sensitive (1026)", RefusedError),
        (422, "output new_sensitive (1027)", RefusedError),
        (429, "rate limit (1002)", BusyError),
        (429, "rate growth limit (2045)", BusyError),
        (400, "invalid params (2013)", RequestError),
        (400, "sensitive (1026) or not, these parameters are wrong", RequestError),
        (500, "unknown error (1000)", InDoubtError),
        (529, "overloaded", InDoubtError),
        (404, "", RequestError),
    ],
)
def test_the_code_goes_before_the_status(status: int, message: str, error: type[ProviderError]) -> None:
    """Only at the end of the message; words decide nothing."""
    body = {"type": "error", "error": {"type": "x", "message": message, "http_code": str(status)}}
    assert type(verdict(answered(status, body))) is error


@pytest.mark.parametrize(
    ("task", "status", "code"),
    [
        ({"status": "queued"}, "waiting", ""),
        ({"status": "running"}, "running", ""),
        ({"status": "something new"}, "running", ""),
        (None, "running", ""),
        ({"status": "cancelled"}, "failed", "cancelled"),
        ({"status": "failed", "error": {"code": "1026", "message": "no"}}, "refused", "1026"),
        ({"status": "failed", "error": {"code": 1027, "message": "no"}}, "refused", "1027"),
        ({"status": "failed", "error": {"code": "1000", "message": "no"}}, "failed", "1000"),
        ({"status": "succeeded", "content": {"url": "https://x/y.mp4"}}, "done", ""),
    ],
)
def test_how_a_task_stands(task: dict[str, Any] | None, status: str, code: str) -> None:
    """Every word of its own, and one that it may add tomorrow."""
    job = job_of(task, "t1")
    assert (job.status, job.code) == (status, code)


def test_a_broken_server_does_not_end_a_task() -> None:
    """A task that it has lost looks like that too, and is asked for again: it may have been paid for."""
    lost = Answer(500, {"type": "error", "error": {"type": "server_error", "message": "not found (1000)"}})
    with service_at(H3, lambda call: lost) as (service, _), pytest.raises(BusyError):
        service.poll("t1")


def test_nobody_can_be_asked_after_a_broken_call() -> None:
    """It lists tasks without anything of ours."""
    with service_at(H3, lambda call: Answer(500)) as (service, server):
        assert service.find(request(H3), TOKEN, datetime.now(UTC)) == Found(job_id=None, certain=False)
        assert server.calls == []
