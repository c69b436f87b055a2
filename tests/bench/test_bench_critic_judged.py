"""The bench's table for a judge: every damaged copy is shown to it, once, within a cap."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from bench.critic.excerpts import SoundFilm
from bench.critic.judged import Bench, file_name, intro, judged_values, read_values
from bench.critic.page import page

from roughcut.critic.contracts import JUDGED_WHOLE
from roughcut.critic.schema import Expectation, ExpectedShot
from roughcut.errors import OptionError
from roughcut.script.schema import Script, Shot

BENCH = Bench("gemini:gemini-3.8-flash", votes=1, rehearse=True, damages=("noise", "film too loud"))


@pytest.fixture
def film(tmp_path: Path) -> SoundFilm:
    """A film of two shots, a second each, as the bench holds one."""
    made = SoundFilm(tmp_path / "film")
    made.folder.mkdir()
    shots = tuple(
        ExpectedShot(number=n, scene_number=1, first_frame=8 * (n - 1), frame_count=8, scripted_ms=1000)
        for n in (1, 2)
    )
    vars(made).update(
        script=Script(
            shots=(Shot(number=1, start_ms=0, end_ms=1000), Shot(number=2, start_ms=1000, end_ms=2000))
        ),
        plan=SimpleNamespace(options=SimpleNamespace(width_px=64, height_px=36, rate=Fraction(8))),
        expectation=Expectation(rate=Fraction(8), width_px=64, height_px=36, shots=shots, lines=()),
        pictures=[np.full((36, 64, 3), 90, dtype=np.uint8)] * 16,
        sound=np.zeros((96_000, 2), dtype=np.float32),
        captions=[],
    )
    return made


def test_every_copy_is_judged_and_none_twice(film: SoundFilm, tmp_path: Path) -> None:
    """Two sound ones and three strengths of each damage; a second run has nothing left to ask."""
    values = judged_values([film], tmp_path, BENCH)
    assert len(values) == 2 + 3 * len(BENCH.damages)
    assert values["film", "noise", 3] == dict.fromkeys(JUDGED_WHOLE, 3.0)
    kept = tmp_path / f"{file_name(BENCH)}.jsonl"
    before = kept.read_bytes()
    assert judged_values([film], tmp_path, BENCH) == values == read_values(kept)
    assert kept.read_bytes() == before


def test_the_page_is_about_the_criteria_and_says_what_a_rehearsal_is_worth(
    film: SoundFilm, tmp_path: Path
) -> None:
    """A judge that always says 3 tells nothing."""
    values = judged_values([film], tmp_path, BENCH)
    text = page(["film"], values, metrics=JUDGED_WHOLE, intro=intro(BENCH, ["film"], values))
    assert "made by rule" in text
    for name in JUDGED_WHOLE:
        assert f"| `{name}` | **none of these damages**" in text
    assert "`sharpness`" not in text


def test_a_judge_that_costs_money_needs_a_cap(
    film: SoundFilm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is asked before."""
    monkeypatch.setenv("GEMINI_API_KEY", "none")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with pytest.raises(OptionError, match="--max-cost-usd"):
        judged_values([film], tmp_path, Bench(BENCH.judge))
    assert not list(film.folder.iterdir())
