"""The cast file: what a user has decided about the people of a dialogue, in TOML or JSON."""

from __future__ import annotations

import difflib
import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from roughcut.errors import OptionError
from roughcut.files import expanded
from roughcut.script.naming import resolve
from roughcut.script.schema import Document
from roughcut.scripter.schema import CastEntry, Dialogue, Turn
from roughcut.textfile import read_text

_EXAMPLE = '[[cast]] with name = "Mara" and description = "…"'
_LISTS = ("cast", "characters", "people")
_KEYS = {
    "name": "name", "names": "name", "aliases": "aliases", "alias": "aliases", "also": "aliases",
    "description": "description", "looks": "description", "look": "description", "appearance": "description",
    "voice": "voice", "picture": "picture", "image": "picture", "photo": "picture",
    "姓名": "name", "名字": "name", "别名": "aliases", "外貌": "description", "形象": "description",
    "描述": "description", "声音": "voice", "图片": "picture",
}  # fmt: skip


class CastFile(Document):
    """The entries of a cast file, in its order; pictures are absolute paths."""

    cast: tuple[CastEntry, ...] = ()

    def voices_for(self, names: Sequence[str]) -> dict[str, str]:
        """The voice that is wished for each of these characters who has one."""
        return {name: entry.voice for name, entry in self._entries_for(names) if entry.voice}

    def pictures_for(self, names: Sequence[str]) -> dict[str, Path]:
        """The picture of each of these characters who has one."""
        return {name: Path(entry.picture) for name, entry in self._entries_for(names) if entry.picture}

    def _entries_for(self, names: Sequence[str]) -> Iterator[tuple[str, CastEntry]]:
        owners = _owners(names, self.cast)
        return ((name, owners[name]) for name in names if name in owners)


def read_cast_file(path: Path) -> CastFile:
    """Read a cast file. TOML or JSON: a list `cast` of tables, or a table for each name.

    Raises UserError with one sentence: unreadable, not TOML or JSON, an unknown key, a name that two
    people have, a picture that is not there.
    """
    text = read_text(path)
    suffix = path.suffix.lower()
    is_json = suffix == ".json" or (suffix != ".toml" and re.match(r"\s*(?:\{|\[\s*\{)", text) is not None)
    document = _json(text, path) if is_json else _toml(text, path)
    entries = tuple(_entry(row, number, path) for number, row in enumerate(_rows(document, path), start=1))
    _refuse_twins(entries, path)
    return CastFile(cast=entries)


def with_cast(dialogue: Dialogue, cast_file: CastFile) -> Dialogue:
    """The dialogue with these people in it: whoever speaks under an alias speaks under the name."""
    owners = _owners(dialogue.speakers, cast_file.cast)
    events = tuple(
        event.model_copy(update={"speaker": owners[event.speaker].name})
        if isinstance(event, Turn) and event.speaker in owners
        else event
        for event in dialogue.events
    )
    return dialogue.model_copy(update={"events": events, "cast": cast_file.cast})


def absent(dialogue: Dialogue, cast_file: CastFile) -> tuple[str, ...]:
    """The names of a cast file whose people do not speak in the dialogue: silent roles, or slips."""
    present = {entry.name for entry in _owners(dialogue.speakers, cast_file.cast).values()}
    return tuple(entry.name for entry in cast_file.cast if entry.name not in present)


def _owners(names: Sequence[str], entries: Sequence[CastEntry]) -> dict[str, CastEntry]:
    """Whose each name is: by name or alias whatever the case; a part of a name when it fits one alone."""
    called = {key.casefold(): entry for entry in entries for key in (entry.name, *entry.aliases)}
    owners = {name: called[name.casefold()] for name in names if name.casefold() in called}
    spoken = {name.casefold() for name in names}
    left = {entry.name: entry for entry in entries if entry.name.casefold() not in spoken}
    guessed: dict[str, list[str]] = {}
    for name in names:
        owner = resolve(name, list(left)) if name not in owners else None
        if owner:
            guessed.setdefault(owner, []).append(name)
    owners |= {found[0]: left[owner] for owner, found in guessed.items() if len(found) == 1}
    return owners


def _toml(text: str, path: Path) -> Any:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise OptionError(f"The cast file {path} is not TOML: {str(error).rstrip('.')}.") from error


def _json(text: str, path: Path) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        said = (
            f"{error.msg} at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "too deep"
        )
        raise OptionError(f"The cast file {path} is not JSON: {said}.") from error


def _rows(document: Any, path: Path) -> list[dict[str, Any]]:
    """The entries as tables, whichever way the file lists them."""
    if isinstance(document, dict):
        listed = next((document[key] for key in _LISTS if key in document), document)
        if isinstance(listed, dict):
            listed = [
                {"name": name, **(row if isinstance(row, Mapping) else {"description": row})}
                for name, row in listed.items()
            ]
        document = listed
    if isinstance(document, list) and document and all(isinstance(row, dict) for row in document):
        return document
    raise OptionError(f"The cast file {path} has no people in it; write {_EXAMPLE}.")


def _entry(row: dict[str, Any], number: int, path: Path) -> CastEntry:
    fields: dict[str, Any] = {}
    for key, value in row.items():
        field = _KEYS.get(key.lower())
        if field is None:
            near = difflib.get_close_matches(key.lower(), _KEYS, 1, 0)[0]
            raise OptionError(f"The cast file {path}, person {number}: there is no {key!r}; is it {near!r}?")
        fields[field] = [value] if field == "aliases" and isinstance(value, str) else value
    try:
        entry = CastEntry.model_validate(fields)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        where = ".".join(map(str, problem["loc"])) or "as a whole"
        said = problem["msg"][:1].lower() + problem["msg"][1:]
        raise OptionError(f"The cast file {path}, person {number}, {where}: {said}.") from error
    return _with_picture(entry, path)


def _with_picture(entry: CastEntry, path: Path) -> CastEntry:
    """The entry with its picture as an absolute path; a relative one starts at the cast file."""
    if not entry.picture:
        return entry
    picture = (path.absolute().parent / expanded(Path(entry.picture))).resolve()
    if not picture.is_file():
        raise OptionError(f"The cast file {path}: the picture of {entry.name} is not at {picture}.")
    return entry.model_copy(update={"picture": str(picture)})


def _refuse_twins(entries: Sequence[CastEntry], path: Path) -> None:
    owners: dict[str, str] = {}
    for entry in entries:
        for name in dict.fromkeys(each.casefold() for each in (entry.name, *entry.aliases)):
            if name in owners:
                raise OptionError(
                    f"The cast file {path} gives {name!r} to both {owners[name]} and {entry.name}; "
                    "a name or alias belongs to one person."
                )
            owners[name] = entry.name
