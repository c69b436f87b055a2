"""Encoders opened by what the user names."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from importlib.machinery import ModuleSpec
from pathlib import Path

import numpy as np
import pytest

from roughcut.errors import OptionError
from roughcut.models.vision.opening import open_encoder
from roughcut.models.vision.schema import ImageTextEncoder
from tiny_encoder import MAX_TOKENS, tiny_encoder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a tiny encoder."""
    return tiny_encoder(tmp_path_factory.mktemp("weights") / "tiny-clip")


@pytest.fixture(scope="module")
def encoder(folder: Path) -> ImageTextEncoder:
    """The tiny encoder, opened."""
    return open_encoder(str(folder))


def _flat(colour: tuple[int, int, int], height: int = 36, width: int = 64) -> np.ndarray:
    return np.full((height, width, 3), colour, dtype=np.uint8)


def test_pictures_and_texts_of_one_colour_lie_together(encoder: ImageTextEncoder) -> None:
    """Unit rows, and the cosine of red with red is 1, with blue 0."""
    rows = encoder.encode_images([_flat((255, 0, 0)), _flat((0, 0, 255), 90, 50)])
    texts = encoder.encode_texts(["red", "blue"])
    assert rows.dtype == texts.dtype == np.float32
    assert rows @ texts.T == pytest.approx(np.eye(2), abs=1e-6)


def test_a_long_text_is_read_in_pieces_whose_rows_are_averaged(encoder: ImageTextEncoder) -> None:
    """Six words fit with the marks at both ends; eight are two pieces."""
    long = "red red red red red red blue blue"
    assert encoder.max_tokens == MAX_TOKENS
    assert encoder.piece_counts(["red", long]) == [1, 2]
    assert encoder.encode_texts([long])[0] == pytest.approx([0.5**0.5, 0, 0.5**0.5], abs=1e-6)


def test_only_the_middle_of_a_wide_picture_is_seen_as_its_settings_ask(encoder: ImageTextEncoder) -> None:
    """The shorter side is fitted and the middle cut out, as CLIP does it."""
    wide = _flat((0, 255, 0), 32, 128)
    wide[:, :40] = wide[:, -40:] = (255, 0, 0)
    assert encoder.encode_images([wide])[0] == pytest.approx([0, 1, 0], abs=1e-6)


def test_more_pictures_than_a_batch_keep_their_order(encoder: ImageTextEncoder) -> None:
    """Forty pictures, each its own row."""
    levels = [(5 * index, 255 - 5 * index, 90) for index in range(40)]
    expected = np.array(levels, dtype=float)
    expected /= np.linalg.norm(expected, axis=1, keepdims=True)
    assert encoder.encode_images([_flat(level) for level in levels]) == pytest.approx(expected, abs=1e-5)
    assert len(encoder.encode_images([])) == 0


def test_an_encoder_says_what_it_is(folder: Path, encoder: ImageTextEncoder, tmp_path: Path) -> None:
    """Its name is the folder's; other weights have another digest, the same weights the same."""
    copy = tmp_path / "tiny-clip"
    shutil.copytree(folder, copy)
    again = open_encoder(str(copy))
    assert (again.name, again.digest) == (encoder.name, encoder.digest) == ("tiny-clip", encoder.digest)
    (copy / "onnx" / "text_model.onnx").write_bytes((copy / "onnx" / "vision_model.onnx").read_bytes())
    with pytest.raises(OptionError, match="no text_embeds"):
        open_encoder(str(copy))


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("config.json", "lacks config.json"),
        ("preprocessor_config.json", "lacks preprocessor_config.json"),
        ("tokenizer.json", "lacks tokenizer.json"),
        ("onnx/text_model.onnx", "lacks text_model.onnx"),
    ],
)
def test_a_missing_file_is_named(folder: Path, tmp_path: Path, damage: str, said: str) -> None:
    """One sentence, with the way that needs no encoder."""
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    (copy / damage).unlink()
    with pytest.raises(OptionError, match=said) as caught:
        open_encoder(str(copy))
    assert "without an encoder every other metric is still measured" in caught.value.message


@pytest.mark.parametrize("file", ["config.json", "tokenizer.json", "onnx/vision_model.onnx"])
def test_a_broken_file_is_named(folder: Path, tmp_path: Path, file: str) -> None:
    """Half a download is not an encoder."""
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    (copy / file).write_bytes(b"half")
    with pytest.raises(OptionError, match=Path(file).name.replace(".", r"\.")):
        open_encoder(str(copy))


@pytest.mark.parametrize("where", ["no/such/folder", "./nowhere", "clip"])
def test_what_is_neither_folder_nor_hub_id_is_told_so(where: str) -> None:
    """A typing mistake does not go to the network."""
    with pytest.raises(OptionError, match="There is no encoder at"):
        open_encoder(where)


class _Without:
    """Finds nothing for these packages, as where they are not installed."""

    def __init__(self, *names: str) -> None:
        self._names = names

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Refuse the named packages; leave all others to the rest."""
        if name in self._names:
            raise ModuleNotFoundError(name)
        return None


@pytest.fixture
def without_torch() -> Iterator[None]:
    """The packages of the extra are not there."""
    finder = _Without("torch", "transformers")
    sys.meta_path.insert(0, finder)
    yield
    sys.meta_path.remove(finder)


@pytest.mark.usefixtures("without_torch")
def test_a_missing_extra_is_named_with_the_line_that_installs_it() -> None:
    """Before anything is fetched."""
    with pytest.raises(OptionError, match=r"pip install 'roughcut\[metrics\]'"):
        open_encoder("openai/clip-vit-base-patch32")
