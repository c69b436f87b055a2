"""`roughcut make`: a dialogue becomes a script, a film and a review."""

from __future__ import annotations

from typing import Annotated

import typer

from roughcut.cli import model_options, options, wishes, writer_options


def make(
    dialogue: Annotated[
        str, typer.Argument(metavar="DIALOGUE", help="The dialogue: a file, or - for standard input.")
    ],
    out: options.Out = None,
    style: options.Style = options.StyleChoice.ANIMATED,
    model: model_options.Model = "previs",
    size: model_options.Size = None,
    seconds: model_options.Seconds = None,
    audio: model_options.Audio = None,
    reference_mode: model_options.ReferenceMode = None,
    reference_first_frame: model_options.FirstFrame = None,
    fps: options.Fps = "24",
    seed: options.Seed = 0,
    language: options.LanguageOption = None,
    writer: writer_options.Writer = "grammar",
    temperature: writer_options.Temperature = 0.7,
    max_tokens: writer_options.MaxTokens = 8192,
    samples: writer_options.Samples = 1,
    repairs: writer_options.Repairs = 3,
    cast: wishes.Cast = None,
    brief: wishes.Brief = "",
    positions: wishes.Positions = None,
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
    workers: options.Workers = None,
    quiet: options.Quiet = False,
) -> None:
    """Turn a dialogue into a shooting script, a voiced film with subtitles, and a review."""
    from roughcut.cli.approval import approval
    from roughcut.cli.progress import watching
    from roughcut.cli.summary import end_well, say_where
    from roughcut.production.request import MakeRequest
    from roughcut.production.run import produce
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
    request = MakeRequest(
        options=options.plan_options(style, model_options.film_size_text(model, size), fps, seed),
        buying=buying,
        retakes=retakes,
        judge=model_options.judge_of_retakes(judge, retakes),
        dialogue=read_text(dialogue),
        source=options.source_path(dialogue),
        language=options.language_of(language),
        writing=writing,
        cast=wishes.read_cast(cast),
        brief=brief,
        positions=wishes.read_positions(positions),
        recorded=wishes.read_recording(
            recording, subtitles, whisper, dialogue, options.out_folder(out, dialogue)
        ),
    )
    with watching(quiet) as watcher:
        folder = produce(
            request,
            options.out_folder(out, dialogue),
            watcher=watcher,
            workers=workers,
            approve=approval(yes=yes),
        )
    if not quiet:
        say_where(folder)
    writer_options.fail_if_script_is_wrong(folder, request)
    end_well(folder, retakes=retakes)
