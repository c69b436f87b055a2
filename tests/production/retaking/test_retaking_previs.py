"""Retakes on the previs, which cost nothing, and the user's own choice of a take."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from roughcut.critic.retaking.schema import TakeVerdict
from roughcut.director.estimate import estimated_plan
from roughcut.director.schema import Complaint, PlanOptions, Retake
from roughcut.errors import OptionError
from roughcut.models.video.schema import TakeOrder
from roughcut.production.crew import Crew
from roughcut.production.folder import ProductionFolder
from roughcut.production.retaking.circling import circle, takes_of
from roughcut.production.retaking.journal import circled_retakes, read_journal, report_of, write_journal
from roughcut.production.retaking.schema import Entry, Journal
from roughcut.production.retaking.trial import TrialFolder
from roughcut.production.shooting.previs import PrevisShooting
from roughcut.production.store import ArtefactStore
from roughcut.rehearsal.spoilt import script_of

RETAKE = Retake(shot_number=1, take_number=2, complaints=(Complaint(metric="frozen"),), remedies=("seed",))


def order() -> TakeOrder:
    """A shot of two seconds."""
    options = PlanOptions(width_px=160, height_px=90, rate=Fraction(8))
    return estimated_plan(script_of({"lamp": 2}), options).orders[0]


def journal(asked: str) -> Journal:
    """A first shot that was taken again and is better."""
    verdict = TakeVerdict(kept=True, reason="Better: frozen picture.")
    entry = Entry(
        retake=RETAKE, asked=asked, against=1, said=("Nothing moves.",), verdict=verdict, is_taken=True
    )
    return Journal(entries=(entry,), circled={1: 2}, limit=1, ended="Nothing grave is left.")


def test_a_retake_is_drawn_from_another_seed_beside_the_first_take(tmp_path: Path) -> None:
    """Both takes are on disk and differ; each stays fresh for the shooting that it belongs to."""
    folder = ProductionFolder(tmp_path)
    crew = Crew(1)
    try:
        with folder.held():
            store = ArtefactStore(folder.store, folder.root)
            first = PrevisShooting(folder, store, crew)
            again = first.with_retakes({1: RETAKE}, TrialFolder(folder.root, {1: 2}))
            assert first.asked(order()) == again.asked(order())
            first.shoot(order())
            assert again.retake(order()) == ""
            assert first.is_fresh(order())
            assert again.is_fresh(order())
            assert not first.with_retakes({1: RETAKE}, folder).is_fresh(order())
            assert folder.take(1).read_bytes() != folder.other_take(1, 2).read_bytes()
            assert first.proposal(RETAKE).usd == first.cost_of(RETAKE) == 0
            assert first.left_usd() is None
            store.close()
    finally:
        crew.dismiss()


def test_an_earlier_take_can_be_circled_again(tmp_path: Path) -> None:
    """The first take of the shot is back in the film, until the second one is circled; the report says
    whose choice it was."""
    folder = ProductionFolder(tmp_path)
    with folder.held():
        write_journal(folder, journal("as now"))
    assert circled_retakes(read_journal(folder), {1: "as now"}) == {1: RETAKE}
    circle(folder, 1, 1)
    assert read_journal(folder).ended == "Take 1 of shot 1 was chosen by hand."
    assert circled_retakes(read_journal(folder), {1: "as now"}) == {}
    circle(folder, 1, 2)
    assert circled_retakes(read_journal(folder), {1: "as now"}) == {1: RETAKE}


@pytest.mark.parametrize(("shot", "take"), [(1, 3), (2, 2)])
def test_a_take_that_is_not_there_cannot_be_circled(tmp_path: Path, shot: int, take: int) -> None:
    """The sentence says which there are."""
    folder = ProductionFolder(tmp_path)
    with folder.held():
        write_journal(folder, journal("as now"))
    with pytest.raises(OptionError, match=f"Shot {shot} has no take {take}"):
        circle(folder, shot, take)
    assert takes_of(read_journal(folder), 1) == [1, 2]


def test_the_report_tells_of_shots_as_they_are_asked_for_now(tmp_path: Path) -> None:
    """Retakes of a shot that was edited since are void; takes are named by where they lie."""
    folder = ProductionFolder(tmp_path)
    told = report_of(journal("as now"), {1: "as now"}, folder)
    assert told is not None
    assert told.records[0].after_take == "takes/other/shot_001.take2.mp4"
    assert told.records[0].remedies == ("asked again, with another seed where the model takes one",)
    edited = report_of(journal("as now"), {1: "otherwise"}, folder)
    assert edited is not None
    assert edited.records == ()
    assert report_of(Journal(), {}, folder) is None
