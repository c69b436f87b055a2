"""Reads dialogues that are JSON: lists of who says what, in the shapes that programs write."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from roughcut.errors import DialogueError
from roughcut.script.schema import normalise
from roughcut.scripter.asides import pieces_of
from roughcut.scripter.schema import Direction, Event, Heading, Turn
from roughcut.scripter.wordlists import phrases

_SPEAKERS = phrases("speaker|name|role|character|who|from|author|user|actor|sender|nickname|username")
_WORDS = phrases("text|line|content|utterance|words|message|dialogue|value|says|body|speech")
_MANNERS = phrases("parenthetical|how|emotion|tone|manner|delivery")
_DIRECTIONS = phrases("action|direction|stage_direction|narration|description")
_HEADINGS = phrases("heading|scene|place|location|setting")
_LISTS = phrases(
    "dialogue|dialog|messages|turns|lines|conversation|conversations|script|utterances|events|data"
)
_TITLES = phrases("title|name|topic")
_NAMES = phrases("name|display_name|displayName|global_name|nickname|username|first_name")
_NARRATION = frozenset(phrases("narration|action|stage direction|direction|stage|动作"))


def is_json(text: str) -> bool:
    """True where a text is meant as JSON: a stage direction in brackets is not."""
    start = text.lstrip("\ufeff \t\r\n")
    return start[:1] == "{" or (
        start[:1] == "[" and start[1:].lstrip()[:1] in ("{", '"', "[", "]") and '"' in start
    )


def load(text: str) -> Any:
    """The JSON value of a text, or of JSON lines as a list; DialogueError says where it breaks."""
    text = text.lstrip("\ufeff")
    try:
        return json.loads(text)
    except RecursionError as error:
        raise DialogueError(
            "The dialogue is JSON that is nested too deeply; write a list of turns."
        ) from error
    except json.JSONDecodeError as error:
        rows, broken = _json_lines(text)
        if rows and not broken:
            return rows
        if broken > 1:
            raise DialogueError(
                f"Line {broken} of the JSON lines is not JSON; mend it or take it out.", line=broken
            ) from error
        raise DialogueError(
            f"The dialogue looks like JSON but breaks at line {error.lineno}, column {error.colno}:"
            f" {error.msg}.",
            line=error.lineno,
            column=error.colno,
        ) from error


def _json_lines(text: str) -> tuple[list[Any], int]:
    """The values of JSON lines, and the first line (1-based) that is none; 0 where all are."""
    rows: list[Any] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            rows.append(json.loads(line))
        except (json.JSONDecodeError, RecursionError):
            return (rows, number) if rows and isinstance(rows[0], dict) else ([], 0)
    return (rows, 0) if len(rows) > 1 else ([], 0)


def plain_text_of(value: Any) -> str:
    """The dialogue of a batch row, `{"input": "Mara: …"}`; empty for other shapes."""
    row = value[0] if isinstance(value, list) and len(value) == 1 else value
    if isinstance(row, str):
        return row
    if isinstance(row, dict):
        for key in ("input", *_LISTS, "text"):
            if isinstance(row.get(key), str) and not any(name in row for name in _SPEAKERS):
                return str(row[key])
    return ""


def title_of(value: Any) -> str:
    """The title that an object around the list gives."""
    if not isinstance(value, dict) or not any(isinstance(value.get(key), list) for key in _LISTS):
        return ""
    return next((str(value[key]) for key in _TITLES if isinstance(value.get(key), str)), "")


def read_records(value: Any) -> Iterator[Event]:
    """Events of a list of records (or an object that holds one), in order."""
    for key in _HEADINGS if isinstance(value, dict) else ():
        if isinstance(value.get(key), str) and value[key].strip():
            yield Heading(text=value[key])
    for number, row in enumerate(_rows(value), start=1):
        yield from _events(row, number)


def unsaid_in(value: Any) -> list[str]:
    """What of the records nobody says: messages without words, notices, pictures among words."""
    found: list[str] = []
    for number, row in enumerate(_rows(value), start=1):
        if not isinstance(row, dict):
            continue
        lists = [part for key in _WORDS if isinstance(row.get(key), list) for part in row[key]]
        parts = [part for part in lists if not _words_of(part)]
        if _is_notice(row) or not _first(row, (*_WORDS, *_DIRECTIONS, *_HEADINGS)):
            parts = [row] if len(row) > 1 else []
        found += [f"Message {number}: {json.dumps(part, ensure_ascii=False)[:160]}" for part in parts]
    return found


def _is_notice(row: dict[str, Any]) -> bool:
    """True for what a chat program says of itself."""
    return row.get("type") in ("service", "system", "notification")


def _rows(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        for key in _LISTS:
            if isinstance(value.get(key), list):
                return list(value[key])
        if _first(value, _WORDS):
            return [value]
        if len(value) > 1 and all(isinstance(item, str) for item in value.values()):
            return [{"speaker": key, "text": item} for key, item in value.items()]
    raise DialogueError(
        'The dialogue is JSON without turns; write a list such as [{"speaker": "Mara", "text": "Hello."}].'
    )


def _events(row: Any, number: int) -> Iterator[Event]:
    if isinstance(row, list) and len(row) == 2 and all(isinstance(part, str) for part in row):
        row = {"speaker": row[0], "text": row[1]}
    elif isinstance(row, dict) and len(row) == 1 and not _first(row, (*_WORDS, *_DIRECTIONS, *_HEADINGS)):
        row = {"speaker": next(iter(row)), "text": next(iter(row.values()))}
    elif isinstance(row, str):
        row = {"action": row}
    if not isinstance(row, dict):
        raise DialogueError(
            f'Turn {number} of the JSON dialogue is not like {{"speaker": "Mara", "text": "Hello."}}.'
        )
    if _is_notice(row):
        return
    heading, action = _first(row, _HEADINGS), _first(row, _DIRECTIONS)
    if heading:
        yield Heading(text=heading, line=number)
    if action:
        yield Direction(text=action, line=number)
    speaker, words = _first(row, _SPEAKERS), _first(row, _WORDS)
    if not words:
        return
    if not speaker or speaker.casefold() in _NARRATION:
        yield Direction(text=words, line=number)
        return
    yield from turn_events(speaker, words, _first(row, _MANNERS), number)


def turn_events(speaker: str, words: str, manner: str, line: int) -> Iterator[Event]:
    """An utterance as turns and the directions in its midst."""
    resumes = False
    for piece in pieces_of(words, manner):
        if piece.said:
            yield Turn(
                speaker=speaker,
                text=piece.text,
                parenthetical=piece.parenthetical,
                resumes=resumes,
                line=line,
            )
            resumes = True
        else:
            yield Direction(text=piece.text or as_direction(speaker, piece.parenthetical), line=line)


def as_direction(speaker: str, text: str) -> str:
    """`(nods)` without a word said is an action: `Mara nods.`; `text` is what the brackets held."""
    if not text[:1].islower() and not "㐀" <= text[:1] <= "鿿":
        return text
    if "㐀" <= text[:1] <= "鿿":
        return text if speaker in text else f"{speaker}{text}。".replace("。。", "。")
    first = text.split()[0]
    joint = " " if first.endswith("s") else ", "
    return f"{speaker}{joint}{text}".rstrip(".") + "."


def _words_of(part: Any) -> str:
    """The words of a part of a message; parts come as strings and as objects."""
    if isinstance(part, dict):
        return str(part.get("text", "")) if isinstance(part.get("text"), str) else ""
    return part if isinstance(part, str) else ""


def _is_rich(parts: list[Any]) -> bool:
    """True for text whose links and bold words are objects among strings: it goes together as it is."""
    return any(isinstance(part, str) for part in parts)


def _first(row: dict[str, Any], keys: tuple[str, ...]) -> str:
    """The first of some keys that holds words (chat messages may hold a list of text parts)."""
    for key in keys:
        value = row.get(key)
        if isinstance(value, list):
            value = "".join(map(_words_of, value)) if _is_rich(value) else " ".join(map(_words_of, value))
        elif isinstance(value, dict):  # `{"author": {"name": "Mara"}}`
            value = _first(value, _NAMES)
        if isinstance(value, (str, int, float)) and not isinstance(value, bool):
            text = str(normalise(str(value)))
            if text:
                return text
    return ""
