"""A script taken apart to be mended: shots of cells, each a beat, or the gap where a line was taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from roughcut.script.schema import Action, Beat, Line, Shot
from roughcut.scripter.grammar.timing import LONGEST_MS, words_ms

MOST_SPEAKERS = 3


@dataclass(eq=False)
class Cell:
    """A beat of a shot, its home; None where a line was taken out, so that another can stand there."""

    beat: Beat | None
    home: Open | None = None

    @property
    def line(self) -> Line | None:
        """The beat where it is a line."""
        return self.beat if isinstance(self.beat, Line) else None


@dataclass(eq=False)
class Open:
    """A shot while it is mended: the draft's own, or `made` where the draft had none. `retime` asks for a
    length that fits what it holds now."""

    shot: Shot
    cells: list[Cell] = field(default_factory=list)
    made: bool = False
    retime: bool = False

    @property
    def lines(self) -> list[Line]:
        """What is said in it now."""
        return [cell.line for cell in self.cells if cell.line]

    def has_room(self, line: Line) -> bool:
        """Whether one more line fits: into the time that a shot may last, and among those who speak."""
        lines = [*self.lines, line]
        speakers = {each.speaker for each in lines}
        longest = max(LONGEST_MS, self.shot.duration_ms if len(lines) == 1 else 0)
        return words_ms([each.text for each in lines]) <= longest and len(speakers) <= MOST_SPEAKERS


def opened(shots: Sequence[Shot]) -> list[Open]:
    """The shots of a draft with a cell for each beat."""
    made = []
    for shot in shots:
        home = Open(shot)
        home.cells = [Cell(beat, home) for beat in shot.beats]
        made.append(home)
    return made


def split(shots: list[Open], index: int, at: int) -> None:
    """Cut a shot in two at one of its cells; the second has the same camera, and its people stay in place."""
    first = shots[index]
    rest = Open(first.shot.model_copy(update={"blocking": ""}), first.cells[at:], made=True, retime=True)
    first.cells, first.retime = first.cells[:at], True
    for cell in rest.cells:
        cell.home = rest
    shots.insert(index + 1, rest)


def closed(open_shot: Open) -> Shot:
    """The shot with what is in its cells now; its number and time are those of the draft."""
    beats = tuple(cell.beat for cell in open_shot.cells if cell.beat is not None)
    return open_shot.shot.model_copy(update={"beats": beats})


def is_husk(open_shot: Open) -> bool:
    """True for a shot in which nothing is left to see or hear, though there was; or there never was."""
    kept = [cell.beat for cell in open_shot.cells if cell.beat is not None]
    if kept:
        return False
    return bool(open_shot.cells) or not open_shot.shot.blocking


def seen(open_shot: Open) -> str:
    """The prose of a shot."""
    return " ".join(cell.beat.text for cell in open_shot.cells if isinstance(cell.beat, Action))
