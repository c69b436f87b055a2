"""Screenplays as dialogues: found out by name and by content, scene by scene, with nobody misplaced."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roughcut.errors import DialogueError, ScriptError
from roughcut.script.blocking import presences
from roughcut.script.formats import format_of, read_script, write_script
from roughcut.script.schema import Action, Beat, Character, Line, Scene, Script, Shot
from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.fidelity import unfaithful
from roughcut.scripter.grammar import write_script as write_by_grammar
from roughcut.scripter.schema import Dialogue

THREE_SCENES = """Title: The Lamp
Author: A. Writer

INT. LIGHTHOUSE - NIGHT #1#

ADA (60s), a keeper in a blue coat, sits at the table. BEN, a young man, stands at the window.

ADA
You are late, Ben.

BEN
(quietly)
I lost the *key*.

NORA (V.O.)
Nobody on that rock ever told the truth.

ADA
Again?

EXT. ROCKY SHORE - DAWN #2A#

NORA
You came after all.

BEN ^
I came after all!

CUT TO:

INT. KITCHEN - DAY

Ada pours tea.

NORA (V.O.)
In the end the key was in her pocket, and it had been there since the spring, and she knew it, and she
never said so, and neither did we, because who wants to be right about a thing like that.

ADA
Two sugars?
(beat)
"""


def turns(dialogue: Dialogue) -> list[tuple[str, str, str]]:
    return [(turn.speaker, turn.parenthetical, turn.text) for turn in dialogue.turns]


@pytest.mark.parametrize("name", ["lamp.fountain", "lamp.txt", ""])
def test_a_screenplay_is_known_by_its_name_or_by_its_content(name: str) -> None:
    """The same turns, headings and remarks, whatever the file is called."""
    dialogue = read_dialogue(THREE_SCENES, name)
    assert dialogue.title == "The Lamp"
    assert turns(dialogue)[:4] == [
        ("Ada", "", "You are late, Ben."),
        ("Ben", "quietly", "I lost the key."),
        ("Nora", "V.O.", "Nobody on that rock ever told the truth."),
        ("Ada", "", "Again?"),
    ]
    assert turns(dialogue)[5] == ("Ben", "at the same time", "I came after all!")
    assert [event.text for event in dialogue.events if event.kind == "heading"] == [
        "1. INT. LIGHTHOUSE - NIGHT",
        "2A. EXT. ROCKY SHORE - DAWN",
        "INT. KITCHEN - DAY",
    ]
    assert dialogue.remarks == ("Author: A. Writer", "CUT TO:")
    assert dialogue.events[-1].text == "ADA, beat."


def test_final_draft_and_fountain_give_the_same_dialogue() -> None:
    """One screenplay in two forms."""
    script = write_by_grammar(read_dialogue(THREE_SCENES))
    told = [read_dialogue(write_script(script, form), f"a.{form}") for form in ("fountain", "fdx")]
    assert told[0].turns[0].text == "You are late, Ben."
    assert turns(told[0]) == turns(told[1])


def test_scenes_stay_scenes_and_share_the_cast() -> None:
    """Three scenes, each with its heading, its own people and shots; one look for each person."""
    dialogue = read_dialogue(THREE_SCENES)
    script = write_by_grammar(dialogue)
    assert unfaithful(dialogue, script) == ()
    assert [scene.heading for scene in script.scenes] == [
        "1. INT. LIGHTHOUSE - NIGHT",
        "2A. EXT. ROCKY SHORE - DAWN",
        "INT. KITCHEN - DAY",
    ]
    assert [character.name for character in script.cast] == ["Ada", "Ben", "Nora"]
    people = {scene.number: set[str]() for scene in script.scenes}
    for shot, present in zip(script.shots, presences(script), strict=True):
        people[shot.scene_number] |= {person.name for person in present}
    assert people == {1: {"Ada", "Ben"}, 2: {"Ben", "Nora"}, 3: {"Ada"}}


def test_a_voice_over_stays_one_through_all_its_shots() -> None:
    """A long narration is cut at its thoughts, and its speaker is in none of the pictures."""
    script = write_by_grammar(read_dialogue(THREE_SCENES))
    narrated = [(shot, line) for shot, line in script.lines() if line.speaker == "Nora"][-2:]
    assert [line.parenthetical for _, line in narrated] == ["V.O.", "V.O."]
    assert all("Nora" not in shot.blocking + shot.action for shot, _ in narrated)


def test_unsafe_xml_is_a_dialogue_error() -> None:
    """The caller is told what to remove; the exit code is that of a user's mistake."""
    with pytest.raises(DialogueError, match="DOCTYPE") as caught:
        read_dialogue('<!DOCTYPE FinalDraft SYSTEM "http://127.0.0.1/x"><FinalDraft/>', "x.fdx")
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("name", ["talk.fountain", "talk.fdx"])
def test_a_screenplay_is_no_script_yet(name: str) -> None:
    """One sentence says what to do first."""
    with pytest.raises(ScriptError, match=rf"{name} is a screenplay.*roughcut write {name}"):
        read_script(THREE_SCENES, name)
    assert format_of(name) == name.rsplit(".", 1)[1]


_words = st.sampled_from(
    ("Go.", "(x)", "~la", "*really*", "_x_ [[y]]", "走吧。", "/* no */", "a\\b", "INT. X", "<&>", "CUT TO:")
)
_manners = st.sampled_from(("", "softly", "V.O.", "O.S., softly", "at the same time", "(odd", "旁白"))


@st.composite
def _scripts(draw: st.DrawFn) -> Script:
    names = ("Ada", "Ben Ali", "阿明", "R2-D2", "o'neil")
    scenes = [Scene(number=i + 1, heading=draw(_words) + f" {i}") for i in range(draw(st.integers(1, 3)))]
    line = st.builds(Line, speaker=st.sampled_from(names), text=_words, parenthetical=_manners)
    beat: st.SearchStrategy[Beat] = st.one_of(st.builds(Action, text=_words), line, line)
    shots = [
        Shot(
            number=i + 1,
            scene_number=i % len(scenes) + 1,
            start_ms=i * 4000,
            end_ms=i * 4000 + 4000,
            sizes=("Long Shot",),
            beats=(draw(line), *draw(st.lists(beat, max_size=3))),
            blocking="Ada stands on the left.",
        )
        for i in range(draw(st.integers(1, 4)))
    ]
    cast = tuple(Character(name=name, description="A person.") for name in names)
    return Script(cast=cast, scenes=tuple(scenes), shots=tuple(shots))


@settings(max_examples=40, deadline=None)
@given(_scripts(), st.sampled_from(("fountain", "fdx")))
def test_a_script_written_as_a_screenplay_says_the_same(script: Script, form: str) -> None:
    """Spoken lines, speakers, parentheticals, scenes and action come back; the camera is in notes."""
    dialogue = read_dialogue(write_script(script, "fdx" if form == "fdx" else "fountain"), f"a.{form}")
    lines = [(line.speaker, line.parenthetical, line.text) for _, line in script.lines()]
    assert turns(dialogue) == lines
    headings = [event.text for event in dialogue.events if event.kind == "heading"]
    assert headings == _headings(script)
    told = [event.text for event in dialogue.events if event.kind == "direction"]
    assert told == [beat.text for shot in script.shots for beat in shot.beats if isinstance(beat, Action)]
    assert len([remark for remark in dialogue.remarks if remark.startswith("Shot ")]) == len(script.shots)


def _headings(script: Script) -> list[str]:
    """The heading of each run of shots in one scene."""
    numbers = [shot.scene_number for shot in script.shots]
    runs = [n for i, n in enumerate(numbers) if i == 0 or numbers[i - 1] != n]
    return [script.scenes[number - 1].heading for number in runs]
