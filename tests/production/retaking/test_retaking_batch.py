"""Retakes of many stories that are bought: every story has its film first, and one cap is over all."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from roughcut.director.schema import PlanOptions, Wishes
from roughcut.errors import OptionError
from roughcut.models.video.catalogue import profile_of
from roughcut.production.batch import Batch
from roughcut.production.money.pace import Pace
from roughcut.production.request import Buying
from roughcut.production.shooting.schema import Quote
from roughcut.production.stories import read_stories
from roughcut.rehearsal.open import rehearse
from roughcut.rehearsal.spoilt import RATE, SpoiltFootage, script_text

A_TAKE = profile_of("seedance-2.0").cost_usd(4, "480p", audio=True)
QUICK = Pace(first_poll_s=0.1, longest_poll_s=0.2, settle_s=0.0, busy_wait_s=0.1)
OPTIONS = PlanOptions(width_px=320, height_px=180, rate=Fraction(RATE))


def test_retakes_of_a_batch_wait_for_every_film_and_share_one_cap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two stories of a shot each are half black at first, and the cap has room for three takes: both have
    their films, one shot is taken again and kept, and the other story says why not."""
    lines = [json.dumps({"script": script_text({thing: 4})}) for thing in ("lamp", "boat")]
    stories, _ = read_stories("\n".join(lines))
    footage = SpoiltFootage({"lamp": ("black",), "boat": ("black",)})

    with rehearse("seedance", footage, rate=Fraction(RATE)) as rehearsal:
        environment = {"ARK_BASE_URL": rehearsal.address, "ROUGHCUT_STATE": str(tmp_path / "state")}
        for name, value in (environment | rehearsal.secrets).items():
            monkeypatch.setenv(name, value)

        def approve(quote: Quote) -> bool:
            asked.append(quote)
            return True

        asked: list[Quote] = []
        buying = Buying(model="seedance-2.0", wishes=Wishes(size="480p"), max_cost_usd=3 * A_TAKE)
        batch = Batch(stories, tmp_path / "out", OPTIONS, buying, retakes=1, approve=approve)
        done = batch.run(workers=1, pace=QUICK)
        assert len(rehearsal.desk.bill) == 3
    assert asked[0].most_usd == 4 * A_TAKE
    assert len(done.films) == 2
    [problem] = done.failed.values()
    # Where both choose at once, the one that comes too late is told so by the cap first.
    assert "Grave notes are left on shot 1." in problem
    assert f"Shot 1 is not taken again: that may cost ${A_TAKE:.2f}" in problem
    reports = [
        json.loads((f.parent / "report.json").read_text(encoding="utf-8")) for f in done.films.values()
    ]
    verdicts = [[each["verdict"]["kept"] for each in report["retakes"]["records"]] for report in reports]
    assert sorted(verdicts) == [[], [True]]


def test_a_judge_that_nobody_has_ends_a_batch_before_anything_is_made(tmp_path: Path) -> None:
    """One sentence, and no folder of a story."""
    stories, _ = read_stories(json.dumps({"script": script_text({"lamp": 1})}))
    batch = Batch(stories, tmp_path / "out", OPTIONS, Buying(), retakes=1, judge="nobody:at-all")
    with pytest.raises(OptionError, match="no provider of language models"):
        batch.run(workers=1)
    assert not list((tmp_path / "out").glob("previs_*"))
