"""Fidelity: every turn of the dialogue is said word for word, in order, by its speaker, and nothing else."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from roughcut.script.naming import index_of
from roughcut.script.schema import Line, Script
from roughcut.script.verify.alignment import Alignment, Match, Span, Speech, align
from roughcut.script.verify.schema import Fault, Severity, SpokenTurn
from roughcut.script.verify.tongue import differ, tongue_of
from roughcut.script.verify.words import marks_of

_LONGEST = 60


def fidelity(script: Script, turns: Sequence[SpokenTurn]) -> tuple[Fault, ...]:
    """What a script loses, adds or changes of the words of its dialogue, in the order of the shots.

    Codes: `dropped`, `broken-off` (the last turns, two or more), `merged`, `reworded`, `translated`,
    `reordered`, `re-attributed`, `added`, `doubled` (all grave), and minor `repunctuated` (the words are
    right, their case or marks are not), `renamed` (the speaker goes by another name) and `merged` where one
    speaker's turns run together. A turn may be cut into several lines between words. Quotes, spaces, and the
    glyphs of dashes and dots do not count.
    """
    return Comparison(script, turns).faults()


class Comparison:
    """A script beside its dialogue: the alignment of its lines, and what is wrong with each of them."""

    def __init__(self, script: Script, turns: Sequence[SpokenTurn]) -> None:
        self.turns = turns
        self.shots: list[int] = []
        self.lines: list[Line] = []
        for shot, line in script.lines():
            self.shots.append(shot.number)
            self.lines.append(line)
        called = _called(tuple(dict.fromkeys(turn.speaker for turn in turns)), self.lines)
        self.speakers = [called.get(line.speaker, line.speaker) for line in self.lines]
        self.spoken = [Speech(turn.speaker, turn.text) for turn in turns]
        said = [Speech(who, line.text) for who, line in zip(self.speakers, self.lines, strict=True)]
        self.alignment: Alignment = align(self.spoken, said)

    def faults(self) -> tuple[Fault, ...]:
        """All faults, by shot; those of one shot in the order of its lines."""
        found = [*self._matched(), *self._extra(), *self._dropped(), *self._marks()]
        return tuple(sorted(found, key=lambda fault: fault.shot_number or 0))

    def words(self, span: Span) -> str:
        """The text of a part of a turn, with the marks that belong to it."""
        turn = self.spoken[span.turn_index]
        start = turn.words[span.start].start if span.start else 0
        end = turn.words[span.end].start if span.end < len(turn.words) else len(turn.text)
        return turn.text[start:end].strip().rstrip("“‘「『（(")

    def _matched(self) -> Iterator[Fault]:
        for index, match in self.alignment.matches.items():
            line, number = self.lines[index], self.shots[index]
            speakers = list(dict.fromkeys(self.turns[span.turn_index].speaker for span in match.spans))
            meant = _listed(
                f"{self.turns[span.turn_index].speaker}: “{self.words(span)}”"
                for span in match.spans
                if span.end > span.start
            )
            if len(match.spans) > 1:
                yield _merged(number, line, meant, one=len(speakers) == 1)
            if not match.exact:
                yield self._changed(number, line, match, meant)
            if match.moved:
                yield _fault(
                    "reordered", number, f"“{_cut(line.text)}” is said out of order.", self._place(match)
                )
            if self.speakers[index] not in speakers:
                yield _re_attributed(number, line, speakers[0])
            elif line.speaker not in speakers:
                message = f"{speakers[0]} is called {line.speaker}."
                yield _fault("renamed", number, message, f"Call them {speakers[0]}.", "minor")

    def _changed(self, number: int, line: Line, match: Match, meant: str) -> Fault:
        turn = self.turns[match.spans[0].turn_index]
        tongue = {"zh": "zh", "en": "en"}.get(turn.language or "")
        foreign = differ(line.text, turn.text) and tongue_of(line.text) != tongue
        verb = "is translated" if foreign else "is not what was said"
        code = "translated" if foreign else "reworded"
        return _fault(code, number, f"“{_cut(line.text)}” {verb}.", f"Say it word for word: {meant}.")

    def _place(self, match: Match) -> str:
        index = match.spans[0].turn_index
        if not index:
            return "It comes first."
        before = self.turns[index - 1]
        return f"It comes right after {before.speaker}’s “{_cut(before.text)}”."

    def _extra(self) -> Iterator[Fault]:
        for index in self.alignment.doubled:
            message = f"{_who(self.lines[index])} says “{_cut(self.lines[index].text)}” once more."
            yield _fault("doubled", self.shots[index], message, "Leave the repetition out.")
        for index in self.alignment.added:
            message = f"{_who(self.lines[index])} says “{_cut(self.lines[index].text)}”, which nobody wrote."
            yield _fault("added", self.shots[index], message, "Leave it out.")

    def _dropped(self) -> Iterator[Fault]:
        """Turns, or parts of turns, that nobody says; they belong where their neighbours are."""
        after = {
            (span.turn_index, span.end): self.shots[line]
            for line, match in self.alignment.matches.items()
            for span in match.spans
        }
        known = sorted(after)
        missing = self.alignment.missing
        ending = [span for span in missing if known and span.turn_index > known[-1][0]]
        if len(ending) > 1:
            yield self._breaks_off(ending, after[known[-1]])
            missing = missing[: -len(ending)]
        for span in missing:
            turn = self.turns[span.turn_index]
            place = bisect_right(known, (span.turn_index, span.start))
            number = after[known[place - 1]] if place else self.shots[0] if self.shots else None
            message = f"{turn.speaker} no longer says “{_cut(self.words(span))}”."
            hint = f"Put it back word for word: {turn.speaker}: “{self.words(span)}”."
            yield _fault("dropped", number, message, hint)

    def _breaks_off(self, ending: Sequence[Span], number: int) -> Fault:
        message = f"The script breaks off after shot {number}: the last {len(ending)} turns are missing."
        rest = _listed(f"{self.turns[span.turn_index].speaker}: “{self.words(span)}”" for span in ending)
        return _fault("broken-off", number, message, f"Go on with shot {number + 1}, word for word: {rest}.")

    def shots_around(self, number: int) -> range:
        """The shots among which the words of a shot can be put right: from where its lines belong that are
        out of order, to the next shot (of the following four) in which somebody speaks."""
        following = [shot for shot in self.shots if number < shot <= number + 4]
        reached = {number, *following[:1]}
        where = {span.turn_index: line for line, m in self.alignment.matches.items() for span in m.spans}
        for line, match in self.alignment.matches.items():
            before = where.get(match.spans[0].turn_index - 1)
            if match.moved and self.shots[line] == number:
                reached.add(self.shots[before] if before is not None else self.shots[0])
        return range(min(reached), max(reached) + 1)

    def _marks(self) -> Iterator[Fault]:
        """Turns whose words are all there, with other marks or in other case."""
        said: dict[int, list[int]] = {}
        shared: set[int] = {span.turn_index for span in self.alignment.missing}
        for index, match in self.alignment.matches.items():
            whole = len(match.spans) == 1 and match.exact and not match.moved
            for span in match.spans:
                said.setdefault(span.turn_index, []).append(index)
                if not whole:
                    shared.add(span.turn_index)
        for turn, lines in said.items():
            text = " ".join(self.lines[index].text for index in lines)
            if turn not in shared and marks_of(text) != marks_of(self.turns[turn].text):
                message = f"“{_cut(text)}” has not the marks that were written."
                hint = f"Write it so: “{self.turns[turn].text}”"
                yield _fault("repunctuated", self.shots[lines[0]], message, hint, "minor")


def _called(people: tuple[str, ...], lines: Sequence[Line]) -> dict[str, str]:
    """Who of the dialogue each speaker of a script is: by the same name, a part of it, or a longer one."""
    speakers = tuple(dict.fromkeys(line.speaker for line in lines))
    known = index_of(people)
    found = {speaker: name for speaker in speakers if (name := known.resolve(speaker)) is not None}
    others = tuple(speaker for speaker in speakers if speaker and speaker not in found)
    for name in people:
        longer = index_of(others).resolve(name) if name not in found.values() else None
        if longer is not None:
            found.setdefault(longer, name)
    return found


def _merged(number: int, line: Line, meant: str, *, one: bool) -> Fault:
    message = f"“{_cut(line.text)}” runs several turns together."
    return _fault("merged", number, message, f"Give each its own line: {meant}.", "minor" if one else "grave")


def _re_attributed(number: int, line: Line, speaker: str) -> Fault:
    message = f"{_who(line)} says “{_cut(line.text)}”, which is {speaker}’s."
    return _fault("re-attributed", number, message, f"Give it to {speaker}.")


def _fault(code: str, number: int | None, message: str, hint: str, severity: Severity = "grave") -> Fault:
    return Fault(
        check="fidelity", code=code, shot_number=number, severity=severity, message=message, hint=hint
    )


def _who(line: Line) -> str:
    return line.speaker or "Nobody"


def _listed(parts: Iterable[str]) -> str:
    return "; then ".join(parts)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
