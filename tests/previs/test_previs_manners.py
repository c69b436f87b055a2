"""Manners: what is in people's hands, how they rest, and when their faces and hands move."""

from __future__ import annotations

import itertools

import pytest
from previs_orders import an_order, cue, person

from roughcut.models.speech.schema import MouthCue, Viseme
from roughcut.previs.acting import acts_of, moods_of
from roughcut.previs.camera import view_at
from roughcut.previs.figures.look import look_of
from roughcut.previs.idle import glance, weight_at
from roughcut.previs.manners import lasts, rest_of
from roughcut.previs.presence import extent_of, gaze_of, held_in, pose_at, turns_of
from roughcut.previs.schema import Expression
from roughcut.previs.stage import Act, Mood, expression_at, key_at
from roughcut.previs.staging import stage_of
from roughcut.previs.stresses import talking_hands, words_of
from roughcut.script.hands import carried_in, read_held
from roughcut.script.placement import Placement
from roughcut.script.schema import Action, Line


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("clutching a letter", "letter"),
        ("She holds a cup of tea", "cup"),
        ("a glass of wine in his hand", "glass"),
        ("draws a pistol", "gun"),
        ("aims the gun at her", "gun_aimed"),
        ("answers her phone", "call"),
        ("picks up the phone", "phone"),
        ("leaning on a walking stick", "stick"),
        ("carrying a suitcase", "suitcase"),
        ("opens the book", "book"),
        ("端着茶杯", "cup"),
        ("手里拿着一封信", "letter"),
        ("举枪", "gun_aimed"),
        ("打电话", "call"),
        ("提着灯笼", "lantern"),
        ("puts down the cup", "none"),
        ("hands him the key", "none"),
        ("放下书", "none"),
        ("picks up the letter, then drops the letter", "none"),
    ],
)
def test_prose_puts_things_into_hands(words: str, held: str) -> None:
    """English and Chinese words for taking and leaving name what is held afterwards."""
    assert read_held(words) == held


@pytest.mark.parametrize(
    "words",
    ["a suitcase at her feet", "A letter lies there.", "She wears glasses", "looks out of the window"],
)
def test_things_that_nobody_takes_stay_where_they_are(words: str) -> None:
    """A thing that is only named is in nobody's hand."""
    assert read_held(words) is None


def test_what_belongs_to_somebody_goes_with_them() -> None:
    """A walking stick of a description is carried in every shot; a hat is not held."""
    assert carried_in("An old man with a brown hat and a walking stick") == "stick"
    assert carried_in("A woman with a red hat") is None


def test_a_hand_holds_what_the_action_says_from_then_on() -> None:
    """Ann's cup is there from the action on, and Ben's hands stay empty."""
    cues = (cue(0, "Ann", 300, 900), cue(1, "Ben", 2000))
    beats = (
        Line(speaker="Ann", text=cues[0].text),
        Action(text="Ann picks up a cup."),
        Line(speaker="Ben", text=cues[1].text),
    )
    ann, ben = stage_of(an_order(2, cues=cues, beats=beats)).figures
    assert key_at(ann.stances, 1000).held == "none"
    assert key_at(ann.stances, 1300).held == "cup"
    assert {stance.held for stance in ben.stances} == {"none"}


def test_nobody_sits_with_a_suitcase_in_the_hand() -> None:
    """Heavy things hang from the hands of those who stand; a cup is held in any posture but lying."""
    assert held_in("suitcase", "standing") == "suitcase"
    assert held_in("suitcase", "sitting") == "none"
    assert held_in("cup", "sitting") == "cup"
    assert held_in("cup", "lying") == "none"


def test_people_rest_in_several_ways_and_always_in_their_own() -> None:
    """Twenty men do not all stand alike; the same man stands alike in every shot."""
    look = look_of("Ben", "a man in a jacket", ("Ben",))
    rests = [rest_of(look, who, "neutral") for who in range(20)]
    assert len(set(rests)) >= 3
    assert rests == [rest_of(look, who, "neutral") for who in range(20)]
    assert all(rest == "none" or lasts(rest) for rest in rests)


def test_a_dress_has_no_pockets() -> None:
    """Whoever wears a robe or a dress keeps their hands out of it."""
    look = look_of("Ben", "a monk, a man in a brown robe", ("Ben",))
    assert "pockets" not in {rest_of(look, who, "neutral") for who in range(30)}


@pytest.mark.parametrize(
    ("strong", "calm"),
    [("laughing", "happy"), ("furious", "angry"), ("crying", "sad"), ("shocked", "worried")],
)
def test_a_strong_face_eases_when_its_moment_is_over(strong: Expression, calm: Expression) -> None:
    """A listener's laugh gives way to a smile, fury to anger, within five seconds."""
    words = {"laughing": "laughs", "furious": "furious", "crying": "sobs", "shocked": "gasps"}[strong]
    moods = moods_of("Ann", [(1000, "Ann", words)])
    assert [mood.expression for mood in moods[:3]] == ["neutral", strong, calm]
    assert moods[2].time_ms <= 6000


def test_a_face_lasts_as_long_as_its_line() -> None:
    """Who says a long line laughing laughs to its end and not much longer."""
    said = [(60, "Ann", "laughing")]
    moods = moods_of("Ann", said, (cue(0, "Ann", 300, 4000),))
    assert key_at(moods, 4200).expression == "laughing"
    assert key_at(moods, 4700).expression == "happy"


def test_a_face_changes_through_one_between() -> None:
    """Just after a change the face is half-way, unless a cut hides it."""
    moods = (Mood(time_ms=0), Mood(time_ms=1000, expression="angry"))
    assert expression_at(moods, 1050) == ("angry", "neutral")
    assert expression_at(moods, 1300) == ("angry", None)
    assert expression_at(moods, 1050, cuts={1000}) == ("angry", None)


def test_words_fall_where_they_are_voiced() -> None:
    """A pause in the mouth moves the words after it."""
    mouth = (
        MouthCue(start_ms=0, viseme="open"),
        MouthCue(start_ms=400, viseme="rest"),
        MouthCue(start_ms=1400, viseme="open"),
    )
    said = cue(0, "Ann", 1000, 1800).model_copy(update={"text": "Stop. Listen.", "mouth": mouth})
    stop, listen = words_of(said)
    assert (stop.text, listen.text) == ("Stop", "Listen")
    assert stop.start_ms == 1000
    assert 2150 <= listen.end_ms <= 2850
    assert listen.end_ms - listen.start_ms > 350


@pytest.mark.parametrize(
    ("text", "word", "gesture"),
    [
        ("I have never said anything like that.", "never", "refuse"),
        ("There are exactly three of them.", "exactly", "count"),
        ("I don't know what you want from me.", "know", "shrug"),
        ("我从来没有说过。", "没", "refuse"),
    ],
)
def test_hands_move_on_the_stressed_word(text: str, word: str, gesture: str) -> None:
    """A gesture that fits the sentence begins a moment before its word, and ends."""
    said = cue(0, "Ann", 300, 2600).model_copy(update={"text": text})
    acts = list(talking_hands(said, 7))
    spoken = next(each for each in words_of(said) if each.text.endswith(word))
    raised = [act for act in acts if act.gesture == gesture]
    assert raised
    assert min(abs(act.time_ms - spoken.start_ms) for act in raised) < 700
    assert acts[-1].gesture == "none"


def test_hands_rest_for_most_of_a_long_speech() -> None:
    """In a speech of twenty seconds hands rise several times, differently, and rest in between."""
    text = "I waited at the harbour. Nobody came, not even you! There were two boats, remember? " * 3
    said = cue(0, "Ann", 0, 20_000).model_copy(update={"text": text})
    acts = acts_of("Ann", [], (said,), 5)
    raised = sum(two.time_ms - one.time_ms for one, two in itertools.pairwise(acts) if one.gesture != "none")
    assert 3_000 < raised < 10_000
    assert len({act.gesture for act in acts}) >= 4


def test_small_words_move_nobody() -> None:
    """A line of small words alone is said with hands at rest."""
    said = cue(0, "Ann", 300, 1500).model_copy(update={"text": "And then it was the"})
    assert [act for act in acts_of("Ann", [], (said,), 3) if act != Act(time_ms=0)] == []


def test_a_head_turns_farther_than_its_body() -> None:
    """Who looks at somebody beside them stays open to the audience; who walks goes as a whole."""
    assert turns_of(70.0) == ("three_quarter_right", "right")
    assert turns_of(-70.0) == ("three_quarter_left", "left")
    assert turns_of(70.0, upright=True) == ("right", "right")
    assert turns_of(0.0) == ("camera", "camera")


def test_eyes_look_where_they_go_in_mirrored_drawings_too() -> None:
    """To the picture's right is ahead in a drawing that faces right and back in one that faces left."""
    assert gaze_of(30.0, "three_quarter_right") == 1
    assert gaze_of(30.0, "three_quarter_left") == -1
    assert gaze_of(1.0, "camera") == 0


def test_weight_and_eyes_wander_seldom() -> None:
    """In a minute the weight is shifted 3 to 9 times, and the eyes are elsewhere for less than a fifth."""
    weights = [weight_at(3, time_ms) for time_ms in range(0, 60_000, 40)]
    shifts = sum(one != two for one, two in itertools.pairwise(w for w in weights if abs(w) == 2))
    assert 3 <= shifts <= 9
    assert 0 < sum(glance(3, time_ms) != 0 for time_ms in range(0, 60_000, 40)) / 1500 < 0.2


def test_listeners_keep_their_own_rest_while_others_speak() -> None:
    """A stage gives everyone a stance from its first moment on."""
    people = tuple(person(index, x) for index, x in enumerate((-0.5, 0.0, 0.5)))
    for figure in stage_of(an_order(3, people=people)).figures:
        assert figure.stances[0].time_ms == 0


_LAUGHED: tuple[tuple[int, Viseme], ...] = ((0, "open"), (500, "rest"), (1000, "wide"))


def test_who_laughs_shuts_the_mouth_to_speak() -> None:
    """A laughing mouth is open before the line and after it, and never at rest between two words."""
    mouth = tuple(MouthCue(start_ms=at, viseme=shape) for at, shape in _LAUGHED)
    spoken = cue(0, "Ann", 2000, 1600).model_copy(update={"mouth": mouth})
    stage = stage_of(an_order(1, cues=(spoken,)))
    (figure,) = stage.figures
    figure = figure.model_copy(update={"moods": (Mood(time_ms=0, expression="laughing"),)})
    view = view_at(stage.camera, 0, stage.width_px, stage.height_px)
    extent = extent_of(figure, [(0.0, view)])
    shapes = {
        at: pose_at(stage, figure, view, at, extent).viseme for at in (1000, 1800, 2200, 2700, 3200, 3900)
    }
    assert shapes == {1000: "rest", 1800: "closed", 2200: "open", 2700: "closed", 3200: "wide", 3900: "rest"}


def test_who_sits_at_ease_has_the_hands_in_the_lap() -> None:
    """Arms are crossed on a chair by who is angry, not by habit."""
    look = look_of("Tom", "A man of fifty", ("Tom",), "male")
    assert {rest_of(look, who, "neutral", sits=True) for who in range(30)} == {"clasped"}
    assert "arms_crossed" in {rest_of(look, who, "angry", sits=True) for who in range(30)}


def test_a_question_is_asked_with_one_hand_more_often_than_with_both() -> None:
    """Arms that are spread at every question would be a tic."""
    asked = cue(0, "Ann", 0, duration_ms=2400).model_copy(update={"text": "What happens in the whole year?"})
    shown = [act.gesture for seed in range(60) for act in talking_hands(asked, seed)]
    both, one = shown.count("offer"), shown.count("talk")
    assert 0 < both < one


def test_who_rises_rests_as_one_who_stands() -> None:
    """The hands that lay in the lap do not stay there."""
    sits = Placement(x=0.42, posture="sitting", facing="left")
    stands = sits.model_copy(update={"posture": "standing"})
    rests = []
    for end in (sits, stands):
        people = (person(0, -0.42), person(1, 0.42, start=sits, end=end))
        ben = stage_of(an_order(2, people=people, cues=(), beats=(), sizes=("Long Shot",))).figures[1]
        rests.append(ben.stances[0].rest)
    assert rests[0] == "clasped"
    assert (
        rests[1] == stage_of(an_order(2, cues=(), beats=(), sizes=("Long Shot",))).figures[1].stances[0].rest
    )
