"""Casts a dialogue: who speaks in it, and how the dialogue and the user say they look."""

from __future__ import annotations

from collections.abc import Mapping

from roughcut.digest import digest_of
from roughcut.script.schema import Character, Language
from roughcut.scripter.grammar.describing import Wardrobe, described
from roughcut.scripter.grammar.evidence import evidence_of
from roughcut.scripter.grammar.looks import told_of
from roughcut.scripter.grammar.sexes import Sex
from roughcut.scripter.schema import Dialogue


def cast_of(
    dialogue: Dialogue, language: Language, seed: int
) -> tuple[tuple[Character, ...], dict[str, Sex]]:
    """The cast in order of their first words, and everyone's sex. Looks that the user gave stay as they
    are; a voice that the user wishes tells of sex and age."""
    wardrobe = Wardrobe()
    wishes = {entry.name: entry for entry in dialogue.cast}
    told = {
        name: told_of(name, evidence.with_wish(wishes.get(name)), language)
        for name, evidence in evidence_of(dialogue).items()
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


def _balanced(sexes: Mapping[str, Sex], number: int) -> Sex:
    """Where nothing tells, the cast is mixed: distinct voices are easier to follow."""
    women = sum(1 for sex in sexes.values() if sex == "female")
    if women * 2 == len(sexes):
        return "female" if number % 2 else "male"
    return "female" if women * 2 < len(sexes) else "male"
