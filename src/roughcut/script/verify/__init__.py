"""Whether a script can be shot as it stands: four checks, each a pure function that returns faults."""

from __future__ import annotations

from collections.abc import Sequence

from roughcut.script.schema import Script
from roughcut.script.verify.fidelity import fidelity
from roughcut.script.verify.filmable import Limits, filmable
from roughcut.script.verify.schema import Check, Fault, Severity, SpokenTurn
from roughcut.script.verify.space import space
from roughcut.script.verify.structure import structure

__all__ = [
    "Check",
    "Fault",
    "Limits",
    "Severity",
    "SpokenTurn",
    "fidelity",
    "filmable",
    "space",
    "structure",
    "verify",
]


def verify(
    script: Script, turns: Sequence[SpokenTurn] | None = None, limits: Limits | None = None
) -> tuple[Fault, ...]:
    """All faults of a script: fidelity to `turns` (unless they are None), structure, space, filmable."""
    said = fidelity(script, turns) if turns is not None else ()
    return (*said, *structure(script), *space(script), *filmable(script, limits))
