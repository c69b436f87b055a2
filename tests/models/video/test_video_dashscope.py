"""DashScope: the bodies of Wan and HappyHorse, its codes, and how its tasks end.

Transcribed from the vendor's references for Wan 2.1-2.6 (as copied by third parties), Wan 3.0 (its edition of
2026-08-25) and HappyHorse, all read by November 2026.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from video_samples import TOKEN, answered, pictures, profile, request, service_at

from roughcut.errors import AccountError, BusyError, InDoubtError, ProviderError, RefusedError, RequestError
from roughcut.models.video.profile import ReferenceRole
from roughcut.models.video.providers.dashscope import verdict
from roughcut.models.video.providers.dashscope_body import body_of
from roughcut.models.video.providers.pictures import pictures_of
from roughcut.models.video.service import Found
from roughcut.rehearsal.server import Answer


def test_text_to_wan_2_5_says_its_size_with_an_asterisk() -> None:
    """And that the prompt is to be left alone, since it holds spoken lines; sound has no switch. Wan 2.6 is
    told the same."""
    asked = request("wan2.5", "tall", seconds=10, seed=7, negative_prompt="blur", audio=True)
    assert body_of(asked, profile("wan2.6"), ())["model"] == "wan2.6-t2v"
    assert body_of(asked, profile("wan_t2v"), ()) == {
        "model": "wan2.5-t2v-preview",
        "input": {"prompt": "Mia looks up.", "negative_prompt": "blur"},
        "parameters": {
            "size": "720*1280",
            "duration": 10,
            "watermark": False,
            "prompt_extend": False,
            "seed": 7,
        },
    }


def test_a_first_frame_chooses_the_other_model(tmp_path: Path) -> None:
    """To the user they are one: a picture's address is the picture itself, and the size has a name."""
    asked = request("wan2.5", "480p", references=pictures(tmp_path, "first_frame"))
    sent = pictures_of(asked, "DashScope")
    assert body_of(asked, profile("wan_i2v"), sent) == {
        "model": "wan2.5-i2v-preview",
        "input": {"prompt": "Mia looks up.", "img_url": sent[0].url},
        "parameters": {
            "resolution": "480P",
            "duration": 5,
            "watermark": False,
            "prompt_extend": False,
        },
    }


def test_wan_2_7_takes_a_list_of_media(tmp_path: Path) -> None:
    """Frames decide the shape."""
    asked = request("wan2.7", references=pictures(tmp_path, "first_frame", "last_frame"))
    sent = pictures_of(asked, "DashScope")
    assert body_of(asked, profile("wan2.7"), sent) == {
        "model": "wan2.7-i2v",
        "input": {
            "prompt": "Mia looks up.",
            "media": [
                {"type": "first_frame", "url": sent[0].url},
                {"type": "last_frame", "url": sent[1].url},
            ],
        },
        "parameters": {
            "resolution": "720P",
            "duration": 5,
            "watermark": False,
            "prompt_extend": False,
        },
    }


def test_wan_2_7_has_a_third_model_for_references(tmp_path: Path) -> None:
    """In the order in which the prompt counts them."""
    asked = request("wan2.7", references=pictures(tmp_path, "subject", "style"))
    body = body_of(asked, profile("wan2.7"), pictures_of(asked, "DashScope"))
    assert body["model"] == "wan2.7-r2v"
    assert [each["type"] for each in body["input"]["media"]] == ["reference_image", "reference_image"]
    assert body["parameters"]["ratio"] == "16:9"


def test_wan_3_is_told_less() -> None:
    """One model for all, sound by a word, no negative prompt; lengthening has to be declined since August."""
    asked = request("wan3.0-video", "square", seconds=30, audio=False, negative_prompt="blur")
    assert body_of(asked, profile("wan3"), ()) == {
        "model": "wan3.0-video",
        "input": {"prompt": "Mia looks up."},
        "parameters": {
            "resolution": "720P",
            "ratio": "1:1",
            "duration": 30,
            "watermark": False,
            "prompt_extend": False,
            "audio": False,
        },
    }


@pytest.mark.parametrize(
    ("roles", "model", "types", "shape"),
    [
        ((), "happyhorse-1.1-t2v", [], "16:9"),
        (("first_frame",), "happyhorse-1.1-i2v", ["first_frame"], None),
        (("subject", "style"), "happyhorse-1.1-r2v", ["reference_image", "reference_image"], "16:9"),
    ],
)
def test_happyhorse_is_three_models_to_the_wire(
    roles: tuple[ReferenceRole, ...], model: str, types: list[str], shape: str | None, tmp_path: Path
) -> None:
    """It has no words for sound, lengthening or what is not wanted; a first frame decides the shape."""
    asked = request("happyhorse-1.1", references=pictures(tmp_path, *roles), negative_prompt="blur", seed=3)
    body = body_of(asked, profile("happyhorse"), pictures_of(asked, "DashScope"))
    expected = {"resolution": "720P", "duration": asked.seconds, "watermark": False, "seed": 3}
    assert body["model"] == model
    assert body["parameters"] == ({**expected, "ratio": shape} if shape else expected)
    assert [each["type"] for each in body["input"].get("media", [])] == types
    assert "negative_prompt" not in body["input"]


@pytest.mark.parametrize(
    ("status", "code", "error"),
    [
        (401, "InvalidApiKey", AccountError),
        (400, "Arrearage", AccountError),
        (403, "AllocationQuota.FreeTierOnly", AccountError),
        (403, "AccessDenied.Unpurchased", AccountError),
        (400, "InvalidParameter", RequestError),
        (400, "InvalidParameter.DataInspection", RequestError),
        (404, "ModelNotFound", RequestError),
        (400, "DataInspectionFailed", RefusedError),
        (400, "IPInfringementSuspect", RefusedError),
        (429, "Throttling", BusyError),
        (429, "Throttling.RateQuota", BusyError),
        (429, "Throttling.AllocationQuota", BusyError),
        (400, "Throttling.BurstRate", BusyError),
        (500, "InternalError.Timeout", InDoubtError),
        (400, "", RequestError),
        (502, "", InDoubtError),
    ],
)
def test_a_code_is_told_by_its_first_word(status: int, code: str, error: type[ProviderError]) -> None:
    """Whatever the message says."""
    told = verdict(answered(status, {"code": code, "message": "inappropriate content", "request_id": "r"}))
    assert type(told) is error


@pytest.mark.parametrize(
    ("output", "status", "code"),
    [
        ({"task_status": "PENDING"}, "waiting", ""),
        ({"task_status": "RUNNING"}, "running", ""),
        ({"task_status": "SUSPENDED"}, "running", ""),
        (
            {"task_status": "FAILED", "code": "DataInspectionFailed", "message": "no"},
            "refused",
            "DataInspectionFailed",
        ),
        ({"task_status": "FAILED", "code": "IPInfringementSuspect"}, "refused", "IPInfringementSuspect"),
        ({"task_status": "FAILED", "code": "InternalError.Algo"}, "failed", "InternalError.Algo"),
        ({"task_status": "CANCELED"}, "failed", ""),
        ({"task_status": "SUCCEEDED"}, "failed", "no_video"),
        ({"task_status": "SUCCEEDED", "video_url": "https://x/y.mp4"}, "done", ""),
        ({"task_status": "SOMETHING_NEW"}, "running", ""),
    ],
)
def test_how_a_task_stands(output: dict[str, str], status: str, code: str) -> None:
    """Every word of its own, and one that it may add tomorrow."""
    with service_at("wan2.5", lambda call: Answer(200, {"output": output})) as (service, _):
        job = service.poll("t1")
    assert (job.status, job.code) == (status, code)


def test_orders_are_asked_for_as_tasks() -> None:
    """The header without which nothing is made in the background, and the path below the user's address."""
    made = Answer(200, {"output": {"task_id": "t1", "task_status": "PENDING"}})
    with service_at("wan2.5", lambda call: made) as (service, server):
        assert service.submit(request("wan2.5"), TOKEN) == "t1"
        [call] = server.calls
    assert call.headers["x-dashscope-async"] == "enable"
    assert call.path == "/services/aigc/video-generation/video-synthesis"


def test_nobody_can_be_asked_after_a_broken_call() -> None:
    """It has no room for a name of ours, and says so."""
    with service_at("wan2.5", lambda call: Answer(500)) as (service, server):
        assert service.find(request("wan2.5"), TOKEN, datetime.now(UTC)) == Found(job_id=None, certain=False)
        assert server.calls == []
