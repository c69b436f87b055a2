"""After a refusal each rung is tried in turn, spoken lines stay as they are, and the end is a stand-in."""

from pathlib import Path

import pytest
from director_films import do, model, planned, say, script_of, shape, shot
from hypothesis import given, settings
from hypothesis import strategies as st

from roughcut.director.refusals import Refusal, Refused, Rung, RungKind, next_rung, refusal_of
from roughcut.director.schema import TakePlan, Wishes
from roughcut.director.softening import softened, softened_text
from roughcut.models.video.profile import VideoProfile
from roughcut.script.schema import Line

LINE = "I saw the blood on your hands, and the knife."
SCRIPT = script_of(
    shot(
        1,
        6,
        do("Mara finds a bloody knife on the desk."),
        say("Mara", LINE, "screams in agony"),
        do("Theo draws a gun."),
    )
)
CALM = script_of(shot(1, 4, do("Rain runs down the window.")))


def profile(*, random_refusals: bool = False) -> VideoProfile:
    return model(shape(4, 8, first_frame=1, subject=3), random_refusals=random_refusals)


def ladder(
    take: TakePlan,
    about: Refused,
    serving: VideoProfile,
    others: tuple[str, ...] = (),
    index: int | None = None,
) -> list[Rung]:
    """Every rung of a take that is refused again and again."""
    rungs: list[Rung] = []
    tried: list[RungKind] = []
    refusal = Refusal(about=about, reference_index=index)
    while not rungs or rungs[-1].kind not in ("model", "stand_in"):
        rung = next_rung(take, refusal, serving, tried, others)
        rungs.append(rung)
        tried.append(rung.kind)
        take = rung.take or take
        assert len(rungs) < 12
    return rungs


def test_the_whole_ladder() -> None:
    """Again twice, milder, then without one picture after the other, then the previs."""
    serving = profile(random_refusals=True)
    rungs = ladder(planned(SCRIPT, serving).takes[0], "unknown", serving)
    assert [rung.kind for rung in rungs] == [
        "again",
        "again",
        "soften",
        "reference",
        "reference",
        "stand_in",
    ]
    assert all("toy refused shot 1" in rung.said for rung in rungs)


def test_a_steady_refusal_is_not_bought_again_as_it_is() -> None:
    """Only where the profile says that refusals are random does the same request go twice."""
    serving = profile()
    assert ladder(planned(SCRIPT, serving).takes[0], "words", serving)[0].kind == "soften"


def test_calm_words_are_not_softened_in_vain() -> None:
    """Where there is nothing to soften, that rung is not there."""
    serving = model(shape(4))
    assert [rung.kind for rung in ladder(planned(CALM, serving).takes[0], "words", serving)] == ["stand_in"]


def test_another_model_comes_before_the_stand_in() -> None:
    """If the user allowed one, and it is another."""
    serving = model(shape(4))
    rungs = ladder(planned(CALM, serving).takes[0], "words", serving, ("toy", "other"))
    assert [(rung.kind, rung.model) for rung in rungs] == [("model", "other")]


def test_a_picture_of_a_person_is_replaced_by_a_drawing_then_left_out() -> None:
    """A photograph may be what is refused; a drawn sheet often is not."""
    serving = profile()
    wishes = Wishes(cast={"Mara": Path("mara.png")})
    take = planned(SCRIPT, serving, wishes).takes[0]
    first, second, *_ = ladder(take, "picture", serving, index=0)
    assert first.take is not None
    assert first.take.references[0].source == "sheet"
    assert second.take is not None
    assert "Mara" not in [each.name for each in second.take.references]
    assert len(second.take.brief.pictures) == len(second.take.references)


def test_a_refusal_of_words_leaves_the_pictures_alone() -> None:
    """And one of a picture leaves the words alone."""
    serving = profile()
    take = planned(SCRIPT, serving).takes[0]
    assert "reference" not in [rung.kind for rung in ladder(take, "words", serving)]
    assert "soften" not in [rung.kind for rung in ladder(take, "picture", serving)]


def test_softening_keeps_spoken_lines_word_for_word() -> None:
    """Blood leaves the action and stays in the line; the manner of speech is milder."""
    serving = profile()
    rung = next_rung(planned(SCRIPT, serving).takes[0], Refusal(about="words"), serving)
    assert rung.take is not None
    assert LINE in rung.take.prompt
    for word in ("bloody", "gun", "agony"):
        assert word not in rung.take.prompt


@pytest.mark.parametrize(
    ("text", "milder"),
    [
        ("Bloody footprints.", "Stained footprints."),
        ("A long shot of the gunner.", "A long shot of the gunner."),
        ("他倒在血泊中，手里握着匕首。", "他倒在暗色的水渍中，手里握着小工具。"),
        ("The skill of the killjoy.", "The skill of the killjoy."),
    ],
)
def test_words_are_softened_whole(text: str, milder: str) -> None:
    """Case is kept, and no word is touched for a part of it; `shot` means the camera."""
    assert softened_text(text) == milder


def test_names_are_never_softened() -> None:
    """Somebody called Blood stays so."""
    assert softened_text("Captain Blood draws his dagger.", ["Captain Blood"]) == (
        "Captain Blood draws his small tool."
    )


@settings(max_examples=30)
@given(st.text(max_size=80))
def test_no_line_is_ever_changed(text: str) -> None:
    """Whatever is spoken, in whatever words."""
    spoken = f"blood and {text} 血泊"
    brief = planned(script_of(shot(1, 8, say("Mara", spoken))), model(shape(60))).takes[0].brief
    beats = [each.beat for each in softened(brief).shots[0].beats]
    assert [beat.text for beat in beats if isinstance(beat, Line)] == [" ".join(beats[0].text.split())]
    assert beats == [each.beat for each in brief.shots[0].beats]


def test_what_was_sent_is_not_sent_again_as_it_is() -> None:
    """Chance decides on what a model made: a prompt or a picture that was refused is the same next time."""
    serving = profile(random_refusals=True)
    take = planned(SCRIPT, serving).takes[0]
    kinds = {about: ladder(take, about, serving)[0].kind for about in ("words", "picture", "result")}
    assert kinds == {"words": "soften", "picture": "reference", "result": "again"}


@pytest.mark.parametrize(
    ("code", "made", "about"),
    [
        ("InputTextSensitiveContentDetected", False, "words"),
        ("InputImageSensitiveContentDetected.PrivacyInformation", False, "picture"),
        ("OutputVideoSensitiveContentDetected", True, "result"),
        ("1301", False, "unknown"),
        ("raiMediaFiltered", True, "result"),
    ],
)
def test_some_codes_name_what_was_refused(code: str, made: bool, about: Refused) -> None:
    """So that the ladder changes that, and says it; others are told by when they come."""
    assert refusal_of(code, made=made) == Refusal(about=about, code=code)
