"""Seedance on Ark: bodies, codes, and calls found by the seed that marks them.

Bodies and codes are transcribed from Ark's SDK and from its list of error codes, both read on 2026-11-22.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from video_samples import TOKEN, answered, pictures, profile, request, service_at

from roughcut.errors import (
    AccountError,
    BusyError,
    InDoubtError,
    ProviderError,
    RefusedError,
    RequestError,
    ResultExpiredError,
)
from roughcut.models.video.providers.pictures import pictures_of
from roughcut.models.video.providers.seedance import body_of, job_of, mark_of
from roughcut.models.video.providers.seedance_codes import verdict
from roughcut.models.video.service import Found
from roughcut.rehearsal.server import Answer, Call

MARK = 0x5F5F5F5F


def test_text_is_a_content_and_the_seed_is_our_mark() -> None:
    """Resolution and shape by their names, sound by a word, and 31 bits of the token as the seed."""
    assert body_of(request("seedance-2.0", "tall"), profile("seedance-2.0"), (), TOKEN) == {
        "model": "dreamina-seedance-2-0-260128",
        "content": [{"type": "text", "text": "Mia looks up."}],
        "ratio": "9:16",
        "resolution": "720p",
        "duration": 5,
        "watermark": False,
        "generate_audio": True,
        "seed": MARK,
    }


def test_a_seed_of_the_users_is_kept() -> None:
    """Whoever wants the same take again gets the seed that was asked for."""
    assert body_of(request("seedance-2.0", seed=7), profile("seedance-2.0"), (), TOKEN)["seed"] == 7


def test_pictures_have_their_roles(tmp_path: Path) -> None:
    """Frames are frames, people and styles are reference images, all as data addresses."""
    asked = request(
        "seedance-2.0", references=pictures(tmp_path, "first_frame", "last_frame", "subject", "style")
    )
    _text, *images = body_of(asked, profile("seedance-2.0"), pictures_of(asked, "Seedance"), TOKEN)["content"]
    assert [image["role"] for image in images] == [
        "first_frame",
        "last_frame",
        "reference_image",
        "reference_image",
    ]
    assert all(image["image_url"]["url"].startswith("data:image/png;base64,") for image in images)


def test_china_has_its_own_names() -> None:
    """At an address of Volcengine's the model goes by the name that it has there."""
    asked, chosen = request("seedance-2.0"), profile("seedance-2.0")
    assert body_of(asked, chosen, (), TOKEN, in_china=True)["model"] == "doubao-seedance-2-0-260128"


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (400, "InputTextSensitiveContentDetected", RefusedError),
        (400, "InputImageSensitiveContentDetected.PrivacyInformation", RefusedError),
        (400, "SensitiveContentDetected.Violence", RefusedError),
        (400, "InvalidParameter", RequestError),
        (401, "AuthenticationError", AccountError),
        (403, "AccountOverdueError", AccountError),
        (404, "ModelNotOpen", AccountError),
        (404, "InvalidEndpointOrModel.NotFound", RequestError),
        (429, "QuotaExceeded", AccountError),
        (429, "SetLimitExceeded", AccountError),
        (429, "RateLimitExceeded.EndpointRPMExceeded", BusyError),
        (429, "ServerOverloaded", BusyError),
        (500, "InternalServiceError", InDoubtError),
    ],
)
def test_a_code_says_what_a_refused_call_means(status: int, code: str, kind: type[ProviderError]) -> None:
    """A 429 may be the rate or the purse, and a 404 a model that was never switched on."""
    error = verdict(answered(status, {"error": {"code": code, "message": "Sorry.", "type": "t"}}))
    assert type(error) is kind
    assert error.code == code


def test_only_arks_own_word_makes_a_task_unknown() -> None:
    """A 404 in its own envelope means that it has no such task; a page means a wrong address."""
    path = "/api/v3/contents/generations/tasks/cgt-1"
    own = verdict(answered(404, {"error": {"message": "no such task"}}, "GET", path))
    page = verdict(answered(404, "<html>", "GET", path))
    assert [type(each) for each in (own, page)] == [ResultExpiredError, RequestError]


def test_a_task_that_was_withheld_is_refused() -> None:
    """Moderation of the video that was made, told by its code; any other failure is a failure."""
    task = {"status": "failed", "error": {"code": "OutputVideoSensitiveContentDetected", "message": "No."}}
    assert job_of(task, "cgt-1").status == "refused"
    task["error"] = {"code": "InternalServiceError", "message": "SensitiveContentDetected"}
    assert job_of(task, "cgt-1").status == "failed"


def test_a_task_that_succeeded_without_a_video_failed() -> None:
    """There is nothing to fetch, and nothing to wait for."""
    with service_at("seedance-2.0", lambda call: Answer(200, {"status": "succeeded"})) as (service, _):
        job = service.poll("cgt-1")
    assert (job.status, job.code) == ("failed", "no_video")


def test_different_tokens_make_different_marks() -> None:
    """A seed between 0 and 2³¹ - 1, as Ark takes it."""
    marks = {mark_of(f"{number:08x}" * 4) for number in (0, 1, 0x7FFFFFFF, 0xABCDEF01)}
    assert len(marks) == 4
    assert all(0 <= mark < 2**31 for mark in marks)


ONE = {"id": "cgt-1", "seed": MARK}


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ({"items": [{"id": "cgt-0", "seed": 3}, ONE], "total": 2}, Found(job_id="cgt-1", certain=True)),
        ({"items": [ONE], "total": 900}, Found(job_id="cgt-1", certain=True)),
        ({"items": [{"id": "cgt-0", "seed": 3}], "total": 1}, Found(certain=True)),
        ({"items": [], "total": 0}, Found(certain=True)),
        ({"items": [{"id": "cgt-0"}], "total": 1}, Found()),
        ({"items": [{"id": "cgt-0", "seed": 3}]}, Found()),
        ({}, Found()),
    ],
    ids=["ours", "ours in part", "another's", "none", "no seeds", "no total", "no list"],
)
def test_a_call_is_found_by_its_mark(page: dict[str, object], found: Found) -> None:
    """A whole list with seeds and without ours means that no task was made; less proves nothing."""

    def answer(call: Call) -> Answer:
        return Answer(200, page if call.query["page_num"] == "1" else {"items": [], "total": 900})

    with service_at("seedance-2.0", answer) as (service, _server):
        assert service.find(request("seedance-2.0"), TOKEN, datetime.now(UTC)) == found


def test_what_is_no_longer_listed_is_left_open() -> None:
    """Ark keeps seven days: a call of last week is in no list, whether it made a task or not."""
    with service_at("seedance-2.0", lambda call: Answer(200, {"items": [], "total": 0})) as (
        service,
        _server,
    ):
        since = datetime.now(UTC) - timedelta(days=6, hours=1)
        assert service.find(request("seedance-2.0"), TOKEN, since) == Found()


def test_a_seed_of_the_users_marks_nothing() -> None:
    """Two takes with one seed look alike, so the list is not even asked."""
    with service_at("seedance-2.0", lambda call: Answer(500, {})) as (service, server):
        assert service.find(request("seedance-2.0", seed=MARK), TOKEN, datetime.now(UTC)) == Found()
        assert server.calls == []
