"""`roughcut write`: a dialogue becomes a shooting script."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roughcut.cli import options


def write(
    dialogue: Annotated[
        str, typer.Argument(metavar="DIALOGUE", help="The dialogue: a file, or - for standard input.")
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--out",
            help="The script to write, .txt, .json, .fountain or .fdx; default: standard output.",
        ),
    ] = None,
    seed: options.Seed = 0,
    language: options.LanguageOption = None,
    quiet: options.Quiet = False,
) -> None:
    """Turn a dialogue into a shooting script."""
    from roughcut.files import write_text
    from roughcut.script.formats import format_of, write_script
    from roughcut.scripter.dialogue import read_dialogue
    from roughcut.scripter.writers import write as write_script_of
    from roughcut.textfile import read_text

    script = write_script_of(
        read_dialogue(read_text(dialogue), dialogue), seed=seed, language=options.language_of(language)
    )
    if out is None or str(out) == "-":
        typer.echo(write_script(script, "text"), nl=False)
        return
    write_text(out, write_script(script, format_of(out.name)))
    if not quiet:
        typer.echo(f"Script: {out} ({len(script.shots)} shots)")
