"""Retakes of a film that is bought: by the real run, of a local server whose footage fails in known ways."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from roughcut.director.schema import PlanOptions, Wishes
from roughcut.errors import RoughcutError
from roughcut.models.video.catalogue import profile_of
from roughcut.production.folder import ProductionFolder
from roughcut.production.request import Buying, ShootRequest
from roughcut.production.run import produce
from roughcut.rehearsal.desk import BillEntry
from roughcut.rehearsal.open import Rehearsal, rehearse
from roughcut.rehearsal.spoilt import RATE, SpoiltFootage, script_of
from roughcut.script.schema import Script

A_TAKE = profile_of("seedance-2.0").cost_usd(4, "480p", audio=True)
"""Four seconds of the model in its smallest size."""


class PowerCutError(RoughcutError):
    """The run ends here, wherever it stands."""


class Sayings:
    """A watcher that remembers what it was told, and ends the run at the first progress of a stage."""

    def __init__(self, cut_at: str = "") -> None:
        self.said: list[str] = []
        self._cut_at = cut_at

    def stage(self, name: str, total: int) -> None:
        """Ignore it."""

    def advance(self, name: str, parts: int = 1) -> None:
        """End the run if this is where it is to end."""
        if name == self._cut_at:
            raise PowerCutError("The power is gone.")

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

    def shoot(
        self, script: Script, retakes: int, cap: Decimal, cut_at: str = ""
    ) -> tuple[dict[str, Any], list[str]]:
        """The report, and what was said. Raises PowerCutError at the first progress of the stage `cut_at`."""
        request = ShootRequest(
            script=script,
            options=PlanOptions(width_px=320, height_px=180, rate=Fraction(RATE)),
            buying=Buying(model="seedance-2.0", wishes=Wishes(size="480p"), max_cost_usd=cap),
            retakes=retakes,
        )
        watcher = Sayings(cut_at)
        folder = produce(request, self.out, watcher=watcher, workers=1, approve=lambda quote: True)
        report: dict[str, Any] = json.loads(folder.report_json.read_text(encoding="utf-8"))
        return report, watcher.said


@pytest.fixture
def studio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[SpoiltFootage], Studio]]:
    """Opens a studio whose provider sends this footage."""
    opened = []

    def open_with(footage: SpoiltFootage) -> Studio:
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


def test_a_shot_is_taken_again_until_it_is_sound_as_far_as_the_budget_goes(
    studio: Callable[[SpoiltFootage], Studio],
) -> None:
    """Two takes of a shot are half black, the third is sound, and the cap has room for two. The run dies
    when the second is paid for and not yet compared; the same command compares and discards it, and
    refuses the third before anything is sent. With more money it is taken and kept, and the same again
    finds nothing to do."""
    at = studio(SpoiltFootage({"lamp": (), "boat": ("black", "black")}))
    script = script_of({"lamp": 4, "boat": 4})
    with pytest.raises(PowerCutError):
        at.shoot(script, 2, 3 * A_TAKE, cut_at="retakes")
    assert len(at.bill) == 3
    report, said = at.shoot(script, 2, 3 * A_TAKE)
    assert len(at.bill) == 3
    assert [record["verdict"]["kept"] for record in report["retakes"]["records"]] == [False]
    assert report["retakes"]["unrepaired"] == [2]
    refusal = f"Shot 2 is not taken again: that may cost ${A_TAKE:.2f}, but of the cap only $0.00"
    assert any(refusal in sentence for sentence in said)

    report, _ = at.shoot(script, 2, 9 * A_TAKE)
    assert len(at.bill) == 4
    assert [note for note in report["notes"] if note["severity"] == "grave"] == []
    bad, good = report["retakes"]["records"]
    assert [bad["verdict"]["kept"], good["verdict"]["kept"]] == [False, True]
    assert good["cost_usd"] == float(A_TAKE)
    before, after = (at.out / good[name] for name in ("before_take", "after_take"))
    assert after.read_bytes() == ProductionFolder(at.out).take(2).read_bytes()
    assert before.read_bytes() != after.read_bytes()

    _, said = at.shoot(script, 2, 9 * A_TAKE)
    assert said == ["All 2 takes are kept."]
    assert len(at.bill) == 4
