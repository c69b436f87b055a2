"""Puts the words of a dialogue back into a draft: each line in its shot, in order, by its speaker."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from roughcut.script.naming import mentions
from roughcut.script.schema import Action, Language, Line, Script, Shot
from roughcut.script.verify.fidelity import Comparison
from roughcut.script.verify.filmable import Limits
from roughcut.script.vocabulary import Movement, Size
from roughcut.scripter.grammar.framing import movement_text, size_text
from roughcut.scripter.grammar.timing import LONGEST_MS, words_ms
from roughcut.scripter.grammar.wording import Wording
from roughcut.scripter.mend.cells import Cell, Open, is_husk, opened, seen, split
from roughcut.scripter.mend.pieces import Piece, pieces_of
from roughcut.scripter.schema import Dialogue

_LONGEST = 40


def restore(draft: Script, dialogue: Dialogue, comparison: Comparison) -> tuple[list[Open], list[str]]:
    """The shots of a draft with exactly the words of the dialogue, and what was done, in sentences.
    `comparison` is that of the draft with the dialogue.

    Shots, sizes and prose stay. A shot is made only where a line has no room in its neighbours, and one is
    left out only where nothing of it is left.
    """
    return _Restorer(draft, dialogue, comparison).restored()


class _Restorer:
    """`done` is the place (shot, cell) after the last piece that was put down."""

    def __init__(self, draft: Script, dialogue: Dialogue, comparison: Comparison) -> None:
        self.comparison = comparison
        self.pieces = pieces_of(self.comparison, dialogue.turns)
        self.next_held = _next_held([piece.held_by for piece in self.pieces])
        self.shots = opened(draft.shots)
        self.cells = [cell for shot in self.shots for cell in shot.cells if cell.line]
        self.numbers = list(self.comparison.shots)
        self.names = list(dict.fromkeys(turn.speaker for turn in dialogue.turns))
        self.wording = Wording(draft.language, 0)
        self.language: Language = draft.language
        self.shot, self.cell = 0, 0
        self.said: list[str] = []

    def restored(self) -> tuple[list[Open], list[str]]:
        self._take_out()
        for index, piece in enumerate(self.pieces):
            if piece.held_by is not None:
                self._set(piece, piece.held_by)
            else:
                self._put_in(piece, self._next_held(index))
        self._divide()
        return self._without_husks(), self.said

    def _take_out(self) -> None:
        """Empty the cells of lines that stand for nothing, or at the wrong place."""
        kept = {piece.held_by for piece in self.pieces}
        extra = {*self.comparison.alignment.added, *self.comparison.alignment.doubled}
        for index, cell in enumerate(self.cells):
            if index not in kept:
                cell.beat = None
            if index in extra:
                line = self.comparison.lines[index]
                whose = f"{line.speaker or 'nobody'}’s “{_cut(line.text)}”"
                self.said.append(f"Shot {self.numbers[index]}: {whose} was left out.")

    def _set(self, piece: Piece, index: int) -> None:
        before, cell = self.comparison.lines[index], self.cells[index]
        cell.beat = piece.line
        self.shot, self.cell = self._where(cell)
        self.cell += 1
        number = self.numbers[index]
        if before.text != piece.line.text:
            self.said.append(
                f"Shot {number}: “{_cut(before.text)}” was set right: “{_cut(piece.line.text)}”."
            )
        if before.speaker != piece.line.speaker:
            who = before.speaker or "nobody"
            self.said.append(
                f"Shot {number}: “{_cut(piece.line.text)}” was {who}’s and went to {piece.line.speaker}."
            )

    def _where(self, cell: Cell) -> tuple[int, int]:
        """The place of a cell of the draft: (shot, cell)."""
        assert cell.home is not None  # the draft's own cells have one
        return self.shots.index(cell.home), cell.home.cells.index(cell)

    def _next_held(self, index: int) -> tuple[int, int]:
        """Where the next line stands that the draft has: (shot, cell); after the last shot if none is."""
        held = self.next_held[index]
        return (len(self.shots), 0) if held is None else self._where(self.cells[held])

    def _put_in(self, piece: Piece, until: tuple[int, int]) -> None:
        """A line that the draft lacks, between what was put down last and what comes next."""
        vacant = self._vacant(piece.line, until)
        if vacant:
            self.shot, self.cell = vacant
            self.shots[self.shot].cells[self.cell].beat = piece.line
        else:
            self._insert(piece.line, until)
        reached = self.shots[self.shot]
        where = f"After shot {reached.shot.number}" if reached.made else f"Shot {reached.shot.number}"
        verb = "was moved here" if piece.moved_from is not None else "was put back"
        self.said.append(f"{where}: {piece.line.speaker}’s “{_cut(piece.line.text)}” {verb}.")
        self.cell += 1

    def _vacant(self, line: Line, until: tuple[int, int]) -> tuple[int, int] | None:
        """The first place on the way where a line was taken out, if this one fits there."""
        for index in range(self.shot, min(until[0] + 1, len(self.shots))):
            shot = self.shots[index]
            for at, cell in enumerate(shot.cells):
                within = (self.shot, self.cell) <= (index, at) < until
                if within and cell.beat is None and shot.has_room(line):
                    return index, at
        return None

    def _insert(self, line: Line, until: tuple[int, int]) -> None:
        """Into a silent shot of the speaker, the last line's shot, the next line's, or a shot of its own."""
        silent = self._silent(line, until)
        here = self.shots[self.shot]
        if silent is not None:
            self.shot, self.cell = silent, len(self.shots[silent].cells)
        elif here.has_room(line):
            if not self.cell:  # nothing was put down yet: after the prose of the first shot
                self.cell = until[1] if self.shot == until[0] else len(here.cells)
        elif self.shot < until[0] < len(self.shots) and self.shots[until[0]].has_room(line):
            self.shot, self.cell = until
        else:
            self._make(line)
            return
        self.shots[self.shot].cells.insert(self.cell, Cell(line))

    def _silent(self, line: Line, until: tuple[int, int]) -> int | None:
        """A shot on the way in which nobody speaks and this speaker is told of."""
        first = self.shot if not self.cell else self.shot + 1
        for index in range(first, min(until[0], len(self.shots))):
            shot = self.shots[index]
            told = f"{seen(shot)} {shot.shot.blocking}"
            if not shot.lines and line.speaker in {name for _, name in mentions(told, self.names)}:
                return index
        return None

    def _make(self, line: Line) -> None:
        """A shot for the line alone, after the place that was reached; what follows goes on after it."""
        here = self.shots[self.shot]
        if 0 < self.cell < len(here.cells):
            split(self.shots, self.shot, self.cell)
        after = self.shot + 1 if self.cell else self.shot
        prose = Action(text=self.wording.say("alone_low", line.speaker))
        made = Open(self._camera(here.shot), [Cell(prose), Cell(line)], made=True, retime=True)
        self.shots.insert(after, made)
        self.shot, self.cell = after, 1

    def _camera(self, shot: Shot) -> Shot:
        return shot.model_copy(
            update={
                "sizes": (size_text(Size.MS, self.language),),
                "movements": (movement_text(Movement.STATIC, self.language),),
                "blocking": "",
            }
        )

    def _divide(self) -> None:
        """Shots with more words than a shot can hold become several, cut before a line."""
        index = 0
        while index < len(self.shots):
            at = _overflow(self.shots[index])
            if at:
                split(self.shots, index, at)
                rest = self.shots[index + 1]
                if rest.cells[0].line:
                    prose = self.wording.say("goes_on", rest.cells[0].line.speaker)
                    rest.cells.insert(0, Cell(Action(text=prose)))
                self.said.append(
                    f"Shot {self.shots[index].shot.number}: its words filled more than a shot; divided."
                )
            index += 1

    def _without_husks(self) -> list[Open]:
        """The shots in which something is left; the blocking of one that goes stays with the next."""
        kept = [shot for shot in self.shots if not is_husk(shot)] or self.shots[:1]
        stays = {id(shot) for shot in kept}
        for shot, following in pairwise(self.shots):
            if id(shot) not in stays and id(following) in stays and not following.shot.blocking:
                following.shot = following.shot.model_copy(update={"blocking": shot.shot.blocking})
        gone = [str(shot.shot.number) for shot in self.shots if id(shot) not in stays and not shot.made]
        if gone:
            what = f"Shot {gone[0]}" if len(gone) == 1 else f"Shots {', '.join(gone[:-1])} and {gone[-1]}"
            self.said.append(f"{what}: nothing was left to see or hear; left out.")
        return kept


def _next_held(held: Sequence[int | None]) -> list[int | None]:
    """For each piece the line of the draft that holds the next piece after it, of those that have one."""
    found: list[int | None] = []
    following = None
    for line in reversed(held):
        found.append(following)
        following = line if line is not None else following
    return found[::-1]


def _overflow(shot: Open) -> int:
    """The cell before which a shot must be cut; 0 where it need not be."""
    if words_ms([line.text for line in shot.lines]) <= Limits().longest_ms:
        return 0
    lines: list[str] = []
    for at, cell in enumerate(shot.cells):
        if not cell.line:
            continue
        lines.append(cell.line.text)
        if len(lines) > 1 and words_ms(lines) > LONGEST_MS:
            while not shot.cells[at - 1].line:  # what is seen before a line goes with it
                at -= 1
            return at
    return 0


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
