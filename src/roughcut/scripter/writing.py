"""How a script is to be written, and what became of it."""

from __future__ import annotations

from pydantic import Field

from roughcut.script.schema import Document, Name, Script
from roughcut.script.verify.schema import Fault

GRAMMAR = "grammar"


class Writing(Document):
    """How a script is to be written. `writer` is `grammar`, `openai:MODEL`, `gemini:MODEL` or
    `scriptagent:PLACE`; of `samples` scripts the best is taken; each may go back `repairs` times.
    The rest is for writers that call a model: `max_tokens` bounds one answer."""

    writer: Name = GRAMMAR
    temperature: float = Field(default=0.7, ge=0.0, le=2.0)
    max_tokens: int = Field(default=8192, ge=256, le=1_000_000)
    samples: int = Field(default=1, ge=1, le=16)
    repairs: int = Field(default=3, ge=0, le=10)

    @property
    def calls_a_model(self) -> bool:
        """Whether a language model writes."""
        return self.writer != GRAMMAR


class Written(Document):
    """A script that was written and checked. `faults` are still wrong, `remarks` say in sentences what was
    not as asked for and what was mended by rule, `repair_calls` counts the repairs of the chosen sample,
    `samples` the scripts that there were to choose from, `failed_samples` why others did not come."""

    script: Script
    faults: tuple[Fault, ...] = ()
    remarks: tuple[str, ...] = ()
    stand_in: bool = False
    repair_calls: int = Field(default=0, ge=0)
    samples: int = Field(default=1, ge=1)
    failed_samples: tuple[str, ...] = ()

    @property
    def grave(self) -> tuple[Fault, ...]:
        """The faults that make another film than was meant."""
        return tuple(fault for fault in self.faults if fault.severity == "grave")
