"""What a dialogue tells of somebody's sex: how they are introduced, called, named and spoken of."""

# ruff: noqa: E501 - tables of words read best with one entry a line

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from roughcut.models.speech.givennames import usual_sex
from roughcut.scripter.wordlists import pattern, words

Sex = Literal["female", "male"]

_WOMAN_WORDS = pattern("""
    woman|women|girl|lady|female|mother|mom|mum|mama|sister|daughter|wife|aunt|auntie|grandmother|grandma|granny|niece
    |queen|princess|actress|waitress|bride|widow|mrs|ms|miss|madam|madame|hostess|heroine|businesswoman|policewoman
    |nun|goddess|duchess|witch|landlady|schoolgirl|girlfriend|countess|stewardess|empress|ballerina|midwife|mermaid
    |女|妈|母亲|姐|妹|姨|姑|奶奶|婆|太太|小姐|夫人|女士|公主|皇后|王后|嫂|婶|娘|丫头
""")
_MAN_WORDS = pattern("""
    man|men|boy|guy|gentleman|male|father|dad|papa|brother|son|husband|uncle|grandfather|grandpa|nephew|king|prince
    |actor|waiter|groom|widower|mr|mister|sir|lord|businessman|policeman|fisherman|landlord|schoolboy|boyfriend|monk
    |emperor|duke|wizard|count|baron|bearded|beard|moustache|mustache|stubble|balding
    |男|爸|父亲|哥|弟|叔|伯|爷|公公|先生|王子|国王|皇帝|少爷|老头|大爷|师傅|舅|胡子|胡须
""")
_WOMENS_WEAR = pattern("""
    dress|gown|skirt|blouse|bra|high heels|heels|lipstick|pearls|pearl necklace|earrings|bridesmaid*|corset|sari|hijab
    |nurse|婚纱|裙|旗袍|高跟鞋|口红|凤冠|发髻|耳环|胸针|披肩|护士
""")
_MENS_WEAR = pattern("tuxedo|necktie|tie|cufflinks|suspenders|西装|西服|领带|燕尾服")
_HERS = re.compile(r"\b(?:she|hers|herself)\b|\bher\s+(?=\w)|她", re.IGNORECASE)
_HIS = re.compile(r"\b(?:he|his|himself)\b|他(?!们)", re.IGNORECASE)
_OF_ANOTHER = re.compile(
    r"\b(?:at|to|with|past|before|behind|beside|besides|toward|towards|near|for|from|after|by|on|over|under|into|against|around"
    r"|between|takes?|grabs?|holds?|sees?|hits?|slaps?|kisses|hugs?|follows?|watches|hands|gives|tells|asks|shows|helps)\s+(?:her|his)\b"
    r"|[对向朝跟和与给把被看望]\s*[她他]",
    re.IGNORECASE,
)
"""A pronoun after these is more likely somebody else's than the one's whom the sentence is about."""
_EITHER = words("""
    alex sam sammy kim robin jo charlie chris pat jordan taylor morgan casey riley quinn jamie lee lou nicky ren terry
    tracy billie frankie jackie kit sasha shannon sidney sydney drew dale blair avery cameron hayden reese rowan
    skyler ari noa remy nico robbie mika yuki jun rin max andy ash kai sky river sage ellis leslie lesley dominique
    nikita vanya jean ariel danny ronnie toni alexis mackenzie
""")  # fmt: skip


@dataclass(frozen=True)
class Traces:
    """What may tell of one person's sex, each empty where nothing does: the words that introduce them
    (`a baker of fifty`, `her brother`), what they are called (`Mr.`), the given names said with a
    surname (`Peter`), and the clauses that are about them."""

    introduction: str = ""
    called: str = ""
    given: str = ""
    clauses: str = ""


def sex_of(name: str, traces: Traces) -> Sex | None:
    """The sex of a person; None where nothing tells. What is said outright counts most, then a name that
    is of one sex only, then pronouns, clothes, and last what other words stand near."""
    said = f"{name} . {traces.called} . {traces.introduction}"
    return (
        _first(said, _WOMAN_WORDS, _MAN_WORDS)
        or _by_given_name(f"{name} {traces.given}")
        or _by_pronouns(f"{traces.introduction} . {traces.clauses}")
        or _first(f"{traces.introduction} . {traces.clauses}", _WOMENS_WEAR, _MENS_WEAR)
        or _first(traces.clauses, _WOMAN_WORDS, _MAN_WORDS)
        or usual_sex(f"{name} {traces.given}".strip())
        or _first(name, _WOMENS_WEAR, _MENS_WEAR)
    )


def _first(text: str, hers: re.Pattern[str], his: re.Pattern[str]) -> Sex | None:
    """Whichever is named first: `a woman in her husband's coat` is a woman."""
    woman, man = hers.search(text), his.search(text)
    if woman and man:
        return "female" if woman.start() < man.start() else "male"
    if woman or man:
        return "female" if woman else "male"
    return None


def _by_given_name(name: str) -> Sex | None:
    """What a name tells that is of one sex only; a Chinese one never is for sure."""
    parts = set(re.findall(r"[a-zé]+", name.casefold()))
    return usual_sex(name) if parts and not parts & _EITHER else None


def _by_pronouns(text: str) -> Sex | None:
    own = _OF_ANOTHER.sub(" ", text)
    hers, his = len(_HERS.findall(own)), len(_HIS.findall(own))
    return None if hers == his else "female" if hers > his else "male"
