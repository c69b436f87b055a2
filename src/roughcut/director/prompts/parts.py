"""The parts of a prompt, and how whole parts give way when a model takes only so many characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roughcut.director.prompts.schema import Prompt
from roughcut.script.schema import Language

NEVER = 0


@dataclass(frozen=True)
class Part:
    """A sentence or two of a prompt. `rank` says how well it can be spared: 0 never, the highest first;
    `what` names it for the user when it had to go."""

    text: str
    rank: int = NEVER
    what: str = ""


def joined(parts: Sequence[Part], language: Language) -> str:
    """The text of the parts, one after another."""
    return (" " if language == "en" else "").join(part.text for part in parts if part.text)


def fitted(parts: Sequence[Part], limit: int, language: Language) -> Prompt:
    """The parts that fit into so many characters: whole ones go, the least needed first, later ones before
    earlier ones, until the rest fits. What is never spared stays even if it is too long."""
    kept = [part for part in parts if part.text]
    gone: list[Part] = []
    while len(joined(kept, language)) > limit:
        spare = max(kept, key=lambda part: (part.rank, kept.index(part)), default=None)
        if spare is None or spare.rank == NEVER:
            break
        kept.remove(spare)
        gone.append(spare)
    text = joined(kept, language)
    return Prompt(
        text=text, left_out=tuple(part.what for part in gone if part.what), too_long=len(text) > limit
    )
