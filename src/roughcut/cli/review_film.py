"""`roughcut review-film`: a film becomes a report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roughcut.cli import options, review_options
from roughcut.cli.groups import grouped
from roughcut.errors import OptionError

_FILES = ("report.json", "fvd.json")


@grouped
def review_film(
    target: Annotated[
        Path,
        typer.Argument(
            metavar="OUT|FILM|FOLDER",
            help="A folder that roughcut made, a film, or a folder of films with a --mapping.",
        ),
    ],
    script: Annotated[
        str | None, typer.Option("--script", help="The film's script, text or JSON; needed for a film alone.")
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--mapping",
            help='Which film of a FOLDER was made from which script: JSONL, {"FILM": "SCRIPT"} a line; '
            "default: its video_dialogues.jsonl.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o", "--out", help="The folder for the report, or report.json in it; default: beside the film."
        ),
    ] = None,
    *,
    measured: review_options.Measured,
    others: review_options.OtherFilms,
    asked: review_options.Judging,
    quiet: options.Quiet = False,
) -> None:
    """Measure a film against its script and write report.json and report.html.

    With --judge, have it and its takes scored too. A folder of films with a mapping gives a report over
    all of them, and one for each. With --reference, compare two folders of films and write fvd.json."""
    from roughcut.cli import film_reviews
    from roughcut.production.reviewing_many import mapping_of
    from roughcut.script.formats import read_script
    from roughcut.textfile import read_text

    out = _folder(out)
    if others != review_options.OtherFilms():
        film_reviews.compare_sets(target, others, out, quiet)
        return
    measuring = measured.measuring()
    if script is None and (found := mapping_of(target, mapping)):
        film_reviews.review_many(target, found, out, measuring, asked, quiet)
        return
    if mapping is not None:
        raise OptionError("--script is for one film and --mapping for a folder of films; give one of them.")
    given = read_script(read_text(script), script).script if script else None
    film_reviews.review_one(target, given, out, measuring, asked, quiet)


def _folder(out: Path | None) -> Path | None:
    """Where the report goes: a folder, also where its report.json (or fvd.json) is named."""
    if out is None or out.suffix.lower() != ".json" or out.is_dir():
        return out
    if out.name not in _FILES:
        raise OptionError(
            f"A report is written as {' or '.join(_FILES)}, with its page beside it; name its folder with -o "
            f"instead of {out}."
        )
    return out.parent
