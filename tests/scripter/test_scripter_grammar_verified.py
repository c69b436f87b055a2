"""The embedded writer passes the checks that it puts to others."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roughcut.script.schema import Language
from roughcut.script.verify import verify
from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.fidelity import spoken_turns
from roughcut.scripter.grammar import write_script
from roughcut.scripter.schema import Dialogue, Direction, Event, Heading, Turn

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").iterdir())
NAMES = (
    "Mara", "Tom", "Ann Lee", "阿明", "小红", "Dr. Who", "Mary-Jane", "the old man", "R2-D2", "Guard 2",
)  # fmt: skip
WORDS = (
    "I know", "run!", "why?", "你好", "再见。", "— wait", "the door", "never", "don't,", "…", "it's 10:30",
    "(x)", "“quoted”", "naïve", "and then we left;", "一直在等你，", "HELP!!", "1,000",
)  # fmt: skip
MANNERS = (
    "", "", "angrily", "softly", "sitting down", "leaving", "轻声", "entering", "stepping closer",
    "walking to the left", "V.O.", "standing up",
)  # fmt: skip
DIRECTIONS = (
    "{a} enters.", "{a} leaves.", "Silence.", "They sit down.", "Rain falls.", "{a}走进来。", "{a}离开。",
    "{a} picks up a letter.", "{a} and {b} stare at the door.", "The next morning.", "沉默。",
    "{a} steps closer to {b}.", "{a} walks to the window.", "{a} takes the letter from {b}.",
    "{a} and {b} embrace.", "{a} turns away.", "{a} remembers the sea.", "{a}想起了大海。",
    "{a} backs away from {b}.", "{a} crosses to the left.", "{a} runs out, then {b} follows.",
    "Everyone stands up.",
)  # fmt: skip


@st.composite
def dialogues(draw: st.DrawFn) -> Dialogue:
    """People who come and go, sit and walk, in up to thirty turns and two scenes."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=7, unique=True))
    somebody = st.sampled_from(names)
    turn = st.builds(
        Turn,
        speaker=somebody,
        text=st.lists(st.sampled_from(WORDS), min_size=1, max_size=20).map(" ".join),
        parenthetical=st.sampled_from(MANNERS),
    )
    told = st.builds(
        lambda text, a, b: Direction(text=text.replace("{a}", a).replace("{b}", b)),
        st.sampled_from(DIRECTIONS),
        somebody,
        somebody,
    )
    heading = st.just(Heading(text="INT. KITCHEN - NIGHT"))
    event: st.SearchStrategy[Event] = st.one_of(turn, turn, turn, told, told, heading)
    events = [draw(turn), *draw(st.lists(event, max_size=draw(st.sampled_from((4, 30)))))]
    language: Language = draw(st.sampled_from(("en", "zh")))
    return Dialogue(language=language, events=tuple(events))


@settings(max_examples=40)
@given(dialogues(), st.integers(0, 5))
def test_what_the_grammar_writes_has_no_grave_fault(dialogue: Dialogue, seed: int) -> None:
    """Faithful, in form, everyone placed and seen to come and go, and every shot can be filmed."""
    faults = verify(write_script(dialogue, seed=seed), spoken_turns(dialogue))
    assert [fault.sentence() for fault in faults if fault.severity == "grave"] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_examples_have_no_fault_at_all(path: Path, language: Language) -> None:
    """Not even a minor one, in either language."""
    dialogue = read_dialogue(path.read_text(encoding="utf-8"))
    assert verify(write_script(dialogue, language=language), spoken_turns(dialogue)) == ()


def test_who_comes_only_to_speak_and_leave_is_seen() -> None:
    """Bo has left, speaks once more and leaves again: he comes in for it, and goes after it."""
    dialogue = read_dialogue(
        "Ann: Stay.\nBo: (leaving) No, I will not stay here a minute longer.\nAnn: Then go.\n"
        "Bo: (leaving) I only came back for the coat that I forgot.\nAnn: Take it. Take all of your coats.\n"
    )
    script = write_script(dialogue)
    assert [fault for fault in verify(script, spoken_turns(dialogue)) if fault.severity == "grave"] == []
    third, fourth = (shot.blocking for shot in script.shots if shot.number in (4, 5))
    assert "Bo enters" in third
    assert "Bo exits" in fourth
