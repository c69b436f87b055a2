"""The options that tell a writer what the user has decided: cast, brief, positions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from roughcut.scripter.cast import CastFile
    from roughcut.scripter.schema import Dialogue, Position

Cast = Annotated[
    Path | None,
    typer.Option("--cast", help="A cast file, TOML or JSON: names, aliases, looks, voices, pictures."),
]
Brief = Annotated[
    str, typer.Option("--brief", help="What the dialogue leaves open: tone, place, hour, in your own words.")
]
Positions = Annotated[
    Path | None,
    typer.Option(
        "--positions", help="Who stands where when a scene opens: rows such as `Mara: left`, or JSON."
    ),
]


def read_cast(path: Path | None) -> CastFile | None:
    """The cast file that was named; None where none was, or where a folder of pictures was."""
    from roughcut.scripter.cast import read_cast_file

    return read_cast_file(path) if path and not path.is_dir() else None


def read_positions(path: Path | None) -> tuple[Position, ...]:
    """The positions that were named."""
    from roughcut.scripter.positions import read_positions as read

    return read(path) if path else ()


def wished(dialogue: Dialogue, cast: Path | None, brief: str, positions: Path | None) -> Dialogue:
    """The dialogue with all that the options say; who of a cast file does not speak is told."""
    from roughcut.scripter.cast import absent
    from roughcut.scripter.wishes import with_wishes

    cast_file = read_cast(cast)
    for name in absent(dialogue, cast_file) if cast_file else ():
        typer.echo(f"{cast}: {name} does not speak in this dialogue.", err=True)
    return with_wishes(dialogue, cast_file, brief, read_positions(positions))
