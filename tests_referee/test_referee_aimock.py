"""Our clients at a server that others wrote: @copilotkit/aimock speaks Ark's and OpenRouter's protocols.

It answers from fixtures and does not list tasks, so only the plain way of a take is walked.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from roughcut.models.video.catalogue import profile_of
from roughcut.models.video.provider import Account, provider
from roughcut.models.video.service import Job, VideoService
from roughcut.rehearsal.trial import QUICK, request_of

AIMOCK = "@copilotkit/aimock@1.43.0"
SEEDANCE, WAN = profile_of("seedance-2.0"), profile_of("openrouter-wan-3.0")
TIMES = {"created_at": 1_790_000_000, "updated_at": 1_790_000_060}
MADE = {"status": "succeeded", "content": {"video_url": "https://store.example/a.mp4"}, **TIMES}
WITHHELD = {
    "status": "failed",
    "error": {"code": "OutputVideoSensitiveContentDetected", "message": "no"},
    **TIMES,
}

pytestmark = pytest.mark.skipif(shutil.which("npx") is None, reason="aimock needs Node and its npx")


def fixture(words: str, **response: Any) -> dict[str, Any]:
    """What it answers to a prompt with these words."""
    return {"match": {"endpoint": "video", "userMessage": words}, "response": response}


@contextmanager
def aimock(folder: Path, *fixtures: dict[str, Any]) -> Iterator[str]:
    """Its address."""
    (folder / "fixtures.json").write_text(json.dumps({"fixtures": fixtures}))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    command = ["npx", "--yes", "-p", AIMOCK, "llmock", "-p", str(port), "-f", str(folder / "fixtures.json")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        assert server.stdout is not None
        said = ""
        while "listening on" not in said:
            line = server.stdout.readline()
            assert line, said
            said += line
        yield f"http://127.0.0.1:{port}"
        server.terminate()


def over(service: VideoService, job_id: str) -> Job:
    """The job once it is over, for which it needs a few polls."""
    jobs = (service.poll(job_id) for _ in range(10))
    return next(job for job in jobs if job.is_over)


def test_seedance_buys_there(tmp_path: Path) -> None:
    """One take is made, one withheld, and a task that nobody ordered is unknown."""
    made = fixture("beach", json={"id": "cgt-1", "model": SEEDANCE.id, **MADE})
    withheld = fixture("roof", json={"id": "cgt-2", "model": SEEDANCE.id, **WITHHELD})
    with aimock(tmp_path, made, withheld) as address:
        account = Account(f"{address}/api/v3", {"ARK_API_KEY": "ark-0000000000"}, QUICK)
        service = provider("seedance").open(SEEDANCE, account)
        asked = request_of(SEEDANCE, SEEDANCE.shapes[0], tmp_path, roles=["first_frame", "last_frame"])
        beach = over(service, service.submit(asked, "5f" * 16))
        other = asked.model_copy(update={"prompt": "A cat sleeps on a roof."})
        roof = over(service, service.submit(other, "6f" * 16))
        assert service.poll("cgt-unknown").status == "expired"
    assert (beach.status, beach.result) == ("done", "https://store.example/a.mp4")
    assert (roof.status, roof.code) == ("refused", "OutputVideoSensitiveContentDetected")


def test_openrouter_buys_there(tmp_path: Path) -> None:
    """A take is made, its price is read, and its footage fetched with the key."""
    video = {"id": "v1", "status": "completed", "b64": "AAAAIGZ0eXBpc29t", "cost": 0.25}
    with aimock(tmp_path, fixture("beach", video=video)) as address:
        account = Account(f"{address}/api/v1", {"OPENROUTER_API_KEY": "sk-or-0000000000"}, QUICK)
        service = provider("openrouter").open(WAN, account)
        asked = request_of(WAN, WAN.shapes[0], tmp_path, roles=["first_frame"])
        job = over(service, service.submit(asked, "5f" * 16))
        service.download(job, tmp_path / "take.mp4")
        assert service.poll("unknown").status == "expired"
    assert (job.status, job.price_usd) == ("done", Decimal("0.25"))
    assert (tmp_path / "take.mp4").read_bytes() == b"\0\0\0 ftypisom"
