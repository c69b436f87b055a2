"""A plan loses nothing of the script, buys no more than it needs, and says what it could not do."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from director_films import do, model, orders_of, planned, say, script_of, shape, shot
from hypothesis import given, settings
from hypothesis import strategies as st

from roughcut.director.estimate import estimated_plan
from roughcut.director.listing import plan_json, plan_text
from roughcut.director.schema import ModelPlan, PlanOptions, Wishes
from roughcut.director.takes import model_plan, request_for
from roughcut.models.video.catalogue import profile_of, profiles
from roughcut.models.video.service import Reference
from roughcut.script.schema import Script

SCRIPT = script_of(
    shot(1, 6, do("Rain runs down the window."), say("Mara", "You are late."), size="Long Shot"),
    shot(2, 3, say("Theo", "I know.", "quietly"), size="Close-up"),
    shot(3, 14, say("Mara", "Sit."), do("He sits down."), say("Theo", "There is no time."), size="Long Shot"),
    shot(4, 2, do("Mara looks at the door."), size="Close-up"),
)
MODELS = [each for each in profiles() if each.shapes]


@pytest.mark.parametrize("profile", MODELS, ids=lambda profile: profile.id)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_model_of_the_catalogue_can_be_planned_for(profile: object, language: str) -> None:
    """Every frame of every shot is held by a take, each take is legal for its model, and lines are whole."""
    script = SCRIPT.model_copy(update={"language": language})
    plan = planned(script, profile)  # type: ignore[arg-type]
    for order in orders_of(script).orders:
        spans = [span for take in plan.takes for span in take.spans if span.shot_number == order.shot_number]
        assert sum(span.frame_count for span in spans) == order.frame_count
        prompts = " ".join(take.prompt for take in plan.takes_of(order.shot_number))
        assert all(cue.text in prompts for cue in order.cues)
    for take in plan.takes:
        assert_legal(take, profile)
    assert not plan.stand_ins


def assert_legal(take, profile) -> None:  # type: ignore[no-untyped-def]
    """One shape of the profile admits the take, and its frames end before it does."""
    wanted = [each.role for each in take.references]
    assert any(
        take.seconds in shape.durations_s
        and take.size in shape.sizes
        and all(wanted.count(role) <= shape.references.get(role, 0) for role in set(wanted))
        for shape in profile.shapes
    )
    assert len(take.prompt) <= profile.prompt_limit
    last = take.spans[-1]
    assert last.first_frame + last.frame_count <= take.seconds * Fraction(24) + Fraction(1, 2)
    assert take.usd == profile.cost_usd(take.seconds, take.size.name, audio=take.audio)


def test_the_sum_is_that_of_the_takes() -> None:
    """The price that is shown is exact: 8 + 4 + (4 + 12) + 4 seconds at ten cents."""
    plan = planned(SCRIPT, model(shape(4, 8, 12)))
    assert [take.seconds for take in plan.takes] == [8, 4, 4, 12, 4]
    assert plan.total_usd == Decimal("3.20")


def test_the_plan_as_json_has_what_is_promised() -> None:
    """`roughcut plan --json`: numbers, and the keys that programs rely on."""
    found = plan_json(planned(SCRIPT, model(shape(4, 8, 12))), [1, 2, 3, 4])
    assert set(found) == {"model", "total_usd", "shots", "warnings"}
    assert found["total_usd"] == pytest.approx(3.2)
    assert [len(each["takes"]) for each in found["shots"]] == [1, 1, 2, 1]
    take = found["shots"][0]["takes"][0]
    assert set(take) == {"seconds", "usd", "references", "prompt"}
    assert sum(each["usd"] for shot in found["shots"] for each in shot["takes"]) == pytest.approx(3.2)


def test_the_embedded_model_makes_any_length_for_nothing() -> None:
    """The previs needs no fit and no money."""
    plan = planned(SCRIPT, profile_of("previs"))
    assert plan.total_usd == 0
    assert len(plan.takes) == 4
    assert not plan.warnings
    assert "previs: 4 takes" in plan_text(plan)


def test_a_line_that_no_take_holds_makes_its_shot_a_stand_in() -> None:
    """Nothing is cut and nothing else suffers: the previs does that shot, and the plan says why."""
    long = say("Mara", "and then we walked along the river, " * 12)
    plan = planned(
        script_of(shot(1, 4, do("Rain.")), shot(2, 30, long), shot(3, 4, do("Rain."))), model(shape(4, 8))
    )
    assert plan.stand_ins == (2,)
    assert [take.shot_number for take in plan.takes] == [1, 3]
    assert any("Shot 2: one of its lines is longer than 8 s" in warning for warning in plan.warnings)


def test_short_shots_share_a_call_where_that_is_cheaper() -> None:
    """Two shots of 2 s in one call of 5 s, since a call each would buy 10 s; the spans follow each other."""
    script = script_of(shot(1, 2, do("Rain.")), shot(2, 2, do("A door.")), shot(3, 5, do("Steps.")))
    plan = planned(script, model(shape(5, 10), shots_per_call=3))
    assert [[span.shot_number for span in take.spans] for take in plan.takes] == [[1, 2], [3]]
    assert plan.total_usd == Decimal("1.0")
    first, second = plan.takes[0].spans
    assert (first.first_frame, first.frame_count, second.first_frame) == (0, 48, 48)
    assert any("Shots 1 and 2 share one call" in warning for warning in plan.warnings)
    shares = [each["takes"][0]["usd"] for each in plan_json(plan, [1, 2])["shots"]]
    assert sum(shares) == pytest.approx(0.5)


def test_shots_of_two_scenes_never_share_a_call() -> None:
    """A cut to another place is no part of one take."""
    script = script_of(shot(1, 2, do("Rain.")), shot(2, 2, do("A door."), scene=2))
    assert len(planned(script, model(shape(5), shots_per_call=4)).takes) == 2


def test_a_call_each_is_bought_where_sharing_saves_nothing() -> None:
    """One refusal then costs one shot."""
    script = script_of(shot(1, 4, do("Rain.")), shot(2, 4, do("A door.")))
    assert len(planned(script, model(shape(4, 8), shots_per_call=4)).takes) == 2


@settings(max_examples=15)
@given(st.lists(st.integers(1, 30), min_size=1, max_size=8), st.integers(1, 4))
def test_no_frame_is_lost_whatever_the_lengths(seconds: list[int], share: int) -> None:
    """Shots of any length, shared or in parts: every frame has its place in one take."""
    script = script_of(*(shot(i + 1, length, do("She waits.")) for i, length in enumerate(seconds)))
    plan = planned(script, model(shape(4, 6, 8, first_frame=1), shots_per_call=share))
    held = dict.fromkeys(range(1, len(seconds) + 1), 0)
    for take in plan.takes:
        for span in take.spans:
            held[span.shot_number] += span.frame_count
    assert held == {i + 1: length * 24 for i, length in enumerate(seconds)}


def requested(plan: ModelPlan, keep: int | None = None) -> str:
    take = plan.takes[-1]
    given = [
        Reference(role=each.role, name=each.name, path=Path(f"{n}.png"), digest="0" * 64)
        for n, each in enumerate(take.references[:keep])
    ]
    return request_for(take, given, attempt=2).prompt


def test_a_request_speaks_of_the_pictures_that_are_there() -> None:
    """With every wanted picture the prompt is the planned one; with fewer it names no other."""
    profile = model(shape(4, 8, 12, first_frame=1, subject=2), prompt_form="omni")
    plan = planned(SCRIPT, profile)
    assert requested(plan) == plan.takes[-1].prompt
    assert "<IMAGE_REF_0>" in requested(plan)
    assert "<" not in requested(plan, keep=0)


def test_a_request_is_what_was_planned() -> None:
    """Length, size, sound and seed go over; the slate counts the attempt."""
    profile = model(shape(4, 8, 12), seed=True, negative_prompt=True)
    take = planned(SCRIPT, profile).takes[2]
    request = request_for(take, attempt=3)
    assert (request.slate, request.seconds, request.size) == ("1-003a-3", take.seconds, take.size)
    assert request.seed == 0
    assert "subtitles" in request.negative_prompt


def test_an_edit_of_one_shot_changes_its_take_and_what_follows_from_it() -> None:
    """Other words in shot 2 leave the takes of shots 1 and 4 as they were."""
    changed = SCRIPT.shots[1].model_copy(update={"beats": (say("Theo", "I forgot."),)})
    edited: Script = SCRIPT.model_copy(update={"shots": (SCRIPT.shots[0], changed, *SCRIPT.shots[2:])})
    profile = model(shape(4, 8, 12))
    before, after = (model_plan(each, orders_of(each), profile).takes for each in (SCRIPT, edited))
    assert [a == b for a, b in zip(before, after, strict=True)] == [True, False, True, True, True]


def test_a_wished_reference_that_fits_nowhere_is_said() -> None:
    """Three people and one slot: two go without, and the plan names them."""
    cast = SCRIPT.cast
    wishes = Wishes(cast={each.name: Path(f"{each.name}.png") for each in cast})
    plan = planned(SCRIPT, model(shape(4, 8, 12, subject=1)), wishes)
    assert any("no room for a picture of" in warning for warning in plan.warnings)


def test_a_seed_that_nobody_chose_is_left_to_a_provider_that_finds_calls_by_it() -> None:
    """Without a wish the seed is the client's own, as a name for the call; a chosen one is sent."""
    script = script_of(shot(1, 4, do("Mara waits.")))
    profile = model(shape(4), seed=True, seed_marks_call=True)
    plans = [model_plan(script, estimated_plan(script, PlanOptions(seed=seed)), profile) for seed in (0, 7)]
    assert [plan.takes[0].seed for plan in plans] == [None, 7]
    assert planned(script, model(shape(4), seed=True)).takes[0].seed == 0


def test_short_shots_of_kling_share_a_call_and_the_request_says_so() -> None:
    """Its shortest take lasts three seconds: two shots of one and a half are one call, half as dear."""
    script = script_of(shot(1, 1.5, do("Mara looks up.")), shot(2, 1.5, do("Theo nods."), size="Close-up"))
    (take,) = planned(script, profile_of("kling-3.0")).takes
    assert [span.shot_number for span in take.spans] == [1, 2]
    assert request_for(take).shots == 2
