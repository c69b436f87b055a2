"""The vendors' own SDKs as clients of our rehearsals, each in an environment of its own made by uv.

`make test-referee` runs this; it needs a package index, which the suite itself never does.
"""

from __future__ import annotations

import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

from roughcut.rehearsal.open import rehearse
from roughcut.rehearsal.trial import small_take

CLIENTS = Path(__file__).parent / "clients"
UV = Path(sys.executable).with_name("uv")


def run(package: str, client: str, *arguments: str) -> Any:
    """What a client prints, as JSON."""
    python = ["run", "--quiet", "--no-project", "--with", package, "python", "-W", "ignore"]
    command = [str(UV), *python, str(CLIENTS / client), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_google_s_sdk_buys_from_omni() -> None:
    """Footage as a file, whose address of Google's the SDK asks of our server, and footage inline."""
    with rehearse("gemini", small_take, rate=Fraction(8)) as opened:
        first, second = run("google-genai==3.4.0", "google_omni.py", opened.address)
        bill = opened.desk.bill
    assert [first["id"], second["id"]] == [entry.job_id for entry in bill]
    assert (first["status"], first["state"], second["status"]) == ("completed", "ACTIVE", "completed")
    assert first["bytes"] > 1000
    assert second["characters"] > 1000
    assert [(each.order.seconds, each.order.width_px, each.order.pictures[0].role) for each in bill] == [
        (3, 360, "first_frame")
    ] * 2


def test_google_s_last_sdk_with_veo_buys_by_key() -> None:
    """predictLongRunning, the operation, and the file."""
    with rehearse("gemini", small_take, rate=Fraction(8)) as opened:
        told = run("google-genai==2.34.0", "google_veo.py", opened.address, "key")
        [entry] = opened.desk.bill
    assert told["id"] == entry.job_id
    assert told["bytes"] > 1000
    assert (entry.order.seconds, entry.order.width_px) == (4, 720)


def test_google_s_sdk_buys_on_the_agent_platform() -> None:
    """predictLongRunning and fetchPredictOperation in the express mode, with a seed and sound."""
    with rehearse("vertex", small_take, rate=Fraction(8)) as opened:
        told = run("google-genai==3.4.0", "google_veo.py", opened.address, "platform")
        [entry] = opened.desk.bill
    assert told["id"] == entry.job_id
    assert told["bytes"] > 1000
    assert (entry.order.seed, entry.order.audio) == (3, True)


def test_alibaba_s_sdk_buys_from_wan() -> None:
    """All three manners of requests; a size without an asterisk and a wrong key are turned away."""
    with rehearse("dashscope", small_take, rate=Fraction(8)) as opened:
        told = run("dashscope==2.0.2", "dashscope_wan.py", opened.address)
        bill = opened.desk.bill
    assert [job[0] for job in told["jobs"]] == [entry.job_id for entry in bill]
    assert {job[1] for job in told["jobs"]} == {"SUCCEEDED"}
    assert all(job[2].startswith(opened.address) for job in told["jobs"])
    assert told["codes"] == ["InvalidParameter", "InvalidApiKey"]
