"""Cast files: read in two forms, refused in a sentence, and honoured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from roughcut.errors import UserError
from roughcut.models.speech.voices import cast_voices
from roughcut.script.blocking import presences
from roughcut.scripter.cast import absent, read_cast_file, with_cast
from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.fidelity import unfaithful
from roughcut.scripter.grammar import write_script

TOML = """
[[cast]]
name = "Mara Lindqvist"
aliases = ["the captain"]
looks = "A tall woman of sixty with white hair, in a long red coat."
voice = "female, old"
picture = "mara.png"

[[cast]]
name = "Tom"
voice = "en-man-2"
"""
DIALOGUE = "Mara: You came.\nTOM: I did.\nthe captain: Sit.\n[The captain walks to the window.]\nTOM: No.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mara.png").write_bytes(b"picture")
    (tmp_path / "cast.toml").write_text(TOML, encoding="utf-8")
    return tmp_path


def test_toml_and_json_say_the_same(folder: Path) -> None:
    """Lists of tables, a table for each name, Chinese keys; pictures start at the file."""
    first = read_cast_file(folder / "cast.toml")
    assert first.pictures_for(["Mara Lindqvist", "Tom"]) == {"Mara Lindqvist": folder / "mara.png"}
    people = [entry.model_dump() for entry in first.cast]
    (folder / "cast.json").write_text(json.dumps(people), encoding="utf-8")
    assert read_cast_file(folder / "cast.json") == first
    tables = {person["name"]: {key: person[key] for key in person if key != "name"} for person in people}
    (folder / "named.json").write_text(json.dumps({"characters": tables}), encoding="utf-8")
    assert read_cast_file(folder / "named.json") == first
    (folder / "zh.toml").write_text('["阿明"]\n"外貌" = "高个子"\n"别名" = "明哥"\n', encoding="utf-8")
    (ming,) = read_cast_file(folder / "zh.toml").cast
    assert (ming.name, ming.description, ming.aliases) == ("阿明", "高个子", ("明哥",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[cast]\n", "not TOML"),
        ("", "is empty"),
        ("x = 1\n", "person 1, description"),
        ('[[cast]]\nlooks = "tall"\n', "person 1, name"),
        ('[[cast]]\nname = "A"\nlok = "tall"\n', "is it 'look'"),
        ('[[cast]]\nname = "A"\nvoice = 3\n', "person 1, voice"),
        ('[[cast]]\nname = "A"\n[[cast]]\nname = "B"\naliases = ["a"]\n', "to both A and B"),
        ('[[cast]]\nname = "A"\npicture = "nobody.png"\n', "nobody.png"),
        ("[]\n", "not TOML"),
        ('{"cast": []}', "has no people"),
        ('{"cast": [', "not JSON"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(tmp_path: Path, text: str, expected: str) -> None:
    """The file, the person and the key are named; the exit code is that of a user's mistake."""
    path = tmp_path / "cast.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        read_cast_file(path)
    assert expected in caught.value.message
    assert "\n" not in caught.value.message
    assert caught.value.exit_code == 2


def test_an_alias_is_one_person(folder: Path) -> None:
    """Speakers become the names of the file; words stay; stage directions know the aliases."""
    dialogue = with_cast(read_dialogue(DIALOGUE), read_cast_file(folder / "cast.toml"))
    assert [(turn.speaker, turn.text) for turn in dialogue.turns] == [
        ("Mara Lindqvist", "You came."),
        ("Tom", "I did."),
        ("Mara Lindqvist", "Sit."),
        ("Tom", "No."),
    ]
    script = write_script(dialogue)
    assert unfaithful(dialogue, script) == ()
    walking = next(shot for shot in script.shots if "walks" in shot.action)
    assert "Mara Lindqvist walks" in walking.blocking


def test_looks_are_the_user_s_and_voices_are_as_wished(folder: Path) -> None:
    """The description stays word for word, and voices follow words and ids."""
    cast_file = read_cast_file(folder / "cast.toml")
    script = write_script(with_cast(read_dialogue(DIALOGUE), cast_file))
    mara, tom = script.cast
    assert mara.description == "A tall woman of sixty with white hair, in a long red coat."
    assert tom.description
    voices = cast_voices(script.cast, "en", 0, cast_file.voices_for([mara.name, tom.name]))
    assert (voices["Mara Lindqvist"].id, voices["Tom"].id) == ("en-woman-6", "en-man-2")


def test_two_people_are_never_taken_for_one(tmp_path: Path) -> None:
    """A part of a name counts only where it fits one speaker alone."""
    path = tmp_path / "cast.json"
    path.write_text('[{"name": "Mara Lindqvist"}]', encoding="utf-8")
    dialogue = with_cast(read_dialogue("Mara: Hi.\nLindqvist: Hi.\n"), read_cast_file(path))
    assert dialogue.speakers == ("Mara", "Lindqvist")
    assert absent(dialogue, read_cast_file(path)) == ("Mara Lindqvist",)


def test_a_brief_decides_what_the_dialogue_leaves_open() -> None:
    """Place, hour and mood come from the brief; a heading in the dialogue is stronger."""
    plain = read_dialogue("Ann: Coffee?\nBo: Coffee.\n").model_copy(
        update={"brief": "a warm kitchen, late at night"}
    )
    (scene,) = write_script(plain).scenes
    assert scene.heading == "INT. KITCHEN - NIGHT"
    assert "warm" in scene.description
    headed = read_dialogue("EXT. PARK - DAY\n\nAnn: Hi.\nBo: Hi.\n").model_copy(update={"brief": plain.brief})
    (scene,) = write_script(headed).scenes
    assert scene.heading == "EXT. PARK - DAY"
    assert "kitchen" not in scene.description


def test_a_place_that_no_list_knows_is_kept_in_the_brief_s_words() -> None:
    """The description says what the user said."""
    dialogue = read_dialogue("Ann: Coffee?\nBo: Coffee.\n").model_copy(update={"brief": "eerie, on the moon"})
    (scene,) = write_script(dialogue).scenes
    assert scene.heading == "MOON - NIGHT"
    assert scene.description.startswith("Eerie, on the moon.")
    assert all(person.start.present for person in presences(write_script(dialogue))[0])
