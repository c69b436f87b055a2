"""The loop of draft, checks, repair and mending: faithful whatever the drafter does."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from roughcut.errors import BudgetError, ProviderError
from roughcut.rehearsal.damage import DAMAGES, across_the_line, dropped, thoughtful, without_blocking
from roughcut.rehearsal.unruly import UnrulyDrafter
from roughcut.script import bracketed, json_form
from roughcut.script.schema import Script
from roughcut.script.verify import Fault
from roughcut.scripter.answers import read_answer
from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.fidelity import unfaithful
from roughcut.scripter.grammar import write_script
from roughcut.scripter.rounds import write_verified

DIALOGUE = read_dialogue(
    "INT. KITCHEN - NIGHT\n[Ann sits at the table. Bo stands by the door.]\n"
    "Ann: You are late again, Bo.\nBo: (quietly) I lost the key, and the bus did not come.\n"
    "Ann: Then we change the lock.\nBo: No! Not the lock.\n[Bo steps closer to Ann.]\n"
    "Ann: Why not? Tell me.\nBo: Because somebody has the other one.\nAnn: Who?\nBo: I cannot say.\n"
)
GOOD = write_script(DIALOGUE)


class Told:
    """A drafter with its answers ready: a text, or an error to raise. What it was asked is kept."""

    def __init__(self, *answers: str | Exception) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, tuple[Fault, ...]]] = []

    def draft(self) -> str:
        """The first answer."""
        return self._next()

    def revise(self, text: str, faults: Sequence[Fault]) -> str:
        """The next answer."""
        self.asked.append((text, tuple(faults)))
        return self._next()

    def _next(self) -> str:
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def spoilt(name: str, seed: int = 3) -> Script:
    """The good script with one damage."""
    return DAMAGES[name](GOOD, Random(seed))


def test_a_sound_draft_costs_one_call() -> None:
    """Nothing to repair, nothing to mend."""
    verified = write_verified(DIALOGUE, Told(bracketed.write(GOOD)))
    assert verified.script == GOOD
    assert (verified.repair_calls, verified.faults, verified.mended) == (0, (), ())


def test_the_failing_shots_go_back_with_their_reasons_alone() -> None:
    """Shot 3 lost its line: shot 3 is sent, under its number, and what comes back is put in its place."""
    draft = thoughtful(GOOD, Random(1))
    (number,) = [a.number for a, b in zip(GOOD.shots, draft.shots, strict=True) if a != b]
    drafter = Told(bracketed.write(draft), bracketed.write_shots(GOOD, {number}))
    verified = write_verified(DIALOGUE, drafter)
    ((text, faults),) = drafter.asked
    assert text == bracketed.write_shots(draft, {number})
    assert {fault.shot_number for fault in faults} == {number}
    assert verified.script == GOOD
    assert verified.repair_calls == 1


def test_what_is_the_fault_of_the_whole_sends_the_whole() -> None:
    """Without any blocking the whole script goes back."""
    draft = without_blocking(GOOD, Random(0))
    drafter = Told(bracketed.write(draft), json_form.write(GOOD))
    verified = write_verified(DIALOGUE, drafter)
    assert drafter.asked[0][0] == bracketed.write(draft)
    assert verified.script == GOOD


def test_repairs_are_counted_and_end() -> None:
    """A drafter that never learns is asked three times, or as often as is allowed; then rules mend."""
    draft = bracketed.write(spoilt("reworded"))
    verified = write_verified(DIALOGUE, Told(*[draft] * 4))
    assert verified.repair_calls == 3
    assert [each.kept for each in verified.rounds] == [True, False, False, False]
    assert unfaithful(DIALOGUE, verified.script) == ()
    assert any("was set right" in sentence for sentence in verified.mended)
    assert write_verified(DIALOGUE, Told(draft), repairs=0).repair_calls == 0


def test_minor_faults_go_back_once() -> None:
    """A word of the camera that nobody knows is worth one call, not three; it stays a warning."""
    odd = GOOD.model_copy(
        update={"shots": (GOOD.shots[0].model_copy(update={"sizes": ("Wobbly",)}), *GOOD.shots[1:])}
    )
    verified = write_verified(DIALOGUE, Told(*[bracketed.write(odd)] * 2))
    assert verified.repair_calls == 1
    assert [fault.code for fault in verified.faults] == ["unknown-size"]


def test_a_worse_answer_is_not_kept() -> None:
    """The repair forgets two lines more: the draft stays, and is asked for again."""
    worse = dropped(dropped(spoilt("dropped"), Random(8)), Random(9))
    drafter = Told(bracketed.write(spoilt("dropped")), bracketed.write(worse), bracketed.write(GOOD))
    verified = write_verified(DIALOGUE, drafter)
    assert [each.kept for each in verified.rounds] == [True, False, True]
    assert drafter.asked[0] == drafter.asked[1]
    assert verified.script == GOOD


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "I am sorry, but I cannot write this.",
        '```json\n{"shots": [{"number": 1,',
        "<think>Let me see",
        "{}",
    ],
)
def test_an_answer_that_is_no_script_is_a_round_with_its_reason(answer: str) -> None:
    """Empty, refused, cut off: said so, and asked again."""
    drafter = Told(answer, bracketed.write(GOOD))
    verified = write_verified(DIALOGUE, drafter)
    assert [each.readable for each in verified.rounds] == [False, True]
    assert drafter.asked[0][1][0].code == "unreadable"
    assert verified.script == GOOD
    assert not verified.stand_in


def test_the_grammar_stands_in_where_no_draft_can_be_read() -> None:
    """And it is said plainly."""
    verified = write_verified(DIALOGUE, Told("no", "no", "1. Rain. Nobody says a word.", "no"))
    assert verified.stand_in
    assert verified.script == GOOD
    assert verified.mended[0].startswith("No draft could be read; the embedded grammar writer’s script")
    assert verified.repair_calls == 3


def test_a_stray_line_goes_back_with_the_shots_between() -> None:
    """Two shots changed places: both are sent, so that both can be told again."""
    draft = spoilt("shots out of order")
    wrong = [old.number for old, new in zip(GOOD.shots, draft.shots, strict=True) if old.beats != new.beats]
    drafter = Told(bracketed.write(draft), bracketed.write_shots(GOOD, range(1, len(GOOD.shots) + 1)))
    verified = write_verified(DIALOGUE, drafter)
    sent = read_answer(drafter.asked[0][0]).numbers
    assert set(wrong) <= set(sent)
    assert verified.script == GOOD


def test_a_missing_line_goes_back_with_the_silent_shot_that_lost_it() -> None:
    """Its fault is told of the shot before; the shot that fell silent is sent too, and says it again."""
    silent = next(shot for shot in GOOD.shots if len(shot.lines) == 1 and shot.number > 2)
    beats = tuple(beat for beat in silent.beats if beat not in silent.lines)
    shots = tuple(
        each if each is not silent else each.model_copy(update={"beats": beats}) for each in GOOD.shots
    )
    draft = GOOD.model_copy(update={"shots": shots})
    drafter = Told(bracketed.write(draft), bracketed.write(GOOD))
    write_verified(DIALOGUE, drafter)
    assert silent.number in read_answer(drafter.asked[0][0]).numbers
    assert len(read_answer(drafter.asked[0][0]).numbers) < len(GOOD.shots)


def test_a_script_that_breaks_off_is_gone_on_with() -> None:
    """The answer holds the shots that were missing, numbered on: they are appended."""
    half = GOOD.model_copy(update={"shots": GOOD.shots[:5]})
    rest = bracketed.write_shots(GOOD, {5, *range(6, len(GOOD.shots) + 1)})
    verified = write_verified(DIALOGUE, Told(bracketed.write(half), rest))
    assert [shot.beats for shot in verified.script.shots] == [shot.beats for shot in GOOD.shots]
    assert verified.mended == ()


@pytest.mark.parametrize("error", [ProviderError("The server is gone."), BudgetError("The cap is reached.")])
def test_a_repair_that_fails_loses_nothing(error: Exception) -> None:
    """What was written so far is mended and kept, and the failure is told; the first draft's is raised."""
    verified = write_verified(DIALOGUE, Told(bracketed.write(spoilt("re-attributed")), error))
    assert unfaithful(DIALOGUE, verified.script) == ()
    assert verified.mended[0] == f"The repairs ended early: {error}"
    with pytest.raises(type(error)):
        write_verified(DIALOGUE, Told(error))


def test_what_no_rule_can_mend_is_warned_of() -> None:
    """A crossed line stays crossed, and stays a grave fault of the result."""
    draft = across_the_line(GOOD, Random(2))
    verified = write_verified(DIALOGUE, Told(*[bracketed.write(draft)] * 4))
    assert "crossed-line" in {fault.code for fault in verified.faults if fault.severity == "grave"}


@pytest.mark.parametrize("name", DAMAGES)
@pytest.mark.parametrize("heeds", [0.0, 1.0])
def test_every_misbehaving_drafter_ends_in_a_faithful_script(name: str, heeds: float) -> None:
    """Each way of spoiling, three in ten answers malformed, drafters that heed every request or none."""
    for seed in range(2):
        drafter = UnrulyDrafter(GOOD, (name,), Random(seed), heeds=heeds, malformed=0.3)
        verified = write_verified(DIALOGUE, drafter)
        assert unfaithful(DIALOGUE, verified.script) == ()
        assert verified.repair_calls == drafter.calls - 1 <= 3
