"""When each line of a shot is spoken: lines keep their order, share the slack, and are never cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roughcut.script.schema import Action, Beat, Line

# Silence before the first line, between lines and after the last one: what a viewer is comfortable
# with, and the least that still reads as separate lines.
_EASY = (400, 300, 500)
_TIGHT = (120, 120, 160)
_MAX_TEMPO = 1.25
_MAX_LEAD_MS = 2500


@dataclass(frozen=True)
class Timing:
    """When each line starts (ms within the shot), how fast all of them are said, and how long the
    shot must last to hold them (more than was asked only where no tempo up to 1.25 is enough)."""

    starts_ms: tuple[int, ...]
    durations_ms: tuple[int, ...]
    tempo: float
    shot_ms: int


def time_lines(beats: Sequence[Beat], spoken_ms: Sequence[int], shot_ms: int) -> Timing:
    """Place the lines of `beats`, whose recordings last `spoken_ms`, within a shot of `shot_ms`."""
    if not spoken_ms:
        return Timing((), (), 1.0, shot_ms)
    for pauses, tempo in ((_EASY, 1.0), (_TIGHT, 1.0), (_TIGHT, _fitting_tempo(spoken_ms, shot_ms))):
        spoken = _at_tempo(spoken_ms, tempo)
        slack = shot_ms - sum(spoken) - _pause_total(pauses, len(spoken))
        if slack >= 0 and tempo <= _MAX_TEMPO:
            return Timing(_starts(beats, spoken, pauses, slack), spoken, tempo, shot_ms)
    needed = sum(spoken_ms) + _pause_total(_EASY, len(spoken_ms))
    return Timing(_starts(beats, spoken_ms, _EASY, 0), tuple(spoken_ms), 1.0, needed)


def placed_lines(starts_ms: Sequence[int], spoken_ms: Sequence[int], shot_ms: int) -> Timing:
    """Lines that are spoken when they are, at their own pace; the shot lasts as long as they do."""
    ends = [start + length for start, length in zip(starts_ms, spoken_ms, strict=True)]
    return Timing(tuple(starts_ms), tuple(spoken_ms), 1.0, max(shot_ms, *ends))


def _fitting_tempo(spoken_ms: Sequence[int], shot_ms: int) -> float:
    room = shot_ms - _pause_total(_TIGHT, len(spoken_ms)) - len(spoken_ms)
    if room <= 0:
        return float("inf")
    # Rounded up to a percent, so that the lines certainly fit and the digest stays short.
    return max(1.0, -(-sum(spoken_ms) * 100 // room) / 100)


def _at_tempo(spoken_ms: Sequence[int], tempo: float) -> tuple[int, ...]:
    return tuple(max(1, round(length / tempo)) for length in spoken_ms)


def _pause_total(pauses: tuple[int, int, int], count: int) -> int:
    lead, gap, tail = pauses
    return lead + gap * (count - 1) + tail


def _starts(
    beats: Sequence[Beat], spoken: Sequence[int], pauses: tuple[int, int, int], slack: int
) -> tuple[int, ...]:
    """Share the slack among the silences by how much is to be seen in each of them."""
    lead, gap, _ = pauses
    weights = _action_weights(beats)
    shares = [slack * weight // sum(weights) for weight in weights]
    shares[0] = min(shares[0], _MAX_LEAD_MS)
    starts, clock = [], lead + shares[0]
    for index, length in enumerate(spoken):
        starts.append(clock)
        clock += length + gap + shares[index + 1]
    return tuple(starts)


def _action_weights(beats: Sequence[Beat]) -> list[int]:
    """How much action stands before each line and after the last (1 more, so that none is zero)."""
    weights = [1]
    for beat in beats:
        if isinstance(beat, Action):
            weights[-1] += 1 + len(beat.text) // 60
        elif isinstance(beat, Line):
            weights.append(1)
    return weights
