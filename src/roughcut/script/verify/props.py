"""Follows the things that people hold from shot to shot: what was handed on or broken stays so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roughcut.script.naming import mentions
from roughcut.script.schema import Shot
from roughcut.script.verify.thoughts import sentences

_THINGS = (
    "letter|photograph|photo|ring|gun|pistol|knife|sword|phone|ticket|key|envelope|note|notebook|book|map|cup|glass"
    "|bottle|box|coin|lantern|lamp|torch|flashlight|candle|suitcase|umbrella|necklace|diary|newspaper|flower|rose|hat"
)
_THINGS_ZH = (
    "信封|信|照片|戒指|枪|刀|剑|手机|车票|钥匙|笔记本|书|地图|杯子|酒瓶|盒子|硬币|灯笼|手电|蜡烛"
    "|箱子|雨伞|项链|日记|报纸|玫瑰|帽子"
)
_THING = re.compile(rf"\b(?:{_THINGS})\b|{_THINGS_ZH}", re.IGNORECASE)
_GIVES = re.compile(r"\b(?:gives?|hands?|passes|slips|returns)\b|递给|交给|还给|送给|塞给", re.IGNORECASE)
_LETS_GO = re.compile(
    r"\b(?:puts?|lays?|sets?|places|drops?|throws?|tosses|hangs)\b|放下|放在|放到|扔|丢|摔", re.IGNORECASE
)
_ENDS = re.compile(
    r"\b(?:burns?|tears?\s+up|rips?\s+up|smashes|shatters|eats|swallows)\b|烧掉|烧毁|撕碎|撕毁|砸碎|摔碎",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"\b(?:takes?|holds?|grabs?|picks?\s+up|lifts?|raises|pockets|clutches|carries|reads?|unfolds?|draws?)\b"
    r"|拿|握|举|捧|攥|掏|取出|捡|读|展开|提着",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\b(?:another|a\s+new|a\s+second|a|an)\s+(?:\w+\s+)?$|另一|一[封张把个本只支件枝]\w?$", re.IGNORECASE
)


@dataclass
class _Thing:
    holder: str = ""
    ended: bool = False


def prop_breaks(shots: Sequence[Shot], names: Sequence[str]) -> Iterator[tuple[Shot, str]]:
    """For the shots of one scene, each (shot, sentence) where a thing is in the wrong hands: held by somebody
    who was not given it, or there again after it was destroyed."""
    things: dict[str, _Thing] = {}
    for shot in shots:
        for sentence in sentences(shot.action):
            people = mentions(sentence, names)
            for match in _THING.finditer(sentence):
                name = match.group().lower()
                if _NEW.search(sentence[: match.start()]):
                    things.pop(name, None)
                fault = _follow(things.setdefault(name, _Thing()), sentence, people, name)
                if fault:
                    yield shot, fault


def _follow(thing: _Thing, sentence: str, people: Sequence[tuple[int, str]], name: str) -> str:
    """Where the thing is after the sentence; what is wrong with it, empty where nothing is."""
    actor = people[0][1] if people else ""
    other = next((who for _, who in people if who != actor), "")
    if thing.ended and not _ENDS.search(sentence):
        thing.ended = False
        return f"the {name} is there again, though it was destroyed"
    if _ENDS.search(sentence):
        thing.holder, thing.ended = "", True
    elif _GIVES.search(sentence) and other:
        return _hand_over(thing, actor, other, name)
    elif _LETS_GO.search(sentence):
        thing.holder = ""
    elif _HOLDS.search(sentence) and actor:
        taken_from = thing.holder and thing.holder in {who for _, who in people}
        wrong = thing.holder and thing.holder != actor and not taken_from
        before, thing.holder = thing.holder, actor
        return f"{actor} has the {name}, which {before} held" if wrong else ""
    return ""


def _hand_over(thing: _Thing, giver: str, taker: str, name: str) -> str:
    before, thing.holder = thing.holder, taker
    if before and before != giver:
        return f"{giver} gives away the {name}, which {before} held"
    return ""
