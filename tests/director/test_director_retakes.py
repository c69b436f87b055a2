"""What a retake asks for: each complaint's remedy, within what the model and the plan leave room for."""

from __future__ import annotations

import pytest
from director_films import do, model, orders_of, planned, say, script_of, shape, shot

from roughcut.critic.contracts import CONTRACTS
from roughcut.director.remedies import LADDERS, NOT_OF_A_TAKE, REMEDIES, remedies_for, step_count
from roughcut.director.retakes import retaken, retaken_order
from roughcut.director.schema import Complaint, RemedyKind, Retake, Wishes
from roughcut.models.video.profile import VideoProfile

THREE = script_of(
    shot(1, 4, do("They wait."), say("Mara", "Is it late?")),
    shot(2, 4, do("He looks up."), size="Close-up", blocking="Theo stands on the right, facing left."),
    shot(3, 4, do("They part."), say("Theo", "It is.")),
)
FRAMES = model(shape(4, 6, first_frame=1, last_frame=1), audio="optional", seed=True)


def retake(number: int, metric: str, *remedies: RemedyKind, message: str = "", take: int = 2) -> Retake:
    """A retake of a shot against one complaint."""
    complaint = Complaint(metric=metric, message=message)
    return Retake(shot_number=number, take_number=take, complaints=(complaint,), remedies=remedies)


def test_a_retake_has_a_slate_and_a_seed_of_its_own() -> None:
    """The earlier take stays what it is, and says why it was taken again."""
    plan = planned(THREE, FRAMES)
    again = retaken(plan, retake(2, "black", "seed", take=3), FRAMES)
    assert [take.slate for take in again.takes] == ["1-002t3"]
    assert again.takes[0].seed == (plan.takes_of(2)[0].seed or 0) + 2
    assert again.takes[0].why == "take 3 of shot 2: black"
    assert again.remedies == ("seed",)


def test_a_fresh_take_begins_from_no_frame_of_another_one() -> None:
    """Shot 3 shares its camera position with shot 1 and is anchored on it; the retake is not, and its prompt
    speaks of no first frame."""
    plan = planned(THREE, FRAMES)
    assert [each.role for each in plan.takes_of(3)[0].references] == ["first_frame"]
    again = retaken(plan, retake(3, "black", "seed", "fresh"), FRAMES).takes[0]
    assert again.references == ()
    assert "first frame" not in again.prompt


def test_a_user_who_wants_first_frames_keeps_them() -> None:
    """With `--reference-mode first` a fresh take is still anchored, and the remedy is not claimed."""
    wishes = Wishes(reference_mode="first")
    plan = planned(THREE, FRAMES, wishes)
    again = retaken(plan, retake(3, "black", "seed", "fresh"), FRAMES, wishes)
    assert again.takes[0].references
    assert again.remedies == ("seed",)


def test_colour_drift_is_anchored_on_the_graded_frame_of_the_same_camera_position() -> None:
    """A first shot that drifts is begun from a frame of the third, which shows the same, and graded."""
    plan = planned(THREE, FRAMES)
    again = retaken(plan, retake(1, "colour_drift", "seed", "anchor"), FRAMES)
    assert [(each.slate, each.graded_to) for each in again.takes[0].references] == [("1-003", "1-003")]
    assert "begins exactly with the first frame" in again.takes[0].prompt
    assert again.remedies == ("seed", "anchor")


def test_no_frame_of_a_faulty_shot_is_anchored_on() -> None:
    """Where the only shot of the same camera position is faulty itself, there is no anchor."""
    plan = planned(THREE, FRAMES)
    order = retake(1, "colour_drift", "seed", "anchor").model_copy(update={"faulty": (3,)})
    again = retaken(plan, order, FRAMES)
    assert again.takes[0].references == ()
    assert again.remedies == ("seed",)


def test_a_missing_line_is_said_first_in_the_prompt() -> None:
    """The line stands before everything else, word for word, and again at its time."""
    plan = planned(THREE, FRAMES)
    prompt = retaken(plan, retake(1, "speech_in_lines", "seed", "line"), FRAMES).takes[0].prompt
    assert prompt.startswith("Above all, Mara is clearly heard to say, word for word: “Is it late?”")
    assert prompt.count("“Is it late?”") == 2


@pytest.mark.parametrize(("audio", "silent"), [("optional", True), ("always", False)])
def test_our_own_voices_take_over_where_the_model_lets_its_sound_off(audio: str, silent: bool) -> None:
    """A model that cannot leave its sound out is not asked to."""
    profile = FRAMES.model_copy(update={"audio": audio})
    again = retaken(planned(THREE, profile), retake(1, "speech_in_lines", "voices"), profile)
    assert (not again.takes[0].audio) is silent
    assert ("voices" in again.remedies) is silent


def test_longer_takes_cost_what_longer_takes_cost() -> None:
    """The next length that the model makes, at its price; none where the user chose the length."""
    plan = planned(THREE, FRAMES)
    again = retaken(plan, retake(1, "stand_in", "seconds"), FRAMES).takes[0]
    assert (again.seconds, again.usd) == (6, FRAMES.cost_usd(6, "720p", audio=True))
    chosen = Wishes(seconds=4)
    kept = retaken(planned(THREE, FRAMES, chosen), retake(1, "stand_in", "seconds"), FRAMES, chosen)
    assert kept.takes[0].seconds == 4


def test_a_note_that_no_rule_knows_goes_into_the_prompt_in_its_own_words() -> None:
    """What a judge misses is said to the model."""
    plan = planned(THREE, FRAMES)
    asked = retake(2, "faithfulness", "words", message="The lamp is out")
    assert retaken(plan, asked, FRAMES).takes[0].prompt.startswith("The lamp is out.")


@pytest.mark.parametrize(
    "profile",
    [
        model(shape(4, 6), audio="always"),
        model(shape(4, 6, subject=2), prompt_limit=700),
        model(shape(4, 6, first_frame=1), shape(4, 6, subject=1, style=1), audio="optional", seed=True),
        model(audio="never"),
    ],
)
@pytest.mark.parametrize("metric", sorted(LADDERS))
def test_whatever_is_tried_is_legal_for_the_model(profile: VideoProfile, metric: str) -> None:
    """Every step against every complaint stays within a shape, its references and the prompt's limit."""
    plan = planned(THREE, profile)
    for step in range(3):
        complaints = (Complaint(metric=metric, message="Something is wrong."),)
        wanted = remedies_for(complaints, step)
        asked = Retake(shot_number=1, take_number=2 + step, complaints=complaints, remedies=wanted)
        for take in retaken(plan, asked, profile).takes:
            roles = [each.role for each in take.references]
            assert len(take.prompt) <= profile.prompt_limit
            assert not profile.shapes or any(
                take.seconds in each.durations_s
                and all(roles.count(role) <= each.references.get(role, 0) for role in roles)
                for each in profile.shapes
            )


def test_parts_of_a_shot_go_on_from_each_other_in_the_retake_too() -> None:
    """A shot of two takes is taken again as two, the second going on from the new first."""
    long = script_of(shot(1, 7, do("They wait and wait.")))
    plan = planned(long, model(shape(4, first_frame=1)))
    again = retaken(plan, retake(1, "black", "seed", "fresh"), model(shape(4, first_frame=1))).takes
    assert [take.slate for take in again] == ["1-001at2", "1-001bt2"]
    assert [each.slate for each in again[1].references] == ["1-001at2"]


def test_remedies_grow_with_the_retakes_that_were_in_vain() -> None:
    """Another seed first, then also the note's words; after that there is nothing new to try."""
    black = [Complaint(metric="black")]
    assert remedies_for(black, 0) == ("seed", "fresh")
    assert remedies_for(black, 1) == remedies_for(black, 7) == ("seed", "fresh", "words")
    assert step_count(black) == 2


def test_the_previs_draws_a_retake_from_another_seed() -> None:
    """Nothing else of its order changes."""
    order = orders_of(THREE).orders[1]
    again = retaken_order(order, retake(2, "frozen", "seed"))
    assert again.seed == order.seed + 1
    assert again.model_copy(update={"seed": order.seed}) == order


def test_the_tables_name_metrics_and_remedies_that_exist() -> None:
    """No row waits for a metric that nobody measures; a stand-in is the production's own note."""
    assert set(LADDERS) | set(NOT_OF_A_TAKE) <= {*CONTRACTS, "stand_in", "faithfulness"}
    assert not set(LADDERS) & set(NOT_OF_A_TAKE)
    assert {kind for steps in LADDERS.values() for step in steps for kind in step} <= set(REMEDIES)
