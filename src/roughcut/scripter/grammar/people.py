"""What names and words say of a person's sex and age."""

# ruff: noqa: E501 - tables of words read best with one entry a line

from __future__ import annotations

import re
from typing import Literal

from roughcut.scripter.wordlists import pattern, words

Sex = Literal["female", "male"]

_WOMEN = words("""
    mary anna anne ann emma olivia sophia sophie isabella mia amelia charlotte emily grace lily lucy alice ella chloe
    hannah sarah sara laura julia julie kate katie katherine catherine karen susan linda nancy betty helen diana jane
    jenny jennifer jessica amy rachel rebecca ruth eva eve clara nora mara maya nina lena elena irina olga natasha
    tanya maria marie rosa rose carmen lucia sofia elisa eliza elizabeth beth claire fiona zoe ivy ava leah lea naomi
    miriam esther judith martha margaret maggie meg molly polly ruby stella vera victoria vivian wendy yvonne zara
    aisha fatima layla leila amina priya anita mei ling sakura yuki hana aiko rin anri ingrid astrid freya greta heidi
    marta monica angela teresa theresa bella cara dora donna edith elsa faye gina gloria iris joan joy june
    kim lisa lola mabel mona nadia pam paula penny rita robin sally tess tina una wanda mrs.
    rhea nell jess jo brooke gwen kate kitty lana mina tara thea willa yara zainab noor amara ada josie flora hazel holly daisy violet abby abigail andrea alexa alina adele agnes
""")
_MEN = words("""
    tom thomas john james jack jim jimmy robert rob bob bobby william will bill billy henry harry george charles
    charlie david dave daniel dan michael mike peter pete paul mark luke matthew matt andrew andy simon steven stephen
    steve kevin brian eric frank fred gary greg ian ivan jake jason jeff joe joseph josh justin karl keith kyle larry
    leo leon lewis liam louis lucas marcus martin max nathan neil nick nicholas noah oliver oscar owen patrick phil
    philip ralph ray richard rick roger ron ross roy ryan sam samuel scott sean seth stan ted theo tim toby tony
    victor vincent walter wayne zack adam aaron alan albert alex alexander alfred ali ahmed omar hassan ibrahim
    muhammad mohammed yusuf arjun raj ravi sanjay kenji hiro takumi akira haruto ren diego carlos juan jose luis
    miguel pablo pedro elias erik lars sven hans otto fritz klaus boris dmitri igor sergei viktor yuri hugo felix
    jasper ethan evan dylan caleb benjamin ben arthur edward edwin ernest gabriel gus harold howard isaac jonas
    julian kurt lloyd malcolm milo morris ned nigel norman quentin rex rufus silas solomon terry tyler vernon wade
""")
_WOMAN_WORDS = pattern("""
    woman|women|girl|lady|female|mother|mom|mum|mama|sister|daughter|wife|aunt|auntie|grandmother|grandma|granny|niece
    |queen|princess|actress|waitress|bride|widow|mrs|ms|miss|madam|madame|hostess|heroine|businesswoman|policewoman
    |nun|goddess|duchess|witch|landlady|schoolgirl|girlfriend|countess|stewardess|nurse
    |女|妈|母亲|姐|妹|姨|姑|奶奶|婆|太太|小姐|夫人|女士|公主|皇后|王后|嫂|婶|娘|丫头
""")
_MAN_WORDS = pattern("""
    man|men|boy|guy|gentleman|male|father|dad|papa|brother|son|husband|uncle|grandfather|grandpa|nephew|king|prince
    |actor|waiter|groom|widower|mr|mister|sir|lord|businessman|policeman|fisherman|landlord|schoolboy|boyfriend|monk
    |emperor|duke|wizard|count|baron|bearded|beard|moustache
    |男|爸|父亲|哥|弟|叔|伯|爷|公公|先生|王子|国王|皇帝|少爷|老头|大爷|师傅|舅|胡子|胡须
""")
_HERS = re.compile(r"\b(?:she|her|hers|herself)\b|她", re.IGNORECASE)
_HIS = re.compile(r"\b(?:he|his|him|himself)\b|他(?!们)", re.IGNORECASE)
_ZH_WOMAN = frozenset("丽娜芳婷雪雯莉燕娟玲秀英慧萍红霞兰梅琳倩颖洁月琴婉妍媛姗蓉薇雨花怡静瑶茜佳莹梦菲")
_ZH_MAN = frozenset("强刚勇伟军杰磊涛鹏斌峰超龙虎明建国志海波辉健浩宇亮飞雄豪武山林洋毅坤马刘大")


def sex_of(name: str, evidence: str) -> Sex | None:
    """The sex of a person by name and what is told; None where nothing tells."""
    told = _by_words(f"{name} . {evidence}")
    if told:
        return told
    for word in re.findall(r"[a-zé]+", name.casefold()):
        if word in _WOMEN:
            return "female"
        if word in _MEN:
            return "male"
    hers, his = len(_HERS.findall(evidence)), len(_HIS.findall(evidence))
    if hers != his:
        return "female" if hers > his else "male"
    if re.search(r"[㐀-鿿]", name):
        for char in reversed(name):
            if char in _ZH_WOMAN or char in _ZH_MAN:
                return "female" if char in _ZH_WOMAN else "male"
    return None


def _by_words(text: str) -> Sex | None:
    woman, man = _WOMAN_WORDS.search(text), _MAN_WORDS.search(text)
    if woman and man:
        return "female" if woman.start() < man.start() else "male"
    if woman or man:
        return "female" if woman else "male"
    return None


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
    if match.group("only"):
        return _ZH_DIGITS.index(match.group("only"))
    ten = _ZH_DIGITS.index(match.group("ten")) if match.group("ten") else 1
    return ten * 10 + (_ZH_DIGITS.index(match.group("unit")) if match.group("unit") else 4)
