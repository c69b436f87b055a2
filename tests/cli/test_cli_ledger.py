"""`roughcut ledger` lists every paid call, for people and for programs."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from typer.testing import CliRunner

from roughcut.cli.app import app
from roughcut.production.folder import ProductionFolder
from roughcut.production.money.books import open_ledger
from roughcut.production.money.schema import Caps
from running import Roughcut


def test_a_call_says_which_shot_and_which_take_it_was_for(tmp_path: Path) -> None:
    """By the slate: parts of a shot, retakes and further attempts; None where no take was bought."""
    folder = ProductionFolder(tmp_path / "out")
    folder.ledger.parent.mkdir(parents=True)
    ledger = open_ledger(folder.ledger)
    for slate in ("1-003-1", "1-003b-2", "2-010t2-1", "the film"):
        ledger.intend(
            "take",
            slate,
            provider="toys",
            model="toy",
            request_digest="0" * 64,
            estimate_usd=Decimal("0.5"),
            caps=Caps(),
        )
    ledger.close()
    done = CliRunner().invoke(app, ["ledger", str(tmp_path / "out"), "--json"], catch_exceptions=False)
    calls = json.loads(done.stdout)["calls"]
    assert [(call["shot"], call["take"]) for call in calls] == [(3, 1), (3, 2), (10, 1), (None, None)]
    assert {call["request_digest"] for call in calls} == {"0" * 64}


def test_a_folder_without_a_production_is_told(tmp_path: Path, roughcut: Roughcut) -> None:
    """Every verb that takes the folder of one says so alike, in one sentence, whether the folder is empty, a
    file, or not there; of a production that bought nothing the ledger says that."""
    (tmp_path / "film.txt").write_text("no folder", encoding="utf-8")
    for verb in ("ledger", "retakes", "export"):
        for folder, words in (
            (tmp_path, "production"),
            (tmp_path / "film.txt", "is a file; name the folder of a production."),
            (tmp_path / "nowhere", "name the folder of a production."),
        ):
            told = roughcut(verb, folder, code=2).stderr
            assert words in told
            assert len(told.splitlines()) == 1
    assert "holds no production" in roughcut("ledger", tmp_path, code=2).stderr
    assert "holds no production" in roughcut("ledger", tmp_path, "--json", "--rehearsed", code=2).stderr
    ProductionFolder(tmp_path).hidden.mkdir()
    assert "Nothing was ever bought" in roughcut("ledger", tmp_path).stdout
