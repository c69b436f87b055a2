"""`roughcut retakes`: what was taken again, and which take is in the film."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roughcut.errors import OptionError

if TYPE_CHECKING:
    from roughcut.production.retaking.schema import Journal


def retakes(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder of a production.")],
    circle: Annotated[
        list[str] | None,
        typer.Option(
            "--circle",
            metavar="SHOT:TAKE",
            help="Put this take into the film, such as 3:1 for the first take of shot 3; may be repeated.",
        ),
    ] = None,
) -> None:
    """List the retakes of a film with their verdicts, or choose by hand which take is in it."""
    from roughcut.production.made import production_of
    from roughcut.production.retaking.circling import circle as circle_take
    from roughcut.production.retaking.journal import read_journal

    folder = production_of(out)
    for shot, take in [_read(text) for text in circle or ()]:
        circle_take(folder, shot, take)
        typer.echo(f"Shot {shot}: take {take} is circled; run the command that made the film to cut it in.")
    if not circle:
        typer.echo(_listed(read_journal(folder)))


def _read(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,6}):(\d{1,6})", text.strip())
    if not found:
        raise OptionError(f"{text!r} names no take; write the shot and the take, such as 3:1.")
    return int(found[1]), int(found[2])


def _listed(journal: Journal) -> str:
    if not journal.entries:
        return "No shot was ever taken again here."
    lines = []
    for entry in journal.entries:
        number = entry.retake.take_number
        state = "open" if entry.verdict is None else "kept" if entry.verdict.kept else "discarded"
        mark = ", in the film" if journal.circled.get(entry.shot_number) == number else ""
        reason = f" {entry.verdict.reason}" if entry.verdict else ""
        why = entry.retake.why
        lines.append(f"{why[:1].upper()}{why[1:]}; {state}{mark}; ${entry.cost_usd:.2f}.{reason}")
    return "\n".join([*lines, journal.ended] if journal.ended else lines)
