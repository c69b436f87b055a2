"""A script becomes a plan whose frames add up and whose orders depend only on what they show."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roughcut.digest import digest_of
from roughcut.director.plan import Spoken, plan_film
from roughcut.director.schema import PlanOptions
from roughcut.errors import ScriptError
from roughcut.models.speech.schema import RecordingInfo, Voice
from roughcut.script.schema import Action, Character, Line, Script, Shot
from roughcut.timebase import frame_at


def script_of(*durations_ms: int) -> Script:
    shots, clock = [], 0
    for index, length in enumerate(durations_ms):
        line = Line(speaker="Alice", text=f"This is line {index}.")
        shots.append(Shot(number=index + 1, start_ms=clock, end_ms=clock + length, beats=(line,)))
        clock += length
    return Script(cast=(Character(name="Alice", description="A woman."),), shots=tuple(shots))


def spoken_for(script: Script, spoken_ms: int = 900) -> list[list[Spoken]]:
    info = RecordingInfo(duration_ms=spoken_ms, sample_rate=24000)
    voice = Voice(id="anna", language="en")
    return [[Spoken(voice, f"{shot.number:064x}", info) for _ in shot.lines] for shot in script.shots]


@given(
    st.lists(st.integers(1300, 9999), min_size=1, max_size=40),
    st.sampled_from([Fraction(24), Fraction(25), Fraction(24000, 1001), Fraction(30000, 1001)]),
)
def test_frames_add_up_to_the_scripts_own_length(durations: list[int], rate: Fraction) -> None:
    """Each shot may be rounded to a frame, but the film as a whole never drifts from the script."""
    script = script_of(*durations)
    plan = plan_film(script, spoken_for(script), PlanOptions(rate=rate))
    assert plan.frame_count == frame_at(script.duration_ms, rate)
    assert not plan.warnings


def test_an_edited_shot_changes_its_own_order_alone() -> None:
    """Changing the words of shot 2 leaves the digests of the other orders as they were."""
    script = script_of(4000, 4000, 4000)
    changed = script.shots[1].model_copy(update={"beats": (Line(speaker="Alice", text="Other words."),)})
    edited = script.model_copy(update={"shots": (script.shots[0], changed, script.shots[2])})
    before, after = (
        [digest_of(order) for order in plan_film(each, spoken_for(each), PlanOptions()).orders]
        for each in (script, edited)
    )
    assert [a == b for a, b in zip(before, after, strict=True)] == [True, False, True]


def test_a_shot_too_short_for_its_words_is_lengthened_and_said_so() -> None:
    """Words are never cut: the plan warns that the shot had to grow."""
    script = script_of(1000, 4000)
    plan = plan_film(script, spoken_for(script, 3000), PlanOptions())
    assert plan.orders[0].duration_ms > 3000
    assert plan.warnings
    assert "Shot 1" in plan.warnings[0]


def test_a_shot_of_fifty_minutes_is_refused() -> None:
    """An absurd length is one sentence, not a film that never ends."""
    script = script_of(3_000_000)
    with pytest.raises(ScriptError, match="Shot 1 lasts 3000 s"):
        plan_film(script, spoken_for(script), PlanOptions())


@pytest.mark.parametrize(
    ("text", "spoken", "unspoken", "named"),
    [
        ("Say مرحبا to him.", True, ("مرحبا",), "مرحبا"),
        ("שלום", False, ("שלום",), "שלום"),
        ("😀", False, (), "😀"),
        ("…", False, (), ""),
        ("Hello.", True, (), ""),
    ],
)
def test_what_the_voice_cannot_say_is_named(
    text: str, spoken: bool, unspoken: tuple[str, ...], named: str
) -> None:
    """Words that stay silent are warned of, within a spoken line and alone; a written pause is not."""
    script = script_of(4000)
    shot = script.shots[0].model_copy(update={"beats": (Line(speaker="Alice", text=text),)})
    script = script.model_copy(update={"shots": (shot,)})
    info = RecordingInfo(duration_ms=900, sample_rate=24000, spoken=spoken, unspoken=unspoken)
    plan = plan_film(script, [[Spoken(Voice(id="anna", language="en"), "0" * 64, info)]], PlanOptions())
    said = (f"Shot 1: the voice cannot say {named}; that part is silent.",) if named else ()
    assert plan.warnings == said


def test_a_vehicle_that_stopped_stands_in_the_next_orders() -> None:
    """So does one that has started drive on."""
    script = script_of(4000, 4000, 4000)
    stops = script.shots[0].model_copy(update={"beats": (Action(text="The train stops."),)})
    script = script.model_copy(update={"shots": (stops, *script.shots[1:])})
    spoken: list[list[Spoken]] = [[], *spoken_for(script)[1:]]
    assert [order.speed for order in plan_film(script, spoken, PlanOptions()).orders] == [None, 0.0, 0.0]
