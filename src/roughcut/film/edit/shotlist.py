"""The edit as a shot list: a table (CSV) with a row for each shot, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from roughcut.film.edit.schema import Edit, Event
from roughcut.film.edit.timecode import hour_of, timecode

COLUMNS = (
    "shot", "scene", "scene heading", "record in", "record out", "frames", "seconds", "size", "movement",
    "action", "lines", "blocking", "take", "other takes", "notes",
)  # fmt: skip
_UTF8 = "\ufeff"
"""Without this mark Excel reads a table in the letters of the machine's own country."""
_FORMULA = ("=", "+", "-", "@")


def shot_list(edit: Edit) -> str:
    """The table, with a header. A cell that would be taken for a formula begins with an apostrophe."""
    text = io.StringIO()
    text.write(_UTF8)
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for event, start in edit.placed():
        rows.writerow([_harmless(cell) for cell in _row(edit, event, start)])
    return text.getvalue()


def _row(edit: Edit, event: Event, start: int) -> Iterator[str]:
    record, shot = hour_of(edit.rate) + start, event.shot
    yield str(shot.number)
    yield str(event.scene.number)
    yield event.scene.heading
    yield timecode(record, edit.rate)
    yield timecode(record + event.frame_count, edit.rate)
    yield str(event.frame_count)
    yield f"{float(event.frame_count / edit.rate):.2f}"
    yield " + ".join(shot.sizes)
    yield " + ".join(shot.movements)
    yield shot.action
    yield " / ".join(f"{line.speaker or '?'}: {line.text}" for line in shot.lines)
    yield shot.blocking
    yield event.take.name
    yield " ".join(other.name for other in event.others)
    yield " / ".join(f"{marker.severity}: {marker.message}" for marker in event.markers)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
