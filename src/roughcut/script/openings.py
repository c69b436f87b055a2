"""What prose says of doors and gates that open by themselves or are found open, with light behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from roughcut.script.schema import Beat, Line, Script

# ruff: noqa: E501  (the tables read better unbroken)

_THING = r"(?P<thing>(?:\w+ ){0,2}(?:doors?|gates?|hatch|vault|portal|entrance))"
_OPENS = re.compile(
    rf"\b(?:the|a|an|his|her|their|its) {_THING} (?:\w+ly |begins? to |starts? to |\w+ly begins to )?(?:opens?|swings? (?:wide|open)|cracks? open|creaks? open|slides? open|grinds? open|parts?|splits?|stands? (?:ajar|open))\b"
    rf"|\b(?:crack|gap|slit|line|sliver|shaft|blade) (?:of light )?(?:\w+ )?(?:opens?|appears?|widens?|runs?|grows?|shows?) (?:in|down|along|under|between|through) (?:the|a) {_THING.replace('thing', 'thing2')}"
    rf"|\blight (?:spills?|pours?|shines?|streams?|glows?|leaks?|falls?) (?:out )?(?:from|through|out of|behind|between|under) (?:the|a) {_THING.replace('thing', 'thing3')}"
    r"|(?P<zh>[^，。；！？的]{0,6}门)[^，。；！？]{0,7}(?:裂开|开启|打开了|开了|敞开|洞开|透出[^，。；]{0,4}光)",
    re.IGNORECASE,
)
_SHUTS = re.compile(
    rf"\b(?:the|his|her|their) {_THING} (?:\w+ly )?(?:closes?|shuts?|falls? shut|swings? shut|slams?)\b|(?P<zh>[^，。；！？的]{{0,6}}门)[^，。；！？]{{0,5}}(?:关上|合上|闭上|关闭)",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:no|not|never|nobody|as if|as though|like|about to|wants?|tries|waits?|until|before|when|if|would|could|might)\b|n['’]t\b|没|不|未|别|仿佛|好像|如果|等",
    re.IGNORECASE,
)
_SLOWLY = re.compile(r"\bslow\w*\b|\bcrack|grind|inch by inch|慢|缓", re.IGNORECASE)
_CLAUSE = re.compile(r"[,.;:!?—，。；：！？、]| (?:and|then|while|but) ")


@dataclass(frozen=True)
class Turn:
    """A door that opens or shuts: after how many of the shot's lines, its words, and how."""

    lines: int
    thing: str
    opens: bool
    slowly: bool = False


def turns_of(beats: Sequence[Beat]) -> list[Turn]:
    """The doors that open or shut in a shot's actions, in order. What people open on their way is not among
    them, nor what is denied or only wished for."""
    lines, found = 0, []
    for beat in beats:
        if isinstance(beat, Line):
            lines += 1
            continue
        for clause in _CLAUSE.split(beat.text):
            for words, opens in ((_OPENS, True), (_SHUTS, False)):
                match = words.search(clause)
                if match and not _NOT.search(clause[: match.end()]):
                    thing = next(group for group in match.groups() if group)
                    found.append(Turn(lines, thing.strip(), opens, bool(_SLOWLY.search(clause))))
                    break
    return found


def open_things(script: Script) -> tuple[tuple[str, ...], ...]:
    """For each shot the doors (in the script's words) that stand open as it begins, from what the shots
    before it in its scene say."""
    known: dict[int, list[str]] = {}
    found = []
    for shot in script.shots:
        there = known.setdefault(shot.scene_number, [])
        found.append(tuple(there))
        for turn in turns_of(shot.beats):
            # One door stands for all: the scene shuts what it opened.
            there[:] = [turn.thing] if turn.opens else []
    return tuple(found)
