"""The forms of the hand-off: each one entry, with who reads it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from roughcut.files import write_text
from roughcut.film.edit.edl import edl_text
from roughcut.film.edit.fcp7 import fcp7_text
from roughcut.film.edit.fcpxml import fcpxml_text
from roughcut.film.edit.otio import otio_text
from roughcut.film.edit.schema import Edit
from roughcut.film.edit.shotlist import shot_list


class Form(NamedTuple):
    """A form of the edit: its file's name, its writer, and which programs read it."""

    file: str
    write: Callable[[Edit], str]
    readers: str


FORMS = {
    "otio": Form("film.otio", otio_text, "DaVinci Resolve and what else speaks OpenTimelineIO"),
    "fcpxml": Form("film.fcpxml", fcpxml_text, "Final Cut Pro, DaVinci Resolve"),
    "fcp7": Form("film.xml", fcp7_text, "Premiere Pro, DaVinci Resolve"),
    "edl": Form("film.edl", edl_text, "every editing program"),
    "csv": Form("shots.csv", shot_list, "spreadsheets"),
}


def write_edit(edit: Edit, folder: Path, forms: Sequence[str] = tuple(FORMS)) -> tuple[Path, ...]:
    """Write an edit into a folder in each of these forms, every file whole or not at all; gives the paths.

    Raises KeyError for a form that is not in FORMS, OutputError for a disk that says no.
    """
    written = []
    for form in dict.fromkeys(forms):
        path = folder / FORMS[form].file
        write_text(path, FORMS[form].write(edit))
        written.append(path)
    return tuple(written)
