"""`roughcut shoot`: a script becomes a film and a review."""

from __future__ import annotations

from typing import Annotated

import typer

from roughcut.cli import model_options, options, wishes


def shoot(
    script: Annotated[
        str,
        typer.Argument(metavar="SCRIPT", help="The script, text or JSON: a file, or - for standard input."),
    ],
    out: options.Out = None,
    style: options.Style = options.StyleChoice.ANIMATED,
    model: model_options.Model = "previs",
    size: model_options.Size = None,
    seconds: model_options.Seconds = None,
    audio: model_options.Audio = None,
    reference_mode: model_options.ReferenceMode = None,
    reference_first_frame: model_options.FirstFrame = None,
    cast: wishes.Cast = None,
    recording: wishes.Recording = None,
    subtitles: wishes.Subtitles = None,
    whisper: wishes.Whisper = None,
    other_model: model_options.OtherModel = None,
    max_cost_usd: model_options.MaxCost = None,
    max_retry: model_options.MaxRetry = 0,
    retakes: model_options.Retakes = 0,
    judge: model_options.Judge = None,
    buy_again: model_options.BuyAgain = False,
    rehearse: model_options.Rehearse = False,
    yes: model_options.Yes = False,
    fps: options.Fps = "24",
    seed: options.Seed = 0,
    language: options.LanguageOption = None,
    workers: options.Workers = None,
    quiet: options.Quiet = False,
) -> None:
    """Turn a shooting script into a voiced film with subtitles, and a review.

    Takes that are still fresh are kept: after an edit of one shot only that shot is taken again.
    """
    from roughcut.cli.approval import approval
    from roughcut.cli.progress import watching
    from roughcut.cli.summary import end_well, say_where
    from roughcut.production.request import ShootRequest
    from roughcut.production.run import produce
    from roughcut.script.formats import read_script
    from roughcut.textfile import read_text

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
        asks_others=judge is not None,
    )
    plan_options = options.plan_options(style, model_options.film_size_text(model, size), fps, seed)
    reading = read_script(read_text(script), script)
    chosen = options.language_of(language) or reading.script.language
    request = ShootRequest(
        script=reading.script.model_copy(update={"language": chosen}),
        source=options.source_path(script),
        cast=wishes.read_cast(cast),
        recorded=wishes.read_recording(
            recording, subtitles, whisper, script, options.out_folder(out, script)
        ),
        options=plan_options,
        buying=buying,
        retakes=retakes,
        judge=model_options.judge_of_retakes(judge, retakes),
    )
    with watching(quiet) as watcher:
        for warning in reading.warnings:
            watcher.say(f"{script}:{warning.line}:{warning.column}: {warning.message}")
        folder = produce(
            request,
            options.out_folder(out, script),
            watcher=watcher,
            workers=workers,
            approve=approval(yes=yes),
        )
    if not quiet:
        say_where(folder)
    end_well(folder, retakes=retakes)
