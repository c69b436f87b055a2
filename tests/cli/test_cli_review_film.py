"""`roughcut review-film` with an encoder, with a choice of metrics, and on two folders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from roughcut.cli.app import app
from roughcut.errors import OptionError
from running import Roughcut
from tiny_encoder import tiny_encoder, tiny_video_encoder


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a tiny encoder and a tiny video encoder."""
    root = tmp_path_factory.mktemp("weights")
    tiny_encoder(root / "clip")
    tiny_video_encoder(root / "i3d.onnx")
    return root


def test_vsa_and_clip_are_measured_with_an_encoder_from_a_folder(
    roughcut: Roughcut, made: Path, weights: Path, tmp_path: Path
) -> None:
    """Only what was asked for is in the report, and it names the weights."""
    asked = ("--encoder", weights / "clip", "--metrics", "vsa,clip", "-o", tmp_path)
    roughcut("review-film", made, *asked)
    metrics = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["metrics"]
    assert set(metrics) == {"vsa", "clip_score"}
    assert metrics["vsa"]["details"]["encoder"] == "clip"
    assert metrics["vsa"]["value"] is not None or metrics["vsa"]["reason"]


def test_the_report_may_be_named_as_a_file(roughcut: Roughcut, made: Path, tmp_path: Path) -> None:
    """`-o FOLDER/report.json` is its folder; another name is refused, and no folder is made of it."""
    roughcut("review-film", made, "--metrics", "black", "-o", tmp_path / "report.json")
    assert {"report.json", "report.html"} <= {path.name for path in tmp_path.iterdir() if path.is_file()}
    error = roughcut("review-film", made, "-o", tmp_path / "mine.json", code=2).stderr
    assert "name its folder with -o" in error
    assert not (tmp_path / "mine.json").exists()


def test_many_films_of_a_mapping_are_reviewed_and_judged(
    roughcut: Roughcut, made: Path, tmp_path: Path
) -> None:
    """A film in a folder of roughcut's own goes with its plan and takes; what is not there fails alone."""
    script = (made / "script.txt").read_text(encoding="utf-8")
    mapping = tmp_path / "map.jsonl"
    rows = [{f"{made.name}/film.mp4": script}, {"gone.mp4": script}]
    mapping.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    judge = ("--judge", "gemini:gemini-3.8-flash", "--rehearse", "--votes", "1")
    asked = ("--mapping", mapping, "--metrics", "figures_present,black", "-o", tmp_path / "out")
    done = roughcut("review-film", made.parent, *asked, *judge, code=1)
    assert "1 of 2 films were reviewed" in done.stdout
    assert "gone.mp4" in done.stderr
    found = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    film = found["films"][0]
    assert film["metrics"]["figures_present"] is not None
    assert film["metrics"]["faithfulness"] == 3.0
    assert (found["metrics"]["faithfulness"]["count"], found["metrics"]["faithfulness"]["total"]) == (1, 2)
    own = json.loads((tmp_path / "out" / film["report"]).with_suffix(".json").read_text(encoding="utf-8"))
    assert own["judgement"]["whole"]["judge"] == "rehearsed gemini:gemini-3.8-flash"


def test_a_wrong_judge_or_mapping_is_said_before_anything_is_measured(made: Path) -> None:
    """Nothing is written beside the film."""
    before = sorted(made.iterdir())
    for option, value, told in (("--judge", "opnai:gpt", "'openai:"), ("--mapping", "m", "folder of films")):
        target = made if option == "--judge" else made / "film.mp4"
        with pytest.raises(OptionError, match=told):
            CliRunner().invoke(app, ["review-film", str(target), option, value], catch_exceptions=False)
    assert sorted(made.iterdir()) == before


def test_mistakes_end_with_one_sentence(
    roughcut: Roughcut, made: Path, weights: Path, tmp_path: Path
) -> None:
    """An encoder that is not there, a metric that is not one, half of what the FVD needs, too few films."""
    assert "no encoder at" in roughcut("review-film", made, "--encoder", tmp_path / "no", code=2).stderr
    assert "did you mean vsa?" in roughcut("review-film", made, "--metrics", "vsaa", code=2).stderr
    assert "needs both" in roughcut("review-film", made, "--reference", made, code=2).stderr
    both = ("--reference", made, "--fvd-weights", weights / "i3d.onnx")
    assert "needs 32 or more" in roughcut("review-film", made, *both, code=2).stderr
