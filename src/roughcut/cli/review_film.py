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
    encoder: Annotated[
        str | None,
        typer.Option(
            "--encoder", help="A CLIP or SigLIP for vsa and clip: the folder of its weights, or a hub id."
        ),
    ] = None,
    frames_per_s: Annotated[
        float, typer.Option("--frames-per-s", help="How many frames a second the encoder is shown.")
    ] = 2.0,
    metrics: Annotated[
        str | None, typer.Option("--metrics", help="Only these, such as vsa,clip,loudness; default: all.")
    ] = None,
    quiet: options.Quiet = False,
) -> None:
    """Measure a film against its script and write report.json and report.html."""
    from roughcut.cli.progress import watching
    from roughcut.critic.choosing import chosen
    from roughcut.models.vision.opening import open_encoder
    from roughcut.production.reviewing import Measuring, review
    from roughcut.script.formats import read_script
    from roughcut.textfile import read_text

    only = chosen(metrics) if metrics is not None else None
    measuring = Measuring(open_encoder(encoder) if encoder else None, frames_per_s, only)
    given = read_script(read_text(script), script).script if script else None
    with watching(quiet) as watcher:
        report, page = review(target, script=given, out=out, watcher=watcher, measuring=measuring)
    if not quiet:
        counts = {
            kind: sum(note.severity == kind for note in report.notes) for kind in ("grave", "minor", "info")
        }
        typer.echo(", ".join(f"{count} {kind}" for kind, count in counts.items()) + " notes")
        typer.echo(f"Report: {page}")
