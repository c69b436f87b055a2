"""Working memory that is used again and again: touching fresh pages costs more than filling old ones."""

from __future__ import annotations

import math
from threading import get_ident

import numpy as np
from numpy.typing import NDArray

_kept: dict[tuple[int, str], NDArray[np.uint8]] = {}


def scratch(name: str, *shape: int) -> NDArray[np.uint8]:
    """An array with anything in it, the same memory for the same name in the same thread: whoever asks next
    gets it, so copy what you keep."""
    size, key = math.prod(shape), (get_ident(), name)
    held = _kept.get(key)
    if held is None or held.size < size:
        held = _kept[key] = np.empty(size, np.uint8)
    return held[:size].reshape(shape)


def let_go() -> None:
    """Give the memory back. Safe from any thread: whoever still uses some keeps that."""
    _kept.clear()
