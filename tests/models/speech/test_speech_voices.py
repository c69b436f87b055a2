"""Casting voices."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roughcut.errors import OptionError
from roughcut.models.speech.persons import read_person
from roughcut.models.speech.voices import cast_voices, voice_catalogue
from roughcut.script.schema import Character, Language

_CARDS = {card.id: card for card in voice_catalogue()}


def _cast(*people: tuple[str, str]) -> list[Character]:
    return [Character(name=name, description=description) for name, description in people]


@pytest.mark.parametrize(
    ("name", "description", "sex", "age"),
    [
        ("Anna", "a woman in her husband's coat", "female", "adult"),
        ("X", "an old fisherman with a white beard", "male", "old"),
        ("Grandma", "", "female", "old"),
        ("Sam", "a nine year old girl", "female", "child"),
        ("Tom", "12-year-old boy", "male", "child"),
        ("Eve", "woman, 34, old coat", "female", "adult"),
        ("Captain", "a man in his sixties", "male", "old"),
        ("Nurse", "a young woman", "female", "young"),
        ("Mr. Lee", "", "male", "adult"),
        ("Robot", "a tall machine", None, "adult"),
        ("奶奶", "", "female", "old"),
        ("小明", "八岁的男孩", "male", "child"),
        ("林雪", "年轻女子", "female", "young"),
        ("老周", "白发老人，男", "male", "old"),
        ("张伟", "", "male", "adult"),
    ],
)
def test_words_tell_sex_and_age(name: str, description: str, sex: str | None, age: str) -> None:
    """A description tells sex and age, and a name tells them where it does not."""
    person = read_person(name, description)
    assert (person.sex, person.age) == (sex, age)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_voices_fit_their_characters(language: Language) -> None:
    """A woman, a man, an old man, an old woman, a girl and a boy get voices of their own kind."""
    cast = _cast(
        ("A", "a woman"), ("B", "a man"), ("C", "an old man"), ("D", "an old woman"),
        ("E", "a small girl, 8"), ("F", "小男孩"),
    )  # fmt: skip
    cards = [_CARDS[voice.id] for voice in cast_voices(cast, language).values()]
    assert [(card.sex, card.age) for card in cards] == [
        ("female", "adult"), ("male", "adult"), ("male", "old"), ("female", "old"), ("female", "child"),
        ("male", "child"),
    ]  # fmt: skip
    assert {card.language for card in cards} == {language}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_eight_strangers_sound_different(language: Language) -> None:
    """Eight people of whom nothing is known get eight voices, four of each sex."""
    cast = _cast(*((f"Person{n}", "") for n in range(8)))
    voices = cast_voices(cast, language)
    assert len({voice.id for voice in voices.values()}) == 8
    assert sum(_CARDS[voice.id].sex == "female" for voice in voices.values()) == 4


@given(
    st.lists(st.sampled_from(["a man", "an old woman", "girl", "", "年轻男子"]), min_size=1, max_size=30),
    st.sampled_from(["en", "zh"]),
    st.integers(0, 5),
)
def test_a_newcomer_changes_no_voice(descriptions: list[str], language: Language, seed: int) -> None:
    """The voices of a cast stay when somebody joins at its end, however large it is."""
    cast = _cast(*((f"P{n}", text) for n, text in enumerate(descriptions)))
    grown = cast_voices([*cast, Character(name="Newcomer")], language, seed)
    assert {name: grown[name] for name in cast_voices(cast, language, seed)} == cast_voices(
        cast, language, seed
    )


def test_a_name_that_tells_is_believed() -> None:
    """Without a description the usual sex of the name decides."""
    voices = cast_voices(_cast(("Thomas", ""), ("Margaret", ""), ("George", "")), "en")
    assert [_CARDS[voice.id].sex for voice in voices.values()] == ["male", "female", "male"]


def test_the_catalogue_names_each_voice_once() -> None:
    """Ids are unique and each language has at least twelve voices."""
    cards = voice_catalogue()
    assert len(_CARDS) == len(cards)
    assert all(sum(card.language == language for card in cards) >= 12 for language in ("en", "zh"))


def test_a_wish_for_a_voice_is_granted_or_refused() -> None:
    """Words of sex and age, a note of a voice, an id of either language; anything else is a sentence."""
    cast = [Character(name="Mara", description="A man."), Character(name="Tom"), Character(name="Ann")]
    wishes = {"Mara": "female, old", "Tom": "husky woman", "Ann": "zh-woman-1"}
    voices = cast_voices(cast, "en", 0, wishes)
    cards = {card.id: card for card in voice_catalogue()}
    assert (cards[voices["Mara"].id].sex, cards[voices["Mara"].id].age) == ("female", "old")
    assert cards[voices["Tom"].id].note == "husky"
    assert (voices["Ann"].id, voices["Ann"].language) == ("zh-woman-1", "zh")
    with pytest.raises(OptionError, match="no voice 'en-woman-99' for Mara; did you mean"):
        cast_voices(cast, "en", 0, {"Mara": "en-woman-99"})
    with pytest.raises(OptionError, match="'purple' for Mara says nothing"):
        cast_voices(cast, "en", 0, {"Mara": "purple"})


def test_a_wished_voice_is_not_given_twice() -> None:
    """Who has no wish gets another voice than the one that was asked for by name."""
    cast = [Character(name="Ann", description="A woman."), Character(name="Bea", description="A woman.")]
    voices = cast_voices(cast, "en", 0, {"Bea": "en-woman-1"})
    assert voices["Bea"].id == "en-woman-1"
    assert voices["Ann"].id != "en-woman-1"
