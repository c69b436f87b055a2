"""Speech against the plan: heard where a line should be, not heard elsewhere, and in time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from roughcut.critic.metrics.spans import Span, difference, intersection, padded, total

EDGE_S = 0.3
"""Speech so close to a line counts as the line's own: lines have breaths and recordings have tails."""
ONSET_REACH_S = 1.5
"""How far from a line's start its first sound is looked for."""
ONSET_GAP_S = 0.5
"""A line can be timed only after so much quiet in the plan; else its onset runs into the last line."""


def speech_shares(speech: Sequence[Span], lines: Sequence[Span]) -> list[float | None]:
    """For each line the share of its span in which speech is heard; 0…1, None for an empty span."""
    return [
        total(intersection([line], speech)) / (line[1] - line[0]) if line[1] > line[0] else None
        for line in lines
    ]


def speech_outside(speech: Sequence[Span], lines: Sequence[Span]) -> list[Span]:
    """The spans in seconds where speech is heard although no line is there, nor within 0.3 s."""
    return [span for span in difference(speech, padded(lines, EDGE_S)) if span[1] - span[0] >= EDGE_S]


def onset_errors_s(speech: Sequence[Span], lines: Sequence[Span]) -> list[float | None]:
    """For each line the start of speech nearest to its start, less its start: positive when late.

    None where the line follows another too closely to tell, or where no speech starts nearby."""
    errors: list[float | None] = []
    for index, (start, _) in enumerate(lines):
        last = max((end for _, end in lines[:index]), default=-ONSET_GAP_S)
        near = min((onset - start for onset, _ in speech), key=abs, default=float("inf"))
        timed = start - last >= ONSET_GAP_S and abs(near) <= ONSET_REACH_S
        errors.append(near if timed else None)
    return errors


def typical(errors: Sequence[float | None]) -> float | None:
    """The median of what is known; None for nothing."""
    known = [error for error in errors if error is not None]
    return float(np.median(known)) if known else None


def gaps(speech: Sequence[Span], start: float, end: float, least_s: float) -> list[Span]:
    """The spans between `start` and `end` in which nobody speaks for `least_s` or longer."""
    return [span for span in difference([(start, end)], speech) if span[1] - span[0] >= least_s]
