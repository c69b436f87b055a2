"""`roughcut calibrate`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from roughcut.cli.app import app
from roughcut.critic.scripts.review import report_of, review_entry
from roughcut.critic.scripts.schema import ScriptEntry


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A review of twelve scripts of one shot, two shots, and so on."""
    scripts = [
        "【DIALOGUE】\n" + "\n".join(f"{n}. [{4 * n}s-{4 * n + 4}s] Ada waits." for n in range(count))
        for count in range(1, 13)
    ]
    entries = [ScriptEntry(source=f"talk {index}", script=text) for index, text in enumerate(scripts)]
    file = tmp_path_factory.mktemp("review") / "report.json"
    reviews = [review_entry(entry, None) for entry in entries]
    file.write_text(report_of(reviews, [], 0).model_dump_json(by_alias=True), encoding="utf-8")
    return file


def test_people_s_scores_are_held_against_a_report(report: Path, tmp_path: Path) -> None:
    """As a table, as JSON, and into a file; shots come in the order of people's scores."""
    human, out = tmp_path / "human.csv", tmp_path / "found.json"
    human.write_text(
        "\n".join(["item,shots,writer", *(f"talk {n},{n / 3},w{n % 2}" for n in range(12))]), encoding="utf-8"
    )
    table = CliRunner().invoke(app, ["calibrate", str(human), str(report), "-o", str(out)])
    assert table.exit_code == 0
    assert "+1.00 [+1.00, +1.00]" in table.output
    assert "12/12" in table.output
    found = json.loads(out.read_text(encoding="utf-8"))
    assert found["schema"] == "roughcut.calibration/1"
    assert found["metrics"]["shots"]["spearman"]["value"] == 1.0
    assert (
        json.loads(CliRunner().invoke(app, ["calibrate", str(human), str(report), "--json"]).output) == found
    )


def test_a_metric_with_too_few_items_says_so_in_the_table(report: Path, tmp_path: Path) -> None:
    """In the place of a number."""
    human = tmp_path / "human.csv"
    human.write_text("item,shots\ntalk 1,2\ntalk 2,3\n", encoding="utf-8")
    table = CliRunner().invoke(app, ["calibrate", str(human), str(report)]).output
    assert "no correlation: 2 items have a score of both" in table
    assert "10 items of the report have no score by people." in table
