"""What the checks of a script take and give: a turn as it was spoken, and a fault that was found."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from roughcut.script.schema import Document, Language, Name, Text

Check = Literal["fidelity", "structure", "space", "filmable"]
Severity = Literal["grave", "minor"]


class SpokenTurn(Document):
    """One turn of a dialogue: who says which words; `language` is found out from them where it is None."""

    speaker: Name
    text: Name
    language: Language | None = None


class Fault(Document):
    """Something wrong with a script: which check found it, where, how bad, and what mends it.

    `code` is a fixed word (`dropped`, `gap`, `jump` …) that programs may rely on. `shot_number` is 1-based,
    and None where the fault is the whole script's. A `grave` fault makes another film than was meant; a
    `minor` one a poorer one. `message` is one sentence for people, `hint` one that says what to do.
    """

    check: Check
    code: Name
    shot_number: int | None = Field(default=None, ge=1)
    severity: Severity = "grave"
    message: Text
    hint: Text = ""

    def sentence(self) -> str:
        """Message and hint in a row."""
        return f"{self.message} {self.hint}".strip()
