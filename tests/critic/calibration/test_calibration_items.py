"""What counts as an item in each kind of report, and what people may call it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from roughcut.critic.calibration.items import read_reported
from roughcut.critic.report import to_json
from roughcut.critic.schema import Expectation, ExpectedLine, ExpectedShot, Metric, Report
from roughcut.critic.scripts.review import report_of, review_entry
from roughcut.critic.scripts.schema import ScriptEntry
from roughcut.errors import OptionError
from roughcut.files import write_text

_SCRIPT = "【TITLE】\nThe Key\n\n【DIALOGUE】\n1. [0s-4s] (Static+Long Shot)\nPlot: Ada waits.\n"


def film_report(title: str = "The Key") -> Report:
    """One film of two shots."""
    shots = tuple(
        ExpectedShot(number=n, scene_number=1, first_frame=16 * (n - 1), frame_count=16, scripted_ms=1000 * n)
        for n in (1, 2)
    )
    line = ExpectedLine(shot_number=2, speaker="Ada", text="Yes.", start_ms=1100, end_ms=1600)
    return Report(
        film="film.mp4",
        film_digest="0" * 64,
        roughcut_version="1",
        expectation=Expectation(
            title=title, rate=Fraction(16), width_px=320, height_px=180, shots=shots, lines=(line,)
        ),
        metrics={
            "vsa": Metric(value=20.0, unit="×100", better="higher", how="", per_shot={"1": 18.0, "2": None})
        },
        notes=(),
    )


def test_the_items_of_one_film_are_its_shots(tmp_path: Path) -> None:
    """With their lengths, and whether anybody speaks; a gap stays a gap."""
    write_text(tmp_path / "report.json", to_json(film_report()))
    found = read_reported([tmp_path])
    assert found.kind == "shot"
    assert [item.values["vsa"] for item in found.items] == [18.0, None]
    assert "shot_002" in found.items[1].names
    assert found.items[1].traits == {"duration_s": 2.0, "speech": "with lines"}


def test_the_items_of_several_reports_are_their_films(tmp_path: Path) -> None:
    """Called by folder, file or title."""
    for name in ("one", "two"):
        write_text(tmp_path / name / "report.json", to_json(film_report(name.title())))
    found = read_reported([tmp_path / "one", tmp_path / "two"])
    assert found.kind == "film"
    assert found.items[1].names == (str(tmp_path / "two"), "two", "film.mp4", "Two")
    assert found.items[0].values == {"vsa": 20.0}


def test_the_items_of_a_script_review_are_its_scripts(tmp_path: Path) -> None:
    """By source, title and index, with language and length."""
    entries = [
        ScriptEntry(source="in/talks.jsonl:1", script=_SCRIPT),
        ScriptEntry(source="b", problem="Bad."),
    ]
    report = report_of([review_entry(entry, None) for entry in entries], [], 0)
    write_text(tmp_path / "r.json", report.model_dump_json(by_alias=True))
    found = read_reported([tmp_path / "r.json"])
    assert found.kind == "script"
    assert found.items[0].names == ("in/talks.jsonl:1", "talks.jsonl:1", "The Key", "0")
    assert found.items[0].values["shots"] == 1
    assert found.items[0].traits == {"language": "en", "duration_s": 4.0}
    assert found.items[1].values == {}


def test_what_is_no_report_is_one_sentence(tmp_path: Path) -> None:
    """Not there, no JSON, another document, another version, and reports that do not go together."""
    with pytest.raises(OptionError, match="There is no report"):
        read_reported([tmp_path])
    for text in ("no", '{"schema": "roughcut.comparison/1"}', "[]", '{"schema": "roughcut.report/1"}'):
        (tmp_path / "x.json").write_text(text, encoding="utf-8")
        with pytest.raises(OptionError, match="report"):
            read_reported([tmp_path / "x.json"])
    write_text(tmp_path / "a" / "report.json", to_json(film_report()))
    write_text(tmp_path / "s.json", report_of([], [], 0).model_dump_json(by_alias=True))
    with pytest.raises(OptionError, match="each be of one film"):
        read_reported([tmp_path / "a", tmp_path / "s.json"])
