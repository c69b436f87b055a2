"""What a name and a description tell of somebody's sex and age, in English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from roughcut.models.speech.givennames import usual_sex
from roughcut.script.schema import Character, Document

Sex = Literal["female", "male"]
Age = Literal["child", "young", "adult", "old"]

_FEMALE = (
    r"woman|women|lady|girl|female|she|her|hers|herself|mother|mom|mum|mama|mommy|wife|sister|daughter"
    r"|aunt|auntie|niece|queen|princess|duchess|countess|baroness|waitress|actress|hostess|heroine|widow"
    r"|bride|girlfriend|nun|priestess|witch|goddess|mermaid|maid|schoolgirl|businesswoman|policewoman"
    r"|mrs|ms|miss|madam|madame|grandmother|grandma|granny|nana|stepmother|mademoiselle|empress|lass"
)
_MALE = (
    r"man|men|guy|boy|male|he|him|his|himself|father|dad|papa|daddy|husband|brother|son|uncle|nephew"
    r"|king|prince|duke|count|baron|waiter|actor|hero|widower|groom|boyfriend|monk|priest|wizard|lad"
    r"|gentleman|lord|sir|mr|mister|schoolboy|businessman|policeman|fireman|fisherman|salesman|craftsman"
    r"|grandfather|grandpa|granddad|gramps|stepfather|emperor|beard|bearded|moustache|mustache|bloke|fellow"
)
_FEMALE_ZH = (
    "女|母|妈|娘|奶奶|姥姥|外婆|婆|姐|妹|姑|姨|婶|嫂|妻|太太|夫人|小姐|公主|皇后|妃|阿姨|她|媳|闺|妇"
    "|丫头|尼姑"
)
_MALE_ZH = (
    "男|父|爸|爹|爷|伯|叔|舅|哥|弟|兄|丈夫|先生|王子|皇帝|国王|和尚|老头|老汉|少爷|公公|姥爷|小伙"
    "|胡须|胡子|他|汉子|儿子|绅士"
)
_CHILD = (
    r"child|kid|toddler|little (?:girl|boy|one)|(?:young|small) (?:girl|boy)|schoolgirl|schoolboy|infant"
    r"|(?:girl|boy) of (?:\w+ )?(?:five|six|seven|eight|nine|ten|eleven|twelve)"
    r"|(?:five|six|seven|eight|nine|ten|eleven|twelve)[- ]years?[- ]old|aged? (?:[4-9]|1[0-2])\b"
    r"|\b(?:[4-9]|1[0-2])[- ]years?[- ]old|(?:^|[^a-z])(?:girl|boy)(?![a-z])(?! ?friend)"
)
_CHILD_ZH = "孩|儿童|小朋友|幼|小学生|童|小姑娘|小丫头|[四五六七八九十4-9]岁(?!十)"
_OLD = (
    r"old|elderly|aged|ageing|aging|grand(?:mother|father|ma|pa|dad)|granny|gramps|nana|senior|retired"
    r"|ancient|white[- ]haired|grey[- ]haired|gray[- ]haired|silver[- ]haired|wrinkled|pensioner|venerable"
    r"|in (?:his|her|their) (?:late )?(?:sixties|seventies|eighties|nineties|6\d|7\d|8\d|9\d)s?"
)
_OLD_ZH = (
    "老(?!师|板|公|婆|家|友|实|是|朋友|同学|练|大|虎|鼠|板)|奶奶|爷爷|姥|外婆|外公|白发|花甲|古稀|年迈"
    r"|[六七八九]十(?:多|来)?岁|[6-9]\d岁"
)
_YOUNG = (
    r"young|youthful|teen|teenager|teenage|student|twenties|youth|adolescent|boyish|girlish|lad|lass|twenty"
)
_YOUNG_ZH = "年轻|青年|少年|少女|大学生|学生|姑娘|小伙|二十|青春|女孩|男孩"
_NOT_OLD = re.compile(
    r"(?:\d+|[a-z]+(?:-[a-z]+)?)[- ]years?[- ]old|old[- ](?:friend|school|fashioned|coat|jacket|hat|town)"
    r"|\bold (?=\w*(?:coat|jacket|hat|shirt|dress|sweater|suit|car|house|photo|book|letter|bag|boots|cap)\b)",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"\b(\d{1,2})(?=[- ]years?[- ]old|\s*岁)|\bage[d]?:? (\d{1,2})\b|(\d{1,2})岁|,\s*(\d{1,2})\s*(?:,|$)",
    re.IGNORECASE,
)
_DECADES = {"thirties": 35, "forties": 45, "fifties": 55, "sixties": 65, "seventies": 75, "eighties": 85}


class Person(Document):
    """Sex and age of one of the cast; `sex` is None where neither words nor name tell it."""

    sex: Sex | None = None
    age: Age = "adult"


@lru_cache(maxsize=4096)
def read_person(name: str, description: str = "") -> Person:
    """Read sex and age from the words of a description first, then from the name."""
    sex = _sex(description) or _sex(name) or usual_sex(name)
    return Person(sex=sex, age=_age(description) or _age(name) or "adult")


def read_cast(cast: Sequence[Character]) -> dict[str, Person]:
    """Everyone's sex and age; those of unknown sex alternate in cast order, beginning with a woman."""
    people, unknown = {}, 0
    for character in cast:
        person = read_person(character.name, character.description)
        if person.sex is None:
            person = person.model_copy(update={"sex": ("female", "male")[unknown % 2]})
            unknown += 1
        people[character.name] = person
    return people


def _first_at(words: str, chinese: str, text: str) -> int | None:
    """Where the first of these words stands in the text."""
    found = re.search(rf"\b(?:{words})\b|{chinese}", text, re.IGNORECASE)
    return found.start() if found else None


def _sex(text: str) -> Sex | None:
    """Whichever sex is named first: `a woman in her husband's coat` is a woman."""
    female, male = _first_at(_FEMALE, _FEMALE_ZH, text), _first_at(_MALE, _MALE_ZH, text)
    if female is None and male is None:
        return None
    if male is None or (female is not None and female < male):
        return "female"
    return "male"


def _age(text: str) -> Age | None:
    years = _years(text)
    if years is not None:
        return "child" if years <= 12 else "young" if years < 30 else "old" if years >= 60 else "adult"
    plain = _NOT_OLD.sub(" ", text)
    if _first_at(_OLD, _OLD_ZH, plain) is not None:
        return "old"
    if _first_at(_CHILD, _CHILD_ZH, text) is not None:
        return "child"
    if _first_at(_YOUNG, _YOUNG_ZH, text) is not None:
        return "young"
    return None


def _years(text: str) -> int | None:
    found = _YEARS.search(text)
    if found:
        return int(next(group for group in found.groups() if group))
    return next((years for word, years in _DECADES.items() if word in text.lower()), None)
