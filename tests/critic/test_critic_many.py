"""Many films: a mapping that never leaves its folder, a table that counts what is missing, and its page."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path

import pytest

from roughcut.critic.many.mapping import read_mapping
from roughcut.critic.many.page import render, write_films_report
from roughcut.critic.many.schema import FilmsReport, ReviewedFilm
from roughcut.critic.many.table import NOT_REVIEWED, films_report, row_of
from roughcut.critic.schema import Expectation, Metric, Note, Report, Timeline
from roughcut.errors import OptionError

_HOSTILE = "</script><img src=x onerror=alert(1)>"


def report(value: float | None, *, title: str = "The Key", grave: bool = False) -> Report:
    """A film with a sharpness, or without one."""
    note = Note(shot=1, span_s=(0, 1), severity="grave", metric="black", message="Black.", suggestion="")
    return Report(
        film="film.mp4",
        film_digest="0" * 64,
        roughcut_version="1",
        expectation=Expectation(
            title=title, rate=Fraction(16), width_px=320, height_px=180, shots=(), lines=()
        ),
        metrics={
            "sharpness": Metric(
                value=value, unit="share", better="higher", how="", reason="" if value else "No frame."
            )
        },
        notes=(note,) if grave else (),
        timeline=Timeline(duration_s=4.0),
    )


def over(*values: float | None, failed: int = 0) -> FilmsReport:
    """Films with these values, and some that could not be reviewed."""
    made: list[tuple[ReviewedFilm, Report | None]] = []
    for index, value in enumerate(values):
        found = report(value, title=f"Film {index}", grave=index == 0)
        made.append((row_of(f"{index}.mp4", f"reviews/{index}/report.html", found), found))
    made += [(ReviewedFilm(film=f"gone {n}", error="It is no film."), None) for n in range(failed)]
    return films_report(made)


def test_what_is_missing_is_counted_and_never_a_zero() -> None:
    """By its reason; a film that could not be reviewed counts in the total."""
    metric = over(0.4, None, 0.8, failed=1).metrics["sharpness"]
    assert metric.mean == 0.6
    assert (metric.count, metric.total) == (2, 4)
    assert metric.missing == {"No frame.": 1, NOT_REVIEWED: 1}
    assert (metric.lowest, metric.median, metric.highest) == (0.4, 0.6, 0.8)


def test_a_mean_over_five_films_has_an_interval_and_over_four_none() -> None:
    """It holds the mean."""
    assert over(0.1, 0.2, 0.3, 0.4).metrics["sharpness"].interval_95 is None
    interval = over(0.1, 0.2, 0.3, 0.4, 0.5).metrics["sharpness"].interval_95
    assert interval
    assert 0.1 <= interval[0] < 0.3 < interval[1] <= 0.5


def test_a_metric_that_no_film_has_is_null() -> None:
    """With every film's reason."""
    metric = over(None, None).metrics["sharpness"]
    assert (metric.mean, metric.median, metric.lowest, metric.count) == (None, None, None, 0)


def test_the_json_reads_back(tmp_path: Path) -> None:
    """With its label, and without a number that is none."""
    found = over(0.4, 0.5, None, failed=1)
    write_films_report(found, tmp_path)
    text = (tmp_path / "report.json").read_text(encoding="utf-8")
    assert json.loads(text)["schema"] == "roughcut.films/1"
    assert FilmsReport.model_validate_json(text) == found


def test_the_page_leads_to_every_film_and_says_what_failed() -> None:
    """Links from the folder of the page; a film without a report has its reason instead."""
    page = render(over(0.4, 0.5, failed=1), "many")
    assert re.findall(r'href="(reviews[^"]+)"', page) == ["reviews/0/report.html", "reviews/1/report.html"]
    assert "Not reviewed: It is no film." in page
    assert "1 of 2 films has grave notes." in page
    assert "2 of 3 films" in page
    assert [float(value) for value in re.findall(r'data-metric="sharpness" data-value="([^"]+)"', page)] == [
        0.4,
        0.5,
    ]


def test_the_page_loads_nothing_and_trusts_no_words() -> None:
    """Titles and reasons are text."""
    hostile = films_report(
        [
            (row_of(_HOSTILE, "a.html", report(0.5, title=_HOSTILE)), None),
            (ReviewedFilm(film="x", error=_HOSTILE), None),
        ]
    )
    page = render(hostile, _HOSTILE)
    assert "<img" not in page
    assert "://" not in page
    assert page.count("<script>") == 1


def test_a_mapping_is_read_line_by_line_or_as_one_object(tmp_path: Path) -> None:
    """A blank line shifts nothing; a bad line is that line's problem."""
    (tmp_path / "a.mp4").write_bytes(b"")
    lines = '{"a.mp4": "one"}\n\nno\n[1]\n{"b.mp4": "two", "c.mp4": 3}\n'
    found = read_mapping(lines, tmp_path, "map")
    assert [(film.name, bool(film.path)) for film in found] == [
        ("a.mp4", True), ("map:3", False), ("map:4", False), ("b.mp4", False), ("c.mp4", False),
    ]  # fmt: skip
    assert "no such film" in found[3].problem
    assert "no script" in found[4].problem
    (only,) = read_mapping('{\n "a.mp4": "one"\n}', tmp_path, "map")
    assert only.script == "one"


@pytest.mark.parametrize("name", ["../x.mp4", "/etc/passwd", "C:\\x.mp4", "link/x.mp4", "a\x00.mp4"])
def test_a_name_that_leaves_the_folder_is_not_opened(name: str, tmp_path: Path) -> None:
    """By dots, from the root, or through a link."""
    (tmp_path / "x.mp4").write_bytes(b"")
    (tmp_path / "films").mkdir()
    (tmp_path / "films" / "link").symlink_to(tmp_path)
    (film,) = read_mapping(json.dumps({name: "script"}), tmp_path / "films", "map")
    assert film.path is None
    assert "leaves the folder" in film.problem


@pytest.mark.parametrize("text", ["", "{}", '{"a": "x"}\n{"a": "y"}'])
def test_a_mapping_without_films_or_with_one_twice_is_refused(text: str, tmp_path: Path) -> None:
    """In one sentence."""
    with pytest.raises(OptionError, match="map"):
        read_mapping(text, tmp_path, "map")
