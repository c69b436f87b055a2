"""`roughcut batch`: a film for every line of a file of stories."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roughcut.cli import model_options, options, wishes, writer_options

if TYPE_CHECKING:
    from roughcut.production.batch import BatchSummary


def batch(
    stories: Annotated[
        str,
        typer.Argument(metavar="STORIES", help="JSONL, a story a line: a file, or - for standard input."),
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder for all the stories.")],
    model: model_options.Model = "previs",
    style: options.Style = options.StyleChoice.ANIMATED,
    size: model_options.Size = None,
    seconds: model_options.Seconds = None,
    audio: model_options.Audio = None,
    reference_mode: model_options.ReferenceMode = None,
    reference_first_frame: model_options.FirstFrame = None,
    cast: wishes.Cast = None,
    fps: options.Fps = "24",
    seed: options.Seed = 0,
    language: options.LanguageOption = None,
    writer: writer_options.Writer = "grammar",
    temperature: writer_options.Temperature = 0.7,
    max_tokens: writer_options.MaxTokens = 8192,
    samples: writer_options.Samples = 1,
    repairs: writer_options.Repairs = 3,
    brief: wishes.Brief = "",
    script_key: Annotated[
        str | None, typer.Option(help="The key of the script; default: response, generated_script or script.")
    ] = None,
    dialogue_key: Annotated[
        str | None,
        typer.Option(help="The key of the dialogue, for lines without a script; default: dialogue or input."),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Take the first so many stories alone.")] = None,
    concurrency: Annotated[
        int | None,
        typer.Option(
            min=1, max=64, help="How many stories at a time; default: enough to keep model and workers busy."
        ),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="How many jobs may be open at a provider, at most.")
    ] = None,
    other_model: model_options.OtherModel = None,
    max_cost_usd: model_options.MaxCost = None,
    max_retry: model_options.MaxRetry = 0,
    retakes: model_options.Retakes = 0,
    judge: model_options.Judge = None,
    buy_again: model_options.BuyAgain = False,
    rehearse: model_options.Rehearse = False,
    yes: model_options.Yes = False,
    workers: options.Workers = None,
    quiet: options.Quiet = False,
) -> None:
    """Make a film of every story, each in a folder of its own; the same command goes on where it stood.

    Writes responses.jsonl and video_dialogues.jsonl beside the folders, and exits 0 only if every story
    has its whole film. With --retakes, shots with grave notes are taken again once all stories have one.
    """
    from roughcut.cli.approval import approval
    from roughcut.cli.progress import watching
    from roughcut.production.batch import Batch
    from roughcut.production.stories import read_stories
    from roughcut.textfile import read_text

    writing = writer_options.writing_of(writer, temperature, max_tokens, samples, repairs)
    buying = model_options.buying(
        model,
        size=size,
        seconds=seconds,
        audio=audio,
        reference_mode=reference_mode,
        first_frame=reference_first_frame,
        cast=cast,
        other_model=other_model,
        max_cost_usd=max_cost_usd,
        max_retry=max_retry,
        buy_again=buy_again,
        rehearse=rehearse,
        asks_others=writing.calls_a_model or judge is not None,
    )
    found, blank = read_stories(read_text(stories), script_key, dialogue_key)
    with watching(quiet) as watcher:
        for line in blank:
            watcher.say(f"Line {line} is blank.")
        made = Batch(
            found[:limit],
            out,
            options.plan_options(style, model_options.film_size_text(model, size), fps, seed),
            buying,
            language=options.language_of(language),
            cast=wishes.read_cast(cast),
            brief=brief,
            writing=writing,
            retakes=retakes,
            judge=model_options.judge_of_retakes(judge, retakes),
            watcher=watcher,
            approve=approval(yes=yes),
        )
        summary = made.run(concurrency=concurrency, workers=workers, jobs=jobs)
    if not quiet:
        _say(summary, out)
    if not summary.is_whole:
        raise typer.Exit(1)


def _say(summary: BatchSummary, out: Path) -> None:
    """How many films there are and where, what failed, and what it cost."""
    for line in sorted(summary.failed):
        typer.echo(summary.failed[line], err=True)
    whole = len(set(summary.films) - set(summary.failed))
    typer.echo(f"{whole} of {len(set(summary.films) | set(summary.failed))} stories are whole, in {out}")
    if summary.spent_usd:
        typer.echo(f"Spent:      ${summary.spent_usd:.2f}")
