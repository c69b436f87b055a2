"""Kling's new interface: its bodies, its codes, and tasks found by our own name.

Bodies and answers are transcribed from kling.ai/document-api as quoted by third parties in October 2026.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from video_samples import PNG, TOKEN, answered, pictures, profile, request, service_at

from roughcut.errors import (
    AccountError,
    AnswerError,
    BusyError,
    InDoubtError,
    ProviderError,
    RefusedError,
    RequestError,
)
from roughcut.models.video.providers.kling_body import body_of, path_of
from roughcut.models.video.providers.kling_codes import verdict
from roughcut.models.video.providers.pictures import pictures_of
from roughcut.rehearsal.server import Answer

NOW = datetime.now(UTC)


def test_text_has_its_prompt_at_the_top() -> None:
    """No contents; the size gives resolution and shape; one shot, and our own name for the task."""
    asked = request("kling-3.0", "tall", seconds=7)
    assert path_of(asked, profile("kling-3.0")) == "text-to-video/kling-3.0"
    assert body_of(asked, profile("kling-3.0"), (), TOKEN) == {
        "prompt": "Mia looks up.",
        "settings": {
            "resolution": "720p",
            "aspect_ratio": "9:16",
            "duration": 7,
            "audio": "native",
            "multi_shot": False,
        },
        "options": {"external_task_id": TOKEN, "watermark_info": {"enabled": False}},
    }


def test_a_take_of_several_shots_may_be_cut() -> None:
    """Only then: otherwise the model would cut as it likes."""
    asked = request("kling-3.0").model_copy(update={"shots": 3})
    assert body_of(asked, profile("kling-3.0"), (), TOKEN)["settings"]["multi_shot"] is True


def test_frames_are_contents_and_decide_the_shape(tmp_path: Path) -> None:
    """First and last frame by their types, in base64 without a prefix; silence is asked for by a word."""
    asked = request(
        "kling-3.0", "1080p", audio=False, references=pictures(tmp_path, "first_frame", "last_frame")
    )
    sent = pictures_of(asked, "Kling")
    assert path_of(asked, profile("kling-3.0")) == "image-to-video/kling-3.0"
    assert body_of(asked, profile("kling-3.0"), sent, TOKEN) == {
        "contents": [
            {"type": "prompt", "text": "Mia looks up."},
            {"type": "first_frame", "url": sent[0].data},
            {"type": "last_frame", "url": sent[1].data},
        ],
        "settings": {"resolution": "1080p", "duration": 5, "audio": "off", "multi_shot": False},
        "options": {"external_task_id": TOKEN, "watermark_info": {"enabled": False}},
    }
    assert sent[0].data.startswith(PNG)


def test_references_go_to_omni(tmp_path: Path) -> None:
    """Its one path takes everything as contents, text alone too."""
    chosen = profile("kling-3.0-omni")
    asked = request("kling-3.0-omni", references=pictures(tmp_path, "subject", "style"))
    body = body_of(asked, chosen, pictures_of(asked, "Kling"), TOKEN)
    assert path_of(asked, chosen) == "omni-video/kling-3.0-omni"
    assert [each["type"] for each in body["contents"]] == ["prompt", "refer_image", "refer_image"]
    assert [each.get("id") for each in body["contents"]] == [None, "image_1", "image_2"]
    assert body["settings"]["aspect_ratio"] == "16:9"
    bare = body_of(request("kling-3.0-omni"), chosen, (), TOKEN)
    assert bare["contents"] == [{"type": "prompt", "text": "Mia looks up."}]


@pytest.mark.parametrize("model", ["kling-3.0-turbo", "kling-2.5-turbo"])
def test_a_model_is_not_told_what_it_has_no_setting_for(model: str) -> None:
    """Neither sound nor shots where the interface has no such word."""
    body = body_of(request(model), profile(model), (), TOKEN)
    assert body["settings"] == {"resolution": "720p", "aspect_ratio": "16:9", "duration": 5}


@pytest.mark.parametrize(
    ("status", "code", "error"),
    [
        (401, 1000, AccountError),
        (401, 1002, AccountError),
        (401, 1004, AccountError),
        (429, 1100, AccountError),
        (429, 1101, AccountError),
        (429, 1102, AccountError),
        (403, 1103, AccountError),
        (400, 1200, RequestError),
        (400, 1201, RequestError),
        (404, 1203, RequestError),
        (400, 1300, RefusedError),
        (400, 1301, RefusedError),
        (429, 1302, BusyError),
        (429, 1303, BusyError),
        (429, 1304, AccountError),
        (500, 5000, InDoubtError),
        (503, 5001, InDoubtError),
        (504, 5002, InDoubtError),
        (200, 1301, RefusedError),
        (200, 9999, InDoubtError),
        (200, 0, None),
    ],
)
def test_a_code_is_told_by_number(status: int, code: int, error: type[ProviderError] | None) -> None:
    """429 is busy or an empty account, by its code; a code in an answer of 200 counts too."""
    told = verdict(answered(status, {"code": code, "message": "words"}))
    assert (type(told) if told else None) is error
    assert told is None or told.code == str(code)


def test_words_never_make_a_refusal() -> None:
    """A message about content with the code of a wrong parameter is a wrong parameter."""
    told = verdict(answered(400, {"code": 1201, "message": "content safety risk, sensitive"}))
    assert type(told) is RequestError


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ([{"id": "t1", "external_id": TOKEN, "status": "submitted"}], ("t1", True)),
        ({"id": "t1", "external_id": TOKEN, "status": "submitted"}, ("t1", True)),
        ([], (None, True)),
        ([{"id": "t1", "status": "submitted"}], (None, False)),
        (None, (None, False)),
        ([{"id": "t1", "external_id": "another", "status": "submitted"}], (None, False)),
    ],
)
def test_a_task_is_found_by_our_name_alone(data: Any, found: tuple[str | None, bool]) -> None:
    """None is certain; tasks that are not ours, or do not say whose they are, prove nothing."""
    with service_at("kling-3.0", lambda call: Answer(200, {"code": 0, "data": data})) as (service, server):
        told = service.find(request("kling-3.0"), TOKEN, NOW)
        assert (told.job_id, told.certain) == found
        assert server.calls[0].query == {"external_task_ids": TOKEN}


def test_an_answer_without_tasks_says_nothing_of_a_job() -> None:
    """Neither a list nor a task: the job stays open, and an empty list is what ends it."""
    answers = iter([Answer(200, {"code": 0, "data": None}), Answer(200, {"code": 0, "data": []})])
    with service_at("kling-3.0", lambda call: next(answers)) as (service, _):
        with pytest.raises(AnswerError):
            service.poll("t1")
        assert service.poll("t1").status == "expired"


def test_a_task_without_footage_has_failed() -> None:
    """Done, and nothing to fetch: the job is over, and says so."""
    task = {"id": "t1", "status": "succeeded", "outputs": []}
    with service_at("kling-3.0", lambda call: Answer(200, {"code": 0, "data": [task]})) as (service, _):
        job = service.poll("t1")
    assert (job.status, job.code) == ("failed", "no_video")


def test_a_failed_task_gives_kling_s_reason() -> None:
    """A reason is words, so that it is shown and decides nothing."""
    task = {"id": "t1", "status": "failed", "message": "risk control"}
    with service_at("kling-3.0", lambda call: Answer(200, {"code": 0, "data": [task]})) as (service, _):
        job = service.poll("t1")
    assert (job.status, job.reason) == ("failed", "risk control")
