"""The transformers path, with a tiny network of the real architecture and random weights."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing
from transformers import CLIPConfig, CLIPModel, PreTrainedTokenizerFast, SiglipConfig, SiglipModel

from roughcut.errors import OptionError
from roughcut.models.vision.opening import open_encoder
from roughcut.models.vision.video_encoder import open_video_encoder

_WORDS = ["<pad>", "<s>", "</s>", "<unk>", *(f"word{index}" for index in range(40))]
_PREPARATION = {
    "size": {"shortest_edge": 16}, "crop_size": {"height": 16, "width": 16}, "do_center_crop": True,
    "image_mean": [0.5, 0.5, 0.5], "image_std": [0.25, 0.25, 0.25], "resample": 3,
}  # fmt: skip
_TEXT = {
    "hidden_size": 16, "intermediate_size": 32, "num_attention_heads": 2, "num_hidden_layers": 2,
    "vocab_size": len(_WORDS), "max_position_embeddings": 12, "bos_token_id": 1, "eos_token_id": 2,
    "pad_token_id": 0,
}  # fmt: skip
_VISION = {
    "hidden_size": 16, "intermediate_size": 32, "num_attention_heads": 2, "num_hidden_layers": 2,
    "image_size": 16, "patch_size": 8,
}  # fmt: skip


def _tokenizer() -> PreTrainedTokenizerFast:
    plain = Tokenizer(WordLevel({word: index for index, word in enumerate(_WORDS)}, unk_token="<unk>"))
    plain.pre_tokenizer = Whitespace()
    plain.post_processor = TemplateProcessing(single="<s> $A </s>", special_tokens=[("<s>", 1), ("</s>", 2)])
    return PreTrainedTokenizerFast(
        tokenizer_object=plain, pad_token="<pad>", bos_token="<s>", eos_token="</s>", unk_token="<unk>"
    )


def _save(model: torch.nn.Module, folder: Path) -> Path:
    model.save_pretrained(folder)  # type: ignore[operator]
    _tokenizer().save_pretrained(folder)
    (folder / "preprocessor_config.json").write_text(json.dumps(_PREPARATION), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny random CLIP."""
    torch.manual_seed(1)
    config = CLIPConfig(text_config=_TEXT, vision_config=_VISION, projection_dim=8)
    return _save(CLIPModel(config), tmp_path_factory.mktemp("clip"))


@pytest.fixture(scope="module")
def siglip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny random SigLIP."""
    torch.manual_seed(1)
    config = SiglipConfig(text_config={**_TEXT, "projection_size": 16}, vision_config=_VISION)
    return _save(SiglipModel(config), tmp_path_factory.mktemp("siglip"))


def _pictures() -> list[np.ndarray]:
    random = np.random.default_rng(2)
    return [random.integers(0, 256, (36, 64, 3), dtype=np.uint8) for _ in range(20)]


@pytest.mark.parametrize("which", ["clip", "siglip"])
def test_rows_are_those_of_the_network_itself(which: str, request: pytest.FixtureRequest) -> None:
    """Pictures and texts, encoded alone or in a batch, lie where the network puts them."""
    folder = request.getfixturevalue(which)
    encoder = open_encoder(str(folder))
    rows = encoder.encode_images(_pictures())
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(20), abs=1e-5)
    assert encoder.encode_images(_pictures()[7:8])[0] == pytest.approx(rows[7], abs=1e-5)
    network = (CLIPModel if which == "clip" else SiglipModel).from_pretrained(folder).eval()
    filled = {"padding": "max_length", "max_length": 12} if which == "siglip" else {}
    with torch.inference_mode():
        tokens = _tokenizer()(["word1 word2"], return_tensors="pt", **filled)
        wanted = network.get_text_features(**tokens)
    wanted = getattr(wanted, "pooler_output", wanted)[0].numpy()
    assert encoder.encode_texts(["word1 word2", "word3"])[0] == pytest.approx(
        wanted / np.linalg.norm(wanted), abs=1e-5
    )


def test_a_long_text_is_read_in_pieces(clip: Path) -> None:
    """Ten words and two marks fit; twenty-five words are three pieces, averaged and of length 1."""
    encoder = open_encoder(str(clip))
    words = [f"word{index}" for index in range(25)]
    assert encoder.max_tokens == 12
    assert encoder.piece_counts(["word1", " ".join(words)]) == [1, 3]
    parts = encoder.encode_texts([" ".join(words[:10]), " ".join(words[10:20]), " ".join(words[20:])])
    mean = parts.mean(axis=0)
    whole = encoder.encode_texts([" ".join(words)])[0]
    assert whole == pytest.approx(mean / np.linalg.norm(mean), abs=1e-5)


def test_the_same_weights_have_the_same_digest(clip: Path, siglip: Path) -> None:
    """And other weights another."""
    digests = [open_encoder(str(folder)).digest for folder in (clip, clip, siglip)]
    assert digests[0] == digests[1] != digests[2]


def test_a_folder_without_weights_is_refused_in_one_sentence(tmp_path: Path) -> None:
    """An empty folder is no encoder."""
    with pytest.raises(OptionError, match="cannot be loaded"):
        open_encoder(str(tmp_path))


def test_a_hub_that_does_not_answer_is_told_in_one_sentence() -> None:
    """`make test-local` runs with the hub switched off; the name is not in the cache."""
    with pytest.raises(OptionError, match="the hub did not give it"):
        open_encoder("nobody-here/no-such-encoder")


class _Clips(torch.nn.Module):
    """A video network with the calling convention of the I3D exports in common use."""

    def forward(
        self, clips: torch.Tensor, rescale: bool, resize: bool, return_features: bool
    ) -> torch.Tensor:
        means = clips.mean(dim=[2, 3, 4])
        return means if return_features and not rescale and not resize else means[:, :1]


@pytest.mark.filterwarnings("ignore:.*torch.jit")  # of the test's own export
def test_a_torchscript_network_gives_the_features_of_clips(tmp_path: Path) -> None:
    """Asked for features of clips that are ready; −1…1, red first."""
    path = tmp_path / "i3d.pt"
    torch.jit.script(_Clips()).save(str(path))  # type: ignore[no-untyped-call]
    clips = np.zeros((2, 4, 224, 224, 3), dtype=np.uint8)
    clips[1, ..., 0] = 255
    rows = open_video_encoder(path).encode_clips(list(clips))
    assert rows == pytest.approx(np.array([[-1, -1, -1], [1, -1, -1]]), abs=1e-5)


def test_what_is_no_torchscript_is_told_in_one_sentence(tmp_path: Path) -> None:
    """Half a download."""
    (tmp_path / "i3d.pt").write_bytes(b"half")
    with pytest.raises(OptionError, match="no TorchScript network"):
        open_video_encoder(tmp_path / "i3d.pt")
