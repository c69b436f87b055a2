"""Where the shots of one call really begin and end: models cut a little beside the second they were told."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from roughcut.critic.watch import Watcher
from roughcut.film.conform import Span
from roughcut.film.media import probe, timed_frames

TOLERANCE_S = Fraction(1, 2)
"""A cut farther from its planned time is not taken for it."""


def between_cuts(spans: Sequence[Span], starts_s: Sequence[Fraction]) -> list[Span]:
    """The spans of footage whose shots were planned to start at `starts_s`, each moved to the cut with which
    its shot really begins, and ended before the next. Where there is no such cut, the planned time holds."""
    found = {span.file: _cuts_s(span.file) for span in spans}
    return [_moved(span, found[span.file], starts_s) for span in spans]


def _moved(span: Span, cuts_s: Sequence[Fraction], starts_s: Sequence[Fraction]) -> Span:
    later = [start_s for start_s in starts_s if start_s > span.start_s]
    changes = {
        "start_s": _nearest(cuts_s, span.start_s) if span.start_s in starts_s[1:] else span.start_s,
        "end_s": _nearest(cuts_s, later[0]) if later else None,
    }
    return span.model_copy(update=changes)


def _nearest(cuts_s: Sequence[Fraction], planned_s: Fraction) -> Fraction:
    near = [cut_s for cut_s in cuts_s if abs(cut_s - planned_s) <= TOLERANCE_S]
    return min(near, key=lambda cut_s: abs(cut_s - planned_s), default=planned_s)


def _cuts_s(footage: Path) -> list[Fraction]:
    """When each view after the first begins."""
    info = probe(footage)
    watcher, times = Watcher(info.rate, info.width_px, info.height_px), []
    for frame in timed_frames(footage):
        watcher.push(frame.picture)
        times.append(frame.time_s)
    return [times[index] for index in watcher.finish().cuts]
