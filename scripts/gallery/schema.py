"""What a section of the gallery is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Shown = NDArray[np.uint8]
"""Height × width × 3, RGB: one picture, or several frames side by side."""


@dataclass(frozen=True)
class Sheet:
    """One contact sheet, `docs/gallery/<file>.jpg`: `draw` makes the picture of each of `names`, which are
    the keys of a table in the code; every picture is brought to `width_px` across."""

    file: str
    title: str
    names: tuple[str, ...]
    draw: Callable[[str], Shown]
    columns: int = 4
    width_px: int = 400
    quality: int = 80


@dataclass(frozen=True)
class Section:
    """A chapter of the gallery's page; `order` says where it stands. `about` is a sentence or two."""

    order: int
    title: str
    about: str
    sheets: tuple[Sheet, ...]
