"""Which shots are taken again, with which remedies, and why no more are."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest

from roughcut.critic.retaking.schema import TakeVerdict
from roughcut.critic.schema import Expectation, ExpectedShot, Note, Report, ReviewedShot, Severity, Timeline
from roughcut.director.schema import Retake
from roughcut.models.video.schema import TakeOrder
from roughcut.production.folder import ProductionFolder
from roughcut.production.retaking.choosing import choose, not_of_a_take, wrong_shots
from roughcut.production.retaking.journal import circled_retakes
from roughcut.production.retaking.schema import Entry, Journal
from roughcut.production.shooting.schema import Proposal, Quote, Shooting

ASKED = {number: f"asked {number}" for number in range(1, 5)}


class Prices:
    """A shooting that only knows what retakes cost and how much is left."""

    def __init__(self, usd: str = "1", left: str | None = None, reason: str = "") -> None:
        self._usd, self._reason = Decimal(usd), reason
        self._left = None if left is None else Decimal(left)

    def proposal(self, retake: Retake) -> Proposal:
        """The same price for every retake, and room for every remedy."""
        return Proposal(remedies=retake.remedies, usd=self._usd, reason=self._reason)

    def left_usd(self) -> Decimal | None:
        """As much as was given."""
        return self._left

    def is_fresh(self, order: TakeOrder) -> bool:
        """Nothing is shot here."""
        return False

    def shoot(self, order: TakeOrder) -> None:
        """Nothing is shot here."""

    def quote(self) -> Quote | None:
        """Nothing is bought here."""
        return None

    def stand_ins(self) -> dict[int, str]:
        """Nobody stands in."""
        return {}

    def with_retakes(self, retakes: Mapping[int, Retake], folder: ProductionFolder) -> Shooting:
        """The same prices."""
        return self

    def asked(self, order: TakeOrder) -> str:
        """What is asked of a shot."""
        return ASKED[order.shot_number]

    def retake(self, order: TakeOrder) -> str:
        """Nothing is shot here."""
        return ""

    def cost_of(self, retake: Retake) -> Decimal:
        """Nothing was spent."""
        return Decimal(0)


def review(*notes: Note, scenes: tuple[int, ...] = (1, 1, 1, 2)) -> Report:
    """A review of four shots of 2 s."""
    shots = tuple(
        ExpectedShot(number=n, scene_number=scene, first_frame=48 * n - 48, frame_count=48, scripted_ms=2000)
        for n, scene in enumerate(scenes, start=1)
    )
    return Report(
        film="film.mp4",
        film_digest="0" * 64,
        roughcut_version="1",
        expectation=Expectation(rate=Fraction(24), width_px=320, height_px=180, shots=shots, lines=()),
        metrics={},
        notes=notes,
        shots=tuple(ReviewedShot(number=n, start_s=2.0 * n - 2, end_s=2.0 * n) for n in (1, 2, 3, 4)),
        timeline=Timeline(duration_s=8.0),
    )


def note(shot: int, metric: str = "black", severity: Severity = "grave") -> Note:
    """A note on a shot."""
    return Note(
        shot=shot, span_s=(0, 1), severity=severity, metric=metric, message=f"{metric}!", suggestion="Do it."
    )


def taken(shot: int, *kept: bool, asked: str = "") -> Journal:
    """A journal in which a shot was taken again so often; True where that was better."""
    journal, against = Journal(limit=9), 1
    for number, better in enumerate(kept, start=2):
        retake = Retake.model_validate(
            {"shot_number": shot, "take_number": number, "complaints": [{"metric": "black"}]}
        )
        entry = Entry(
            retake=retake,
            asked=asked or ASKED[shot],
            against=against,
            said=("black!",),
            verdict=TakeVerdict(kept=better, reason="So it was."),
            is_taken=True,
        )
        against = number if better else against
        journal = journal.model_copy(update={"entries": (*journal.entries, entry)})
    circled = {shot: against} if against > 1 else {}
    return journal.model_copy(update={"circled": circled})


def test_each_shot_with_a_grave_note_is_ordered_once() -> None:
    """Minor notes order nothing; the take number is the next one, and what is wrong goes along."""
    choice = choose(
        review(note(2), note(2, "silent"), note(3, severity="minor")), Journal(), 2, Prices(), ASKED
    )
    [entry] = choice.entries
    assert (entry.shot_number, entry.retake.take_number, entry.against) == (2, 2, 1)
    assert entry.retake.remedies == ("seed", "fresh", "words")
    assert entry.said == ("black!", "silent!")


def test_a_shot_that_is_always_bad_is_taken_as_often_as_allowed_and_no_more() -> None:
    """Twice in vain where two are allowed: nothing is ordered, and it is said."""
    choice = choose(review(note(2)), taken(2, False), 2, Prices(), ASKED)
    assert [entry.retake.take_number for entry in choice.entries] == [3]
    choice = choose(review(note(2)), taken(2, False, False), 2, Prices(), ASKED)
    assert choice.entries == []
    assert choice.ended == ["Shot 2 was taken again 2 times, as often as --retakes allows."]


def test_when_nothing_improves_no_money_is_spent_on_more_of_the_same() -> None:
    """Every remedy against black was tried in vain: seven more are allowed, and none is ordered."""
    choice = choose(review(note(2)), taken(2, False, False), 9, Prices(), ASKED)
    assert choice.entries == []
    assert "nothing that was tried improves it" in choice.ended[0]


def test_what_improves_may_go_on_improving() -> None:
    """A retake that was better but not good begins the remedies anew, against the take that was kept."""
    choice = choose(review(note(2)), taken(2, False, False, True), 9, Prices(), ASKED)
    [entry] = choice.entries
    assert (entry.retake.take_number, entry.against) == (5, 4)
    assert entry.retake.remedies == ("seed", "fresh")


def test_an_edited_shot_begins_anew() -> None:
    """What was tried on another order of the shot does not count, and its circled take is void."""
    journal = taken(2, False, True, asked="something else")
    choice = choose(review(note(2)), journal, 1, Prices(), ASKED)
    assert [(e.retake.take_number, e.against) for e in choice.entries] == [(2, 1)]
    assert circled_retakes(journal, ASKED) == {}
    assert circled_retakes(journal, {2: "something else"})[2].take_number == 3


def test_the_budget_is_looked_at_before_anything_is_ordered() -> None:
    """Two of three retakes fit; the third is refused in a sentence that names its price and what is left."""
    choice = choose(review(note(1), note(2), note(4)), Journal(), 1, Prices("0.40", left="1.00"), ASKED)
    assert [entry.shot_number for entry in choice.entries] == [1, 2]
    assert choice.usd == Decimal("0.80")
    assert choice.ended == [
        "Shot 4 is not taken again: that may cost $0.40, but of the cap only $0.20 is left; raise "
        "--max-cost-usd and run the same command again."
    ]


def test_a_shot_that_the_model_cannot_make_is_not_ordered() -> None:
    """The reason is the shooting's own."""
    choice = choose(review(note(2)), Journal(), 1, Prices(reason="moderation refused it"), ASKED)
    assert choice.entries == []
    assert choice.ended == ["Shot 2 is not taken again: moderation refused it."]


@pytest.mark.parametrize("metric", ["loudness", "subtitle_words", "frame_rate_error"])
def test_faults_of_the_edit_are_no_retakes_and_say_so(metric: str) -> None:
    """No new take makes the film louder or its subtitles whole."""
    report = review(note(2, metric))
    assert wrong_shots(report) == {}
    assert "No retake mends that" in not_of_a_take(report)[0]


def test_what_is_held_against_a_faulty_shot_waits() -> None:
    """Beside a black first shot every other one differs in colour; the black one is taken again first."""
    report = review(note(1), note(2, "colour_drift"), note(3, "colour_drift"), note(3, "silent"))
    wrong = wrong_shots(report)
    assert list(wrong) == [1, 3]
    assert [each.metric for each in wrong[3]] == ["silent"]


def test_where_all_the_others_differ_the_first_shot_is_the_odd_one() -> None:
    """Two shots that differ from the first in the same way are not both wrong."""
    assert list(wrong_shots(review(note(2, "colour_drift"), note(3, "colour_drift")))) == [1]
    assert list(wrong_shots(review(note(3, "colour_drift")))) == [3]
    blacked = review(note(2), note(2, "colour_drift"), note(3, "colour_drift"))
    assert list(wrong_shots(blacked)) == [2, 3]


def test_frames_of_shots_that_are_or_were_wrong_are_not_anchored_on() -> None:
    """The first take of a repaired shot is as bad as it was."""
    choice = choose(review(note(2), note(4)), taken(1, True), 1, Prices(), ASKED)
    assert [entry.retake.faulty for entry in choice.entries] == [(1, 4), (1, 2)]
