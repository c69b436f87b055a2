"""`roughcut models`: the video models that there are, what each can do and what it costs."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(help="List the video models.", invoke_without_command=True, rich_markup_mode=None)
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.callback()
def models(context: typer.Context, as_json: AsJson = False) -> None:
    """List the video models: what each can do, what it costs, and which are switched off."""
    if context.invoked_subcommand is not None:
        return
    import json

    from roughcut.models.video.catalogue import profiles
    from roughcut.models.video.catalogue.listing import models_text

    found = profiles()
    if as_json:
        typer.echo(json.dumps([each.model_dump(mode="json") for each in found], ensure_ascii=False, indent=2))
    else:
        typer.echo(models_text(found))


@app.command("show")
def show(
    model: Annotated[
        str, typer.Argument(metavar="MODEL", help="A model, by its id or an alias, in any case.")
    ],
    as_json: AsJson = False,
) -> None:
    """Show all that is known of one model."""
    from roughcut.models.video.catalogue import profile_of
    from roughcut.models.video.catalogue.listing import model_text

    found = profile_of(model, allow_retired=True)
    typer.echo(found.model_dump_json(indent=2) if as_json else model_text(found))
