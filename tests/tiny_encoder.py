"""A tiny image-text encoder as real ONNX files: it sees the mean colour, and reads words of colour."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing

SIDE = 16
MAX_TOKENS = 8
WORDS = {
    "<pad>": (0, 0, 0), "<s>": (0, 0, 0), "</s>": (0, 0, 0), "<unk>": (0, 0, 0),
    "red": (1, 0, 0), "green": (0, 1, 0), "blue": (0, 0, 1), "grey": (0.6, 0.6, 0.6), "white": (1, 1, 1),
}  # fmt: skip


def tiny_encoder(folder: Path) -> Path:
    """Write the encoder into a new folder, laid out as the hub has ONNX encoders."""
    (folder / "onnx").mkdir(parents=True)
    _save(_vision(), folder / "onnx" / "vision_model.onnx")
    _save(_text(), folder / "onnx" / "text_model.onnx")
    tokenizer = Tokenizer(WordLevel({word: index for index, word in enumerate(WORDS)}, unk_token="<unk>"))
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.post_processor = TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 1), ("</s>", 2)]
    )
    tokenizer.enable_padding(pad_id=0, pad_token="<pad>")
    tokenizer.save(str(folder / "tokenizer.json"))
    _write(folder / "config.json", {"text_config": {"max_position_embeddings": MAX_TOKENS}})
    _write(
        folder / "preprocessor_config.json",
        {
            "size": {"shortest_edge": SIDE}, "crop_size": {"height": SIDE, "width": SIDE},
            "do_center_crop": True, "image_mean": [0, 0, 0], "image_std": [1, 1, 1], "resample": 3,
        },
    )  # fmt: skip
    return folder


def _vision() -> onnx.GraphProto:
    return helper.make_graph(
        [helper.make_node("ReduceMean", ["pixel_values", "axes"], ["image_embeds"], keepdims=0)],
        "vision",
        [helper.make_tensor_value_info("pixel_values", TensorProto.FLOAT, ["n", 3, SIDE, SIDE])],
        [helper.make_tensor_value_info("image_embeds", TensorProto.FLOAT, ["n", 3])],
        [_constant("axes", np.array([2, 3], dtype=np.int64))],
    )


def _text() -> onnx.GraphProto:
    return helper.make_graph(
        [
            helper.make_node("Gather", ["words", "input_ids"], ["read"]),
            helper.make_node("Cast", ["attention_mask"], ["kept"], to=TensorProto.FLOAT),
            helper.make_node("Unsqueeze", ["kept", "last"], ["mask"]),
            helper.make_node("Mul", ["read", "mask"], ["masked"]),
            helper.make_node("ReduceSum", ["masked", "axes"], ["text_embeds"], keepdims=0),
        ],
        "text",
        [
            helper.make_tensor_value_info(n, TensorProto.INT64, ["n", "t"])
            for n in ("input_ids", "attention_mask")
        ],
        [helper.make_tensor_value_info("text_embeds", TensorProto.FLOAT, ["n", 3])],
        [
            _constant("words", np.array(list(WORDS.values()), dtype=np.float32)),
            _constant("axes", np.array([1], dtype=np.int64)),
            _constant("last", np.array([-1], dtype=np.int64)),
        ],
    )


def _constant(name: str, values: NDArray[np.generic]) -> onnx.TensorProto:
    return numpy_helper.from_array(values, name)


def _save(graph: onnx.GraphProto, path: Path) -> None:
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def _write(path: Path, values: object) -> None:
    path.write_text(json.dumps(values), encoding="utf-8")


def tiny_video_encoder(path: Path) -> Path:
    """Write a video encoder whose features are the mean and the mean square of each colour of a clip."""
    graph = helper.make_graph(
        [
            helper.make_node("ReduceMean", ["clips", "axes"], ["means"], keepdims=0),
            helper.make_node("ReduceSumSquare", ["clips", "axes"], ["squares"], keepdims=0),
            helper.make_node("Concat", ["means", "squares"], ["features"], axis=1),
        ],
        "video",
        [helper.make_tensor_value_info("clips", TensorProto.FLOAT, ["n", 3, "t", 224, 224])],
        [helper.make_tensor_value_info("features", TensorProto.FLOAT, ["n", 6])],
        [_constant("axes", np.array([2, 3, 4], dtype=np.int64))],
    )
    _save(graph, path)
    return path


def random_video_network(path: Path, features: int = 8) -> NDArray[np.float32]:
    """Write a network of the shape of an I3D with random weights: blocks of 2 x 16 x 16 pixels become as many
    features, of which the mean is given. Gives the weights, features x 3 x 2 x 16 x 16."""
    weights = np.random.default_rng(7).normal(0, 0.05, (features, 3, 2, 16, 16)).astype(np.float32)
    graph = helper.make_graph(
        [
            helper.make_node("Conv", ["clips", "weights"], ["blocks"], strides=[2, 16, 16]),
            helper.make_node("Relu", ["blocks"], ["lit"]),
            helper.make_node("ReduceMean", ["lit", "axes"], ["features"], keepdims=0),
        ],
        "i3d",
        [helper.make_tensor_value_info("clips", TensorProto.FLOAT, ["n", 3, "t", 224, 224])],
        [helper.make_tensor_value_info("features", TensorProto.FLOAT, ["n", features])],
        [_constant("weights", weights), _constant("axes", np.array([2, 3, 4], dtype=np.int64))],
    )
    _save(graph, path)
    return weights
