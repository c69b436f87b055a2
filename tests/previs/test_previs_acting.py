"""Acting: words in parentheses and prose become faces and gestures, at the time they are meant."""

from __future__ import annotations

import itertools

import pytest
from previs_orders import an_order, cue, person

from roughcut.previs.acting import moods_of, read_expression, read_gesture, remarks
from roughcut.previs.camera import view_at
from roughcut.previs.headings import towards
from roughcut.previs.idle import blinks, viseme_at
from roughcut.previs.presence import turn_of
from roughcut.previs.stage import Speech, heading_at, key_at
from roughcut.previs.staging import stage_of
from roughcut.script.business import Sexes
from roughcut.script.schema import Action, Line, Scene


@pytest.mark.parametrize(
    ("words", "expression"),
    [
        ("laughing", "laughing"),
        ("through tears", "crying"),
        ("sharply", "angry"),
        ("shouting", "furious"),
        ("whispering", "worried"),
        ("trembling", "afraid"),
        ("with a sigh", "tired"),
        ("softly", "tender"),
        ("smiling and looking around", "happy"),
        ("confused", "confused"),
        ("惊讶地", "surprised"),
        ("压低声音", "worried"),
        ("怒吼", "furious"),
        ("微笑", "happy"),
        ("含泪", "crying"),
        ("坚定地", "determined"),
    ],
)
def test_words_ask_for_faces(words: str, expression: str) -> None:
    """English and Chinese words for feelings name an expression."""
    assert read_expression(words) == expression


@pytest.mark.parametrize(("line", "face"), [("绝不让任何人打开它！", "angry"), ("我考上了！", "happy")])
def test_what_is_said_tells_joy_from_anger(line: str, face: str) -> None:
    """`激动地` alone is either."""
    said = Line(speaker="Ann", text=line, parenthetical="激动地")
    cues = (cue(0, "Ann", 300).model_copy(update={"text": line, "parenthetical": "激动地"}),)
    moods = moods_of("Ann", list(remarks((said,), cues, {"Ann": None})), cues)
    assert face in {mood.expression for mood in moods}


def test_words_about_something_else_ask_for_nothing() -> None:
    """A plain description leaves the face and the arms alone."""
    assert read_expression("picks up the suitcase") is None
    assert read_gesture("stands by the timetable") is None
    assert read_gesture("A smile reaches Ann's eyes.") is None


@pytest.mark.parametrize(
    ("words", "gesture"),
    [
        ("points at the door", "point"),
        ("shrugs", "shrug"),
        ("挥手", "wave"),
        ("holds it out to her", "give"),
        ("touches the glass", "reach"),
        ("lays her palm on the stone", "reach"),
    ],
)
def test_words_ask_for_gestures(words: str, gesture: str) -> None:
    """What prose says of hands and arms names a gesture."""
    assert read_gesture(words) == gesture


def test_a_face_belongs_to_the_name_before_it() -> None:
    """`Ann smiles while Ben frowns` gives each their own face."""
    beats = (Action(text="Ann smiles while Ben frowns."),)
    said = list(remarks(beats, (), {"Ann": None, "Ben": None}))
    assert key_at(moods_of("Ann", said), 500).expression == "happy"
    assert key_at(moods_of("Ben", said), 500).expression == "confused"


def test_a_parenthetical_sets_the_face_as_its_line_begins() -> None:
    """The face changes just before the line and not at the start of the shot."""
    cues = (cue(0, "Ann", 300), cue(1, "Ann", 2000, parenthetical="laughing"))
    beats = tuple(Line(speaker="Ann", text=each.text) for each in cues)
    stage = stage_of(an_order(1, cues=cues, beats=beats))
    moods = stage.figures[0].moods
    assert key_at(moods, 500).expression == "neutral"
    assert key_at(moods, 2100).expression == "laughing"


def test_listeners_turn_to_whoever_speaks() -> None:
    """In the middle of three, the listener looks left at the first speaker and right at the next."""
    cues = (cue(0, "Ann", 200), cue(1, "Cleo", 2000))
    stage = stage_of(an_order(3, cues=cues, sizes=("Long Shot",)))
    ben = stage.figures[1]
    assert key_at(ben.headings, 1200).degrees < -20
    assert key_at(ben.headings, 3000).degrees > 20


def test_people_open_towards_the_audience() -> None:
    """Facing somebody at one's side is cheated to a three-quarter view, and never turns the back."""
    assert 40 < towards((0.0, 2.0), (2.0, 2.0)) < 75
    assert -80 < towards((0.0, 2.0), (-1.0, 4.0)) < -40


def test_eyes_blink_now_and_then() -> None:
    """In a minute a person blinks 10 to 30 times, and the eyes are open nearly always."""
    closed = [blinks(7, time_ms) for time_ms in range(0, 60_000, 25)]
    starts = sum(now and not before for before, now in itertools.pairwise(closed))
    assert 10 <= starts <= 30
    assert sum(closed) / len(closed) < 0.08


def test_the_mouth_follows_the_cues_at_the_lines_tempo() -> None:
    """A line said twice as fast shows each mouth shape half as late."""
    slow = stage_of(an_order(1, cues=(cue(0, "Ann", 0),))).speeches
    fast = stage_of(an_order(1, cues=(cue(0, "Ann", 0, tempo=2.0),))).speeches
    assert [viseme_at(slow, "Ann", t) for t in (10, 100, 190)] == ["open", "closed", "wide"]
    assert [viseme_at(fast, "Ann", t) for t in (5, 50, 95)] == ["open", "closed", "wide"]


def test_a_mouth_rests_before_and_after_its_line() -> None:
    """Nobody mouths words that are not heard, not even with a recording that has no mouth shapes."""
    speech = Speech(name="Ann", start_ms=500, end_ms=1500)
    assert viseme_at((speech,), "Ann", 499) == "rest"
    assert viseme_at((speech,), "Ann", 1500) == "rest"
    assert viseme_at((speech,), "Ben", 900) == "rest"
    assert len({viseme_at((speech,), "Ann", t) for t in range(500, 1500, 40)}) > 2


def test_a_pronoun_means_whom_it_fits() -> None:
    """`He points` is done by the man, not by everybody who is there."""
    beats = (Action(text="He stands up and points at the chair behind her."),)
    said = list(remarks(beats, (), {"Ann": "female", "Ben": "male"}))
    assert {name for _, name, words in said if read_gesture(words) == "point"} == {"Ben"}


def test_whom_somebody_looks_at_does_not_laugh() -> None:
    """What follows the object of a clause is done by its subject; `who …` by the object."""
    people: Sexes = {"Ann": "female", "Ben": "male"}
    (laughs,) = remarks((Action(text="She looks at Ben and laughs."),), (), people)
    assert laughs[1] == "Ann"
    said = list(remarks((Action(text="Ann looks at Ben, who frowns."),), (), people))
    assert [name for _, name, words in said if read_expression(words)] == ["Ben"]


def test_over_a_shoulder_is_nobodys_doing() -> None:
    """The shoulder that the camera looks over does not smile."""
    beats = (Action(text="Over Ann's shoulder: A smile reaches Ben's eyes."),)
    said = list(remarks(beats, (), {"Ann": None, "Ben": None}))
    assert [name for _, name, _ in said] == ["Ben"]


def test_the_steps_of_an_action_follow_each_other() -> None:
    """First the floor, then the laughter, and both before the line."""
    cues = (cue(0, "Ann", 2400),)
    beats = (
        Action(text="Ann looks at the floor, then she laughs."),
        Line(speaker="Ann", text="Hello there."),
    )
    first, second, _ = remarks(beats, cues, {"Ann": None, "Ben": None}, 4000)
    assert (first[0], read_expression(first[2])) == (0, None)
    assert 800 <= second[0] <= 2000
    assert read_expression(second[2]) == "laughing"


def test_eyes_are_wiped_and_hands_go_down_again() -> None:
    """It passes, while a face that is buried in hands stays there."""
    for words, after in (("Ann wipes her eyes.", "none"), ("Ann covers her face.", "cover_face")):
        (figure,) = stage_of(an_order(1, cues=(), beats=(Action(text=words),))).figures
        shown = [each.gesture for each in figure.acts] + [each.rest for each in figure.stances]
        assert "cover_face" in shown
        assert ("cover_face" if figure.stances[-1].rest == "cover_face" else "none") == after


def test_what_is_banged_down_is_banged_with_a_fist() -> None:
    """A spoon on the stove or a glass on the bar; a door is slammed otherwise."""
    assert read_gesture("bangs the spoon down on the stove") == "stress"
    assert read_gesture("slams the glass on the bar") == "stress"
    assert read_gesture("slams the door") is None
    beats = (Action(text="Ann bangs the spoon down on the stove."),)
    (figure,) = stage_of(an_order(1, cues=(), beats=beats)).figures
    times = {act.gesture: act.time_ms for act in figure.acts if act.time_ms or act.gesture != "none"}
    assert 300 <= times["none"] - times["stress"] <= 700


def test_what_follows_a_walk_waits_for_its_end() -> None:
    """Even in a sentence of its own."""
    scene = Scene(heading="INT. KITCHEN - DAY", description="A kitchen with a window.")
    beats = (Action(text="Ann walks to the window. She waves."),)
    people = (person(0, -1.2), person(1, 0.9))
    more = {"people": people, "scene": scene, "sizes": ("Long Shot",), "frame_count": 144}
    ann = stage_of(an_order(2, cues=(), beats=beats, **more)).figures[0]
    waves = next(act.time_ms for act in ann.acts if act.gesture == "wave")
    assert waves == ann.spots[-1].time_ms > 1800


def test_what_reaches_the_eyes_is_no_hand() -> None:
    """A smile that reaches somebody's eyes makes nobody stretch out an arm."""
    assert read_gesture("A smile reaches Ben's eyes") is None
    assert read_gesture("Ann reaches for the cup") == "reach"


@pytest.mark.parametrize("sizes", [("Over the Shoulder", "Medium Shot"), ("Medium Two-shot",), ("Close-up",)])
@pytest.mark.parametrize("words", ["not turning round", "背对着他"])
def test_who_does_not_turn_round_is_seen_from_the_side(sizes: tuple[str, ...], words: str) -> None:
    """They look away from whom they speak to, and the lips are still seen."""
    cues = (cue(0, "Ann", 900, parenthetical=words),)
    beats = (Line(speaker="Ann", text="Hello there.", parenthetical=words),)
    stage = stage_of(an_order(2, cues=cues, beats=beats, sizes=sizes, focus=("Ann",)))
    plain = stage_of(an_order(2, cues=(cue(0, "Ann", 900),), beats=beats, sizes=sizes, focus=("Ann",)))
    turns = []
    for each in (stage, plain):
        view = view_at(each.camera, 1200.0, each.width_px, each.height_px)
        turns.append(turn_of(view.heading_of(heading_at(each.figures[0].headings, 1200))))
    assert turns[0] == "left"
    assert turns[1].endswith("right")
