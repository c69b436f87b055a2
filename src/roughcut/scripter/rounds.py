"""Drafts are believed only after they are checked: draft, verify, send back what fails, mend by rule."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pydantic import Field

from roughcut.errors import BudgetError, ProviderError, ScriptError
from roughcut.script import bracketed
from roughcut.script.schema import Document, Script
from roughcut.script.verify import Fault, SpokenTurn, verify
from roughcut.script.verify.fidelity import Comparison
from roughcut.scripter.answers import read_answer, spliced
from roughcut.scripter.fidelity import spoken_turns
from roughcut.scripter.grammar import write_script
from roughcut.scripter.mend import mend
from roughcut.scripter.schema import Dialogue

_BETWEEN_SHOTS = ("dropped", "merged", "reordered")


class Drafter(Protocol):
    """Whoever writes scripts and is not believed: a language model behind a server, a checkpoint, a test."""

    def draft(self) -> str:
        """The first draft of the whole script, as it came: bracketed text or JSON that
        `script.formats.read_script` reads, fences and chatter around it allowed."""

    def revise(self, text: str, faults: Sequence[Fault]) -> str:
        """The answer to faults. `text` is the bracketed text of the failing shots alone, under their own
        numbers (the last answer as it came, where it could not be read). The answer holds these shots again
        under the same numbers, or the whole script. May raise ProviderError or BudgetError: what was
        written so far is then mended by rule and kept."""


class Round(Document):
    """One call of a drafter and what was found in its answer. Round 1 is the draft, the rest are repairs.

    `readable` is False for an answer that is no script; `kept` is False where an earlier version is better.
    """

    number: int = Field(ge=1)
    readable: bool
    kept: bool
    faults: tuple[Fault, ...] = ()


class Verified(Document):
    """A script that was checked: faithful to its dialogue, with all that is still wrong with it.

    `faults` are warnings for people; `mended` says in sentences what was changed by rule. `stand_in` is True
    where no draft could be read, and the embedded grammar writer's script stands in for it.
    """

    script: Script
    rounds: tuple[Round, ...]
    faults: tuple[Fault, ...] = ()
    mended: tuple[str, ...] = ()
    stand_in: bool = False

    @property
    def repair_calls(self) -> int:
        """How many calls the repairs took, beside the first draft."""
        return max(0, len(self.rounds) - 1)


def write_verified(dialogue: Dialogue, drafter: Drafter, repairs: int = 3) -> Verified:
    """Let somebody draft a script, and believe none of it: what fails goes back with its reasons, at most
    `repairs` times; then words, times, cast and places are mended by rule, and the rest is warned of.

    The script is faithful, whatever the drafter does. Faults that are minor go back once, grave ones until
    the repairs are used up; a version that is worse than the one before is not kept. Raises the ProviderError
    or BudgetError of the first draft; one of a repair ends the repairs.
    """
    return _Rounds(dialogue, drafter, repairs).verified()


class _Rounds:
    """The best version so far, with its faults, and every call that was made."""

    def __init__(self, dialogue: Dialogue, drafter: Drafter, repairs: int) -> None:
        self.dialogue, self.drafter, self.repairs = dialogue, drafter, repairs
        self.turns = spoken_turns(dialogue)
        self.best: Script | None = None
        self.faults: tuple[Fault, ...] = ()
        self.rounds: list[Round] = []
        self.said: list[str] = []
        self.raw = ""

    def verified(self) -> Verified:
        self._take(self.drafter.draft(), ())
        while len(self.rounds) <= self.repairs and self._is_worth_a_call():
            text, sent = self._failing()
            try:
                answer = self.drafter.revise(text, self.faults)
            except (ProviderError, BudgetError) as error:
                self.said.append(f"The repairs ended early: {error.message}")
                break
            self._take(answer, sent)
        return self._mended()

    def _take(self, raw: str, sent: Sequence[int]) -> None:
        """Read an answer, and keep it where it is better than what there was."""
        number = len(self.rounds) + 1
        try:
            answer = read_answer(raw)
        except ScriptError as error:
            self._unreadable(number, raw, error.message)
            return
        versions = [answer.script, *([spliced(self.best, answer, sent)] if self.best else [])]
        checked = [(version, verify(version, self.turns)) for version in versions]
        script, faults = min(checked, key=lambda each: _badness(each[1]))
        if self.best is None and _says_nothing(script, self.turns):
            self._unreadable(number, raw, "Nothing of the dialogue is in the answer.")
            return
        kept = self.best is None or _badness(faults) < _badness(self.faults)
        self.rounds.append(Round(number=number, readable=True, kept=kept, faults=faults))
        if kept:
            self.said.extend(answer.notes if self.best is None else ())
            self.best, self.faults, self.raw = script, faults, raw

    def _unreadable(self, number: int, raw: str, reason: str) -> None:
        fault = Fault(
            check="structure",
            code="unreadable",
            message=f"The answer is no script: {reason}",
            hint="Write the whole script, in the form that was asked for and nothing else.",
        )
        self.rounds.append(Round(number=number, readable=False, kept=False, faults=(fault,)))
        if self.best is None:
            self.raw, self.faults = raw, (fault,)

    def _is_worth_a_call(self) -> bool:
        if any(fault.severity == "grave" for fault in self.faults):
            return True
        return bool(self.faults) and len(self.rounds) == 1

    def _failing(self) -> tuple[str, tuple[int, ...]]:
        """What goes back: the failing shots and their numbers; all of it where the fault is the whole's."""
        if self.best is None:
            return self.raw, ()
        numbers = {fault.shot_number for fault in self.faults if fault.shot_number}
        strays = {fault.shot_number for fault in self.faults if fault.code in _BETWEEN_SHOTS}
        if strays:  # a line goes to another shot only if that one is sent too
            comparison = Comparison(self.best, self.turns)
            numbers = numbers.union(*(comparison.shots_around(number) for number in strays if number))
        if any(fault.shot_number is None for fault in self.faults) or len(numbers) == len(self.best.shots):
            return bracketed.write(self.best), tuple(shot.number for shot in self.best.shots)
        return bracketed.write_shots(self.best, numbers), tuple(sorted(numbers))

    def _mended(self) -> Verified:
        draft, stand_in = self.best, self.best is None
        if draft is None:
            draft = write_script(self.dialogue)
            self.said.append("No draft could be read; the embedded grammar writer’s script stands in for it.")
        script, mended = mend(draft, self.dialogue)
        return Verified(
            script=script,
            rounds=tuple(self.rounds),
            faults=verify(script, self.turns),
            mended=(*self.said, *mended),
            stand_in=stand_in,
        )


def _badness(faults: Sequence[Fault]) -> tuple[int, int]:
    return sum(fault.severity == "grave" for fault in faults), len(faults)


def _says_nothing(script: Script, turns: Sequence[SpokenTurn]) -> bool:
    return not Comparison(script, turns).alignment.matches
