"""The storyboard: a page with a panel for every shot, to be printed and carried to the set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, Template
from PIL import Image

from roughcut.files import write_text
from roughcut.film.schema import Panel
from roughcut.film.stills import data_uri, still
from roughcut.script.schema import Language
from roughcut.timebase import clock_text, seconds_text

_STILL_BYTES = 60_000
_WORDS = {
    "en": {
        "storyboard": "Storyboard",
        "scene": "Scene",
        "shots": "shots",
        "shot": "shot",
        "first": "first frame",
        "last": "last frame",
        "no_still": "no picture yet",
        "blocking": "Blocking",
    },
    "zh": {
        "storyboard": "分镜",
        "scene": "场景",
        "shots": "个镜头",
        "shot": "个镜头",
        "first": "首帧",
        "last": "尾帧",
        "no_still": "暂无画面",
        "blocking": "走位",
    },
}


@dataclass(frozen=True)
class _Cell:
    """A panel with its stills and times made ready for the page."""

    panel: Panel
    first: str | None
    last: str | None
    at: str
    length: str


def write_storyboard(
    path: Path, panels: Sequence[Panel], *, title: str = "", language: Language = "en"
) -> None:
    """Write the storyboard as one HTML page that needs nothing else: stills inside, no network, no script.

    Raises MediaError for a still that is no picture, OutputError for a disk that says no.
    """
    cells = [_cell(panel) for panel in panels]
    scenes = [
        (number, next((cell.panel.scene_heading for cell in group if cell.panel.scene_heading), ""), group)
        for number, group in ((key, list(each)) for key, each in groupby(cells, _scene_number))
    ]
    page = _template().render(
        title=title,
        language=language,
        words=_WORDS[language],
        scenes=scenes,
        count=len(panels),
        length=clock_text(max((panel.end_ms for panel in panels), default=0)),
        ratio=_ratio(panels),
    )
    write_text(path, page)


def _scene_number(cell: _Cell) -> int:
    return cell.panel.scene_number


def _cell(panel: Panel) -> _Cell:
    return _Cell(
        panel=panel,
        first=_uri(panel.first_png),
        last=_uri(panel.last_png),
        at=clock_text(panel.start_ms),
        length=seconds_text(round((panel.end_ms - panel.start_ms) / 100) * 100),
    )


def _uri(picture: Path | None) -> str | None:
    return (
        None if picture is None else data_uri(still(picture, width_px=480, limit_bytes=_STILL_BYTES * 3 // 4))
    )


def _ratio(panels: Sequence[Panel]) -> float:
    """Width over height of the film's picture; 16:9 where there is none yet."""
    for panel in panels:
        if panel.first_png is not None:
            with Image.open(panel.first_png) as image:
                return round(image.width / image.height, 4)
    return round(16 / 9, 4)


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(files(__package__).joinpath("storyboard.html.j2").read_text("utf-8"))
