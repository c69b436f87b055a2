"""What a report draws over time, thinned so that a long film's report stays small."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from roughcut.critic.case import Case
from roughcut.critic.metrics.levels import BLOCK_S
from roughcut.critic.metrics.spans import Span
from roughcut.critic.schema import Curve, Timeline

_MOST_VALUES = 1200
_LEAST_STEP_S = 0.1
_FLOOR_DB = -80.0


def timeline_of(case: Case) -> Timeline:
    """The cuts, voices, lines and curves of a film."""
    step_s = max(_LEAST_STEP_S, case.end_s / _MOST_VALUES)
    movement = np.asarray(case.picture.changes, dtype=float)
    movement[case.picture.cuts] = 0.0  # a cut is no movement, and would dwarf it
    curves = {"movement": _curve("levels", movement, 1 / case.rate, step_s, np.max)}
    if case.sound:
        levels = np.maximum(np.asarray(case.sound.levels_db), _FLOOR_DB)
        curves["sound level"] = _curve("dBFS", levels, BLOCK_S, step_s, np.max)
    return Timeline(
        duration_s=round(case.end_s, 3),
        cuts_s=tuple(round(cut / case.rate, 3) for cut in case.picture.cuts),
        speech_s=_rounded(case.sound.speech if case.sound else []),
        lines_s=_rounded([span for _, span in case.lines]),
        curves=curves,
    )


def _curve(
    unit: str,
    values: Sequence[float] | NDArray[np.float64],
    every_s: float,
    step_s: float,
    pick: Callable[[NDArray[np.float64]], float],
) -> Curve:
    array = np.asarray(values, dtype=float)
    edges = np.arange(0, len(array) * every_s, step_s)
    starts = np.minimum((edges / every_s).astype(int), max(0, len(array) - 1))
    parts = np.split(array, starts[1:]) if len(array) else []
    thin = tuple(round(float(pick(part)), 2) if part.size else 0.0 for part in parts)
    return Curve(unit=unit, step_s=round(step_s, 4), values=thin)


def _rounded(spans: Sequence[Span]) -> tuple[tuple[float, float], ...]:
    return tuple((round(start, 3), round(end, 3)) for start, end in spans)
