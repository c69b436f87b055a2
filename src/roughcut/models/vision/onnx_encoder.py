"""An image-text encoder as ONNX files: two networks, a tokenizer, and how pictures are made ready."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime as ort  # type: ignore[import-untyped]
from numpy.typing import NDArray
from onnxruntime.capi import onnxruntime_pybind11_state as _states  # type: ignore[import-untyped]
from tokenizers import Tokenizer

from roughcut.errors import OptionError
from roughcut.models.vision.pictures import preparation_of
from roughcut.models.vision.pieces import averaged, pieces_of, unit
from roughcut.models.vision.schema import Picture, Rows
from roughcut.models.vision.weights import KEYLESS, digest_of_folder, first_file, settings

_UNREADABLE = (_states.InvalidProtobuf, _states.InvalidGraph, _states.Fail, _states.NoSuchFile)
_BATCH = 16
_CLIP_TOKENS = 77


class OnnxEncoder:
    """A folder as the hub has them: `vision_model.onnx` and `text_model.onnx` (or one `model.onnx`)
    with `tokenizer.json`, `preprocessor_config.json` and `config.json`, in it or in its folder `onnx`."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        self.name = folder.resolve().name
        self.digest = digest_of_folder(folder)
        self._folder, self._threads = folder, threads
        self._preparation = preparation_of(settings(folder, "preprocessor_config.json"))
        self.max_tokens = _text_limit(settings(folder, "config.json"))
        self._tokens = _Tokens(folder, self.max_tokens)
        self._pictures = self._network("vision_model.onnx", "image_embeds", "pixel_values")
        self._texts = self._network("text_model.onnx", "text_embeds", "input_ids")

    def encode_images(self, pictures: Sequence[Picture]) -> Rows:
        """A unit row for each picture."""
        return self._batched(
            lambda part: self._pictures(pixel_values=self._preparation.ready(part)), pictures
        )

    def encode_texts(self, texts: Sequence[str]) -> Rows:
        """A unit row for each text, whatever its length."""
        pieces = [self._tokens.pieces(text) for text in texts]
        rows = self._batched(self._encode_pieces, [piece for part in pieces for piece in part])
        return averaged(rows, [len(part) for part in pieces])

    def piece_counts(self, texts: Sequence[str]) -> list[int]:
        """In how many pieces each text is read."""
        return [len(self._tokens.pieces(text)) for text in texts]

    def _encode_pieces(self, pieces: Sequence[str]) -> NDArray[np.float32]:
        ids, mask = self._tokens.ids(pieces)
        return self._texts(input_ids=ids, attention_mask=mask)

    def _batched(self, run: Callable[[Any], NDArray[np.float32]], items: Sequence[Any]) -> Rows:
        parts = [run(items[start : start + _BATCH]) for start in range(0, len(items), _BATCH)]
        return unit(np.concatenate(parts)) if parts else np.zeros((0, 1), dtype=np.float32)

    def _network(self, file: str, output: str, given: str) -> Callable[..., NDArray[np.float32]]:
        path = first_file(self._folder, (file, "model.onnx"))
        if path is None:
            raise OptionError(f"{self._folder} lacks {file}; copy the encoder's whole folder ({KEYLESS}).")
        options = ort.SessionOptions()
        options.intra_op_num_threads, options.log_severity_level = self._threads, 3
        try:
            session = ort.InferenceSession(str(path), options, ["CPUExecutionProvider"])
        except _UNREADABLE as error:
            raise OptionError(
                f"{path} is no ONNX network that can be read; copy it again ({KEYLESS})."
            ) from error
        return _Network(session, output, given, path)


class _Network:
    """A session that is given only the inputs it has, with stand-ins for those of the other half."""

    def __init__(self, session: ort.InferenceSession, output: str, given: str, path: Path) -> None:
        names = [each.name for each in session.get_outputs()]
        self._session, self._path = session, path
        self._inputs = {each.name: each for each in session.get_inputs()}
        if output not in names or given not in self._inputs:
            raise OptionError(
                f"{path} gives {', '.join(names)} but no {output}: export the encoder with its projections"
                f" ({KEYLESS})."
            )
        self._output = output

    def __call__(self, **feeds: NDArray[Any]) -> NDArray[np.float32]:
        fed = {name: feeds.get(name, _stand_in(each)) for name, each in self._inputs.items()}
        try:
            (rows,) = self._session.run([self._output], fed)
        except (_states.InvalidArgument, _states.RuntimeException, _states.Fail) as error:
            raise OptionError(
                f"{self._path} does not take what CLIP takes; export it again ({KEYLESS})."
            ) from error
        return np.asarray(rows, dtype=np.float32)


def _stand_in(given: Any) -> NDArray[Any]:
    if given.name == "pixel_values":
        sides = [side if isinstance(side, int) else 224 for side in given.shape[1:]]
        return np.zeros((1, *sides), dtype=np.float32)
    return np.ones((1, 2), dtype=np.int64)


class _Tokens:
    """The encoder's tokenizer."""

    def __init__(self, folder: Path, most: int) -> None:
        path = first_file(folder, ("tokenizer.json",))
        if path is None:
            raise OptionError(f"{folder} lacks tokenizer.json; copy the encoder's whole folder ({KEYLESS}).")
        # The package raises bare Exception for a file that it cannot read, so what is read is checked first.
        settings(path.parent, path.name)
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._pad = (self._tokenizer.padding or {}).get("pad_id", 0)
        self._always_full = (self._tokenizer.padding or {}).get("length") is not None
        self._tokenizer.no_padding()
        self._most = most

    def pieces(self, text: str) -> list[str]:
        """The text in pieces that each fit."""
        return pieces_of(text, self._most, self._count)

    def ids(self, pieces: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The tokens of pieces and where they are tokens, padded to one length."""
        found = [self._tokenizer.encode(piece).ids for piece in pieces]
        width = self._most if self._always_full else max(map(len, found))
        ids = np.full((len(found), width), self._pad, dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, tokens in enumerate(found):
            ids[row, : len(tokens)] = tokens
            mask[row, : len(tokens)] = 1
        return ids, mask

    def _count(self, text: str) -> int:
        return len(self._tokenizer.encode(text).ids)


def _text_limit(config: dict[str, Any]) -> int:
    text = config.get("text_config") or config
    return int(text.get("max_position_embeddings", _CLIP_TOKENS))
