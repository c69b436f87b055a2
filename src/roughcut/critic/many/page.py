"""Writing the report of many films: `report.json`, and one page that leads to every film's own."""

from __future__ import annotations

from pathlib import Path

from roughcut.critic.many.schema import FilmsReport
from roughcut.critic.many.view import page
from roughcut.critic.pages import json_text, template
from roughcut.files import write_text


def write_films_report(report: FilmsReport, folder: Path) -> None:
    """Write both files into `folder`. Raises OutputError."""
    write_text(folder / "report.json", json_text(report))
    write_text(folder / "report.html", render(report, folder.resolve().name))


def render(report: FilmsReport, name: str) -> str:
    """The page as HTML text; titles, paths and reasons are escaped."""
    return template("films.html.j2").render(page(report, name))
