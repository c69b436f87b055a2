"""`roughcut compare`: reports side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from roughcut.critic.compare import ComparedDifference, ComparedMetric, Comparison


def compare(
    reports: Annotated[
        list[Path],
        typer.Argument(metavar="REPORT REPORT…", help="Files report.json, or the folders that hold them."),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> None:
    """Set reports side by side; differences are against the first, over shots of the same number, or over
    films of the same story where the reports are of many films."""
    from roughcut.critic.compare import compare as compared
    from roughcut.critic.reports import read_film_report

    found = compared([(str(path), read_film_report(path)) for path in reports])
    if as_json:
        typer.echo(found.model_dump_json(by_alias=True, indent=2))
        return
    for line in _table(found):
        typer.echo(line)


def _table(found: Comparison) -> list[str]:
    lines = [f"{letter}  {film}" for letter, film in zip(_letters(found), found.films, strict=True)]
    lines += ["", _row("", "notes (grave, minor)", list(_notes(found)))]
    for name, metric in found.metrics.items():
        if any(value is not None for value in metric.values):
            lines.append(_row(name, metric.unit, [_cell(metric, i) for i in range(len(found.films))]))
            if metric.reason:
                lines[-1] += f"  ({metric.reason.removesuffix('.')})"
    lines += ["", f"[low, high]: 95 % interval of the mean difference from A over {found.over} (bootstrap)."]
    return lines


def _letters(found: Comparison) -> list[str]:
    return [chr(ord("A") + index) if index < 26 else str(index + 1) for index in range(len(found.films))]


def _notes(found: Comparison) -> list[str]:
    return [f"{grave}, {minor}" for grave, minor in zip(found.grave_notes, found.minor_notes, strict=True)]


def _row(name: str, unit: str, cells: list[str]) -> str:
    return f"{name:<24}{unit:<22}" + "".join(f"{cell:<40}" for cell in cells).rstrip()


def _cell(metric: ComparedMetric, index: int) -> str:
    value = metric.values[index]
    text = "–" if value is None else f"{value:.4g}"
    difference = metric.differences[index]
    return f"{text}  {_told(difference)}" if difference else text


def _told(difference: ComparedDifference) -> str:
    if difference.interval_95 is None:
        return f"{difference.mean:+.3g} (n={difference.pair_count})"
    low, high = difference.interval_95
    return f"{difference.mean:+.3g} [{low:+.3g}, {high:+.3g}] {difference.verdict}".rstrip()
