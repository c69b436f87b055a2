"""The catalogue of voices, and who of the cast gets which."""

from __future__ import annotations

from collections.abc import Sequence

from roughcut.models.speech.blends import BLENDS
from roughcut.models.speech.persons import Age, Person, Sex, read_cast
from roughcut.models.speech.schema import Voice
from roughcut.models.speech.timbres import TIMBRES
from roughcut.script.schema import Character, Document, Language

_AGES: tuple[Age, ...] = ("child", "young", "adult", "old")


class VoiceCard(Document):
    """One voice, as casting sees it; `note` says how it sounds."""

    id: str
    language: Language
    sex: Sex
    age: Age
    note: str


def voice_catalogue() -> tuple[VoiceCard, ...]:
    """Every voice, the English ones first; within a language the first of a kind is cast first."""
    english = (VoiceCard(id=t.id, language="en", sex=t.sex, age=t.age, note=t.note) for t in TIMBRES)
    chinese = (VoiceCard(id=b.id, language="zh", sex=b.sex, age=b.age, note=b.note) for b in BLENDS)
    return (*english, *chinese)


def cast_voices(cast: Sequence[Character], language: Language, seed: int = 0) -> dict[str, Voice]:
    """A voice for each character: of the right sex, of the nearest age, distinct while voices last.

    Voices are given in cast order, so that somebody who joins at the end changes nobody's voice.
    `seed` chooses among voices that fit equally well.
    """
    cards = [card for card in voice_catalogue() if card.language == language]
    given: dict[str, Voice] = {}
    uses = dict.fromkeys((card.id for card in cards), 0)
    for name, person in read_cast(cast).items():
        card = _best(cards, person, uses, seed)
        uses[card.id] += 1
        given[name] = Voice(id=card.id, language=language)
    return given


def _best(cards: Sequence[VoiceCard], person: Person, uses: dict[str, int], seed: int) -> VoiceCard:
    """Least used of the right sex, then nearest in age, then in catalogue order turned by the seed.

    A woman never gets a man's voice while one of her own is free, nor a child a grown-up's; an
    adult may take a younger or an older voice before two people sound the same.
    """
    fitting = [card for card in cards if card.sex == person.sex]
    order = {card.id: (place + seed) % len(fitting) for place, card in enumerate(fitting)}
    return min(fitting, key=lambda card: (uses[card.id], _distance(card.age, person.age), order[card.id]))


def _distance(age: Age, wanted: Age) -> int:
    """How ill an age fits; only children sound like children."""
    steps = abs(_AGES.index(age) - _AGES.index(wanted))
    return steps + (3 if "child" in (age, wanted) and age != wanted else 0)
