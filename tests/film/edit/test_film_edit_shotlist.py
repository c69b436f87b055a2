"""The shot list is a table that a spreadsheet opens, and no cell of it is run."""

from __future__ import annotations

import csv
import io

from film_edits import edits, event, known_edit
from hypothesis import given

from roughcut.film.edit.schema import Edit
from roughcut.film.edit.shotlist import COLUMNS, shot_list
from roughcut.script.schema import Action, Shot


def rows(edit: Edit) -> list[dict[str, str]]:
    """The table as a spreadsheet reads it."""
    text = shot_list(edit).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_says_what_a_shot_is() -> None:
    """Where it lies in the film, how it is framed, what is said, what was found."""
    second = rows(known_edit())[1]
    assert tuple(second) == COLUMNS
    assert (second["record in"], second["record out"], second["frames"]) == (
        "01:00:02:00",
        "01:00:03:06",
        "30",
    )
    assert (second["size"], second["lines"]) == ("MCU", "Ada: You are late, Ben.")
    assert second["notes"] == "grave: It is black."


@given(edits())
def test_every_shot_has_one_row(edit: Edit) -> None:
    """Whatever its words are."""
    assert [row["shot"] for row in rows(edit)] == [str(event.shot.number) for event in edit.events]


def test_a_formula_is_only_words() -> None:
    """A cell that would be run begins with an apostrophe."""
    shot = Shot(number=1, start_ms=0, end_ms=1, beats=(Action(text="=HYPERLINK(1)"),))
    edit = known_edit().model_copy(update={"events": (event(1, 5, shot=shot),)})
    assert rows(edit)[0]["action"] == "'=HYPERLINK(1)"
