"""`roughcut shoot`: a script becomes a film and a review."""

from __future__ import annotations

from typing import Annotated

import typer

from roughcut.cli import options


def shoot(
    script: Annotated[
        str,
        typer.Argument(metavar="SCRIPT", help="The script, text or JSON: a file, or - for standard input."),
    ],
    out: options.Out = None,
    style: options.Style = options.StyleChoice.ANIMATED,
    size: options.Size = "1280x720",
    fps: options.Fps = "24",
    seed: options.Seed = 0,
    language: options.LanguageOption = None,
    workers: options.Workers = None,
    quiet: options.Quiet = False,
) -> None:
    """Turn a shooting script into a voiced film with subtitles, and a review.

    Takes that are still fresh are kept: after an edit of one shot only that shot is taken again.
    """
    from roughcut.cli.progress import watching
    from roughcut.cli.summary import say_where
    from roughcut.production.request import ShootRequest
    from roughcut.production.run import produce
    from roughcut.script.formats import read_script
    from roughcut.textfile import read_text

    plan_options = options.plan_options(style, size, fps, seed)
    reading = read_script(read_text(script), script)
    chosen = options.language_of(language) or reading.script.language
    request = ShootRequest(
        script=reading.script.model_copy(update={"language": chosen}),
        source=options.source_path(script),
        options=plan_options,
    )
    with watching(quiet) as watcher:
        for warning in reading.warnings:
            watcher.say(f"{script}:{warning.line}:{warning.column}: {warning.message}")
        folder = produce(request, options.out_folder(out, script), watcher=watcher, workers=workers)
    if not quiet:
        say_where(folder)
