"""The storyboard: everything on one page that stands alone."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
from PIL import Image

from roughcut.film.schema import Panel
from roughcut.film.storyboard import write_storyboard
from roughcut.script.schema import Line

LINE = Line(speaker="Ann <b>", text='She said "no" & left.', parenthetical="dry")


class _Page(HTMLParser):
    """Collects the addresses, the tags and the words of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.sources: list[str] = []
        self.tags: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.sources += [value or "" for name, value in attrs if name in ("src", "href", "srcset", "data")]

    def handle_data(self, data: str) -> None:
        self.words += data


def board(tmp_path: Path, **changes: object) -> tuple[str, _Page]:
    """A storyboard of three shots in two scenes, the last without pictures yet."""
    picture = tmp_path / "a.png"
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (360, 640, 3), dtype=np.uint8)).save(picture)
    first = Panel(
        number=1,
        start_ms=0,
        end_ms=4500,
        sizes=("Long Shot",),
        movements=("Slow Push-in",),
        action="Rain.",
        lines=(LINE,),
        blocking="Ann left of the door.",
        scene_heading="EXT. YARD - NIGHT",
        first_png=picture,
        last_png=picture,
    )
    second = first.model_copy(update={"number": 2, "start_ms": 4500, "end_ms": 65_500})
    third = Panel(number=3, start_ms=65_500, end_ms=70_000, scene_number=2, scene_heading="INT. HALL")
    panels = [panel.model_copy(update=changes) for panel in (first, second, third)]
    write_storyboard(tmp_path / "storyboard.html", panels, title="Rain & Wind", language="en")
    text = (tmp_path / "storyboard.html").read_text(encoding="utf-8")
    return text, _Page(text)


def test_every_shot_has_its_panel_with_all_that_is_known(tmp_path: Path) -> None:
    """Number, times, size, movement, action, lines, blocking, scene."""
    _, page = board(tmp_path)
    assert page.tags.count("article") == 3
    for words in (
        "Rain & Wind",
        "3 shots · 1:10",
        "EXT. YARD - NIGHT",
        "INT. HALL",
        "Long Shot",
        "Slow Push-in",
        "Rain.",
        "Ann <b>",
        "(dry)",
        'She said "no" & left.',
        "Ann left of the door.",
        "4.5 s",
        "1:05",
    ):
        assert words in page.words


def test_the_page_needs_no_other_file_and_no_network(tmp_path: Path) -> None:
    """Every address is the picture itself, no larger than 60 KB, and nothing runs."""
    text, page = board(tmp_path)
    assert len(page.sources) == 4
    assert all(
        source.startswith("data:image/jpeg;base64,") and len(source) <= 61_440 for source in page.sources
    )
    assert not {"script", "link", "iframe"} & set(page.tags)
    assert "url(" not in text
    assert "@import" not in text


def test_what_a_script_says_is_text_and_never_markup(tmp_path: Path) -> None:
    """A shot whose action is a script tag shows a script tag."""
    evil = "<script>alert(1)</script>"
    text, page = board(
        tmp_path, action=evil, blocking=evil, scene_heading=evil, sizes=(evil,), movements=(evil,)
    )
    assert evil not in text
    assert evil in page.words


def test_upright_films_get_upright_panels(tmp_path: Path) -> None:
    """The shape of the pictures is the shape of the frames on the page."""
    picture = tmp_path / "tall.png"
    Image.new("RGB", (720, 1280)).save(picture)
    panel = Panel(number=1, start_ms=0, end_ms=1000, first_png=picture)
    write_storyboard(tmp_path / "tall.html", [panel])
    ratio = re.search(r"aspect-ratio: ([\d.]+)", (tmp_path / "tall.html").read_text(encoding="utf-8"))
    assert ratio is not None
    assert float(ratio[1]) < 1


def test_a_chinese_page_is_chinese(tmp_path: Path) -> None:
    """The page's own words follow the language."""
    panel = Panel(number=1, start_ms=0, end_ms=1000, sizes=("远景",), blocking="小雨在左。")
    write_storyboard(tmp_path / "zh.html", [panel], title="末班车", language="zh")
    text = (tmp_path / "zh.html").read_text(encoding="utf-8")
    assert 'lang="zh-Hans"' in text
    assert "分镜 · 1 个镜头" in _Page(text).words
    assert "走位" in text
    assert "Blocking" not in text


def test_the_same_panels_give_the_same_page(tmp_path: Path) -> None:
    """No date, no random id."""
    assert board(tmp_path)[0] == board(tmp_path)[0]
