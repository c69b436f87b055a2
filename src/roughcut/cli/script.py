"""`roughcut script …`: check what is understood of a script, and convert between its forms."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roughcut.cli import options

app = typer.Typer(help="Check and convert scripts.", invoke_without_command=True, rich_markup_mode=None)


@app.callback()
def _root(context: typer.Context) -> None:
    """Check and convert scripts."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command("check")
def check(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="The script, text or JSON: a file, or - for standard input.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show what was understood of a script, and every warning with line and column."""
    import json

    from roughcut.script.check import render_check, summary
    from roughcut.script.formats import read_script
    from roughcut.textfile import read_text

    reading = read_script(read_text(file), file)
    if as_json:
        typer.echo(json.dumps(summary(reading), ensure_ascii=False, indent=2))
    else:
        typer.echo(render_check(reading))


@app.command("convert")
def convert(
    source: Annotated[
        str, typer.Argument(metavar="IN", help="A script, text or JSON; - for standard input.")
    ],
    target: Annotated[
        Path, typer.Argument(metavar="OUT", help="The file to write: .txt, .json, .fountain or .fdx.")
    ],
    quiet: options.Quiet = False,
) -> None:
    """Convert a script between bracketed text and JSON, or into a screenplay: Fountain or Final Draft."""
    from roughcut.files import write_text
    from roughcut.script.formats import format_of, read_script, write_script
    from roughcut.textfile import read_text

    reading = read_script(read_text(source), source)
    write_text(target, write_script(reading.script, format_of(target.name)))
    if not quiet:
        for warning in reading.warnings:
            typer.echo(f"{source}:{warning.line}:{warning.column}: {warning.message}", err=True)
        typer.echo(f"Script: {target} ({len(reading.script.shots)} shots)")
