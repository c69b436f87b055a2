"""What a faithful script has to say, piece by piece, and which lines of the draft already stand for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roughcut.script.schema import Line
from roughcut.script.verify.alignment import Match
from roughcut.script.verify.fidelity import Comparison
from roughcut.script.verify.words import cuts_of, marks_of
from roughcut.scripter.grammar.thoughts import split_at_thoughts
from roughcut.scripter.grammar.timing import LONGEST_LINE_MS, PREFERRED_LINE_MS
from roughcut.scripter.schema import Turn


@dataclass(frozen=True)
class Piece:
    """A line that must be said; `held_by` is the index of the draft's line that stands for it, None where
    none does and it must be put in. `moved_from` is the draft's line that says it at a wrong place."""

    line: Line
    held_by: int | None = None
    moved_from: int | None = None


@dataclass
class _Part:
    """The words `start` up to `end` of a turn, and the draft's line for them."""

    start: int
    end: int
    line: int | None
    moved_from: int | None = None


def pieces_of(comparison: Comparison, turns: Sequence[Turn]) -> list[Piece]:
    """All that must be said, in order. Turns that the draft says as they are keep its own lines."""
    parts, as_written = _parts(comparison), _as_written(comparison)
    found: list[Piece] = []
    for index, turn in enumerate(turns):
        own = as_written.get(index, [])
        kept = [piece for line in own for piece in _kept(comparison.lines[line], line, turn.speaker)]
        found.extend(kept or _pieces(comparison, index, turn, parts[index]))
    return found


def _parts(comparison: Comparison) -> list[list[_Part]]:
    """For each turn its parts in order, with no word left out."""
    found: list[list[_Part]] = [[] for _ in comparison.turns]
    for index, match in comparison.alignment.matches.items():
        for rank, span in enumerate(match.spans):
            keeps = not rank and not match.moved and span.end > span.start
            part = _Part(span.start, span.end, index if keeps else None, index if match.moved else None)
            found[span.turn_index].append(part)
    for span in comparison.alignment.missing:
        found[span.turn_index].append(_Part(span.start, span.end, None))
    return [sorted((p for p in parts if p.end > p.start), key=lambda p: p.start) for parts in found]


def _pieces(comparison: Comparison, index: int, turn: Turn, parts: list[_Part]) -> Iterator[Piece]:
    first = True
    for part, text in _worded(comparison, index, _joined(parts)):
        for k, words in enumerate(_parted(text, held=part.line is not None)):
            manner = _manner(comparison, part, turn, first=first)
            line = Line(speaker=turn.speaker, text=words, parenthetical=manner if not k else "")
            yield Piece(line, part.line if not k else None, part.moved_from if not k else None)
            first = False


def _kept(line: Line, index: int, speaker: str) -> Iterator[Piece]:
    """A line of the draft as it is; one that no shot can hold is cut at its thoughts."""
    for k, text in enumerate(_parted(line.text, held=True)):
        update = {"speaker": speaker, "text": text, "parenthetical": "" if k else line.parenthetical}
        yield Piece(line.model_copy(update=update), None if k else index)


def _as_written(comparison: Comparison) -> dict[int, list[int]]:
    """The draft's lines for each turn of which they say all, in order, and nothing else."""
    found: dict[int, list[int]] = {}
    broken = {span.turn_index for span in comparison.alignment.missing}
    for line, match in comparison.alignment.matches.items():
        for span in match.spans:
            own = found.setdefault(span.turn_index, [])
            if not _is_sound(match) or (own and line != own[-1] + 1):
                broken.add(span.turn_index)
            own.append(line)
    return {
        index: own for index, own in found.items() if index not in broken and _says(comparison, index, own)
    }


def _says(comparison: Comparison, index: int, lines: Sequence[int]) -> bool:
    whole = " ".join(comparison.lines[line].text for line in lines)
    return marks_of(whole) == marks_of(comparison.turns[index].text)


def _is_sound(match: Match) -> bool:
    return match.exact and not match.moved and len(match.spans) == 1


def _joined(parts: list[_Part]) -> list[_Part]:
    """Words that nobody says go to the line beside them that says others of the same turn."""
    joined: list[_Part] = []
    for part in parts:
        if joined and part.line is None and (part.moved_from is None or joined[-1].line is not None):
            joined[-1].end = part.end
        elif joined and joined[-1].line is None and joined[-1].moved_from is None:
            joined[-1] = _Part(joined[-1].start, part.end, part.line, part.moved_from)
        else:
            joined.append(part)
    return joined


def _worded(comparison: Comparison, index: int, parts: list[_Part]) -> Iterator[tuple[_Part, str]]:
    """Each part with its text; a cut that would fall inside a word is made after it."""
    speech = comparison.spoken[index]
    cuts = cuts_of(speech.text, speech.words)
    start = 0
    for rank, part in enumerate(parts):
        end = len(speech.text)
        if rank + 1 < len(parts):
            found = next((cut for cut in cuts[part.end :] if cut is not None), None)
            end = end if found is None else found
        text = speech.text[start:end].strip()
        if text:
            yield part, text
        start = max(start, end)


def _parted(text: str, *, held: bool) -> tuple[str, ...]:
    """A text that is too long for a shot in several; one that a line of the draft held stays as it is
    as long as it can."""
    return split_at_thoughts(text, LONGEST_LINE_MS if held else PREFERRED_LINE_MS)


def _manner(comparison: Comparison, part: _Part, turn: Turn, *, first: bool) -> str:
    """How it is said: as the draft has it, else as the dialogue does."""
    source = part.line if part.line is not None else part.moved_from
    if source is not None and comparison.speakers[source] == turn.speaker:
        return comparison.lines[source].parenthetical
    return turn.parenthetical if first else ""
