"""Casts a dialogue: who speaks in it, and how the dialogue and the user say they look."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from roughcut.digest import digest_of
from roughcut.script.schema import Character, Language
from roughcut.scripter.grammar.describing import Wardrobe, described
from roughcut.scripter.grammar.introductions import introduced
from roughcut.scripter.grammar.looks import told_of
from roughcut.scripter.grammar.moves import named_in
from roughcut.scripter.grammar.people import Sex
from roughcut.scripter.schema import CastEntry, Dialogue, Turn


def cast_of(
    dialogue: Dialogue, language: Language, seed: int
) -> tuple[tuple[Character, ...], dict[str, Sex]]:
    """The cast in order of their first words, and everyone's sex. Looks that the user gave stay as they
    are; a voice that the user wishes tells of sex and age."""
    evidence = _evidence(dialogue)
    wardrobe = Wardrobe()
    wishes = {entry.name: entry for entry in dialogue.cast}
    told = {
        name: told_of(name, _wished(wishes.get(name), one.text), introduced(one.after, language), language)
        for name, one in evidence.items()
    }
    for one in told.values():
        wardrobe.reserve(one, language)
    cast: list[Character] = []
    sexes: dict[str, Sex] = {name: one.sex for name, one in told.items() if one.sex}
    for name, one in told.items():
        number = int(digest_of(name, seed)[:12], 16)
        sexes[name] = one.sex or _balanced(sexes, number)
        own = wishes[name].description if name in wishes else ""
        description = own or described(one, sexes[name], language, number, wardrobe)
        cast.append(Character(name=name, description=description))
    return tuple(cast), sexes


def _wished(entry: CastEntry | None, evidence: str) -> str:
    """What is told of a person; the user's own words come first."""
    return " . ".join(filter(None, [entry.description, entry.voice, evidence])) if entry else evidence


def _balanced(sexes: Mapping[str, Sex], number: int) -> Sex:
    """Where nothing tells, the cast is mixed: distinct voices are easier to follow."""
    women = sum(1 for sex in sexes.values() if sex == "female")
    if women * 2 == len(sexes):
        return "female" if number % 2 else "male"
    return "female" if women * 2 < len(sexes) else "male"


@dataclass
class _Evidence:
    """What narration says of one person: whole clauses, and for each mention the words after the name."""

    clauses: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The clauses as one text, at most 4,000 characters."""
        return " . ".join(self.clauses)[:4000]


def _evidence(dialogue: Dialogue) -> dict[str, _Evidence]:
    """For each speaker, the clauses of narration that are about them."""
    speakers, aliases = dialogue.speakers, dialogue.aliases
    found = {name: _Evidence() for name in speakers}
    for event in dialogue.events:
        if isinstance(event, Turn):
            continue
        for sentence in re.split(r"(?<=[.!?。！？])\s*", event.text):
            marks = named_in(sentence, speakers, aliases)
            for index, (start, name) in enumerate(marks):
                # Words right before a name belong to it: `her brother Elias`, `学生小雨`.
                earlier = marks[index - 1][0] + len(marks[index - 1][1]) if index else 0
                end = marks[index + 1][0] if index + 1 < len(marks) else len(sentence)
                clause = sentence[start:end]
                found[name].clauses.append(_lead(sentence[earlier:start]) + clause)
                found[name].after.append(clause[_length_of_name(clause, name, aliases) :])
    return found


def _lead(before: str) -> str:
    """The end of what stands before a name, from its last comma on, in whole words."""
    last = re.split(r"[,，、;；]", before)[-1]
    return last if len(last) <= 40 else last[-40:].partition(" ")[2]


def _length_of_name(clause: str, name: str, aliases: Mapping[str, str]) -> int:
    """How much of a clause is the name that it begins with, as it is spelt there."""
    spellings = [name, *(alias for alias, stands_for in aliases.items() if stands_for == name)]
    fitting = [len(each) for each in spellings if clause.casefold().startswith(each.casefold())]
    return max(fitting, default=len(name))
