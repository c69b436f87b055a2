"""The sections of a shot: which size frames whom from when to when, and how one passes to the next."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from roughcut.models.video.schema import SpokenCue, TakeOrder
from roughcut.previs.framing import TIGHT, WIDE, Setup
from roughcut.previs.moves import EXPLAINS_A_CHANGE
from roughcut.previs.wording import Move, cut_sizes, joined_setups, read_move, read_setup
from roughcut.script.vocabulary import Angle, Movement, Size, read_angle, read_size, split_sizes

_BEFORE_A_LINE_MS, _AFTER_A_LINE_MS = 160, 140
_SHORTEST_MS = 500
_PAUSE_MS = 90
"""A mouth that rests for so long is between two clauses."""
_NEAR_SHARE = 0.35


@dataclass(frozen=True)
class Section:
    """A span of a shot (ms) with one framing: its size, the names it holds (in cast order), from where it
    is seen, and whether it is about what hands do."""

    start_ms: int
    end_ms: int
    size: Size
    names: tuple[str, ...]
    setup: Setup = field(default_factory=Setup)
    hands: bool = False

    def within(self, cues: Sequence[SpokenCue]) -> list[SpokenCue]:
        """The lines that begin while this framing is seen."""
        return [cue for cue in cues if self.start_ms <= cue.start_ms < self.end_ms]


@dataclass(frozen=True)
class Wishes:
    """How the order asks to be shot, read from its words: framings in order, and movements."""

    framings: tuple[tuple[Size, Setup], ...]
    turns: tuple[Move, ...]

    @property
    def sizes(self) -> tuple[Size, ...]:
        """The sizes in order."""
        return tuple(size for size, _ in self.framings)

    @property
    def moves(self) -> tuple[Movement, ...]:
        """The kinds of movement in order."""
        return tuple(turn.kind for turn in self.turns)

    @property
    def travels(self) -> bool:
        """Whether the camera itself passes from size to size, without a cut."""
        return len(self.framings) > 1 and any(move in EXPLAINS_A_CHANGE for move in self.moves)


def wishes_of(order: TakeOrder) -> Wishes:
    """Sizes without repeats next to each other, each with its angle, and every movement. An angle that
    stands alone is that of every size without one."""
    sizes = [part for text in order.sizes for part in split_sizes(text)]
    phrases = _telling(sizes)
    loose = [text for text in (*sizes, *order.movements) if text not in phrases or not read_size(text)]
    shared = next((setup for setup in map(read_setup, loose) if setup != Setup()), Setup())
    framings: list[tuple[Size, Setup]] = []
    for phrase in (*phrases, *cut_sizes(order.beats, phrases)):
        size = read_size(phrase)
        if size is not None:
            framings.append((size, joined_setups(read_setup(phrase), shared)))
    framings = [one for index, one in enumerate(framings) if index == 0 or framings[index - 1] != one]
    moves: dict[Movement, Move] = {}
    for move in map(read_move, (*sizes, *order.movements)):
        if move is not None:
            moves.setdefault(move.kind, move)
    fallback = Size.MS if len(order.focus) == 1 else Size.LS
    return Wishes(
        framings=tuple(framings[:4]) or ((fallback, shared),),
        turns=tuple(moves.values()) or (Move(Movement.STATIC),),
    )


def _telling(phrases: Sequence[str]) -> Sequence[str]:
    """The phrases without a bare `over the shoulder`, where another phrase tells the size."""
    plain = [text for text in phrases if read_angle(text) is not Angle.OTS or read_size(text) is not Size.MS]
    return plain if any(read_size(text) for text in plain) else phrases


def sections_of(order: TakeOrder, wishes: Wishes, present: Sequence[str]) -> tuple[Section, ...]:
    """The shot's sections, in order; they meet between lines or clauses, never within a word."""
    times = _turns(order, len(wishes.framings))
    spans = zip(times[:-1], times[1:], wishes.framings, strict=True)
    return tuple(
        Section(start, end, size, _held(order, size, present, start, end, whole=wishes.travels), setup)
        for start, end, (size, setup) in spans
    )


def _turns(order: TakeOrder, count: int) -> list[int]:
    """`count` + 1 times from 0 to the end of the shot: where a line starts if one starts near enough,
    else in a silence or between two clauses."""
    total = order.duration_ms
    starts = [cue.start_ms - _BEFORE_A_LINE_MS for cue in order.cues]
    pauses = [pause for cue in order.cues for pause in _pauses(cue)]
    turns = [0]
    for index in range(1, count):
        even = max(total * index // count, turns[-1] + 1)
        first, reach = turns[-1] + _SHORTEST_MS, _NEAR_SHARE * total / count
        near = [start for start in starts if start > first and abs(start - even) < reach]
        quiet = [time for time in (*starts, *pauses) if first < time < total - _SHORTEST_MS]
        if not near and _spoken_at(order, even):
            near = quiet
        turns.append(min(near, key=lambda time: abs(time - even)) if near else even)
    return [*turns, max(total, turns[-1] + 1)]


def _pauses(cue: SpokenCue) -> list[int]:
    """The times at which a line stops: between its clauses, as its mouth rests, and after its end."""
    shapes = [*cue.mouth, None]
    rests = [
        cue.start_ms + round((one.start_ms + two.start_ms) / 2 / cue.tempo)
        for one, two in itertools.pairwise(shapes)
        if one and two and one.viseme == "rest" and two.start_ms - one.start_ms >= _PAUSE_MS * cue.tempo
    ]
    return [*rests, cue.end_ms + _AFTER_A_LINE_MS]


def _spoken_at(order: TakeOrder, time_ms: int) -> bool:
    return any(cue.start_ms - _BEFORE_A_LINE_MS < time_ms < cue.end_ms for cue in order.cues)


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
