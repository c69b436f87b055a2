"""Writing a report: `report.json` for machines and `report.html`, one self-contained page, for people."""

from __future__ import annotations

import base64
import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from roughcut.critic.pages import json_text, template
from roughcut.critic.retaking.page import retakes_of, take_stills
from roughcut.critic.schema import Report
from roughcut.critic.stills import stills_of
from roughcut.critic.view import page
from roughcut.files import write_text


def write_report(report: Report, film: Path, folder: Path) -> None:
    """Write both files into `folder`; the page plays `film` from where it lies. The same report and
    film give the same bytes. Raises OutputError, and MediaError where the film cannot be read."""
    stills = stills_of(film, report.shots)
    html = render(report, stills, _url(film, folder), _captions_url(film), take_stills(report, folder))
    write_text(folder / "report.json", to_json(report))
    write_text(folder / "report.html", html)


def to_json(report: Report) -> str:
    """The report as JSON text, the same for the same report; `schema.report_schema()` describes it."""
    return json_text(report)


def render(
    report: Report,
    stills: dict[int, bytes],
    film_url: str,
    captions_url: str = "",
    takes: Mapping[str, bytes] | None = None,
) -> str:
    """The page as HTML text; whatever comes from the script or the film is escaped. `takes` are stills of
    the takes that its retakes name, by their paths."""
    retakes = retakes_of(report, takes or {})
    return template("report.html.j2").render(page(report, stills, film_url, captions_url), retakes=retakes)


def _url(film: Path, folder: Path) -> str:
    try:
        relative = os.path.relpath(film.resolve(), folder.resolve())
    except ValueError:  # another drive
        return film.resolve().as_uri()
    return quote(Path(relative).as_posix())


def _captions_url(film: Path) -> str:
    """The film's .vtt as a data URL: a page opened from disk may not load a second file as a track."""
    captions = film.with_suffix(".vtt")
    if not captions.is_file():
        return ""
    return "data:text/vtt;base64," + base64.b64encode(captions.read_bytes()).decode("ascii")
