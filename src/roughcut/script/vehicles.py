"""What prose says of the speed of the vehicle that people are in: that it stops, starts, slows down or speeds up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from roughcut.script.schema import Beat, Line, Script

# ruff: noqa: E501  (the tables read better unbroken)

Kind = Literal["stop", "start", "slow", "fast"]
FULL, SLOW, STILL = 1.0, 0.4, 0.0
_TO: dict[Kind, float] = {"stop": STILL, "start": FULL, "slow": SLOW, "fast": FULL}

_VEHICLE = r"(?:trains?|cars?|bus(?:es)?|taxis?|cabs?|vans?|trucks?|lorr(?:y|ies)|carriages?|trams?|coach|metro|subway|jeep|limousine|vehicle|engine|driver|wheels)"
_ADVERB = r"(?: (?!not\b|never\b)\w+ly| suddenly| finally| at last)?"
_WORDS: tuple[tuple[Kind, str], ...] = (
    ("stop", rf"\b{_VEHICLE}\b{_ADVERB} (?:(?:\w+ ){{0,3}}to (?:a|an) (?:\w+ )?(?:stop|halt|standstill|rest)|stops?|halts?|stands? still|pulls? (?:over|up|in|into)|draws? up|brakes?|parks?|stalls?|arrives?|(?:glides?|rolls?|draws?|comes?|steams?|rattles?|thunders?|slides?) (?:in|into|up)|enters? the station)\b"
     r"|\b(?:pulls? over|stops? the (?:car|bus|van|truck|taxi|cab|train|engine)|(?:slams? on|hits?|stamps? on) the brakes?|pulls? the (?:emergency )?(?:brake|cord)|parks?(?: the car)?$|brakes (?:hard|sharply|suddenly))"
     r"|\b(?:light|lights|lamps?|headlights?|glow|beam) (?:of|from) (?:the|a|their) (?:\w+ )?train (?:slides?|sweeps?|glides?|falls?|plays?|moves?|washes|flickers?|passes|runs?|grows?|fills?|comes?) "
     r"|(?:列车|火车|汽车|轿车|出租车|车子|车厢|巴士|公交车?|地铁|马车|电车|卡车|车)[^，。；]{0,6}(?:停(?!车场)|刹住|进站|靠边)|停车|刹车|靠边停"
     r"|(?:列车|火车)的?(?:灯光|车灯|光)[^，。；]{0,4}(?:扫|滑|掠|照)"),
    ("start", rf"\b{_VEHICLE}\b{_ADVERB} (?:starts?(?: up| off| again| moving| to move| to roll| rolling)?|sets? off|pulls? (?:away|out|off)|moves? (?:off|again|on)|begins? (?:to (?:move|roll)|moving|rolling)|departs?|leaves?(?! (?:him|her|them)\b)|drives? (?:on|off|away)|jerks? (?:into motion|forward)|lurches (?:forward|into motion|off)|rolls? (?:on|off|again|forward|out))\b"
     r"|\b(?:drives? (?:on|off|away)|pulls? (?:away|out)(?= from the (?:kerb|curb|side)|$| into (?:the )?traffic)|steps? on (?:it|the gas)|hits? the (?:gas|accelerator))\b"
     r"|(?:列车|火车|汽车|轿车|出租车|车子|车厢|巴士|公交车?|地铁|马车|电车|卡车|车)[^，。；]{0,6}(?:开动|启动|起步|出发|开走|驶出|驶离|上路|动了|开了)|踩下?油门|发动汽车"),
    ("slow", rf"\b{_VEHICLE}\b{_ADVERB} (?:slows?|is slowing|loses speed)\b|\bslows? (?:down )?the (?:car|bus|van|truck|taxi)\b|减速|(?:车|列车)[^，。；]{{0,4}}慢下来"),
    ("fast", rf"\b{_VEHICLE}\b{_ADVERB} (?:speeds? up|accelerates?|picks? up speed|gathers? speed|goes faster)\b|加速"),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _WORDS)
_HARD = re.compile(
    r"\b(?:hard|abrupt\w*|sudden\w*|screech\w*|slams?|lurch\w*|jerks?|shudders?|sharply|emergency)\b|急|猛|骤然|突然"
)
_NOT = re.compile(
    r"\b(?:no|not|never|nobody|without|cannot|as if|as though|like|almost|about to|wants?|tries|waits?|waiting|until|before|when|once|if"
    r"|remembers?|imagines?|dreams?|instead|refuses?|would|could|might|another|other|opposite|passing|toy)\b|n['’]t\b"
    r"|没有?|不[^，。；]{0,3}$|未|别|仿佛|好像|似乎|如同|想要?|正要|准备|打算|等待?|之前|对面|另一",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,.;:!?—，。；：！？、]| (?:and|then|while|but) |然后|接着")


@dataclass(frozen=True)
class Change:
    """A change of speed: after how many of the shot's lines, to what share of full speed, and whether at once."""

    lines: int
    speed: float
    hard: bool


def changes_of(beats: Sequence[Beat]) -> list[Change]:
    """What a shot's actions say of its vehicle's speed, in order. What is denied, wished for or only
    compared, and what is said of another vehicle, is none."""
    lines, found = 0, []
    for beat in beats:
        if isinstance(beat, Line):
            lines += 1
            continue
        for clause in _CLAUSE.split(beat.text):
            kind = _kind(clause)
            if kind:
                found.append(Change(lines, _TO[kind], bool(_HARD.search(clause))))
    return found


def speeds(script: Script) -> tuple[float | None, ...]:
    """For each shot the speed with which it begins (a share of the full one), from what the shots before it
    in its scene say; None where they say nothing."""
    known: dict[int, float] = {}
    found = []
    for shot in script.shots:
        found.append(known.get(shot.scene_number))
        changes = changes_of(shot.beats)
        if changes:
            known[shot.scene_number] = changes[-1].speed
    return tuple(found)


def _kind(clause: str) -> Kind | None:
    for kind, pattern in _PATTERNS:
        match = pattern.search(clause)
        if match:
            return None if _NOT.search(clause[: match.end()]) else kind
    return None
