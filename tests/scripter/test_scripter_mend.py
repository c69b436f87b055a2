"""Drafts mended by rule: faithful whatever was wrong, and as near to the draft as can be."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roughcut.rehearsal.damage import DAMAGES
from roughcut.script.schema import Action, Beat, Character, Line, Scene, Script, Shot
from roughcut.script.verify import fidelity, structure, verify
from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.fidelity import spoken_turns, unfaithful
from roughcut.scripter.grammar import write_script
from roughcut.scripter.mend import mend
from roughcut.scripter.schema import Dialogue, Turn

DIALOGUE = read_dialogue(
    "Ann: One two three.\nBo: Four, five and six!\nAnn: I never said that. You did.\nBo: Seven is enough.\n"
)
GOOD = write_script(DIALOGUE)
WORDS = (
    "I know",
    "run!",
    "why?",
    "你好",
    "再见。",
    "— wait",
    "the door",
    "never",
    "don't,",
    "…",
    "it's 10:30",
    "HELP!!",
)
NAMES = ("Mara", "Tom Ray", "阿明", "Dr. Who", "R2-D2", "the old man")


def draft(*shots: tuple[tuple[str, str], ...]) -> Script:
    """A script with these lines, a shot of four seconds for each group of them."""
    made = []
    for number, lines in enumerate(shots, start=1):
        beats: list[Beat] = [Action(text=f"Ann and Bo look up, time {number}.")]
        beats += [Line(speaker=who, text=words) for who, words in lines]
        made.append(
            Shot(
                number=number,
                start_ms=(number - 1) * 4000,
                end_ms=number * 4000,
                sizes=("Medium Shot",),
                movements=("Static",),
                beats=tuple(beats),
                blocking="Ann stands on the left, facing right; Bo stands on the right, facing left.",
            )
        )
    cast = (Character(name="Ann", description="A cook."), Character(name="Bo", description="A waiter."))
    return Script(cast=cast, scenes=(Scene(heading="INT. KITCHEN - DAY"),), shots=tuple(made))


A, B, C, D = ((turn.speaker, turn.text) for turn in DIALOGUE.turns)


def lines_by_shot(script: Script) -> list[list[tuple[str, str]]]:
    """Who says what in each shot."""
    return [[(line.speaker, line.text) for line in shot.lines] for shot in script.shots]


def test_a_faithful_draft_stays_as_it_is() -> None:
    """Nothing to mend: the same script, and nothing to say."""
    assert mend(GOOD, DIALOGUE) == (GOOD, ())
    sound = draft((A,), (B,), (C,), (D,))
    assert mend(sound, DIALOGUE) == (sound, ())


@pytest.mark.parametrize(
    ("given_shots", "mended"),
    [
        (((A,), (B,), (("Ann", "I never said it. You did."),), (D,)), [[A], [B], [C], [D]]),
        (((A,), (B,), (), (D,)), [[A], [B], [C], [D]]),
        (((A,), (B,), (("Ann", "I never said that."),), (D,)), [[A], [B], [C], [D]]),
        (((A,), (("Ann", B[1]),), (C,), (D,)), [[A], [B], [C], [D]]),
        (((A,), (B, ("Bo", "Nobody wrote this here.")), (C,), (D,)), [[A], [B], [C], [D]]),
        (((A,), (B,), (B, C), (D,)), [[A], [B], [C], [D]]),
        (((A,), (B,), (("Ann", "这句话换了一种语言。"),), (D,)), [[A], [B], [C], [D]]),
        (((("Ann", f"{A[1]} {B[1]}"),), (C,), (D,)), [[A, B], [C], [D]]),
        (((B,), (A,), (C,), (D,)), [[A], [B], [C], [D]]),
    ],
    ids=[
        "reworded",
        "dropped",
        "broken off",
        "re-attributed",
        "added",
        "doubled",
        "translated",
        "merged",
        "reordered",
    ],
)
def test_lines_go_where_they_belong(
    given_shots: tuple[tuple[tuple[str, str], ...], ...], mended: list[list[tuple[str, str]]]
) -> None:
    """Each in its shot, in order, by its speaker; and it is said what was done."""
    script, said = mend(draft(*given_shots), DIALOGUE)
    assert lines_by_shot(script) == mended
    assert said


def test_prose_and_camera_stay() -> None:
    """Even words that we do not know are kept as written."""
    wobbly = draft((A,), (B,), (("Ann", "I never."),), (D,))
    strange = [
        shot.model_copy(update={"sizes": ("Wobbly",), "movements": ("Wiggle",)}) for shot in wobbly.shots
    ]
    script, _ = mend(wobbly.model_copy(update={"shots": tuple(strange)}), DIALOGUE)
    assert {shot.sizes for shot in script.shots} == {("Wobbly",)}
    assert [shot.action for shot in script.shots] == [shot.action for shot in wobbly.shots]
    assert [fault.code for fault in structure(script)] == ["unknown-size", "unknown-movement"] * 4


def test_a_name_of_the_draft_becomes_that_of_the_dialogue() -> None:
    """`Ann Lee` of the cast is Ann, and stays the same person."""
    named = draft((("Ann Lee", A[1]),), (B,), (("Ann Lee", C[1]),), (D,))
    cast = (Character(name="Ann Lee", description="A cook."), named.cast[1])
    script, said = mend(named.model_copy(update={"cast": cast}), DIALOGUE)
    assert script.cast == (Character(name="Ann", description="A cook."), named.cast[1])
    assert "Ann Lee is called Ann, as in the dialogue." in said


def test_who_is_missing_is_cast_and_placed() -> None:
    """Without cast and blocking everyone gets an entry with looks, and a place."""
    bare = draft((A,), (B,), (C,), (D,))
    shots = tuple(shot.model_copy(update={"blocking": ""}) for shot in bare.shots)
    script, said = mend(bare.model_copy(update={"cast": (), "shots": shots}), DIALOGUE)
    assert [who.name for who in script.cast] == ["Ann", "Bo"]
    assert all(who.description for who in script.cast)
    assert (
        script.shots[0].blocking
        == "Ann stands on the left, facing right; Bo stands on the right, facing left."
    )
    assert len(said) == 3
    assert not [fault for fault in verify(script, spoken_turns(DIALOGUE)) if fault.severity == "grave"]


def test_times_hold_the_words_and_touch() -> None:
    """A shot that is too short is lengthened, one longer than any film is cut, the rest moves along."""
    tight = draft((A,), (B,), (C,), (D,))
    first, second, *rest = tight.shots
    short = first.model_copy(update={"end_ms": 200})
    endless = second.model_copy(update={"end_ms": second.start_ms + 7_000_000})
    script, said = mend(tight.model_copy(update={"shots": (short, endless, *rest)}), DIALOGUE)
    assert [fault for fault in structure(script) if fault.severity == "grave"] == []
    assert [shot.duration_ms for shot in script.shots] == [4000] * 4
    assert said[0] == "Shot 1 was lengthened from 0.2 s to 4 s."


def test_a_shot_that_holds_a_whole_scene_is_divided() -> None:
    """Forty lines in one shot become shots that a model can film."""
    turns = tuple(
        Turn(speaker="Ann" if n % 2 else "Bo", text=f"This is line number {n} of many.") for n in range(40)
    )
    dialogue = Dialogue(events=turns)
    script, _ = mend(draft(tuple((turn.speaker, turn.text) for turn in turns)), dialogue)
    assert unfaithful(dialogue, script) == ()
    assert max(shot.duration_ms for shot in script.shots) <= 15_000


def test_numbers_and_scenes_that_cannot_be_are_put_right() -> None:
    """Shots numbered 4, 4, 9, in scenes that are not there, of people who are cast twice."""
    sound = draft((A,), (B,), (C,), (D,))
    shots = tuple(
        shot.model_copy(update={"number": number, "scene_number": 7})
        for shot, number in zip(sound.shots, (4, 4, 9, 1), strict=True)
    )
    wild = sound.model_copy(update={"shots": shots, "cast": sound.cast * 2})
    script, _ = mend(wild, DIALOGUE)
    assert script == sound


@st.composite
def dialogues(draw: st.DrawFn) -> Dialogue:
    """Two to twelve turns of up to four people, in two languages mixed."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True))
    texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
    turns = draw(st.lists(st.tuples(st.sampled_from(names), texts), min_size=2, max_size=12))
    return Dialogue(events=tuple(Turn(speaker=who, text=words) for who, words in turns))


@settings(max_examples=25)
@given(dialogues(), st.lists(st.sampled_from(sorted(DAMAGES)), min_size=1, max_size=5), st.integers(0, 999))
def test_any_damage_is_mended(dialogue: Dialogue, damages: list[str], seed: int) -> None:
    """Up to five ways of spoiling one after the other: the words are all there again, once, and in order;
    times hold together, and mending what is mended changes nothing."""
    draft_script = write_script(dialogue, seed=seed)
    for name in damages:
        draft_script = DAMAGES[name](draft_script, Random(seed))
    script, _ = mend(draft_script, dialogue)
    assert fidelity(script, spoken_turns(dialogue)) == ()
    assert unfaithful(dialogue, script) == ()
    assert [fault for fault in structure(script) if fault.severity == "grave"] == []
    assert mend(script, dialogue) == (script, ())


@st.composite
def wild_drafts(draw: st.DrawFn, dialogue: Dialogue) -> Script:
    """Any shots at all: words of the dialogue whole, in part, joined or invented, in any mouth; shots that
    are empty, endless or out of time; a cast with strangers or nobody."""
    texts = [turn.text for turn in dialogue.turns]
    words = st.one_of(
        st.sampled_from(texts),
        st.sampled_from(texts).map(lambda text: text[: max(1, len(text) // 2)]),
        st.tuples(st.sampled_from(texts), st.sampled_from(texts)).map(" ".join),
        st.sampled_from(("Nobody wrote this.", "这句话谁也没有写过。", "…", "I know")),
    )
    line = st.builds(
        Line, speaker=st.sampled_from((*dialogue.speakers, "", "Stranger", "Mara Lind")), text=words
    )
    beat: st.SearchStrategy[Beat] = st.one_of(line, line, st.just(Action(text="Mara looks up.")))
    shots = []
    for number in range(1, draw(st.integers(1, 8)) + 1):
        start = draw(st.integers(0, 100_000))
        shots.append(
            Shot(
                number=number,
                start_ms=start,
                end_ms=start + draw(st.sampled_from((1, 4_000, 9_000_000))),
                sizes=draw(st.sampled_from(((), ("Wobbly",), ("Close-up",)))),
                beats=tuple(draw(st.lists(beat, max_size=5))),
                blocking=draw(st.sampled_from(("", "Mara stands on the left.", "Both leave."))),
            )
        )
    cast = draw(st.lists(st.sampled_from((*dialogue.speakers, "Stranger")), unique=True))
    return Script(cast=tuple(Character(name=name) for name in cast), shots=tuple(shots))


@settings(max_examples=40)
@given(dialogues().flatmap(lambda dialogue: st.tuples(st.just(dialogue), wild_drafts(dialogue))))
def test_any_draft_at_all_is_mended(told: tuple[Dialogue, Script]) -> None:
    """Whatever stands in it: faithful, cast, in time, and no shot too long for its words to be filmed."""
    dialogue, wild = told
    script, _ = mend(wild, dialogue)
    assert unfaithful(dialogue, script) == ()
    assert [fault for fault in structure(script) if fault.severity == "grave"] == []
    assert all(shot.duration_ms <= 600_000 for shot in script.shots)


def test_a_draft_of_another_story_is_mended_too() -> None:
    """None of the words is there: the dialogue is said in shots of the draft, and in new ones."""
    other = write_script(read_dialogue("Ann: Rain again.\nCy: It never stops here.\nAnn: Then let us go.\n"))
    script, said = mend(other, DIALOGUE)
    assert unfaithful(DIALOGUE, script) == ()
    assert any("was left out" in sentence for sentence in said)
