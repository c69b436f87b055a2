"""`video_dialogues.jsonl`: which film was made from which script."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from roughcut.errors import OptionError


@dataclass(frozen=True)
class MappedFilm:
    """A film of the mapping: its name there, where it lies, and its script; or what is wrong with it."""

    name: str
    path: Path | None = None
    script: str = ""
    problem: str = ""


def read_mapping(text: str, folder: Path, source: str) -> list[MappedFilm]:
    """The films of a mapping, in its order: JSONL with `{"FILM": "SCRIPT"}` a line, or one such object.

    Names are paths from `folder` and never leave it. What is wrong with a line or a film is that one's
    problem. Raises OptionError where there is no film at all, or one twice.
    """
    found = [film for where, raw in _pieces(text, source) for film in _films(raw, folder, where)]
    if not found:
        raise OptionError(f'{source} maps no film; write {{"FILM": "SCRIPT"}} a line.')
    names = [film.name for film in found]
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise OptionError(f"{source} has {twice!r} twice; a film has one script.")
    return found


def _pieces(text: str, source: str) -> list[tuple[str, str]]:
    body = text.removeprefix("\ufeff")
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        rows = enumerate(body.split("\n"), start=1)
        return [(f"{source}:{number}", row) for number, row in rows if row.strip()]
    return [(source, body)]


def _films(raw: str, folder: Path, where: str) -> list[MappedFilm]:
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        return [MappedFilm(where, problem="This line is not JSON.")]
    if not isinstance(value, dict):
        return [MappedFilm(where, problem="This line is no JSON object.")]
    return [_film(name, script, folder) for name, script in value.items()]


def _film(name: str, script: object, folder: Path) -> MappedFilm:
    if not isinstance(script, str) or not script.strip():
        return MappedFilm(name, problem="The mapping has no script for it.")
    path = _within(folder, name)
    if path is None:
        return MappedFilm(name, problem="Its name leaves the folder, so it was not opened.")
    if not path.is_file():
        return MappedFilm(name, problem=f"There is no such film in {folder}.")
    return MappedFilm(name, path, script)


def _within(folder: Path, name: str) -> Path | None:
    """The path of a name from the folder; None where it would leave the folder, by a link too."""
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).is_absolute() or "\x00" in name:
        return None
    path = folder / name
    return path if path.resolve().is_relative_to(folder.resolve()) else None
