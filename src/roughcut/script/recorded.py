"""A script cut to a recording: when its lines are really spoken, and how long its shots last for that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import Field

from roughcut.script.schema import Document, Script, Shot

_BREATH_MS = 300  # beside a silent shot, before and after the words
_SHORTEST_SILENT_MS = 1000  # a silent shot that the recording's own pause can hold
_LONGEST_LEAD_MS = 1500
_SHORTEST_SHOT_MS = 400


class LineSpan(Document):
    """When a line is spoken in its recording, in ms from its beginning."""

    start_ms: int = Field(ge=0)
    end_ms: int = Field(ge=0)


@dataclass(frozen=True)
class ShotCut:
    """How a shot holds its lines: silence before the first of them, and its whole length (ms)."""

    lead_ms: int
    length_ms: int


def cuts_of(script: Script, spans: Sequence[LineSpan]) -> tuple[ShotCut, ...]:
    """A cut for each shot; `spans` are those of the script's lines, in order.

    Between two speaking shots the cut is in the middle of their pause, so that the film keeps the
    recording's own time. Silent shots share a pause that is long enough for them; else they keep
    their length, and the recording waits.
    """
    held = _held(script, spans)
    leads = dict.fromkeys(range(len(script.shots)), 0)
    tails = dict.fromkeys(range(len(script.shots)), 0)
    lengths = {index: shot.duration_ms for index, shot in enumerate(script.shots)}
    for before, silent, after in _pauses(held):
        _share(script.shots, held, before, silent, after, leads, tails, lengths)
    for index, inside in held.items():
        spoken = max(span.end_ms for span in inside) - inside[0].start_ms
        lengths[index] = max(_SHORTEST_SHOT_MS, leads[index] + spoken + tails[index])
    return tuple(ShotCut(leads[index], lengths[index]) for index in range(len(script.shots)))


def _held(script: Script, spans: Sequence[LineSpan]) -> dict[int, list[LineSpan]]:
    """The spans of each shot that has lines, by its index."""
    found: dict[int, list[LineSpan]] = {}
    numbered = zip((shot.number for shot, _ in script.lines()), spans, strict=True)
    for number, span in numbered:
        found.setdefault(number - 1, []).append(span)
    return found


def _pauses(held: dict[int, list[LineSpan]]) -> Iterator[tuple[int | None, range, int | None]]:
    """Each pause as (speaking shot before it, silent shots in it, speaking shot after it)."""
    before: int | None = None
    for index in held:
        yield before, range(0 if before is None else before + 1, index), index
        before = index
    if before is not None:
        yield before, range(0), None


def _share(
    shots: Sequence[Shot],
    held: dict[int, list[LineSpan]],
    before: int | None,
    silent: range,
    after: int | None,
    leads: dict[int, int],
    tails: dict[int, int],
    lengths: dict[int, int],
) -> None:
    ended = max(span.end_ms for span in held[before]) if before is not None else 0
    pause = max(0, held[after][0].start_ms - ended) if after is not None else 2 * _BREATH_MS
    room = pause - _BREATH_MS * (1 if before is None else 2)
    if silent and room >= _SHORTEST_SILENT_MS * len(silent):
        tail = lead = _BREATH_MS
        asked = sum(shots[index].duration_ms for index in silent)
        left = room
        for index in silent[:-1]:
            lengths[index] = max(_SHORTEST_SHOT_MS, room * shots[index].duration_ms // asked)
            left -= lengths[index]
        lengths[silent[-1]] = max(_SHORTEST_SHOT_MS, left)
    else:
        lead = pause // 2 if before is not None else min(pause, _LONGEST_LEAD_MS)
        tail = pause - lead if after is not None else pause
    if before is not None:
        tails[before] = tail
    if after is not None:
        leads[after] = lead


def cut_to_recording(script: Script, spans: Sequence[LineSpan]) -> Script:
    """The script with its shots as long as the recording makes them; everything else stays."""
    shots: list[Shot] = []
    clock = 0
    for shot, cut in zip(script.shots, cuts_of(script, spans), strict=True):
        shots.append(shot.model_copy(update={"start_ms": clock, "end_ms": clock + cut.length_ms}))
        clock += cut.length_ms
    return script.model_copy(update={"shots": tuple(shots)})


def line_starts(script: Script, spans: Sequence[LineSpan]) -> tuple[int, ...]:
    """When each line starts within its shot, in ms."""
    starts: list[int] = []
    cuts = cuts_of(script, spans)
    for index, inside in _held(script, spans).items():
        first = inside[0].start_ms
        starts.extend(cuts[index].lead_ms + max(0, span.start_ms - first) for span in inside)
    return tuple(starts)
