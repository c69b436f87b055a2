"""A drafter that misbehaves on purpose: it spoils what it writes and heeds only some requests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from roughcut.rehearsal.damage import DAMAGES
from roughcut.script import bracketed
from roughcut.script.schema import Script
from roughcut.script.verify import Fault

_NUMBER = re.compile(r"^(\d+)\. \[", re.MULTILINE)


class UnrulyDrafter:
    """Knows a good script, and hands it out spoilt in the ways of `damages`.

    It heeds a request for repair with the chance `heeds`, and otherwise gives back what it was sent; and
    `malformed` of its answers are no script at all (0 to 1 each). `calls` counts them, `broken` those.
    """

    def __init__(
        self,
        good: Script,
        damages: Sequence[str],
        chance: Random,
        *,
        heeds: float = 0.5,
        malformed: float = 0.0,
    ) -> None:
        self._good, self._damages, self._chance = good, damages, chance
        self._heeds, self._malformed = heeds, malformed
        self.calls = 0
        self.broken = 0

    def draft(self) -> str:
        """The whole script, spoilt."""
        script = self._good
        for name in self._damages:
            script = DAMAGES[name](script, self._chance)
        return self._said(bracketed.write(script))

    def revise(self, text: str, faults: Sequence[Fault]) -> str:
        """The shots that are asked for as they should be, or once more as they were; another draft where
        the last answer was none."""
        numbers = {int(number) for number in _NUMBER.findall(text)}
        if not numbers:
            return self.draft()
        if self._chance.random() >= self._heeds:
            return self._said(text)
        if any(fault.shot_number is None for fault in faults):
            return self._said(bracketed.write(self._good))
        if any(fault.code == "broken-off" for fault in faults):
            numbers |= {shot.number for shot in self._good.shots if shot.number > max(numbers)}
        known = numbers & {shot.number for shot in self._good.shots}
        return self._said(bracketed.write_shots(self._good, known))

    def _said(self, text: str) -> str:
        self.calls += 1
        if self._chance.random() >= self._malformed:
            return text
        self.broken += 1
        return self._chance.choice(
            (
                "",
                "I am sorry, but I cannot write this.",
                '```json\n{"title": "A Script", "shots": [{"number": 1, "beats": [',
                "<think>The user wants shots. Let me think about the first one",
                text[: len(text) // 3],
            )
        )
