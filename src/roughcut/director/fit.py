"""Fits a shot to the lengths that a model sells: the cheapest take that holds it, or several takes cut
where nobody is speaking."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil

from roughcut.director.beats import silences, timed_beats
from roughcut.models.video.schema import TakeOrder
from roughcut.script.schema import Action

# A cut keeps this much from the words before and after it, where the silence is long enough.
_AIR_MS = 200
_STEP_MS = 500


@dataclass(frozen=True)
class Part:
    """A part of a shot: its frames within the shot, and the length of the take to be bought for it."""

    first_frame: int
    frame_count: int
    seconds: int


@dataclass(frozen=True, order=True)
class _Way:
    """A way to cut a shot up to some frame, the best one first: the price, the number of takes, how
    many cuts fall within an action, how uneven the takes are."""

    usd: Decimal
    takes: int
    harm: int
    unevenness: int
    cuts: tuple[int, ...] = ()

    def extended(self, usd: Decimal, frames: int, harm: int, end: int) -> _Way:
        """This way and one more take, of so many frames, up to `end`."""
        return _Way(
            self.usd + usd, self.takes + 1, self.harm + harm, self.unevenness + frames**2, (*self.cuts, end)
        )


def least_seconds(frame_count: int, rate: Fraction, durations_s: Sequence[int]) -> int | None:
    """The shortest of these lengths that holds so many frames; None when none does. Half a frame may be
    missing: 192 frames at 23.976 a second are a take of 8 s."""
    return min((s for s in durations_s if frame_count <= s * rate + Fraction(1, 2)), default=None)


def parts_of(
    order: TakeOrder, durations_s: Sequence[int], cost: Callable[[int], Decimal]
) -> tuple[Part, ...] | None:
    """The cheapest way to make a shot of takes of these lengths, with as few takes as that price allows.

    A take ends at a beat where one is near, and never inside a spoken line. None when a line is longer
    than every take.
    """
    whole = least_seconds(order.frame_count, order.rate, durations_s)
    if whole is not None and cost(whole) <= _least_cost_of_parts(order, durations_s, cost):
        return (Part(0, order.frame_count, whole),)
    points = cut_points(order)
    # How many frames each length holds; as whole numbers, since a long shot has many ways to be cut.
    room = {int(seconds * order.rate + Fraction(1, 2)): seconds for seconds in sorted(durations_s)}
    prices = {seconds: cost(seconds) for seconds in durations_s}
    best: dict[int, _Way] = {0: _Way(Decimal(0), 0, 0, 0)}
    starts = deque([0])
    for end in sorted(points):
        while starts and end - starts[0] > max(room):
            starts.popleft()
        if not starts:
            return None
        ways = []
        for start in starts:
            seconds = next(room[frames] for frames in room if frames >= end - start)
            ways.append(best[start].extended(prices[seconds], end - start, points[end], end))
        best[end] = min(ways)
        starts.append(end)
    cuts = best[order.frame_count].cuts
    return tuple(
        Part(start, end - start, least_seconds(end - start, order.rate, durations_s) or 0)
        for start, end in zip((0, *cuts), cuts, strict=False)
    )


def _least_cost_of_parts(
    order: TakeOrder, durations_s: Sequence[int], cost: Callable[[int], Decimal]
) -> Decimal:
    """What a shot costs at the very least when it is cut in two or more."""
    seconds = ceil((order.frame_count - Fraction(1, 2)) / order.rate)
    by_length = min(cost(each) / each for each in durations_s) * seconds
    return max(2 * min(map(cost, durations_s)), by_length)


def cut_points(order: TakeOrder) -> dict[int, int]:
    """The frames at which a shot may be cut in two, its end among them, and how much each cut harms:
    0 between beats, 1 within an action. None of them lies inside a spoken line."""
    points: dict[int, int] = {}
    edges = [each.start_ms for each in timed_beats(order) if isinstance(each.beat, Action) and each.start_ms]
    for start_ms, end_ms in silences(order):
        air = min(_AIR_MS, (end_ms - start_ms) // 2)
        low, high = start_ms + (air if start_ms else 0), end_ms - air
        acted = any(start_ms <= edge <= end_ms for edge in edges) or (not start_ms and _opens_acting(order))
        marks = dict.fromkeys(range(low, high, _STEP_MS), 1)
        marks |= {ms: 0 for ms in edges if low <= ms <= high}
        marks |= {low: 0, high: 0} if acted else {(start_ms + end_ms) // 2: 0}
        for ms, harm in marks.items():
            frame = _frame_within(ms, start_ms, end_ms, order.rate)
            if frame is not None and 0 < frame < order.frame_count:
                points[frame] = min(harm, points.get(frame, harm))
    return {**points, order.frame_count: 0}


def _opens_acting(order: TakeOrder) -> bool:
    return bool(order.beats) and isinstance(order.beats[0], Action)


def _frame_within(ms: int, start_ms: int, end_ms: int, rate: Fraction) -> int | None:
    """The frame boundary nearest to a time that still lies within the silence; None when there is none."""
    low = -((-start_ms * rate) // 1000)
    high = end_ms * rate // 1000
    nearest = round(ms * rate / 1000)
    return int(min(max(nearest, low), high)) if low <= high else None
