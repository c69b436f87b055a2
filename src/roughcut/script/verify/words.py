"""Words as the fidelity check compares them, without the marks, quotes and spaces around them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_DASHES = re.compile(r"[\-‐‑‒–—―−﹘﹣－─━]+")
_DOTS = re.compile(r"\.{2,}")
_FOLDED = str.maketrans({"。": ".", "、": ",", "｡": ".", "､": ","})
_APOSTROPHES = frozenset("'’ʼ＇")
_OPENING = "“‘「『（(《〈【[—–-"
_QUOTES = frozenset("\"'`´«»‹›“”„‟‘’‚‛「」『』〝〞〟＂＇′″")


@dataclass(frozen=True)
class Word:
    """A word: its key (case, width and composition do not count) and where it stands in its text."""

    key: str
    start: int
    end: int


@lru_cache(maxsize=16_384)
def _kind(char: str) -> str:
    """`lone` for a character that is a word by itself, `letter`, `nothing` (invisible) or `mark`."""
    if "㐀" <= char <= "鿿" or "豈" <= char <= "﫿" or "぀" <= char <= "ヿ" or char >= "\U00020000":
        return "lone" if unicodedata.category(char)[0] in "LN" else "mark"
    category = unicodedata.category(char)
    if category[0] in "LMN":
        return "letter"
    return "nothing" if category == "Cf" else "mark"


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in order. Chinese and Japanese characters are words by themselves; hyphens part
    words, apostrophes do not. A text without a word is one word: its marks (`…`, an emoji)."""
    found: list[Word] = []
    start = -1
    for place, char in enumerate(text):
        kind = _kind(char)
        if char in _APOSTROPHES and start >= 0 and _kind(text[place + 1 : place + 2] or " ") == "letter":
            continue
        if start >= 0 and kind not in ("letter", "nothing"):
            found.append(_word(text, start, place))
            start = -1
        if kind == "lone":
            found.append(_word(text, place, place + 1))
        elif kind == "letter" and start < 0:
            start = place
    if start >= 0:
        found.append(_word(text, start, len(text)))
    return tuple(found) or (Word(f"\0{marks_of(text)}", 0, len(text)),)


def _word(text: str, start: int, end: int) -> Word:
    key = unicodedata.normalize("NFKC", text[start:end]).casefold()
    plain = "".join("'" if char in _APOSTROPHES else char for char in key if _kind(char) != "nothing")
    return Word(plain, start, end)


def cuts_of(text: str, words: tuple[Word, ...]) -> list[int | None]:
    """For each word the place where the text may be cut before it, with the marks that open it; None where
    a cut would fall inside a word. The first is 0."""
    return [0, *(_cut(text, before, after) for before, after in pairwise(words))]


def _cut(text: str, before: Word, after: Word) -> int | None:
    between = text[before.end : after.start]
    spaces = [place for place, char in enumerate(between) if char.isspace()]
    if spaces:
        return before.end + spaces[-1] + 1
    if _kind(text[before.end - 1]) == "lone" or _kind(text[after.start]) == "lone":
        return before.end + len(between.rstrip(_OPENING))
    return None


def is_wordless(words: tuple[Word, ...]) -> bool:
    """True where a text holds marks alone."""
    return len(words) == 1 and words[0].key.startswith("\0")


def marks_of(text: str) -> str:
    """The text without spaces and quotes, and with one glyph for each dash, stop and row of dots: two texts
    with the same result are the same words with the same marks, however they are set."""
    plain = unicodedata.normalize("NFKC", text).translate(_FOLDED)
    kept = "".join(
        c for c in plain if c not in _QUOTES and not c.isspace() and unicodedata.category(c) != "Cf"
    )
    return _DOTS.sub("…", _DASHES.sub("-", kept))


def likeness(one: Counter[str], other: Counter[str]) -> tuple[float, float, int]:
    """How alike two bags of words are: shared of both and of the smaller (0 to 1), and how many."""
    shared = sum((one & other).values())
    sizes = one.total(), other.total()
    return 2 * shared / max(1, sum(sizes)), shared / max(1, min(sizes)), shared
