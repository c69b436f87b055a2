"""The catalogue of voices, and who of the cast gets which."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from roughcut.errors import OptionError
from roughcut.models.speech.blends import BLENDS
from roughcut.models.speech.persons import Age, Person, Sex, read_cast, read_person
from roughcut.models.speech.schema import Voice
from roughcut.models.speech.timbres import TIMBRES
from roughcut.script.schema import Character, Document, Language

_ID = re.compile(r"[a-z]{2}-[a-z]+-?\d*")
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


def cast_voices(
    cast: Sequence[Character], language: Language, seed: int = 0, wishes: Mapping[str, str] | None = None
) -> dict[str, Voice]:
    """A voice for each character: of the right sex, of the nearest age, distinct while voices last.

    Voices are given in cast order, so that somebody who joins at the end changes nobody's voice.
    `seed` chooses among voices that fit equally well. `wishes` are the user's, by name: the id of a voice
    (of either language), or words such as `female, old` and `husky`. Raises OptionError for a wish that
    no voice can grant.
    """
    wishes = wishes or {}
    cards = [card for card in voice_catalogue() if card.language == language]
    named = {name: card for name, wish in wishes.items() if (card := _by_id(name, wish))}
    given: dict[str, Voice] = {}
    uses = Counter(card.id for card in named.values())
    for name, person in read_cast(cast).items():
        wish = "" if name in named else wishes.get(name, "")
        card = named.get(name) or _best(cards, _wished(name, wish, person), uses, seed, wish)
        uses[card.id] += name not in named
        given[name] = Voice(id=card.id, language=card.language)
    return given


def _by_id(name: str, wish: str) -> VoiceCard | None:
    """The voice that a wish names by its id; None for a wish in words."""
    cards = {card.id: card for card in voice_catalogue()}
    if wish in cards or not _ID.fullmatch(wish):
        return cards.get(wish)
    near = difflib.get_close_matches(wish, cards, 1, 0)[0]
    raise OptionError(f"There is no voice {wish!r} for {name}; did you mean {near!r}?")


def _wished(name: str, wish: str, person: Person) -> Person:
    """The person with the sex and the age that the wish speaks of."""
    if not wish:
        return person
    asked = read_person("", wish)
    spoken_of = asked.sex or asked.age != "adult" or "adult" in wish.lower() or _words_in(wish)
    if not spoken_of:
        raise OptionError(
            f"The voice {wish!r} for {name} says nothing that casting knows; write words such as "
            "'female, old', a note such as 'husky', or the id of a voice, such as 'en-woman-3'."
        )
    age = asked.age if asked.age != "adult" or "adult" in wish.lower() else person.age
    return Person(sex=asked.sex or person.sex, age=age)


def _words_in(wish: str) -> frozenset[str]:
    """The words of a wish that the notes of voices use: `deep`, `husky`."""
    known = {word for card in voice_catalogue() for word in re.findall(r"[a-z]{4,}", card.note)}
    return frozenset(known & set(re.findall(r"[a-z]{4,}", wish.lower())))


def _best(
    cards: Sequence[VoiceCard], person: Person, uses: Mapping[str, int], seed: int, wish: str = ""
) -> VoiceCard:
    """Least used of the right sex, then nearest in age, then in catalogue order turned by the seed; the
    words of a wish that a voice's note has come before all.

    A woman never gets a man's voice while one of her own is free, nor a child a grown-up's; an
    adult may take a younger or an older voice before two people sound the same.
    """
    fitting = [card for card in cards if card.sex == person.sex]
    order = {card.id: (place + seed) % len(fitting) for place, card in enumerate(fitting)}
    words = _words_in(wish)
    return min(
        fitting,
        key=lambda card: (
            -len(words & _words_in(card.note)),
            uses.get(card.id, 0),
            _distance(card.age, person.age),
            order[card.id],
        ),
    )


def _distance(age: Age, wanted: Age) -> int:
    """How ill an age fits; only children sound like children."""
    steps = abs(_AGES.index(age) - _AGES.index(wanted))
    return steps + (3 if "child" in (age, wanted) and age != wanted else 0)
