"""The last words of a run: where everything is."""

from __future__ import annotations

from pathlib import Path

import typer

from roughcut.errors import StandInError, UnrepairedError
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
    from roughcut.critic.reports import report_parts

    report = report_parts(folder.root)
    severities = [note["severity"] for note in report["notes"]]
    counts = {kind: severities.count(kind) for kind in ("grave", "minor", "info")}
    typer.echo(f"{'Notes:':<12}" + ", ".join(f"{count} {kind}" for kind, count in counts.items()))
    retakes = report.get("retakes")
    if retakes and (retakes["records"] or retakes["unrepaired"]):
        kept = sum(record["verdict"]["kept"] for record in retakes["records"])
        typer.echo(f"{'Retakes:':<12}{len(retakes['records'])}, of which {kept} are kept. {retakes['ended']}")


def end_well(folder: ProductionFolder, *, retakes: int = 0) -> None:
    """Exit with 1, naming the shots, when the previs stands in for any that a model should have made, or
    when `retakes` were allowed and left grave notes."""
    if shots := folder.read_stand_ins():
        raise StandInError(
            f"The previs stands in for shot {', '.join(map(str, shots))}; the report says why, and "
            "everything else is kept. Run the same command again: with --buy-again where a take is in doubt, "
            "with other words or --other-model where one was refused, with --max-retry where one did not "
            "come whole."
        )
    from roughcut.critic.reports import report_parts

    told = report_parts(folder.root).get("retakes") if retakes else None
    if told and told["unrepaired"]:
        raise UnrepairedError(
            f"Grave notes are left on shot {', '.join(map(str, told['unrepaired']))}. {told['ended']} "
            "The report has the takes side by side."
        )


def _short(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
