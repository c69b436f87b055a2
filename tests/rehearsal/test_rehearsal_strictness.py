"""The rehearsed vendors read requests as strictly as the real ones, and answer in their own words."""

import copy
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from roughcut.models.video.catalogue import profile_of
from roughcut.models.video.profile import ReferenceRole
from roughcut.models.video.provider import Account, provider
from roughcut.models.video.providers.answers import text_at
from roughcut.rehearsal.desk import Desk
from roughcut.rehearsal.open import protocol_of
from roughcut.rehearsal.protocol import Protocol
from roughcut.rehearsal.server import Answer, Call, serving
from roughcut.rehearsal.trial import QUICK, request_of, small_take

FRAMES: tuple[ReferenceRole, ...] = ("first_frame", "last_frame")
ORDERS: list[tuple[str, tuple[ReferenceRole, ...]]] = [
    ("gemini-omni-1.2-flash", FRAMES),
    ("veo-3.1-generate-preview", FRAMES),
    ("veo-3.1-generate-001", ()),
    ("kling-3.0", ()),
    ("kling-3.0", FRAMES),
    ("kling-3.0-omni", ("first_frame",)),
    ("kling-v2-5-turbo", ()),
    ("kling-v2-6", FRAMES),
    ("wan2.5", ()),
    ("wan2.5", ("first_frame",)),
    ("wan2.7", FRAMES),
    ("wan3.0-video", ()),
    ("happyhorse-1.1", ("first_frame",)),
    ("minimax-h3", ()),
    ("minimax-h3-max", FRAMES),
]
WORDS = {
    "gemini": ("error", "status", "INVALID_ARGUMENT"),
    "vertex": ("error", "status", "INVALID_ARGUMENT"),
    "kling": ("code", "1201"),
    "kling_legacy": ("code", "1201"),
    "dashscope": ("code", "InvalidParameter"),
    "minimax": ("error", "type", "bad_request_error"),
}


@contextmanager
def ordered(
    model: str, roles: tuple[ReferenceRole, ...], folder: Path
) -> Iterator[tuple[Protocol, Call, dict[str, Any]]]:
    """A protocol that has taken an order from the real client, the order's call, and its body."""
    profile = profile_of(model, allow_retired=True)
    protocol = protocol_of(profile.provider)(Desk(footage=small_take))
    with serving(protocol.answer) as server:
        account = Account(server.address + protocol.base_path, dict(protocol.secrets), QUICK)
        service: Any = provider(profile.provider).open(profile, account)
        request = request_of(profile, profile.shapes[-1 if model == "kling-v2-6" else 0], folder, roles=roles)
        service.submit(request, "5f" * 16)
        service.wire.close()
        [call] = server.calls
        yield protocol, call, call.json()


def answered(protocol: Protocol, call: Call, body: Any) -> Answer:
    """What it answers to the same call with another body, under another name of ours."""
    text = json.dumps(body).replace("5f" * 16, "6a" * 16)
    return protocol.answer(replace(call, body=text.encode()))


def objects(body: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every object in a body."""
    if isinstance(body, dict):
        yield path
    pairs = body.items() if isinstance(body, dict) else enumerate(body) if isinstance(body, list) else ()
    for key, value in pairs:
        yield from objects(value, (*path, key))


def inside(body: Any, path: tuple[str | int, ...]) -> Any:
    """What lies at that path."""
    for step in path:
        body = body[step]
    return body


@pytest.mark.parametrize(("model", "roles"), ORDERS)
def test_a_field_that_no_document_has_is_turned_away(
    model: str, roles: tuple[ReferenceRole, ...], tmp_path: Path
) -> None:
    """In every object of a request that was taken without it; nothing more is billed."""
    with ordered(model, roles, tmp_path) as (protocol, call, body):
        assert answered(protocol, call, body).status == 200
        for path in objects(body):
            strange = copy.deepcopy(body)
            inside(strange, path)["surprise"] = 1
            answer = answered(protocol, call, strange)
            *where, word = WORDS[profile_of(model, allow_retired=True).provider]
            assert (answer.status, text_at(answer.body, *where)) == (400, word), path
        assert len(protocol.desk.bill) == 2


@pytest.mark.parametrize(
    ("model", "path", "value"),
    [
        ("gemini-omni-1.2-flash", ("response_format", "aspect_ratio"), "1:1"),
        ("gemini-omni-1.2-flash", ("response_format", "resolution"), "720P"),
        ("gemini-omni-1.2-flash", ("response_format", "duration"), 8),
        ("gemini-omni-1.2-flash", ("response_format", "duration"), "16s"),
        ("gemini-omni-1.2-flash", ("response_format", "duration"), "2s"),
        ("gemini-omni-1.2-flash", ("model",), "gemini-omni-9"),
        ("gemini-omni-1.2-flash", ("store",), False),
        ("gemini-omni-1.2-flash", ("input", 0, "content", 0, "text"), "[# Sources <FIRST_FRAME>@Image1] x"),
        ("veo-3.1-generate-preview", ("parameters", "durationSeconds"), "4"),
        ("veo-3.1-generate-preview", ("parameters", "durationSeconds"), 5),
        ("veo-3.1-generate-preview", ("parameters", "resolution"), "1080p"),
        ("veo-3.1-generate-preview", ("parameters", "seed"), 1),
        ("veo-3.1-generate-preview", ("parameters", "generateAudio"), True),
        ("veo-3.1-generate-001", ("parameters", "seed"), -1),
        ("kling-3.0", ("settings", "duration"), "5"),
        ("kling-3.0", ("settings", "duration"), 16),
        ("kling-3.0", ("settings", "audio"), "on"),
        ("kling-3.0", ("settings", "resolution"), "std"),
        ("kling-3.0", ("prompt",), ""),
        ("kling-3.0", ("prompt",), "shot 1, 3, Rain; shot 2, 1, A door;"),
        ("kling-3.0", ("prompt",), "shot 1, 1, Rain; A door; shot 2, 2, Steps;"),
        ("kling-3.0-turbo", ("settings", "audio"), "native"),
        ("kling-3.0-turbo", ("settings", "multi_shot"), False),
        ("kling-v2-5-turbo", ("duration",), 5),
        ("kling-v2-5-turbo", ("duration",), "7"),
        ("kling-v2-5-turbo", ("mode",), "720p"),
        ("kling-v2-5-turbo", ("sound",), "off"),
        ("kling-v2-5-turbo", ("prompt",), "x" * 2501),
        ("wan2.5", ("parameters", "size"), "1280x720"),
        ("wan2.5", ("parameters", "size"), "1281*720"),
        ("wan2.5", ("parameters", "duration"), 6),
        ("wan2.5", ("model",), "wan2.5-i2v-preview"),
        ("wan2.7", ("parameters", "audio"), True),
        ("wan2.7", ("parameters", "duration"), 16),
        ("wan2.7", ("model",), "wan2.7-i2v"),
        ("wan2.5", ("parameters", "audio"), True),
        ("wan2.6", ("parameters", "size"), "832*480"),
        ("wan2.6", ("parameters", "duration"), 16),
        ("happyhorse-1.1", ("parameters", "prompt_extend"), False),
        ("happyhorse-1.1", ("parameters", "audio"), True),
        ("happyhorse-1.1", ("parameters", "duration"), 2),
        ("happyhorse-1.1", ("input", "negative_prompt"), "blur"),
        ("minimax-h3", ("resolution",), "768p"),
        ("minimax-h3", ("resolution",), "480P"),
        ("minimax-h3", ("ratio",), "adaptive"),
        ("minimax-h3", ("duration",), 16),
        ("minimax-h3", ("seed",), 1),
        ("minimax-h3", ("extra",), {"prompt_expansion_mode": "disabled"}),
        ("minimax-h3", ("content", 0, "text"), ""),
        ("minimax-h3-max", ("resolution",), "2K"),
        ("minimax-h3-max", ("duration",), 4),
        ("wan3.0-video", ("input", "negative_prompt"), "blur"),
        ("wan3.0-video", ("parameters", "resolution"), "720p"),
    ],
)
def test_a_value_that_the_vendor_does_not_know_is_turned_away(
    model: str, path: tuple[str | int, ...], value: Any, tmp_path: Path
) -> None:
    """Wrong enumerations, numbers as texts and texts as numbers, what another model of theirs takes."""
    with ordered(model, (), tmp_path) as (protocol, call, body):
        inside(body, path[:-1])[path[-1]] = value
        answer = answered(protocol, call, body)
        *where, word = WORDS[profile_of(model, allow_retired=True).provider]
        assert (answer.status, text_at(answer.body, *where)) == (400, word)
        assert len(protocol.desk.bill) == 1


@pytest.mark.parametrize(
    ("model", "find", "put"),
    [
        ("kling-3.0", "first_frame", "refer_image"),
        ("kling-3.0", '"aspect_ratio"', None),
        ("kling-v2-6", '"pro"', '"std"'),
        ("wan2.7", '"first_frame"', '"reference_image"'),
        ("wan2.7", "data:image/png;base64,", ""),
        ("minimax-h3", '"first_frame"', '"reference_image"'),
        ("minimax-h3", "data:image/png;base64,", ""),
        ("kling-3.0", "iVBOR", "data:image/png;base64,iVBOR"),
        ("veo-3.1-generate-preview", '"image": {', '"strange": {'),
        ("gemini-omni-1.2-flash", "image/png", "image/gif"),
    ],
)
def test_pictures_that_do_not_go_together_are_turned_away(
    model: str, find: str, put: str | None, tmp_path: Path
) -> None:
    """A last frame without a first, references with frames, a prefix too much or too little."""
    with ordered(model, FRAMES, tmp_path) as (protocol, call, body):
        text = json.dumps(body)
        if put is None:
            body["settings"]["aspect_ratio"] = "16:9"
        else:
            assert find in text
            body = json.loads(text.replace(find, put))
        assert answered(protocol, call, body).status == 400
        assert len(protocol.desk.bill) == 1


def test_kling_takes_one_name_once(tmp_path: Path) -> None:
    """Our own name for a task is unique to the account: the same order a second time is turned away."""
    for model in ("kling-3.0", "kling-v2-5-turbo"):
        with ordered(model, (), tmp_path) as (protocol, call, _):
            assert protocol.answer(call).status == 400
            assert len(protocol.desk.bill) == 1


def test_dashscope_makes_nothing_at_once(tmp_path: Path) -> None:
    """Without the header for the background, an order is not taken."""
    with ordered("wan2.5", (), tmp_path) as (protocol, call, _):
        headers = {name: value for name, value in call.headers.items() if name != "x-dashscope-async"}
        assert protocol.answer(replace(call, headers=headers)).status == 403


def test_omni_may_answer_at_once_with_its_footage(tmp_path: Path) -> None:
    """In the foreground and inline: the interaction comes completed, the footage inside it."""
    with ordered("gemini-omni-1.2-flash", (), tmp_path) as (protocol, call, body):
        body["background"] = False
        body["response_format"]["delivery"] = "inline"
        answer = answered(protocol, call, body)
        assert text_at(answer.body, "status") == "completed"
        assert text_at(answer.body, "steps", 0, "content", 0, "data")
