"""`roughcut make`: a dialogue becomes a script, a film and a review."""

from __future__ import annotations

from typing import Annotated

import typer

from roughcut.cli import options, wishes, writer_options


def make(
    dialogue: Annotated[
        str, typer.Argument(metavar="DIALOGUE", help="The dialogue: a file, or - for standard input.")
    ],
    out: options.Out = None,
    style: options.Style = options.StyleChoice.ANIMATED,
    size: options.Size = "1280x720",
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
    workers: options.Workers = None,
    quiet: options.Quiet = False,
) -> None:
    """Turn a dialogue into a shooting script, a voiced film with subtitles, and a review."""
    from roughcut.cli.progress import watching
    from roughcut.cli.summary import say_where
    from roughcut.production.request import MakeRequest
    from roughcut.production.run import produce
    from roughcut.textfile import read_text

    request = MakeRequest(
        options=options.plan_options(style, size, fps, seed),
        dialogue=read_text(dialogue),
        source=options.source_path(dialogue),
        language=options.language_of(language),
        writing=writer_options.writing_of(writer, temperature, max_tokens, samples, repairs),
        cast=wishes.read_cast(cast),
        brief=brief,
        positions=wishes.read_positions(positions),
    )
    with watching(quiet) as watcher:
        folder = produce(request, options.out_folder(out, dialogue), watcher=watcher, workers=workers)
    if not quiet:
        say_where(folder)
