"""The JSON form of a script: exact, sorted, and the same bytes for the same script."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from roughcut.errors import ScriptError
from roughcut.script.schema import Reading, Script

SCHEMA_LABEL = "roughcut.script/1"


def read(text: str) -> Reading:
    """Read a script from JSON. Raises ScriptError that says where it is not JSON, or which field is wrong."""
    try:
        document = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        message = f"This is not JSON: {error.msg} at line {error.lineno}, column {error.colno}."
        raise ScriptError(message, line=error.lineno, column=error.colno) from error
    except (RecursionError, ValueError) as error:
        raise ScriptError(
            "This JSON is nested too deeply, or holds a number too large, to be a script."
        ) from error
    return read_document(document)


def read_document(document: Any) -> Reading:
    """A script from JSON that has been decoded. Raises ScriptError that names the field that is wrong."""
    if not isinstance(document, dict):
        raise ScriptError(f"A script in JSON is an object with a `schema` field, not {_kind(document)}.")
    label = document.get("schema", SCHEMA_LABEL)
    if label != SCHEMA_LABEL:
        raise ScriptError(
            f"This JSON has the schema {label!r}; this version of roughcut reads {SCHEMA_LABEL!r}."
        )
    try:
        return Reading(script=Script.model_validate(document))
    except ValidationError as error:
        raise ScriptError(_sentence(error)) from error


def write(script: Script) -> str:
    """The script as JSON: sorted keys, two blanks of indent, a line feed at the end."""
    return json.dumps(script.model_dump(mode="json"), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _kind(value: Any) -> str:
    names = {list: "a list", str: "a string", bool: "a truth value", type(None): "null"}
    return names.get(type(value), "a number")


def _sentence(error: ValidationError) -> str:
    """The first problem as one sentence with the path of its field: `shots[2].end_ms`."""
    problem = error.errors(include_url=False)[0]
    path = ""
    for part in problem["loc"]:
        if part not in ("action", "line"):  # pydantic's name for the kind of beat is no field
            path += f"[{part}]" if isinstance(part, int) else f".{part}"
    message = problem["msg"].removeprefix("Value error, ")
    more = error.error_count() - 1
    others = f" (and {more} more)" if more else ""
    where = f"in `{path.lstrip('.')}`" if path else "as a whole"
    return f"This JSON is not a script: {where}: {message[:1].lower()}{message[1:]}{others}."
