"""Retakes of a film that is bought: by the real run, of a local server whose footage fails in known ways."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from faulty_footage import RATE, FaultyFootage, script_of

from roughcut.director.schema import PlanOptions, Wishes
from roughcut.production.folder import ProductionFolder
from roughcut.production.request import Buying, ShootRequest
from roughcut.production.run import produce
from roughcut.rehearsal.desk import BillEntry
from roughcut.rehearsal.open import Rehearsal, rehearse
from roughcut.script.schema import Script

A_TAKE = Decimal("0.264")
"""Four seconds of the model in its smallest size."""


class Sayings:
    """A watcher that remembers what it was told."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def stage(self, name: str, total: int) -> None:
        """Ignore it."""

    def advance(self, name: str, parts: int = 1) -> None:
        """Ignore it."""

    def say(self, message: str) -> None:
        """Remember it."""
        self.said.append(message)


class Studio:
    """A rehearsed provider, and a folder to shoot into."""

    def __init__(self, rehearsal: Rehearsal, out: Path) -> None:
        self.out = out
        self._rehearsal = rehearsal

    @property
    def bill(self) -> tuple[BillEntry, ...]:
        """What was really bought."""
        return self._rehearsal.desk.bill

    def shoot(self, script: Script, retakes: int, cap: Decimal) -> tuple[dict[str, Any], list[str]]:
        """The report, and what was said."""
        request = ShootRequest(
            script=script,
            options=PlanOptions(width_px=320, height_px=180, rate=Fraction(RATE)),
            buying=Buying(model="seedance-2.0", wishes=Wishes(size="480p"), max_cost_usd=cap),
            retakes=retakes,
        )
        watcher = Sayings()
        folder = produce(request, self.out, watcher=watcher, workers=1, approve=lambda quote: True)
        report: dict[str, Any] = json.loads(folder.report_json.read_text(encoding="utf-8"))
        return report, watcher.said


@pytest.fixture
def studio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[FaultyFootage], Studio]]:
    """Opens a studio whose provider sends this footage."""
    opened = []

    def open_with(footage: FaultyFootage) -> Studio:
        context = rehearse("seedance", footage, rate=Fraction(RATE))
        rehearsal = context.__enter__()
        opened.append(context)
        environment = {"ARK_BASE_URL": rehearsal.address, "ROUGHCUT_STATE": str(tmp_path / "state")}
        for name, value in (environment | rehearsal.secrets).items():
            monkeypatch.setenv(name, value)
        return Studio(rehearsal, tmp_path / "out")

    yield open_with
    for context in opened:
        context.__exit__(None, None, None)


def test_what_fails_once_is_repaired_as_far_as_the_budget_goes(
    studio: Callable[[FaultyFootage], Studio],
) -> None:
    """The first take of one shot is half black, of another too short to use. The cap has room for one
    retake: it repairs the first, and the other is refused before anything is sent. With more money the same
    command takes that one again, and after that there is nothing to do."""
    at = studio(FaultyFootage({"lamp": (), "boat": ("black",), "clock": ("short",)}))
    script = script_of({"lamp": 4, "boat": 4, "clock": 4})
    report, said = at.shoot(script, 2, 4 * A_TAKE)
    assert len(at.bill) == 4
    assert [record["shot"] for record in report["retakes"]["records"]] == [2]
    assert report["retakes"]["unrepaired"] == [3]
    assert any("Shot 3 is not taken again: that may cost $0.26, but of the cap only $0.00" in s for s in said)

    report, _ = at.shoot(script, 2, 9 * A_TAKE)
    assert len(at.bill) == 5
    assert [note for note in report["notes"] if note["severity"] == "grave"] == []
    records = report["retakes"]["records"]
    assert [(r["shot"], r["verdict"]["kept"], r["cost_usd"]) for r in records] == [
        (2, True, float(A_TAKE)),
        (3, True, float(A_TAKE)),
    ]
    for record in records:
        assert (at.out / record["before_take"]).is_file()
        assert (at.out / record["after_take"]).read_bytes() == (
            ProductionFolder(at.out).take(record["shot"]).read_bytes()
        )

    _, said = at.shoot(script, 2, 9 * A_TAKE)
    assert said == ["All 3 takes are kept."]
    assert len(at.bill) == 5
