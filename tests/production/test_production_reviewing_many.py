"""Reviewing many films: each on its own, one over all, what failed in its row, nothing measured twice."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import pytest

from roughcut.critic.schema import Report
from roughcut.errors import BudgetError, OptionError
from roughcut.production.reviewing import Measuring
from roughcut.production.reviewing_many import FilmCase, film_cases, mapping_of, review_films
from roughcut.rehearsal.footage import take_of

SCRIPT = "【DIALOGUE】\n1. [0s-1s] Ada waits.\n2. [1s-2s] Ben comes in.\n"
FEW = Measuring(only=frozenset({"film_duration_error", "black", "vsa"}))


@pytest.fixture
def films(tmp_path: Path) -> Path:
    """A folder with two films of one mapping, a file that is no film, and a name that is not there."""
    footage = take_of(SimpleNamespace(seconds=2, width_px=64, height_px=36, rate=Fraction(8)))
    (tmp_path / "a").mkdir()
    for name in ("a/one.mp4", "a_one.mp4"):
        (tmp_path / name).write_bytes(footage)
    (tmp_path / "text.mp4").write_text("This is no film.", encoding="utf-8")
    names = ("a/one.mp4", "a_one.mp4", "text.mp4", "gone.mp4")
    rows = "".join(json.dumps({name: SCRIPT}) + "\n" for name in names)
    (tmp_path / "video_dialogues.jsonl").write_text(rows, encoding="utf-8")
    return tmp_path


def cases_of(films: Path) -> list[FilmCase]:
    """The films of the folder's own mapping."""
    mapping = mapping_of(films, None)
    assert mapping
    return film_cases(films, mapping, films / "out")


def test_every_film_has_a_report_and_all_have_one(films: Path) -> None:
    """What could not be reviewed is in its row, with the reason, and in no mean."""
    found = review_films(cases_of(films), films / "out", measuring=FEW)
    assert [bool(film.error) for film in found.films] == [False, False, True, True]
    assert found.failed == 2
    metric = found.metrics["film_duration_error"]
    assert (metric.mean, metric.count, metric.total) == (0.0, 2, 4)
    assert found.metrics["vsa"].mean is None
    assert any("--encoder" in reason for reason in found.metrics["vsa"].missing)
    pages = [film.report for film in found.films if film.report]
    assert len(set(pages)) == 2
    assert all((films / "out" / page).is_file() for page in [*pages, "report.html", "report.json"])


def test_a_film_that_was_reviewed_is_not_measured_again(films: Path) -> None:
    """Unless the film, or what is measured, is another."""
    cases = cases_of(films)[:2]
    review_films(cases, films / "out", measuring=FEW)
    kept, other = (case.folder / "report.json" for case in cases)
    marked = kept.read_text(encoding="utf-8").replace('"roughcut_version": "', '"roughcut_version": "marked ')
    kept.write_text(marked, encoding="utf-8")
    other.write_text("damaged", encoding="utf-8")
    review_films(cases, films / "out", measuring=FEW)
    assert "marked" in kept.read_text(encoding="utf-8")
    assert other.read_text(encoding="utf-8").startswith("{")
    review_films(cases, films / "out", measuring=Measuring(only=frozenset({"black"})))
    assert "marked" not in kept.read_text(encoding="utf-8")


def test_a_cap_that_is_reached_ends_the_review(films: Path) -> None:
    """No other film would be judged."""

    def broke(case: FilmCase, report: Report) -> Report:
        raise BudgetError("The cap is reached.")

    with pytest.raises(BudgetError):
        review_films(cases_of(films), films / "out", measuring=FEW, judging=broke)


def test_a_mapping_goes_with_a_folder_of_films(films: Path) -> None:
    """A film is no folder; a folder without a mapping, or with a film of its own, is one film."""
    with pytest.raises(OptionError, match="folder of films"):
        mapping_of(films / "a_one.mp4", films / "video_dialogues.jsonl")
    assert mapping_of(films / "a", None) is None
    (films / "film.mp4").write_bytes(b"")
    assert mapping_of(films, None) is None
