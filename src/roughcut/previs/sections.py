"""The sections of a shot: which size frames whom from when to when, and how one passes to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roughcut.models.video.schema import TakeOrder
from roughcut.previs.framing import TIGHT, WIDE
from roughcut.previs.moves import EXPLAINS_A_CHANGE
from roughcut.script.vocabulary import Angle, Movement, Size, read_angle, read_movement, read_size


@dataclass(frozen=True)
class Section:
    """A span of a shot (ms) with one framing: its size, and the names it holds (in cast order)."""

    start_ms: int
    end_ms: int
    size: Size
    names: tuple[str, ...]


@dataclass(frozen=True)
class Wishes:
    """How the order asks to be shot, read from its words."""

    sizes: tuple[Size, ...]
    angle: Angle
    moves: tuple[Movement, ...]

    @property
    def travels(self) -> bool:
        """Whether the camera itself passes from size to size, without a cut."""
        return len(self.sizes) > 1 and any(move in EXPLAINS_A_CHANGE for move in self.moves)


def wishes_of(order: TakeOrder) -> Wishes:
    """Sizes without repeats next to each other, the first angle that is not eye level, every movement."""
    phrases = (*order.sizes, *order.movements)
    sizes: list[Size] = []
    for phrase in _telling(order.sizes):
        size = read_size(phrase)
        if size is not None and (not sizes or sizes[-1] is not size):
            sizes.append(size)
    angles = [angle for angle in map(read_angle, phrases) if angle is not Angle.EYE]
    moves = [move for move in map(read_movement, phrases) if move is not None]
    fallback = Size.MS if len(order.focus) == 1 else Size.LS
    return Wishes(
        sizes=tuple(sizes[:4]) or (fallback,),
        angle=angles[0] if angles else Angle.EYE,
        moves=tuple(dict.fromkeys(moves)) or (Movement.STATIC,),
    )


def _telling(phrases: Sequence[str]) -> Sequence[str]:
    """The phrases without a bare `over the shoulder`, where another phrase tells the size."""
    plain = [text for text in phrases if read_angle(text) is not Angle.OTS or read_size(text) is not Size.MS]
    return plain if any(read_size(text) for text in plain) else phrases


def sections_of(order: TakeOrder, wishes: Wishes, present: Sequence[str]) -> tuple[Section, ...]:
    """The shot's sections, in order; they meet where a line starts if one starts near enough."""
    times = _turns(order, len(wishes.sizes))
    spans = zip(times[:-1], times[1:], wishes.sizes, strict=True)
    return tuple(
        Section(start, end, size, _held(order, size, present, start, end, whole=wishes.travels))
        for start, end, size in spans
    )


def _turns(order: TakeOrder, count: int) -> list[int]:
    """`count` + 1 times from 0 to the end of the shot."""
    total = order.duration_ms
    starts = [cue.start_ms - 160 for cue in order.cues]
    turns = [0]
    for index in range(1, count):
        even = total * index // count
        near = [
            start for start in starts if abs(start - even) < 0.35 * total / count and start > turns[-1] + 500
        ]
        turns.append(min(near, key=lambda start: abs(start - even)) if near else max(even, turns[-1] + 1))
    return [*turns, max(total, turns[-1] + 1)]


def _held(
    order: TakeOrder, size: Size, present: Sequence[str], start: int, end: int, *, whole: bool
) -> tuple[str, ...]:
    """Whom a framing holds: wide, everyone; close, who speaks then; else whom the shot is about."""
    if size in WIDE or not present:
        return tuple(present)
    about = [name for name in order.focus if name in present] or list(present)
    if size in TIGHT and len(about) > 1:
        speaking = [
            cue.speaker
            for cue in order.cues
            if cue.speaker in about
            and (whole or cue.end_ms > start + 200)
            and (whole or cue.start_ms < end - 200)
        ]
        if len(set(speaking)) == 1:
            return tuple(speaking[:1])
    return tuple(name for name in present if name in about)
