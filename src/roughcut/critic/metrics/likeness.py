"""How alike two stretches of picture are: histograms of colour, and a few measures of style."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from roughcut.critic.metrics.colour import Lab

Histogram = NDArray[np.float32]
"""Shares of the area, adding up to 1, over cells of CIE Lab."""
Style = NDArray[np.float64]
"""Contrast, colourfulness, and the share of detail in each of four octaves."""

_LIGHTS, _TINTS = 6, 12
_TINT_RANGE = 60.0
_OCTAVES = 4


def histogram(pixels: Lab) -> Histogram:
    """The colours of …×3 Lab values, each shared among the cells around it, so that a small shift of
    colour is a small change: 6 steps of lightness × 12 × 12 of tint (a* and b*, clipped at ±60)."""
    points = pixels.reshape(-1, 3)
    scaled = np.stack(
        [
            points[:, 0] / 100 * (_LIGHTS - 1),
            (points[:, 1] + _TINT_RANGE) / (2 * _TINT_RANGE) * (_TINTS - 1),
            (points[:, 2] + _TINT_RANGE) / (2 * _TINT_RANGE) * (_TINTS - 1),
        ],
        axis=1,
    )
    scaled = np.clip(scaled, 0, [_LIGHTS - 1.001, _TINTS - 1.001, _TINTS - 1.001])
    low = scaled.astype(np.int64)
    part = scaled - low
    near = (1 - part, part)
    first = (low[:, 0] * _TINTS + low[:, 1]) * _TINTS + low[:, 2]
    codes, weights = [], []
    for light, green, blue in itertools.product((0, 1), repeat=3):
        codes.append(first + (light * _TINTS + green) * _TINTS + blue)
        weights.append(near[light][:, 0] * near[green][:, 1] * near[blue][:, 2])
    count = _LIGHTS * _TINTS * _TINTS
    cells = np.bincount(np.concatenate(codes), weights=np.concatenate(weights), minlength=count)
    return np.asarray(cells / max(1, len(points)), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class KeptHistogram:
    """A histogram without its empty cells, an eighth of the memory; `unpacked` is the same to the bit."""

    cells: NDArray[np.uint16]
    shares: NDArray[np.float32]

    @classmethod
    def of(cls, colours: Histogram) -> KeptHistogram:
        """The cells that hold anything."""
        cells = np.flatnonzero(colours)
        return cls(cells.astype(np.uint16), colours[cells])

    @property
    def unpacked(self) -> Histogram:
        """The whole histogram."""
        colours = np.zeros(_LIGHTS * _TINTS * _TINTS, dtype=np.float32)
        colours[self.cells] = self.shares
        return colours


def likeness(first: Histogram, second: Histogram) -> float:
    """The share of colour that two histograms have in common: 0…1, 1 for the same."""
    return float(np.minimum(first, second).sum())


def mean_histogram(histograms: Sequence[Histogram]) -> Histogram:
    """The mean of several; at least one is needed."""
    return np.asarray(np.mean(histograms, axis=0), dtype=np.float32)


def mean_pairwise(histograms: Sequence[Histogram]) -> float | None:
    """The mean likeness of all pairs; None for fewer than two."""
    pairs = [
        likeness(one, other) for index, one in enumerate(histograms) for other in histograms[index + 1 :]
    ]
    return float(np.mean(pairs)) if pairs else None


def style_of(pixels: Lab) -> Style:
    """The style of a picture (height × width × 3 Lab, 32 px or more each way): contrast and
    colourfulness in Lab units, then how much detail each octave holds, as shares."""
    light = pixels[..., 0]
    tint = np.linalg.norm(pixels[..., 1:], axis=-1)
    energies = []
    for _ in range(_OCTAVES):
        height, width = light.shape[0] // 2 * 2, light.shape[1] // 2 * 2
        blocks = light[:height, :width].reshape(height // 2, 2, width // 2, 2)
        small = blocks.mean(axis=(1, 3))
        energies.append(float(np.abs(blocks - small[:, None, :, None]).mean()))
        light = small
    detail = np.array(energies) / max(1e-9, sum(energies))
    return np.concatenate([[pixels[..., 0].std(), tint.mean()], detail])


def style_likeness(first: Style, second: Style) -> float:
    """How alike two styles are: 0…1; 1 for the same, e⁻¹ where contrast differs by 20 of 100, or
    colourfulness by 20, or a third of the detail lies in other octaves."""
    off = np.abs(first - second)
    return float(np.exp(-(off[0] / 20 + off[1] / 20 + off[2:].sum() / 2 * 3)))
