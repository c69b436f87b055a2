"""Finds the words of the tables in a description: whole words, not negated, with their colours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from roughcut.previs.figures.words import NEGATIONS
from roughcut.previs.schema import Colour

_CJK = "一-鿿"
_NEGATED = re.compile(r"(?<![a-z])(?:" + NEGATIONS + r")(?:\s+\w+){0,2}\s*$", re.IGNORECASE)


@cache
def _pattern(source: str) -> re.Pattern[str]:
    """English alternatives as whole words, Chinese ones anywhere."""
    # Without -i the compiler would fold the case of every character of that range, for every pattern.
    chinese = rf"(?<=(?-i:[{_CJK}]))(?:{source})"
    return re.compile(rf"(?:(?<![a-z])(?:{source})(?![a-z])|{chinese})", re.IGNORECASE)


def find(source: str, text: str) -> re.Match[str] | None:
    """The first place where the pattern stands in the text and is not negated just before."""
    for match in _pattern(source).finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        if not _NEGATED.search(before):
            return match
    return None


def pick(table: Mapping[str, str], text: str) -> str | None:
    """The first value of a table whose words are in the text."""
    return next((value for value, source in table.items() if find(source, text)), None)


def colour_in(table: Mapping[str, Colour], text: str) -> Colour | None:
    """The colour that a table finds last in a piece of text: the one nearest before its noun."""
    best: tuple[int, int, Colour] | None = None
    for source, colour in table.items():
        for match in _pattern(source).finditer(text):
            key = (match.end(), match.end() - match.start())
            if best is None or key > best[:2]:
                best = (*key, colour)
    return best[2] if best else None


def colour_before(table: Mapping[str, Colour], source: str, text: str) -> Colour | None:
    """The colour word in the same phrase as a noun: just before it, or after `is`, `was`, `是`."""
    match = find(source, text)
    if match is None:
        return None
    phrase = re.split(
        r"[,.;，。；、()（）]|\band\b|\bwith\b|\bwearing\b|\bin an?\b|戴|穿|和|与", text[: match.start()]
    )[-1]
    within = colour_in(table, phrase + match.group(0))
    if within is not None:
        return within
    after = re.match(r"\s*(?:is|was|are|of|是|为|呈)?\s*([\w-]+(?: [\w-]+)?)", text[match.end() :])
    linked = re.match(r"\s*(?:is|was|are|是|为|呈)", text[match.end() :])
    return colour_in(table, after.group(1)) if after and linked else None
