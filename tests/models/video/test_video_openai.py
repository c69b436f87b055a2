"""The `/v1/videos` protocol: bodies of each dialect, codes, failed jobs, and calls found in a listing.

Bodies and answers are transcribed from OpenAI's API document of 2026-05-31, vLLM-Omni 0.30 and
SGLang-Diffusion 0.5.23.
"""

import json
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from video_samples import TOKEN, answered, pictures, profile, request, service_at

from roughcut.errors import (
    AccountError,
    BusyError,
    InDoubtError,
    OptionError,
    ProviderError,
    RefusedError,
    RequestError,
)
from roughcut.models.video.profile import VideoProfile
from roughcut.models.video.provider import Account, provider
from roughcut.models.video.providers.openai import job_of
from roughcut.models.video.providers.openai_body import body_of
from roughcut.models.video.providers.openai_codes import verdict_for
from roughcut.models.video.providers.openai_listing import found_in
from roughcut.models.video.providers.pictures import pictures_of
from roughcut.models.video.service import Found, TakeRequest
from roughcut.rehearsal.server import Answer, Call

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def fields(body: dict[str, Any]) -> dict[str, str]:
    """The plain fields of a form."""
    return {name: value for name, (file, value, _) in body["files"] if file is None}


def files(body: dict[str, Any]) -> list[tuple[str, str, str]]:
    """The files of a form: field, file name, type."""
    return [(name, file, kind) for name, (file, _, kind) in body["files"] if file is not None]


def body(asked: TakeRequest, chosen: VideoProfile) -> dict[str, Any]:
    """What would be sent."""
    return body_of(asked, chosen, pictures_of(asked, "OpenAI"))


# -- bodies


def test_openai_takes_a_form_of_texts() -> None:
    """Seconds are a text, the size is in pixels; no seed, no negative prompt, whatever was wished."""
    sent = body(request("sora-2", seconds=8, seed=7, negative_prompt="rain"), profile("sora-2"))
    assert fields(sent) == {
        "model": "sora-2",
        "prompt": "Mia looks up.",
        "seconds": "8",
        "size": "1280x720",
    }
    assert files(sent) == []


def test_openai_takes_the_first_frame_as_a_file(tmp_path: Path) -> None:
    """As `input_reference`, with its own bytes and type."""
    asked = request("sora-2", references=pictures(tmp_path, "first_frame"))
    sent = body(asked, profile("sora-2"))
    assert files(sent) == [("input_reference", "first_frame.png", "image/png")]
    assert sent["files"][-1][1][1] == asked.references[0].path.read_bytes()


def test_openai_takes_no_other_picture(tmp_path: Path) -> None:
    """A last frame is no first frame, and is not sent as one."""
    with pytest.raises(RequestError, match="one picture"):
        body(request("sora-2", references=pictures(tmp_path, "last_frame")), profile("sora-2"))


def test_vllm_takes_what_diffusion_takes(tmp_path: Path) -> None:
    """Frame rate, negative prompt and seed are fields of the form; the model goes by its own name."""
    asked = request("wan2.2-vllm", "480p", 3, seed=7, negative_prompt="rain")
    assert fields(body(asked, profile("wan2.2-vllm"))) == {
        "model": "Wan-AI/Wan2.2-T2V-A14B-Diffusers",
        "prompt": "Mia looks up.",
        "seconds": "3",
        "size": "832x480",
        "fps": "16",
        "negative_prompt": "rain",
        "seed": "7",
    }


def test_vllm_takes_both_frames_as_a_list_in_json(tmp_path: Path) -> None:
    """First and last frame together are data addresses in `image_reference`, and then no file is sent."""
    chosen = profile("wan2.2-i2v-vllm").model_copy(update={"audio": "optional"})
    asked = request("wan2.2-i2v-vllm", references=pictures(tmp_path, "first_frame", "last_frame"))
    sent = body(asked, chosen)
    shown = json.loads(fields(sent)["image_reference"])
    assert [set(each) for each in shown] == [{"image_url"}, {"image_url"}]
    assert all(each["image_url"].startswith("data:image/png;base64,iVBOR") for each in shown)
    assert files(sent) == []
    assert fields(sent)["generate_sound"] == "true"


def test_vllm_takes_people_as_further_files(tmp_path: Path) -> None:
    """Subjects go as `input_references`, apart from the first frame."""
    asked = request("wan2.2-i2v-vllm", references=pictures(tmp_path, "first_frame", "subject", "subject"))
    names = [name for name, _, _ in files(body(asked, profile("wan2.2-i2v-vllm")))]
    assert names == ["input_reference", "input_references", "input_references"]


def test_sglang_takes_json_with_numbers() -> None:
    """Seconds, seed and frame rate are numbers."""
    asked = request("wan2.1-sglang", "480p", 5, seed=7, negative_prompt="rain")
    assert body(asked, profile("wan2.1-sglang")) == {
        "json": {
            "model": "Wan-AI/Wan2.1-T2V-1.3B-Diffusers",
            "prompt": "Mia looks up.",
            "seconds": 5,
            "size": "832x480",
            "fps": 16,
            "negative_prompt": "rain",
            "seed": 7,
        }
    }


def test_sglang_takes_a_picture_in_a_form(tmp_path: Path) -> None:
    """A first frame is a file, and then everything is a field."""
    chosen = profile("wan2.1-sglang").model_copy(update={"rate": Fraction(24)})
    sent = body(request("wan2.1-sglang", references=pictures(tmp_path, "first_frame")), chosen)
    assert files(sent) == [("input_reference", "first_frame.png", "image/png")]
    assert (fields(sent)["seconds"], fields(sent)["fps"]) == ("5", "24")


# -- what answers mean


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (400, "moderation_blocked", RefusedError),
        (400, "content_policy_violation", RefusedError),
        (400, "invalid_value", RequestError),
        (401, "invalid_api_key", AccountError),
        (403, "unsupported_country_region_territory", AccountError),
        (404, "model_not_found", RequestError),
        (429, "insufficient_quota", AccountError),
        (429, "billing_hard_limit_reached", AccountError),
        (429, "rate_limit_exceeded", BusyError),
        (408, "timeout", InDoubtError),
        (500, "server_error", InDoubtError),
        (502, "bad_gateway", InDoubtError),
    ],
)
def test_a_code_says_what_a_refused_call_means(status: int, code: str, kind: type[ProviderError]) -> None:
    """By the code where it says more than the status: a 429 may be the rate or the purse."""
    answer = answered(status, {"error": {"message": "Sorry.", "type": "t", "param": None, "code": code}})
    error = verdict_for("OpenAI")(answer)
    assert type(error) is kind
    assert error.code == code


def test_words_in_a_message_decide_nothing() -> None:
    """A 429 that speaks of a preview, policy and safety is a busy provider and no refusal."""
    said = "Rate limit for sora-2-preview: content policy review of safety is moderation."
    answer = answered(429, {"error": {"message": said, "type": "requests", "code": "rate_limit_exceeded"}})
    assert type(verdict_for("OpenAI")(answer)) is BusyError


def test_a_servers_answers_without_codes_are_read_by_status() -> None:
    """SGLang gives a detail alone: wrong is wrong, and a job that it does not know is gone."""
    told = verdict_for("x")(answered(400, {"detail": "prompt is required"}))
    assert type(told) is RequestError
    assert "prompt is required" in told.message


def test_a_page_that_is_not_there_says_nothing_of_a_job() -> None:
    """A 404 from something in between is a wrong address; the server's own means an unknown job."""
    page = verdict_for("x")(answered(404, "<html>not here</html>", "GET", "/v1/videos/v1"))
    own = verdict_for("x")(answered(404, {"detail": "Video not found"}, "GET", "/v1/videos/v1"))
    assert [type(each).__name__ for each in (page, own)] == ["RequestError", "ResultExpiredError"]


# -- jobs


def test_a_failed_job_of_vllm_comes_as_an_error_and_is_read_as_a_job() -> None:
    """It answers a poll with status 500 and the job itself; that is no reason to ask again."""
    video = {"id": "video_gen_1", "object": "video", "status": "failed", "model": "m", "prompt": "p"}
    failed = {**video, "error": {"code": 500, "message": "out of memory"}}
    with service_at("wan2.2-vllm", lambda call: Answer(500, failed)) as (service, server):
        job = service.poll("video_gen_1")
        assert len(server.calls) == 1
    assert (job.status, job.code, job.reason) == ("failed", "500", "out of memory")


def test_moderation_of_a_job_is_told_from_failure_by_its_code() -> None:
    """The words are the same; the code is not."""
    video = {"status": "failed", "error": {"code": "moderation_blocked", "message": "failed"}}
    assert job_of(video, "v", "openai").status == "refused"
    video["error"] = {"code": "internal_error", "message": "moderation"}
    assert job_of(video, "v", "openai").status == "failed"


def test_sglang_may_keep_its_footage_elsewhere() -> None:
    """A result uploaded to a store is fetched from there, one of its own from the server."""
    stored = {"status": "completed", "url": "https://store.example/a.mp4", "progress": 100}
    assert job_of(stored, "v", "sglang").result == "https://store.example/a.mp4"
    assert job_of({**stored, "url": None}, "v", "sglang").result == "videos/v/content"
    assert job_of(stored, "v", "openai").result == "videos/v/content"
    assert job_of(stored, "v", "openai").progress == 1.0


# -- addresses and keys


def test_a_server_of_ones_own_is_called_without_a_key() -> None:
    """No key, no header; and the body arrives as a form."""

    def answer(call: Call) -> Answer:
        assert "authorization" not in call.headers
        assert dict(call.form().fields)["seconds"] == "5"
        return Answer(200, {"id": "video_gen_1"})

    with service_at("wan2.2-vllm", answer, OPENAI_API_KEY="") as (service, _server):
        assert service.submit(request("wan2.2-vllm"), TOKEN) == "video_gen_1"


def test_a_model_that_openai_does_not_serve_needs_an_address() -> None:
    """Open weights run on a server of one's own, and the sentence says how to name it."""
    account = Account("https://api.openai.com/v1", {"OPENAI_API_KEY": "sk-0000000000"})
    with pytest.raises(OptionError, match="OPENAI_BASE_URL"):
        provider("openai").open(profile("wan2.2-vllm"), account)


# -- an earlier call


def listed(made: datetime, **changed: Any) -> dict[str, Any]:
    """A job as the listing shows it."""
    job = {"id": "video_1", "prompt": "Mia looks up.", "model": "sora-2", "seconds": "4", "size": "1280x720"}
    return {**job, "created_at": int(made.timestamp()), **changed}


ASKED = request("sora-2", seconds=4)


@pytest.mark.parametrize(
    ("jobs", "whole", "found"),
    [
        ([listed(NOW + timedelta(seconds=1))], True, Found(job_id="video_1", certain=True)),
        ([listed(NOW + timedelta(seconds=1))], False, Found(job_id="video_1", certain=True)),
        ([listed(NOW, prompt="Mia  looks up. ")], True, Found(job_id="video_1", certain=True)),
        ([], True, Found(certain=True)),
        ([], False, Found()),
        ([listed(NOW, prompt="Another.")], True, Found(certain=True)),
        ([listed(NOW, seconds="8")], True, Found(certain=True)),
        ([listed(NOW), listed(NOW, id="video_2")], True, Found()),
        ([listed(NOW - timedelta(minutes=10))], True, Found()),
        ([listed(NOW - timedelta(hours=2))], True, Found(certain=True)),
        ([listed(NOW, prompt=None)], True, Found()),
        ([listed(NOW, created_at=None)], True, Found()),
        ([listed(NOW), listed(NOW - timedelta(minutes=10), id="video_2")], True, Found()),
    ],
    ids=[
        "ours",
        "ours, in part of the listing",
        "spaces apart",
        "none at all",
        "none in part of the listing",
        "another prompt",
        "another length",
        "two alike",
        "a little too old",
        "far too old",
        "without a prompt",
        "without a time",
        "ours or the one before, if clocks differ",
    ],
)
def test_a_listing_is_believed_as_far_as_it_goes(
    jobs: list[dict[str, Any]], whole: bool, found: Found
) -> None:
    """One job of our request is ours; whatever may be ours or another's leaves the call in doubt."""
    assert found_in(jobs, ASKED, profile("sora-2"), NOW, whole=whole) == found


def test_a_long_listing_is_read_to_its_end() -> None:
    """Page after page, until the jobs are older than the call can be."""
    made = datetime.now(UTC)
    pages = {
        "": [listed(made, id=f"a{n}", prompt="Another.") for n in range(100)],
        "a99": [listed(made), listed(made - timedelta(hours=3), id="old", prompt="Another.")],
    }

    def answer(call: Call) -> Answer:
        page = pages[call.query.get("after", "")]
        return Answer(200, {"object": "list", "data": page, "has_more": True})

    with service_at("sora-2", answer) as (service, server):
        assert service.find(ASKED, TOKEN, made) == Found(job_id="video_1", certain=True)
        assert len(server.calls) == 2


@pytest.mark.parametrize(
    "answer",
    [
        Answer(404, {"detail": "Not Found"}),
        Answer(405, {"detail": "Method Not Allowed"}),
        Answer(200, "<html>welcome</html>"),
        Answer(200, {"object": "list"}),
    ],
    ids=["unknown", "not allowed", "a page", "no data"],
)
def test_a_server_that_lists_nothing_leaves_a_call_in_doubt(answer: Answer) -> None:
    """Many gateways have no listing; that is no proof that no job was made."""
    with service_at("sora-2", lambda call: answer) as (service, _server):
        assert service.find(ASKED, TOKEN, datetime.now(UTC)) == Found()


def test_a_listing_of_vllm_proves_nothing_where_money_is_at_stake() -> None:
    """Each of its front ends lists its own jobs: an empty list is enough only for what is free."""
    empty = Answer(200, {"object": "list", "data": [], "has_more": False})
    with service_at("wan2.2-vllm", lambda call: empty) as (service, server):
        free, account = service, Account(server.address, {})
        dear = profile("wan2.2-vllm").model_copy(update={"prices": profile("sora-2").prices})
        paid = provider("openai").open(dear, account)
        asked, since = request("wan2.2-vllm"), datetime.now(UTC)
        assert free.find(asked, TOKEN, since).certain
        assert not paid.find(asked, TOKEN, since).certain
