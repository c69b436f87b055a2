"""Reports are read back as what they are; what is no report is one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from critic_films import expectation

from roughcut.critic.report import to_json
from roughcut.critic.reports import read_film_report, read_report, report_parts
from roughcut.critic.schema import Report
from roughcut.critic.scripts.review import report_of
from roughcut.errors import OptionError

REPORT = Report(
    film="film.mp4", film_digest="0" * 64, roughcut_version="1", expectation=expectation(), metrics={},
    notes=(),
)  # fmt: skip


def test_a_report_is_read_from_its_file_or_its_folder(tmp_path: Path) -> None:
    """The same report, and its parts as plain values."""
    (tmp_path / "report.json").write_text(to_json(REPORT), encoding="utf-8")
    assert read_report(tmp_path) == read_film_report(tmp_path / "report.json") == REPORT
    assert report_parts(tmp_path)["film_digest"] == "0" * 64


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no", "it is no JSON"),
        ("[1]", "not a report of"),
        ('{"schema": "roughcut.comparison/1"}', "not a report of"),
        ('{"schema": "roughcut.report/1"}', "not a report of this version"),
        (report_of([], [], 0).model_dump_json(by_alias=True), "a report of scripts"),
    ],
)
def test_what_is_no_report_of_films_is_told(tmp_path: Path, text: str, words: str) -> None:
    """In a sentence that names the file."""
    (tmp_path / "other.json").write_text(text, encoding="utf-8")
    with pytest.raises(OptionError, match=words) as told:
        read_film_report(tmp_path / "other.json")
    assert "other.json" in told.value.message


def test_where_there_is_no_report(tmp_path: Path) -> None:
    """Who asks for one is told how to make it; who asks for a part gets none, as of a file that is broken."""
    with pytest.raises(OptionError, match="no report at"):
        read_report(tmp_path)
    assert report_parts(tmp_path) == {}
    (tmp_path / "report.json").write_text("[", encoding="utf-8")
    assert report_parts(tmp_path) == {}
