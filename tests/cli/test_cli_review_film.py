"""`roughcut review-film` with an encoder, with a choice of metrics, and on two folders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
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


def test_mistakes_end_with_one_sentence(
    roughcut: Roughcut, made: Path, weights: Path, tmp_path: Path
) -> None:
    """An encoder that is not there, a metric that is not one, half of what the FVD needs, too few films."""
    assert "no encoder at" in roughcut("review-film", made, "--encoder", tmp_path / "no", code=2).stderr
    assert "did you mean vsa?" in roughcut("review-film", made, "--metrics", "vsaa", code=2).stderr
    assert "needs both" in roughcut("review-film", made, "--reference", made, code=2).stderr
    both = ("--reference", made, "--fvd-weights", weights / "i3d.onnx")
    assert "needs 32 or more" in roughcut("review-film", made, *both, code=2).stderr
