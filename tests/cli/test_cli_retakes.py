"""Shots of a bought film taken again, by the real command against a local server with spoilt footage."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from roughcut.models.video.catalogue import profile_of
from roughcut.rehearsal.open import rehearse
from roughcut.rehearsal.spoilt import RATE, SpoiltFootage, script_text

A_TAKE = profile_of("seedance-2.0").cost_usd(4, "480p", audio=True)
"""Four seconds of the model in its smallest size, in dollars."""
MODEL = ("--model", "seedance-2.0", "--size", "480p", "--fps", str(RATE), "--workers", "1", "--yes")


def test_retakes_are_bought_within_the_cap_and_the_better_take_is_kept(
    roughcut: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two shots are half black, one of them on every take; the cap has room for a retake of each. One is
    kept and the other discarded, the next is refused before it is sent, the exit code is 1, and the report
    has both pairs of takes side by side, with what was measured before and after."""
    file, out = tmp_path / "things.txt", tmp_path / "out"
    file.write_text(script_text({"lamp": 4, "boat": 4}), encoding="utf-8")
    spoilt = SpoiltFootage({"lamp": ("black",), "boat": ("black",) * 3})
    with rehearse("seedance", spoilt, rate=Fraction(RATE)) as rehearsal:
        environment = {"ARK_BASE_URL": rehearsal.address, "ROUGHCUT_STATE": str(tmp_path / "state")}
        for name, value in (environment | rehearsal.secrets).items():
            monkeypatch.setenv(name, value)
        asked = (
            "shoot",
            file,
            "-o",
            out,
            *MODEL,
            "--retakes",
            "2",
            "--max-cost-usd",
            f"{4 * A_TAKE + Decimal('0.01'):.2f}",
        )
        done = roughcut(*asked, code=1)
        assert len(rehearsal.desk.bill) == 4
    assert f"(at most ${6 * A_TAKE:.2f} with every further take and retake)" in done.stderr
    refusal = f"Grave notes are left on shot 2. Shot 2 is not taken again: that may cost ${A_TAKE:.2f}"
    assert refusal in done.stderr

    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    records = {record["shot"]: record for record in report["retakes"]["records"]}
    assert {shot: record["verdict"]["kept"] for shot, record in records.items()} == {1: True, 2: False}
    black = next(each for each in records[1]["verdict"]["values"] if each["metric"] == "black")
    assert black["before"] > 1 > black["after"]
    page = (out / "report.html").read_text(encoding="utf-8")
    for shot in (1, 2):
        assert f"Shot {shot}, take 2 against take 1" in page
        for take in (1, 2):
            assert re.search(f'<img src="data:[^"]+" alt="A still of shot {shot}, take {take}"', page)
            assert (out / "takes" / "other" / f"shot_00{shot}.take{take}.mp4").is_file()
    assert "Take 2 (kept)" in page
    assert "Take 1 (in the film)" in page
