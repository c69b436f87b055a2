"""Sound levels: blocks of 10 ms, silence, and how even the voices are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from roughcut.critic.metrics.spans import Span, intersection, runs, total

BLOCK_S = 0.01
"""The length of a block of sound."""
FLOOR_DB = -120.0
"""What digital silence is called, so that every block has a level."""

Levels = Sequence[float] | NDArray[np.float64]
"""The levels of blocks, in dBFS."""


def block_levels_db(samples: NDArray[np.float32], sample_rate: int) -> NDArray[np.float64]:
    """The RMS level of each whole block, in dBFS (a full-scale square wave is 0), not below −120."""
    size = round(sample_rate * BLOCK_S)
    blocks = samples[: len(samples) // size * size].reshape(-1, size).astype(np.float64)
    power = np.maximum((blocks**2).mean(axis=1), 10 ** (FLOOR_DB / 10))
    return np.asarray(10 * np.log10(power), dtype=np.float64)


def silent_spans(levels_db: Levels, limit_db: float, least_s: float) -> list[Span]:
    """The spans in seconds whose every block is below the limit, those that last long enough."""
    found = runs(np.asarray(levels_db) < limit_db, round(least_s / BLOCK_S))
    return [(start * BLOCK_S, end * BLOCK_S) for start, end in found]


def level_within(levels_db: Levels, spans: Sequence[Span]) -> float | None:
    """The mean power within the spans, in dBFS; None where they hold no block."""
    parts = [np.asarray(levels_db[round(start / BLOCK_S) : round(end / BLOCK_S)]) for start, end in spans]
    joined = np.concatenate(parts) if parts else np.empty(0)
    return float(10 * np.log10((10 ** (joined / 10)).mean())) if joined.size else None


def line_levels_db(
    levels_db: Levels, speech: Sequence[Span], lines: Sequence[Span], least_s: float = 0.2
) -> list[float | None]:
    """For each line the level of what is heard as speech in it; None for less than `least_s` of it."""
    heard = [intersection([line], speech) for line in lines]
    return [level_within(levels_db, spans) if total(spans) >= least_s else None for spans in heard]


def uneven_by_db(levels: Sequence[float | None], asked_db: Sequence[float]) -> list[float | None]:
    """How far each line's level is from the median of all, in dB, beyond what was asked of it: a line that
    should be whispered (−5) is as loud as it should be anywhere from 5 dB below the median to the median."""
    known = [level for level in levels if level is not None]
    middle = float(np.median(known)) if known else 0.0
    return [
        None if level is None else _beyond(level - middle, asked)
        for level, asked in zip(levels, asked_db, strict=True)
    ]


def _beyond(value: float, asked: float) -> float:
    return value - min(max(value, min(0.0, asked)), max(0.0, asked))
