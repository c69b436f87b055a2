"""Writing the report of many films: `report.json`, and one page that leads to every film's own."""

from __future__ import annotations

import functools
import json
from pathlib import Path

import jinja2

from roughcut.critic.many.schema import FilmsReport
from roughcut.critic.many.view import page
from roughcut.files import write_text


def write_films_report(report: FilmsReport, folder: Path) -> None:
    """Write both files into `folder`. Raises OutputError."""
    plain = report.model_dump(mode="json", by_alias=True)
    text = json.dumps(plain, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    write_text(folder / "report.json", text)
    write_text(folder / "report.html", render(report, folder.resolve().name))


def render(report: FilmsReport, name: str) -> str:
    """The page as HTML text; titles, paths and reasons are escaped."""
    return _template().render(page(report, name))


@functools.cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("roughcut.critic"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("films.html.j2")
