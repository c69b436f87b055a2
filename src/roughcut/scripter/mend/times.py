"""Numbers and times that hold together: from zero, without gaps, long enough for the words."""

from __future__ import annotations

from collections.abc import Sequence

from roughcut.script.pacing import speech_ms
from roughcut.script.schema import Shot
from roughcut.scripter.grammar.timing import SHORTEST_MS, STEP_MS, words_ms
from roughcut.scripter.mend.cells import Open, closed

_LONGEST_MS = 600_000  # beyond this no film holds a shot: a slip of the pen


def relaid(shots: Sequence[Open]) -> tuple[list[Shot], list[str]]:
    """The shots with numbers and times anew, and what changed, in sentences. A shot keeps its length while
    its words fit."""
    laid: list[Shot] = []
    said: list[str] = []
    moved, clock = False, 0
    for number, each in enumerate(shots, start=1):
        shot = closed(each)
        length = _length(each)
        if length != shot.duration_ms and not each.retime:
            change = "lengthened" if length > shot.duration_ms else "shortened"
            said.append(
                f"Shot {number} was {change} from {shot.duration_ms / 1000:g} s to {length / 1000:g} s."
            )
        moved = moved or shot.start_ms != clock or shot.number != number
        laid.append(shot.model_copy(update={"number": number, "start_ms": clock, "end_ms": clock + length}))
        clock += length
    if moved:
        said.append("Numbers and times were laid anew, from 0 s and without gaps.")
    return laid, said


def _length(each: Open) -> int:
    """How long a shot lasts: as the draft has it, unless that cannot be."""
    length = each.shot.duration_ms
    lines = [line.text for line in each.lines]
    if not each.retime and 0 < length <= _LONGEST_MS and sum(map(speech_ms, lines)) <= length:
        return length
    need = words_ms(lines) if lines else SHORTEST_MS
    return max(SHORTEST_MS, -(-need // STEP_MS) * STEP_MS)
