"""From text to phonemes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roughcut.models.speech.pronounce.cleaning import clean
from roughcut.models.speech.pronounce.english import pronounce_english
from roughcut.models.speech.pronounce.mandarin import anglicised, pronounce_mandarin
from roughcut.models.speech.pronounce.numerals import spoken_numbers
from roughcut.models.speech.pronounce.pieces import pieces, sentences


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("10:30", "十点三十分"),
        ("2:05", "两点零五分"),
        ("$5", "五美元"),
        ("50%", "百分之五十"),
        ("2024年", "二零二四年"),
        ("2个", "两个"),
        ("12", "十二"),
        ("10305", "一万零三百零五"),
        ("20000", "二万"),
        ("100010", "十万零一十"),
        ("3,500元", "三千五百元"),
        ("007", "零零七"),
        ("3.14", "三点一四"),
        ("-5", "负五"),
        ("3/4", "四分之三"),
        ("3-5天", "三到五天"),
        ("13800138000", "一三八零零一三八零零零"),
        ("5000000", "五百万"),
        ("iPhone15", "iPhone15"),
        ("零下3 degrees C ", "零下三度"),
    ],
)
def test_numbers_are_read_as_mandarin_says_them(text: str, said: str) -> None:
    """Times, prices, percentages, years and plain numbers have their readings."""
    assert spoken_numbers(text) == said


def test_mandarin_has_a_tone_behind_its_vowel() -> None:
    """Each tone has its arrow, words stand apart, and a reading depends on its word."""
    assert pronounce_mandarin("妈麻马骂吗").replace(" ", "") == "ma→ma↗ma↓ma↘ma"
    assert pronounce_mandarin("银行行长").replace(" ", "") == "i↗nxa↗ŋxa↗ŋꭧa↓ŋ"


def test_english_inside_mandarin_is_english() -> None:
    """A word in Latin letters keeps its English sounds."""
    assert "kˈɔfi" in pronounce_mandarin("我喝 coffee。")


def test_no_word_of_a_mixed_line_is_dropped() -> None:
    """Names and numbers of the other language are all there, in order."""
    said = pronounce_mandarin("我叫 John Smith，来自 New York，买了 iPhone15。")
    places = [said.find(word) for word in ("wo↓", "ʤˈɑn", "smˈɪθ", "lai↗", "jˈɔɹk", "fˈOn", "fˌɪftˈin")]
    assert places == sorted(places)
    assert -1 not in places


def test_a_sign_between_words_is_not_read() -> None:
    """Nobody says `slash` in `and/or`."""
    assert "slˈæʃ" not in pronounce_english("He or she and/or they, 24/7.")


def test_a_chinese_name_in_english_has_english_sounds() -> None:
    """Tones and sounds that English lacks are replaced."""
    assert not set(anglicised(pronounce_mandarin("张晓雪"))) & set("→↗↓↘ꭧʨɕʂɥʰ")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Hello 😀 world", "Hello world"),
        ("wait -- what...", "wait — what…"),
        ("<i>now</i>", "now"),
        ("Привет", ""),
        ("ｆｕｌｌ", "full"),
        ("你好，朋友", "你好，朋友"),
    ],
)
def test_what_nobody_says_is_cleaned_away(text: str, cleaned: str) -> None:
    """Emoji, markup and unread scripts go; dashes and dots become pauses."""
    assert clean(text) == cleaned


def test_titles_end_no_sentence() -> None:
    """A title or an initial is not the end of a sentence."""
    assert sentences("Mr. Smith left. J. Doe stayed!") == ["Mr. Smith left.", "J. Doe stayed!"]


@given(st.lists(st.text("abc,;. ", min_size=1, max_size=60), max_size=30), st.integers(8, 40))
def test_pieces_drop_nothing(parts: list[str], most: int) -> None:
    """Pieces fit, and together they hold every sound in order."""
    text = " ".join(parts)
    found = [piece for piece, _ in pieces(text, most)]
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(len(piece) <= most for piece in found)


def test_an_endless_word_is_pronounced_to_its_end() -> None:
    """A word longer than the network for unknown words can read is read in parts."""
    assert len(pronounce_english("balustrade" * 12)) > 4 * len(pronounce_english("balustrade" * 2))
