"""The rules of the craft, each on a dialogue that asks for it."""

# ruff: noqa: E501 - dialogues in a line

import itertools
import re

import pytest

from roughcut.script.schema import Script, Shot
from roughcut.script.vocabulary import Movement, Size, read_angle, read_movement, read_size
from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.grammar import write_script

QUARREL = """
[A kitchen at night.]
Jess: Good evening. You are home early, that is nice.
Omar: Yes, the meeting was over sooner than we thought it would be.
Jess: There is some tea in the pot if you would like a cup of it.
Omar: Thank you, that is very kind. What did you do today?
Jess: I found a letter in your coat, and I read it, and then I read it again.
Omar: You had no right to do that! Those are my things, Jess, not yours!
Jess: You lied to me! You promised, and you lied, and everybody knew it but me!
Omar: I never lied! I never said a word, how can that be a lie, you tell me!
Jess: Get out! I hate you! Get out of my house and never come back here!
Omar: (quietly) I am sorry. I will go and stay with my sister for a while.
Jess: (softly) Leave the key on the table, please, and take your coat with you.
"""
ORDER = [Size.EWS, Size.LS, Size.MLS, Size.MS, Size.MCU, Size.CU, Size.ECU]


def written(text: str) -> Script:
    return write_script(read_dialogue(text))


def size_of(shot: Shot) -> Size:
    size = read_size(shot.sizes[0])
    assert size is not None
    return size


def singles(script: Script) -> list[Shot]:
    return [shot for shot in script.shots if len({line.speaker for line in shot.lines}) == 1 and ORDER.index(size_of(shot)) > 2]  # fmt: skip


def test_each_scene_opens_wide() -> None:
    """The first shot of a scene shows the place and who stands where."""
    script = written("INT. BAR - NIGHT\nAnn: Hi.\nBo: Hi.\nEXT. STREET - DAY\nAnn: Bye.\nBo: Bye now.\n")
    assert len(script.scenes) == 2
    for scene in script.scenes:
        first = next(shot for shot in script.shots if shot.scene_number == scene.number)
        assert size_of(first) in (Size.LS, Size.EWS)
        assert "Ann stands on the left, facing right" in first.blocking
        assert "Bo stands on the right, facing left" in first.blocking


def test_the_camera_stays_on_one_side_of_the_line() -> None:
    """Without a described move, nobody changes side or facing from shot to shot."""
    blocking = {shot.blocking for shot in written(QUARREL).shots}
    assert len(blocking) == 1
    assert "Jess stands on the left, facing right" in blocking.pop()


def test_sizes_tighten_with_the_tension_and_release_after_it() -> None:
    """The quarrel is nearer than the greeting, and the parting is wider than the quarrel."""
    shots = singles(written(QUARREL))
    at = [ORDER.index(size_of(shot)) for shot in shots]
    worst = next(i for i, shot in enumerate(shots) if "I hate you" in shot.lines[0].text)
    assert at[worst] >= ORDER.index(Size.CU)
    assert at[worst] > max(at[:3])
    assert at[-1] < at[worst]


def test_every_size_and_movement_is_a_word_that_everybody_reads() -> None:
    """Sizes and movements come from the shared vocabulary, in both languages."""
    for text in (QUARREL, "阿明：你好。\n小红：你好，请坐，我们慢慢说这件事。\n阿明：你骗了我！\n"):
        for shot in written(text).shots:
            assert read_size(shot.sizes[0])
            assert read_movement(shot.movements[0])


def test_singles_at_ease_look_over_the_listeners_shoulder() -> None:
    """Shot and reverse-shot begin over the shoulder."""
    first = singles(written(QUARREL))[0]
    assert read_angle(first.sizes[0]).name == "OTS"
    assert "Over Omar's shoulder" in first.action


@pytest.mark.parametrize(
    ("direction", "phrase"),
    [
        ("[Kim enters from the left.]", "Kim enters from the left"),
        ("[Bo leaves.]", "Bo exits to the right"),
        ("[Bo walks to the window.]", "Bo walks from the right to the center"),
    ],
)
def test_a_new_master_follows_whoever_comes_goes_or_moves(direction: str, phrase: str) -> None:
    """The move is blocked in the shot that holds its direction, and that shot is wide."""
    script = written(
        f"Ann: Hi there.\nBo: Hello to you.\n{direction}\nAnn: Look at that, will you?\nKim: Yes.\n"
    )
    shot = next(shot for shot in script.shots if direction.strip("[]") in shot.action)
    assert phrase in shot.blocking
    assert ORDER.index(size_of(shot)) <= ORDER.index(Size.MLS)
    assert read_movement(shot.movements[0]) in (Movement.PAN, Movement.FOLLOW)


def test_a_lone_speaker_looks_aside_and_walks_across() -> None:
    """Who talks to nobody is not square to the camera; a walk leads to the other side of the stage."""
    blocking = [
        shot.blocking
        for shot in written("Ann: Here it is.\n\n[She walks to the shelf.]\n\nAnn: Empty.\n").shots
    ]
    assert blocking == [
        "Ann stands at the center-left, facing right.",
        "Ann walks from the center-left to the right, facing left.",
    ]


def test_whoever_left_is_no_longer_placed() -> None:
    """After an exit the blocking names only who is still there."""
    script = written(
        "Ann: Hi there.\nBo: Hello to you.\n[Bo leaves.]\nAnn: And so he went, without one word more, and I stood there in the rain.\n"
    )
    assert "Bo" in script.shots[0].blocking
    assert "Bo" not in script.shots[-1].blocking


def test_a_long_speech_is_split_where_a_sentence_ends() -> None:
    """Each part but the last ends with a full stop, and together they are the speech."""
    speech = " ".join(f"This is the sentence with the number {n}, and it goes on." for n in range(9))
    lines = [line for _, line in written(f"Ann: {speech}\nBo: I see.\n").lines() if line.speaker == "Ann"]
    assert len(lines) > 2
    assert all(line.text.endswith("on.") for line in lines)
    assert " ".join(line.text for line in lines) == speech


def test_one_person_is_never_cut_to_at_the_same_size() -> None:
    """Two singles of one person in a row differ in size or angle."""
    speech = " ".join(f"This is the sentence with the number {n}, and it goes on." for n in range(20))
    for before, after in itertools.pairwise(written(f"Ann: {speech}\n").shots):
        assert before.sizes != after.sizes


def test_a_quick_exchange_is_held_in_a_two_shot() -> None:
    """Four short lines make one shot of two people."""
    script = written("[Ann and Bo wait.]\nAnn: Ready?\nBo: Ready.\nAnn: Sure?\nBo: Sure.\n")
    assert [len(shot.lines) for shot in script.shots] == [0, 4]
    assert "Two-shot" in script.shots[1].sizes[0]


def test_the_text_gets_its_inserts_and_reactions() -> None:
    """A thing that is shown is seen close, and so is a face that is told of."""
    script = written(
        "Ann: Here it is now.\n[Ann unfolds a letter.]\n[Bo stares at her.]\nAnn: So now you know it.\nBo: I do.\n"
    )
    insert = next(shot for shot in script.shots if "unfolds a letter" in shot.action)
    reaction = next(shot for shot in script.shots if "stares at her" in shot.action)
    assert size_of(insert) is Size.CU
    assert size_of(reaction) in (Size.MCU, Size.CU)
    assert not reaction.lines


def test_the_cast_is_described_as_the_dialogue_tells() -> None:
    """Sex, age, hair and clothes come from the stage directions and the names."""
    script = written(
        "[Mrs. Ode, an old woman with long white hair, in a red coat, sits. Her son Sam, nineteen, waits.]\n"
        "Mrs. Ode: Sit down, Sam.\nSam: No, thank you.\n"
    )
    ode, sam = (character.description for character in script.cast)
    assert re.search(r"old woman.*long white hair.*red coat", ode)
    assert "boy" in sam
    assert "Mrs. Ode sits" in script.shots[0].blocking


def test_no_two_of_the_cast_look_alike() -> None:
    """Twelve people whom nobody describes differ in hair and the colour of what they wear."""
    script = written("\n".join(f"Person{n}: Hello." for n in range(12)))
    looks = [
        re.findall(r"with (.*), wearing a?n? ?(\w+)", character.description)[0] for character in script.cast
    ]
    assert len(set(looks)) == 12


def test_the_place_and_the_hour_come_from_the_words() -> None:
    """A last train is a platform at night; nothing told is told honestly."""
    told = written("Ann: We will miss the last train.\nBo: The platform is right here.\n").scenes[0]
    assert "platform" in told.description
    assert "NIGHT" in told.heading
    assert written("Ann: Hm.\nBo: Hm.\n").scenes[0].description.startswith("A plain room")


@pytest.mark.parametrize(
    ("heading", "opening"),
    [
        ("INT. WAREHOUSE - NIGHT", "A warehouse with crates"),
        ("EXT. VILLAGE SQUARE - DAY", "A village"),
        ("INT. PRISON CELL - DAY", "A prison cell"),
        ("EXT. STONE BRIDGE - DAWN", "A bridge with a stone railing"),
        ("INT. BOILER HOUSE - NIGHT", "Boiler house. It is night"),
    ],
)
def test_a_scene_is_set_where_its_heading_says(heading: str, opening: str) -> None:
    """A known place is described; an unknown one is called as the heading calls it, and the hour said once."""
    assert written(f"{heading}\n\nADA\nHold it.\n\nBEN\nNo.\n").scenes[0].description.startswith(opening)


def test_a_chinese_dialogue_gets_a_chinese_script() -> None:
    """Prose, sizes and blocking are Chinese; the spoken words stay as they are."""
    script = written("阿明：你好，小红。\n小红（笑）：你好！\n【老马走进来。】\n老马：我来晚了。\n")
    assert script.language == "zh"
    assert script.shots[0].blocking.startswith("阿明站在左侧，面向右；小红站在右侧，面向左")
    assert any("老马从右侧入场" in shot.blocking for shot in script.shots)
    assert all(re.search(r"[㐀-鿿]", shot.sizes[0] + shot.movements[0]) for shot in script.shots)


def test_the_prose_may_be_in_another_language_than_the_words() -> None:
    """A forced language changes the script's own words only."""
    script = write_script(read_dialogue("阿明：你好。\n小红：再见。\n"), language="en")
    assert "stands on the left" in script.shots[0].blocking
    assert [line.text for _, line in script.lines()] == ["你好。", "再见。"]


@pytest.mark.parametrize(
    ("text", "heading", "told"),
    [
        ("[The ship shakes.]\nRhee: You put a sandwich in the reactor.\nDex: ON the reactor.\n", "INT. SPACESHIP BRIDGE", ""),
        ("[A church. Ann waits at the altar.]\nAnn: Well?\nBo: Well.\n", "INT. CHURCH", "pews"),
        ("[A motel room. A neon sign blinks red. Ann counts.]\nAnn: Who is in the bathroom?\nBo: Me.\n[The bathroom door opens.]\n", "INT. BEDROOM", "A neon sign blinks red."),
        ("INT. HOSPITAL CORRIDOR - NIGHT\nAnn: Run.\nBo: Where?\n", "INT. HOSPITAL CORRIDOR - NIGHT", "corridor with doors"),
    ],
)  # fmt: skip
def test_a_place_is_what_narration_calls_it(text: str, heading: str, told: str) -> None:
    """Not what is only spoken of or stands in the next room; the user's own words on it are kept."""
    (scene,) = written(text).scenes
    assert scene.heading.startswith(heading)
    assert told in scene.description


def test_a_place_that_was_shown_needs_no_second_wide_shot() -> None:
    """Back in the car, the talk goes on; the rain of before still falls."""
    text = "INT. CAR - NIGHT\nRain. JONAS, 35, drives.\nJONAS\nTell me.\nINT. HOSPITAL ROOM - NIGHT\nADA\nShe woke.\nINT. CAR - NIGHT\nJONAS\nThank you.\n"
    script = written(text)
    again = [shot for shot in script.shots if shot.scene_number == 3]
    assert [line.text for line in again[0].lines] == ["Thank you."]
    assert script.scenes[2].description == script.scenes[0].description
    assert "Rain." in script.scenes[0].description


def test_who_is_introduced_in_mid_scene_comes_in_there() -> None:
    """`Danny, nineteen, holds a gun` after the first words: nobody saw him before."""
    text = "[Ann sits.]\nAnn: Who is there?\nBo: Nobody.\n[The door creaks. Danny, nineteen, in a wet shirt, holds a gun.]\nDanny: Me.\n"
    shots = written(text).shots
    assert "Danny" not in shots[0].blocking
    assert any("Danny enters" in shot.blocking for shot in shots)


def test_who_acts_without_words_is_there_from_the_start() -> None:
    """The nurse who only holds the telephone stands in the room."""
    text = "INT. CORRIDOR - DAY\nNURSE ADE\nCome.\nINT. ROOM - DAY\nLENA lies in bed. The nurse holds a phone to her.\nLENA\nYes?\n"
    script = written(text)
    assert all("Nurse Ade stands" in shot.blocking for shot in script.shots if shot.scene_number == 2)
