"""Rehearsed providers read requests as the vendors do: what is wrong is turned away in the vendor's words."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx2
import pytest
from PIL import Image

from roughcut.rehearsal.open import Rehearsal, rehearse
from roughcut.rehearsal.trial import small_take

FORM = {"model": "sora-2", "prompt": "A dog.", "seconds": "4", "size": "1280x720"}


@contextmanager
def opened(name: str) -> Iterator[tuple[Rehearsal, httpx2.Client]]:
    """A rehearsed provider, and somebody with its key who may say anything."""
    with rehearse(name, small_take) as staged:
        [key] = staged.secrets.values()
        with httpx2.Client(headers={"Authorization": f"Bearer {key}"}, timeout=60, verify=False) as client:
            yield staged, client


def form(fields: dict[str, str], picture: bytes | None = None) -> list[Any]:
    """The parts of a form."""
    parts: list[Any] = [(name, (None, value)) for name, value in fields.items()]
    return parts + ([("input_reference", ("a.png", picture, "image/png"))] if picture else [])


def png(width: int, height: int) -> bytes:
    """A black picture."""
    out = io.BytesIO()
    Image.new("RGB", (width, height)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("change", "param", "code"),
    [
        ({"prompt": ""}, "prompt", "missing_required_parameter"),
        ({"seconds": "5"}, "seconds", "invalid_value"),
        ({"size": "1920x1080"}, "size", "invalid_value"),
        ({"size": "1792x1024"}, "size", "invalid_value"),
        ({"seed": "7"}, "seed", "unknown_parameter"),
        ({"model": "sora-9"}, "model", "model_not_found"),
    ],
)
def test_openai_names_what_is_wrong(change: dict[str, str], param: str, code: str) -> None:
    """Status 400 in OpenAI's envelope, with the parameter and a code, and nothing is billed."""
    with opened("openai") as (staged, client):
        answer = client.post(f"{staged.address}/videos", files=form({**FORM, **change}))
        assert staged.desk.bill == ()
    error = answer.json()["error"]
    assert (answer.status_code, error["param"], error["code"]) == (400, param, code)
    assert error["type"] == "invalid_request_error"


@pytest.mark.parametrize(
    ("model", "said"),
    [
        ("wan2.1-sglang", {"detail": "seconds is no positive whole number."}),
        (
            "wan2.2-vllm",
            {
                "error": {
                    "message": "seconds is no positive whole number.",
                    "type": "BadRequestError",
                    "param": "seconds",
                    "code": 400,
                }
            },
        ),
    ],
)
def test_local_engines_complain_in_their_own_way(model: str, said: dict[str, Any]) -> None:
    """FastAPI's detail, or vLLM's envelope, whose code is the status."""
    with opened("openai") as (staged, client):
        wrong = form({"model": model, "prompt": "A dog.", "seconds": "0"})
        answer = client.post(f"{staged.address}/videos", files=wrong)
    assert (answer.status_code, answer.json()) == (400, said)


def test_openai_wants_seconds_as_a_text_in_json_too() -> None:
    """A number is wrong, though it would be right with others."""
    with opened("openai") as (staged, client):
        answers = [
            client.post(f"{staged.address}/videos", json={**FORM, "seconds": value}) for value in (4, "4")
        ]
    assert [answer.status_code for answer in answers] == [400, 200]


@pytest.mark.parametrize(("size", "status"), [((1280, 720), 200), ((720, 1280), 400), ((640, 360), 400)])
def test_openai_wants_a_picture_of_the_size_asked_for(size: tuple[int, int], status: int) -> None:
    """Any other is turned away before a job is made."""
    with opened("openai") as (staged, client):
        answer = client.post(f"{staged.address}/videos", files=form(FORM, png(*size)))
        assert len(staged.desk.bill) == (status == 200)
    assert answer.status_code == status


def test_openai_reads_the_picture() -> None:
    """What calls itself a PNG and is none is turned away."""
    with opened("openai") as (staged, client):
        answer = client.post(f"{staged.address}/videos", files=form(FORM, b"no picture"))
    assert (answer.status_code, answer.json()["error"]["param"]) == (400, "input_reference")


def test_openai_gives_no_footage_before_it_is_made() -> None:
    """Content is not there until a poll has said that the job is done."""
    with opened("openai") as (staged, client):
        video = f"{staged.address}/videos/{client.post(f'{staged.address}/videos', json=FORM).json()['id']}"
        assert client.get(f"{video}/content").status_code == 404
        assert client.get(video).json()["status"] == "completed"
        assert client.get(f"{video}/content").headers["content-type"] == "video/mp4"


def test_a_stranger_is_not_let_in() -> None:
    """Without the key every call is answered 401."""
    with opened("openai") as (staged, _client):
        answers = [
            httpx2.request(method, f"{staged.address}/videos", json=FORM) for method in ("GET", "POST")
        ]
    assert [answer.status_code for answer in answers] == [401, 401]


def test_the_bill_is_made_out_by_the_catalogue() -> None:
    """Four seconds of Sora 2 cost 40 cents."""
    with opened("openai") as (staged, client):
        client.post(f"{staged.address}/videos", json=FORM)
        assert str(staged.desk.total_usd) == "0.40"


ROUTER = {"model": "alibaba/wan-3.0", "prompt": "A dog.", "duration": 5}
PICTURE = {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgo="}}


@pytest.mark.parametrize(
    "change",
    [
        {"duration": "5"},
        {"resolution": "1280x720"},
        {"prompt": ""},
        {"seconds": 5},
        {"frame_images": [PICTURE]},
        {"frame_images": [{**PICTURE, "frame_type": "first_frame"}], "input_references": [PICTURE]},
        {"frame_images": [{**PICTURE, "frame_type": "first_frame"}] * 2},
    ],
    ids=["text", "resolution", "no prompt", "unknown", "no frame type", "both kinds", "twice first"],
)
def test_openrouter_names_what_is_wrong(change: dict[str, Any]) -> None:
    """Status 400 with the number as its code; what is right is accepted with 202."""
    with opened("openrouter") as (staged, client):
        answer = client.post(f"{staged.address}/videos", json={**ROUTER, **change})
        assert client.post(f"{staged.address}/videos", json=ROUTER).status_code == 202
        assert len(staged.desk.bill) == 1
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, 400)


SEEDANCE = {"model": "dreamina-seedance-2-0-260128", "content": [{"type": "text", "text": "A dog."}]}


@pytest.mark.parametrize(
    "change",
    [
        {"duration": "5"},
        {"resolution": "8k"},
        {"content": []},
        {"model": "sora-2"},
        {"negative_prompt": "rain"},
        {"content": [{**PICTURE, "role": "last_frame"}]},
        {"content": [{**PICTURE, "role": "first_frame"}, {**PICTURE, "role": "reference_image"}]},
    ],
    ids=["text", "resolution", "nothing", "model", "unknown", "last alone", "both kinds"],
)
def test_seedance_names_what_is_wrong(change: dict[str, Any]) -> None:
    """Status 400 and the code InvalidParameter."""
    with opened("seedance") as (staged, client):
        tasks = f"{staged.address}/contents/generations/tasks"
        answer = client.post(tasks, json={**SEEDANCE, **change})
        assert client.post(tasks, json=SEEDANCE).status_code == 200
        assert len(staged.desk.bill) == 1
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "InvalidParameter")
