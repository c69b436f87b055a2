"""Just enough of protobuf's wire format to read and write parts of an ONNX file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Field = tuple[int, int | bytes]
"""A field's number, and its value: a whole number, or bytes (text, a message, a packed list, a float)."""

_VARINT, _EIGHT, _SIZED, _FOUR = 0, 1, 2, 5


def fields(message: bytes | memoryview) -> Iterator[tuple[int, int | memoryview]]:
    """The fields of a message in order; nothing is copied. ValueError where it is no message."""
    view = memoryview(message)
    at = 0
    while at < len(view):
        key, at = _varint(view, at)
        kind = key & 7
        if kind == _VARINT:
            number, at = _varint(view, at)
            yield key >> 3, number
            continue
        if kind == _SIZED:
            size, at = _varint(view, at)
        elif kind in (_EIGHT, _FOUR):
            size = 8 if kind == _EIGHT else 4
        else:
            raise ValueError(f"a field of an unknown kind at {at}")
        if at + size > len(view):
            raise ValueError(f"a field that is cut off at {at}")
        yield key >> 3, view[at : at + size]
        at += size


def message(parts: Iterable[tuple[int, int | bytes | memoryview]]) -> bytes:
    """A message of these fields: numbers become varints, all else is written with its size."""
    return b"".join(
        _coded(number << 3 | _VARINT) + _coded(value)
        if isinstance(value, int)
        else _coded(number << 3 | _SIZED) + _coded(len(value)) + bytes(value)
        for number, value in parts
    )


def numbers(value: int | memoryview) -> list[int]:
    """The whole numbers of a field, be it one of them or a packed list; signed."""
    if isinstance(value, int):
        return [_signed(value)]
    found, at = [], 0
    while at < len(value):
        number, at = _varint(value, at)
        found.append(_signed(number))
    return found


def _signed(number: int) -> int:
    return number - 2**64 if number >= 2**63 else number


def _varint(view: memoryview, at: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        if at >= len(view):
            raise ValueError("a number that is cut off")
        byte = view[at]
        at += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number, at
        shift += 7


def _coded(number: int) -> bytes:
    if number < 0:
        number += 2**64
    coded = bytearray()
    while number > 0x7F:
        coded.append(number & 0x7F | 0x80)
        number >>= 7
    coded.append(number)
    return bytes(coded)
