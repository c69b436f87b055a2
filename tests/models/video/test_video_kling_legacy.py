"""Kling's first interface: flat bodies, signatures that keep the server's time, tasks found in lists."""

import base64
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from video_samples import TOKEN, pictures, profile, request, service_at

from roughcut.errors import AccountError
from roughcut.models.video.providers.kling_legacy_body import body_of
from roughcut.models.video.providers.kling_signing import Signer
from roughcut.models.video.providers.pictures import pictures_of
from roughcut.rehearsal.faults import Fault
from roughcut.rehearsal.server import Answer, Call
from roughcut.rehearsal.trial import trial

NOW = datetime.now(UTC)
SIGNED = (
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJhayIsImV4cCI6MTc2NDAwMTgwMCwibmJmIjoxNzYzOTk5OTk1fQ."
    "IBzjV4zk2i2b7HdBStBIV7hs-tQmRmCVny_hPMVOtEc"
)
"""By openssl, of the access key `ak`, the secret key `sk` and the time 1764000000."""


def claims(token: str) -> dict[str, Any]:
    """What a token says."""
    found: dict[str, Any] = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))
    return found


# -- bodies


def test_text_is_flat_and_its_numbers_are_texts() -> None:
    """The size is a mode; the model has no sound, so that nothing is said of it."""
    asked = request("kling-v2-5-turbo", "tall", seconds=10, negative_prompt="blur")
    assert body_of(asked, profile("kling2.5"), (), TOKEN) == {
        "model_name": "kling-v2-5-turbo",
        "prompt": "Mia looks up.",
        "negative_prompt": "blur",
        "mode": "std",
        "duration": "10",
        "aspect_ratio": "9:16",
        "external_task_id": TOKEN,
    }


def test_frames_go_without_a_prefix_and_without_a_shape(tmp_path: Path) -> None:
    """The last frame is `image_tail`, in the mode `pro`; 2.6 is told about sound."""
    asked = request(
        "kling-v2-6", "1080p", audio=False, references=pictures(tmp_path, "first_frame", "last_frame")
    )
    sent = pictures_of(asked, "Kling")
    assert body_of(asked, profile("kling-v2-6"), sent, TOKEN) == {
        "model_name": "kling-v2-6",
        "prompt": "Mia looks up.",
        "mode": "pro",
        "duration": "5",
        "sound": "off",
        "image": sent[0].data,
        "image_tail": sent[1].data,
        "external_task_id": TOKEN,
    }


# -- signatures


def test_a_signature_is_what_openssl_makes_of_it() -> None:
    """HS256 over the header and the claims, without padding."""
    assert Signer("ak", "sk", clock=lambda: 1_764_000_000.0).token() == SIGNED


def test_a_signature_is_made_anew_before_it_is_too_old() -> None:
    """The same for 25 minutes, then another that is good for half an hour from then."""
    times = [0.0, 1499.0, 1501.0]
    clock = iter(times)
    signer = Signer("ak", "sk", clock=lambda: next(clock))
    first, second, third = (signer.token() for _ in times)
    assert first == second != third
    assert claims(third)["exp"] == 1501 + 1800


def test_a_signer_can_learn_the_time() -> None:
    """From a server's date; one that cannot be read teaches nothing."""
    signer = Signer("ak", "sk", clock=lambda: 1000.0)
    assert not signer.learn("")
    assert not signer.learn("yesterday")
    assert signer.learn("Thu, 01 Jan 1970 01:00:00 GMT")
    assert claims(signer.token())["nbf"] == 3600 - 5


def test_a_little_learnt_makes_a_new_signature() -> None:
    """A minute's difference is enough for a server to refuse the one that was kept."""
    signer = Signer("ak", "sk", clock=lambda: 3600.0)
    before = signer.token()
    assert signer.learn("Thu, 01 Jan 1970 00:59:00 GMT")
    assert claims(signer.token())["nbf"] == claims(before)["nbf"] - 60


def test_a_signer_shows_no_secret() -> None:
    """Whoever prints it learns the access key alone."""
    signer = Signer("ak", "s3cret")
    assert signer.token()
    assert "s3cret" not in repr(signer)
    assert signer.token() not in repr(signer)


@pytest.mark.parametrize("ahead_s", [7200.0, -7200.0])
def test_a_wrong_clock_is_set_by_the_server_s(ahead_s: float, tmp_path: Path) -> None:
    """A refused signature is signed again with the server's time: one job, and polls go on with it."""
    with trial("kling_legacy", Fault("submit", "clock_skew", seconds=ahead_s)) as staged:
        job_id = staged.service.submit(staged.request(tmp_path), TOKEN)
        assert staged.service.poll(job_id).status == "done"
        assert [entry.job_id for entry in staged.desk.bill] == [job_id]


@pytest.mark.parametrize("code", [1003, 1004])
def test_a_signature_that_stays_refused_ends_with_a_sentence(code: int) -> None:
    """Once more, and not again."""
    refused = Answer(401, {"code": code, "message": "Authorization"})
    with service_at("kling2.5", lambda call: refused) as (service, server):
        with pytest.raises(
            AccountError, match="set this machine's clock right, or use KLING_API_KEY"
        ) as caught:
            service.submit(request("kling-v2-5-turbo"), TOKEN)
        assert caught.value.code == str(code)
        assert len(server.calls) == 2


def test_an_empty_account_is_not_asked_twice() -> None:
    """Only a matter of clocks is tried again."""
    owing = Answer(429, {"code": 1101, "message": "Account in arrears"})
    with service_at("kling2.5", lambda call: owing) as (service, server):
        with pytest.raises(AccountError):
            service.submit(request("kling-v2-5-turbo"), TOKEN)
        assert len(server.calls) == 1


def test_a_plain_key_is_not_signed() -> None:
    """It goes as it is, and there is nothing to sign again."""
    refused = Answer(401, {"code": 1004, "message": "Authorization"})
    with service_at("kling2.5", lambda call: refused, KLING_API_KEY="plain") as (service, server):
        with pytest.raises(AccountError):
            service.submit(request("kling-v2-5-turbo"), TOKEN)
        assert [call.bearer for call in server.calls] == ["plain"]


# -- finding


def task(name: str | None, made_ms: float = NOW.timestamp() * 1000) -> dict[str, Any]:
    """A task in a list; None: it says nothing of its name."""
    info = {} if name is None else {"external_task_id": name}
    return {"task_id": f"id{name}", "task_status": "submitted", "task_info": info, "created_at": int(made_ms)}


def found_in(*pages: list[dict[str, Any]]) -> tuple[str | None, bool, int]:
    """What is found where the task is unknown by name and the list has these pages, and in how many calls."""

    def answer(call: Call) -> Answer:
        if "pageNum" not in call.query:
            return Answer(400, {"code": 1201, "message": "Task not found"})
        page = int(call.query["pageNum"])
        return Answer(200, {"code": 0, "data": pages[page - 1] if page <= len(pages) else []})

    with service_at("kling2.5", answer) as (service, server):
        found = service.find(request("kling-v2-5-turbo"), TOKEN, NOW)
        return found.job_id, found.certain, len(server.calls)


def test_no_task_by_name_and_none_in_the_list_is_certain() -> None:
    """Both say that there is none."""
    assert found_in([]) == (None, True, 2)
    assert found_in([task("other")]) == (None, True, 2)


def test_a_task_may_be_found_in_the_list_alone() -> None:
    """Also on a later page."""
    assert found_in([task(TOKEN)]) == (f"text2video/id{TOKEN}", True, 2)
    assert found_in([task("other")] * 500, [task(TOKEN)]) == (f"text2video/id{TOKEN}", True, 3)


def test_a_task_without_a_name_may_be_ours() -> None:
    """One that was made since the call proves nothing; one from long before it is another's."""
    assert found_in([task(None)]) == (None, False, 2)
    assert found_in([task(None, made_ms=0.0)]) == (None, True, 2)


def test_a_list_without_an_end_proves_nothing() -> None:
    """Ten full pages of newer tasks, and the search is given up."""
    assert found_in(*[[task("other")] * 500] * 12) == (None, False, 11)


def test_the_list_is_read_back_to_the_call() -> None:
    """A full page that reaches back to before it is enough."""
    assert found_in([*[task("other")] * 499, task("old", made_ms=0.0)]) == (None, True, 2)
