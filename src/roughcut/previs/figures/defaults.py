"""What people look like of whom nothing is said: colours that keep a cast apart, usual cuts and clothes."""

from __future__ import annotations

from dataclasses import dataclass

from roughcut.previs.schema import Colour


@dataclass(frozen=True)
class Combination:
    """Colours that belong together; no two share both hair and top."""

    hair: Colour
    top: Colour
    accent: Colour


_HAIRS: tuple[Colour, ...] = (
    (40, 32, 36), (104, 64, 40), (214, 168, 96), (66, 42, 32), (158, 78, 44), (30, 34, 48), (138, 100, 66),
)  # fmt: skip
_TOPS: tuple[tuple[Colour, Colour], ...] = (
    ((66, 114, 178), (240, 208, 128)),
    ((196, 76, 70), (246, 222, 176)),
    ((84, 142, 104), (226, 166, 90)),
    ((232, 174, 74), (120, 78, 110)),
    ((128, 92, 158), (236, 196, 110)),
    ((72, 148, 152), (238, 150, 110)),
    ((212, 124, 142), (92, 108, 150)),
    ((236, 232, 222), (110, 140, 176)),
    ((92, 98, 112), (206, 92, 80)),
    ((206, 124, 70), (70, 96, 116)),
    ((48, 64, 108), (210, 178, 104)),
)
COMBINATIONS: tuple[Combination, ...] = tuple(
    Combination(_HAIRS[k % len(_HAIRS)], *_TOPS[k % len(_TOPS)]) for k in range(len(_HAIRS) * len(_TOPS))
)
BOTTOM_COLOURS: tuple[Colour, ...] = (
    (62, 76, 112), (58, 56, 64), (112, 92, 76), (84, 88, 98), (88, 70, 92), (72, 90, 82), (152, 134, 108),
)  # fmt: skip
STYLES_BY_SEX: dict[tuple[str, str], tuple[str, ...]] = {
    ("female", "child"): ("braids", "bob", "twin_tails", "long_fringe", "ponytail"),
    ("female", "teen"): ("long", "ponytail", "bob", "twin_tails", "long_fringe", "shoulder"),
    ("female", "adult"): (
        "long",
        "shoulder",
        "bob",
        "long_wavy",
        "ponytail",
        "bun",
        "long_fringe",
        "long_curly",
    ),
    ("female", "old"): ("bun", "bob", "curly", "shoulder"),
    ("male", "child"): ("short", "messy", "curly", "neat"),
    ("male", "teen"): ("messy", "short", "swept", "curly"),
    ("male", "adult"): ("short", "swept", "neat", "messy", "buzz", "curly"),
    ("male", "old"): ("balding", "neat", "short", "swept"),
}
TOPS_BY_SEX: dict[tuple[str, str], tuple[str, ...]] = {
    ("female", "child"): ("dress", "tshirt", "hoodie"),
    ("female", "teen"): ("hoodie", "shirt", "jacket", "dress", "tshirt"),
    ("female", "adult"): ("dress", "jacket", "shirt", "coat", "sweater"),
    ("female", "old"): ("dress", "coat", "jacket", "shirt"),
    ("male", "child"): ("tshirt", "hoodie", "shirt"),
    ("male", "teen"): ("hoodie", "jacket", "tshirt", "shirt"),
    ("male", "adult"): ("jacket", "shirt", "suit", "coat", "sweater", "tshirt"),
    ("male", "old"): ("jacket", "shirt", "coat", "suit"),
}
