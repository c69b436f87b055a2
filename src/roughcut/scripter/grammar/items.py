"""What a scene is covered from, lines and stage directions, and the drafts of shots that come of it."""

from __future__ import annotations

from dataclasses import dataclass

from roughcut.script.pacing import speech_ms
from roughcut.script.schema import Beat, Line
from roughcut.script.vocabulary import Movement
from roughcut.scripter.grammar.moves import Move, Stated


@dataclass(frozen=True)
class Spoken:
    """A line (a whole turn, or one thought of it) with its tension and its moves. `unseen` marks one
    that is heard from somebody who is not on screen."""

    line: Line
    tension: float
    peak: bool = False
    after_peak: bool = False
    continues: bool = False
    cuts_in: bool = False
    unseen: bool = False
    moves: tuple[Move, ...] = ()

    @property
    def ms(self) -> int:
        """How long the words take."""
        return speech_ms(self.line.text)


Item = Spoken | Stated


@dataclass(frozen=True)
class Draft:
    """A shot before it has its number and its time."""

    size: str
    movement: Movement
    beats: tuple[Beat, ...]
    blocking: str
    ms: int
