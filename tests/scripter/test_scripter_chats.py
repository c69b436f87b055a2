"""Chats as phones export them: every message word for word, and nothing lost in silence."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roughcut.errors import DialogueError
from roughcut.scripter.assembling import left_out
from roughcut.scripter.dialogue import read_dialogue


def turns(text: str, name: str = "") -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in read_dialogue(text, name).turns]


HELLO = [("Mara", "Hello: it is me."), ("Tom", "Hi (at last).")]


@pytest.mark.parametrize(
    "stamp",
    [
        "12/31/23, 11:59 PM - ",
        "12/31/23, 11:59\u202fPM - ",
        "31/12/2023, 23:59 - ",
        "31.12.23, 23:59 - ",
        "2023-12-31, 23:59 - ",
        "[31/12/2023, 23:59:58] ",
        "\u200e[12/31/23, 11:59:58 PM] ",
        "[2023/12/31 下午11:59:58] ",
        "2023/12/31 下午11:59 - ",
        "2023年12月31日 23:59 - ",
        "31/12/2023 23.59 - ",
        "[31.12.23, 23:59:58] ",
    ],
)
def test_whatsapp_dates_of_every_country(stamp: str) -> None:
    """Android and iOS, 12 and 24 hours, Chinese too; a colon in a message is part of it."""
    assert turns(f"{stamp}Mara: Hello: it is me.\n{stamp}Tom: Hi (at last).\n") == HELLO


def test_long_messages_notices_and_pictures() -> None:
    """Rows that go on belong to the message; what nobody says is a remark."""
    text = (
        "31/12/2023, 23:50 - Messages and calls are end-to-end encrypted. Nobody can read them.\n"
        '31/12/2023, 23:50 - Mara created group "Boat: 2024"\n'
        '31/12/2023, 23:51 - Mara changed the subject from "A: b" to "C: d"\n'
        "31/12/2023, 23:51 - Mara: I have the key.\n"
        "It was in the *boat*:\n"
        "\n"
        "under the seat.\n"
        "31/12/2023, 23:52 - ~ Tom: <Media omitted>\n"
        "31/12/2023, 23:53 - ~ Tom: IMG-001.jpg (file attached)\n"
        "Is this it?\n"
        "31/12/2023, 23:54 - Mara: Yes! <This message was edited>\n"
        "31/12/2023, 23:54 - Mara: This message was deleted\n"
        "31/12/2023, 23:55 - Tom left\n"
    )
    dialogue = read_dialogue(text)
    assert [(turn.speaker, turn.text) for turn in dialogue.turns] == [
        ("Mara", "I have the key. It was in the *boat*: under the seat."),
        ("Tom", "Is this it?"),
        ("Mara", "Yes!"),
    ]
    assert dialogue.remarks == (
        "Messages and calls are end-to-end encrypted. Nobody can read them.",
        'Mara created group "Boat: 2024"',
        'Mara changed the subject from "A: b" to "C: d"',
        "Tom: <Media omitted>",
        "Tom: IMG-001.jpg (file attached)",
        "Mara: <This message was edited>",
        "Mara: This message was deleted",
        "Tom left",
    )


@pytest.mark.parametrize(
    "text",
    [
        "小雨 2023-12-31 23:58:01\n你到哪里了？\n\n阿明 2023-12-31 23:59:10\n在门口。\n[图片]\n",
        "—————  2023-12-31  —————\n\n小雨  23:58\n\n你到哪里了？\n\n阿明  23:59\n\n在门口。\n",
        "小雨 昨天 23:58\n你到哪里了？\n阿明 下午 3:15\n在门口。\n",
        "2023-12-31 23:58:01 小雨(12345)\n你到哪里了？\n\n2023-12-31 23:59:02 阿明(678)\n在门口。\n",
        "小雨:\n你到哪里了？\n\n阿明:\n在门口。\n",
    ],
)
def test_wechat_copied_as_text(text: str) -> None:
    """Names with an hour, in the ways that programs copy them."""
    assert turns(text) == [("小雨", "你到哪里了？"), ("阿明", "在门口。")]


def test_wechat_notices_and_stickers_are_remarks() -> None:
    """A message taken back and a sticker are nobody's words."""
    text = '小雨 23:58\n好。\n"小雨"撤回了一条消息\n阿明 23:59\n[动画表情]\n走吧。\n'
    dialogue = read_dialogue(text)
    assert [turn.text for turn in dialogue.turns] == ["好。", "走吧。"]
    assert dialogue.remarks == ('"小雨"撤回了一条消息', "阿明: [动画表情]")


def test_what_is_left_out_is_told_in_one_sentence() -> None:
    """The first few of it, and how much more there is; nothing where nothing is left out."""
    rows = [f"31/12/2023, 23:5{i} - Tom: <Media omitted>" for i in range(5)]
    text = "\n".join(["31/12/2023, 23:50 - Mara: Hi.", *rows])
    assert left_out(read_dialogue(text)) == (
        "No part of the film, because nobody says it: “Tom: <Media omitted>”; “Tom: <Media omitted>”; "
        "“Tom: <Media omitted>” and 2 more."
    )
    assert left_out(read_dialogue("Mara: Hi.")) == ""


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("Mara", "Tom K.", "阿明", "+44 7700 900123", "Ünal")),
            st.sampled_from(
                ("Hi.", "10:30 then?", "(no)", "*yes*", "a: b", "😀", "“Go,” he said", "INT. X", "好")
            ),
        ),
        min_size=2,
        max_size=20,
    ),
    st.sampled_from(("[31/12/2023, 23:59:58] ", "12/31/23, 9:05 am - ")),
)
def test_every_message_is_a_turn_as_it_was_typed(messages: list[tuple[str, str]], stamp: str) -> None:
    """Brackets, stars, colons and hours in messages are words."""
    assert turns("\n".join(f"{stamp}{name}: {words}" for name, words in messages)) == messages


def test_json_lines_of_messages() -> None:
    """The keys that programs use, nested authors, rich text; pictures and notices are remarks."""
    rows = [
        {"from": "Mara", "text": ["See ", {"type": "link", "text": "the boat"}, "."]},
        {"author": {"id": 1, "name": "Tom"}, "content": "Why?"},
        {"role": "Mara", "content": [{"type": "text", "text": "Look."}, {"type": "image", "url": "x.png"}]},
        {"user": "Tom", "body": "No."},
        {"sender": "Ann", "message": "I come too."},
        {"from": "Tom", "photo": "p.jpg"},
        {"type": "service", "actor": "Tom", "action": "left_group"},
    ]
    dialogue = read_dialogue("\n".join(json.dumps(row) for row in rows))
    assert [(turn.speaker, turn.text) for turn in dialogue.turns] == [
        ("Mara", "See the boat."),
        ("Tom", "Why?"),
        ("Mara", "Look."),
        ("Tom", "No."),
        ("Ann", "I come too."),
    ]
    assert [remark.split(":")[0] for remark in dialogue.remarks] == ["Message 3", "Message 6", "Message 7"]


def test_a_broken_line_of_json_lines_is_named() -> None:
    """The first line that is wrong, not the second one that is merely there."""
    with pytest.raises(DialogueError, match="Line 3 of the JSON lines") as caught:
        read_dialogue('{"name": "A", "text": "Hi."}\n{"name": "B", "text": "Yo."}\n{"name": "A", "te\n')
    assert caught.value.line == 3


@pytest.mark.parametrize(
    "unit", ["12/31/23, 9:05 am - Mara: (", "小雨 23:58\n", "[1/1/24, 1:01:01] x", "1-1-1 1:1 "]
)
def test_long_chats_are_read_to_the_end(unit: str) -> None:
    """Nothing starts over at each row."""
    assert read_dialogue(
        "1/1/24, 9:05 - Mara: Hi.\n1/1/24, 9:06 - Tom: Hi.\n" + unit * (100_000 // len(unit))
    ).turns
