"""Dialogues in the forms that people have them."""

# ruff: noqa: E501 - Chinese characters count double

import json

import pytest

from roughcut.errors import DialogueError
from roughcut.scripter.dialogue import read_dialogue


def turns(text: str) -> list[tuple[str, str, str]]:
    return [(turn.speaker, turn.parenthetical, turn.text) for turn in read_dialogue(text).turns]


def told(text: str) -> list[str]:
    return [event.text for event in read_dialogue(text).events if event.kind != "turn"]


@pytest.mark.parametrize(
    "text",
    [
        "Mara: Hello.\nTom: Hi.\n",
        "Mara：Hello.\r\nTom： Hi.\r\n",
        "**Mara**: Hello.\n\n**Tom:** Hi.\n",
        "- Mara: Hello.\n- Tom: Hi.\n",
        "1. Mara: Hello.\n2. Tom: Hi.\n",
        "MARA\nHello.\n\nTOM\nHi.\n\nMara looks at Tom.\n",
        "  Mara:  Hello.\n\n\n\n  Tom:\n  Hi.\n",
        '“Hello,” said Mara.\n\n“Hi,” said Tom.\n',
        '[{"speaker": "Mara", "text": "Hello."}, {"speaker": "Tom", "text": "Hi."}]',
        '{"title": "T", "dialogue": [{"name": "Mara", "line": "Hello."}, {"name": "Tom", "line": "Hi."}]}',
        '{"role": "Mara", "content": "Hello."}\n{"role": "Tom", "content": "Hi."}\n',
        '[["Mara", "Hello."], ["Tom", "Hi."]]',
        '[{"input": "Mara: Hello.\\nTom: Hi."}]',
        "[10:01] Mara: Hello.\n[10:02] Tom: Hi.\n",
        "【Mara】Hello.\n【Tom】Hi.\n",
        'Mara: "Hello."\nTom: “Hi.”\n',
    ],
)  # fmt: skip
def test_the_same_conversation_in_many_forms(text: str) -> None:
    """Whoever wrote it down, Mara and Tom greet each other."""
    assert turns(text) == [("Mara", "", "Hello."), ("Tom", "", "Hi.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mara: (softly) Go.", [("Mara", "softly", "Go.")]),
        ("Mara (softly): Go.", [("Mara", "softly", "Go.")]),
        ("Mara: Go (softly).", [("Mara", "softly", "Go.")]),
        ("Mara: (softly) (to Tom) Go.", [("Mara", "softly, to Tom", "Go.")]),
        ("Mara: Stay (beat) or go.", [("Mara", "", "Stay"), ("Mara", "beat", "or go.")]),
        ("Mara: ...", [("Mara", "", "...")]),
        ("Mara: (sighs) Go (to Tom), now!", [("Mara", "sighs", "Go,"), ("Mara", "to Tom", "now!")]),
        ("Mara: *sighs* Go.", [("Mara", "sighs", "Go.")]),
        ("Mara: I *really* mean it.", [("Mara", "", "I really mean it.")]),
        ("Mara: So (and I mean it) go.", [("Mara", "", "So (and I mean it) go.")]),
        ("Mara: Call (555) 1234.", [("Mara", "", "Call (555) 1234.")]),
        ("阿明：（低声）走吧。", [("阿明", "低声", "走吧。")]),
    ],
)
def test_parentheticals_stand_anywhere(text: str, expected: list[tuple[str, str, str]]) -> None:
    """At the start, in the middle, at the end, several: the words stay, in order."""
    assert turns(text) == expected


def test_stage_directions_are_kept_in_their_place() -> None:
    """Brackets, asterisks, narration and directions inside a speech are no speech, and not lost."""
    text = "Mara: Who is there? [A door slams.] Tom?\n*Tom enters.*\nTom: Me.\n\nThe light goes out.\n"
    kinds = [(event.kind, event.text) for event in read_dialogue(text).events]
    assert kinds == [
        ("turn", "Who is there?"),
        ("direction", "A door slams."),
        ("turn", "Tom?"),
        ("direction", "Tom enters."),
        ("turn", "Me."),
        ("direction", "The light goes out."),
    ]


def test_unattributed_quotes_alternate() -> None:
    """Two people talk in turn; their names come from the narration, or are given."""
    assert [name for name, _, _ in turns('"Hello?"\n\n"Yes."\n\n"Who?"\n')] == [
        "Speaker A",
        "Speaker B",
        "Speaker A",
    ]
    story = 'Mara looked at Tom.\n\n"You came."\n\n"I did."\n\n"Why?"\n'
    assert [name for name, _, _ in turns(story)] == ["Mara", "Tom", "Mara"]
    assert [name for name, _, _ in turns("“你好。”\n\n“你是谁？”\n\n“我。”\n")] == ["甲", "乙", "甲"]


def test_said_names_and_manners_are_read_from_prose() -> None:
    """`she whispered` tells who and how; what is to be seen stays a direction."""
    text = '"Come in," Mara whispered. Tom closed the door.\n\n"Is he asleep?" Tom asked.\n\n“走吧。”\n'
    assert turns(text)[:2] == [("Mara", "whispered", "Come in."), ("Tom", "", "Is he asleep?")]
    assert told(text) == ["Tom closed the door."]
    assert turns("“你来了？”小雨低声问。\n\n“来了。”阿明说。\n") == [
        ("小雨", "低声", "你来了？"),
        ("阿明", "", "来了。"),
    ]


@pytest.mark.parametrize(
    ("line", "speakers"),
    [
        ("Note: bring a coat.", ("Mara", "Tom")),
        ("http://example.com is his page.", ("Mara", "Tom")),
        ("10:30 strikes on the clock.", ("Mara", "Tom")),
        ("Remember: it is late.", ("Mara", "Tom")),
        ("CUT TO:", ("Mara", "Tom")),
        ("The guard: Halt!", ("Mara", "Tom", "The guard")),
    ],
)
def test_not_every_colon_makes_a_speaker(line: str, speakers: tuple[str, ...]) -> None:
    """Notes, addresses and hours are not people, and none of their words is lost."""
    dialogue = read_dialogue(f"Mara: Hello.\nTom: Hi.\n\n{line}\n\nMara: Well.\nTom: Well.\n")
    assert set(dialogue.speakers) == set(speakers)
    kept = " ".join((*dialogue.remarks, *(event.text for event in dialogue.events)))
    assert line.split()[-1].strip(":") in kept


def test_headings_open_places_and_titles_are_titles() -> None:
    """A screenplay's heading moves the story; the first heading of Markdown is the title."""
    dialogue = read_dialogue("# Late\n\nINT. BAR - NIGHT\n\nMARA\nHi.\n\nEXT. STREET - DAY\n\nMARA\nBye.\n")
    assert dialogue.title == "Late"
    assert [e.text for e in dialogue.events if e.kind == "heading"] == [
        "INT. BAR - NIGHT",
        "EXT. STREET - DAY",
    ]
    assert read_dialogue("《归来》\n\n内景 厨房 夜\n\n阿明：我回来了。\n").title == "归来"


@pytest.mark.parametrize(
    "name", ["A/B", 'O"Neil', "🙂", "سارة", "7", "R2-D2", "Dr. Who", "the old man", "l'Étoile"]
)
def test_odd_names_are_names(name: str) -> None:
    """Slashes, quotes, emoji, digits and other scripts are kept."""
    assert turns(f"{name}: Hello.\nTom: Hi.\n{name}: Bye.\n")[0][0] == name


def test_speech_that_runs_on_is_one_turn() -> None:
    """A wrapped line belongs to the speech; narration right after a speech does not."""
    assert turns("Ann: I have been waiting\nfor two hours.\nBo enters.\nBo: Sorry.\n") == [
        ("Ann", "", "I have been waiting for two hours."),
        ("Bo", "", "Sorry."),
    ]


@pytest.mark.parametrize(
    "text", ["It rains.\n\nNobody is here.\n", "[Silence.]\n", "[]", '{"a": 1}', "Note: nothing.\n"]
)
def test_a_dialogue_without_a_spoken_line_is_an_error(text: str) -> None:
    """One sentence says what to write; the exit code is 2."""
    with pytest.raises(DialogueError, match=r"no spoken line|JSON") as caught:
        read_dialogue(text)
    assert caught.value.exit_code == 2


def test_broken_json_says_where() -> None:
    """Line and column of the fault are named."""
    with pytest.raises(DialogueError, match=r"line 2, column") as caught:
        read_dialogue('[{"speaker": "Mara",\n "text" "Hello."}]')
    assert caught.value.line == 2
    with pytest.raises(DialogueError, match="nested too deeply"):
        read_dialogue('[["' * 1 + json.dumps("x")[1:-1] + '", ' + "[" * 100_000)


@pytest.mark.parametrize(
    "unit",
    ["Mara: I wait (softly) here.\n", '"You are late," said Mara.\n\n', "MARA\nHi.\n\n", "The Old Man Said ", "(", "[a\n", "*a ", "“你好”小雨说。\n\n"],
)  # fmt: skip
def test_long_texts_are_read_to_the_end(unit: str) -> None:
    """A quarter of a megabyte of any form ends; a reader that starts over at each line would not."""
    dialogue = read_dialogue("Ann: Hi.\n\n" + unit * (250_000 // len(unit)))
    assert dialogue.turns


@pytest.mark.parametrize(("name", "mark"), [("Narrator", "V.O."), ("旁白", "旁白"), ("Voice-over", "V.O.")])
def test_a_narrator_is_heard_and_not_seen(name: str, mark: str) -> None:
    """Nobody of that name stands in the picture, marked or not."""
    words = "很久以前。" if name == "旁白" else "Long ago."
    text = f"{name}: {words}\nMara: Hello.\n{name} (V.O.): {words}\n"
    assert [manner for _, manner, _ in turns(text)] == [mark, "", "V.O."]


def test_source_lines_are_remembered() -> None:
    """Each event knows the line of the text where it stands."""
    dialogue = read_dialogue("# Title\n\nAnn: Hi.\n\n[Bo waves.]\nBo: Hi.\n")
    assert [event.line for event in dialogue.events] == [3, 5, 6]
