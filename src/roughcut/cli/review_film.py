"""`roughcut review-film`: a film becomes a report."""

from __future__ import annotations

import functools
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roughcut.cli import options, writer_options
from roughcut.errors import OptionError

if TYPE_CHECKING:
    from roughcut.critic.schema import Report
    from roughcut.script.schema import Script


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
    reference: Annotated[
        Path | None,
        typer.Option(
            "--reference",
            help="A folder of films to compare a folder of films with (FVD); see --fvd-weights.",
        ),
    ] = None,
    fvd_weights: Annotated[
        Path | None, typer.Option("--fvd-weights", help="The I3D for the FVD, as TorchScript (.pt) or ONNX.")
    ] = None,
    judge: Annotated[
        str | None,
        typer.Option(
            "--judge",
            help="Who scores the film and its takes: gemini:MODEL or openai:MODEL; default: nobody.",
        ),
    ] = None,
    votes: writer_options.Votes = 3,
    max_cost_usd: writer_options.MaxCost = None,
    rehearse: writer_options.Rehearse = False,
    quiet: options.Quiet = False,
) -> None:
    """Measure a film against its script and write report.json and report.html.

    With --judge, have it and its takes scored too. With --reference, compare two folders of films and
    write fvd.json."""
    if reference is not None or fvd_weights is not None:
        _compare_sets(target, reference, fvd_weights, out, quiet)
        return
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
    if judge is not None:
        _judge(judge, target, given, report, page.parent, votes, max_cost_usd, rehearse=rehearse, quiet=quiet)


def _judge(
    name: str,
    target: Path,
    script: Script | None,
    report: Report,
    folder: Path,
    votes: int,
    max_cost_usd: float | None,
    *,
    rehearse: bool,
    quiet: bool,
) -> None:
    from roughcut.cli.progress import watching
    from roughcut.production.asking import asking, ledger_beside
    from roughcut.production.film_judging import film_and_script, judge_review, price_sentence

    _, own, takes = film_and_script(target, script)
    cap = None if max_cost_usd is None else Decimal(str(max_cost_usd))
    ledger = ledger_beside(folder / "report.json")
    with (
        asking(ledger, "judge", "film", max_cost_usd=cap, rehearse=rehearse) as open_model,
        watching(quiet) as watcher,
    ):
        model = open_model(name)
        if not quiet:
            typer.echo(price_sentence(model, own, len(takes), votes), err=True)
        watcher.stage("judging", 1 + len(takes))
        advance = functools.partial(watcher.advance, "judging")
        judged = judge_review(model, target, script, report, folder, votes=votes, advance=advance)
    if not quiet:
        _say_scores(judged)
        writer_options.say_if_rehearsed(rehearse)
    if judged.judgement and judged.judgement.failed_votes:
        raise typer.Exit(1)


def _say_scores(report: Report) -> None:
    for metric in report.metrics.values():
        if metric.group == "Judged":
            of = f"(of {metric.sample_count} of {metric.details.get('shots') or metric.details.get('votes')}"
            unit = "shots)" if "shots" in metric.details else "votes)"
            value = metric.reason if metric.value is None else f"{metric.value:.2f} {of} {unit}"
            typer.echo(f"  {metric.title:<32}{value}")


def _compare_sets(
    target: Path, reference: Path | None, weights: Path | None, out: Path | None, quiet: bool
) -> None:
    from roughcut.cli.progress import watching
    from roughcut.critic.film_sets import compare_sets, films_in
    from roughcut.files import write_text
    from roughcut.models.vision.video_encoder import open_video_encoder

    if reference is None or weights is None:
        raise OptionError("The FVD needs both --reference FOLDER and --fvd-weights FILE.")
    films, others = films_in(target), films_in(reference)
    with watching(quiet) as watcher:
        watcher.stage("fvd", len(films) + len(others))
        report = compare_sets(
            films,
            others,
            open_video_encoder(weights),
            on_progress=lambda done, total: watcher.advance("fvd"),
        )
    page = (out or target) / "fvd.json"
    write_text(page, report.model_dump_json(by_alias=True, indent=2) + "\n")
    if not quiet:
        low, high = report.interval_95
        typer.echo(
            f"FVD {report.fvd:.1f} (95 % {low:.1f} to {high:.1f}, floor {report.floor:.1f}) of"
            f" {report.film_count} films against {report.reference_count}"
        )
        typer.echo(f"Report: {page}")
