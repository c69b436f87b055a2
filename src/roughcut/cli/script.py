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
    dialogue: Annotated[
        str | None,
        typer.Option(
            "--dialogue", metavar="DIALOGUE", help="Also compare it with the dialogue it was made from."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show what was understood of a script, its faults, and every warning with line and column.

    Exits with 1 where the script does not say what the dialogue says.
    """
    import json

    from roughcut.script.check import fault_rows, render_check, summary
    from roughcut.script.formats import read_script
    from roughcut.script.verify import verify
    from roughcut.scripter.dialogue import read_dialogue
    from roughcut.scripter.fidelity import spoken_turns
    from roughcut.textfile import read_text

    reading = read_script(read_text(file), file)
    turns = spoken_turns(read_dialogue(read_text(dialogue), dialogue)) if dialogue else None
    faults = verify(reading.script, turns)
    if as_json:
        document = {**summary(reading), "faults": fault_rows(faults)}
        typer.echo(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        typer.echo(render_check(reading, faults))
    if any(fault.check == "fidelity" and fault.severity == "grave" for fault in faults):
        raise typer.Exit(1)


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
