"""Language writers: whole, beat by beat, revised, cut off, refused; and what is told about it."""

from __future__ import annotations

import json

import pytest
from language_doubles import RuleModel, asker_of, long_dialogue

from roughcut.errors import AnswerError, BusyError, RefusedError, RequestError
from roughcut.models.language.schema import Answer
from roughcut.models.language.texts import token_estimate
from roughcut.rehearsal.chat import Asked
from roughcut.rehearsal.screenwriter import Screenwriter, spoilt
from roughcut.script.bracketed import write_shots
from roughcut.script.formats import read_script
from roughcut.script.schema import Script
from roughcut.script.verify import Fault, fidelity, structure
from roughcut.scripter.answers import read_answer, spliced
from roughcut.scripter.fidelity import spoken_turns
from roughcut.scripter.language.checkpoint import CheckpointDrafter
from roughcut.scripter.language.drafts import draft_of, script_of
from roughcut.scripter.language.drafts import read_draft as read_draft_of
from roughcut.scripter.language.writer import LanguageDrafter
from roughcut.scripter.schema import Dialogue


def drafted(model: RuleModel, dialogue: Dialogue, **sampling: float) -> tuple[Script, list[str]]:
    """The first draft as a script, and what was said about it."""
    said: list[str] = []
    text = LanguageDrafter(asker_of(model, **sampling), dialogue, "en", said.append).draft()
    return read_script(text).script, said


def test_a_short_dialogue_is_written_in_one_call() -> None:
    """Faithful, with a cast, and nothing to tell."""
    dialogue = long_dialogue(6)
    model = RuleModel(Screenwriter())
    script, said = drafted(model, dialogue)
    assert len(model.asked) == 1
    assert said == []
    assert fidelity(script, spoken_turns(dialogue)) == ()
    assert model.asked[0].answer_schema is not None


@pytest.mark.parametrize(("context", "turns", "windows"), [(8192, 120, 2), (None, 300, 1)])
def test_a_dialogue_of_three_hundred_turns_is_planned_once_and_written_beat_by_beat(
    context: int | None, turns: int, windows: int
) -> None:
    """Every prompt fits into the context; all turns are there, in order; times touch; state is carried."""
    dialogue = long_dialogue(turns)
    model = RuleModel(Screenwriter(), context_tokens=context)
    script, said = drafted(model, dialogue)
    assert said == []
    assert fidelity(script, spoken_turns(dialogue)) == ()
    assert structure(script) == ()
    sizes = [sum(token_estimate(m.text) for m in asked.messages) for asked in model.asked]
    assert max(sizes) < (context or 16_384)
    plans = [asked for asked in model.asked if "You plan" in asked.messages[0].text]
    assert len(plans) == windows
    beats = [asked.messages[-1].text for asked in model.asked if "<before>" in asked.messages[-1].text]
    assert len(beats) >= 10
    assert all("Where everybody is: " in text for text in beats[1:])


def test_the_cast_of_the_plan_is_the_cast_of_the_script() -> None:
    """Who was settled at first is the same in the last beat."""
    script, _ = drafted(RuleModel(Screenwriter()), long_dialogue(80))
    assert [who.name for who in script.cast] == ["Ada", "Ben"]
    assert all(who.description for who in script.cast)


def test_a_script_that_was_cut_off_is_written_again_beat_by_beat() -> None:
    """And that is told."""
    writer = Screenwriter()

    def cuts_whole_scripts(asked: Asked) -> Answer:
        whole = "You are the director" in asked.system and "<before>" not in asked.text
        text = writer(asked)
        return Answer(text=text[:200], finish="length") if whole else Answer(text=text)

    dialogue = long_dialogue(8)
    script, said = drafted(RuleModel(cuts_whole_scripts), dialogue)
    assert fidelity(script, spoken_turns(dialogue)) == ()
    assert "cut off" in said[0]


def test_a_beat_that_does_not_fit_is_halved_and_the_last_resort_is_the_grammar() -> None:
    """A model that can answer no call of more than two turns still gives a whole script."""
    writer = Screenwriter()

    def short_of_breath(asked: Asked) -> str:
        if "<before>" in asked.text and asked.text.count("Stone number") > 2:
            raise RequestError("Too long.", code="context_length_exceeded")
        if "Stone number 5 " in asked.text and "<before>" in asked.text:
            return "I would rather not."
        return writer(asked)

    dialogue = long_dialogue(40)
    script, said = drafted(RuleModel(short_of_breath), dialogue)
    assert fidelity(script, spoken_turns(dialogue)) == ()
    assert any("turn 5" in each and "grammar" in each for each in said)


def test_without_a_usable_plan_the_grammar_plans_and_says_so() -> None:
    """Nothing is dropped for it."""
    writer = Screenwriter()
    dialogue = long_dialogue(60)
    model = RuleModel(lambda asked: "No." if "You plan" in asked.system else writer(asked))
    script, said = drafted(model, dialogue)
    assert fidelity(script, spoken_turns(dialogue)) == ()
    assert "No usable plan" in said[0]


def test_a_revision_sends_the_failing_shots_with_their_reasons_alone() -> None:
    """And what comes back stands under the same numbers."""
    dialogue = long_dialogue(40)
    model = RuleModel(Screenwriter())
    drafter = LanguageDrafter(asker_of(model), dialogue, "en", print)
    script = read_script(drafter.draft()).script
    numbers = [3, 17]
    faults = [
        Fault(
            check="fidelity", code="dropped", shot_number=17, message="Shot 17 drops a line.", hint="Say it."
        ),
        Fault(check="space", code="jump", shot_number=3, message="Ada jumps.", hint="Let her walk."),
    ]
    before = len(model.asked)
    text = drafter.revise(write_shots(script, numbers), faults)
    asked = model.asked[before:]
    assert len(asked) == 1
    sent = asked[0].messages[-1].text
    assert "Ada jumps. Let her walk." in sent
    assert "Shot 17 drops a line. Say it." in sent
    assert sent.count('"blocking"') == 2
    assert "Stone number 38" not in sent
    assert spliced(script, read_answer(text), numbers) == script


def test_many_failing_shots_go_in_several_calls() -> None:
    """Each within reach of one answer."""
    dialogue = long_dialogue(60)
    model = RuleModel(Screenwriter())
    drafter = LanguageDrafter(asker_of(model), dialogue, "en", print)
    script = read_script(drafter.draft()).script
    numbers = list(range(1, 26))
    faults = [Fault(check="space", code="jump", shot_number=n, message=f"Bad {n}.") for n in numbers]
    before = len(model.asked)
    answered = read_answer(drafter.revise(write_shots(script, numbers), faults))
    assert spliced(script, answered, numbers) == script
    assert len(model.asked) - before == 3


def test_an_answer_that_is_no_script_is_asked_for_again_with_the_reason() -> None:
    """By another sample."""
    dialogue = long_dialogue(4)
    writer = Screenwriter()
    model = RuleModel(lambda asked: writer(asked) if "could not be read" in asked.text else "Hello!")
    drafter = LanguageDrafter(asker_of(model), dialogue, "en", print)
    text = drafter.draft()
    assert text == "Hello!"
    again = drafter.revise(text, [])
    assert fidelity(read_script(again).script, spoken_turns(dialogue)) == ()
    assert model.asked[0].seed != model.asked[1].seed


def test_a_busy_server_is_asked_again_and_a_refusal_is_not() -> None:
    """What certainly cost nothing is tried again; everything else is for the user to hear."""
    calls: list[int] = []

    def busy_once(asked: Asked) -> str:
        calls.append(1)
        if len(calls) == 1:
            raise BusyError("Busy.", retry_after_s=0.5)
        raise RefusedError("No.")

    with pytest.raises(RefusedError):
        drafted(RuleModel(busy_once), long_dialogue(2))
    assert len(calls) == 2


def test_an_empty_answer_is_asked_for_once_more() -> None:
    """By another sample; the second one's failure is the caller's."""
    writer = Screenwriter()
    dialogue = long_dialogue(4)

    def empty_at_first(asked: Asked) -> str:
        if asked.number == 1:
            raise AnswerError("Nothing.", code="empty")
        return writer(asked)

    model = RuleModel(empty_at_first)
    script, _ = drafted(model, dialogue)
    assert fidelity(script, spoken_turns(dialogue)) == ()
    assert [asked.seed for asked in model.asked] == [0, 1000]


def test_the_checkpoint_is_given_the_dialogue_and_nothing_else() -> None:
    """One user message, no system prompt, 8192 tokens, temperature 0.7; its text goes to our reader."""
    dialogue = long_dialogue(6)
    model = RuleModel(Screenwriter())
    drafter = CheckpointDrafter(asker_of(model), dialogue, print)
    script = read_script(drafter.draft()).script
    assert fidelity(script, spoken_turns(dialogue)) == ()
    asked = model.asked[0]
    assert [message.role for message in asked.messages] == ["user"]
    assert asked.messages[0].text.startswith("[A garden.")
    assert (asked.max_tokens, asked.temperature, asked.answer_schema) == (8192, 0.7, None)
    drafter.revise("", [])
    assert model.asked[1].messages == asked.messages
    assert model.asked[1].seed != asked.seed


def test_a_long_dialogue_goes_to_the_checkpoint_in_parts() -> None:
    """Shots, times and people go on from part to part."""
    dialogue = long_dialogue(100)
    model = RuleModel(Screenwriter())
    script = read_script(CheckpointDrafter(asker_of(model), dialogue, print).draft()).script
    assert len(model.asked) == 8
    assert fidelity(script, spoken_turns(dialogue)) == ()
    assert structure(script) == ()
    assert [who.name for who in script.cast] == ["Ada", "Ben"]


@pytest.mark.parametrize("how", ["dropped", "merged", "reworded", "reordered", "translated", "added"])
def test_the_rehearsed_writer_spoils_what_it_says_it_spoils(how: str) -> None:
    """Its spoilt drafts are unfaithful, so that the checks have something to find."""
    import random

    dialogue = long_dialogue(6)
    model = RuleModel(Screenwriter())
    script, _ = drafted(model, dialogue)
    shots = spoilt(draft_of(script)["shots"], how, random.Random(1))  # type: ignore[arg-type]
    draft = read_draft_of(json.dumps({"shots": shots}))
    assert draft is not None
    made = script_of([draft], "en")
    assert made is not None
    assert fidelity(made, spoken_turns(dialogue)) != ()
