"""Video encoders from a file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from roughcut.digest import digest_of_file
from roughcut.errors import OptionError
from roughcut.models.vision.video_encoder import open_video_encoder
from tiny_encoder import random_video_network, tiny_video_encoder


def test_clips_become_features_of_what_they_show(tmp_path: Path) -> None:
    """0 is −1 to the network, 255 is 1; red, green, blue in that order; a row a clip."""
    path = tiny_video_encoder(tmp_path / "i3d.onnx")
    encoder = open_video_encoder(path)
    clips = np.zeros((2, 4, 224, 224, 3), dtype=np.uint8)
    clips[1, ..., 0] = 255
    rows = encoder.encode_clips(list(clips))
    assert rows[:, :3] == pytest.approx(np.array([[-1, -1, -1], [1, -1, -1]]), abs=1e-5)
    assert (encoder.name, encoder.digest) == ("i3d.onnx", digest_of_file(path))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.onnx", None, "There are no weights"),
        ("i3d.onnx", b"half", "no ONNX network"),
        ("i3d.txt", b"words", "neither TorchScript"),
    ],
)
def test_what_is_no_network_is_told_in_one_sentence(
    tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    """Missing, broken, or of another kind."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(OptionError, match=said):
        open_video_encoder(tmp_path / name)


def test_a_network_of_another_shape_is_refused_in_one_sentence(tmp_path: Path) -> None:
    """Clips of another size than it was exported for."""
    encoder = open_video_encoder(tiny_video_encoder(tmp_path / "i3d.onnx"))
    with pytest.raises(OptionError, match="does not take clips"):
        encoder.encode_clips([np.zeros((4, 100, 100, 3), dtype=np.uint8)])


def test_a_network_of_random_weights_gives_what_its_weights_say(tmp_path: Path) -> None:
    """Convolution over time and picture, worked out in numpy: every frame and pixel is where it should be."""
    weights = random_video_network(tmp_path / "i3d.onnx")
    clips = np.random.default_rng(3).integers(0, 256, (2, 4, 224, 224, 3), dtype=np.uint8)
    rows = open_video_encoder(tmp_path / "i3d.onnx").encode_clips(list(clips))
    ready = clips.astype(np.float64) / 127.5 - 1
    blocks = ready.reshape(2, 2, 2, 14, 16, 14, 16, 3)
    lit = np.maximum(0, np.einsum("ntahbwcz,fzabc->nfthw", blocks, weights))
    assert rows == pytest.approx(lit.mean(axis=(2, 3, 4)), abs=1e-5)
