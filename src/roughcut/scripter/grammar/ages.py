"""What names and words say of a person's age."""

# ruff: noqa: E501 - tables of words read best with one entry a line

from __future__ import annotations

import re

from roughcut.scripter.wordlists import pattern

_TENS = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90}
_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = {"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
          "seventeen": 17, "eighteen": 18, "nineteen": 19}  # fmt: skip
_ZH_DIGITS = "零一二三四五六七八九"
_EN_TENS = re.compile(
    r"\b(?:(?P<stem>twent|thirt|fort|fift|sixt|sevent|eight|ninet)(?:y(?:[- ](?P<unit>one|two|three|four|five|six|seven"
    r"|eight|nine))?|ies)|(?P<teen>ten|eleven|twelve|\w+teen))\b(?! (?:minutes|years ago|past|dollars|people|seconds|hours))",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![\d:.])(?P<n>[1-9]\d)(?:s\b|['’]s\b|[- ]years?[- ]old|\s*岁|\s*多岁|(?=\s*[,，)）]))"
)
_ZH_NUMBER = re.compile(
    r"(?P<ten>[二三四五六七八九])?十(?P<unit>[一二三四五六七八九])?[多几]?岁|(?P<only>[五六七八九])岁"
    r"|(?P<about>[二三四五六七八九])十(?:出头|来岁|开外|好几)"
)
_OLD = pattern(
    "old|elderly|aged|ancient|grandmother|grandma|grandfather|grandpa|granny|white-haired|retired|老人|年迈|老头|老太|爷爷|奶奶|外婆|外公|老者|老年"
)
_CHILD = pattern("child|kid|little girl|little boy|toddler|小孩|孩子|孩童|儿童|小女孩|小男孩")
_TEEN = pattern("teen*|schoolgirl|schoolboy|adolescent|少年|少女|中学生|高中生")
_YOUNG = pattern("young|student|girl|boy|intern|ensign|apprentice|年轻|学生|青年|姑娘|小伙|徒弟|实习")
_SENIOR = pattern(
    "professor|captain|judge|mayor|mother|father|mom|mum|dad|boss|general|colonel|priest|教授|队长|船长|法官|妈|爸|老板|师父|将军|局长|院长|导师|老师傅"
)


def age_of(name: str, evidence: str) -> int | None:
    """About how old a person is in years, None where nothing tells."""
    for reader in (_english_age, _digit_age, _chinese_age):
        age = reader(evidence)
        if age:
            return age
    text = f"{name} . {evidence}"
    for words_of_age, age in ((_CHILD, 8), (_OLD, 70), (_TEEN, 16), (_YOUNG, 24), (_SENIOR, 52)):
        if words_of_age.search(text):
            return age
    return None


def _english_age(text: str) -> int | None:
    match = _EN_TENS.search(text)
    if not match:
        return None
    if match.group("teen"):
        return _TEENS.get(match.group("teen").lower())
    unit = match.group("unit")
    return _TENS[match.group("stem").lower()] + (_UNITS.index(unit.lower()) + 1 if unit else 4)


def _digit_age(text: str) -> int | None:
    match = _NUMBER.search(text)
    return int(match.group("n")) if match else None


def _chinese_age(text: str) -> int | None:
    match = _ZH_NUMBER.search(text)
    if not match:
        return None
    if match.group("about"):
        return _ZH_DIGITS.index(match.group("about")) * 10 + 3
    if match.group("only"):
        return _ZH_DIGITS.index(match.group("only"))
    ten = _ZH_DIGITS.index(match.group("ten")) if match.group("ten") else 1
    return ten * 10 + (_ZH_DIGITS.index(match.group("unit")) if match.group("unit") else 4)
