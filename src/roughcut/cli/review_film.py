"""`roughcut review-film`: a film becomes a report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roughcut.cli import options


def review_film(
    target: Annotated[
        Path, typer.Argument(metavar="OUT|FILM", help="A folder that roughcut made, or a film.")
    ],
    script: Annotated[
        str | None, typer.Option("--script", help="The film's script, text or JSON; needed for a film alone.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="The folder for the report; default: beside the film.")
    ] = None,
    quiet: options.Quiet = False,
) -> None:
    """Measure a film against its script and write report.json and report.html."""
    from roughcut.cli.progress import watching
    from roughcut.production.reviewing import review
    from roughcut.script.formats import read_script
    from roughcut.textfile import read_text

    given = read_script(read_text(script), script).script if script else None
    with watching(quiet) as watcher:
        report, page = review(target, script=given, out=out, watcher=watcher)
    if not quiet:
        counts = {
            kind: sum(note.severity == kind for note in report.notes) for kind in ("grave", "minor", "info")
        }
        typer.echo(", ".join(f"{count} {kind}" for kind, count in counts.items()) + " notes")
        typer.echo(f"Report: {page}")
