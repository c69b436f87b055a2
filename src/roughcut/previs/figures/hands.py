"""The shapes of a hand, one entry each, in half hand lengths: along the hand, and across to the thumb."""

from __future__ import annotations

from collections.abc import Callable

from roughcut.previs.figures.arms import Hand
from roughcut.previs.figures.shapes import Points, capsule, disc, hull

At = Callable[[float, float], Points]
Shapes = tuple[list[Points], list[list[Points]]]
"""Outlines of skin, and the lines between fingers."""


def hand_shapes(hand: Hand, at: At, size: float) -> Shapes:
    """A hand in its place: `at` maps (along, across) to metres, `size` is half a hand's length."""
    return _HANDS[hand](at, size)


def _palm(at: At, size: float, length: float = 0.82, wide: float = 0.42) -> Points:
    return hull([disc(at(-0.05, 0), size * 0.30), disc(at(length, 0), size * wide)])


def _relaxed(at: At, size: float) -> Shapes:
    fingers = hull([disc(at(0.86, -0.02), size * 0.40), disc(at(1.48, -0.02), size * 0.27),
                    disc(at(1.66, 0.12), size * 0.17)])  # fmt: skip
    thumb = capsule(at(0.30, 0.24), at(1.06, 0.50), size * 0.18, size * 0.13)
    return [_palm(at, size), fingers, thumb], [
        [at(1.12, -0.16), at(1.42, -0.12), at(1.66, -0.02)],
        [at(1.12, 0.08), at(1.42, 0.10), at(1.68, 0.12)],
    ]


def _fan(at: At, size: float, spread: float) -> list[Points]:
    tips = ((1.66, -1.5), (1.92, -0.5), (1.90, 0.5), (1.68, 1.5))
    return [
        capsule(at(0.86, k * 0.21), at(reach, k * (0.19 + spread)), size * 0.155, size * 0.115)
        for reach, k in tips
    ]


def _open(at: At, size: float) -> Shapes:
    thumb = capsule(at(0.28, 0.22), at(0.98, 0.78), size * 0.175, size * 0.12)
    return [_palm(at, size), *_fan(at, size, 0.03), thumb], [
        [at(1.0, k), at(1.4, k * 1.03), at(1.62, k * 1.06)] for k in (-0.22, 0.0, 0.22)
    ]


def _splayed(at: At, size: float) -> Shapes:
    thumb = capsule(at(0.28, 0.22), at(0.98, 0.92), size * 0.18, size * 0.125)
    return [_palm(at, size), *_fan(at, size, 0.15), thumb], []


def _flat(at: At, size: float) -> Shapes:
    """An open hand seen from its edge, palm up."""
    fingers = [
        capsule(at(0.80, 0.02), at(1.86, 0.14), size * 0.20, size * 0.10),
        capsule(at(0.80, -0.10), at(1.70, -0.16), size * 0.20, size * 0.10),
    ]
    thumb = capsule(at(0.30, 0.12), at(0.98, 0.62), size * 0.17, size * 0.11)
    return [_palm(at, size, 0.72, 0.32), *fingers, thumb], [[at(0.95, -0.02), at(1.3, 0.0), at(1.62, 0.02)]]


def _fist(at: At, size: float) -> Shapes:
    knuckles = hull([disc(at(0.72, -0.14), size * 0.42), disc(at(1.02, 0.12), size * 0.38),
                     disc(at(1.02, -0.20), size * 0.34)])  # fmt: skip
    thumb = capsule(at(0.40, 0.30), at(1.02, 0.34), size * 0.18, size * 0.15)
    return [_palm(at, size, 0.6, 0.36), knuckles, thumb], [
        [at(1.36, k), at(1.12, k - 0.02)] for k in (-0.28, -0.06, 0.14)
    ]


def _point(at: At, size: float) -> Shapes:
    fist, lines = _fist(at, size)
    return [*fist, capsule(at(0.92, 0.16), at(2.02, 0.20), size * 0.16, size * 0.11)], lines[:2]


_HANDS: dict[Hand, Callable[[At, float], Shapes]] = {
    "relaxed": _relaxed, "open": _open, "flat": _flat, "point": _point, "finger": _point, "fist": _fist,
    "splayed": _splayed, "hidden": _fist,
}  # fmt: skip
