"""How old somebody is, in years, where a description tells: digits, words and Chinese numerals."""

from __future__ import annotations

import re

_UNITS = {
    word: number
    for number, word in enumerate(
        (
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        )
    )
}
_TENS = {
    w: 10 * n
    for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_NUMBER = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(list(_UNITS)[1:10])}))?|{'|'.join(list(_UNITS)[4:])})"
)
_DIGITS = re.compile(
    r"(?<![\d.])(\d{1,3})(?:\s*-?\s*(?:years?[- ]old|yrs?|yo\b)|\s*岁|多岁|(?=,|\s*$))|\baged? (\d{1,3})\b"
    r"|\b(?:man|woman|boy|girl|person|lady|guy|male|female) of (\d{1,3})\b"
)
_SPELT = re.compile(
    rf"\b(?:of|aged?|is|turning)\s+({_NUMBER})\b(?! (?:people|children|men|women|sons|daughters|pounds|feet))"
    rf"|\b({_NUMBER})[- ]years?[- ]old\b|(?:^|, )({_NUMBER})(?=,|$)",
    re.IGNORECASE,
)
_DECADE = re.compile(
    r"\b(?:in )?(?:his|her|their) (early |mid[- ]?|late )?(twenties|thirties|forties|fifties|sixties|"
    r"seventies|eighties|nineties)\b"
    r"|\b(early|mid|late)[- ](twenties|thirties|forties|fifties|sixties|seventies|eighties)\b",
    re.IGNORECASE,
)
_DECADES = {f"{word[:-1]}ies": years for word, years in _TENS.items()}
_PART = {"early": 2, "mid": 5, "late": 8}
_CHINESE = re.compile(
    r"([一二三四五六七八九]?)十([一二三四五六七八九]?)(多|几|来|出头)?(?:岁|有余|(?<=出头))|([一二三四五六七八九])岁"
)
_NUMERALS = "零一二三四五六七八九"
_ABOUT = 5


def years_of(text: str) -> int | None:
    """The age that a description tells (`of fifty-one`, `62`, `in her late forties`, `五十多岁`), or None."""
    digits = _DIGITS.search(text)
    if digits:
        years = int(next(group for group in digits.groups() if group))
        return years if years <= 120 else None
    spelt = _SPELT.search(text)
    if spelt:
        return _spelt(next(group for group in spelt.groups() if group))
    decade = _DECADE.search(text)
    if decade:
        part = (decade.group(1) or decade.group(3) or "mid").strip(" -").lower()
        return _DECADES[(decade.group(2) or decade.group(4)).lower()] + _PART[part]
    return _chinese(text)


def _spelt(words: str) -> int:
    tens, _, unit = words.lower().replace("-", " ").partition(" ")
    if tens in _TENS:
        return _TENS[tens] + (_UNITS[unit] if unit else 0)
    return _UNITS[tens]


def _chinese(text: str) -> int | None:
    match = _CHINESE.search(text)
    if match is None:
        return None
    tens, unit, about, alone = match.groups()
    if alone:
        return _NUMERALS.index(alone)
    years = 10 * (_NUMERALS.index(tens) if tens else 1) + (_NUMERALS.index(unit) if unit else 0)
    return years + (2 if about == "出头" else _ABOUT if about else 0)
