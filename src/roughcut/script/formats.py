"""Scripts in whatever form they come: which reader a text needs, and which writer a name asks for."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any, Literal

from roughcut.errors import ScriptError
from roughcut.script import bracketed, json_form
from roughcut.script.schema import Reading, Script
from roughcut.script.screenplay import fdx, fountain_write
from roughcut.script.screenplay.of_script import screenplay_of

ScriptFormat = Literal["text", "json", "fountain", "fdx"]

_FORMATS: dict[str, ScriptFormat] = {
    ".json": "json",
    ".fountain": "fountain",
    ".spmd": "fountain",
    ".fdx": "fdx",
}

# Keys under which batch files keep the text of a generated script.
_RESPONSE_KEYS = ("response", "generated_script")


def read_script(text: str, name: str = "") -> Reading:
    """Read a script from the bracketed form, from our JSON, or from a JSON object whose `response` holds
    either. `name` is that of the file. Raises ScriptError, also for a screenplay: that is no script yet."""
    if format_of(name) in ("fountain", "fdx") or fdx.is_fdx(text):
        raise ScriptError(
            f"{name or 'This'} is a screenplay, not a shooting script; turn it into one first with "
            f"`roughcut write {name or 'FILE'} -o script.txt`."
        )
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
    """The script in a form. Text and JSON read back as the same script; Fountain and FDX keep its lines,
    scenes and action for other programs, and put the camera into notes."""
    if form == "json":
        return json_form.write(script)
    if form == "fountain":
        return fountain_write.write(screenplay_of(script))
    return fdx.write(screenplay_of(script)) if form == "fdx" else bracketed.write(script)


def format_of(name: str) -> ScriptFormat:
    """The form that a file name asks for by its suffix; bracketed text where it asks for none."""
    return _FORMATS.get(PurePath(name).suffix.lower(), "text")
