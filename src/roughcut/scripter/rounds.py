"""Drafts are believed only after they are checked: draft, verify, send back what fails, mend by rule."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pydantic import Field

from roughcut.script.schema import Document, Script
from roughcut.script.verify.schema import Fault


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
