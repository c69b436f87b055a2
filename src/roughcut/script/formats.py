"""Scripts in whatever form they come: which reader a text needs, and which writer a name asks for."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any, Literal

from roughcut.errors import ScriptError
from roughcut.script import bracketed, json_form
from roughcut.script.schema import Reading, Script

ScriptFormat = Literal["text", "json"]

# Keys under which batch files keep the text of a generated script.
_RESPONSE_KEYS = ("response", "generated_script")


def read_script(text: str, name: str = "") -> Reading:
    """Read a script from the bracketed form, from our JSON, or from a JSON object whose `response` holds
    either. `name` (a file name) is used in messages only. Raises ScriptError."""
    try:
        return _read(text)
    except ScriptError as error:
        if not name:
            raise
        raise ScriptError(f"{name}: {error.message}", line=error.line, column=error.column) from error


def _read(text: str) -> Reading:
    if not text.strip("\ufeff \t\r\n"):
        raise ScriptError("This script is empty.")
    if not text.lstrip("\ufeff \t\r\n").startswith("{"):
        return bracketed.read(text)
    document = _decoded(text)
    if document is None:
        return json_form.read(text)  # which says where the JSON breaks off
    for key in _RESPONSE_KEYS:
        response = document.get(key)
        if isinstance(response, str):
            return _read(response)
    return json_form.read_document(document)


def _decoded(text: str) -> dict[str, Any] | None:
    try:
        document = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return None
    return document if isinstance(document, dict) else None


def write_script(script: Script, form: ScriptFormat) -> str:
    """The script as bracketed text or as JSON; both read back as the same script."""
    return json_form.write(script) if form == "json" else bracketed.write(script)


def format_of(name: str) -> ScriptFormat:
    """The form that a file name asks for: `.json` is JSON, everything else is bracketed text."""
    return "json" if PurePath(name).suffix.lower() == ".json" else "text"
