"""Colour: CIE Lab, the palette of a shot, and how far shots of one scene drift apart.

Shots of a scene differ in framing: a close-up holds few of the master shot's colours, and more of them.
So drift is not the distance of two means. It is asked from the colours themselves: how far is a shot's
colour from the nearest colour that the reference shot holds? The median over the shot's area leaves
room for new things in view (less than half of the frame); a colour cast or a changed exposure moves
everything and cannot hide.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Lab = NDArray[np.float64]

_CELL = 6.0
_LEAST_WEIGHT = 0.002
_STOPS = np.arange(-50, 51) / 10
_CAP = 20.0

_RGB_TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
_WHITE = np.array([0.95047, 1.0, 1.08883])
_LEVELS = np.arange(256) / 255
_LINEAR = np.where(_LEVELS <= 0.04045, _LEVELS / 12.92, ((_LEVELS + 0.055) / 1.055) ** 2.4)
"""Light in proportion, for each level of sRGB."""


def lab(rgb: NDArray[np.uint8]) -> Lab:
    """sRGB (…×3, 0…255) to CIE L*a*b* under D65: L* 0…100, a* and b* about −110…110."""
    xyz = _LINEAR[rgb] @ _RGB_TO_XYZ.T / _WHITE
    root = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    x, y, z = root[..., 0], root[..., 1], root[..., 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


@dataclass(frozen=True)
class Palette:
    """The colours of a stretch of film: cell means (n×3, Lab) and the share of the area each covers,
    with the mean and the standard deviation of all its colours."""

    colours: Lab
    weights: NDArray[np.float64]
    mean: Lab
    deviation: Lab


class PaletteMixer:
    """Push small pictures of one shot; `finish()` gives its palette. Memory does not grow."""

    def __init__(self) -> None:
        self._cells: dict[int, NDArray[np.float64]] = {}
        self._count = 0
        self._sum = np.zeros(3)
        self._squares = np.zeros(3)

    def push(self, rgb: NDArray[np.uint8]) -> None:
        """Take the next picture (height × width × 3)."""
        pixels = lab(rgb).reshape(-1, 3)
        self._count += len(pixels)
        self._sum += pixels.sum(axis=0)
        self._squares += (pixels**2).sum(axis=0)
        cells = np.floor(pixels / _CELL).astype(np.int64) + 64
        codes = (cells[:, 0] << 16) | (cells[:, 1] << 8) | cells[:, 2]
        found, inverse = np.unique(codes, return_inverse=True)
        sums = [np.bincount(inverse, weights=pixels[:, axis]) for axis in range(3)]
        moments = np.stack([np.bincount(inverse), *sums], axis=1)
        for code, moment in zip(found.tolist(), moments, strict=True):
            self._cells[code] = self._cells[code] + moment if code in self._cells else moment

    def absorb(self, other: PaletteMixer) -> None:
        """Add everything that another mixer has taken."""
        self._count += other._count
        self._sum = self._sum + other._sum
        self._squares = self._squares + other._squares
        for code, moment in other._cells.items():
            self._cells[code] = self._cells[code] + moment if code in self._cells else moment

    def finish(self) -> Palette | None:
        """The palette, without colours that cover less than 0.2 % of the area; None for no picture."""
        if not self._count:
            return None
        cells = np.array([self._cells[key] for key in sorted(self._cells)])
        kept = cells[cells[:, 0] >= _LEAST_WEIGHT * self._count]
        kept = kept if len(kept) else cells
        mean = self._sum / self._count
        spread = np.sqrt(np.maximum(self._squares / self._count - mean**2, 0))
        weights = kept[:, 0] / kept[:, 0].sum()
        return Palette(kept[:, 1:] / kept[:, :1], weights, mean, spread)


def drift(shot: Palette, reference: Palette) -> float:
    """The median distance (CIE 1976 ΔE, over the shot's area) to the nearest colour of the reference."""
    nearest = _nearest(shot.colours, reference.colours)
    order = np.argsort(nearest)
    middle = int(np.searchsorted(np.cumsum(shot.weights[order]), 0.5))
    return float(nearest[order][min(middle, len(order) - 1)])


def exposure_shift(shot: Palette, reference: Palette) -> float:
    """By how many stops the shot is lighter than the reference: the exposure that, taken out, brings
    its colours nearest to the reference's; 0 unless that halves their distance. −5…5 in tenths."""
    misfits = _misfits(shot, reference, _STOPS)
    plain = misfits[len(_STOPS) // 2]
    best = int(np.argmin(misfits))
    return float(_STOPS[best]) if misfits[best] <= plain / 2 and plain > 1.0 else 0.0


def mean_distance(first: Palette, second: Palette) -> float:
    """The distance between the mean colours (ΔE): framing and all, for comparison with the literature."""
    return float(np.linalg.norm(first.mean - second.mean))


def deviation_distance(first: Palette, second: Palette) -> float:
    """The distance between the standard deviations of the colours (contrast and variety)."""
    return float(np.linalg.norm(first.deviation - second.deviation))


def _misfits(shot: Palette, reference: Palette, stops: NDArray[np.float64]) -> list[float]:
    """How far a shot's colours are from the reference's once it is made darker by so many stops."""
    # Light times 2ˢ multiplies L* + 16, a* and b* by the cube root of that (above the toe of the curve),
    # so that the squared distances are one quadratic in that root.
    toe = np.array([16.0, 0.0, 0.0])
    own, other, shared = _products(shot.colours + toe, reference.colours + toe)
    misfits = []
    for gain in 2.0 ** (-stops / 3):
        nearest = _roots((other - 2 * gain * shared).min(axis=1) + gain**2 * own)
        misfits.append(float((np.minimum(nearest, _CAP) * shot.weights).sum()))
    return misfits


def _nearest(colours: Lab, others: Lab) -> NDArray[np.float64]:
    own, other, shared = _products(colours, others)
    return _roots((other - 2 * shared).min(axis=1) + own)


def _products(
    colours: Lab, others: Lab
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """The squared lengths of both, and the product of each of one with each of the others."""
    return (colours**2).sum(axis=1), (others**2).sum(axis=1), colours @ others.T


def _roots(squares: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.sqrt(np.maximum(squares, 0.0)))
