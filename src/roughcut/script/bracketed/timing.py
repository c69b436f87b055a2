"""Times that hold together: written spans where they can stand, estimates where there are none."""

from __future__ import annotations

from dataclasses import dataclass

from roughcut.script.bracketed.lexis import Notes
from roughcut.script.bracketed.spans import Span
from roughcut.script.pacing import speech_ms
from roughcut.script.schema import Action, Beat, Line
from roughcut.timebase import seconds_text

LONGEST_MS = 600_000
_SHORTEST_MS, _USUAL_LONGEST_MS = 3_000, 12_000
_BREATH_MS, _TURN_MS = 1_500, 350


@dataclass(frozen=True)
class Timed:
    """What is known of a shot before its time is settled: its written span and where, and its beats."""

    number: int
    offset: int
    span: Span | None
    beats: tuple[Beat, ...]


def estimate_ms(beats: tuple[Beat, ...]) -> int:
    """How long a shot needs for its words, a breath and a look: 3 to 12 s, more only for long speech."""
    spoken = [beat for beat in beats if isinstance(beat, Line)]
    seen = sum(len(beat.text) for beat in beats if isinstance(beat, Action))
    words_ms = sum(speech_ms(line.text) + _TURN_MS for line in spoken)
    wanted_ms = words_ms + _BREATH_MS + min(3_000, seen * 12)
    longest_ms = max(_USUAL_LONGEST_MS, words_ms)
    return -(-min(longest_ms, max(_SHORTEST_MS, wanted_ms)) // 100) * 100


def settle(shots: list[Timed], notes: Notes) -> list[tuple[int, int]]:
    """A (start, end) in ms for every shot, each starting where the last one ends. Written durations are kept;
    gaps, overlaps and impossible spans are noted. Spans marked exact stand as they are."""
    timed = any(shot.span for shot in shots)
    settled: list[tuple[int, int]] = []
    now = written_end = 0
    for index, shot in enumerate(shots):
        span = shot.span
        if span and span.exact and span.start_ms is not None and span.end_ms > span.start_ms:
            settled.append((span.start_ms, span.end_ms))
            now = written_end = span.end_ms
            continue
        following = shots[index + 1].span if index + 1 < len(shots) else None
        length = _length(shot, written_end, following, notes, timed=timed)
        if span and span.start_ms is not None:
            _note_jump(shot, span.start_ms, written_end, notes)
            written_end = max(span.end_ms, span.start_ms)
        else:
            written_end += length
        settled.append((now, now + length))
        now += length
    return settled


def _length(shot: Timed, written_end: int, following: Span | None, notes: Notes, *, timed: bool) -> int:
    span = shot.span
    if span is None:
        hole = (following.start_ms or 0) - written_end if following else 0
        length = hole if 1_000 <= hole <= LONGEST_MS else estimate_ms(shot.beats)
        if timed:
            notes.add(shot.offset, f"shot {shot.number} has no time; it was given {seconds_text(length)} s")
        return length
    length = span.end_ms - (span.start_ms or 0)
    if length <= 0:
        estimate = estimate_ms(shot.beats)
        problem = "ends before it starts" if length else "lasts 0 s"
        message = f"shot {shot.number} {problem}; it was given {seconds_text(estimate)} s"
        notes.add(shot.offset, message)
        return estimate
    if length > LONGEST_MS:
        message = (
            f"shot {shot.number} lasts {seconds_text(length)} s, longer than any shot should; check its time"
        )
        notes.add(shot.offset, message)
    return length


def _note_jump(shot: Timed, start_ms: int, written_end: int, notes: Notes) -> None:
    if start_ms == written_end:
        return
    apart = seconds_text(abs(start_ms - written_end))
    if start_ms > written_end:
        problem = (
            f"starts {apart} s after the shot before it ends" if shot.number > 1 else f"starts at {apart} s"
        )
    else:
        problem = f"overlaps the shot before it by {apart} s"
    notes.add(shot.offset, f"shot {shot.number} {problem}; the times were joined and its length kept")
