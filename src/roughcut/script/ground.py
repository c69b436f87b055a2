"""What stands or lies on the floor at people's feet, read from prose in English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Sequence

from roughcut.script.hands import Held, thing_in
from roughcut.script.naming import mentions
from roughcut.script.placement import Placement
from roughcut.script.schema import Document, Name

# ruff: noqa: E501  (the tables read better unbroken)


class Laid(Document):
    """A thing on the floor: at the feet of `by`, or where they `left` it when they went on."""

    thing: Held
    by: Name
    left: Placement | None = None


_LARGE: frozenset[Held] = frozenset(
    {"suitcase", "bag", "parcel", "lantern", "umbrella", "sword", "stick", "flowers"}
)
"""What goes to the floor when it is put down and nothing else is said; a cup goes to a table."""
_WHOSE = r"(?:his|her|their|[A-Z][\w-]+(?: [A-Z][\w-]+)?['’]s)"
_FEET = re.compile(
    rf"\b(?:at|by|beside|near|next to|between|against) {_WHOSE} (?:own )?(?:feet|foot|shoes|boots|ankles|legs)\b|脚边|脚旁|脚下|身边的?地上|身旁的?地上"
)
_BESIDE = re.compile(
    r"\b(?:(?:stands?|sits?|rests?|lies?|waits?|is|are|standing|resting|lying) )?(?:beside|next to) (?:him|her|them)(?=\W*$)|\bat (?:his|her|their) side\b|身[边旁]"
)
_FLOOR = re.compile(
    r"\b(?:on|onto|to|upon|in|into) the (?:wet |bare |cold |stone |wooden |tiled )?(?:floor(?:boards)?|ground|pavement|platform|grass|sand|snow|deck|road|street|boards|tiles|gravel|dirt|mud|stones|carpet|earth|sidewalk|cobbles)\b"
    r"|地上|地板上|地面|雪地|草地|沙地"
)
_ELSEWHERE = re.compile(
    r"\b(?:on|onto|in|into|upon|over|under|against|inside|behind|back) (?:to )?(?:the|a|an|his|her|their|its)\b|[桌椅架床台柜凳]|里"
)
_PUTS = re.compile(
    r"\b(?:sets?|setting|puts?|putting|lays?|laying|places?|placing|lowers?|lowering|dumps?|dumping|plants?|leaves?|leaving|throws?|throwing|tosses|tossing|flings?|slides?|stands?)\b|[放搁扔丢撂摔]",
    re.IGNORECASE,
)
_DROPS = re.compile(
    r"\b(?:drops?|dropping|lets? (?:[\w']+ ){1,3}(?:fall|drop)|(?:falls?|slips?) from)\b|掉在|落在|摔在",
    re.IGNORECASE,
)
_DOWN = re.compile(r"\bdown\b|[放搁扔丢撂]下", re.IGNORECASE)
_LIFTS = re.compile(
    r"\b(?:picks?|picking|takes?|taking|grabs?|grabbing|lifts?|lifting|gathers?|gathering|snatch(?:es)?|shoulders|shouldering|hefts?|hoists?|collects?|seizes?|raises|retrieves?|carr(?:y|ies|ying))\b"
    r"|[拿提拎拾捡抱举背抓][起走过]",
    re.IGNORECASE,
)
_IT_UP = re.compile(r"\b(?:picks?|lifts?|gathers?|hoists?) (?:it|them)(?: up)?\b|[拿提拎拾捡抱]起[它来]?\W*$")
_IT = re.compile(r"\b(?:it|them|one)\b|它", re.IGNORECASE)
_NOT = re.compile(r"\b(?:no|not|without|never|doesn't|don't)\b|没|不|别", re.IGNORECASE)
_VERB_BETWEEN = re.compile(
    r"\b(?:kneels?|sits?(?= at\b)|sitting|sat|crouch\w*|falls?|sleeps?|looks?|stares?)\b", re.IGNORECASE
)


def laid_down(clause: str, own: Held | None) -> Held | None:
    """What a clause says stands on the floor, or puts there: `a suitcase at her feet`, `sets it down`. `own`
    is what is in the hand of whoever acts; None where nothing comes to the floor."""
    thing = thing_in(clause) or (own if own != "none" and _IT.search(clause) else None)
    if thing is None or thing in ("call", "gun_aimed") or _NOT.search(clause):
        return None
    if _drops(clause, thing):
        return thing
    return thing if _stands_there(clause, thing) and not _LIFTS.search(clause) else None


def _drops(clause: str, thing: Held) -> bool:
    """Whether somebody puts a thing on the floor, in words or because it is large."""
    if _DROPS.search(clause):
        return bool(_FLOOR.search(clause) or _FEET.search(clause) or not _ELSEWHERE.search(clause))
    puts = _PUTS.search(clause)
    if puts is None:
        return False
    rest = clause[puts.start() :]
    if _FLOOR.search(rest) or _FEET.search(rest):
        return True
    return thing in _LARGE and bool(_DOWN.search(rest)) and not _ELSEWHERE.search(rest)


def _stands_there(clause: str, thing: Held) -> bool:
    """Whether a thing is said to be at somebody's feet; nobody who sits there with one is meant."""
    feet = _FEET.search(clause) or (_BESIDE.search(clause) if thing in _LARGE else None)
    if feet is None:
        return False
    before, after = clause[: feet.start()], clause[feet.end() :]
    if thing_in(before):
        return not _VERB_BETWEEN.search(before)
    return thing_in(after) is not None and not re.match(r"\W*(?:with|holding|and|to)\b", after)


def feet_of(clause: str, names: Sequence[str]) -> str | None:
    """At whose feet a clause says that something stands (`A suitcase stands at Nora's feet`); None where it
    names nobody's."""
    feet = _FEET.search(clause)
    if feet is None or thing_in(clause) is None:
        return None
    around = clause[max(0, feet.start() - 6) : feet.end()]
    named = mentions(around, names)
    return named[-1][1] if named else None


def taken_up(clause: str, name: str, floor: Sequence[Laid]) -> Laid | None:
    """Which of the things on the floor somebody takes up in a clause: their own first, the last that was
    put there first; None where they take up none of them."""
    if not floor or not _LIFTS.search(clause) or _NOT.search(clause):
        return None
    thing = thing_in(clause)
    last_first = [*reversed(floor)]
    own_first = sorted(last_first, key=lambda each: each.by != name)
    if thing is not None:
        return next((each for each in own_first if each.thing == thing), None)
    return next((each for each in own_first if each.by == name), None) if _IT_UP.search(clause) else None
