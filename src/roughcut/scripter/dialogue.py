"""Reads dialogues as people have them; the form is found out from the name of the file and its text."""

from __future__ import annotations

import re
from pathlib import PurePath

from roughcut.errors import DialogueError
from roughcut.script.schema import normalise
from roughcut.script.screenplay.fdx import is_fdx
from roughcut.scripter import records
from roughcut.scripter.assembling import assembled
from roughcut.scripter.captions import is_captions
from roughcut.scripter.chats import is_chat, read_chat
from roughcut.scripter.labels import read_label
from roughcut.scripter.plaintext import read_plain
from roughcut.scripter.schema import Dialogue
from roughcut.scripter.screenplays import is_fountain, read_fdx, read_fountain
from roughcut.scripter.subtitles import read_subtitles
from roughcut.scripter.transcripts import without_times

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LONGEST = 5_000_000


def read_dialogue(text: str, name: str = "") -> Dialogue:
    """Read a dialogue. `name` is that of its file: its suffix decides where the text leaves a choice.

    Raises DialogueError where nothing in it is spoken, and for JSON and XML that cannot be read.
    """
    if len(text) > _LONGEST:
        raise DialogueError("The dialogue is longer than five million characters; split it into parts.")
    text = _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    suffix = PurePath(name).suffix.lower()
    if suffix == ".fdx" or is_fdx(text):
        return read_fdx(text)
    if suffix in (".fountain", ".spmd"):
        return read_fountain(text)
    if records.is_json(text):
        try:
            return _of_json(text)
        except DialogueError:
            if not any(map(_is_labelled, text.splitlines()[1:])):
                raise
    if suffix in (".srt", ".vtt") or is_captions(text):
        return read_subtitles(text)
    if is_chat(text):
        return read_chat(text)
    text = without_times(text)
    return read_fountain(text, loose=True) if is_fountain(text) else read_plain(text)


def _is_labelled(row: str) -> bool:
    label = read_label(row.strip())
    return label is not None and label.name[0] not in "{[\"'"


def _of_json(text: str) -> Dialogue:
    value = records.load(text)
    plain = records.plain_text_of(value)
    if plain:
        return read_plain(plain)
    title = str(normalise(records.title_of(value)))
    return assembled(title, list(records.read_records(value)), records.unsaid_in(value))
