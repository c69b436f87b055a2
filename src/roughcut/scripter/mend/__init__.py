"""Mends a draft by rule: its words, its numbers and times, its cast and places; the rest stays as it is."""

from __future__ import annotations

from roughcut.script.schema import Script
from roughcut.script.verify.fidelity import Comparison
from roughcut.scripter.fidelity import spoken_turns
from roughcut.scripter.mend.order import in_order, sound
from roughcut.scripter.mend.places import everyone_cast, everyone_placed, with_a_place
from roughcut.scripter.mend.restore import restore
from roughcut.scripter.mend.times import relaid
from roughcut.scripter.schema import Dialogue

__all__ = ["mend"]


def mend(draft: Script, dialogue: Dialogue) -> tuple[Script, tuple[str, ...]]:
    """A script that is faithful to the dialogue and as near to the draft as that allows, and what was
    changed, in sentences (none for a draft that needs nothing).

    Lines are restored word for word where the alignment finds them, added ones go; shots are numbered and
    timed from zero without gaps, and hold their words; everyone who speaks is cast and placed. Sizes,
    movements, prose and blocking stay as written, even where the checks do not know them.
    """
    turns = spoken_turns(dialogue)
    ordered, comparison, said = in_order(sound(draft), turns)
    renamed = _renamed(comparison, dialogue)
    shots, restored = restore(ordered, dialogue, comparison)
    laid, timed = relaid(shots)
    made = [number for number, shot in enumerate(shots, start=1) if shot.made]
    cast, casted = everyone_cast(ordered.model_copy(update={"shots": tuple(laid)}), dialogue, renamed)
    told, scenery = with_a_place(cast, dialogue)
    placed, given = everyone_placed(told, made)
    return Script.model_validate(placed.model_dump()), (*said, *restored, *timed, *casted, *scenery, *given)


def _renamed(comparison: Comparison, dialogue: Dialogue) -> dict[str, str]:
    """Who of the draft's cast the dialogue calls by another name, and by which."""
    speakers = set(dialogue.speakers)
    return {
        line.speaker: name
        for line, name in zip(comparison.lines, comparison.speakers, strict=True)
        if line.speaker != name and name in speakers
    }
