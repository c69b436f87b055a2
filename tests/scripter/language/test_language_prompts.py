"""The prompts as a model gets them: golden files, versions that go with the words, data that stays data."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from language_doubles import RuleModel, asker_of, long_dialogue

from roughcut.digest import digest_of
from roughcut.models.language.schema import Prompting
from roughcut.rehearsal.chat import Asked
from roughcut.rehearsal.screenwriter import Screenwriter
from roughcut.script.bracketed import write_shots
from roughcut.script.formats import read_script
from roughcut.script.verify import Fault
from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.language.listing import part_of, wishes
from roughcut.scripter.language.prompts import Prompt, prompt
from roughcut.scripter.language.writer import LanguageDrafter
from roughcut.scripter.schema import CastEntry, Dialogue, Position

GOLDEN = Path(__file__).with_name("golden")
NAMES = ("write", "plan", "beat", "revise", "reread")
TALK = """INT. LIGHTHOUSE - NIGHT
[A storm. Mara sits at the lamp. Jon stands at the door.]
Mara: You came back.
Jon (quietly): I said I would.
[Jon puts the key on the table.]
Mara: You said so last year, too.
"""


def talk() -> Dialogue:
    """A dialogue with everything that a user may wish."""
    return read_dialogue(TALK).model_copy(
        update={
            "brief": "A cold reunion.",
            "cast": (CastEntry(name="Mara", aliases=("Old Mara",), description="Sixty, grey braid."),),
            "positions": (Position(name="Mara", x=-0.5, depth=0.1, posture="sitting", facing="right"),),
        }
    )


def rendered(name: str) -> Prompting:
    """The call that a writer makes with that prompt."""
    writer = Screenwriter()

    def answers(asked: Asked) -> str:
        return "Hm." if name == "reread" and "could not be read" not in asked.text else writer(asked)

    model = RuleModel(answers)
    dialogue = long_dialogue(40) if name in ("plan", "beat") else talk()
    drafter = LanguageDrafter(asker_of(model), dialogue, "en", print)
    text = drafter.draft()
    if name == "reread":
        drafter.revise(text, [])
    if name == "revise":
        script = read_script(text).script
        jump = Fault(
            check="space",
            code="jump",
            shot_number=2,
            message="Jon is suddenly on the left.",
            hint="Walk him.",
        )
        drafter.revise(write_shots(script, [2]), [jump])
    index = {"write": 0, "plan": 0, "beat": 2}.get(name, -1)
    return model.asked[index]


@pytest.mark.parametrize("name", NAMES)
def test_a_prompt_is_what_its_golden_file_says(name: str) -> None:
    """Word for word; after a change, UPDATE_GOLDEN=1 writes the files anew, for a person to read."""
    call = rendered(name)
    text = "\n".join(f"=== {message.role}\n{message.text}" for message in call.messages) + "\n"
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def test_a_change_of_words_needs_a_new_version() -> None:
    """Whoever changes a prompt counts its version up and adds the line printed here."""
    now = {f"{prompt(n).version} {digest_of(prompt(n).system, prompt(n).user)[:16]}" for n in NAMES}
    rows = GOLDEN.joinpath("known_versions.txt").read_text(encoding="utf-8").split()
    known = set(map(" ".join, zip(rows[::2], rows[1::2], strict=True)))
    assert now <= known, f"add to known_versions.txt: {sorted(now - known)}"
    assert len(set(rows[::2])) == len(rows[::2]), "count the version up"


def test_what_is_filled_in_is_not_looked_at_again() -> None:
    """Braces in a dialogue stay braces, and fill no blank."""
    assert Prompt("x/1", "{{a}}", "{{b}}").filled(a="{{b}}", b="{{a}}") == ("{{b}}", "{{a}}")


def test_the_checks_versions_are_in_the_script_s_credit() -> None:
    """A script says which prompts wrote it."""
    drafter = LanguageDrafter(asker_of(RuleModel(Screenwriter())), talk(), "en", print)
    for name in ("write", "plan", "beat", "revise"):
        assert prompt(name).version in drafter.written_by


def test_wishes_are_told_and_without_any_there_is_nothing() -> None:
    """Brief, looks and positions in words."""
    told = wishes(talk())
    assert "Brief: A cold reunion." in told
    assert "Mara (also called Old Mara): Sixty, grey braid." in told
    assert "Position: Mara, when a scene opens, on the left, in the foreground, sitting, facing right" in told
    assert wishes(long_dialogue(2)) == ""


def test_parts_hold_every_event_once() -> None:
    """Directions go with the turn after them, and those at the end with the last."""
    dialogue = read_dialogue(TALK + "[The lamp goes out.]\n")
    parts = [part_of(dialogue, index, index) for index in range(3)]
    assert [event for part in parts for event in part.events] == list(dialogue.events)
    assert len(parts[2].events) == 3


def test_a_language_other_than_the_dialogue_s_is_asked_for() -> None:
    """In words, in every prompt."""
    model = RuleModel(Screenwriter())
    text = LanguageDrafter(asker_of(model), talk(), "zh", print).draft()
    assert "in\nChinese" in model.asked[0].messages[1].text
    assert json.loads(text)["language"] == "zh"
