"""`roughcut export`: the cut of a production, for an editing program."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roughcut.cli import options
from roughcut.errors import OptionError

_Stems = Annotated[
    bool,
    typer.Option(
        "--stems",
        help="Write the sound in parts, too (dialogue, effects, ambience), and use it in the edit.",
    ),
]
_Handles = Annotated[
    str,
    typer.Option(
        "--handles",
        metavar="FRAMES|SECONDS",
        help="Shoot previs takes longer at both ends, such as 12 frames or 0.5s, and use those.",
        show_default="none",
    ),
]


def export(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder of a production.")],
    folder: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="FOLDER", help="Where the files go.", show_default="OUT/edit"),
    ] = None,
    forms: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="otio, fcpxml, fcp7, edl or csv; may be repeated.",
            show_default="all of them",
        ),
    ] = None,
    media_root: Annotated[
        str,
        typer.Option(
            "--media-root",
            metavar="PATH",
            help="Where OUT will lie on the editor's machine, such as /Volumes/Film/out.",
            show_default="where it is now",
        ),
    ] = "",
    stems: _Stems = False,
    handles: _Handles = "",
    quiet: options.Quiet = False,
) -> None:
    """Write the cut for an editing program: every take in its place, the review's notes as markers."""
    from roughcut.cli.progress import watching
    from roughcut.film.edit.formats import FORMS, write_edit
    from roughcut.production.folder import ProductionFolder
    from roughcut.production.handles import Handles, read_handles
    from roughcut.production.turnover import Wanted, turnover

    chosen = [form.lower() for form in forms or FORMS]
    if unknown := [form for form in chosen if form not in FORMS]:
        raise OptionError(f"{unknown[0]!r} is no format of an edit; choose from {', '.join(FORMS)}.")
    production = ProductionFolder(out)
    target = folder or production.root / "edit"
    with watching(quiet) as watcher:
        found = turnover(
            production,
            media_root,
            out=target,
            wanted=Wanted(read_handles(handles) if handles else Handles(), stems),
            watcher=watcher,
        )
    for remark in found.remarks:
        typer.echo(remark, err=True)
    written = write_edit(found.edit, target, chosen)
    if quiet:
        return
    rows = {path: FORMS[form].readers for form, path in zip(dict.fromkeys(chosen), written, strict=True)}
    if stems:
        rows[target / "stems"] = "the sound in parts, for the mix"
    if any(event.first_frame for event in found.edit.events):
        rows[target / "media"] = "the takes with handles"
    width = max(len(str(path)) for path in rows)
    for path, readers in rows.items():
        typer.echo(f"{str(path).ljust(width)}  {readers}")
