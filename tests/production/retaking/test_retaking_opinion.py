"""What a judge finds amiss with a take becomes a note that a retake can answer."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from roughcut.critic.judged import with_judgement
from roughcut.critic.judging.schema import FilmJudgement, Judgement, Opinion, Score, Vote
from roughcut.critic.schema import Expectation, ExpectedShot, Report, ReviewedShot
from roughcut.director.remedies import remedies_for
from roughcut.director.schema import Complaint
from roughcut.errors import OptionError
from roughcut.production.request import Buying
from roughcut.production.retaking.choosing import wrong_shots
from roughcut.production.retaking.opinion import opinion_of
from roughcut.rehearsal.spoilt import script_of


class Quiet:
    """A watcher that watches nothing."""

    def stage(self, name: str, total: int) -> None:
        """Ignore it."""

    def advance(self, name: str, parts: int = 1) -> None:
        """Ignore it."""

    def say(self, message: str) -> None:
        """Ignore it."""


def judged(*scores: tuple[float, ...]) -> Report:
    """A review of as many shots, each with these votes of a judge."""
    shots = tuple(
        ExpectedShot(number=n, scene_number=1, first_frame=24 * n - 24, frame_count=24, scripted_ms=1000)
        for n in range(1, len(scores) + 1)
    )
    report = Report(
        film="film.mp4",
        film_digest="0" * 64,
        roughcut_version="1",
        expectation=Expectation(rate=Fraction(24), width_px=320, height_px=180, shots=shots, lines=()),
        metrics={},
        notes=(),
        shots=tuple(ReviewedShot(number=shot.number, start_s=0.0, end_s=1.0) for shot in shots),
    )
    found = {str(number): _judgement(votes) for number, votes in enumerate(scores, start=1)}
    return with_judgement(report, FilmJudgement(whole=_judgement((3.0,)), shots=found))


def _judgement(votes: tuple[float, ...]) -> Judgement:
    mean = sum(votes) / len(votes) if votes else None
    score = Score(title="Faithfulness", mean=mean, valid=len(votes), asked=3, reason="" if votes else "None.")
    return Judgement(
        judge="toy:judge",
        rubric="shot 1",
        prompt="1",
        shown="text",
        scores={"faithfulness": score},
        votes=tuple(
            Vote(number=n, opinions={"faithfulness": Opinion(score=each, reason=f"It is a {each:g}.")})
            for n, each in enumerate(votes, start=1)
        ),
    )


def test_a_take_that_misses_its_shot_is_noted_in_the_words_of_the_lowest_vote() -> None:
    """Below 2 of 5 it is grave, below 3 minor; a good take and one that nobody could judge have no note."""
    notes = judged((1.0, 2.0), (2.0, 3.0), (4.0,), ()).notes
    assert [(note.shot, note.severity, note.message) for note in notes] == [
        (1, "grave", "It is a 1."),
        (2, "minor", "It is a 2."),
    ]


def test_a_grave_judgement_orders_a_retake_with_the_note_in_the_prompt() -> None:
    """The judge's words go to the model."""
    [(shot, [note])] = wrong_shots(judged((1.0,), (4.0,))).items()
    assert (shot, note.metric) == (1, "faithfulness")
    assert "words" in remedies_for([Complaint(metric=note.metric, message=note.message)], 0)


def test_a_judge_that_nobody_has_is_said_before_anything_is_made(tmp_path: Path) -> None:
    """The name is wrong: one sentence."""
    script, buying = script_of({"lamp": 1}), Buying(max_cost_usd=Decimal(1))
    with (
        pytest.raises(OptionError),
        opinion_of("nobody:at-all", buying, script, tmp_path / "ledger.sqlite", Quiet()),
    ):
        pass
