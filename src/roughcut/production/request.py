"""What a user asks of a production."""

from __future__ import annotations

from pathlib import Path

from roughcut.director.schema import PlanOptions
from roughcut.script.schema import Document, Language, Script


class MakeRequest(Document):
    """A dialogue is to become a film. `source` is the file it came from (None: standard input)."""

    dialogue: str
    source: Path | None = None
    language: Language | None = None
    writer: str = "grammar"
    options: PlanOptions = PlanOptions()


class ShootRequest(Document):
    """A script is to become a film. `source` is the file it came from (None: standard input)."""

    script: Script
    source: Path | None = None
    options: PlanOptions = PlanOptions()
