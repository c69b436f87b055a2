"""`roughcut doctor`: what is ready on this machine, and what is missing for the rest."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def doctor(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Say which video models are ready, what the others still need, and whether films can be made here.

    Keys are looked for and never shown. Exit code 1 when something that every film needs is missing.
    """
    import json

    from roughcut.cli.checkup import checkup
    from roughcut.models.video.catalogue.readiness import readiness

    checks, models = checkup(Path.cwd()), readiness()
    whole = all(check.ok for check in checks if check.needed)
    if as_json:
        found = {
            "ready": whole,
            "machine": [check.as_json() for check in checks],
            "models": [{**each.model_dump(), "ready": each.is_ready} for each in models],
        }
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        width = max(len(each.model) for each in models)
        for check in checks:
            mark = "ok" if check.ok else "MISSING" if check.needed else "-"
            typer.echo(f"{check.name:<{width}}  {mark:<8}{check.said}")
        typer.echo("")
        for each in models:
            said = "ready" if each.is_ready else f"needs {each.missing}"
            typer.echo(f"{each.model:<{width}}  {said}")
    if not whole:
        raise typer.Exit(1)
