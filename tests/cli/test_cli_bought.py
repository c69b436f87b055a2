"""A film bought of a paid model, by the real command against a local server that speaks its protocol."""

from __future__ import annotations

import contextlib
import json
import subprocess
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from roughcut.film.media import probe
from roughcut.rehearsal.faults import Fault
from roughcut.rehearsal.footage import take_of
from roughcut.rehearsal.open import Rehearsal, rehearse
from running import Roughcut, run

SCRIPT = """\
【CHARACTER DESCRIPTIONS】
Ada: An old woman with grey hair.
Ben: A young man in a red jacket.
【SCENE DESCRIPTION】
A kitchen at night.
【BLOCKING】
1: Ada sits at the table on the left, Ben stands on the right.
2: Ada sits on the left.
3: Ada sits at the table on the left, Ben stands on the right.
【DIALOGUE】
1. [0s-2s] (Camera Movement: Static+Shot Type: Long Shot)
Plot: Ada looks up. Ada: "You are late."
2. [2s-4s] (Camera Movement: Static+Shot Type: Close-up)
Plot: Ada frowns. Ada: "Again."
3. [4s-6s] (Camera Movement: Static+Shot Type: Long Shot)
Plot: Ben shrugs. Ben: "I lost the key."
"""
MODEL = ["--model", "seedance-2.0", "--size", "480p", "--fps", "8", "--workers", "1"]


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """A script of three shots."""
    file = tmp_path / "key.txt"
    file.write_text(SCRIPT, encoding="utf-8")
    return file


@pytest.fixture
def serve(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., tuple[Rehearsal, Roughcut]]]:
    """Serve the provider with these faults; gives it, and the command that buys from it."""
    with contextlib.ExitStack() as stack:

        def start(*faults: Fault) -> tuple[Rehearsal, Roughcut]:
            rehearsal = stack.enter_context(rehearse("seedance", take_of, faults, rate=Fraction(8)))
            monkeypatch.setenv("ARK_BASE_URL", rehearsal.address)
            monkeypatch.setenv("ROUGHCUT_STATE", str(tmp_path / "state"))
            for name, secret in rehearsal.secrets.items():
                monkeypatch.setenv(name, secret)

            def shoot(*arguments: str | Path, code: int = 0) -> subprocess.CompletedProcess[str]:
                done = run(*arguments, code=code)
                assert not [key for key in rehearsal.secrets.values() if key in done.stdout + done.stderr]
                return done

            return rehearsal, shoot

        yield start


def test_a_film_is_bought_once_within_its_cap_and_an_edit_buys_one_take(
    script: Path, serve: Callable[..., tuple[Rehearsal, Roughcut]], tmp_path: Path
) -> None:
    """A cap for two takes buys no third; with more money the same command buys the third alone; the same
    again buys nothing; a changed shot buys what depends on it. No key is ever written anywhere."""
    rehearsal, shoot = serve()
    out = tmp_path / "out"
    stopped = shoot("shoot", script, "-o", out, *MODEL, "--yes", "--max-cost-usd", "0.60", code=2)
    assert "To buy: 3 takes of seedance-2.0 for $" in stopped.stderr
    assert "raise --max-cost-usd" in stopped.stderr
    assert 1 <= len(rehearsal.desk.bill) < 3
    shoot("shoot", script, "-o", out, *MODEL, "--yes", "--max-cost-usd", "9")
    assert probe(out / "film.mp4").frame_count == 48
    assert len(rehearsal.desk.bill) == 3
    assert "All 3 takes are kept" in shoot("shoot", script, "-o", out, *MODEL, "--yes").stderr
    script.write_text(SCRIPT.replace("I lost the key", "I lost my key"), encoding="utf-8")
    assert "To buy: 1 take of" in shoot("shoot", script, "-o", out, *MODEL, "--yes").stderr
    assert len(rehearsal.desk.bill) == 4
    ledger = json.loads(shoot("ledger", out, "--json").stdout)
    assert [call["state"] for call in ledger["calls"]] == ["done"] * 4
    everything = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert not [key for key in rehearsal.secrets.values() if key.encode() in everything]


def test_without_yes_nothing_is_bought(
    script: Path, serve: Callable[..., tuple[Rehearsal, Roughcut]], tmp_path: Path
) -> None:
    """Nobody is there to be asked: the price, exit code 2, and no call."""
    rehearsal, shoot = serve()
    done = shoot("shoot", script, "-o", tmp_path / "out", *MODEL, code=2)
    assert "--yes" in done.stderr
    assert rehearsal.desk.bill == ()


def test_a_refused_shot_is_a_marked_stand_in_and_the_rest_is_kept(
    script: Path, serve: Callable[..., tuple[Rehearsal, Roughcut]], tmp_path: Path
) -> None:
    """One job is refused whatever is tried: a whole film, exit code 1, a grave note, the other takes kept."""
    rehearsal, shoot = serve(Fault("submit", "refused", times=9, after=2))
    out = tmp_path / "out"
    done = shoot("shoot", script, "-o", out, *MODEL, "--yes", code=1)
    assert "The previs stands in for shot" in done.stderr
    assert probe(out / "film.mp4").frame_count == 48
    notes = json.loads((out / "report.json").read_text(encoding="utf-8"))["notes"]
    assert [note["severity"] for note in notes if note["metric"] == "stand_in"] == ["grave"]
    assert len(rehearsal.desk.bill) == 2


def test_a_retired_model_is_refused_with_its_replacement(roughcut: Roughcut, script: Path) -> None:
    """Sora is gone: one sentence that names what to use."""
    done = roughcut("shoot", script, "--model", "Sora2", code=2)
    assert "gemini-omni" in done.stderr


def test_a_rehearsal_needs_no_key_and_costs_nothing(roughcut: Roughcut, tmp_path: Path) -> None:
    """The real client against a local server: previs footage in the film, a ledger kept apart."""
    script, out = tmp_path / "one.txt", tmp_path / "out"
    script.write_text('1. [0s-2s] (Static+Close-up)\nAda: "Yes."\n', encoding="utf-8")
    roughcut("shoot", script, "-o", out, *MODEL, "--rehearse")
    assert probe(out / "film.mp4").frame_count == 16
    assert "Nothing was ever bought here" in roughcut("ledger", out).stdout
    assert "1 call" in roughcut("ledger", out, "--rehearsed").stdout
