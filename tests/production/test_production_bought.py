"""A take that does not come whole: kept, marked, and another one bought only where the user allowed it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from roughcut.director.schema import PlanOptions, Wishes
from roughcut.production.folder import ProductionFolder
from roughcut.production.money.books import open_ledger
from roughcut.production.request import Buying, ShootRequest
from roughcut.production.run import produce
from roughcut.rehearsal.faults import Fault
from roughcut.rehearsal.open import rehearse
from roughcut.rehearsal.spoilt import RATE, SpoiltFootage, script_of


def test_further_takes_are_bought_as_many_as_were_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first take comes half as long as asked, the second whole: both are paid for, in the ledger and on
    the disk, and the film is cut from the second; no previs stands in."""
    request = ShootRequest(
        script=script_of({"lamp": 4}),
        options=PlanOptions(width_px=160, height_px=90, rate=Fraction(RATE)),
        buying=Buying(model="seedance-2.0", wishes=Wishes(size="480p"), max_retry=1),
    )
    footage = SpoiltFootage({"lamp": ()})
    with rehearse("seedance", footage, [Fault("download", "wrong_length")], rate=Fraction(RATE)) as rehearsal:
        settings = {"ARK_BASE_URL": rehearsal.address, "ROUGHCUT_STATE": str(tmp_path / "state")}
        for name, value in (settings | rehearsal.secrets).items():
            monkeypatch.setenv(name, value)
        produce(request, tmp_path / "out", workers=1, approve=lambda quote: True)
        assert len(rehearsal.desk.bill) == 2
    folder = ProductionFolder(tmp_path / "out")
    ledger = open_ledger(folder.ledger)
    assert [(call.slate, call.state) for call in ledger.calls()] == [
        ("1-001-1", "rejected"),
        ("1-001-2", "done"),
    ]
    ledger.close()
    assert len(list(folder.dailies.glob("*.mp4"))) == 2
