"""Convolutions as products: the same numbers, faster."""

from __future__ import annotations

import numpy as np
import onnx
import onnxruntime as ort  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from roughcut.models.speech.convolutions import as_products
from roughcut.models.speech.protobuf import fields, message, numbers


def _network(weights: NDArray[np.uint8], zero: int, *, step: int = 1, pad: int = 0, stride: int = 1) -> bytes:
    """A network of one convolution over time, of bytes."""
    node = helper.make_node(
        "ConvInteger", ["x", "w", "x_zero", "w_zero"], ["y"], pads=[pad, pad], dilations=[step],
        strides=[stride], kernel_shape=[weights.shape[2]], group=1,
    )  # fmt: skip
    graph = helper.make_graph(
        [node],
        "one",
        [
            helper.make_tensor_value_info("x", TensorProto.UINT8, [1, weights.shape[1], None]),
            helper.make_tensor_value_info("x_zero", TensorProto.UINT8, []),
        ],
        [helper.make_tensor_value_info("y", TensorProto.INT32, None)],
        [
            numpy_helper.from_array(weights, "w"),
            helper.make_tensor("w_zero", TensorProto.UINT8, [], [zero]),
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)
    return bytes(model.SerializeToString())


def _output(model: bytes, x: NDArray[np.uint8], zero: int) -> NDArray[np.int32]:
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    session = ort.InferenceSession(model, options, ["CPUExecutionProvider"])
    (y,) = session.run(["y"], {"x": x, "x_zero": np.array(zero, np.uint8)})
    return np.asarray(y, np.int32)


@settings(deadline=None, max_examples=15)
@given(
    st.integers(1, 9), st.integers(1, 7), st.sampled_from([1, 3, 5]), st.integers(1, 3), st.integers(0, 255),
    st.integers(0, 6), st.integers(0, 2**32 - 1),
)  # fmt: skip
def test_a_product_gives_what_the_convolution_gave(
    channels: int, out: int, taps: int, step: int, zero: int, pad: int, seed: int
) -> None:
    """Whatever the sizes, gaps, edges and zero points: the same whole numbers."""
    chance = np.random.default_rng(seed)
    weights = chance.integers(0, 256, (out, channels, taps), np.uint8)
    x = chance.integers(0, 256, (1, channels, 20), np.uint8)
    model = _network(weights, zero, step=step, pad=pad)
    rewritten = as_products(model)
    kinds = [node.op_type for node in onnx.load_from_string(rewritten).graph.node]
    assert "MatMulInteger" in kinds
    assert "ConvInteger" not in kinds
    assert np.array_equal(_output(rewritten, x, 128), _output(model, x, 128))


def test_what_is_no_such_convolution_stays() -> None:
    """One that skips moments is left alone, and its weights with it."""
    model = _network(np.full((2, 3, 3), 7, np.uint8), 0, stride=2)
    assert as_products(model) == model


def test_weights_that_nobody_reads_any_more_go() -> None:
    """The file does not hold them twice."""
    graph = onnx.load_from_string(as_products(_network(np.full((2, 3, 3), 7, np.uint8), 0))).graph
    assert "w" not in [constant.name for constant in graph.initializer]


@given(st.lists(st.tuples(st.integers(1, 100), st.integers(-(2**63), 2**63 - 1) | st.binary(max_size=300))))
def test_messages_come_back_as_they_were_written(parts: list[tuple[int, int | bytes]]) -> None:
    """Numbers, negative ones too, and bytes of any length survive the wire."""
    back = [
        (number, numbers(value)[0] if isinstance(value, int) else bytes(value))
        for number, value in fields(message(parts))
    ]
    assert back == parts


@pytest.mark.parametrize("data", [b"\x0a\x05ab", b"\x08\xff", b"\x0b"])
def test_a_damaged_file_is_told(data: bytes) -> None:
    """What is cut off or of another kind is no message."""
    with pytest.raises(ValueError, match=r"field|number"):
        list(fields(data))
