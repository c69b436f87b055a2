"""Rewrites the whole-number convolutions of an ONNX file as matrix products, which are much faster.

A convolution over time is one product: the input's rows, each beside its neighbours, times the weights.
The products of bytes have kernels of their own on today's processors (and weights that are packed
once), the convolutions of bytes have not. The sums are of whole numbers, so nothing is lost: both ways
give the same result to the last bit.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from roughcut.models.speech.protobuf import fields, message, numbers

_GRAPH, _NODE, _INITIALIZER = 7, 1, 5
_INT8, _INT64 = 3, 7

Part = tuple[int, bytes | memoryview | int]


@dataclass(frozen=True)
class _Node:
    """A node of the graph; `numbers` are its attributes that hold whole numbers."""

    kind: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    numbers: dict[str, list[int]]


def as_products(model: bytes) -> bytes:
    """The same network with its convolutions of bytes (one dimension, steps of one, one group, weights
    that are constants) as products; others stay as they are. ValueError where the file is no ONNX file."""
    return message(
        (number, _rewritten(value) if number == _GRAPH and not isinstance(value, int) else value)
        for number, value in fields(model)
    )


def _rewritten(graph: memoryview) -> bytes:
    parts = list(fields(graph))
    constants = {_name_of(value): value for number, value in parts if number == _INITIALIZER}
    made: list[Part] = []
    used: set[str] = set()
    for number, value in parts:
        node = _node(value) if number == _NODE and isinstance(value, memoryview) else None
        product = _product(node, constants) if node else None
        if node and product:
            made += product
            used |= set(node.inputs[1::2])
        else:
            made.append((number, value))
    kept = {name for number, value in made if number == _NODE for name in _read_by(value)}
    # What only the convolutions used would lie in memory for nothing.
    return message(part for part in made if part[0] != _INITIALIZER or _kept(part[1], used, kept))


def _kept(constant: int | bytes | memoryview, used: set[str], kept: set[str]) -> bool:
    name = _name_of(constant)
    return name not in used or name in kept


def _product(node: _Node, constants: dict[str, int | memoryview]) -> list[Part] | None:
    """The nodes and constants that do what a convolution does, or None where it must stay."""
    if node.kind != "ConvInteger" or len(node.inputs) != 4:
        return None
    weights, zero = (_bytes_of(constants.get(name)) for name in (node.inputs[1], node.inputs[3]))
    plain = node.numbers.get("strides") == [1] and node.numbers.get("group", [1]) == [1]
    if weights is None or zero is None or weights.ndim != 3 or not plain:
        return None
    name, (out, channels, taps) = node.outputs[0], weights.shape
    pads, (step,) = node.numbers.get("pads", [0, 0]), node.numbers.get("dilations", [1])
    rows, nodes = _neighbours(node, weights.shape, step, pads)
    # Signed weights are those that the fastest kernels want.
    signed = (weights.astype(np.int16) - 128).astype(np.int8)
    matrix = signed.transpose(2, 1, 0).reshape(taps * channels, out)
    middle = int(zero.ravel()[0]) - 128
    last = [f"{name}/zero"] if middle else []
    if middle:
        nodes.append(_constant(f"{name}/zero", np.array(middle, np.int8)))
    return [
        *nodes,
        _constant(f"{name}/weights", matrix),
        _made("MatMulInteger", [rows, f"{name}/weights", node.inputs[2], *last], f"{name}/rows"),
        _made("Transpose", [f"{name}/rows"], name, perm=[0, 2, 1]),
    ]


def _neighbours(
    node: _Node, shape: tuple[int, ...], step: int, pads: Sequence[int]
) -> tuple[str, list[Part]]:
    """Each moment's row with those of the moments around it beside it: its name, and what makes it."""
    name, (_, channels, taps) = node.outputs[0], shape
    now = f"{name}/turned"
    nodes = [_made("Transpose", [node.inputs[0]], now, perm=[0, 2, 1])]
    if any(pads):
        nodes.append(_constant(f"{name}/edges", np.array([0, pads[0], 0, 0, pads[1], 0])))
        nodes.append(_made("Pad", [now, f"{name}/edges", node.inputs[2]], f"{name}/padded"))
        now = f"{name}/padded"
    if taps == 1:
        return now, nodes
    return f"{name}/wide", [
        *nodes,
        _constant(f"{name}/nil", np.array(0)),
        _constant(f"{name}/one", np.array(1)),
        _constant(f"{name}/axis", np.array([1])),
        _constant(f"{name}/reach", np.array((taps - 1) * step)),
        _constant(f"{name}/taps", np.arange(taps) * step),
        _constant(f"{name}/shape", np.array([1, -1, taps * channels])),
        _made("Shape", [now], f"{name}/sizes"),
        _made("Gather", [f"{name}/sizes", f"{name}/one"], f"{name}/length"),
        _made("Sub", [f"{name}/length", f"{name}/reach"], f"{name}/moments"),
        _made("Range", [f"{name}/nil", f"{name}/moments", f"{name}/one"], f"{name}/range"),
        _made("Unsqueeze", [f"{name}/range", f"{name}/axis"], f"{name}/upright"),
        _made("Add", [f"{name}/upright", f"{name}/taps"], f"{name}/places"),
        # One gathering copies half as much as a slice for each tap and their joining.
        _made("Gather", [now, f"{name}/places"], f"{name}/beside", axis=1),
        _made("Reshape", [f"{name}/beside", f"{name}/shape"], f"{name}/wide"),
    ]


def _node(data: memoryview) -> _Node:
    parts = list(fields(data))
    attributes = (_attribute(value) for number, value in parts if number == 5)
    return _Node(
        kind="".join(_texts(parts, 4)),
        inputs=tuple(_texts(parts, 1)),
        outputs=tuple(_texts(parts, 2)),
        numbers=dict(attributes),
    )


def _read_by(data: int | bytes | memoryview) -> list[str]:
    return [] if isinstance(data, int) else list(_texts(list(fields(data)), 1))


def _attribute(data: int | memoryview) -> tuple[str, list[int]]:
    parts = [] if isinstance(data, int) else list(fields(data))
    values = (numbers(value) for number, value in parts if number in (3, 8))
    return "".join(_texts(parts, 1)), list(itertools.chain.from_iterable(values))


def _texts(parts: Sequence[tuple[int, int | memoryview]], wanted: int) -> Iterator[str]:
    for number, value in parts:
        if number == wanted and not isinstance(value, int):
            yield bytes(value).decode("utf-8")


def _name_of(tensor: int | bytes | memoryview) -> str:
    return "" if isinstance(tensor, int) else "".join(_texts(list(fields(tensor)), 8))


def _bytes_of(tensor: int | memoryview | None) -> NDArray[np.uint8] | None:
    """A constant of unsigned bytes; None where it is none."""
    if tensor is None or isinstance(tensor, int):
        return None
    parts = list(fields(tensor))
    shape = [size for number, value in parts if number == 1 for size in numbers(value)]
    if [value for number, value in parts if number == 2] != [2]:
        return None
    raw = [value for number, value in parts if number == 9 and not isinstance(value, int)]
    listed = [one for number, value in parts if number == 5 for one in numbers(value)]
    flat = np.frombuffer(raw[0], np.uint8) if raw and len(raw[0]) else np.array(listed, np.uint8)
    # Protobuf leaves out a list that holds nothing but one zero in some writers.
    return (flat if flat.size else np.zeros(1, np.uint8)).reshape(shape)


def _constant(name: str, values: NDArray[np.int8] | NDArray[np.int64]) -> Part:
    kind = _INT8 if values.dtype == np.int8 else _INT64
    shape: list[Part] = [(1, size) for size in values.shape]
    values = values if kind == _INT8 else values.astype(np.int64)
    return _INITIALIZER, message([*shape, (2, kind), (8, name.encode()), (9, values.tobytes())])


def _made(kind: str, inputs: Sequence[str], output: str, **attributes: int | list[int]) -> Part:
    parts: list[Part] = [(1, name.encode()) for name in inputs]
    parts += [(2, output.encode()), (3, output.encode()), (4, kind.encode())]
    for name, value in attributes.items():
        kept: list[Part] = [(8, one) for one in value] if isinstance(value, list) else [(3, value)]
        parts.append((5, message([(1, name.encode()), *kept, (20, 7 if isinstance(value, list) else 2)])))
    return _NODE, message(parts)
