"""`roughcut review-film`: a film becomes a report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roughcut.cli import options, writer_options
from roughcut.errors import OptionError


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
        str | None,
        typer.Option("--metrics", help="Only these, such as vsa,clip,loudness, or vbench; default: all."),
    ] = None,
    vbench_results: Annotated[
        Path | None,
        typer.Option(
            "--vbench-results", help="VBench's own results (…_eval_results.json) on the takes or the films."
        ),
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
            help="Who scores the film and its takes: gemini:MODEL, openai:MODEL or local:FOLDER; default: "
            "nobody.",
        ),
    ] = None,
    votes: writer_options.Votes = 3,
    max_cost_usd: writer_options.MaxCost = None,
    rehearse: writer_options.Rehearse = False,
    quiet: options.Quiet = False,
) -> None:
    """Measure a film against its script and write report.json and report.html.

    With --judge, have it and its takes scored too. A folder of films with a mapping gives a report over
    all of them, and one for each. With --reference, compare two folders of films and write fvd.json."""
    from roughcut.cli import film_reviews

    if reference is not None or fvd_weights is not None:
        film_reviews.compare_sets(target, reference, fvd_weights, out, quiet)
        return
    from roughcut.critic.choosing import chosen
    from roughcut.critic.vbench import read_results
    from roughcut.models.vision.opening import open_encoder
    from roughcut.production.reviewing import Measuring
    from roughcut.production.reviewing_many import mapping_of
    from roughcut.script.formats import read_script
    from roughcut.textfile import read_text

    only = chosen(metrics) if metrics is not None else None
    measuring = Measuring(
        open_encoder(encoder) if encoder else None,
        frames_per_s,
        only,
        vbench=read_results(vbench_results) if vbench_results else None,
        runs_vbench=only is not None and any(name.startswith("vbench_") for name in only),
    )
    asked = film_reviews.Judged(judge, votes, max_cost_usd, rehearse)
    if script is None and (found := mapping_of(target, mapping)):
        film_reviews.review_many(target, found, out, measuring, asked, quiet)
        return
    if mapping is not None:
        raise OptionError("--script is for one film and --mapping for a folder of films; give one of them.")
    given = read_script(read_text(script), script).script if script else None
    film_reviews.review_one(target, given, out, measuring, asked, quiet)
