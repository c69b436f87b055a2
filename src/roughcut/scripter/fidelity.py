"""Whether a script says what its dialogue says: every word, in order, by its speaker."""

from __future__ import annotations

from roughcut.script.schema import Script
from roughcut.script.verify import SpokenTurn, fidelity, space
from roughcut.scripter.schema import Dialogue


def spoken_turns(dialogue: Dialogue) -> tuple[SpokenTurn, ...]:
    """The turns of a dialogue, as the checks of a script take them."""
    return tuple(SpokenTurn(speaker=turn.speaker, text=turn.text) for turn in dialogue.turns)


def unfaithful(dialogue: Dialogue, script: Script) -> tuple[str, ...]:
    """What the script loses, adds or changes of the spoken words, in sentences; empty when it is faithful.

    See `script.verify.fidelity`. Whoever speaks must be of the cast besides.
    """
    strangers = [fault for fault in space(script) if fault.code == "stranger" and fault.severity == "grave"]
    return tuple(fault.message for fault in [*fidelity(script, spoken_turns(dialogue)), *strangers])
