"""`roughcut compare`."""

from __future__ import annotations

import json
from pathlib import Path

from running import Roughcut


def test_a_film_compared_with_itself_differs_nowhere(roughcut: Roughcut, made: Path) -> None:
    """As a table and as JSON; every difference is nothing."""
    table = roughcut("compare", made, made / "report.json").stdout
    assert table.startswith(f"A  {made}\nB  {made / 'report.json'}\n")
    assert "loudness" in table
    found = json.loads(roughcut("compare", made, made, "--json").stdout)
    assert found["schema"] == "roughcut.comparison/1"
    differences = [metric["differences"][1] for metric in found["metrics"].values()]
    assert any(differences)
    assert all(each["mean"] == 0 and each["verdict"] == "" for each in differences if each)


def test_what_is_no_report_ends_with_one_sentence(roughcut: Roughcut, made: Path, tmp_path: Path) -> None:
    """A folder without one, and one report alone."""
    assert "There is no report at" in roughcut("compare", made, tmp_path, code=2).stderr
    assert "two reports or more" in roughcut("compare", made, code=2).stderr
