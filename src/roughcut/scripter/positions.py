"""The positions file: who stands where when a scene opens, in words or in coordinates."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from roughcut.errors import OptionError
from roughcut.script.naming import resolve
from roughcut.script.placewords import read_moves
from roughcut.scripter.schema import Dialogue, Position
from roughcut.textfile import read_text

_SCENE = re.compile(r"[\[【#\s]*(?:scene|场景?|第)\s*(\d{1,4})\s*[场幕]?\s*[\]】:：]?\s*$", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:scene\s*)?(\d{1,4})\s*[.:：、)]\s*(?=\S)", re.IGNORECASE)
_NAMED = re.compile(r"(?P<name>[^:：=]{1,80})\s*[:：=]\s*(?P<words>\S.*)")
_NAMES, _PLACES = ("name", "character", "speaker", "who"), ("place", "position", "where", "words")
_EXAMPLE = "`Mara: left, sitting, facing right`"


def read_positions(path: Path) -> tuple[Position, ...]:
    """Read a positions file. Text has a row for each person (`Mara: left, sitting`), under `Scene 2` for
    one scene alone; JSON has words or `x`, `depth`, `posture` and `facing` for each.

    Coordinates beyond -1 and 1 are scaled together. Raises UserError with one sentence.
    """
    text = read_text(path)
    if text.lstrip().startswith(("{", "[")) and not _SCENE.match(text.strip().splitlines()[0]):
        found = list(_scaled(_of_json(text, path), path))
    else:
        found = list(_of_text(text, path))
    if not found:
        raise OptionError(f"The positions file {path} places nobody; write rows such as {_EXAMPLE}.")
    return tuple(found)


def with_positions(dialogue: Dialogue, positions: Sequence[Position]) -> Dialogue:
    """The dialogue with these positions. Raises OptionError for somebody who is not in it."""
    names = dialogue.speakers
    aliases = {alias.casefold(): entry.name for entry in dialogue.cast for alias in entry.aliases}
    placed: list[Position] = []
    for position in positions:
        name = resolve(aliases.get(position.name.casefold(), position.name), names)
        if name is None:
            raise OptionError(
                f"The positions place {position.name}, who is not in the dialogue; its people are "
                f"{', '.join(names)}."
            )
        placed.append(position.model_copy(update={"name": name}))
    return dialogue.model_copy(update={"positions": tuple(placed)})


def _of_text(text: str, path: Path) -> Iterator[Position]:
    scene: int | None = None
    for number, row in enumerate(text.splitlines(), start=1):
        row = row.strip().lstrip("-*• ").strip()
        heading = _SCENE.fullmatch(row)
        if heading:
            scene = int(heading[1])
        elif row and not row.startswith(("#", "//")):
            numbered = _NUMBERED.match(row)
            named = _NAMED.fullmatch(row[numbered.end() :] if numbered else row)
            if not named:
                raise OptionError(f"The positions file {path}, line {number}: write {_EXAMPLE}.")
            yield _in_words(
                named["name"].strip(), named["words"], int(numbered[1]) if numbered else scene, path
            )


def _in_words(name: str, words: str, scene: int | None, path: Path, *, alone: bool = True) -> Position:
    """What the words say; where they stand `alone`, they must say something."""
    moves = read_moves(words)
    depth = moves.end_depth if moves.end_depth is not None else moves.start_depth
    if alone and (moves.end_x, depth, moves.posture, moves.facing) == (None, None, None, None):
        raise OptionError(
            f"The positions file {path}: {words!r} says of {name} neither a place (far left … far right, "
            "foreground, background) nor a posture nor a facing."
        )
    return Position(
        name=name, scene_number=scene, x=moves.end_x, depth=depth, posture=moves.posture, facing=moves.facing
    )


def _of_json(text: str, path: Path) -> Iterator[dict[str, Any]]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        said = (
            f"{error.msg} at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "too deep"
        )
        raise OptionError(f"The positions file {path} is not JSON: {said}.") from error
    yield from _tables(document, None, path)


def _tables(value: Any, scene: int | None, path: Path) -> Iterator[dict[str, Any]]:
    """A table for each person, whichever way the file lists them."""
    if isinstance(value, list):
        for row in value:
            yield from _tables(row, scene, path)
    elif isinstance(value, dict) and any(key in value for key in _NAMES):
        yield {"scene": scene, **value}
    elif isinstance(value, dict):
        for key, row in value.items():
            numbered = _SCENE.fullmatch(key) or re.fullmatch(r"(\d{1,4})", key)
            if numbered or key in ("positions", "scenes", "characters"):
                yield from _tables(row, int(numbered[1]) if numbered else scene, path)
            else:
                yield {"name": key, "scene": scene, **(row if isinstance(row, dict) else {"place": row})}
    else:
        raise OptionError(f'The positions file {path} is JSON without names; write {{"Mara": "left"}}.')


def _scaled(tables: Iterator[dict[str, Any]], path: Path) -> Iterator[Position]:
    """Positions of tables; coordinates of a game's map are brought into the acting area, all alike."""
    rows = list(tables)
    across = _scale([row["x"] for row in rows if _is_number(row.get("x"))], -1.0)
    deep = _scale([_depth(row) for row in rows if _is_number(_depth(row))], 0.0)
    for row in rows:
        yield _position(row, across, deep, path)


def _depth(row: dict[str, Any]) -> Any:
    return next((row[key] for key in ("depth", "z", "y") if key in row), None)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 1e12


def _scale(values: Sequence[float], least: float) -> tuple[float, float]:
    """Factor and offset that bring all values into `least`…1; none where they are in it already."""
    if not values or (min(values) >= least and max(values) <= 1):
        return 1.0, 0.0
    low, high = min(values), max(values)
    reach = 0.9 - 0.9 * least  # a margin to the edges
    factor = reach / (high - low) if high > low else 0.0
    return factor, (0.9 * least if high > low else (least + 1) / 2) - low * factor


def _position(
    row: dict[str, Any], across: tuple[float, float], deep: tuple[float, float], path: Path
) -> Position:
    name = str(next((row[key] for key in _NAMES if key in row), ""))
    said = [row[key] for key in (*_PLACES, "posture") if isinstance(row.get(key), str)]
    said += [f"facing {row['facing']}"] if isinstance(row.get("facing"), str) else []
    numbers: dict[str, Any] = {"x": None, "depth": None}
    if _is_number(row.get("x")):
        numbers["x"] = round(row["x"] * across[0] + across[1], 3)
    if _is_number(_depth(row)):
        numbers["depth"] = round(_depth(row) * deep[0] + deep[1], 3)
    numbers = {key: value for key, value in numbers.items() if value is not None}
    words = _in_words(name or "?", ", ".join(said), None, path, alone=not numbers)
    fields = {**words.model_dump(), **numbers, "name": name, "scene_number": row.get("scene")}
    try:
        return Position.model_validate(fields)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        where = ".".join(map(str, problem["loc"]))
        raise OptionError(
            f"The positions file {path}, {name or 'a person'}, {where}: {problem['msg']}."
        ) from error
