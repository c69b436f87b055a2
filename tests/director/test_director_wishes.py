"""Wishes are honoured or refused, never ignored."""

from pathlib import Path

import pytest
from director_films import FULL, HD, do, model, planned, say, script_of, shape, shot

from roughcut.director.schema import Wishes
from roughcut.director.wishes import cast_of, unnamed, with_pictures
from roughcut.errors import OptionError
from roughcut.models.video.catalogue import profile_of

PICTURE = Path("mara.png")
SCRIPT = script_of(shot(1, 4, say("Mara", "Who is there?")), shot(2, 4, do("Theo turns.")))
PLAIN = model(shape(4, 8, first_frame=1))


@pytest.mark.parametrize(
    ("wishes", "said"),
    [
        (Wishes(seconds=5), "no takes of 5 s; it makes 4, 8 s"),
        (Wishes(size="1080p"), "does not make '1080p'"),
        (Wishes(reference_mode="style"), "takes no style picture; it takes a first frame"),
        (Wishes(reference_mode="asset"), "takes no pictures of people"),
        (Wishes(cast={"Mara": PICTURE}), "takes no pictures of people"),
        (Wishes(audio=False), "always makes sound"),
    ],
)
def test_a_wish_that_a_model_cannot_grant_is_refused(wishes: Wishes, said: str) -> None:
    """One sentence says what the model does instead."""
    with pytest.raises(OptionError, match=said):
        planned(SCRIPT, PLAIN, wishes)


def test_pictures_that_exclude_each_other_are_refused() -> None:
    """A first frame or people: not both by wish, and the opening picture alone is said to have no company."""
    either = model(shape(4, 8, first_frame=1), shape(8, subject=2))
    with pytest.raises(OptionError, match="no pictures of people beside a first frame"):
        planned(SCRIPT, either, Wishes(reference_mode="first", cast={"Mara": PICTURE}))
    plan = planned(SCRIPT, either, Wishes(first_frame=PICTURE, cast={"Mara": PICTURE}))
    assert [each.role for each in plan.takes[0].references] == ["first_frame"]
    assert any("Shot 1: toy has no room for a picture of Mara" in warning for warning in plan.warnings)


def test_sound_is_refused_where_there_is_none() -> None:
    """A silent model does not take --audio."""
    with pytest.raises(OptionError, match="makes no sound"):
        planned(SCRIPT, model(shape(4), audio="never"), Wishes(audio=True))


def test_a_model_without_pictures_says_so() -> None:
    """A first frame for a model that takes none."""
    with pytest.raises(OptionError, match="no first frame; it takes no pictures at all"):
        planned(SCRIPT, model(shape(4)), Wishes(first_frame=PICTURE))


@pytest.mark.parametrize(
    "wishes", [Wishes(seconds=4), Wishes(reference_mode="first"), Wishes(cast={"Mara": PICTURE})]
)
def test_a_model_that_makes_any_length_takes_no_such_wishes(wishes: Wishes) -> None:
    """The previs refuses what it would otherwise ignore."""
    with pytest.raises(OptionError, match="previs makes every shot as long as it is"):
        planned(SCRIPT, profile_of("previs"), wishes)


def test_the_wished_length_and_size_are_those_of_every_take() -> None:
    """--seconds 8 --size 1080p: every take, and its price with them."""
    profile = model(shape(4, 8, sizes=(HD, FULL)))
    plan = planned(SCRIPT, profile, Wishes(seconds=8, size="1080p"))
    assert {(take.seconds, take.size.name) for take in plan.takes} == {(8, "1080p")}
    assert float(plan.total_usd) == pytest.approx(1.6)


def test_sound_may_be_left_out_where_it_is_optional() -> None:
    """--no-audio changes the order, the price and what is said of the voices."""
    prices = [{"usd_per_s": "0.1", "audio": False}, {"usd_per_s": "0.2", "audio": True}]
    profile = model(shape(4), audio="optional", prices=prices)
    loud, mute = planned(SCRIPT, profile), planned(SCRIPT, profile, Wishes(audio=False))
    assert (float(loud.total_usd), float(mute.total_usd)) == pytest.approx((1.6, 0.8))
    assert not mute.takes[0].audio
    assert any("roughcut's own voices" in warning for warning in mute.warnings)


def test_a_size_and_pictures_that_do_not_go_together_are_refused() -> None:
    """People at 720p alone: 1080p with --cast is refused, not silently made without them."""
    profile = model(shape(8, subject=2), shape(4, 8, sizes=(HD, FULL), first_frame=1))
    with pytest.raises(OptionError, match="together with what else was asked, only 720p"):
        planned(SCRIPT, profile, Wishes(size="1080p", cast={"Mara": PICTURE}))


def test_a_language_that_a_model_is_not_known_for_is_a_warning() -> None:
    """A Chinese script on a model that speaks English is planned, and the plan says what to listen to."""
    script = script_of(shot(1, 4, say("Mara", "谁在那里？")), language="zh")
    plan = planned(script, model(shape(4), languages=["en"]))
    assert plan.warnings == ("toy is not known to speak Chinese; listen to every line.",)


def test_pictures_are_matched_to_the_cast_by_their_names() -> None:
    """Titles, underscores and case do not count; strangers are left out; nobody at all is an error."""
    names = ["Mrs. Adeyemi", "Nora", "林教授"]
    files = [Path(f"cast/{name}") for name in ("mrs_adeyemi.PNG", "NORA.jpg", "林教授.png", "dog.png")]
    assert cast_of(files, names) == {
        "Mrs. Adeyemi": Path("cast/mrs_adeyemi.PNG"),
        "Nora": Path("cast/NORA.jpg"),
        "林教授": Path("cast/林教授.png"),
    }
    with pytest.raises(OptionError, match=r"Mrs\. Adeyemi\.png"):
        cast_of([Path("dog.png")], names)


def test_a_picture_of_nobody_is_told(tmp_path: Path) -> None:
    """Never ignored without a word: a stranger's picture, and a second one of the same person."""
    files = [Path("cast/dog.png"), Path("cast/Nora.png"), Path("cast/nora.jpg")]
    used = cast_of(files, ["Nora"])
    assert [sentence.partition(" ")[0] for sentence in unnamed(files, used)] == ["dog.png", "nora.jpg"]


def test_a_folder_for_many_stories_need_not_show_anybody_of_this_one() -> None:
    """Alone, a folder in which nobody is to be found is a slip."""
    files = [Path("cast/dog.png")]
    assert with_pictures(Wishes(), files, ["Nora"], of_many=True).cast == {}
    with pytest.raises(OptionError, match=r"Nora\.png"):
        with_pictures(Wishes(), files, ["Nora"])
