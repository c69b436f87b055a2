"""When each beat of a shot happens: lines at their cues, actions in the silences between them."""

from __future__ import annotations

from roughcut.director.prompts.schema import TimedBeat
from roughcut.models.video.schema import TakeOrder
from roughcut.script.schema import Action, Line

# An action that only grazes a part of its shot is not told there.
_GRAZE_MS = 500


def timed_beats(order: TakeOrder) -> tuple[TimedBeat, ...]:
    """Every beat of a shot with its time (ms of the shot), in order. Actions that stand together share
    their silence by the length of their words."""
    cues = {cue.line_index: cue for cue in order.cues}
    timed: list[TimedBeat] = []
    waiting: list[Action] = []
    clock, line_index = 0, 0
    for beat in order.beats:
        if isinstance(beat, Action):
            waiting.append(beat)
            continue
        cue = cues[line_index]
        line_index += 1
        timed += _shared(waiting, clock, cue.start_ms)
        timed.append(TimedBeat(beat=beat, start_ms=cue.start_ms, end_ms=cue.end_ms))
        waiting, clock = [], cue.end_ms
    return (*timed, *_shared(waiting, clock, order.duration_ms))


def beats_within(beats: tuple[TimedBeat, ...], start_ms: int, end_ms: int) -> tuple[TimedBeat, ...]:
    """The beats of a span of the shot, their times counted from the span's own start."""
    kept = []
    for each in beats:
        overlap = min(each.end_ms, end_ms) - max(each.start_ms, start_ms)
        length = each.end_ms - each.start_ms
        if isinstance(each.beat, Line):
            inside = start_ms <= each.start_ms < end_ms
        else:
            inside = overlap > 0 and overlap >= min(_GRAZE_MS, length / 2)
            inside = inside or (length == 0 and start_ms <= each.start_ms < end_ms)
        if inside:
            kept.append(
                TimedBeat(
                    beat=each.beat,
                    start_ms=max(0, each.start_ms - start_ms),
                    end_ms=min(each.end_ms, end_ms) - start_ms,
                    continues=each.start_ms < start_ms - _GRAZE_MS // 2,
                )
            )
    return tuple(kept)


def silences(order: TakeOrder) -> tuple[tuple[int, int], ...]:
    """The spans (ms) of a shot in which nobody speaks, from its start to its end."""
    spans, clock = [], 0
    for cue in sorted(order.cues, key=lambda cue: cue.start_ms):
        if cue.start_ms > clock:
            spans.append((clock, cue.start_ms))
        clock = max(clock, cue.end_ms)
    if order.duration_ms > clock:
        spans.append((clock, order.duration_ms))
    return tuple(spans)


def _shared(actions: list[Action], start_ms: int, end_ms: int) -> list[TimedBeat]:
    end_ms = max(start_ms, end_ms)
    total = sum(len(action.text) for action in actions)
    timed, said = [], 0
    for action in actions:
        first = start_ms + (end_ms - start_ms) * said // total
        said += len(action.text)
        timed.append(
            TimedBeat(beat=action, start_ms=first, end_ms=start_ms + (end_ms - start_ms) * said // total)
        )
    return timed
