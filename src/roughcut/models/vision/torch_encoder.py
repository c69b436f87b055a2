"""An image-text encoder run by transformers: CLIP, SigLIP and their kin, by folder or hub id."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from transformers import AutoConfig, AutoModel, AutoTokenizer

from roughcut.errors import OptionError
from roughcut.models.vision.pictures import preparation_of
from roughcut.models.vision.pieces import averaged, pieces_of, unit
from roughcut.models.vision.schema import Picture, Rows
from roughcut.models.vision.weights import KEYLESS, digest_of_folder, settings

_BATCH = 16
_WANTED = ["*.json", "*.txt", "*.model", "*.safetensors", "pytorch_model*.bin"]


class TorchEncoder:
    """Weights as `save_pretrained` writes them; nothing of the weights' own code is run."""

    def __init__(self, where: str, folder: Path | None) -> None:
        self.name = where if folder is None else folder.resolve().name
        path = _from_hub(where) if folder is None else folder
        self._model, self._tokenizer, config = _loaded(path, where)
        # The package's own preparation of pictures wants torchvision; ours follows the same settings.
        self._preparation = preparation_of(settings(path, "preprocessor_config.json"))
        self.digest = digest_of_folder(path)
        text = getattr(config, "text_config", config)
        self.max_tokens = int(getattr(text, "max_position_embeddings", 77))
        # SigLIP was trained on texts that are always filled up to the limit.
        self._always_full = "siglip" in str(config.model_type)

    def encode_images(self, pictures: Sequence[Picture]) -> Rows:
        """A unit row for each picture."""

        def run(part: Sequence[Picture]) -> Any:
            return self._model.get_image_features(
                pixel_values=torch.from_numpy(self._preparation.ready(part))
            )

        return self._batched(run, pictures)

    def encode_texts(self, texts: Sequence[str]) -> Rows:
        """A unit row for each text, whatever its length."""
        pieces = [self._pieces(text) for text in texts]
        rows = self._batched(self._encode_pieces, [piece for part in pieces for piece in part])
        return averaged(rows, [len(part) for part in pieces])

    def piece_counts(self, texts: Sequence[str]) -> list[int]:
        """In how many pieces each text is read."""
        return [len(self._pieces(text)) for text in texts]

    def _pieces(self, text: str) -> list[str]:
        return pieces_of(text, self.max_tokens, lambda piece: len(self._tokenizer(piece)["input_ids"]))

    def _encode_pieces(self, pieces: Sequence[str]) -> Any:
        fill: Any = "max_length" if self._always_full else True
        tokens = self._tokenizer(
            list(pieces), padding=fill, max_length=self.max_tokens, truncation=True, return_tensors="pt"
        )
        return self._model.get_text_features(**tokens)

    def _batched(self, run: Callable[[Any], Any], items: Sequence[Any]) -> Rows:
        with torch.inference_mode():
            parts = [_rows(run(items[start : start + _BATCH])) for start in range(0, len(items), _BATCH)]
        return unit(np.concatenate(parts)) if parts else np.zeros((0, 1), dtype=np.float32)


def _rows(features: Any) -> Rows:
    # Newer versions of transformers give the whole output with the features as its pooled part.
    tensor = getattr(features, "pooler_output", features)
    return np.asarray(tensor.float().cpu().numpy(), dtype=np.float32)


def _from_hub(where: str) -> Path:
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(where, allow_patterns=_WANTED))
    except (OSError, ValueError) as error:  # both are at the root of what the package raises
        raise OptionError(
            f"The encoder {where} is not on this machine and the hub did not give it; download its folder"
            f" elsewhere and name that ({KEYLESS})."
        ) from error


def _loaded(path: Path, where: str) -> tuple[Any, Any, Any]:
    try:
        config = AutoConfig.from_pretrained(path, local_files_only=True)
        model = AutoModel.from_pretrained(path, local_files_only=True, dtype=torch.float32).eval()
        tokenizer = AutoTokenizer.from_pretrained(path, local_files_only=True)
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise OptionError(
            f"The encoder {where} cannot be loaded: its folder must hold config.json, weights, tokenizer and"
            f" preprocessor_config.json of an image-text network ({KEYLESS})."
        ) from error
    if not (hasattr(model, "get_image_features") and hasattr(model, "get_text_features")):
        raise OptionError(
            f"{where} is a {config.model_type} network, which does not put pictures and texts into one space;"
            f" name a CLIP or SigLIP ({KEYLESS})."
        )
    return model, tokenizer, config
