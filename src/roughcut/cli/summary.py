"""The last words of a run: where everything is."""

from __future__ import annotations

import json
from pathlib import Path

import typer

from roughcut.errors import StandInError
from roughcut.production.folder import ProductionFolder


def say_where(folder: ProductionFolder) -> None:
    """Print where the film, the script and the report are, and how many notes there are."""
    for label, path in (
        ("Film", folder.film),
        ("Script", folder.script_text),
        ("Storyboard", folder.storyboard),
        ("Report", folder.report_html),
    ):
        typer.echo(f"{label + ':':<12}{_short(path)}")
    notes = json.loads(folder.report_json.read_text(encoding="utf-8"))["notes"]
    counts = {kind: sum(note["severity"] == kind for note in notes) for kind in ("grave", "minor", "info")}
    typer.echo(f"{'Notes:':<12}" + ", ".join(f"{count} {kind}" for kind, count in counts.items()))


def end_well(folder: ProductionFolder) -> None:
    """Exit with 1, naming the shots, when the previs stands in for any that a model should have made."""
    if shots := folder.read_stand_ins():
        raise StandInError(
            f"The previs stands in for shot {', '.join(map(str, shots))}; the report says why, "
            "everything else is kept, and the same command tries again."
        )


def _short(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
